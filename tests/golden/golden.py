#!/usr/bin/env python3
"""Runs the program on the cases of a folder and compares what it prints, byte by byte.

    golden.py PROGRAM [CASE...]            runs all cases, or those named
    golden.py --bless PROGRAM [CASE...]    takes what the program prints now as right; read the diff

A case is a folder beside this file:

    args       the arguments, as in a shell; a line each is fine
    out        what has to come on standard output
    err        what has to come on standard error; no file: nothing
    status     the exit status; no file: 0
    stdin      what the program reads from standard input; no file: nothing
    make.py    run first, in the case's folder: makes inputs that are too large to keep
    limits     "seconds N" and "megabytes N" that the run must stay below; not held under sanitizers
    anything   else is input: articles/, rules/

The program runs in a copy of the case, so that paths are short and nothing is written here; links are
followed. An `out` that is a link to another case's says that both print the same, and is not blessed.
"""

import argparse
import concurrent.futures
import difflib
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
EXPECTED = ("out", "err", "status")
ENVIRONMENT = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC"}
# What sanitizers need comes from outside; everything else is the same on every machine.
PASSED_ON = re.compile(r"(ASAN|UBSAN|LSAN|TSAN)_OPTIONS")
DEADLINE = 120  # seconds


class Run:
    def __init__(self, out, err, status, seconds=0.0, megabytes=0.0):
        self.out, self.err, self.status = out, err, status
        self.seconds, self.megabytes = seconds, megabytes

    @staticmethod
    def expected(case):
        def read(name, missing):
            path = case / name
            return path.read_bytes() if path.exists() else missing
        return Run(read("out", b""), read("err", b""), read("status", b"0\n").decode().strip())


def run(program, case, scratch):
    work = pathlib.Path(scratch) / case.name
    shutil.copytree(case, work, ignore=shutil.ignore_patterns(*EXPECTED))
    if (work / "make.py").exists():
        subprocess.run([sys.executable, "make.py"], cwd=work, check=True, timeout=DEADLINE)
    given = work / "stdin"
    environment = ENVIRONMENT | {k: v for k, v in os.environ.items() if PASSED_ON.fullmatch(k)}
    arguments = shlex.split((work / "args").read_text(encoding="utf-8"), comments=True)
    with open(given if given.exists() else os.devnull, "rb") as stdin, \
            open(work / ".out", "w+b") as out, open(work / ".err", "w+b") as err:
        start = time.monotonic()
        process = subprocess.Popen([program, *arguments], cwd=work, env=environment,
                                   stdin=stdin, stdout=out, stderr=err)
        late = threading.Timer(DEADLINE, process.kill)
        late.start()
        _, raw_status, usage = os.wait4(process.pid, 0)
        late.cancel()
        seconds = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(raw_status)
        out.seek(0), err.seek(0)
        got = Run(out.read(), err.read(), str(process.returncode), seconds, usage.ru_maxrss / 1024)
    shutil.rmtree(work)
    return got


def bless(case, got):
    for name, content, silent in (("out", got.out, b""), ("err", got.err, b""),
                                  ("status", got.status.encode() + b"\n", b"0\n")):
        path = case / name
        if path.is_symlink():
            continue
        if content == silent and name != "out":
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content)


def text(content):
    return content.decode("utf-8", errors="backslashreplace").splitlines()


def complaints(case, got, limits_hold):
    want = Run.expected(case)
    if got.status != want.status:
        yield f"exit status {got.status}, expected {want.status}"
    for name, is_now, was in (("out", got.out, want.out), ("err", got.err, want.err)):
        if is_now != was:
            diff = list(difflib.unified_diff(text(was), text(is_now), f"{name} expected", f"{name} now",
                                             lineterm=""))
            yield "\n".join(diff[:60] + ([f"... {len(diff) - 60} lines more"] if len(diff) > 60 else []))
    limits = case / "limits"
    if limits_hold and limits.exists():
        for name, most in re.findall(r"(seconds|megabytes) (\d+)", limits.read_text(encoding="utf-8")):
            if getattr(got, name) > int(most):
                yield f"took {getattr(got, name):.1f} {name}, at most {most} allowed"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bless", action="store_true", help="take what is printed now as right")
    parser.add_argument("--no-limits", action="store_true", help="time and memory are not held")
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("cases", nargs="*", help="names of cases; all where none is given")
    arguments = parser.parse_args()

    program = arguments.program.resolve()
    folders = sorted(path.parent for path in HERE.glob("*/args"))
    unknown = set(arguments.cases) - {folder.name for folder in folders}
    if unknown:
        parser.error(f"no such case: {', '.join(sorted(unknown))}")
    folders = [f for f in folders if not arguments.cases or f.name in arguments.cases]

    failed = 0
    with tempfile.TemporaryDirectory() as scratch, \
            concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = list(pool.map(lambda folder: run(program, folder, scratch), folders))
        if arguments.bless:
            for folder, got in zip(folders, runs):
                bless(folder, got)
        for folder, got in zip(folders, runs):
            found = list(complaints(folder, got, not arguments.no_limits))
            failed += bool(found)
            for complaint in found:
                print(f"FAILED {folder.name}: {complaint}")
    print(f"[doctest] test cases: {len(folders)} | {len(folders) - failed} passed | {failed} failed | 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
