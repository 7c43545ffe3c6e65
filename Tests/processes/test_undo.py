"""What was imported is taken back as it was brought in (R-IMP-2), what somebody decided against is
not filed again (R-IMP-3), and what can be done to one claim is done to many."""

import json
import unittest
from pathlib import Path

from ledger import Daemon, Refused, jifen

ADMIN, REVIEWER, LEADER = "E001", "E002", "user:zhao"
CLAIMS = "工号,项目,发生日期,说明\n" + "".join(
    f"E{number:03},ppe,2026-10-0{number - 9},护目镜\n" for number in range(10, 16))


class Office(unittest.TestCase):
    def setUp(self):
        self.daemon = Daemon(simulate="2026-10-31").start().furnish()
        self.addCleanup(self.daemon.remove)
        for number in range(10, 16):
            self.change(
                "employee.add", LEADER, employee=f"E{number:03}", name="某人",
                department=("铸造车间", "装配车间")[number % 2], type="regular")

    def change(self, method, who, **params):
        client = self.daemon.client()
        try:
            return client.change(method, **params, **{"as": who})
        finally:
            client.close()

    def write(self, name, text):
        Path(self.daemon.folder, name).write_text(text, encoding="utf-8")

    def jifen(self, who, *words, status=0, text=None, lang="en"):
        words = [self.daemon.folder + "/" + word if word.endswith(".csv") else word for word in words]
        done = jifen(self.daemon, "--as", who, *words, text=text, lang=lang)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def json(self, who, *words, status=0, text=None):
        words = [self.daemon.folder + "/" + word if word.endswith(".csv") else word for word in words]
        done = jifen(self.daemon, "--as", who, "--json", *words, text=text)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return json.loads(done.stdout)

    def rows(self, number, who=ADMIN):
        return {row["what"]: row["state"] for row in self.json(who, "import", "show", number)["rows"]}

    def sound(self):
        self.assertIn("Intact", jifen(self.daemon, "verify", check=0).stdout)


class Again(Office):
    def test_what_was_rejected_is_not_filed_again_by_the_same_file(self):
        self.write("c.csv", CLAIMS)
        self.jifen(ADMIN, "claim", "import", "c.csv")
        self.jifen(REVIEWER, "review", "reject", "C1", "C2", "--reason", "不实")
        self.change("claim.approve", REVIEWER, claim="C3")
        self.change("claim.revoke", REVIEWER, claim="C3", kind="mistake", reason="误")
        for rehearsal in (["--dry-run"], []):
            again = self.json(ADMIN, "claim", "import", "c.csv", *rehearsal)
            self.assertEqual(
                (again["applied"], again["appliedBefore"], again["rejectedBefore"]), (0, 6, 3))
        said = self.jifen(ADMIN, "claim", "import", "c.csv")
        self.assertIn("6 were in already (of them 3 rejected or revoked, and not filed again", said)
        said = self.jifen(ADMIN, "claim", "import", "c.csv", lang="zh")
        self.assertIn("6 行以前已导入（其中 3 行未通过或已撤销，不再申报", said)

    def test_it_is_filed_again_on_purpose_by_the_word_that_it_is_another(self):
        self.write("c.csv", CLAIMS)
        self.jifen(ADMIN, "claim", "import", "c.csv")
        self.jifen(REVIEWER, "review", "reject", "C1", "--reason", "不实")
        self.write(
            "d.csv", "工号,项目,发生日期,说明,另一次\nE010,ppe,2026-10-01,护目镜,是\n")
        self.assertEqual(self.json(ADMIN, "claim", "import", "d.csv")["applied"], 1)
        self.assertEqual(self.json(ADMIN, "claim", "import", "d.csv")["appliedBefore"], 1)
        again = self.json(ADMIN, "claim", "import", "c.csv")
        self.assertEqual((again["appliedBefore"], again["rejectedBefore"]), (6, 0))
        self.jifen(REVIEWER, "review", "reject", "C7", "--reason", "不实")
        again = self.json(ADMIN, "claim", "import", "d.csv")
        self.assertEqual((again["appliedBefore"], again["rejectedBefore"]), (1, 1))

    def test_what_was_withdrawn_or_taken_back_goes_in_again(self):
        self.write("c.csv", CLAIMS)
        self.jifen(ADMIN, "claim", "import", "c.csv")
        self.jifen(ADMIN, "claim", "withdraw", "C1")
        self.assertEqual(self.json(ADMIN, "claim", "import", "c.csv")["applied"], 1)
        self.change("claim.approve", REVIEWER, claim="C2")
        self.jifen(REVIEWER, "import", "undo", "I1", "--yes")
        self.assertEqual(self.rows("I1")["C2"], "rejected")
        again = self.json(ADMIN, "claim", "import", "c.csv")
        self.assertEqual((again["applied"], again["appliedBefore"]), (5, 1))

    def test_equal_rows_that_are_other_occurrences_are_counted(self):
        head = "工号,项目,发生日期,说明,另一次\n"
        self.write("one.csv", head + "E010,ppe,2026-10-01,护目镜,\n")
        self.jifen(ADMIN, "claim", "import", "one.csv")
        self.write("two.csv", head + "E010,hazard-general,2026-10-01,漏油,\n")
        self.jifen(ADMIN, "claim", "import", "two.csv")
        both = head + "E010,hazard-general,2026-10-01,漏油,\nE010,hazard-general,2026-10-01,漏油,是\n"
        self.write("both.csv", both)
        self.assertEqual(self.json(ADMIN, "claim", "import", "both.csv")["applied"], 1)
        self.assertEqual(self.json(ADMIN, "claim", "import", "both.csv")["appliedBefore"], 2)


class Claims(Office):
    def setUp(self):
        super().setUp()
        self.write("c.csv", CLAIMS)
        self.jifen(ADMIN, "claim", "import", "c.csv")
        self.change("claim.approve", REVIEWER, claim="C1", points=3)
        self.change("claim.reject", REVIEWER, claim="C2", reason="不实")

    def test_an_import_is_shown_with_its_rows_as_they_stand(self):
        shown = self.json(ADMIN, "import", "show", "i1")
        self.assertEqual(shown["states"], {"underReview": 4, "onNotice": 1, "rejected": 1})
        self.assertEqual(shown["rows"][0]["what"], "C1")
        self.assertEqual([row["row"] for row in shown["rows"]], [1, 2, 3, 4, 5, 6])
        listed = self.json(ADMIN, "import", "list")["rows"]
        self.assertEqual([(row["import"], row["rows"]) for row in listed], [("I1", 6)])

    def test_who_imported_withdraws_what_nobody_decided_and_a_reviewer_the_rest(self):
        foreseen = self.json(ADMIN, "import", "undo", "I1", "--dry-run", status=1)
        self.assertEqual(
            [foreseen[name] for name in ("undone", "kept", "gone")], [4, 1, 1])
        self.assertEqual(self.rows("I1")["C3"], "underReview", "a rehearsal did it")
        said = self.jifen(ADMIN, "import", "undo", "I1", status=2)
        self.assertIn("add --yes", said)
        said = self.jifen(ADMIN, "import", "undo", "I1", "--yes", status=1)
        self.assertIn("I1: 4 rows taken back, 1 left as they are, 1 had ended before.", said)
        self.assertIn("revoked by a reviewer who did not import it", said)
        said = self.jifen(ADMIN, "import", "undo", "I1", "--yes", status=1)
        self.assertIn("Nothing of I1 can be taken back: 1 row stays.", said)
        self.jifen(REVIEWER, "import", "undo", "I1", "--yes", "--reason", "月份填错")
        card = jifen(self.daemon, "--as", "E010", "claim", "show", "C1", check=0).stdout
        self.assertIn("月份填错", card)
        said = self.jifen(REVIEWER, "import", "undo", "I1", "--yes")
        self.assertIn("all taken back already", said)
        said = self.jifen(REVIEWER, "import", "undo", "I1", "--yes", lang="zh")
        self.assertIn("已经全部撤回", said)
        self.sound()

    def test_who_may(self):
        self.jifen("E003", "import", "undo", "I1", "--yes", status=4)
        self.jifen("E003", "import", "show", "I1", status=4)
        self.jifen(ADMIN, "import", "undo", "I9", "--yes", status=5)
        self.assertEqual(self.json("E003", "import", "list")["rows"], [])

    def test_many_at_once_each_for_itself(self):
        said = self.jifen(ADMIN, "claim", "withdraw", "C3", "C2", "C99", "C3", status=1)
        self.assertEqual(
            sorted(line for line in said.splitlines() if line[:1] == "C"),
            ["C2: C2 is not under review.", "C3 is withdrawn.", "C99: There is no claim C99."])
        self.assertIn("1 done, 2 refused.", said)
        said = self.jifen(REVIEWER, "review", "reject", "C4", "C5", "--reason", "重复")
        self.assertIn("2 done, 0 refused.", said)

    def test_a_filter_shows_what_it_picks_and_asks(self):
        said = self.jifen(ADMIN, "claim", "withdraw", "--department", "铸造车间", status=2)
        self.assertIn("Withdraw: 2 claims.", said)
        self.assertEqual(self.rows("I1")["C5"], "underReview")
        self.jifen(ADMIN, "claim", "withdraw", "--department", "铸造车间", "--yes")
        self.assertEqual([state for state in self.rows("I1").values()].count("withdrawn"), 2)
        done = self.json(
            REVIEWER, "review", "reject", "--import", "I1", "--reason", "月份填错", "--yes")
        self.assertEqual((done["applied"], done["refused"]), (2, 0))
        said = self.jifen(REVIEWER, "review", "reject", "--by", ADMIN, "--reason", "x", "--yes")
        self.assertIn("No such claim is there.", said)
        self.jifen(ADMIN, "claim", "withdraw", "C3", "--import", "I1", status=2)
        self.jifen(ADMIN, "claim", "withdraw", status=2)
        self.jifen(ADMIN, "claim", "withdraw", "C3", "X9", status=2)

    def test_what_is_piped_in_is_what_jifen_prints(self):
        for words in ([], ["--plain"], ["--jsonl"]):
            listed = jifen(
                self.daemon, "--as", ADMIN, *words, "claim", "list", "--stage", "underReview",
                lang="zh", check=0).stdout
            done = self.json(
                REVIEWER, "review", "reject", "-", "--reason", "x", "--dry-run", text=listed)
            self.assertEqual((done["applied"], done["refused"]), (4, 0), words)
        done = self.json(
            REVIEWER, "review", "reject", "-", "--reason", "x", text="申报,工号\nC3,E012\n\"4\",E013\n")
        self.assertEqual(done["applied"], 2)
        said = self.jifen(
            REVIEWER, "review", "reject", "-", "--reason", "x", text="C5\nhello\n", status=2)
        self.assertIn("Line 2 of standard input, ‘hello’, is no claim; nothing was done.", said)
        self.assertEqual(self.rows("I1")["C5"], "underReview")

    def test_many_are_revoked_with_the_points_said_before(self):
        jifen(self.daemon, "clock", "advance", "8d", check=0)
        said = self.jifen(REVIEWER, "revoke", "--mistake", "C1", "C2", "--reason", "误", status=2)
        self.assertIn("Revoke as a mistake: 2 claims, 3 points go back; 1 would be refused.", said)
        said = self.jifen(
            REVIEWER, "revoke", "--mistake", "C1", "C2", "--reason", "误", "--yes", status=1)
        self.assertIn("C1 is revoked. 3 points go back; 0 are left.", said)
        self.assertIn("C2: C2 cannot be revoked in its stage.", said)
        self.sound()


class Goods(Office):
    def setUp(self):
        super().setUp()
        self.write("p.csv", "商品编码,名称,类别,单价(元)\nS1,肥皂,生活用品,8\nS2,毛巾,生活用品,12\nS3,手套,劳保用品,20\n")
        self.write("s.csv", "商品编码,数量,送货单号\nS1,100,SH-1\nS2,50,SH-1\n")
        self.write(
            "o.csv", "工号,日期,事项,分值,旧账出处\nE010,2025-12-31,结转,200,1页\nE011,2025-12-31,结转,300,2页\n"
            "E011,2025-12-31,兑换,-50,3页\nE010,2025-12-31,结转,0,9页\n")
        self.jifen(ADMIN, "product", "import", "p.csv")
        self.jifen(ADMIN, "stock", "import", "s.csv")
        self.jifen(LEADER, "opening", "import", "o.csv")
        jifen(self.daemon, "clock", "advance", "2026-11-10", check=0)
        self.change("redemption.request", "E010", product="S1")

    def test_goods_go_out_as_far_as_nobody_waits_for_them(self):
        said = self.jifen(ADMIN, "import", "undo", "I2", "--yes", status=1)
        self.assertIn("I2: 1 row taken back, 1 in part.", said)
        self.assertIn("1 is handed out or held", said)
        stock = {row["product"]: row["onHand"] for row in self.json(ADMIN, "stock", "list")["rows"]}
        self.assertEqual(stock, {"S1": 1, "S2": 0, "S3": 0})
        self.assertEqual(self.rows("I2"), {"S1": "partlyTakenBack", "S2": "takenBack"})
        again = self.json(ADMIN, "stock", "import", "s.csv", "--skip-bad", status=1)
        self.assertEqual(again["applied"], 1, "what went comes in again, what stays does not")
        self.jifen(REVIEWER, "import", "undo", "I2", "--yes", status=4)
        self.sound()

    def test_products_without_a_use_go_and_come_again(self):
        self.jifen(ADMIN, "import", "undo", "I1", "--yes", status=1)
        self.assertEqual(self.rows("I1"), {"S1": "offered", "S2": "offered", "S3": "takenOff"})
        again = self.json(ADMIN, "product", "import", "p.csv")
        self.assertEqual((again["applied"], again["appliedBefore"]), (1, 2))
        self.assertEqual(self.rows("I1")["S3"], "takenOff")
        self.sound()

    def test_the_old_book_goes_back_at_most_to_nothing(self):
        said = self.jifen(LEADER, "import", "undo", "I3", "--yes", status=1)
        self.assertIn("80 points are spent or cleared", said)
        for employee, left in (("E010", 0), ("E011", 0)):
            shown = self.json(ADMIN, "balance", employee)
            self.assertEqual(shown["available"], left, employee)
        again = self.json(LEADER, "opening", "import", "o.csv")
        self.assertEqual((again["applied"], again["appliedBefore"]), (3, 1))
        self.sound()

    def test_people_of_whom_nothing_else_stands_are_not_enrolled_any_more(self):
        self.write("e.csv", "工号,姓名,部门,用工性质,登录名\nE101,张一,铸造车间,正式工,\nE102,李二,铸造车间,正式工,lier\n")
        self.jifen(ADMIN, "employee", "import", "e.csv")
        self.change("claim.submit", ADMIN, item="ppe", employee="E101")
        said = self.jifen(ADMIN, "import", "undo", "I4", "--yes", status=1)
        self.assertIn("More stands under E101 than the enrolment.", said)
        self.assertIn("jifen employee leave E101", said)
        self.assertEqual(self.rows("I4"), {"E101": "employed", "E102": "undone"})
        again = self.json(ADMIN, "employee", "import", "e.csv")
        self.assertEqual((again["applied"], again["appliedBefore"]), (1, 1))
        self.sound()


class Rosters(Office):
    def test_enrolments_go_and_other_changes_are_listed_with_what_puts_them_right(self):
        client = self.daemon.client()
        rows = [
            {"employee": "E101", "change": "enrol", "name": "甲", "department": "三车间",
             "type": "regular", "user": "jia"},
            {"employee": "E010", "change": "move", "department": "三车间"},
            {"employee": "E011", "change": "type", "type": "temporary"},
        ]
        upload = {"upload": "roster-upload"}
        client.call("import.begin", kind="roster", **upload, **{"as": ADMIN})
        client.call("import.rows", rows=rows, **upload, **{"from": 0, "as": ADMIN})
        client.change("import.commit", **upload, **{"as": ADMIN})
        client.close()
        said = self.jifen(ADMIN, "import", "undo", "I1", "--yes", status=1)
        self.assertIn("jifen employee move E010 --department 铸造车间", said)
        self.assertIn("jifen employee type E011 regular", said)
        self.assertIn("I1: 1 row taken back, 2 left as they are.", said)
        self.assertEqual(
            self.rows("I1"), {"E101": "undone", "E010": "changed", "E011": "changed"})
        self.jifen(ADMIN, "employee", "move", "E010", "--department", "铸造车间")
        self.jifen(ADMIN, "employee", "type", "E011", "regular")
        said = self.jifen(ADMIN, "import", "undo", "I1", "--yes")
        self.assertIn("all taken back already", said)
        self.sound()


class Large(Office):
    """More rows than go in at once."""

    def stage(self, client, kind, rows, who, **more):
        client.call("import.begin", upload="large-import", kind=kind, **more, **{"as": who})
        for at in range(0, len(rows), 1000):
            client.call(
                "import.rows", upload="large-import", rows=rows[at:at + 1000], **{"from": at, "as": who})

    def test_employees_go_in_steps_and_back(self):
        rows = [
            {"employee": f"X{number:05}", "name": "某人", "department": "三车间", "type": "regular"}
            for number in range(20_001)]
        client = self.daemon.client()
        self.stage(client, "employees", rows, ADMIN)
        first = client.change("import.commit", upload="large-import", **{"as": ADMIN})
        self.assertEqual((first["applied"], first["next"]), (20_000, 20_000))
        second = client.change(
            "import.commit", upload="large-import", **{"as": ADMIN, "from": 20_000, "import": "I1"})
        self.assertEqual(second["applied"], 1)
        client.close()
        undone = self.json(ADMIN, "import", "undo", "I1", "--yes")
        self.assertEqual((undone["undone"], undone["kept"]), (20_001, 0))
        again = self.json(ADMIN, "import", "undo", "I1", "--yes")
        self.assertEqual((again["undone"], again["gone"]), (0, 20_001))

    def test_what_cannot_be_taken_back_is_refused_before_it_is_sent(self):
        text = (Path(__file__).resolve().parents[2] / "config/campaigns").glob("*.json5")
        for file in text:
            client = self.daemon.client()
            opened = client.change("campaign.open", text=file.read_text(), **{"as": LEADER})
            begun = client.call(
                "import.begin", upload="large-import", kind="participants",
                campaign=opened["campaign"], **{"as": ADMIN})
            self.assertEqual(begun["mostRows"], 20_000)
            row = {"participant": "P1"}
            for at in range(0, 20_000, 1000):
                client.call("import.rows", upload="large-import", rows=[row] * 1000,
                            **{"from": at, "as": ADMIN})
            with self.assertRaises(Refused) as refused:
                client.call("import.rows", upload="large-import", rows=[row],
                            **{"from": 20_000, "as": ADMIN})
            self.assertEqual(refused.exception.kind, "import.too_large")
            client.close()
            return
        self.fail("no campaign file")


if __name__ == "__main__":
    unittest.main()
