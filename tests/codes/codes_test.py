#!/usr/bin/env python3
"""Whether each code that the program can print is explained in docs/diagnostics.md and seen in a golden case.

    codes_test.py SOURCE_FOLDER

Codes are looked for in src/ by their form, "R012" in quotes. Codes of rules (R...) need a paragraph and a
golden case; the others a line of the table. What is explained and no longer printed fails as well.
"""

import pathlib
import re
import sys


def main():
    root = pathlib.Path(sys.argv[1])
    printed = set()
    for path in sorted((root / "src").rglob("*")):
        if path.suffix in (".cpp", ".h"):
            printed |= set(re.findall(r'"([CGIR]\d{3})"', path.read_text(encoding="utf-8")))
    page = (root / "docs/diagnostics.md").read_text(encoding="utf-8")
    paragraphs = set(re.findall(r"^### (R\d{3})\n\w", page, re.MULTILINE))
    rows = set(re.findall(r"^\| ([CGI]\d{3}) \| \S", page, re.MULTILINE))
    seen = set()
    for name in ("err", "out"):
        for path in (root / "tests/golden").glob(f"*/{name}"):
            seen |= set(re.findall(r"\[(R\d{3})\]", path.read_text(encoding="utf-8", errors="replace")))
    rules = {code for code in printed if code.startswith("R")}

    failures = [f"{code} has no paragraph in docs/diagnostics.md" for code in sorted(rules - paragraphs)]
    failures += [f"{code} has no line in docs/diagnostics.md" for code in sorted(printed - rules - rows)]
    failures += [f"{code} is explained and nothing prints it"
                 for code in sorted((paragraphs | rows) - printed)]
    failures += [f"{code} is in no golden case" for code in sorted(rules - seen)]
    for failure in failures:
        print(f"FAILED {failure}")
    print(f"[doctest] test cases: 1 | {0 if failures else 1} passed | {1 if failures else 0} failed | 0 skipped")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
