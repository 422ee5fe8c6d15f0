#!/usr/bin/env python3
"""Whether the jobs and hooks that docs/newsroom.md shows can be read, and call the program as it is.

    hooks_test.py PROGRAM SOURCE_FOLDER

What they need of a server cannot be run here: their YAML is parsed, its parts are those that the server
wants, and every flag of a `crosscheck` command is one that the program has.
"""

import pathlib
import re
import shlex
import subprocess
import sys
import unittest

import yaml

PROGRAM, ROOT = "", pathlib.Path()


def blocks():
    page = (ROOT / "docs/newsroom.md").read_text(encoding="utf-8")
    return [yaml.safe_load(text) for text in re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)]


def the_block_with(key):
    found = [block for block in blocks() if isinstance(block, dict) and key in block]
    if len(found) != 1:
        raise AssertionError(f"{len(found)} blocks have {key}")
    return found[0]


def flags():
    done = subprocess.run([PROGRAM, "check", "--help"], capture_output=True, check=True, text=True, timeout=120)
    return set(re.findall(r"--[a-z-]+", done.stdout))


class Hooks(unittest.TestCase):
    def calls(self, command):
        """Holds that a command line calls `crosscheck check` with flags that there are."""
        words = shlex.split(re.sub(r"\$\{\{.*?\}\}", "main", command))
        self.assertEqual(words[:2], ["crosscheck", "check"])
        for word in words[2:]:
            if word.startswith("--"):
                self.assertIn(word, flags(), command)

    def once_over_all(self, hook):
        self.assertIs(hook["pass_filenames"], False)
        self.assertIs(hook["require_serial"], True)
        self.assertEqual(hook["language"], "system")
        self.calls(" ".join([hook["entry"], *hook.get("args", [])]))

    def test_pre_commit(self):
        for repo in the_block_with("repos")["repos"]:
            for hook in repo["hooks"]:
                if repo["repo"] == "local":
                    self.once_over_all(hook)
        for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")):
            self.once_over_all(hook)

    def test_github(self):
        for job in the_block_with("jobs")["jobs"].values():
            self.assertIn("runs-on", job)
            commands = [step["run"] for step in job["steps"] if "run" in step]
            for step in job["steps"]:
                self.assertTrue(("uses" in step) != ("run" in step), step)
            called = [command for command in commands if command.startswith("crosscheck")]
            self.assertEqual(len(called), 1)
            self.calls(called[0])
            sarif = [step["with"]["sarif_file"] for step in job["steps"] if "upload-sarif" in step.get("uses", "")]
            self.assertEqual(len(sarif), 1)
            self.assertIn(f"sarif:{sarif[0]}", called[0])

    def test_gitlab(self):
        job = the_block_with("crosscheck")["crosscheck"]
        called = [command for command in job["script"] if command.startswith("crosscheck")]
        self.assertEqual(len(called), 1)
        self.calls(called[0])
        for kind, file in job["artifacts"]["reports"].items():
            self.assertIn({"codequality": f"gitlab:{file}", "junit": f"junit:{file}"}[kind], called[0])


if __name__ == "__main__":
    PROGRAM, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
    result = unittest.main(argv=sys.argv[:1], verbosity=2, exit=False).result
    bad = len(result.failures) + len(result.errors)
    print(f"[doctest] test cases: {result.testsRun} | {result.testsRun - bad} passed | {bad} failed | 0 skipped")
    sys.exit(bad > 0)
