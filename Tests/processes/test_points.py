"""What is said of points that go: revocations after a clearing, deductions that take less."""

import json
import os
import pty
import subprocess
import unittest

from ledger import Daemon, jifen, program

LEADER = {"as": "user:zhao"}
REVIEWER = ("--as", "E002")


def answered(daemon, words, answer, lang="en"):
    """A command in a terminal, where it asks and is answered: (status, all that it said)."""
    outer, inner = pty.openpty()
    process = subprocess.Popen(
        [program("jifen"), "--lang", lang, "--socket", daemon.socket, *words],
        stdin=inner, stdout=inner, stderr=inner,
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1", "PAGER": "cat"})
    os.close(inner)
    said = b""
    while True:
        try:
            piece = os.read(outer, 65536)
        except OSError:
            break
        said += piece
        if answer is not None and b"[y/N]" in said:
            os.write(outer, answer.encode() + b"\n")
            answer = None
    os.close(outer)
    return process.wait(timeout=60), " ".join(said.decode().split())


class Points(unittest.TestCase):
    def setUp(self):
        self.daemon = Daemon(simulate="2026-12-21").start().furnish()
        self.client = self.daemon.client()
        self.credited = 0
        self.adopt()

    def tearDown(self):
        self.client.close()
        self.daemon.remove()

    def adopt(self, **changes):
        """The county's rules without notice and windows, and with these members."""
        text = self.client.call("policy.show")["policy"]
        text["redemption"]["windows"] = []
        text.update({"notice": {"workingDays": 0}, **changes})
        self.client.change("policy.adopt", text=json.dumps(text), **LEADER)

    def credit(self, points, employee="E003"):
        claim = self.client.change(
            "claim.submit", item="improvement", employee=employee, distinct=True,
            **{"as": "E001"})["claim"]
        self.client.change("claim.approve", claim=claim, points=points, **{"as": "E002"})
        return claim

    def redeem(self, points, employee="E003"):
        """Goods for so many points, asked for and not collected yet."""
        self.client.change(
            "product.add", product=f"P{points}", name="手套", kind="protective", valueFen=1000,
            price=points, **{"as": "E001"})
        self.client.change("stock.receive", product=f"P{points}", count=9, **{"as": "E001"})
        return self.client.change(
            "redemption.request", product=f"P{points}", **{"as": employee})["redemption"]

    def balance(self, employee="E003"):
        return self.client.call("account.balance", employee=employee, **LEADER)["available"]

    def next_year(self):
        self.client.change("clock.advance", by="2027-01-04")

    def test_a_mistake_is_not_taken_from_what_the_clearing_took(self):
        """R-FRAUD-2"""
        claim = self.credit(100)
        hold = self.redeem(60)
        self.client.change("redemption.fulfil", redemption=hold, **{"as": "E001"})
        self.next_year()
        revoke = (*REVIEWER, "revoke", claim, "--mistake", "--reason", "登记错了")
        foreseen = "60 of 100 points go back, because a clearing has taken 40 already; -60 are left."
        self.assertIn(foreseen, jifen(self.daemon, *revoke, "--dry-run", check=0).stdout)
        status, said = answered(self.daemon, revoke, "n")
        self.assertEqual(status, 1)
        self.assertIn(foreseen, said)
        self.assertEqual(self.balance(), 0)
        status, said = answered(self.daemon, revoke, "y", lang="zh")
        self.assertEqual(status, 0)
        words = "计入的 100 分中，40 分清零时已经扣除，不再扣；扣回 60 分，余额 -60 分。"
        # A sentence may go on in the next line of the terminal.
        self.assertEqual(said.replace(" ", "").count(words.replace(" ", "")), 2, said)
        self.assertEqual(self.balance(), -60)
        jifen(self.daemon, "verify", check=0)

    def test_a_false_claim_is_taken_whole(self):
        """R-FRAUD-1, R-NEG-2: under every policy."""
        self.adopt(negativeBalance="floorAtZero")
        claim = self.credit(100)
        self.next_year()
        said = jifen(
            self.daemon, *REVIEWER, "--yes", "revoke", claim, "--false", "--reason", "不实",
            check=0).stdout
        self.assertIn("100 points go back; -100 are left.", said)

    def test_a_deduction_says_how_much_of_it_was_taken(self):
        """R-NEG-2"""
        self.adopt(negativeBalance="floorAtZero")
        deduct = (*REVIEWER, "deduct", "E003", "smoking", "--points", "20", "--reason", "吸烟", "--distinct")
        self.assertIn(
            "D1: 0 of 20 points taken from E003, who has no more; 0 left.",
            jifen(self.daemon, *deduct, check=0).stdout)
        self.credit(50)
        self.assertIn(
            "D2: 20 points taken from E003; 30 left.", jifen(self.daemon, *deduct, check=0).stdout)
        self.redeem(25)
        self.assertIn(
            "D3：E003 应扣 20 分，余额不足，实扣 5 分，余额 0 分。",
            jifen(self.daemon, *deduct, lang="zh", check=0).stdout)

    def test_the_board_says_what_it_leaves_out_and_what_came_after(self):
        """R-PUB-1, R-PUB-2, R-FRAUD-1: in the terminal and on the page."""
        for _ in range(3):
            self.redeem_at_once()
        for points in (100, 60):
            last = self.credit(points)
        said = jifen(self.daemon, "board", "--limit", "2", check=0).stdout
        self.assertIn("Redemptions (2 of 3)\n", said)
        self.assertIn("Not everything is listed: --limit lists more", said)
        whole = jifen(self.daemon, "board", "--limit", "3", check=0).stdout
        self.assertIn("Redemptions\n", whole)
        self.assertNotIn("--limit", whole)
        page = self.daemon.folder + "/board.html"
        jifen(self.daemon, "board", "--limit", "2", "--html", page, lang="zh", check=0)
        with open(page, encoding="utf-8") as file:
            self.assertIn("<h2>兑换（共 3，列出 2）</h2>", file.read())
        self.next_year()
        jifen(
            self.daemon, *REVIEWER, "--yes", "revoke", last, "--false", "--reason", "不实", check=0)
        december = jifen(self.daemon, "board", "--period", "2026-12", check=0).stdout
        self.assertRegex(
            december, rf"2027-01-04 +E003 +某人 +points revoked +{last} +-60 +2026-12-21 +after its end")
        self.assertRegex(december, r"1 +E003 .* 250\n")
        self.assertRegex(december, rf"Criticism\n.*\nE003 +某人 +{last} +2027-01-04")
        january = jifen(self.daemon, "board", check=0).stdout
        self.assertNotIn("Ranking", january)
        self.assertRegex(january, rf"2027-01-04 +E003 .*{last} +-60 +2026-12-21 *\n")

    def redeem_at_once(self):
        self.credit(50)
        self.credited += 1
        hold = self.redeem(10 + self.credited)
        self.client.change("redemption.fulfil", redemption=hold, **{"as": "E001"})

    def history(self, *words):
        rows = self.client.call("account.history", employee="E003", **LEADER)["rows"]
        self.assertEqual(rows[-1]["balance"], self.balance())
        return rows

    def test_what_took_nothing_stands_in_the_history(self):
        """R-NEG-2, R-FRAUD-2"""
        self.adopt(negativeBalance="floorAtZero")
        claim = self.credit(60)
        self.next_year()
        self.client.change(
            "deduction.record", employee="E003", item="smoking", points=20, reason="吸烟",
            **{"as": "E002"})
        self.client.change("appeal.raise", deduction="D1", reason="不是我", **{"as": "E003"})
        self.client.change("appeal.uphold", appeal="A1", reason="查实", **LEADER)
        self.client.change(
            "claim.revoke", claim=claim, kind="mistake", reason="重复", **{"as": "E002"})
        rows = self.history()
        self.assertEqual(
            [(row["type"], row["points"], row.get("whole")) for row in rows[2:]],
            [("deduction.recorded.v1", 0, 20), ("deduction.reversed.v1", 0, None),
             ("claim.revoked.v1", 0, 60)])
        shown = jifen(self.daemon, "--as", "E003", "history", "--all", check=0).stdout
        self.assertRegex(shown, r"D1 .* 0 +0 +of 20; there was no more")
        self.assertRegex(shown, rf"{claim} .* 0 +0 +of 60 credited")
        pages, after = [], "0"
        while after:
            page = self.client.call(
                "account.history", employee="E003", limit=1, after=after, **LEADER)
            pages, after = pages + page["rows"], page.get("next")
        self.assertEqual(pages, rows)

    def test_whoever_cancels_last_year_s_request_is_told_that_its_points_go(self):
        """R-RED-5"""
        self.client.change("clock.advance", by="2026-12-29")
        self.credit(100)
        self.client.change(
            "product.add", product="P60", name="手套", kind="protective", valueFen=1000, price=60,
            **{"as": "E001"})
        self.client.change("stock.receive", product="P60", count=9, **{"as": "E001"})
        asked = jifen(self.daemon, "--as", "E003", "redeem", "P60", check=0).stdout
        self.assertIn(
            "If it is not collected by 2026-12-31 24:00 and released after that, 60 of them are "
            "cleared.", asked)
        balance = ("--as", "E003", "balance")
        self.assertIn(
            "40 at 2026-12-31 24:00; 60 more if what is held then is released later",
            " ".join(jifen(self.daemon, *balance, check=0).stdout.split()))
        self.client.change("clock.advance", by="2027-01-02")
        said = jifen(self.daemon, *balance, lang="zh", check=0).stdout
        self.assertIn("60 分取消或过期就清零", said)
        shown = jifen(self.daemon, "--as", "E003", "redemption", "show", "R1", check=0).stdout
        self.assertIn("60 cleared", shown)
        cancel = ("--as", "E003", "redemption", "cancel", "R1")
        refused = jifen(self.daemon, *cancel)
        self.assertEqual(refused.returncode, 2)
        self.assertIn("of its 60 points 60 do not come back", refused.stderr)
        status, said = answered(self.daemon, cancel, "n")
        self.assertEqual(status, 1)
        self.assertIn("60 do not come back", said)
        status, said = answered(self.daemon, cancel, "y", lang="zh")
        self.assertEqual(status, 0)
        self.assertIn("R1 已取消，释放 0 分。清零 60 分。", said)
        self.assertEqual(self.balance(), 0)
        self.assertEqual(
            [(row["type"], row["points"], row.get("cleared")) for row in self.history()][-2:],
            [("clearing.account-cleared.v1", -40, None), ("redemption.cancelled.v1", 0, 60)])
        self.assertIn(
            "预留的 60 分清零",
            jifen(self.daemon, "--as", "E003", "history", lang="zh", check=0).stdout)

    def test_a_request_that_no_clearing_met_is_cancelled_as_before(self):
        self.credit(100)
        self.redeem(60)
        said = jifen(self.daemon, "--as", "E003", "redemption", "cancel", "R1", check=0).stdout
        self.assertIn("R1 is cancelled; its points are released.", said)

    def test_the_history_shows_that_a_lapsed_hold_was_cleared(self):
        """R-RED-5"""
        self.client.change("clock.advance", by="2026-12-30")
        self.credit(100)
        self.redeem(60)
        self.client.change("clock.advance", by="2027-02-01")
        last = self.history()[-1]
        self.assertEqual(
            (last["type"], last["points"], last["cleared"]), ("redemption.lapsed.v1", 0, 60))


if __name__ == "__main__":
    unittest.main()
