#!/usr/bin/env python3
"""Runs a command that must succeed and say nothing on standard error.

    silent.py PROGRAM ARGUMENT...
"""

import subprocess
import sys


def main():
    done = subprocess.run(sys.argv[1:], stderr=subprocess.PIPE, check=False)
    sys.stderr.buffer.write(done.stderr)
    good = done.returncode == 0 and not done.stderr
    print(f"[doctest] test cases: 1 | {1 if good else 0} passed | {0 if good else 1} failed | 0 skipped")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
