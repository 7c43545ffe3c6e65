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
        deduct = (*REVIEWER, "deduct", "E003", "smoking", "--points", "20", "--reason", "吸烟")
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


if __name__ == "__main__":
    unittest.main()
