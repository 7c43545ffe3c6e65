"""The pager: there or not, left by a key or by Ctrl-C, with options of the user's own."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from ledger import Daemon
from test_examples import furnish
from tmux import jifen_in_terminal

# More rows than the terminal has.
LIST = "--as E003 items"
SHOWN = "training-attend"


class ThePager(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon().start()
        furnish(cls.daemon)
        cls.folder = Path(tempfile.mkdtemp(prefix="jifen-pager-"))

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()
        shutil.rmtree(cls.folder)

    def open(self, rows=8, **environment):
        terminal = jifen_in_terminal(self.daemon, LIST, rows=rows, environment=environment)
        self.addCleanup(terminal.close)
        return terminal

    def items(self, terminal):
        """How many lines of the table stand there, also those that scrolled away."""
        return len([line for line in terminal.everything().splitlines() if "training-" in line])

    def test_without_a_pager_the_text_is_printed(self):
        empty = self.folder / "empty"
        empty.mkdir(exist_ok=True)
        broken = self.folder / "broken"
        broken.write_text("no program")
        whole = self.open(rows=100, JIFEN_PAGER="cat")
        whole.wait("status=0")
        for environment, told in (
            ({"PATH": str(empty)}, False), ({"PAGER": "no-such-pager"}, True),
            ({"PAGER": "exit 127"}, False), ({"PAGER": "exit 126"}, False),
            ({"PAGER": str(broken)}, True),
        ):
            with self.subTest(environment=environment):
                terminal = self.open(**environment)
                terminal.wait("status=0")
                self.assertEqual(self.items(terminal), self.items(whole))
                self.assertEqual("sh: " in terminal.everything(), told, terminal.everything())

    def test_a_pager_that_shows_it_shows_it_once(self):
        for pager in ("cat -", "sed -n 1,3p", "true"):
            with self.subTest(pager=pager):
                terminal = self.open(PAGER=pager)
                terminal.wait("status=0")
                self.assertLessEqual(self.items(terminal), 5)

    def test_ctrl_c_is_the_pager_s_own(self):
        terminal = self.open()
        terminal.wait("[training books]", without=["status="])
        jifen = terminal.pid()
        terminal.press("C-c")
        terminal.press("C-c")
        terminal.press("Space")
        terminal.wait("training-", without=["status="])
        os.kill(jifen, 0)  # still there
        terminal.press("q")
        terminal.wait("status=0")
        terminal.type("echo HEL''LO")
        terminal.press("Enter")
        terminal.wait("HELLO")
        left = subprocess.run(["pgrep", "-g", str(jifen)], capture_output=True, text=True)
        self.assertEqual(left.stdout, "", "the pager lives on")

    def test_a_pager_that_ctrl_c_ends_ends_alone(self):
        terminal = self.open(PAGER="echo PAGING; cat >/dev/null; sleep 1000")
        terminal.wait("PAGING", without=["status="])
        jifen = terminal.pid()
        terminal.press("C-c")
        terminal.wait("status=0")
        left = subprocess.run(["pgrep", "-g", str(jifen)], capture_output=True, text=True)
        self.assertEqual(left.stdout, "")

    def test_the_user_s_own_options_show_no_codes(self):
        for options in ("-M", "", "M", "-i -j5", "FX", "--quit-at-eof", None):
            with self.subTest(LESS=options):
                terminal = self.open(**({} if options is None else {"LESS": options}))
                terminal.wait("[training books]", without=["status="])
                self.assertNotIn("ESC", terminal.screen())
                self.assertNotIn("[33m", terminal.screen())
                self.assertIn("\x1b[33m", terminal.tmux("capture-pane", "-p", "-e"))
                terminal.press("q")
                terminal.wait("status=0")


if __name__ == "__main__":
    unittest.main()
