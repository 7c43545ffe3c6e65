"""R-ORG-7: the shared terminal in the canteen, in a real terminal."""

import os
import signal
import unittest

from ledger import Daemon, Refused, jifen
from tmux import jifen_in_terminal

PROMPT = {"zh": "请刷卡", "en": "Swipe your card"}
KIOSK = {"as": "user:canteen"}


class TheKiosk(unittest.TestCase):
    def setUp(self):
        self.daemon = Daemon().start().furnish()
        self.addCleanup(self.daemon.remove)
        client = self.daemon.client()
        leader = {"as": "user:zhao"}
        client.change("role.grant", to="user:canteen", role="kiosk", **leader)
        client.change(
            "employee.add", employee="E117", name="欧阳海", department="一车间", type="regular",
            **leader)
        claim = client.change("claim.submit", item="training-attend", **{"as": "E117"})["claim"]
        client.change("claim.approve", claim=claim, points=18, **{"as": "E002"})
        client.change("clock.advance", by="7d")
        client.change("claim.submit", item="training-attend", points=12, **{"as": "E117"})
        client.close()

    def open(self, words="", lang="zh", columns=80, rows=24, who="user:canteen"):
        terminal = jifen_in_terminal(
            self.daemon, f"--as {who} kiosk {words}", lang, columns, rows)
        self.addCleanup(terminal.close)
        return terminal

    def test_a_card_in_a_balance_out_then_a_clean_screen(self):
        for lang, words in (
            ("zh", ["可用积分", "待审核：1 笔，12 分"]),
            ("en", ["points to use", "under review: 1 claim, 12 points"]),
        ):
            terminal = self.open("--seconds 1", lang)
            terminal.wait(PROMPT[lang])
            terminal.type("E117")
            terminal.wait("E117")
            terminal.press("Enter")
            # 18 in figures to be read from across the room.
            terminal.wait("E117", "欧阳海", "  ██    ██████", "████    ██  ██", *words)
            terminal.wait(PROMPT[lang], without=["欧阳海", "E117", "██"])
            os.kill(terminal.pid(), signal.SIGTERM)
            terminal.wait("status=0")
            self.assertNotIn("欧阳海", terminal.everything())
            self.assertNotIn("E117", terminal.everything())

    def test_it_fits_small_and_large_screens(self):
        for columns, rows in ((40, 12), (60, 15), (160, 50)):
            terminal = self.open("--seconds 30", columns=columns, rows=rows)
            terminal.wait(PROMPT["zh"])
            terminal.type("E117\r")
            terminal.wait("欧阳海", "██", "可用积分", "待审核")
            terminal.resize(30, 6)
            terminal.wait("18", "欧阳海", without=["██"])

    def test_no_key_leads_out(self):
        terminal = self.open("--seconds 1")
        terminal.wait(PROMPT["zh"])
        for key in (
            "C-c", "C-z", "C-\\", "C-d", "C-s", "C-q", "C-o", "C-]", "Escape", "Tab", "F1", "F12",
            "Up", "PageUp", "BSpace", "C-l", "M-x", ":", "!", "C-[", "C-u",
        ):
            terminal.press(key)
        running = terminal.pid()
        for sign in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
            os.kill(running, sign)
        terminal.type("E117\r")
        terminal.wait("欧阳海")
        terminal.wait(PROMPT["zh"], without=["status="])
        self.assertEqual(terminal.pid(), running)

    def test_the_word_for_leaving_leaves(self):
        terminal = self.open("--leave close-2026")
        terminal.wait(PROMPT["zh"])
        terminal.type("close-2026\r")
        terminal.wait("status=0")
        self.assertNotIn("close-2026\n", terminal.everything().split("status=")[0])
        done = jifen(self.daemon, "kiosk", "--leave", "no way", check=2)
        self.assertIn("--leave", done.stderr)

    def test_small_and_full_width_letters_are_the_same_number(self):
        for typed in ("e117", "Ｅ１１７", "ｅ１１７"):
            terminal = self.open("--seconds 5")
            terminal.wait(PROMPT["zh"])
            terminal.type(typed + "\r")
            terminal.wait("欧阳海")
            terminal.close()

    def test_a_reader_may_end_a_number_with_cr_lf_both_or_tab(self):
        terminal = self.open("--seconds 1")
        for suffix in ("\r", "\n", "\r\n", "\t"):
            terminal.wait(PROMPT["zh"], without=["欧阳海"])
            terminal.type("E117" + suffix)
            terminal.wait("欧阳海")

    def test_an_unknown_number_is_told_and_guessing_is_slow(self):
        terminal = self.open("--seconds 1")
        terminal.wait(PROMPT["zh"])
        for number in ("E998", "E999", "no_such-number"):
            terminal.type(number + "\r")
            terminal.wait("没有这个工号")
            terminal.type("E")
            terminal.wait(PROMPT["zh"]) if number != "no_such-number" else None
            terminal.press("BSpace")
        terminal.type("E117\r")
        terminal.wait("试得太多了", without=["欧阳海"])

    def test_it_waits_for_the_daemon_and_recovers(self):
        terminal = self.open("--seconds 1")
        terminal.wait(PROMPT["zh"])
        self.daemon.kill()
        terminal.type("E117\r")
        terminal.wait("没有回答", without=["E117"])
        self.daemon.start()
        terminal.wait(PROMPT["zh"])
        terminal.type("E117\r")
        terminal.wait("欧阳海")
        # It may be switched on before the daemon is.
        self.daemon.kill()
        early = self.open()
        early.wait("没有回答")
        self.daemon.start()
        early.wait(PROMPT["zh"])

    def test_a_flood_of_keys_does_it_no_harm(self):
        terminal = self.open("--seconds 1")
        terminal.wait(PROMPT["zh"])
        running = terminal.pid()
        for _ in range(40):
            terminal.type("\x1b[31;!~9ab中" * 400)
        terminal.type("\r" * 200 + "\x1b[200~" + "E117" * 1000 + "\x1b[201~")
        terminal.press("C-u")
        with open(f"/proc/{running}/status") as status:
            resident = next(line for line in status if line.startswith("VmRSS"))
        self.assertLess(int(resident.split()[1]), 100_000)
        terminal.press("C-u")
        terminal.wait(PROMPT["zh"])
        for _ in range(40):  # what came in with the flood may still be thrown away
            terminal.press("C-u")
            terminal.type("E117\r")
            if "欧阳海" in terminal.screen() or "试得太多" in terminal.screen():
                break
        self.assertEqual(terminal.pid(), running)

    def test_a_terminal_without_the_role_says_what_it_lacks(self):
        terminal = self.open(who="user:nobody")
        terminal.wait(PROMPT["zh"])
        terminal.type("E117\r")
        terminal.wait("jifen role grant user:", "kiosk", without=["欧阳海"])

    def test_a_kiosk_is_told_that_and_nothing_else(self):
        client = self.daemon.client()
        shown = client.call("kiosk.show", employee="E117", **KIOSK)
        self.assertEqual(shown["available"], 18)
        for method in ("account.balance", "account.history", "claim.list", "employee.show"):
            with self.assertRaisesRegex(Refused, "not_permitted"):
                client.call(method, employee="E117", **KIOSK)
        with self.assertRaisesRegex(Refused, "not_permitted"):
            client.call("kiosk.show", employee="E117", **{"as": "E001"})
        client.close()

    def test_the_name_is_shown_as_the_board_shows_it(self):
        """R-PUB-3"""
        client = self.daemon.client()
        with open(os.path.dirname(__file__) + "/../../config/policy/example-masked.json5") as file:
            client.change("policy.adopt", text=file.read(), **{"as": "user:zhao"})
        client.change("clock.advance", by="1d")
        self.assertEqual(client.call("kiosk.show", employee="E117", **KIOSK)["name"], "欧*")
        client.close()


if __name__ == "__main__":
    unittest.main()
