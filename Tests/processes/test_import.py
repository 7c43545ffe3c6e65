"""Import files as people have them, with random mistakes: what is good goes in once, what is bad is
told and can be corrected."""

import csv
import io
import json
import random
import unittest
from datetime import date, timedelta
from pathlib import Path

from ledger import Daemon, jifen

SEEDS = range(6)
PEOPLE = [f"E{number:03}" for number in range(10, 30)]
ITEMS = {
    "ppe": "正确佩戴劳动防护用品", "hazard-general": "发现一般隐患", "training-exam": "通过考核",
    "improvement": "提出安全管理改进方案并被采纳",
}
POINTS = {"ppe": 3, "hazard-general": 15, "training-exam": 10, "improvement": 100}
TODAY = date(2026, 10, 31)
HEADINGS = [
    ["工号", "employee", " 工号* ", "Employee"], ["项目", "积分项目", "item"],
    ["发生日期", "日期", "on", "发生 日期"], ["说明", "note"], ["分值", "points", "分值＊"],
]
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16"]
WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})


def forms_of(day):
    return [
        str(day), f"{day.year}/{day.month}/{day.day}", f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}", f"{day:%Y%m%d}", f"{day} 08:00",
        f"{day.year}/{day.month}/{day.day}".translate(WIDE), str((day - date(1899, 12, 30)).days),
    ]


class Sheet:
    """Good claims, bad lines among them, and what each bad line should have said."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.free = [
            (who, item, TODAY - timedelta(back))
            for who in PEOPLE for item in ITEMS for back in range(28)]
        self.random.shuffle(self.free)
        good = [self.free.pop() for _ in range(self.random.randrange(5, 40))]
        rows = [(self.cells(claim), None) for claim in good]
        self.claims = set(good)
        for _ in range(self.random.randrange(0, 9)):
            right = self.free.pop()
            self.claims.add(right)
            cells, least = self.mistake(right, rows)
            rows.insert(self.random.randint(least, len(rows)), (cells, self.plain(right)))
        self.good = len(good)
        self.write(rows)

    def plain(self, claim):
        who, item, day = claim
        return [who, item, str(day), "已改正", ""]

    def cells(self, claim):
        who, item, day = claim
        note = self.random.choice(["", "护栏松动", "松动, 已处理", '他说"好"', "第一行\n第二行", "=1+1", "  空格　"])
        return [
            self.random.choice([who, who.translate(WIDE), f" {who}　"]),
            self.random.choice([item, ITEMS[item]]), self.random.choice(forms_of(day)), note,
            self.random.choice(["", str(POINTS[item]), f"{POINTS[item]}.0"]),
        ]

    def mistake(self, right, rows):
        """Cells with something wrong, and the first place where it is wrong there."""
        cells, place, wrong = self.cells(right), *self.random.choice([
            (0, "E999"), (0, ""), (0, "张三"), (1, "见义勇为"), (1, ""), (2, "2026-13-40"), (2, "昨天"),
            (2, "2026-12-31"), (2, ""), (2, "3/11/26"), (4, "300"), (4, "十五"), (4, "-1"),
            (5, "多出来的"), (6, "again"),
        ])
        if place == 6:
            index = self.random.randrange(len(rows))
            first, correction = rows[index]
            if correction is None:
                return list(first), index + 1
            place, wrong = 0, "E999"
        if place == 5:
            return [*cells, wrong], 0
        cells[place] = wrong
        return cells, 0

    def write(self, rows):
        """The file's bytes; the corrections by line."""
        text = io.StringIO()
        writer = csv.writer(
            text, delimiter=self.random.choice(",\t;"),
            lineterminator=self.random.choice(["\n", "\r\n"]))
        writer.writerow([self.random.choice(names) for names in HEADINGS])
        self.corrections = {}
        for cells, correction in rows:
            if self.random.random() < 0.1:
                text.write("\n")
            if correction:
                self.corrections[text.getvalue().count("\n") + 1] = correction
            writer.writerow(cells)
        self.bytes = text.getvalue().encode(self.random.choice(ENCODINGS))


class Imports(unittest.TestCase):
    def setUp(self):
        self.daemon = Daemon(simulate=str(TODAY)).start().furnish()
        self.addCleanup(self.daemon.remove)
        client = self.daemon.client()
        for number in PEOPLE:
            client.change(
                "employee.add", employee=number, name="某人", department="铸造车间", type="regular",
                **{"as": "E001"})
        client.close()

    def run_import(self, name, *words):
        done = jifen(
            self.daemon, "--as", "E001", "--json", "claim", "import",
            str(Path(self.daemon.folder, name)), *words)
        return done.returncode, json.loads(done.stdout) if done.stdout else done.stderr

    def claims(self):
        done = jifen(self.daemon, "--as", "E001", "--json", "claim", "list", "--all", check=0)
        return sorted(
            (row["employee"], row["item"], date.fromisoformat(row["occurred"]))
            for row in json.loads(done.stdout)["rows"])

    def trial(self, seed):
        sheet = Sheet(seed)
        Path(self.daemon.folder, "sheet.csv").write_bytes(sheet.bytes)
        bad = sorted(sheet.corrections)
        before = self.claims()

        status, result = self.run_import("sheet.csv", "--dry-run")
        self.assertEqual([fault["line"] for fault in result["refused"]], bad)
        self.assertEqual(self.claims(), before)
        if bad:
            status, result = self.run_import("sheet.csv")
            self.assertEqual((status, result["applied"]), (1, 0))
            self.assertEqual(self.claims(), before, "some went in beside bad ones")

        rejects = Path(self.daemon.folder, "rejects.csv")
        status, result = self.run_import("sheet.csv", "--rejects", str(rejects))
        self.assertEqual((status, result["applied"]), (1 if bad else 0, sheet.good))
        self.assertEqual([fault["line"] for fault in result["refused"]], bad)
        self.assertTrue(all(fault["reason"] for fault in result["refused"]))
        after = self.claims()
        status, result = self.run_import("sheet.csv", "--skip-bad")
        self.assertEqual((result["applied"], result["appliedBefore"]), (0, sheet.good))
        self.assertEqual(self.claims(), after, "the same file twice changed something")

        self.assertEqual(rejects.exists(), bool(bad))
        if bad:
            rows = list(csv.reader(rejects.read_text(encoding="utf-8-sig").splitlines()))
            self.correct(rejects, sheet)
            status, result = self.run_import("rejects.csv")
            self.assertEqual((status, result["applied"]), (0, len(bad)), (rows, result))
        self.assertEqual(self.claims(), sorted(sheet.claims))

    def correct(self, path, sheet):
        """As a person would: the cells put right, the line and the reason left as they are."""
        with path.open(encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
        self.assertEqual([int(row[0]) for row in rows], sorted(sheet.corrections))
        self.assertTrue(all(row[1] for row in rows))
        with path.open("w", encoding="gb18030", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            for row in rows:
                writer.writerow([*row[:2], *sheet.corrections[int(row[0])]])


def trial(seed):
    return lambda self: self.trial(seed)


for seed in SEEDS:
    setattr(Imports, f"test_a_sheet_with_mistakes_of_seed_{seed}", trial(seed))


if __name__ == "__main__":
    unittest.main()
