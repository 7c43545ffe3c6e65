"""What people enter cannot steer a terminal, in exports and JSON neither; elsewhere it stays as it is
(R-BOOK-2, R-DIG-1)."""

import json
import re
import subprocess
import unittest

from ledger import Daemon, jifen, program
from terminal import shown

HOSTILE = "a\x1b[31m\x07\x08b\x7f\x9b2J\u202ec\r\nd\te\u2028"
PERIOD = ("--from", "2026-10-01", "--to", "2026-12-31")
LEADER = ("--as", "user:zhao")
# C0 but for tab and line feed, DEL, C1, and what turns directions or hides.
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


class Controls(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon().start().furnish()
        client = cls.daemon.client()
        client.change("product.add", product="P1", name="毛巾", kind="household", valueFen=500,
                      price=5, **{"as": "E001"})
        client.change("stock.receive", product="P1", count=3, note=HOSTILE, **{"as": "E001"})
        client.change("claim.submit", item="drill", employee="E003", distinct=True, note=HOSTILE,
                      **{"as": "E001"})
        client.close()

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()

    def piped(self, *words):
        """The bytes that another program gets."""
        return subprocess.run(
            [program("jifen"), "--socket", self.daemon.socket, *words], capture_output=True,
            check=True, timeout=60).stdout.decode()

    def test_exports_on_a_terminal(self):
        for form in ("csv", "tsv", "jsonl"):
            for output in ((), ("--output", "/dev/stdout"), ("--output", "-")):
                with self.subTest(form=form, output=output):
                    words = (*LEADER, "export", "stock", *PERIOD, "--format", form, *output)
                    text = shown(self.daemon, *words, lang="en")
                    self.assertIsNone(RAW.search(text), text)
                    self.assertIn("\\u009b" if form == "jsonl" else "\\u{9B}", text)
                    self.assertIsNotNone(RAW.search(self.piped(*words)))
        text = shown(self.daemon, *LEADER, "export", "journal", *PERIOD, "--format", "hledger")
        self.assertIsNone(RAW.search(text), text)

    def test_each_row_is_one_line_on_a_terminal(self):
        text = shown(self.daemon, *LEADER, "export", "stock", *PERIOD, "-q")
        self.assertEqual(len(text.splitlines()), 2, text)

    def test_json_on_a_terminal_is_the_same_value(self):
        for words in (
            ("claim", "show", "C1", "--json"), ("claim", "list", "--json"),
            ("rpc", "claim.show", "claim=C1"),
        ):
            with self.subTest(words=words):
                text = shown(self.daemon, *LEADER, *words)
                self.assertIsNone(RAW.search(text), text)
                piped = self.piped(*LEADER, *words)
                if "list" not in words:  # which leaves notes out
                    self.assertIsNotNone(RAW.search(piped))
                self.assertEqual(json.loads(text), json.loads(piped))
        for words in (("claim", "list", "--jsonl"), ("events", "--jsonl", "--limit", "1000")):
            with self.subTest(words=words):
                text = shown(self.daemon, *LEADER, *words)
                self.assertIsNone(RAW.search(text), text)
                lines = text.strip().split("\n")
                piped = self.piped(*LEADER, *words).strip().split("\n")
                self.assertEqual([json.loads(line) for line in lines],
                                 [json.loads(line) for line in piped])

    def test_what_no_terminal_can_show_is_refused(self):
        for words, told in (
            (("export", "stock", *PERIOD, "--format", "xlsx"), "needs a file"),
            (("export", "stock", *PERIOD, "--format", "xlsx", "--output", "/dev/stdout"),
             "needs a file"),
            (("backup", "--output", "-"), "--output FILE.sqlite"),
            (("backup", "--output", "/dev/stdout"), "--output FILE.sqlite"),
        ):
            with self.subTest(words=words):
                who = () if words[0] == "backup" else LEADER
                self.assertIn(told, shown(self.daemon, *who, *words, lang="en"))

    def test_a_file_without_an_ending_is_a_workbook_on_a_terminal(self):
        """R-BOOK-10"""
        path = self.daemon.folder + "/report"
        words = (*LEADER, "export", "stock", *PERIOD, "--output")
        shown(self.daemon, *words, path)
        with open(path, "rb") as file:
            self.assertEqual(file.read(2), b"PK")
        shown(self.daemon, *words, path, "--force", "--format", "csv")
        with open(path, "rb") as file:
            self.assertEqual(file.read(3), b"\xef\xbb\xbf")
        jifen(self.daemon, *words, path + "2", check=0)
        with open(path + "2", "rb") as file:
            self.assertEqual(file.read(3), b"\xef\xbb\xbf")


if __name__ == "__main__":
    unittest.main()
