"""Sheets as factories keep them: rosters without works numbers, catalogues without codes, old books
with a column a month (R-BOOK-6)."""

import json
import unittest

from test_roster import Office


class SiteRosters(Office):
    ROWS = [
        ["序号", "姓名", "班组", "身份证号", "工种", "进场日期"],
        ["1", "周一", "钢筋班", "11010119900101001X", "钢筋工", "2026.3.1"],
        ["2", "吴二", "木工班", "110101199202020022", "木工", "2026.3.1"],
    ]
    TYPE = ("--set", "用工性质=外包人员")

    def test_without_works_numbers_it_is_asked_how_to_make_them(self):
        self.csv("s.csv", self.ROWS)
        status, said = self.run_as("E001", "employee", "import", self.path("s.csv"), lang="zh")
        self.assertEqual(status, 2, said)
        self.assertIn("缺少：工号", said)
        self.assertIn("--number-from 序号 或 --number-from 身份证号", said)

    def test_of_an_id_card_only_the_last_four_go_into_the_books(self):
        """R-ORG-6"""
        self.xlsx("s.xlsx", self.ROWS)
        words = ("employee", "import", self.path("s.xlsx"), *self.TYPE)
        status, said = self.run_as("E001", *words, "--map", "工号=身份证号", lang="zh")
        self.assertEqual(status, 1, said)
        self.assertIn("第 2 行：工号像身份证号，不记进台账", said)
        status, said = self.run_as("E001", *words, "--number-from", "身份证号", lang="zh")
        self.assertEqual(status, 0, said)
        people = self.people()
        self.assertEqual((people["S001X"]["name"], people["S0022"]["department"]), ("周一", "木工班"))
        self.assertEqual(people["S001X"]["type"], "outsourced")
        self.assertNotIn("19900101", json.dumps(people))

    def test_a_number_that_was_made_does_not_become_another_person(self):
        self.csv("s.csv", self.ROWS)
        words = ("employee", "import", self.path("s.csv"), *self.TYPE, "--number-from", "序号")
        self.assertEqual(self.run_as("E001", *words)[0], 0)
        self.csv("s.csv", [self.ROWS[0], ["1", "郑三", *self.ROWS[1][2:]], *self.ROWS[2:]])
        status, said = self.run_as("E001", "--yes", *words, lang="zh")
        self.assertEqual(status, 1, said)
        self.assertIn("第 2 行：编出来的工号 1 已经是周一的，表里是郑三", said)
        self.assertEqual(self.people()["1"]["name"], "周一")


class Catalogues(Office):
    ROWS = [
        ["安全积分超市商品清单（2026年）", "", "", "", "", "", "", ""],
        ["序号", "商品名称", "规格型号", "单位", "采购单价（元）", "兑换积分", "库存数量", "备注"],
        ["1", "洗手液", "500ml", "瓶", "19.90", "199", "50", ""],
        ["2", "线手套", "12双", "打", "￥24.00", "240", "30", ""],
        ["3", "电火锅", "4L", "台", '"￥1,299.00"', "", "5", ""],
        ["合计", "", "", "", "", "", "85", ""],
    ]

    def products(self):
        return {
            row["product"]: (row["name"], row["valueFen"], row["price"])
            for row in self.json("product", "list", "--all")["rows"]}

    def test_codes_are_made_where_the_file_has_none(self):
        self.csv("p.csv", self.ROWS)
        words = ("product", "import", self.path("p.csv"), "--skip-bad")
        status, said = self.run_as("E001", *words, lang="zh")
        self.assertEqual(status, 2, said)
        self.assertIn("缺少：类别", said)
        status, said = self.run_as("E001", *words, "--set", "类别=生活用品", lang="zh")
        self.assertEqual(status, 1, said)
        self.assertIn("第 5 行：", said)
        self.assertIn("P001 洗手液、P002 线手套", said)
        self.assertEqual(
            self.products(), {"P001": ("洗手液", 1990, 199), "P002": ("线手套", 2400, 240)})
        status, said = self.run_as("E001", *words, "--set", "类别=生活用品", lang="zh")
        self.assertIn("2 行以前已导入", said)
        self.assertEqual(len(self.products()), 2)

    def test_another_column_can_be_the_code(self):
        self.csv("p.csv", [row for row in self.ROWS if "电火锅" not in row])
        status, said = self.run_as(
            "E001", "product", "import", self.path("p.csv"), "--set", "类别=生活用品",
            "--number-from", "序号")
        self.assertEqual(status, 0, said)
        self.assertEqual(set(self.products()), {"1", "2"})


class OldBooks(Office):
    MONTHS = ["7月", "8月", "9月"]
    HEADINGS = ["序号", "工号", "姓名", "部门", *MONTHS, "累计积分", "已兑换", "剩余积分"]

    def setUp(self):
        super().setUp()
        self.enrol([
            ("E010", "张伟", "铸造车间", "regular"), ("E011", "李娜", "铸造车间", "regular"),
            ("E012", "郑秀英", "仓储部", "regular")])

    def sheet(self, name="o.csv", total=30, first=(20, 15, 30, 65, 50, 15), third=0):
        return self.csv(name, [
            ["2026年安全积分台账"] + [""] * 9, self.HEADINGS,
            [1, "E010", "张伟", "铸造车间", *first],
            [2, "E011", "李娜", "铸造车间", 10, "", 5, 15, 0, 15],
            [3, "E012", "郑秀英", "仓储部", *([third, 0, 0, third, 0, third])],
            ["", "", "合计", "", 30, 15, 35, 80, 50, total]])

    def bring(self, *words, lang="zh"):
        return self.run_as(
            "user:zhao", *words, "opening", "import", self.path("o.csv"),
            "--set", "日期=2026-09-30", "--set", "旧账出处=2026年台账", lang=lang)

    def balance(self, who):
        return self.json("balance", who)["available"]

    def test_what_remains_is_the_balance(self):
        self.sheet()
        status, said = self.bring()
        self.assertEqual(status, 0, said)
        self.assertEqual([self.balance(who) for who in ("E010", "E011", "E012")], [15, 15, 0])
        history = self.json("history", "E010")["rows"]
        self.assertEqual([row["points"] for row in history], [15])
        jifen_again = self.bring()[1]
        self.assertIn("3 行以前已导入", jifen_again)

    def test_a_line_of_no_points_is_in_the_history_and_keeps_no_other_out(self):
        self.sheet()
        self.bring()
        history = self.json("history", "E012")["rows"]
        self.assertEqual([(row["points"], row["about"]) for row in history], [(0, "2026年台账")])
        self.sheet(third=8, total=38)
        status, said = self.bring("--yes")
        self.assertEqual(status, 0, said)
        self.assertEqual(self.balance("E012"), 8)
        self.assertEqual(self.bring()[0], 0)
        self.assertEqual(self.balance("E012"), 8)

    def test_sums_that_do_not_agree_are_told(self):
        self.sheet(first=(20, 15, 30, 65, 50, 14), total=29)
        status, said = self.bring()
        self.assertEqual(status, 1, said)
        self.assertIn("第 3 行：累计 65 分，已兑换 50 分，应剩 15 分，表里写的是 14 分。", said)
        self.sheet(first=(20, 15, 31, 65, 50, 15))
        self.assertIn("各月加起来 66 分，累计积分写的是 65 分", self.bring()[1])
        self.sheet(total=31)
        status, said = self.bring()
        self.assertEqual(status, 2, said)
        self.assertIn("合计行写的是 31 分，各行加起来是 30 分。", said)
        self.assertEqual(self.bring("--yes")[0], 0)


class TakingBack(Office):
    def test_deductions_are_given_back(self):
        """R-IMP-2"""
        self.csv("d.csv", [
            ["工号", "项目", "发生日期", "理由"], ["E001", "no-ppe", "2026-11-02", "未戴安全帽"],
            ["E003", "no-ppe", "2026-11-02", "未戴安全帽"]])
        self.assertEqual(self.run_as("E002", "deduct", "import", self.path("d.csv"))[0], 0)
        self.run_as("E003", "appeal", "raise", "D2", "--reason", "戴了")
        status, said = self.run_as("E002", "--yes", "import", "undo", "I1", lang="zh")
        self.assertEqual(
            [row["reversed"] for row in self.json("deduction", "list", "--all")["rows"]],
            [False, True], said)
        self.assertIn("申诉 A1", said)
        self.assertEqual(self.json("balance", "E001")["available"], 0)
        self.assertEqual(self.run_as("E002", "deduct", "import", self.path("d.csv"))[0], 0)
        self.assertEqual(len(self.json("deduction", "list", "--all")["rows"]), 3)


if __name__ == "__main__":
    unittest.main()
