#!/usr/bin/env python3
"""Makes the word lists that come from packages: countries, subdivisions, common English words.

    generate_lexicons.py ISO_CODES SCOWL OUT

ISO_CODES is the json folder of iso-codes, SCOWL the folder of scowl. Each list has one form a line,
a tab, and what the form stands for: an ISO 3166-1 alpha-2 code, an ISO 3166-2 code, or the SCOWL
level (10 is the commonest). Forms are sorted, so that equal packages give equal bytes.
"""
import json
import os
import re
import sys
import unicodedata

# Levels above 40 hold words that news rarely writes and names that look like words.
LEVELS = (10, 20, 35, 40)
SETS = ("english-words", "american-words", "british-words", "british_z-words",
        "english-contractions", "american-contractions")


def write(folder, name, entries):
    with open(os.path.join(folder, name), "w", encoding="utf8", newline="\n") as out:
        for form in sorted(entries):
            out.write(f"{form}\t{entries[form]}\n")


def read(folder, name, key):
    with open(os.path.join(folder, name), encoding="utf8") as file:
        return json.load(file)[key]


def common_words(folder):
    words = {}
    for level in LEVELS:
        for kind in SETS:
            path = os.path.join(folder, f"{kind}.{level}")
            if not os.path.exists(path):
                continue
            with open(path, encoding="latin-1") as file:
                for line in file:
                    word = line.strip().lower()
                    # A possessive is looked up without its ending.
                    if len(word) > 1 and not word.endswith("'s"):
                        words.setdefault(word, level)
    return words


def spellings(name):
    """The name, and the name as a desk without accents writes it."""
    folded = unicodedata.normalize("NFKD", name)
    return {name, "".join(c for c in folded if not unicodedata.combining(c))}


def plain(name):
    """A country as news writes it: "Iran, Islamic Republic of" is Iran only by its common name."""
    name = re.sub(r"\s*[(\[].*?[)\]]", "", name).strip()
    return name if "," not in name else ""


def countries(folder):
    found = {}
    for row in read(folder, "iso_3166-1.json", "3166-1"):
        for key in ("common_name", "name", "official_name"):
            form = plain(row.get(key, ""))
            form = re.sub(r"^the ", "", form, flags=re.I)
            for spelling in spellings(form.lower()):
                if spelling:
                    found.setdefault(spelling, row["alpha_2"])
    return found


def subdivisions(folder, words):
    found = {}
    # A country's largest units come first, so that "Norfolk" of two codes takes the wider one.
    rows = read(folder, "iso_3166-2.json", "3166-2")
    for row in sorted(rows, key=lambda row: ("parent" in row, row["code"])):
        for form in re.split(r"\s*[/;]\s*", plain(row["name"])):
            for spelling in spellings(form.lower()):
                if len(spelling) > 2 and spelling not in words:
                    found.setdefault(spelling, row["code"])
    # Well-known units win over namesakes: the state over a Liberian county.
    for row in rows:
        form = row["name"].lower()
        if row["code"].startswith(("US-", "CA-", "GB-", "AU-")) and form in found:
            found[form] = row["code"]
    return found


def main():
    iso, scowl, out = sys.argv[1:4]
    words = common_words(scowl)
    write(out, "common-words.txt", words)
    write(out, "countries.txt", countries(iso))
    write(out, "subdivisions.txt", subdivisions(iso, words))


if __name__ == "__main__":
    main()
