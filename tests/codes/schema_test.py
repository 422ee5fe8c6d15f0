#!/usr/bin/env python3
"""Whether docs/rules.schema.json and docs/config.schema.json know just the keys that the loader knows.

    schema_test.py PROGRAM SOURCE_FOLDER

The loader is asked: an unknown key gets a help line that lists the known ones.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ODD = "qqqqqqqqqqqqqqqq"
HEAD = "pack: p\nattributes: {a: {compare: count, key: [event]}}\n"
RULE = HEAD + "rules:\n  - id: x\n    attribute: a\n    patterns: ['<count:value> died']\n"
# Where a map of the language stands in a file, and where in the schema.
PLACES = {
    "the file": (f"pack: p\n{ODD}: 1\n", ["properties"]),
    "an attribute": (f"pack: p\nattributes: {{a: {{{ODD}: 1}}}}\n", ["$defs", "attribute", "properties"]),
    "a rule": (HEAD + f"rules: [{{{ODD}: 1}}]\n", ["$defs", "rule", "properties"]),
    "a pattern": (HEAD + "rules:\n  - id: x\n    attribute: a\n"
                  f"    patterns: [{{{ODD}: 1}}]\n    examples: [a]\n",
                  ["$defs", "rule", "properties", "patterns", "oneOf", 1, "items", "oneOf", 1, "properties"]),
    "a lexicon": (f"pack: p\nlexicons: {{x: {{{ODD}: 1}}}}\n",
                  ["$defs", "lexicon", "oneOf", 1, "properties"]),
    "an example": (RULE + f"    examples: [{{text: a, expect: [], {ODD}: 1}}]\n", None),
}
# The same of crosscheck.yml.
CONFIG = {
    "the configuration": (f"{ODD}: 1\n", ["properties"]),
    "an override": (f"overrides: [{{{ODD}: 1}}]\n", ["$defs", "override", "properties"]),
    "a publication": (f"publications: [{{{ODD}: 1}}]\n", ["$defs", "publication", "properties"]),
}


def known(program, text, arguments):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "rules.yaml")
        path.write_text(text, encoding="utf-8")
        done = subprocess.run([program, *arguments, str(path)], capture_output=True, check=False,
                              timeout=120, text=True, encoding="utf-8", env=dict(os.environ, LC_ALL="C"))
    match = re.search(rf"unknown key '{ODD}'.*?help: one of (.*?)$", done.stderr, re.DOTALL | re.MULTILINE)
    if not match:
        return None
    return set(match.group(1).split(", "))


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    failures = []
    cases = [("rules", ["rules", "check"], place) for place in PLACES.items()]
    cases += [("config", ["config", "print", "--config"], place) for place in CONFIG.items()]
    for page, arguments, (name, (text, way)) in cases:
        schema = json.loads((root / f"docs/{page}.schema.json").read_text(encoding="utf-8"))
        loader = known(program, text, arguments)
        if loader is None:
            failures.append(f"{name}: the loader does not list its keys")
            continue
        if way is None:  # two kinds of example: with a text, with articles
            kinds = [kind for kind in schema["$defs"]["example"]["oneOf"] if "properties" in kind]
            published = set().union(*(kind["properties"] for kind in kinds))
        else:
            node = schema
            for step in way:
                node = node[step]
            published = set(node)
        for key in sorted(loader - published):
            failures.append(f"{name}: the schema lacks '{key}'")
        for key in sorted(published - loader):
            failures.append(f"{name}: the loader does not know '{key}'")
    for failure in failures:
        print(f"FAILED {failure}")
    print(f"[doctest] test cases: {len(cases)} | {len(cases) - min(len(cases), len(failures))} passed | "
          f"{len(failures)} failed | 0 skipped")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
