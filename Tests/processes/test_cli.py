"""The command line as people and programs meet it, against the real daemon."""

import json
import subprocess
import unittest

from ledger import Daemon, jifen, program

READING = [
    "whoami", "board", "catalogue", "items", "items --negative", "notice list", "policy show",
    "balance", "history", "claim list", "claim show C1", "redemption list", "review list",
    "objection list", "deduction list", "appeal list", "employee list", "employee show E003",
    "product list", "stock list", "stock low 5", "budget show", "report liability",
    "report service", "calendar list", "role list", "clearing preview", "status", "verify",
    "events", "rpc server.info", "rpc --list",
]


class TheCommandLine(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon().start().furnish()
        client = cls.daemon.client()
        client.change("role.grant", to="E001", role="leader", **{"as": "user:zhao"})
        client.change("role.grant", to="E001", role="finance", **{"as": "user:zhao"})
        client.change("claim.submit", item="training-attend", **{"as": "E003"})
        client.close()

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()

    def test_everything_shown_can_be_had_as_json(self):
        """R-DIG-1"""
        for words in READING:
            with self.subTest(command=words):
                done = jifen(
                    self.daemon, "--as", "E001", "--json", *words.split(), check=0)
                # The entries come one a line, because they have no end.
                values = done.stdout.splitlines() if words == "events" else [done.stdout]
                for value in values:
                    self.assertIsInstance(json.loads(value), (dict, list))

    def test_everything_is_told_in_both_languages(self):
        for words in READING:
            if words.startswith(("rpc", "events")):
                continue  # what programs read is never translated
            with self.subTest(command=words):
                told = []
                for lang in ("zh", "en"):
                    done = jifen(
                        self.daemon, "--as", "E001", *words.split(), lang=lang, check=0)
                    told.append(done.stdout + done.stderr)
                self.assertTrue(told[0].strip())
                self.assertFalse(told[0] == told[1], told[0][:200])

    def test_the_exit_status_says_what_happened(self):
        """0 done, 1 refused, 2 usage, 3 unreachable, 4 not permitted, 5 not found, 6 conflict."""
        cases = [
            (0, "--as E003 whoami"), (1, "--as E002 claim submit ppe --on 2030-01-01"),
            (1, "--as E003 redeem P99 --count 2000"), (2, "--as E003 claim sumbit ppe"),
            (2, "balance --nonsense"), (4, "--as E003 review list"),
            (5, "--as E001 claim show C999"), (3, "--socket /nowhere/jifen.sock whoami"),
        ]
        for status, words in cases:
            with self.subTest(command=words):
                done = jifen(self.daemon, *words.split())
                if words.startswith("--as E003 redeem"):
                    self.assertIn(done.returncode, (1, 2, 5))
                else:
                    self.assertEqual(done.returncode, status, done.stdout + done.stderr)

    def test_a_change_that_cannot_be_shown_is_not_called_refused(self):
        with open("/dev/full", "w") as full:
            told = subprocess.run(
                [program("jifen"), "--socket", self.daemon.socket, "--lang", "en", "--as", "E003",
                 "claim", "submit", "training-attend", "--about", "full disk", "--distinct"],
                stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(told.returncode, 7)
        self.assertIn("The change is recorded all the same.", told.stderr)
        shown = jifen(self.daemon, "--as", "E003", "claim", "list", "--json", check=0).stdout
        self.assertIn("full disk", shown)

    def test_a_mistyped_word_gets_the_nearest_one(self):
        done = jifen(self.daemon, "balanec")
        self.assertEqual(done.returncode, 2)
        self.assertIn("balance", done.stderr)

    def test_a_refusal_says_why_and_what_to_do(self):
        """Facts and the way out, in both languages."""
        for lang, fact, way_out in (
            ("en", "C1", "--distinct"), ("zh", "C1", "--distinct"),
        ):
            done = jifen(
                self.daemon, "--as", "E003", "claim", "submit", "training-attend", lang=lang,
                check=1)
            self.assertIn(fact, done.stderr)
            self.assertIn(way_out, done.stderr)

    def test_help_is_there_for_every_command(self):
        overview = jifen(self.daemon, "help", check=0).stdout
        self.assertIn("claim", overview)
        for words in READING:
            path = [word for word in words.split() if word.islower() and word.isalpha()][:2]
            with self.subTest(command=path):
                self.assertIn("jifen " + path[0], jifen(self.daemon, "help", *path).stdout)

    def test_hostile_text_cannot_take_over_the_terminal(self):
        client = self.daemon.client()
        client.change(
            "claim.submit", item="drill", note="\x1b]0;owned\x07\u202e", **{"as": "E003"})
        client.close()
        shown = jifen(self.daemon, "--as", "E002", "review", "list", check=0).stdout
        self.assertNotIn("\x1b", shown)
        self.assertNotIn("\u202e", shown)


if __name__ == "__main__":
    unittest.main()
