#!/usr/bin/env python3
"""The page of a whole run, read with an HTML parser: hostile articles stay text, nothing is missing.

    page_test.py PROGRAM
"""

import base64
import hashlib
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
VOID = {"meta", "input", "br"}
PROGRAM = ""


class Page(html.parser.HTMLParser):
    """Elements with their attributes, the text, and the text inside of style and script."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.open, self.inside, self.text = [], [], {}, ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            raise AssertionError(f"</{tag}> closes {self.open[-3:]}")
        self.open.pop()

    def handle_data(self, text):
        if self.open and self.open[-1] in ("style", "script"):
            self.inside[self.open[-1]] = text
        else:
            self.text += text

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")


def run(*inputs, folder=HERE):
    """The page and the JSON report of articles, as the program writes them in one run."""
    with tempfile.TemporaryDirectory() as scratch:
        page, report = pathlib.Path(scratch, "page.html"), pathlib.Path(scratch, "report.json")
        done = subprocess.run([PROGRAM, "check", *inputs, "--format", f"html:{page}", "--format", f"json:{report}"],
                              cwd=folder, capture_output=True, text=True)
        if done.returncode not in (0, 1):
            raise AssertionError(done.stderr)
        return page.read_text(encoding="utf-8"), json.loads(report.read_text(encoding="utf-8"))


class HostileArticles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as scratch:
            # A name that few file systems like is made here, not kept.
            for article in (HERE / "hostile").glob("*.txt"):
                name = article.name.replace("second", '"><svg onload=1>')
                pathlib.Path(scratch, name).write_bytes(article.read_bytes())
            text, cls.report = run(".", folder=scratch)
        cls.page = Page(text)

    def test_all_elements_are_the_program_s_own(self):
        tags = [tag for tag, _ in self.page.elements]
        self.assertEqual(tags.count("script"), 1)
        self.assertEqual(tags.count("style"), 1)
        for tag in ("img", "iframe", "object", "embed", "base", "link"):
            self.assertNotIn(tag, tags)
        self.assertEqual(self.page.open, [])

    def test_no_attribute_runs_or_loads_anything(self):
        for tag, attributes in self.page.elements:
            for name, value in attributes.items():
                self.assertFalse(name.startswith("on"), f"{tag} {name}")
                self.assertNotIn(name, ("src", "style", "srcdoc", "action", "formaction"))
                if name == "href":
                    self.assertRegex(value, r"^(#|\./)")

    def test_what_the_articles_say_stands_there_as_text(self):
        self.assertIn("</blockquote></details><script>document.title = \"taken\"</script>At least 31 people",
                      self.page.text)
        self.assertIn("&lt;31&gt; &#60;b&#62; ]]> dead", self.page.text)

    def test_the_policy_has_the_hashes_of_the_style_and_the_script(self):
        policy = next(a["content"] for t, a in self.page.elements if a.get("http-equiv") == "Content-Security-Policy")
        self.assertTrue(policy.startswith("default-src 'none';"))
        self.assertNotIn("unsafe", policy)
        for part in ("style", "script"):
            digest = base64.b64encode(hashlib.sha256(self.page.inside[part].encode()).digest()).decode()
            self.assertIn(f"{part}-src 'sha256-{digest}'", policy)

    def test_each_finding_of_the_report_has_its_article_and_each_id_is_one(self):
        wanted = {f["id"] for f in self.report["facts"] if f["relation"] in ("contradict", "update", "variant")}
        self.assertGreaterEqual(len(wanted), 3)
        ids = [a["id"] for _, a in self.page.elements if "id" in a]
        self.assertEqual(len(ids), len(set(ids)))
        self.assertEqual({i[2:] for i in ids if i.startswith("f-")}, wanted)


class Samples(unittest.TestCase):
    def test_the_page_does_not_depend_on_the_order_of_the_articles(self):
        files = sorted(str(p.relative_to(HERE.parent.parent)) for p in (HERE.parent.parent / "samples").rglob("*.txt"))
        root = HERE.parent.parent
        self.assertEqual(run(*files, folder=root)[0], run(*reversed(files), folder=root)[0])

    def test_labels_and_links_lead_somewhere(self):
        page = Page(run("samples", folder=HERE.parent.parent)[0])
        ids = {a["id"] for _, a in page.elements if "id" in a}
        for _, attributes in page.elements:
            for name in ("for", "aria-labelledby"):
                if name in attributes:
                    self.assertIn(attributes[name], ids)
            if attributes.get("href", "").startswith("#"):
                self.assertIn(attributes["href"][1:], ids)

    def test_headings_go_down_one_level_at_a_time(self):
        page = Page(run("samples", folder=HERE.parent.parent)[0])
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
        self.assertEqual(levels.count(1), 1)
        for before, after in zip(levels, levels[1:]):
            self.assertLessEqual(after, before + 1)


if __name__ == "__main__":
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main(verbosity=2)
