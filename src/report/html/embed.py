#!/usr/bin/env python3
"""Writes page.css and page.js as C++ strings, with the hashes by which the page's policy allows them.

    embed.py page.css page.js page_files.cpp
"""

import base64
import hashlib
import pathlib
import sys

PIECE = 8000  # a string literal of C++ need not be longer than 65,535 bytes


def literal(text):
    """A C++ expression for the text: raw strings, one after the other."""
    pieces = [text[i:i + PIECE] for i in range(0, len(text), PIECE)]
    return "\n    ".join(f'R"page({piece})page"' for piece in pieces)


def main():
    style, script, out = map(pathlib.Path, sys.argv[1:])
    lines = ['#include "report/html/page_files.h"', "", "namespace crosscheck::report::html {", ""]
    for name, path in (("Style", style), ("Script", script)):
        text = path.read_text(encoding="utf-8")
        for forbidden in ("</", "<!--", ')page"'):  # they would end the element, or the literal
            if forbidden in text:
                sys.exit(f"{path}: must not hold {forbidden}")
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        lines += [f"const std::string_view k{name} =\n    {literal(text)};",
                  f'const std::string_view k{name}Hash = "sha256-{digest}";', ""]
    lines += ["} // namespace crosscheck::report::html", ""]
    out.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
