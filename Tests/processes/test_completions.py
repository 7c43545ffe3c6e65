"""Completion in the shells themselves: bash, zsh and fish, with ids from the daemon."""

import os
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from ledger import Daemon, program
from tmux import Terminal

FOLDER = str(Path(program("jifen")).parent)

# What is typed, without `jifen`, and what has to be offered for its last word.
TYPED = {
    "cl": {"claim", "clearing", "clock"},
    "claim s": {"submit", "show"},
    "review list --li": {"--limit"},
    "claim list --stage under": {"underReview"},
    "export journal --format x": {"xlsx"},
    "--as E003 claim submit hazard-": {"hazard-general", "hazard-major", "hazard-report"},
    "--as E002 review approve C": {"C1", "C2"},
    "--as E002 review approve C1 C": {"C2"},
    "--as E003 redeem P": {"P01", "P02"},
    "--as E001 employee show E00": {"E001", "E002", "E003"},
    "--as E002 deduct E003 smo": {"smoking"},
    "help revi": {"review"},
}


class Completion(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon().start().furnish()
        client = cls.daemon.client()
        for item in ("training-attend", "drill"):
            client.change("claim.submit", item=item, **{"as": "E003"})
        for code in ("P01", "P02"):
            client.change("product.add", product=code, name="毛巾" + code, kind="household",
                          valueFen=1200, **{"as": "E001"})
        client.close()
        cls.home = tempfile.mkdtemp(prefix="jifen-shells-")

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()
        subprocess.run(["rm", "-rf", cls.home])

    def run_in(self, shell, script, socket=None):
        done = subprocess.run(
            [*shell, script], capture_output=True, text=True, timeout=60, cwd=self.home, env={
                "PATH": FOLDER + ":" + os.environ["PATH"], "HOME": self.home, "LC_ALL": "C.UTF-8",
                "JIFEN_SOCKET": socket or self.daemon.socket})
        self.assertEqual(done.stderr, "")
        return done.stdout

    def in_bash(self, typed, socket=None):
        quoted = " ".join(f"'{word}'" for word in ["jifen", *typed.split(" ")])
        return set(self.run_in(
            ["bash", "--norc", "-c"],
            f"""source <(jifen completions bash)
            COMP_WORDS=({quoted}); COMP_CWORD=$(({len(typed.split(" "))}))
            _jifen jifen; printf '%s\\n' "${{COMPREPLY[@]}}" """, socket).split("\n")) - {""}

    def in_fish(self, typed):
        lines = self.run_in(
            ["fish", "--no-config", "-c"],
            f"jifen completions fish | source; complete -C 'jifen {typed}'").splitlines()
        return {line.split("\t")[0] for line in lines}

    def test_bash_offers_words_options_values_and_ids(self):
        for typed, offered in TYPED.items():
            with self.subTest(typed=typed):
                self.assertEqual(self.in_bash(typed), offered)

    def test_fish_offers_the_same(self):
        for typed, offered in TYPED.items():
            with self.subTest(typed=typed):
                self.assertEqual(self.in_fish(typed), offered)

    def test_bash_cuts_words_at_signs_and_is_followed(self):
        """COMP_WORDBREAKS cuts at = and :"""
        self.assertEqual(self.in_bash("claim list --stage = und"), {"underReview"})
        self.assertEqual(self.in_bash("--as user : zhao rev"), {"review", "revoke"})

    def test_files_are_offered_where_files_belong(self):
        Path(self.home, "十一月.csv").write_text("x")
        self.assertEqual(self.in_bash("claim import 十"), {"十一月.csv"})
        self.assertEqual(self.in_fish("claim import 十"), {"十一月.csv"})

    def test_without_a_daemon_it_is_silent_and_quick(self):
        began = time.monotonic()
        self.assertEqual(self.in_bash("redeem P", socket="/nowhere/jifen.sock"), set())
        self.assertEqual(self.in_bash("cl", socket="/nowhere/jifen.sock"), TYPED["cl"])
        self.assertLess(time.monotonic() - began, 10)

    def test_a_daemon_that_hangs_delays_for_a_second_only(self):
        self.daemon.process.send_signal(19)  # SIGSTOP
        try:
            began = time.monotonic()
            self.assertEqual(self.in_bash("redeem P"), set())
            self.assertLess(time.monotonic() - began, 10)
        finally:
            self.daemon.process.send_signal(18)

    def terminal(self, shell, start):
        terminal = Terminal(
            shell, columns=100, environment={
                "PATH": FOLDER + ":" + os.environ["PATH"], "HOME": self.home,
                "JIFEN_SOCKET": self.daemon.socket, "JIFEN_LANG": "zh", "PS1": "> "})
        self.addCleanup(terminal.close)
        terminal.type(start)
        terminal.press("Enter")
        return terminal

    def test_the_tab_key_in_bash(self):
        terminal = self.terminal(
            "bash --norc --noprofile", "source <(jifen completions bash); echo re''ady")
        terminal.wait("ready")
        terminal.type("jifen rep")
        terminal.press("Tab")
        terminal.wait("jifen report")
        terminal.type("li")
        terminal.press("Tab")
        terminal.wait("jifen report liability")

    def test_the_tab_key_in_zsh(self):
        terminal = self.terminal(
            "zsh -f", "autoload -U compinit && compinit -u -D; source <(jifen completions zsh); "
            "PS1='> '; clear; echo re''ady")
        terminal.wait("ready")
        terminal.type("jifen --as E002 review app")
        terminal.press("Tab")
        terminal.wait("jifen --as E002 review approve")
        terminal.type("C")
        terminal.press("Tab")
        # The ids with whose they are.
        terminal.wait("C1", "C2", "参与安全培训", "参与应急演练表现突出")
        terminal.press("C-u")
        terminal.type("jifen claim list --stage=und")
        terminal.press("Tab")
        terminal.wait("--stage=underReview")


if __name__ == "__main__":
    unittest.main()
