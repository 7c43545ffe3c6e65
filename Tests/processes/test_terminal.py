"""Conduct as a person meets it at a terminal: questions, rehearsals, widths, colour, statuses."""

import json
import unittest

from ledger import Daemon, jifen
from test_examples import furnish
from tmux import jifen_in_terminal


class AtTheTerminal(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon().start()
        furnish(cls.daemon)

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()

    def open(self, words, lang="en", columns=80, rows=24, environment=None):
        terminal = jifen_in_terminal(self.daemon, words, lang, columns, rows, environment)
        self.addCleanup(terminal.close)
        return terminal

    def stage(self, claim):
        client = self.daemon.client()
        stage = client.call("claim.show", claim=claim, **{"as": "E002"})["stage"]
        client.close()
        return stage

    def test_what_cannot_be_undone_asks_and_names_what_it_is_about(self):
        for lang, question, refusal in (
            ("zh", "确定吗？[y/N]", "没有办理"), ("en", "Sure? [y/N]", "Nothing was done"),
        ):
            terminal = self.open("--as E002 revoke C2 --mistake --reason x", lang)
            terminal.wait("C2", "E003", "20", question)
            terminal.press("Enter")
            terminal.wait(refusal, "status=1")
        terminal = self.open("--as E002 revoke C2 --mistake --reason x")
        terminal.wait("[y/N]")
        terminal.press("C-c")
        terminal.wait("status=130")
        self.assertEqual(self.stage("C2"), "credited")
        terminal = self.open("--as E002 revoke C2 --mistake --reason x", "zh")
        terminal.wait("[y/N]")
        terminal.type("是")
        terminal.press("Enter")
        terminal.wait("status=0")
        self.assertEqual(self.stage("C2"), "revoked")

    def test_without_a_terminal_nobody_is_asked(self):
        done = jifen(self.daemon, "--as", "E002", "revoke", "C3", "--mistake", "--reason", "x",
                     text="y\n", check=2)
        self.assertIn("--yes", done.stderr)
        self.assertEqual(self.stage("C3"), "credited")

    def test_a_rehearsal_shows_the_postings_and_changes_nothing(self):
        for lang, words in (("zh", ["将要记的账", "没有入账"]), ("en", ["booked", "rehearsal"])):
            terminal = self.open("--as E002 revoke C3 --mistake --reason x --dry-run", lang)
            terminal.wait("revoked", *words, "status=0")
        self.assertEqual(self.stage("C3"), "credited")

    def test_statuses_are_those_of_the_table(self):
        for words, status in (
            ("--as E003 whoami", 0), ("--as E003 claim submit drill --on 2030-01-01", 1),
            ("balance --nonsense", 2), ("--socket /nowhere/jifen.sock balance", 3),
            ("--as E003 review list", 4), ("--as E001 claim show C999", 5),
            ("--as E002 review approve C1", 6),
        ):
            with self.subTest(words=words):
                self.open(words).wait(f"status={status}")

    def test_nothing_is_wider_than_the_window(self):
        for columns in (40, 60, 132):
            for lang in ("zh", "en"):
                for words in (
                    "", "balance", "history --bars", "history", "claim list --limit 8",
                    "redemption list", "catalogue",
                ):
                    with self.subTest(words=words, columns=columns, lang=lang):
                        terminal = self.open(
                            f"--as E003 {words}", lang, columns, 100, {"JIFEN_PAGER": "cat"})
                        terminal.wait("status=0")
                        lines, whole = (
                            terminal.tmux("capture-pane", "-p", *joined).split("status=0")[0]
                            for joined in ([], ["-J"]))
                        self.assertEqual(whole.count("\n"), lines.count("\n"), lines)

    def test_colour_only_where_it_is_wanted(self):
        for environment, coloured in (
            ({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False),
            ({"NO_COLOR": "", "CLICOLOR_FORCE": "1"}, True),
        ):
            with self.subTest(environment=environment):
                terminal = self.open("--as E003 history", rows=60, environment=environment)
                terminal.wait("status=0")
                drawn = terminal.tmux("capture-pane", "-p", "-e")
                self.assertEqual("\x1b[3" in drawn, coloured)
        self.assertNotIn("\x1b", jifen(self.daemon, "--as", "E003", "history", check=0).stdout)

    def test_a_long_list_goes_through_the_pager_on_a_terminal_only(self):
        terminal = self.open("--as E002 claim list --all", rows=10)
        terminal.wait("claim", without=["status="])
        terminal.press("q")
        terminal.wait("status=0")

    def test_home_says_what_waits_and_what_to_do_next(self):
        for who, lang, words in (
            ("E002", "zh", ["待处理异议", "jifen review"]),
            ("user:zhao", "zh", ["2027年的还没有通过", "jifen calendar adopt 文件"]),
            ("user:zhao", "en", ["open appeals", "jifen calendar adopt FILE"]),
            ("E003", "en", ["available", "To be collected", "jifen claim submit ITEM"]),
        ):
            with self.subTest(who=who, lang=lang):
                shown = jifen(self.daemon, "--as", who, lang=lang, check=0).stdout
                for text in words:
                    self.assertIn(text, shown)

    def test_bars_add_up_to_the_account(self):
        done = jifen(self.daemon, "--as", "E003", "history", "--bars", "--json", check=0)

        bars = json.loads(done.stdout)
        client = self.daemon.client()
        balance = client.call("account.balance", **{"as": "E003"})["available"]
        client.close()
        self.assertEqual(bars["months"][-1]["balance"], balance)
        self.assertEqual(
            sum(month["earned"] + month["redeemed"] + month["cleared"] + month["other"]
                for month in bars["months"]),
            balance)
        self.assertEqual(
            sum(month["earned"] for month in bars["months"]),
            sum(category["points"] for category in bars["categories"]))

    def test_a_mistyped_number_gets_advice_that_works(self):
        done = jifen(self.daemon, "--as", "E002", "review", "approve", "C9999", check=5)
        self.assertIn("jifen claim list", done.stderr)
        jifen(self.daemon, "--as", "E002", "claim", "list", check=0)
        done = jifen(self.daemon, "--as", "E002", "revoke", "C3", "--reason", "x", check=2)
        self.assertIn("--false", done.stderr)
        self.assertIn("(--false|--mistake) --reason TEXT", done.stderr)


if __name__ == "__main__":
    unittest.main()
