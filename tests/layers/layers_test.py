#!/usr/bin/env python3
"""The borders of the modules: a library has few users, and no module shows another a library's type.

An include of one of our modules that is not declared does not compile (src/meson.build). What the
compiler does not see is checked here: which folder of src/ names which library, and that a header
that other modules see, directly or through another header, includes the standard library, our own
headers and tl/expected.hpp only.
"""

import pathlib
import re
import sys

# Folders of src/ that may include a library, by the first part of the include's path.
USERS = {
    "re2": {"match"},
    "boost": {"graph"},
    "unicode": {"text", "entity", "ingest"},  # ICU; ingest decodes bytes with it
    "yaml-cpp": {"rules"},
    "nlohmann": {"report", "review", "ingest", "cli"},
    "CLI": {"cli"},
    "uchardet": {"ingest"},
    "gumbo.h": {"ingest"},
    "cmark.h": {"ingest"},
    "pugixml.hpp": {"ingest", "report"},
    "archive.h": {"ingest"},
    "archive_entry.h": {"ingest"},
    "fmt": None,  # everywhere, but in no header that others see
    "tl": None,
}
IN_HEADERS = {"tl"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
STANDARD = re.compile(r"[a-z_0-9]+(\.h)?")  # <vector>, <unistd.h>: no folder


def includes(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = INCLUDE.match(line)
        if found:
            yield number, found[1], found[2]


def library_of(name):
    """The library of an include, by its first part; None for the standard library and the system."""
    first = name.split("/")[0]
    if first == "sys":
        return None
    if first in USERS or "/" in name:
        return first
    if not STANDARD.fullmatch(name):
        return first
    return None


def seen_by_others(source):
    """The headers that a file of another module reaches."""
    reached = set()

    def follow(name, module):
        if (name, module) not in reached and (source / name).exists():
            reached.add((name, module))
            for _, mark, further in includes(source / name):
                if mark == '"':
                    follow(further, module)

    for path in source.rglob("*.cpp"):
        module = path.relative_to(source).parts[0]
        for _, mark, name in includes(path):
            if mark == '"':
                follow(name, module)
    return {name for name, module in reached if name.split("/")[0] != module}


def broken_borders(source):
    modules = {folder.name for folder in source.iterdir() if folder.is_dir()}
    shown = seen_by_others(source)
    for path in sorted(p for p in source.rglob("*") if p.suffix in (".h", ".cpp")):
        relative = path.relative_to(source)
        module = relative.parts[0]
        for number, mark, name in includes(path):
            place = f"src/{relative}:{number}"
            if mark == '"':
                if name.split("/")[0] not in modules:
                    yield f'{place}: "{name}" is none of ours; write <{name}> if it is a library\'s'
                continue
            library = library_of(name)
            if library is None:
                continue
            if library not in USERS:
                yield f"{place}: <{name}> is of a library that tests/layers does not know"
            elif USERS[library] is not None and module not in USERS[library]:
                yield f"{place}: only {', '.join(sorted(USERS[library]))} may include <{name}>"
            elif str(relative) in shown and library not in IN_HEADERS:
                yield f"{place}: other modules see this header, so it does not include <{name}>"


def arrows_back(source):
    """A module uses only those that stand above it in src/meson.build."""
    text = (source / "meson.build").read_text(encoding="utf-8")
    order = re.findall(r"'([\w-]+)'", re.search(r"modules = \[(.*?)\]", text, re.S)[1])
    for module in order:
        declared = (source / module / "meson.build").read_text(encoding="utf-8")
        found = re.search(r"^uses = \[(.*?)\]", declared, re.S | re.M)
        for used in re.findall(r"'([\w-]+)'", found[1]) if found else []:
            if order.index(used) >= order.index(module):
                yield f"src/{module}/meson.build: uses {used}, which stands below {module}"


def main():
    source = pathlib.Path(sys.argv[1]) / "src"
    cases = [("each library has its users, and none shows it to others", broken_borders),
             ("arrows between modules point one way", arrows_back)]
    failed = 0
    for name, check in cases:
        complaints = list(check(source))
        for complaint in complaints:
            print(complaint)
        print(f"{'FAILED' if complaints else 'passed'}: {name}")
        failed += bool(complaints)
    print(f"[doctest] test cases: {len(cases)} | {len(cases) - failed} passed | {failed} failed | 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
