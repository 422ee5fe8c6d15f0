#!/usr/bin/env python3
"""Counts test cases, so that a run of tests ends with the line "N passed, N failed".

    tally.py TESTLOG.json       the log of one `meson test`: the cases of every program in it
    tally.py --sum LOG...       the last such line of each log, added up; a log without one failed

A program says how many cases it ran in doctest's words, "[doctest] test cases: 3 | 3 passed | 0 failed";
one that says nothing is one case. A program that ended badly has one failed case at least, whatever it
said before. Exits 1 where a case failed or none ran.
"""

import json
import re
import sys

CASES = re.compile(r"\[doctest\] test cases:\s*\d+\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed")
TOTAL = re.compile(r"(\d+) passed, (\d+) failed")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def count_program(entry):
    said = CASES.findall(COLOUR.sub("", entry.get("stdout") or ""))
    passed = sum(int(p) for p, _ in said)
    failed = sum(int(f) for _, f in said)
    ended_well = entry["result"] in ("OK", "SKIP", "EXPECTEDFAIL")
    if not said and entry["result"] == "OK":
        passed = 1
    if not ended_well:
        failed = max(failed, 1)
    return passed, failed


def count_log(path):
    with open(path, encoding="utf-8", errors="replace") as log:
        counts = [count_program(json.loads(line)) for line in log if line.strip()]
    return sum(p for p, _ in counts), sum(f for _, f in counts)


def read_total(path):
    with open(path, encoding="utf-8", errors="replace") as log:
        lines = [line.strip() for line in log if line.strip()]
    total = TOTAL.fullmatch(lines[-1]) if lines else None
    return (int(total[1]), int(total[2])) if total else (0, 1)


def main(arguments):
    if arguments[:1] == ["--sum"]:
        counts = [read_total(path) for path in arguments[1:]]
    else:
        try:
            counts = [count_log(path) for path in arguments]
        except OSError as error:
            print(f"tally.py: {error}", file=sys.stderr)
            counts = [(0, 1)]
    passed, failed = sum(p for p, _ in counts), sum(f for _, f in counts)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
