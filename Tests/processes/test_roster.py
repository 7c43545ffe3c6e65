"""A roster of every month compared with the books (R-ORG-5, R-ORG-8), and deductions from a file
and of many at once (R-NEG-3, R-NEG-4)."""

import json
import unittest
from pathlib import Path

import openpyxl

from ledger import Daemon, jifen

HEADINGS = ["工号", "姓名", "部门", "用工性质"]


class Office(unittest.TestCase):
    def setUp(self):
        self.daemon = Daemon(simulate="2026-11-10").start().furnish()
        self.addCleanup(self.daemon.remove)
        self.leader = {"as": "user:zhao"}

    def path(self, name):
        return str(Path(self.daemon.folder, name))

    def csv(self, name, rows, encoding="gb18030"):
        text = "".join(",".join(map(str, row)) + "\n" for row in rows)
        Path(self.path(name)).write_text(text, encoding=encoding)
        return self.path(name)

    def xlsx(self, name, rows):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(self.path(name))
        return self.path(name)

    def enrol(self, rows):
        client = self.daemon.client()
        for number, name, department, kind in rows:
            client.change(
                "employee.add", employee=number, name=name, department=department,
                type=kind, **self.leader)
        client.close()

    def run_as(self, who, *words, lang="en"):
        done = jifen(self.daemon, "--as", who, "--lang", lang, *words)
        return done.returncode, done.stdout + done.stderr

    def json(self, *words, who="user:zhao", check=0):
        return json.loads(jifen(self.daemon, "--as", who, "--json", *words, check=check).stdout)

    def people(self):
        return {row["employee"]: row for row in self.json("employee", "list", "--all")["rows"]}


class Rosters(Office):
    KNOWN = [
        ("E010", "张伟", "铸造车间", "regular"), ("E011", "李娜", "铸造车间", "regular"),
        ("E012", "郑秀英", "仓储部", "outsourced"), ("E013", "王芳", "仓储部", "temporary"),
        ("E014", "买买提·艾力", "装配车间", "regular"), ("E015", "陈静", "装配车间", "regular"),
    ]
    ROSTER = [
        HEADINGS, ["E001", "某人", "铸造车间", "正式工"], ["E002", "某人", "铸造车间", "正式工"],
        ["E003", "某人", "铸造车间", "正式工"], ["E010", "张 伟", "铸造车间", "正式工"],
        ["E011", "李娜", "仓储部", "正式工"], ["E013", "王芳", "仓储部", "正式工"],
        ["E014", "买买提•艾力", "装配车间", "正式工"], ["E015", "陈晶", "装配车间", "正式工"],
        ["E101", "新一", "铸造车间", "正式工"], ["E102", "新二", "铸造车间", "临时工"],
        ["E103", "新三", "仓储部", "外包人员"],
    ]

    def setUp(self):
        super().setUp()
        self.enrol(self.KNOWN)

    def test_a_month_is_shown_then_recorded_at_a_yes(self):
        for name, path in (
                ("csv", self.csv("r.csv", self.ROSTER)), ("xlsx", self.xlsx("r.xlsx", self.ROSTER))):
            with self.subTest(name):
                said = self.json("employee", "import", path, "--dry-run", who="E001")
                self.assertEqual(
                    sorted((row["employee"], row["change"]) for row in said["changes"]),
                    [("E011", "move"), ("E013", "type"), ("E015", "rename"), ("E101", "enrol"),
                     ("E102", "enrol"), ("E103", "enrol")])
                self.assertEqual((said["applied"], said["appliedBefore"]), (0, 5))
                self.assertEqual([row["employee"] for row in said["missing"]], ["E012"])
        before = self.people()
        status, said = self.run_as("E001", "employee", "import", self.path("r.csv"), lang="zh")
        self.assertEqual(status, 2, said)
        self.assertIn("加上 --yes", said)
        self.assertEqual(self.people(), before)

        status, said = self.run_as(
            "E001", "--yes", "employee", "import", self.path("r.csv"), lang="zh")
        self.assertEqual(status, 0, said)
        self.assertIn("（I1），5 人没有变化。", said)
        self.assertIn("没有 1 人：E012 郑秀英（仓储部）", said)
        self.assertIn("jifen employee leave E012", said)
        people = self.people()
        self.assertEqual(people["E010"]["name"], "张伟")
        self.assertEqual(people["E011"]["department"], "仓储部")
        self.assertEqual(people["E013"]["type"], "regular")
        self.assertEqual(people["E015"]["name"], "陈晶")
        self.assertTrue(people["E012"]["active"])
        self.assertEqual(people["E102"]["type"], "temporary")

        status, said = self.run_as("E001", "employee", "import", self.path("r.csv"))
        self.assertEqual((status, "11 unchanged" in said), (0, True), said)
        jifen(self.daemon, "verify", check=0)

    def test_who_is_missing_leaves_only_when_asked(self):
        self.csv("r.csv", self.ROSTER)
        status, said = self.run_as(
            "E001", "--yes", "employee", "import", self.path("r.csv"), "--leave-missing")
        self.assertEqual(status, 0, said)
        self.assertFalse(self.people()["E012"]["active"])
        back = [row for row in self.ROSTER if row[0] != "E103"] + [
            ["E012", "郑秀英", "装配车间", "正式工"]]
        self.csv("b.csv", back)
        status, said = self.run_as("E001", "--yes", "employee", "import", self.path("b.csv"))
        self.assertEqual(status, 0, said)
        person = self.people()["E012"]
        self.assertEqual(
            (person["active"], person["department"], person["type"]), (True, "装配车间", "regular"))

    def test_roles_are_not_ended_with_a_roster(self):
        self.csv("r.csv", [row for row in self.ROSTER if row[0] not in ("E001", "E002")])
        status, said = self.run_as(
            "E001", "--yes", "employee", "import", self.path("r.csv"), "--leave-missing")
        self.assertEqual(status, 0, said)
        self.assertIn("Not recorded as leaving: E001, E002.", said)
        people = self.people()
        self.assertTrue(people["E001"]["active"] and people["E002"]["active"])

    def test_a_file_of_a_few_is_no_roster(self):
        self.csv("few.csv", [HEADINGS, ["E104", "新四", "仓储部", "正式工"]])
        status, said = self.run_as("E001", "employee", "import", self.path("few.csv"))
        self.assertEqual((status, "E012" in said), (0, False), said)
        status, said = self.run_as(
            "E001", "--yes", "employee", "import", self.path("few.csv"), "--leave-missing")
        self.assertEqual(status, 1, said)
        self.assertIn("not look like a whole roster", said)

    def test_a_login_that_holds_a_role_is_a_bad_line(self):
        client = self.daemon.client()
        client.change("role.grant", to="user:shenht", role="finance", **self.leader)
        client.close()
        self.csv("u.csv", [
            [*HEADINGS, "登录名"], ["E010", "张伟", "铸造车间", "正式工", "shenht"],
            ["E101", "新一", "铸造车间", "正式工", ""]])
        status, said = self.run_as("E001", "employee", "import", self.path("u.csv"), lang="zh")
        self.assertEqual(status, 2, said)
        status, said = self.run_as(
            "E001", "--yes", "employee", "import", self.path("u.csv"), "--skip-bad", lang="zh")
        self.assertEqual(status, 1, said)
        self.assertIn("第 2 行：", said)
        self.assertIn("E101", self.people())
        self.assertNotIn("user", self.people()["E010"])

    def test_a_type_changes_from_a_day_on(self):
        """R-ORG-8: the report counts people as they were."""
        status, said = self.run_as("E001", "employee", "type", "E013", "正式工", lang="zh")
        self.assertEqual((status, said.count("E013 从 2026-11-10 起是正式工。")), (0, 1), said)
        status, said = self.run_as("E001", "employee", "type", "E013", "regular")
        self.assertIn("E013 is regular already.", said)
        status, said = self.run_as("E001", "employee", "type", "E014", "temporary", "--from", "2026-11-11")
        self.assertEqual(status, 1, said)
        status, said = self.run_as("E001", "employee", "type", "E014", "temporary", "--from", "2026-10-01")
        self.assertIn("since 2026-11-10", said)
        client = self.daemon.client()
        client.change("clock.advance", by="2027-02-01")
        client.close()
        self.run_as("E001", "employee", "type", "E012", "temporary")
        report = self.json("report", "half-year", "2026H2")
        kinds = {row["type"]: row["enrolled"] for row in report["people"]}
        self.assertEqual(kinds, {"regular": 8, "outsourced": 1, "temporary": 0})


class Deductions(Office):
    HEADINGS = ["工号", "姓名", "违规项目", "发生日期", "扣分", "理由"]

    def deductions(self):
        return [
            (row["employee"], row["item"], row["points"], row["reason"])
            for row in reversed(self.json("deduction", "list", "--all")["rows"])]

    def test_a_file_goes_in_once_and_without_who_records_it(self):
        self.csv("d.csv", [
            self.HEADINGS, ["E001", "某人", "no-ppe", "2026-11-02", "5", "未戴安全帽"],
            ["E002", "某人", "no-ppe", "2026-11-02", "5", "未戴安全帽"],
            ["e003", "某人", "no-ppe", "2026/11/3", "", "未戴护目镜"]])
        status, said = self.run_as("E002", "deduct", "import", self.path("d.csv"), lang="zh")
        self.assertEqual(status, 0, said)
        self.assertIn("E002 是登记人（第 3 行），没有扣；请另一位安全管理人员登记。", said)
        self.assertEqual([row[0] for row in self.deductions()], ["E001", "E003"])
        status, said = self.run_as("E002", "deduct", "import", self.path("d.csv"))
        self.assertIn("0 rows imported, 2 were in already.", said)
        self.assertEqual(len(self.deductions()), 2)
        jifen(self.daemon, "verify", check=0)

    def test_bad_lines_are_told_and_nothing_goes_in(self):
        self.csv("d.csv", [
            self.HEADINGS, ["E001", "李四", "no-ppe", "2026-11-02", "5", "a"],
            ["E001", "某人", "无此项", "2026-11-02", "5", "b"],
            ["E001", "某人", "no-ppe", "2026-11-12", "5", "c"],
            ["E001", "某人", "no-ppe", "2026-11-02", "500", "d"],
            ["E003", "某人", "no-ppe", "2026-11-02", "5", "e"],
            ["E003", "某人", "no-ppe", "2026-11-02", "5", " e"],
            ["E003", "某人", "no-ppe", "2026-11-02", "5", ""]])
        status, said = self.run_as("E002", "deduct", "import", self.path("d.csv"))
        self.assertEqual(status, 1, said)
        for line in (2, 3, 4, 5, 7, 8):
            self.assertIn(f"line {line}:", said)
        self.assertNotIn("\nline 6:", said)
        self.assertEqual(self.deductions(), [])

    def test_the_same_twice_is_asked_about(self):
        """R-NEG-3"""
        words = ("deduct", "E003", "no-ppe", "--reason", "未戴安全帽")
        self.assertEqual(self.run_as("E002", *words)[0], 0)
        status, said = self.run_as("E002", *words, lang="zh")
        self.assertEqual(status, 1, said)
        self.assertIn("已经扣过（D1）", said)
        self.assertIn("--distinct", said)
        self.assertEqual(self.run_as("E002", *words, "--distinct")[0], 0)

    def test_a_department_is_deducted_from_at_once(self):
        """R-NEG-4"""
        self.enrol([("E010", "张伟", "仓储部", "regular"), ("E011", "李娜", "仓储部", "regular")])
        words = ("deduct", "no-ppe", "--department", "仓储部", "--points", "5", "--reason", "未开班前会")
        status, said = self.run_as("E002", *words)
        self.assertEqual(status, 2, said)
        self.assertIn("Deduct from 2 people, 5 points each", said)
        self.assertEqual(self.deductions(), [])
        status, said = self.run_as("E002", "--yes", *words, lang="zh")
        self.assertEqual(status, 0, said)
        self.assertEqual(
            [row[0] for row in self.deductions()], ["E010", "E011"])
        status, said = self.run_as(
            "E002", "--yes", "deduct", "no-ppe", "--all", "--reason", "全厂停产整顿", lang="zh")
        self.assertEqual(status, 0, said)
        self.assertIn("E002 是登记人，没有扣", said)
        self.assertEqual(len(self.deductions()), 6)
        status, said = self.run_as(
            "E002", "--yes", "deduct", "no-ppe", "--all", "--points", "900", "--reason", "x")
        self.assertEqual(status, 1, said)
        self.assertEqual(len(self.deductions()), 6)


if __name__ == "__main__":
    unittest.main()
