"""What stands in the cells of files that spreadsheets and other systems made, imported: read rightly,
or refused with the reason; never something else."""

import csv
import hashlib
import io
import json
import unittest
from pathlib import Path

import openpyxl

from ledger import Daemon, jifen

PEOPLE = [*(f"K{number:03}" for number in range(1, 31)), "00071", "b9"]


def as_csv(path, rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    path.write_bytes(text.getvalue().encode("gb18030"))


def as_workbook(path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)


class Values(unittest.TestCase):
    def setUp(self):
        self.daemon = Daemon(simulate="2026-09-28").start().furnish()
        self.addCleanup(self.daemon.remove)
        client = self.daemon.client()
        for number in PEOPLE:
            client.change(
                "employee.add", employee=number, name=f"某{number[-1]}", department="装配车间",
                type="regular", **{"as": "E001"})
        client.close()

    def run_import(self, kind, rows, *words, write=as_csv, lang="zh", who="E001"):
        """Bad lines by number, and what was said beside them."""
        path = Path(self.daemon.folder, "data.xlsx" if write is as_workbook else "data.csv")
        write(path, rows)
        done = jifen(
            self.daemon, "--as", who, "--json", kind, "import", str(path), *words, lang=lang)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        result = json.loads(done.stdout)
        return {row["line"]: row["reason"] for row in result["refused"]}, done.stderr, result

    def shown(self, *words):
        return json.loads(jifen(self.daemon, "--as", "E001", "--json", *words, check=0).stdout)

    def claims(self):
        rows = self.shown("claim", "list", "--oldest", "--limit", "1000")["rows"]
        return [self.shown("claim", "show", row["claim"]) for row in rows]

    HEAD = ["工号", "项目", "发生日期", "说明", "事由编号", "分值"]

    def test_days_as_exports_write_them(self):
        read = {
            "2026-09-24 07:55:01": 24, "2026/9/24 7:55": 24, "2026年9月24日 星期四": 24,
            "26-09-24 星期四": 24, "2026-09-24(周四)": 24, "'2026-09-24": 24, "2026.09.24": 24,
            "20260924": 24, "46289": 24, "46289.33": 24, "2026-09-24T18:00:00Z": 25,
            "2026-09-24T18:00:00+08:00": 24, "2026 年 9 月 24 日": 24, "1790208000": 24,
            "1790208000000": 24, "26-09-24 星期五": 24,
        }
        refused = {
            "2026-09-24 至 2026-09-26": "不止一天", "2026-09-24～09-25": "不止一天",
            "2026/9/24、2026/9/25": "不止一天", "9/24/2026": "分不清", "9月24日": "没有写年份",
            "2026-09": "没有写几号", "2026-09-31": "没有这一天", "2026-09-24 夜班(25日凌晨)": "夜班",
            "24-Sep-26": "看不懂", "无": "必须有",
        }
        cells = [*read, *refused]
        for write in (as_csv, as_workbook):
            rows = [self.HEAD] + [
                [PEOPLE[place], "training-attend", cell, "三级教育", "", ""]
                for place, cell in enumerate(cells)]
            bad, said, _ = self.run_import("claim", rows, "--skip-bad", write=write)
            self.assertEqual(set(bad), set(range(len(read) + 2, len(cells) + 2)), bad)
            for line, words in zip(sorted(bad), refused.values()):
                self.assertIn(words, bad[line])
            self.assertIn("星期和日期对不上（26-09-24 星期五 → 2026-09-24）", said)
            self.assertEqual(
                [claim["occurred"] for claim in self.claims()],
                [f"2026-09-{day}" for day in read.values()])

    def test_spoiled_numbers_link_nobody(self):
        rows = [self.HEAD] + [
            ["K001", "hazard-general", "2026-09-24", "1号机漏油", "2.02609E+20", "12"],
            ["K002", "hazard-general", "2026-09-24", "通道堵塞", "2.02609E+20", "12"],
            ["K002", "hazard-general", "2026-09-24", "护栏松动", "2.02609E+20", "12"],
            ["K003", "hazard-general", "2026-09-24", "无证动火", "202609241423000000000", "12"],
            ["K004", "hazard-general", "2026-09-24", "电线破皮", "无", "12"],
            ["K005", "hazard-general", "2026-09-24", "地面积水", "—", "12"],
            ["K006", "hazard-general", "2026-09-24", "灯不亮", "#N/A", "12"],
        ]
        bad, said, result = self.run_import("claim", rows)
        self.assertEqual((bad, result["applied"]), ({}, 7))
        self.assertIn("第 2、3、4、5 行的事由编号", said)
        self.assertIn("第 6、7、8 行的事由编号（无、—、#N/A）当作没有", said)
        claims = self.claims()
        self.assertEqual({claim.get("occurrence") for claim in claims}, {None})
        self.assertEqual([claim.get("others") for claim in claims], [[]] * 7)
        again = self.run_import("claim", rows)[2]
        self.assertEqual((again["applied"], again["appliedBefore"]), (0, 7))

    def test_points_as_sheets_write_them(self):
        good = ["12", "12.0", "12.00", "12分", "+12", "１２", "12 ", "'12", "无", ""]
        bad = ["十二", "10-12", "=6+6", "1,2", "12.5", "1.2E+01", "12点"]
        rows = [self.HEAD] + [
            [PEOPLE[place], "hazard-general", "2026-09-24", "x", "", cell]
            for place, cell in enumerate([*good, *bad])]
        refused = self.run_import("claim", rows, "--skip-bad")[0]
        self.assertEqual(set(refused), set(range(len(good) + 2, len(rows) + 1)), refused)
        self.assertEqual(
            [claim.get("requestedPoints", claim.get("requested")) for claim in self.claims()],
            [12] * 8 + [None] * 2)

    def test_works_numbers_in_other_letters(self):
        rows = [["工号", "姓名", "项目", "发生日期"]] + [
            [number, name, "training-attend", "2026-09-24"] for number, name in [
                ("K001", "某九"), ("k002", ""), ("Ｋ003", ""), ("4", ""), ("K5", ""), ("K 006", ""),
                ("71", ""), ("B9", ""), ("'K007", "某7"), ("3.1E+17", "")]]
        bad, said, _ = self.run_import("claim", rows, "--skip-bad")
        self.assertEqual(set(bad), {2, 5, 6, 7, 8, 11}, bad)
        for line, words in [
                (2, "某1"), (5, "是不是 K004 某4？"), (6, "是不是 K005 某5？"), (7, "是不是 K006 某6？"),
                (8, "是不是 00071 某1？"), (11, "是表格截短的数字")]:
            self.assertIn(words, bad[line])
        self.assertIn("第 3、4、9 行的工号按台账的写法读：k002 → K002、Ｋ003 → K003、B9 → b9。", said)
        self.assertEqual(
            [claim["employee"] for claim in self.claims()], ["K002", "K003", "b9", "K007"])
        english = self.run_import("claim", rows, "--dry-run", lang="en")[0]
        self.assertEqual(english[6], "There is no employee K5. Did you mean K005 某5?")

    def test_a_number_that_is_not_there_is_hinted_at_wherever_it_is_typed(self):
        for words in [
                ("claim", "submit", "ppe", "--for", "71"), ("balance", "0071"),
                ("employee", "move", "071", "--department", "涂装车间"), ("history", "71")]:
            done = jifen(self.daemon, "--as", "E001", "--yes", *words, lang="zh")
            self.assertIn("是不是 00071", done.stderr, words)

    def test_lost_zeros_in_a_roster_are_said(self):
        rows = [["工号", "姓名", "部门", "用工性质"], ["15", "甲", "库房", "正式"],
                ["20016", "乙", "库房", "派遣"], ["71", "丙", "库房", "实习生"]]
        bad, said, result = self.run_import("employee", rows)
        self.assertEqual((bad, result["applied"]), ({}, 3))
        self.assertIn("长短不一（第 2 行 15、第 3 行 20016）", said)
        self.assertIn("第 4 行的工号 71 只比台账里的 00071 某1 多或少几个零", said)

    def test_words_of_other_systems(self):
        kinds = {
            "正式": "regular", "在编人员": "regular", "全职员工": "regular", "合同制": "regular",
            "Full Time": "regular", "试用期": "regular", "劳务派遣": "outsourced", "外协": "outsourced",
            "承包商人员": "outsourced", "Contractor": "outsourced", "临时": "temporary",
            "实习": "temporary", "返聘": "temporary", "part-time": "temporary", "正式工（在岗）": "regular",
        }
        rows = [["工号", "姓名", "部门", "用工性质"]] + [
            [f"N{place}", f"新{place}", "库房", word] for place, word in enumerate(kinds)]
        rows += [["N90", "新", "库房", ""], ["N91", "新", "库房", "志愿者"], ["N92", "新", "库房", "/"]]
        bad, said, _ = self.run_import("employee", rows, "--skip-bad")
        self.assertEqual(len(bad), 3)
        self.assertIn("等于没写", bad[len(rows)])
        self.assertIn("返聘 → 临时工", said)
        people = self.shown("employee", "list", "--limit", "1000")["rows"]
        self.assertEqual(
            [row["type"] for row in people if row["employee"].startswith("N")],
            [kinds[word] for word in sorted(kinds, key=lambda w: f"N{list(kinds).index(w)}")])
        rows = [["编码", "名称", "类别", "单价"]] + [
            [f"P{place}", f"物{place}", word, "12.00"] for place, word in enumerate(
                ["日用品", "劳保", "土特产", "特色产品", "PPE", "洗化用品"])]
        bad, _, _ = self.run_import("product", rows)
        self.assertEqual(bad, {})
        self.assertEqual(
            [row["kind"] for row in self.shown("product", "list")["rows"]],
            ["household", "protective", "specialty", "specialty", "protective", "household"])

    def test_items_with_numbers_and_scores(self):
        cells = [
            "2、发现一般隐患", "(3)发现一般隐患", "发现一般隐患（10～20分）", "4.发现一般隐患【15分/次】", "①发现一般隐患",
            "发现一般隐患+15分", "hazard-general", "较小隐患", "隐患", "培训参与安全", "发现一般隐患/通过考核"]
        rows = [self.HEAD] + [
            [PEOPLE[place], cell, "2026-09-24", "", "", ""] for place, cell in enumerate(cells)]
        bad = self.run_import("claim", rows, "--skip-bad")[0]
        self.assertEqual(set(bad), {9, 10, 11, 12}, bad)
        self.assertIn("是不是 training-attend 参与安全培训？", bad[11])
        self.assertIn("hazard-general 发现一般隐患", bad[10])
        self.assertIn("hazard-general 发现一般隐患", bad[12])
        self.assertEqual({claim["item"] for claim in self.claims()}, {"hazard-general"})

    def test_proofs_go_in_with_their_claims(self):
        photo = Path(self.daemon.folder, "现场.jpg")
        photo.write_bytes(b"photo")
        digest = hashlib.sha256(b"photo").hexdigest()
        other = hashlib.sha256(b"other").hexdigest()
        rows = [["工号", "项目", "发生日期", "说明", "事由编号", "现场照片", "证明摘要"]] + [
            ["K001", "hazard-general", "2026-09-24", "甲", "T-1", "https://x.cn/1.jpg", ""],
            ["K001", "hazard-general", "2026-09-24", "乙", "T-2",
             "https://x.cn/2.jpg,https://x.cn/3.jpg?a=1,2\nhttps://x.cn/4.jpg", ""],
            ["K002", "hazard-general", "2026-09-24", "丙", "", f"{photo}；IMG_7.jpg", ""],
            ["K002", "hazard-general", "2026-09-24", "丁", "", "", ""],
            ["K003", "hazard-general", "2026-09-24", "戊", "", "https://x.cn/5.jpg", other.upper()],
            ["K004", "hazard-general", "2026-09-24", "己", "", "/", "sha256:" + other],
            ["K005", "hazard-general", "2026-09-24", "庚", "", "https://x.cn/6.jpg", "12ab"],
        ]
        bad, _, result = self.run_import("claim", rows, "--skip-bad")
        self.assertEqual(set(bad), {6, 9}, bad)
        self.assertIn("和第 5 行重复", bad[6])
        self.assertIn("SHA-256", bad[9])
        links = "https://x.cn/"
        self.assertEqual([claim["evidence"] for claim in self.claims()], [
            [{"reference": links + "1.jpg"}],
            [{"reference": links + name} for name in ("2.jpg", "3.jpg?a=1,2", "4.jpg")],
            [{"reference": str(photo.resolve()), "sha256": digest}, {"reference": "IMG_7.jpg"}],
            [{"reference": links + "5.jpg", "sha256": other}],
            [{"reference": "sha256:" + other, "sha256": other}],
        ])
        again = self.run_import("claim", rows, "--skip-bad")[2]
        self.assertEqual((again["applied"], again["appliedBefore"]), (0, 5))
        # A file that says more than the books is no repetition of what is in them.
        rows[1][5] = "https://x.cn/9.jpg"
        bad = self.run_import("claim", rows, "--skip-bad")[0]
        self.assertIn(2, bad)


if __name__ == "__main__":
    unittest.main()
