#!/usr/bin/env python3
"""Runs `crosscheck check` over generated articles: time, memory, what was found of what was planted.

    end_to_end.py PROGRAM [--articles N...] [--seed S] [--list K]

Prints a Markdown table. Found: a fact of the report has a claim on two planted sentences that tell different
values. False: a fact whose relation is contradict, update or variant and that stands on no planted conflict.
The time of `cat` over the same bytes stands beside the program's as a yardstick of the machine.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import corpus

REPORTED = ("contradict", "update", "variant")


def timed(command, output):
    """Seconds, and the peak memory in MB, of a command that ends with status 0."""
    with open(output, "wb") as out:
        start = time.monotonic()
        done = subprocess.run(["/usr/bin/env", "python3", "-c", MEASURE, *command], stdout=out, stderr=subprocess.PIPE)
        seconds = time.monotonic() - start
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stderr.decode()[:2000]}")
    measured = json.loads(done.stderr.splitlines()[-1])
    return measured["seconds"] or seconds, measured["megabytes"]


# In a process of its own, so that the peak is the command's and not the largest so far.
MEASURE = """
import json, os, subprocess, sys, time
start = time.monotonic()
process = subprocess.Popen(sys.argv[1:], stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(json.dumps({"seconds": time.monotonic() - start, "megabytes": usage.ru_maxrss / 1024}), file=sys.stderr)
sys.exit(os.waitstatus_to_exitcode(status))
"""


class Truth:
    """Planted lines, and which of them a span of a document touches."""

    def __init__(self, path):
        self.lines = [json.loads(line) for line in open(path, encoding="utf-8")]
        self.by_document = collections.defaultdict(list)
        for number, line in enumerate(self.lines):
            for mention in line["mentions"]:
                self.by_document[mention["document"]].append(
                    (mention["start"], mention["end"], number, mention["value"]))

    def touched(self, document, start, end):
        return [(number, value) for s, e, number, value in self.by_document[document] if s < end and start < e]

    def conflicts(self):
        return {n for n, line in enumerate(self.lines) if line["relation"] in REPORTED}


def score(report, truth):
    """(planted, found, right relation, false), and what was missed or false by attribute."""
    conflicts, found, right, false = truth.conflicts(), set(), set(), []
    for fact in report["facts"]:
        if fact["relation"] not in REPORTED:
            continue
        told = collections.defaultdict(set)
        for value in fact["values"]:
            for index in value["claims"]:
                claim = report["claims"][index]
                if claim["field"] != "text":
                    continue
                for number, planted in truth.touched(claim["document"], claim["start"], claim["end"]):
                    told[number].add((value["value"], planted))
        hit = {n for n, pairs in told.items() if n in conflicts and same_attribute(truth.lines[n], fact)
               and len({v for v, _ in pairs}) > 1 and len({p for _, p in pairs}) > 1}
        found |= hit
        right |= {n for n in hit if truth.lines[n]["relation"] == fact["relation"]}
        if not hit:
            false.append((fact, [truth.lines[n] for n in told]))
    return conflicts, found, right, false


def same_attribute(line, fact):
    told = fact["attribute"].split(".")[0]
    # Who said something is a name.
    return line["attribute"].split(".")[0] == {"speaker": "name"}.get(told, told)


def list_some(report, truth, conflicts, found, false, how_many):
    missed = collections.Counter(truth.lines[n]["attribute"] for n in conflicts - found)
    planted = collections.Counter(truth.lines[n]["attribute"] for n in conflicts)
    print("\nmissed of planted: " + ", ".join(f"{a} {missed[a]}/{planted[a]}" for a in sorted(planted)))
    traps = collections.Counter(line.get("trap", line["attribute"]) for _, lines in false for line in lines[:1])
    print("false, by the planted sentence it stands on: " + (", ".join(f"{t} {c}" for t, c in traps.most_common()) or "none"))
    for fact, _ in false[:how_many]:
        print(f"  {fact['relation']} {fact['attribute']}: {fact['message']}")
        for value in fact["values"]:
            claim = report["claims"][value["claims"][0]]
            print(f"    {value['value']}: {claim['document']}: {claim['text']}")
    for n in sorted(conflicts - found)[:how_many]:
        line = truth.lines[n]
        print(f"  missed {line['relation']} {line['attribute']}: story {line['story']}, "
              + " | ".join(sorted({m["value"] for m in line["mentions"]})))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--articles", type=int, nargs="+", default=[100, 1000, 10000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", type=int, default=0, help="print so many misses and false findings")
    arguments = parser.parse_args()
    print("| articles | MB | check s | s per 1,000 | peak MB | cat s | planted | found | relation right | false per article |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    details = []
    for count in arguments.articles:
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            articles, truth_path = corpus.write(folder, count, arguments.seed)
            seconds, megabytes = timed([arguments.program, "check", articles, "--format", "json", "--fail-on", "never"],
                                       folder / "report.json")
            cat_seconds, _ = timed(["cat", articles], folder / "copy")
            report, truth = json.loads((folder / "report.json").read_text(encoding="utf-8")), Truth(truth_path)
            conflicts, found, right, false = score(report, truth)
            print(f"| {count:,} | {articles.stat().st_size / 1e6:.2f} | {seconds:.2f} | {seconds / count * 1000:.2f} "
                  f"| {megabytes:.0f} | {cat_seconds:.3f} | {len(conflicts)} | {len(found)} | {len(right)} "
                  f"| {len(false) / count:.4f} |", flush=True)
            details.append((report, truth, conflicts, found, false))
    if arguments.list:
        for detail in details:
            list_some(*detail, arguments.list)


if __name__ == "__main__":
    main()
