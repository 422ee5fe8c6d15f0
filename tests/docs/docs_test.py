#!/usr/bin/env python3
"""Runs the commands that the documentation shows and compares what they print.

    docs_test.py PROGRAM FILE...            runs the pages
    docs_test.py --bless PROGRAM FILE...    writes what is printed now into the pages; read the diff

A page is run from top to bottom in an empty folder, in which `crosscheck` is the program:

    ```yaml desk/outages.yaml       a block whose opening line names a file makes that file;
    ```console                      in a console block a line that begins with "$ " is a command, and
    $ crosscheck check news         the lines up to the next one are what it prints, both streams.
    ```                             "..." alone on a line stands for any lines.

A block that opens with "```console no-run" is shown only. Exit statuses 0 and 1 are expected; a page
that wants 2 shows the error.
"""

import argparse
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

FENCE = re.compile(r"^```(\S*)[ ]?(.*)$")


def blocks(lines):
    """Yields (language, argument, first line of content, line of the closing fence)."""
    opened = None
    for number, line in enumerate(lines):
        match = FENCE.match(line)
        if not match:
            continue
        if opened is None:
            opened = (match.group(1), match.group(2).strip(), number + 1)
        else:
            yield (*opened, number)
            opened = None


def fits(expected, got):
    """Whether the lines are those expected, "..." standing for any."""
    if "..." not in expected:
        return expected == got
    cut = expected.index("...")
    if expected[:cut] != got[:cut]:
        return False
    rest = expected[cut + 1:]
    return any(fits(rest, got[start:]) for start in range(cut, len(got) + 1))


def shell(command, folder, environment):
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, timeout=120,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout.decode("utf-8", "replace").splitlines()


def run_page(page, environment, bless):
    lines = page.read_text(encoding="utf-8").splitlines()
    out, copied, commands, failures = [], 0, 0, []
    with tempfile.TemporaryDirectory(prefix="crosscheck-docs.") as folder:
        for language, argument, begin, end in blocks(lines):
            content = lines[begin:end]
            if language != "console" and argument and "/" not in argument[:1]:
                path = pathlib.Path(folder, argument)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("\n".join(content) + "\n", encoding="utf-8")
                continue
            if language != "console" or argument == "no-run":
                continue
            out += lines[copied:begin]
            copied = end
            at = 0
            while at < len(content):
                command = content[at]
                stop = at + 1
                while stop < len(content) and not content[stop].startswith("$ "):
                    stop += 1
                out.append(command)
                expected = content[at + 1:stop]
                got = shell(command.removeprefix("$ "), folder, environment)
                commands += 1
                if fits(expected, got):
                    out += expected
                else:
                    out += got
                    failures.append(f"{page}:{begin + at + 1}: {command}\n" + "\n".join(
                        difflib.unified_diff(expected, got, "the page", "now", lineterm="")))
                at = stop
    if bless:
        page.write_text("\n".join(out + lines[copied:]) + "\n", encoding="utf-8")
        failures = []
    return commands, failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bless", action="store_true")
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("pages", type=pathlib.Path, nargs="+")
    arguments = parser.parse_args()
    program = arguments.program.resolve()
    with tempfile.TemporaryDirectory(prefix="crosscheck-path.") as path:
        os.symlink(program, pathlib.Path(path, "crosscheck"))
        environment = {"PATH": f"{path}:{os.environ.get('PATH', '/usr/bin:/bin')}", "LC_ALL": "C.UTF-8",
                       "TZ": "UTC"}
        environment |= {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        failed = 0
        for page in arguments.pages:
            commands, failures = run_page(page, environment, arguments.bless)
            for failure in failures:
                print(failure)
            print(f"{'FAILED' if failures else 'passed'}: {page.name}, {commands} commands")
            failed += len(failures) > 0 or commands == 0
    # The runner counts these lines as it does those of doctest.
    count = len(arguments.pages)
    print(f"[doctest] test cases: {count} | {count - failed} passed | {failed} failed | 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
