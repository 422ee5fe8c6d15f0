#!/usr/bin/env python3
"""Writes articles with planted facts and conflicts, and the truth beside them.

    corpus.py --articles 1000 --seed 1 FOLDER

FOLDER/articles.jsonl holds the articles (id, text, title, date, source), FOLDER/truth.jsonl what was planted:

    {"story": 7, "attribute": "injured", "relation": "contradict",
     "mentions": [{"document": "7-0", "start": 0, "end": 64, "value": "140"}, ...]}

Mentions are the sentences that state a value, in bytes of the document's text; equal `value` strings agree.
`relation` is contradict, update, variant, agree, or none: a near miss that looks like a conflict and is none,
named by `trap`. Same seed, same bytes. A story is three to seven articles over some days about one event;
people and places are made of syllables, and no two stories share a place.
"""

import argparse
import datetime
import json
import pathlib
import random

import stories

SOURCES = ["Morning Post", "Harbour Courier", "Northern Wire", "The Gazette", "Radio One", "Evening Mail",
           "Coast Agency", "Daily Ledger"]
ONSETS = "b br d dr f g gr h j k kl l m n p r s st t tr v z".split()
VOWELS = "a e i o u ei ou".split()
CODAS = " n r l s k m nd rk st".split(" ")
PLACE_ENDINGS = ["ford", "mere", "stad", "wick", "holm", "burg", "mouth", "field"]
GIVEN = {"he": "Anton Bruno Carl David Emil Felix Georg Henrik Ivan Jakob Karel Leo Marek Niklas Otto Pavel".split(),
         "she": "Anna Berta Clara Dora Elsa Freda Greta Hanna Irma Johanna Karin Lena Marta Nora Olga Petra".split()}


class World:
    """Names that were not used before."""

    def __init__(self, rng):
        self.rng = rng
        self.used = set()

    def syllable(self):
        return self.rng.choice(ONSETS) + self.rng.choice(VOWELS)

    def fresh(self, make):
        while True:
            name = make()
            if name not in self.used:
                self.used.add(name)
                return name

    def place(self):
        return self.fresh(lambda: (self.syllable() + self.syllable()).capitalize()
                          + self.rng.choice(PLACE_ENDINGS))

    def surname(self):
        return self.fresh(lambda: (self.syllable() + self.syllable() + self.syllable()
                                   + self.rng.choice(CODAS)).capitalize())

    def person(self, surname=None):
        gender = self.rng.choice(["he", "she"])
        return {"given": self.rng.choice(GIVEN[gender]), "surname": surname or self.surname(), "pronoun": gender}

    def misspelt(self, surname):
        """The surname with one inner letter doubled, dropped or two of them swapped."""
        while True:
            at = self.rng.randrange(1, len(surname) - 1)
            other = self.rng.choice([
                surname[:at] + surname[at] + surname[at:],
                surname[:at] + surname[at + 1:],
                surname[:at] + surname[at + 1] + surname[at] + surname[at + 2:]])
            if other != surname:
                return other


class Article:
    """A text that grows by sentences and remembers where each fact was stated."""

    def __init__(self, identity, date, source):
        self.identity, self.date, self.source = identity, date, source
        self.title = ""
        self.paragraphs = [[]]
        self.stated = []  # (paragraph, sentence, attribute, value)

    def say(self, sentence, *facts):
        self.paragraphs[-1].append(sentence)
        self.stated += [(len(self.paragraphs) - 1, len(self.paragraphs[-1]) - 1, *fact) for fact in facts]

    def paragraph(self):
        if self.paragraphs[-1]:
            self.paragraphs.append([])

    def finish(self):
        """The text, and the mentions as (attribute, value, start, end)."""
        text, starts = "", {}
        for p, sentences in enumerate(s for s in self.paragraphs if s):
            text += "\n\n" if p else ""
            for s, sentence in enumerate(sentences):
                text += " " if s else ""
                start = len(text.encode())
                text += sentence
                starts[p, s] = (start, len(text.encode()))
        return text, [(attribute, value, *starts[p, s]) for p, s, attribute, value in self.stated]


def story(number, world, rng):
    """The articles of one story and its lines of truth."""
    kind = rng.choice(stories.KINDS)
    day = datetime.date(2024, 1, 1) + datetime.timedelta(days=rng.randrange(600))
    plan = stories.plan(kind, world, rng, day)
    articles, mentions = [], {}
    days = [0, 0] + sorted(rng.randint(0, 4) for _ in range(rng.randint(1, 5)))
    for n, later in enumerate(days):
        article = Article(f"{number}-{n}", day + datetime.timedelta(days=1 + later), rng.choice(SOURCES))
        if n > 2 and rng.random() < 0.15:  # the same wire copy in another newspaper
            first = articles[0]
            articles.append({**first, "id": article.identity, "source": article.source})
            for held in mentions.values():
                held += [{**m, "document": article.identity} for m in held if m["document"] == first["id"]]
            continue
        stories.write(plan, article, rng, n, later)
        text, stated = article.finish()
        articles.append({"id": article.identity, "text": text, "title": article.title,
                         "date": article.date.isoformat(), "source": article.source})
        for attribute, value, start, end in stated:
            mentions.setdefault(attribute, []).append(
                {"document": article.identity, "start": start, "end": end, "value": value})
    truth = []
    for attribute, held in mentions.items():
        if len(held) < 2:
            continue
        line = {"story": number, "attribute": attribute.split(":")[0], "relation": "agree", "mentions": held}
        if ":" in attribute:
            line |= {"relation": "none", "trap": attribute.split(":")[1]}
        elif len({m["value"] for m in held}) > 1:
            line["relation"] = plan["conflicts"][attribute]
        truth.append(line)
    return articles, truth


def write(folder, count, seed):
    """Writes `count` articles and their truth into `folder`; returns the two paths."""
    rng = random.Random(seed)
    world = World(rng)
    folder.mkdir(parents=True, exist_ok=True)
    paths = folder / "articles.jsonl", folder / "truth.jsonl"
    with open(paths[0], "w", encoding="utf-8") as articles, open(paths[1], "w", encoding="utf-8") as truth:
        written, number = 0, 0
        while written < count:
            documents, lines = story(number, world, rng)
            documents = documents[:count - written]
            kept = {document["id"] for document in documents}
            for document in documents:
                articles.write(json.dumps(document, ensure_ascii=False) + "\n")
            for line in lines:
                line["mentions"] = [m for m in line["mentions"] if m["document"] in kept]
                values = {m["value"] for m in line["mentions"]}
                if len(line["mentions"]) > 1 and (len(values) > 1 or line["relation"] in ("agree", "none")):
                    truth.write(json.dumps(line, ensure_ascii=False) + "\n")
            written += len(documents)
            number += 1
    return paths


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("folder", type=pathlib.Path)
    arguments = parser.parse_args()
    write(arguments.folder, arguments.articles, arguments.seed)


if __name__ == "__main__":
    main()
