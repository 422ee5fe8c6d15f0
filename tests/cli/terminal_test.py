#!/usr/bin/env python3
"""What the program draws on a terminal while it works, and where it draws nothing.

    terminal_test.py PROGRAM

Standard error is a pseudo-terminal, standard output a file: what a person sees beside a report that
goes elsewhere.
"""

import os
import pathlib
import pty
import subprocess
import sys
import tempfile
import threading
import unittest

PROGRAM = ""
ERASE = b"\r\x1b[K"
SENTENCES = ("Twelve people were killed on Monday when a ferry sank off the coast of Norhaven, the interior ministry said. "
             "Foreign Minister Joren Halvadji, 54, called it “the worst accident in years” and promised an inquiry by June 5. ")


def seen_on_terminal(arguments, folder, term="xterm", columns=80):
    """What a terminal gets on standard error, and what stands on standard output."""
    master, slave = pty.openpty()
    os.system(f"stty cols {columns} < {os.ttyname(slave)}")
    process = subprocess.Popen([PROGRAM, *arguments], cwd=folder, stdin=subprocess.DEVNULL, stderr=slave,
                               stdout=subprocess.PIPE, env=dict(os.environ, TERM=term))
    os.close(slave)
    drawn = bytearray()

    def read():
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:  # the other side is closed
                return
            if not piece:
                return
            drawn.extend(piece)

    reader = threading.Thread(target=read)
    reader.start()
    out, _ = process.communicate(timeout=300)
    reader.join()
    os.close(master)
    return bytes(drawn), out


class Terminal(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory(prefix="crosscheck-terminal.")
        folder = pathlib.Path(cls.scratch.name)
        for number in range(1500):
            text = f"---\ndate: 2025-05-{number % 28 + 1:02}\n---\nOn day {number} of the year.\n\n" + SENTENCES * 4
            (folder / f"a{number:05}.txt").write_text(text, encoding="utf-8")
        cls.folder = cls.scratch.name

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def test_a_long_run_says_how_far_it_is_and_leaves_nothing(self):
        drawn, out = seen_on_terminal(["check", ".", "--jobs", "1", "--fail-on", "never"], self.folder)
        self.assertIn(b"checking ", drawn)
        self.assertIn(b" of 1,500 articles (", drawn)
        self.assertTrue(drawn.endswith(ERASE), drawn[-80:])
        self.assertNotIn(b"\n", drawn)
        self.assertTrue(out.rstrip().splitlines()[-1].startswith(b"1500 articles, "), out[-200:])
        self.assertNotIn(b"\x1b", out)

    def test_a_line_never_wraps(self):
        drawn, _ = seen_on_terminal(["check", ".", "--jobs", "1", "--fail-on", "never"], self.folder, columns=20)
        lines = drawn.split(ERASE)
        self.assertGreater(len(lines), 2)
        self.assertLess(max(map(len, lines)), 20)

    def test_quiet_and_a_terminal_that_cannot_erase_get_nothing(self):
        for more, term in ((["--quiet"], "xterm"), ([], "dumb"), ([], "")):
            drawn, _ = seen_on_terminal(["check", ".", "--jobs", "1", "--fail-on", "never", *more], self.folder, term)
            self.assertEqual(drawn, b"", (more, term))

    def test_what_is_no_terminal_gets_nothing(self):
        done = subprocess.run([PROGRAM, "check", ".", "--fail-on", "never"], cwd=self.folder, capture_output=True,
                              check=False, timeout=300)
        self.assertEqual(done.stderr, b"")

    def test_a_short_run_shows_nothing(self):
        drawn, _ = seen_on_terminal(["read", "a00001.txt"], self.folder)
        self.assertEqual(drawn, b"")


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    result = unittest.main(verbosity=2, exit=False).result
    bad = len(result.failures) + len(result.errors)
    print(f"[doctest] test cases: {result.testsRun} | {result.testsRun - bad} passed | {bad} failed | 0 skipped")
    sys.exit(bad > 0)
