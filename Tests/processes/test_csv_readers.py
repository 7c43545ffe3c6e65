"""Delimited text judged by those who read it: DuckDB, polars, pandas, Miller, csvclean, LibreOffice
(R-BOOK-10). All find the same rows and columns, and no text becomes less."""

import csv
import io
import json
import tempfile
import unittest
from pathlib import Path

import judges
from ledger import Daemon, jifen

PERIOD = ("--from", "2026-10-01", "--to", "2026-12-31")
KINDS = ("redemptions", "earnings", "clearing", "stock", "journal", "liability", "budget")
FINANCE = ("--as", "user:caiwu")
LEADER, ADMINISTRATOR = {"as": "user:zhao"}, {"as": "E001"}
# Works numbers of digits only, so that a column of them looks like one of numbers.
NUMBERS = ("00123", "007", "12345678901234567890")
LIKE_NUMBERS = ("1E05", "20261031", "3-12")
NOTES = ("two\nlines", 'a "quoted", word', "tab\there", "2026-10-01", " blank ", "'apostrophe", "12")


class Readers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon().start().furnish()
        cls.folder = Path(tempfile.mkdtemp(dir=cls.daemon.folder))
        client = cls.daemon.client()
        client.change("role.grant", to="user:caiwu", role="finance", **LEADER)
        for number in NUMBERS:
            client.change("employee.add", employee=number, name="=1+1", department="一车间",
                          type="regular", **LEADER)
            claim = client.change("claim.submit", item="improvement", employee=number,
                                  distinct=True, **ADMINISTRATOR)["claim"]
            client.change("claim.approve", claim=claim, points=200, **{"as": "E002"})
        for code in LIKE_NUMBERS:
            client.change("product.add", product=code, name="毛巾", kind="household",
                          valueFen=500, price=5, **ADMINISTRATOR)
            for note in NOTES:
                client.change("stock.receive", product=code, count=3, note=note, **ADMINISTRATOR)
        client.change("clock.advance", by="2026-10-25")
        for number in NUMBERS:
            redemption = client.change("redemption.request", product=LIKE_NUMBERS[0], count=2,
                                       employee=number, **ADMINISTRATOR)["redemption"]
            client.change("redemption.fulfil", redemption=redemption, **ADMINISTRATOR)
        client.change("clock.advance", by="2027-01-05")
        client.close()
        cls.files = {}
        for kind in KINDS:
            for form in ("csv", "tsv", "jsonl"):
                path = cls.folder / f"{kind}.{form}"
                jifen(cls.daemon, *FINANCE, "export", kind, *PERIOD, "--output", str(path), check=0)
                cls.files[kind, form] = path

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()

    def written(self, kind, form):
        """(header, rows, types of the columns by heading), by Python's csv and the meta file."""
        path = self.files[kind, form]
        text = path.read_bytes().decode("utf-8-sig")
        header, *rows = csv.reader(io.StringIO(text, newline=""),
                                   "excel" if form == "csv" else "excel-tab")
        columns = json.loads(Path(f"{path}.meta.json").read_text())["columns"]
        return header, rows, {column["heading"]: column["type"] for column in columns}

    def test_the_files_hold_what_would_be_spoilt(self):
        numbers = {row[3] for row in self.written("redemptions", "csv")[1]}
        self.assertEqual(numbers, set(NUMBERS))
        _, rows, _ = self.written("stock", "csv")
        self.assertLessEqual(set(LIKE_NUMBERS), {row[3] for row in rows})

    def test_all_find_the_same_rows_and_columns(self):
        files = [one for one in self.files if one[1] != "jsonl"]
        written, asked = [], []
        for kind, form in files:
            path = self.files[kind, form]
            header, rows, types = self.written(kind, form)
            texts = [heading for heading in header if types[heading] == "text"]
            written.append({
                "guessed": [header, len(rows)], "header": header, "rows": rows,
                # The types of FILE.meta.json are enough.
                "typed": [[cell for cell, heading in zip(row, header) if heading in texts]
                          for row in rows]})
            asked.append((path, texts))
            self.assertEqual(len(path.with_suffix(".jsonl").read_text().splitlines()) - 1, len(rows))
            self.assertEqual({len(row) for row in rows} - {len(header)}, set())
            self.assertEqual(judges.complaints_of_csvclean(path), "", path.name)
            with self.subTest(file=path.name, reader="miller"):
                found = judges.read_with_miller(path)
                self.assertEqual(found["rows"], rows)
                if rows:
                    self.assertEqual(found["header"], header)
        for reader in judges.READERS:
            for name, found, wanted in zip(files, judges.read(reader, asked), written):
                with self.subTest(file=name, reader=reader):
                    self.assertEqual(found, wanted)

    def test_a_spreadsheet_keeps_text_that_it_is_told_to_keep(self):
        """By default it does not: the help says so, and offers xlsx."""
        path = self.files["redemptions", "csv"]
        header, rows, _ = self.written("redemptions", "csv")
        office = self.folder / "office"
        kept = judges.read_with_libreoffice(path, office, "44,34,76,1,,1033,true")
        self.assertEqual([row[3] for row in kept["rows"]], [row[3] for row in rows])
        self.assertEqual([row[7] for row in kept["rows"]], [row[7] for row in rows])
        default = judges.read_with_libreoffice(path, office, "44,34,76,1,,1033,false")
        self.assertEqual([len(row) for row in default["rows"]], [len(header)] * len(rows))
        self.assertIn("123", [row[3] for row in default["rows"]])
        for lang, words in (("en", "drop the zeros"), ("zh", "去掉工号开头的 0")):
            told = jifen(self.daemon, "help", "export", "redemptions", lang=lang, check=0).stdout
            self.assertIn(words, "".join(told.split("\n")).replace("  ", ""))
            self.assertIn("all_varchar=true", told)

    def test_a_workbook_keeps_them_all(self):
        import openpyxl
        path = self.folder / "redemptions.xlsx"
        jifen(self.daemon, *FINANCE, "export", "redemptions", *PERIOD, "--output", str(path), check=0)
        sheet = openpyxl.load_workbook(path).worksheets[0]
        self.assertLessEqual(set(NUMBERS), {row[3] for row in sheet.iter_rows(values_only=True)})

    def test_the_form_of_a_campaign_is_a_table_too(self):
        campaign = judges_campaign(self.daemon)
        path = self.folder / "form.csv"
        jifen(self.daemon, *LEADING, "campaign", "form", campaign, "--csv", str(path), check=0)
        self.assertEqual(judges.complaints_of_csvclean(path), "")
        header, *rows = csv.reader(
            io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
        for reader in judges.READERS:
            found, = judges.read(reader, [(path, header)])
            self.assertEqual((found["header"], found["rows"]), (header, rows), reader)


LEADING = ("--as", "user:zhao", "--yes")


def judges_campaign(daemon):
    file = Path(__file__).resolve().parents[2] / "config/campaigns/safety-month-2025.json5"
    jifen(daemon, *LEADING, "campaign", "open", str(file), check=0)
    return "safety-month-2025"


if __name__ == "__main__":
    unittest.main()
