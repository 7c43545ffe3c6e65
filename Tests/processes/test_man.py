"""The man pages: of every command, in both languages, and clean by two formatters."""

import json
import os
import subprocess
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ledger import program


def run(*words):
    return subprocess.run(
        words, capture_output=True, text=True, timeout=120,
        env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "78", "MAN_KEEP_FORMATTING": ""})


class TheManPages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="jifen-man-")
        done = run(program("jifen"), "man", cls.folder)
        assert done.returncode == 0, done.stderr
        cls.pages = sorted(Path(cls.folder).rglob("*.1"))
        # Each page as it is read, without blanks, and what the formatter complained of.
        cls.shown = {}
        with ThreadPoolExecutor(2) as pool:
            for page, done in zip(cls.pages, pool.map(
                    lambda page: run(
                        "groff", "-ww", "-K", "utf8", "-man", "-Tutf8", "-P-cbou", str(page)),
                    cls.pages)):
                name = str(page.relative_to(cls.folder))
                cls.shown[name] = "".join(done.stdout.split()), done.stderr
        cls.table = json.loads(run(program("jifen"), "help", "--json").stdout)

    @classmethod
    def tearDownClass(cls):
        subprocess.run(["rm", "-rf", cls.folder])

    def test_there_is_a_page_for_every_family_in_both_languages(self):
        words = {command["command"].split()[0] for command in self.table["commands"]}
        self.assertGreater(len(words), 35)
        for place in ("man1", "zh_CN/man1"):
            names = {page.name for page in Path(self.folder, place).iterdir()}
            self.assertEqual(names, {"jifen.1"} | {f"jifen-{word}.1" for word in words})

    def test_mandoc_has_nothing_against_them(self):
        done = run("mandoc", "-T", "lint", "-W", "warning", *map(str, self.pages))
        self.assertEqual(done.stdout + done.stderr, "")

    def test_groff_and_man_have_nothing_against_them(self):
        for page, (shown, complaints) in self.shown.items():
            with self.subTest(page=page):
                self.assertEqual(complaints, "")
                self.assertTrue(shown)
        for page in ("man1/jifen.1", "zh_CN/man1/jifen.1"):
            done = run("man", "--warnings", "-E", "UTF-8", "-l", f"{self.folder}/{page}")
            self.assertEqual(done.stderr, "")

    def test_they_say_what_the_help_says(self):
        for place, lang in (("man1", "en"), ("zh_CN/man1", "zh")):
            for command in self.table["commands"]:
                shown, _ = self.shown[f"{place}/jifen-{command['command'].split()[0]}.1"]
                for words in [command["summary"][lang]] + [
                        option["summary"][lang] for option in command["options"]] + [
                        example["line"] for example in command["examples"]]:
                    self.assertIn("".join(words.split()), shown, command["command"])

    def test_what_is_typed_can_be_copied(self):
        """Hyphens and quotes come out as ASCII, not as typographic ones."""
        page = str(Path(self.folder, "man1/jifen-claim.1"))
        shown = run("man", "-E", "UTF-8", "-l", page).stdout
        self.assertIn('jifen claim submit hazard-report --note "3号皮带护罩松动"', shown)


if __name__ == "__main__":
    unittest.main()
