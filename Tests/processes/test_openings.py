"""An enterprise that comes from spreadsheets (R-BOOK-6)."""

import json
import unittest
from pathlib import Path

from ledger import Daemon, jifen

LEADER = ("--as", "user:zhao")
HISTORY = """工号,日期,积分,旧账出处,说明,结余
E001,2025-12-31,120,旧台账第3页,结余,120
E001,2026-03-05,-50,旧台账第9页,兑换,70
E002,2025-12-31,-15,旧台账第3页,欠分,-15
E003,2025-12-31,0,旧台账第3页,,0
"""


class Openings(unittest.TestCase):
    def setUp(self):
        self.daemon = Daemon().start().furnish()

    def tearDown(self):
        self.daemon.remove()

    def bring(self, text, *words, check=0):
        path = Path(self.daemon.folder, "old.csv")
        path.write_text(text, encoding="gb18030")
        return jifen(
            self.daemon, *LEADER, "opening", "import", str(path), *words, check=check)

    def balance(self, employee):
        client = self.daemon.client()
        balance = client.call("account.balance", employee=employee, **{"as": "user:zhao"})
        client.close()
        return balance["available"]

    def test_a_file_is_imported_once_and_stands_in_the_history(self):
        self.bring(HISTORY, "--dry-run")
        self.assertEqual(self.balance("E001"), 0)
        self.bring(HISTORY)
        again = self.bring(HISTORY)
        self.assertIn("4 were in already", again.stdout)
        self.assertEqual(
            [self.balance(employee) for employee in ("E001", "E002", "E003")], [70, -15, 0])
        history = jifen(self.daemon, *LEADER, "history", "E001", "--oldest", "--json", check=0)
        rows = json.loads(history.stdout)["rows"]
        self.assertEqual(
            [(row["type"], row["day"], row["points"], row["about"]) for row in rows],
            [("opening.recorded.v1", "2025-12-31", 120, "旧台账第3页"),
             ("opening.recorded.v1", "2026-03-05", -50, "旧台账第9页")])
        report = jifen(self.daemon, *LEADER, "report", "half-year", "2026H1", "--json", check=0)
        self.assertEqual(json.loads(report.stdout)["points"]["brought"], -50)
        jifen(self.daemon, *LEADER, "verify", check=0)

    def test_one_line_that_does_not_add_up_keeps_all_out(self):
        wrong = HISTORY.replace("兑换,70", "兑换,71")
        refused = self.bring(wrong, check=1)
        self.assertIn("line 3: E001: the old book says 71 points, its lines add up to 70.",
                      refused.stderr)
        self.assertEqual(self.balance("E002"), 0)
        self.bring(wrong, "--skip-bad", check=1)
        self.assertEqual([self.balance("E001"), self.balance("E002")], [120, -15])

    def test_one_line_at_the_command_line_and_who_may(self):
        words = ("opening", "record", "E001", "-15", "--on", "2025-12-31", "--reference", "p. 3")
        done = jifen(self.daemon, *LEADER, *words, check=0)
        self.assertIn("-15 points brought over for E001, who now has -15", done.stdout)
        again = jifen(self.daemon, *LEADER, *words, check=6)
        self.assertIn("was brought over already", again.stderr)
        jifen(self.daemon, "--as", "E001", *words, check=4)
        client = self.daemon.client()
        client.change("role.grant", to="E003", role="leader", **{"as": "user:zhao"})
        client.close()
        own = jifen(
            self.daemon, "--as", "E003", "opening", "record", "E003", "5", "--on", "2025-12-31",
            "--reference", "p. 4", check=1)
        self.assertIn("Nobody brings points over for themself", own.stderr)


if __name__ == "__main__":
    unittest.main()
