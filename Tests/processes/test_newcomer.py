"""What somebody with only the README stumbled over; each stays mended."""

import os
import unittest
from pathlib import Path

from ledger import Daemon, jifen
from terminal import shown

HEADER = "工号,项目,发生日期,说明\n"


class ANewcomer(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon(simulate="2026-11-04").start().furnish()
        client = cls.daemon.client()
        client.change("role.grant", to="E001", role="finance", **{"as": "user:zhao"})
        for day in ("2026-11-02", "2026-11-03"):
            client.change(
                "claim.submit", item="hazard-general", on=day, note="护栏松动" * 20,
                **{"as": "E003"})
        client.close()

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()

    def told(self, who, *words, lang="zh", check=None):
        done = jifen(self.daemon, "--as", who, *words, lang=lang, check=check)
        return done.stdout + done.stderr

    def file(self, name, content):
        path = Path(self.daemon.folder, name)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def test_ids_and_days_are_whole_on_any_terminal(self):
        for columns in (40, 60, 80, 120):
            for lang in ("zh", "en"):
                for who, *words in (
                    ("E003", "claim", "list"), ("E002", "review", "list"), ("E003", "items"),
                ):
                    text = shown(
                        self.daemon, "--as", who, *words, columns=columns, lang=lang)
                    whole = text.replace("\n", " ").split()
                    wanted = ["training-attend"] if words == ["items"] else [
                        "C1", "C2", "E003", "2026-11-02", "2026-11-03", "2026-11-09"]
                    for word in wanted:
                        self.assertIn(word, whole, f"{words} {columns} {lang}\n{text}")

    def test_a_reversed_period_is_refused(self):
        for words in (
            ("redemption", "register"), ("export", "redemptions"), ("audit", "sample", "--seed", "1"),
            ("report", "service"), ("claim", "list"),
        ):
            told = self.told(
                "E001", *words, "--from", "2027-01-31", "--to", "2027-01-01", check=2)
            self.assertIn("--from 2027-01-31 在 --to 2027-01-01 之后。", told)

    def test_a_workbook_needs_a_file(self):
        told = shown(
            self.daemon, "--as", "E001", "export", "journal", "--from", "2026-01-01", "--to",
            "2026-12-31", "--format", "xlsx")
        self.assertIn("xlsx 要写到文件：加 --output 文件名.xlsx。", told)

    def test_the_day_of_a_claim_is_told_back(self):
        told = self.told("E003", "claim", "submit", "ppe", "--on", "2026/01/05", check=0)
        self.assertIn("发生于 2026-01-05", told)
        self.assertIn(" 天前，请看看年份", told)
        told = self.told("E003", "claim", "submit", "ppe", check=0)
        self.assertNotIn("天前", told)

    def test_a_bad_value_is_repeated_with_what_is_wanted(self):
        for words, parts in (
            (("board", "--period", "2027-13"), ("--period：“2027-13”看不懂", "2026Q4 或 2026-11")),
            (("claim", "show", "x331"), ("申报：“x331”看不懂", "申报编号，如 C12")),
            (("clock", "advance", "soon"), ("多久：“soon”看不懂", "3d、12h、30m")),
            (("report", "half-year", "2026"), ("“2026”", "2026H1")),
        ):
            told = self.told("E002", *words, check=2)
            for part in parts:
                self.assertIn(part, told)
        self.assertIn("C1", self.told("E002", "claim", "show", "1", check=0))
        self.assertIn("C1", self.told("E002", "claim", "show", "c1", check=0))

    def test_files_that_are_no_csv_are_named_for_what_they_are(self):
        workbook = self.file("一月.xlsx", b"PK\x03\x04\0\0")
        self.assertIn("另存为 .xlsx", self.told("E001", "claim", "import", workbook, check=2))
        wide = self.file("全角.csv", "工号，项目，发生日期\n")
        self.assertIn(
            "列与列之间要用半角的逗号、分号或制表符。",
            self.told("E001", "claim", "import", wide, check=2))
        told = self.told("E001", "claim", "import", self.file("x.csv", "工号\n"), lang="en", check=2)
        self.assertIn("The header lacks: item (项目), date (发生日期). It has: 工号.", told)
        self.assertIn("是空的。", self.told("E001", "claim", "import", self.file("e.csv", ""), check=2))
        self.assertIn("没有这个文件", self.told("E001", "claim", "import", "no.csv", check=5))
        self.assertIn("这是一个目录", self.told("E001", "claim", "import", "/tmp", check=2))

    def test_a_refused_import_promises_nothing(self):
        path = self.file("good.csv", HEADER + "E002,ppe,2026-11-01,\n")
        told = self.told("E003", "claim", "import", path, check=4)
        self.assertNotIn("停下了", told)
        self.assertIn("1 row would go in.", self.told(
            "E001", "claim", "import", path, "--dry-run", lang="en", check=0))

    def test_a_year_without_budget_or_calendar_is_told(self):
        told = self.told("E001", "budget", "show", "2027", check=0)
        self.assertIn("jifen budget set 2027 金额", told)
        self.assertIn("已用（元）", told)
        self.assertIn("还没有 2027 年的工作日历", self.told("E001", "status", check=0))

    def test_usage_speaks_the_reader_s_language(self):
        told = self.told("E003", "claim", "submit", check=2)
        self.assertIn("缺少项目：", told)
        self.assertIn("用法：jifen claim submit 项目 [--on 日期]", told)
        self.assertIn("Usage: jifen claim submit ITEM [--on DAY]", self.told(
            "E003", "claim", "submit", lang="en", check=2))
        self.assertIn("缺少 --reason 文字。", self.told("E003", "notice", "object", "C1", check=2))

    def test_a_word_that_is_no_command_leads_to_the_help(self):
        self.assertIn("jifen help", self.told("E003", "xyzzy", lang="en", check=2))
        self.assertIn("jifen help export", self.told("E003", "export", "xyzzy", check=2))

    def test_what_is_written_is_said(self):
        path = os.path.join(self.daemon.folder, "q4.anchor.json")
        self.assertIn("已写到", self.told("E001", "anchor", "--output", path, check=0))
        bad = self.file("env.sh", "PATH=x\n")
        self.assertIn("is no anchor.\n", self.told("E001", "verify", "--anchor", bad, lang="en"))

    def test_a_provisional_claim_has_one_deadline(self):
        client = self.daemon.client()
        client.change("clock.advance", by="2026-12-31")
        client.change("claim.submit", item="drill", **{"as": "E003"})
        client.close()
        last = self.told("E002", "claim", "list", "--plain", "--limit", "1").split("\t")[0]
        told = self.told("E002", "claim", "show", last, check=0)
        self.assertEqual(told.count("期限"), 1, told)
        self.assertIn("暂定", told)
        self.assertIn("系统", self.told("E002", "claim", "show", "C1"))


if __name__ == "__main__":
    unittest.main()
