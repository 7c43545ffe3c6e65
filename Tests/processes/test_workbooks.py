"""Workbooks as other programs write them, imported: what was put in comes out of the books."""

import datetime
import json
import subprocess
import tempfile
import unittest
import zipfile
from pathlib import Path

import openpyxl
import xlsxwriter
import xlwt

from judges import encrypt
from ledger import Daemon, jifen, program

DAY = datetime.date(2026, 10, 8)
MOMENT = datetime.datetime(2026, 10, 9, 14, 23, 5)
NAMES = ["张 伟", "欧阳建国", "阿依古丽·买买提", "王芳（大）", "𠮷田", "方𬭎", "a&b <c>\"'", "李娜"]
HEADINGS = ["工号", "姓名", "部门", "用工性质"]


def roster(prefix):
    """Works numbers as they are in factories: letters, leading zeros, twenty digits."""
    numbers = ["E1", "00012", "1E05", "20261012142300012345", "A-17", "7", "x", "0000"]
    kinds = ["正式工", "外包人员", "临时工"]
    return [
        [f"{prefix}{number}", name, "铸造车间" if index % 2 else "仓储部", kinds[index % 3]]
        for index, (number, name) in enumerate(zip(numbers, NAMES))
    ]


def by_openpyxl(path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)


def by_openpyxl_write_only(path, rows):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("数据")
    for row in rows:
        sheet.append(row)
    book.save(path)


def by_xlsxwriter(path, rows, **options):
    book = xlsxwriter.Workbook(
        path, {"default_date_format": "yyyy-mm-dd hh:mm:ss", **options})
    sheet = book.add_worksheet("数据")
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(place, column, value)
    book.close()


def by_xlwt(path, rows):
    book = xlwt.Workbook()
    sheet = book.add_sheet("数据")
    style = xlwt.easyxf(num_format_str="yyyy-mm-dd hh:mm:ss")
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, datetime.date):
                sheet.write(place, column, value, style)
            elif value is not None:
                sheet.write(place, column, value)
    book.save(path)


def by_libreoffice(path, rows):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.xlsx")
        by_xlsxwriter(str(source), rows)
        ending = path.rsplit(".", 1)[1]
        filters = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "xls": "xls:MS Excel 97"}
        out = Path(folder, "out")
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--convert-to", filters[ending], "--outdir", str(out), str(source)],
            check=True, capture_output=True, timeout=180)
        Path(path).write_bytes((out / f"in.{ending}").read_bytes())


def as_page(path, rows, encoding="gb18030"):
    def cell(value):
        text = "" if value is None else str(value)
        return "<td>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(" ", "&nbsp;")
    lines = "".join("<tr>" + "".join(map(cell, row)) for row in rows)
    page = f"<html><head><meta charset={encoding}></head><table border=1>{lines}</table></html>"
    Path(path).write_bytes(page.encode(encoding))


def as_xml(path, rows):
    def cell(value):
        if value is None:
            return "<Cell/>"
        if isinstance(value, datetime.date):
            text = datetime.datetime(value.year, value.month, value.day).isoformat()
            if isinstance(value, datetime.datetime):
                text = value.isoformat()
            return f'<Cell><Data ss:Type="DateTime">{text}.000</Data></Cell>'
        if isinstance(value, (int, float)):
            return f'<Cell><Data ss:Type="Number">{value}</Data></Cell>'
        text = value.replace("&", "&amp;").replace("<", "&lt;")
        return f'<Cell><Data ss:Type="String">{text}</Data></Cell>'
    lines = "".join("<Row>" + "".join(map(cell, row)) + "</Row>" for row in rows)
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    Path(path).write_text(
        f'<?xml version="1.0"?>\n<Workbook xmlns="{name}" xmlns:ss="{name}">'
        f'<Worksheet ss:Name="数据"><Table>{lines}</Table></Worksheet></Workbook>')


WRITERS = [
    ("xlsx", by_openpyxl), ("xlsx", by_openpyxl_write_only), ("xlsx", by_xlsxwriter),
    ("xlsx", lambda path, rows: by_xlsxwriter(path, rows, constant_memory=True)),
    ("xlsx", lambda path, rows: by_xlsxwriter(path, rows, date_1904=True, use_zip64=True)),
    ("xls", by_xlwt), ("xlsx", by_libreoffice), ("xls", by_libreoffice), ("xls", as_page),
    ("xls", as_xml),
]


class WorkbooksTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon(simulate="2026-10-12").start().furnish()
        cls.folder = tempfile.TemporaryDirectory()

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()
        cls.folder.cleanup()

    def path(self, name):
        return str(Path(self.folder.name, name))

    def run_jifen(self, *words, check=0, lang="en"):
        return jifen(self.daemon, "--as", "E001", *words, check=check, lang=lang)

    def lines(self, *words):
        out = self.run_jifen(*words, "--jsonl").stdout
        return [json.loads(line) for line in out.splitlines()]

    def test_a_roster_goes_in_as_every_program_writes_it(self):
        for index, (ending, write) in enumerate(WRITERS):
            rows = roster(f"W{index}-")
            path = self.path(f"roster{index}.{ending}")
            write(path, [HEADINGS] + rows)
            with self.subTest(writer=index, ending=ending):
                self.run_jifen("employee", "import", path)
                there = {row["employee"]: row for row in self.lines("employee", "list", "--all")}
                kinds = {"正式工": "regular", "外包人员": "outsourced", "临时工": "temporary"}
                for number, name, department, kind in rows:
                    row = there[number]
                    self.assertEqual(row["name"], name)
                    self.assertEqual(row["department"], department)
                    self.assertEqual(row["type"], kinds[kind])

    def test_days_numbers_and_notes_go_in_as_they_are_shown(self):
        for index, (ending, write) in enumerate(WRITERS):
            path = self.path(f"claims{index}.{ending}")
            who = f"E1{index:02}"
            self.run_jifen(
                "employee", "add", who, "某人", "--department", "铸造车间", "--type", "regular")
            rows = [
                [who, "发现一般隐患", DAY, f"第{index}号叉车", f"YH-{index}-1", 15],
                [who, "发现一般隐患", MOMENT, "两\n行", f"YH-{index}-2", 20],
                [None, None, None, None, None, None],
                [who, "hazard-general", "2026/10/10", " 前后有空格 ", f"00{index}3", "12"],
            ]
            write(path, [["工号", "项目", "发生日期", "说明", "事由编号", "分值"]] + rows)
            with self.subTest(writer=index, ending=ending):
                self.run_jifen("claim", "import", path)
                claims = {
                    row.get("occurrence"): row
                    for row in self.lines("claim", "list", "--employee", who, "--all")}
                for row in (rows[0], rows[1], rows[3]):
                    claim = json.loads(
                        self.run_jifen("claim", "show", claims[row[4]]["claim"], "--json").stdout)
                    day = row[2] if isinstance(row[2], str) else row[2].strftime("%Y-%m-%d")
                    self.assertEqual(claim["occurred"], day.replace("/", "-"))
                    note = row[3].strip()
                    if write is as_page:
                        note = note.replace("\n", " ")
                    self.assertEqual(claim["note"], note)
                    self.assertEqual(claim["requestedPoints"], int(row[5]))

    def test_titles_totals_and_other_sheets_are_said(self):
        path = self.path("十月.xlsx")
        book = openpyxl.Workbook()
        book.active.title = "说明"
        sheet = book.create_sheet("十月")
        for row in [
            ["示范企业2026年10月安全积分申报表"], [], ["工号", "项目", "发生日期", "分值"],
            ["E003", "通过考核", DAY, 6], ["E003", "通过考核", DAY.replace(day=9), 7],
            ["合 计", None, "2人次", 13], ["制表人：某人", None, None, "审核："],
            ["备注：线下补录"],
        ]:
            sheet.append(row)
        sheet.merge_cells("A1:D1")
        book.create_sheet("旧").sheet_state = "hidden"
        book.save(path)
        done = self.run_jifen("claim", "import", path, "--sheet", "十月", "--dry-run", lang="zh")
        self.assertIn("可以导入 2 行", done.stdout)
        self.assertIn("读的是工作表“十月”；没有读的：说明、旧（隐藏）。", done.stderr)
        self.assertIn("表头上面的没有读：示范企业2026年10月安全积分申报表", done.stderr)
        self.assertIn(
            "合计、签字和附注没有读：合 计 2人次 13 / 制表人：某人 审核： / 备注：线下补录", done.stderr)
        done = self.run_jifen("claim", "import", path, "--sheet", "九月", check=2, lang="zh")
        self.assertIn("没有工作表“九月”；有：说明、十月、旧。", done.stderr)

    def test_a_total_stands_in_any_column_and_a_name_like_one_is_no_total(self):
        self.run_jifen(
            "product", "add", "P77", "合计本", "--kind", "household", "--value", "15")
        path = self.path("合计.csv")
        Path(path).write_text("商品编码,数量\nP77,30\n合 计：,30\n")
        done = self.run_jifen("stock", "import", path, lang="zh")
        self.assertIn("导入 1 行", done.stdout)
        self.assertIn("合 计： 30", done.stderr)
        Path(path).write_text("名称,编码,类别,单价\n合计本,P78,household,15\n")
        self.assertIn("1 row imported", self.run_jifen("product", "import", path).stdout)

    def test_a_roster_does_not_pass_over_another_name(self):
        path = self.path("名.csv")
        Path(path).write_text("工号,姓名,部门,用工性质\nE003,别人,铸造车间,正式工\n")
        done = self.run_jifen("employee", "import", path, check=2, lang="zh")
        self.assertRegex(done.stdout + done.stderr, r"E003\s+某人\s+姓名\s+某人\s+别人")
        self.assertIn("--yes", done.stderr)
        self.assertIn("某人", self.run_jifen("employee", "show", "E003").stdout)

    def test_one_file_after_the_other_never_meets_the_one_before(self):
        path = self.path("连.csv")
        Path(path).write_text("工号,姓名,部门,用工性质\nE003,某人,铸造车间,正式工\n")
        for _ in range(60):
            self.run_jifen("employee", "import", path, "--dry-run")

    def test_what_has_no_value_is_a_bad_line_and_no_empty_cell(self):
        path = self.path("bad.xlsx")
        book = openpyxl.Workbook()
        sheet = book.active
        for row in [
            ["工号", "项目", "发生日期", "事由编号", "没人读的"], ["=A1", "通过考核", DAY, None, "=1"],
            ["E003", "通过考核", DAY, 202610121423000123456, None],
            ["E003", "通过考核", "#N/A", None, None],
        ]:
            sheet.append(row)
        sheet["C4"].data_type = "e"
        book.save(path)
        done = self.run_jifen("claim", "import", path, check=1, lang="zh")
        self.assertIn("第 2 行：工号：公式没有算出结果", done.stderr)
        self.assertIn("第 3 行：事由编号：数字超过 15 位", done.stderr)
        self.assertIn("第 4 行：发生日期：单元格是错误 #N/A", done.stderr)
        self.assertIn("一行也没有导入", done.stdout)

    def test_what_is_not_read_is_named_with_the_remedy(self):
        def archive(name, *parts):
            with zipfile.ZipFile(self.path(name), "w") as file:
                for part in parts:
                    file.writestr(part, "x")
            return self.path(name)

        whole = Path(self.path("whole.xlsx"))
        by_openpyxl(str(whole), [HEADINGS] + roster("Z"))
        cut = Path(self.path("cut.xlsx"))
        cut.write_bytes(whole.read_bytes()[:-200])
        wps = Path(self.path("a.et"))
        by_xlwt(str(wps), [HEADINGS])
        locked = self.path("locked.xlsx")
        encrypt(whole, locked)
        # What follows the first record of an old workbook says that the rest is encrypted.
        old = Path(self.path("locked.xls"))
        by_xlwt(str(old), [HEADINGS])
        content = old.read_bytes()
        place = content.index(b"\x09\x08\x10\x00") + 20
        old.write_bytes(content[:place] + b"\x2f\x00" + content[place + 2:])
        cases = [
            (archive("a.xlsb", "xl/workbook.bin"), ".xlsb", "另存为 .xlsx"),
            (archive("a.ods", "META-INF/manifest.xml", "content.xml"), ".ods", "另存为 .xlsx"),
            (archive("a.xlsx", "a.txt"), "别的文档", "另存为 .xlsx"),
            (locked, "加了密码", "去掉密码"), (str(old), "加了密码", "去掉密码"),
            (str(wps), ".et", "另存为 .xlsx"), (str(cut), "损坏", "另存为 .xlsx"),
        ]
        for path, what, remedy in cases:
            with self.subTest(path=path):
                done = self.run_jifen("employee", "import", path, check=2, lang="zh")
                self.assertIn(what, done.stderr)
                self.assertIn(remedy, done.stderr)
                english = self.run_jifen("employee", "import", path, check=2)
                self.assertIn("Excel or WPS", english.stderr)

    def hungry(self, path):
        """Its import, in the address space that a small machine has."""
        return subprocess.run(
            ["bash", "-c", 'ulimit -v 2000000; exec "$@"', "bash", program("jifen"), "--lang", "zh",
             "--socket", self.daemon.socket, "--as", "E001", "employee", "import", path],
            capture_output=True, text=True, timeout=60)

    def test_stray_cells_far_to_the_right_make_no_row_wide(self):
        path = self.path("stray.xlsx")
        book = xlsxwriter.Workbook(path, {"constant_memory": True})
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        for row in range(1, 50_000):
            sheet.write(row, 0, f"S{row}")
            sheet.write(row, 16_383, "x")
        book.close()
        done = self.hungry(path)
        self.assertEqual(done.returncode, 1, done.stderr[:500])
        self.assertIn("第 2 行：有 5 列，表头只有 4 列。", done.stderr)

    def test_a_text_that_many_cells_share_counts_as_often_as_it_is_read(self):
        path = self.path("shared.xlsx")
        book = xlsxwriter.Workbook(path)
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        for row in range(1, 20_000):
            sheet.write(row, 1, "x" * 30_000)
        book.close()
        done = self.hungry(path)
        self.assertEqual(done.returncode, 2, done.stderr[:500])
        self.assertIn("文字的字节数超过", done.stderr)

    def test_a_large_workbook_takes_little_memory(self):
        path = self.path("large.xlsx")
        book = xlsxwriter.Workbook(path, {"constant_memory": True})
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True})
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, ["L1", "某人", "铸造车间", "正式工"])
        for row in range(2, 200_000):
            sheet.write_blank(row, 0, None, bold)
            sheet.write_blank(row, 3, None, bold)
        book.close()
        done = self.run_jifen("employee", "import", path)
        self.assertIn("1 row imported", done.stdout)


if __name__ == "__main__":
    unittest.main()
