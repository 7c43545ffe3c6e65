"""Books that other programs read: hledger, openpyxl, Python's csv, LibreOffice (R-BOOK-2, R-BOOK-10)."""

import csv
import datetime
import io
import json
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

from ledger import Daemon, jifen

YEAR = ("--from", "2026-10-01", "--to", "2027-01-31")
EVERYTHING = ("redemptions", "earnings", "clearing", "stock", "journal", "liability")
# Works numbers that a spreadsheet would spoil, and names that it would run or break.
PEOPLE = {"00123": "=1+1", "E010": '张"三,<丰> & 子', "K-7": "@SUM(A1)", "E011": "-2+3"}
FINANCE = ("--as", "user:caiwu")
LEADER = {"as": "user:zhao"}
ADMINISTRATOR = {"as": "E001"}
REVIEWER = {"as": "E002"}


def play(daemon):
    """October to January: credits, a deduction, redemptions, a return, a lapse, the clearing."""
    client = daemon.client()
    client.change("role.grant", to="user:caiwu", role="finance", **LEADER)
    for number, name in PEOPLE.items():
        client.change(
            "employee.add", employee=number, name=name, department="食堂", type="temporary",
            **LEADER)
    client.change(
        "product.add", product="00P", name="=肥皂", kind="household", valueFen=1250, price=10,
        **ADMINISTRATOR)
    client.change("stock.receive", product="00P", count=90, note="+到货", **ADMINISTRATOR)
    # Of the old book: before the period, and below zero in it, recorded later than other entries.
    for month in (10, 11, 12):
        if month == 12:
            lines = [
                ("00123", 100, "2025-12-31", 100), ("00123", -30, "2026-10-20", 70),
                ("E010", 25, "2026-11-05", 25)]
            client.change("opening.recordMany", openings=[
                {"employee": number, "points": points, "on": day, "balance": balance,
                 "reference": f"旧账; 第{points}行 | 甲"}
                for number, points, day, balance in lines], **LEADER)
        for number in PEOPLE:
            claim = client.change(
                "claim.submit", item="drill", employee=number, distinct=True,
                **ADMINISTRATOR)["claim"]
            client.change("claim.approve", claim=claim, points=40, **REVIEWER)
        client.change("clock.advance", by=f"2026-{month}-25")
        for number in PEOPLE:
            redemption = client.change(
                "redemption.request", product="00P", count=2, employee=number,
                **ADMINISTRATOR)["redemption"]
            if number != "E011":
                client.change("redemption.fulfil", redemption=redemption, **ADMINISTRATOR)
        if month == 11:
            client.change(
                "redemption.return", redemption="R5", reason="破损", **ADMINISTRATOR)
            client.change(
                "deduction.record", employee="K-7", item="smoking", reason="吸烟", **REVIEWER)
            client.change(
                "claim.revoke", claim="C2", kind="mistake", reason="重复", **REVIEWER)
    client.change("stock.count", product="00P", counted=75, reason="受潮", **ADMINISTRATOR)
    # A mistake of which the clearing took some (R-FRAUD-2).
    client.change("clock.advance", by="2027-01-10")
    client.change("claim.revoke", claim="C10", kind="mistake", reason="重复", **REVIEWER)
    client.change("clock.advance", by="2027-02-01")
    client.close()


def hledger(journal, *words):
    return subprocess.run(
        ["hledger", "-f", str(journal), *words], check=True, capture_output=True, text=True).stdout


class Exports(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon().start().furnish()
        cls.folder = Path(cls.daemon.folder)
        play(cls.daemon)

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()

    def export(self, what, form, *words, period=YEAR, lang="en"):
        path = Path(tempfile.mkdtemp(dir=self.folder)) / f"{what}.{form}"
        jifen(
            self.daemon, *FINANCE, "export", what, *period, "--format", form,
            "--output", str(path), *words, check=0, lang=lang)
        return path

    def lines(self, what, **words):
        """The rows and the last line of the lossless form."""
        lines = [
            json.loads(line) for line in self.export(what, "jsonl", **words).read_text().splitlines()]
        return lines[:-1], lines[-1]

    def table(self, what, form="csv", **words):
        text = self.export(what, form, **words).read_bytes().decode("utf-8-sig")
        dialect = "excel" if form == "csv" else "excel-tab"
        return text, list(csv.reader(io.StringIO(text, newline=""), dialect))

    def test_every_format_states_training_period_and_head(self):
        for what in EVERYTHING:
            rows, summary = self.lines(what)
            self.assertEqual((summary["from"], summary["to"]), (YEAR[1], YEAR[3]))
            self.assertEqual(summary["kind"], "training")
            self.assertEqual(summary["count"], len(rows))
            for form in ("csv", "tsv"):
                path = self.export(what, form)
                meta = json.loads(Path(f"{path}.meta.json").read_text())
                columns = meta.pop("columns")
                self.assertEqual(meta.pop("export"), what)
                self.assertEqual(meta, {name: summary[name] for name in meta})
                self.assertLessEqual(
                    {"kind", "from", "to", "sums", "seq", "head", "count", "enterprise"}, set(meta))
                _, table = self.table(what, form)
                self.assertEqual(table[0], [column["heading"] for column in columns])
                self.assertEqual({len(row) for row in table}, {len(columns)})
                self.assertEqual(len(table), len(rows) + 1)
                self.assertEqual({row[-1] for row in table[1:]}, {"training books"})
        journal = self.export("journal", "hledger").read_text()
        self.assertIn("; TRAINING BOOKS\n", journal)
        self.assertIn(f"; head: {summary['head']}\n", journal)

    def test_what_a_csv_does_not_hold_is_told_beside_it(self):
        """R-BOOK-10"""
        for form in ("csv", "tsv"):
            done = jifen(
                self.daemon, *FINANCE, "export", "redemptions", *YEAR, "--format", form, check=0)
            _, summary = self.lines("redemptions")
            for words in ("training books", *YEAR[1::2], str(summary["seq"]), summary["head"],
                          f"points {summary['sums']['points']}",
                          f"cost (yuan) {summary['sums']['costFen'] / 100:.2f}"):
                self.assertIn(words, done.stderr)
            self.assertEqual(len(done.stdout.splitlines()), summary["count"] + 1)
        done = jifen(self.daemon, *FINANCE, "export", "redemptions", *YEAR, lang="zh", check=0)
        self.assertIn("【演练台账】", done.stderr)
        self.assertIn("合计：数量 ", done.stderr)
        self.assertTrue(done.stdout.splitlines()[1].endswith(",演练台账"))

    def test_what_goes_with_a_file_is_there_with_it_and_replaced_with_it(self):
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        words = (self.daemon, *FINANCE, "export", "stock", *YEAR, "--output", str(folder / "a.csv"))
        jifen(*words, check=0)
        self.assertEqual(
            sorted(path.name for path in folder.iterdir()), ["a.csv", "a.csv.meta.json"])
        meta = folder / "a.csv.meta.json"
        (folder / "a.csv").unlink()
        meta.write_text("mine")
        self.assertIn("a.csv.meta.json exists", jifen(*words, check=6).stderr)
        self.assertEqual([path.name for path in folder.iterdir()], ["a.csv.meta.json"])
        jifen(*words, "--force", check=0)
        self.assertEqual(json.loads(meta.read_text())["export"], "stock")

    def test_the_format_follows_the_ending(self):
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        words = (self.daemon, *FINANCE, "export", "journal", *YEAR)
        for name, begins in (
            ("a.xlsx", b"PK"), ("A.XLSX", b"PK"), ("a.jsonl", b'{"'), ("a.ndjson", b'{"'),
            ("a.csv", b"\xef\xbb\xbfentry,line"), ("a.tsv", b"\xef\xbb\xbfentry\tline"),
            ("a.tab", b"\xef\xbb\xbfentry\tline"), ("a.journal", b"; "), ("a.hledger", b"; "),
            ("a.txt", b"\xef\xbb\xbfentry,line"), ("a", b"\xef\xbb\xbfentry,line"),
            (".csv", b"\xef\xbb\xbfentry,line"), ("2026.12", b"\xef\xbb\xbfentry,line"),
        ):
            with self.subTest(name=name):
                jifen(*words, "--output", str(folder / name), check=0)
                self.assertTrue((folder / name).read_bytes().startswith(begins))
        jifen(*words, "--output", str(folder / "b.json"), "--format", "jsonl", check=0)
        jifen(*words, "--output", str(folder / "b.tsv"), "--format", "tsv", check=0)
        before = sorted(folder.iterdir())
        for options, told in (
            (("--output", "c.xlsx", "--format", "csv"), "--format says csv"),
            (("--output", "c.csv", "--format", "xlsx"), "is csv, but"),
            (("--output", "c.xls"), "No .xls is written"),
            (("--output", "c.ods"), "csv, tsv, jsonl, xlsx, hledger"),
            (("--output", "c.csv.gz"), "No .gz is written"),
        ):
            with self.subTest(options=options):
                options = ("--output", str(folder / options[1]), *options[2:])
                self.assertIn(told, jifen(*words, *options, check=2).stderr)
        done = jifen(self.daemon, *FINANCE, "export", "stock", *YEAR, "--output",
                     str(folder / "c.journal"), lang="zh", check=2)
        self.assertIn("这里不写 .journal 文件", done.stderr)
        self.assertEqual(sorted(folder.iterdir()), before)

    def test_python_reads_the_csv_back_and_writes_the_same(self):
        for what in EVERYTHING:
            text, table = self.table(what)
            self.assertEqual(text.count("\n"), text.count("\r\n"))
            written = io.StringIO(newline="")
            csv.writer(written).writerows(table)
            # What is quoted beyond need are numbers that are text.
            self.assertEqual(written.getvalue(), re.sub(r'"([\d.][^",\r\n]*)"', r"\1", text))

    def test_no_cell_of_text_can_run(self):
        _, table = self.table("redemptions")
        cells = {cell for row in table for cell in row}
        self.assertLessEqual({"00123", "'=1+1", "K-7", "'@SUM(A1)", "'=肥皂"}, cells)

    def test_hledger_accepts_the_journal_with_strict_checks(self):
        journal = self.export("journal", "hledger")
        subprocess.run(["hledger", "-f", journal, "--strict", "check"], check=True)
        subprocess.run(["hledger", "-f", journal, "check", "ordereddates"], check=True)
        self.assertEqual(hledger(journal, "balance").split("-----\n")[-1].strip(), "0")

    def balances(self, journal, day):
        """What hledger says employees have at the end of a day."""
        after = (datetime.date.fromisoformat(day) + datetime.timedelta(1)).isoformat()
        output = hledger(
            journal, "balance", "--flat", "--end", after, "--output-format", "csv", "employees")
        table = list(csv.reader(io.StringIO(output)))
        return {row[0]: int(row[1].split()[0]) for row in table[1:-1]}

    def test_hledger_has_the_balances_of_every_employee_at_every_month_s_end(self):
        journal = self.export("journal", "hledger")
        client = self.daemon.client()
        months, _ = self.lines("liability")
        for month in months:
            expected = {}
            for number in PEOPLE:
                history = client.call("account.history", employee=number, limit=1000, **LEADER)
                balance = sum(
                    row["points"] for row in history["rows"]
                    if self.day_of(row) <= month["to"])
                if balance:
                    expected[f"employees:{number}:available"] = balance
            found = self.balances(journal, month["to"])
            available = {name: n for name, n in found.items() if name.endswith(":available")}
            self.assertEqual(available, expected, month["to"])
            self.assertEqual(sum(found.values()), month["closing"])
            held = sum(n for name, n in found.items() if name.endswith(":held"))
            self.assertEqual(held, month["held"])
        client.close()

    @staticmethod
    def day_of(row):
        """The day of effect; the year's clearing is 24:00 of the day before."""
        at = datetime.datetime.fromisoformat(row["at"])
        if row["type"].startswith("clearing."):
            at -= datetime.timedelta(milliseconds=1)
        return at.date().isoformat()

    def test_a_later_journal_begins_with_what_the_earlier_one_ended_with(self):
        first = self.export("journal", "hledger", period=("--from", "2026-10-01", "--to", "2026-11-30"))
        then = self.export("journal", "hledger", period=("--from", "2026-12-01", "--to", "2027-01-31"))
        subprocess.run(["hledger", "-f", then, "--strict", "check"], check=True)
        whole = self.export("journal", "hledger")
        self.assertEqual(self.balances(then, "2027-01-31"), self.balances(whole, "2027-01-31"))
        self.assertEqual(self.balances(first, "2026-11-30"), self.balances(whole, "2026-11-30"))

    def test_totals_agree_across_formats_and_with_the_balances(self):
        import openpyxl
        sums = {}
        for what in EVERYTHING:
            rows, summary = self.lines(what)
            sums[what] = summary["sums"]
            header, table = self.table(what)[1][0], self.table(what)[1][1:]
            sheet = openpyxl.load_workbook(self.export(what, "xlsx")).worksheets[0]
            values = [list(row) for row in sheet.iter_rows(values_only=True)]
            self.assertEqual([cell or "" for cell in values[1]], header[:-1])
            self.assertEqual(values[-1][0], "sum")
            for column, total in enumerate(values[-1][1:], 1):
                if total is not None and header[column] not in ("opening", "closing"):
                    added = sum(float(row[column]) for row in table)
                    self.assertAlmostEqual(added, float(total), msg=what)
        self.assertEqual(
            sums["earnings"]["credited"] + sums["earnings"]["notTaken"],
            sums["liability"]["credited"] - sums["liability"]["revoked"])
        self.assertEqual(sums["earnings"]["notTaken"], 40)
        self.assertEqual(sums["redemptions"]["points"], sums["liability"]["redeemed"])
        self.assertEqual(sums["earnings"]["brought"], -5)
        self.assertEqual(sums["liability"]["brought"], -5)
        self.assertEqual(sums["liability"]["opening"], 100)
        self.assertEqual(sums["clearing"]["points"], sums["liability"]["cleared"])
        client = self.daemon.client()
        stock = client.call("stock.list", **LEADER)["rows"]
        self.assertEqual(sums["stock"]["count"], sum(row["onHand"] for row in stock))
        people = [client.call("account.balance", employee=n, **LEADER) for n in PEOPLE]
        self.assertEqual(
            sums["liability"]["closing"], sum(p["available"] + p["held"] for p in people))
        client.close()

    def test_openpyxl_reads_types_a_frozen_heading_and_the_second_sheet(self):
        import openpyxl
        book = openpyxl.load_workbook(self.export("redemptions", "xlsx", lang="zh"))
        self.assertEqual(book.sheetnames, ["兑换", "说明"])
        sheet, about = book.worksheets
        self.assertEqual(sheet["A1"].value, "演练台账")
        self.assertEqual(sheet.freeze_panes, "A3")
        rows = {row[3].value: row for row in sheet.iter_rows(min_row=3)}
        row = rows["00123"]
        self.assertEqual((row[3].data_type, row[4].value, row[4].data_type), ("s", "=1+1", "s"))
        self.assertIsInstance(row[0].value, int)
        self.assertEqual((row[11].value, row[12].value), (20, 25))
        self.assertIsInstance(row[13].value, datetime.datetime)
        self.assertIn("K-7", rows)
        self.assertTrue(any(r[11].value == -20 and r[12].value == -25 for r in sheet.iter_rows()))
        widest = max(len(str(r[8].value)) for r in rows.values())
        self.assertGreater(sheet.column_dimensions["I"].width, widest)
        said = {row[0]: row[1] for row in about.iter_rows(values_only=True)}
        _, summary = self.lines("redemptions")
        self.assertEqual(said["企业"], "示范厂")
        self.assertEqual(said["台账"], "演练台账")
        self.assertEqual(said["从"], datetime.datetime(2026, 10, 1))
        self.assertEqual(said["台账末笔"], summary["seq"])
        self.assertEqual(said["末笔摘要"], summary["head"])
        self.assertEqual(said["导出人"], "user:caiwu")
        self.assertIsInstance(said["导出时间"], datetime.datetime)
        self.assertIn("办法", said)

    def test_libreoffice_converts_a_workbook_without_loss(self):
        rows, _ = self.lines("redemptions")
        written = [
            (row["redemption"], row["employee"], row["name"], row["points"], row["costFen"] / 100)
            for row in rows]
        path = self.export("redemptions", "xlsx", lang="zh")
        target = path.parent / "converted"
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{self.folder}/office", "--headless",
             "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", target,
             path], check=True, capture_output=True, timeout=120)
        with (target / "redemptions.csv").open(encoding="utf-8", newline="") as converted:
            table = list(csv.reader(converted))
        found = [
            (row[1], row[3], row[4], int(row[11]), float(row[12]))
            for row in table[2:2 + len(rows)]]
        self.assertEqual(found, written)

    def test_a_department_is_its_own_people(self):
        rows, summary = self.lines("redemptions")
        path = self.export("redemptions", "jsonl", "--department", "食堂")
        self.assertEqual(len(path.read_text().splitlines()) - 1, len(rows))
        path = self.export("redemptions", "jsonl", "--department", "铸造车间")
        self.assertEqual(len(path.read_text().splitlines()), 1)


if __name__ == "__main__":
    unittest.main()
