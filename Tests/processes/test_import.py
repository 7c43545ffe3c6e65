"""Import files as people have them, with random mistakes: what is good goes in once (R-IMP-3), what
is bad is told and can be corrected."""

import csv
import io
import json
import random
import unittest
from datetime import date, timedelta
from pathlib import Path

from ledger import Daemon, Refused, jifen

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


class Files(unittest.TestCase):
    """Single files that went wrong once."""

    def setUp(self):
        self.daemon = Daemon(simulate=str(TODAY)).start().furnish()
        self.addCleanup(self.daemon.remove)

    def path(self, name):
        return str(Path(self.daemon.folder, name))

    def write(self, name, text):
        Path(self.path(name)).write_text(text, encoding="utf-8", newline="")
        return self.path(name)

    def run_import(self, kind, name, *words, who="E001", lang="en"):
        done = jifen(
            self.daemon, "--as", who, "--lang", lang, *kind.split(), "import", self.path(name),
            *words)
        return done.returncode, done.stdout + done.stderr

    def test_a_comma_is_no_decimal_sign_and_never_nothing(self):
        self.write("dc.csv", "编码;名称;类别;单价(元)\nQ1;肥皂;生活用品;12,5\nQ3;毛巾;生活用品;2,00\n")
        status, said = self.run_import("product", "dc.csv")
        self.assertEqual(status, 1, said)
        self.assertIn("line 2: value: the comma in ‘12,5’ sets no thousands apart", said)
        self.assertIn("line 3: value: the comma in ‘2,00’", said)
        self.assertIn("nothing was imported", said)

    def test_of_two_columns_that_fit_none_is_chosen(self):
        self.write("two.csv", "工号,项目,日期,发生日期\nE001,ppe,2026-10-09,2026-09-15\n")
        status, said = self.run_import("claim", "two.csv")
        self.assertEqual(status, 2, said)
        self.assertIn("Several columns could be ‘date’: 日期, 发生日期.", said)

    def test_a_title_and_a_separator_line_are_passed_over(self):
        self.write("t.csv", "sep=;\r\n示范厂2026年10月;;\r\n工号;项目;日期\r\nE001;ppe;2026-10-09\r\n")
        status, said = self.run_import("claim", "t.csv", "--dry-run")
        self.assertEqual(status, 0, said)
        self.assertIn("Not read, above the header: 示范厂2026年10月", said)
        self.assertIn("1 row would go in.", said)

    def test_apostrophes_come_back_from_the_rejects_file_as_they_went(self):
        notes = ["'五一'前检查", "''", "'", "=1+1", "-5℃", "'=1", "＝2"]
        rows = [f"E99{at},ppe,2026-10-0{at + 1},{note}\n" for at, note in enumerate(notes)]
        self.write("a.csv", "工号,项目,日期,说明\n" + "".join(rows))
        status, _ = self.run_import("claim", "a.csv", "--rejects", self.path("r.csv"))
        self.assertEqual(status, 1)
        corrected = Path(self.path("r.csv")).read_text(encoding="utf-8-sig")
        for at in range(len(notes)):
            corrected = corrected.replace(f"E99{at},ppe", "E001,ppe")
        self.write("c.csv", corrected)
        status, said = self.run_import("claim", "c.csv")
        self.assertEqual(status, 0, said)
        claims = [f"C{at + 1}" for at in range(len(notes))]
        found = [
            json.loads(jifen(self.daemon, "--as", "E001", "--json", "claim", "show", claim).stdout)
            for claim in claims]
        self.assertEqual([claim["note"] for claim in found], notes)

    def test_a_file_with_a_column_of_reasons_is_not_taken_for_a_rejects_file(self):
        self.write("own.csv", "工号,项目,日期,说明,原因\nE001,ppe,2026-10-01,'安全帽' 未戴,x\n")
        self.assertEqual(self.run_import("claim", "own.csv")[0], 0)
        claim = json.loads(
            jifen(self.daemon, "--as", "E001", "--json", "claim", "show", "C1").stdout)
        self.assertEqual(claim["note"], "'安全帽' 未戴")

    def test_a_name_that_is_another_persons_is_a_bad_line(self):
        client = self.daemon.client()
        for number, name in (("E010", "胡传军"), ("E056", "买买提·艾力")):
            client.change(
                "employee.add", employee=number, name=name, department="车间", type="regular",
                **{"as": "E001"})
        client.close()
        self.write(
            "n.csv", "工号,姓名,项目,日期,事由\nE010,张三,ppe,2026-10-09,a\nE056, 买买提•艾力 ,ppe,2026-10-09,b\n"
            "Ｅ０１０,胡 传军,ppe,2026-10-10,c\nE003,,ppe,2026-10-09,d\n")
        status, said = self.run_import("claim", "n.csv", lang="zh")
        self.assertEqual(status, 1, said)
        self.assertIn("第 2 行：E010 是胡传军，表里写的是“张三”。", said)
        self.assertIn("1 行有问题，一行也没有导入", said)
        self.assertIn("列名读作：日期 → 发生日期，事由 → 说明。", said)
        status, said = self.run_import("claim", "n.csv", "--skip-bad")
        self.assertIn("3 rows imported (I1), 1 bad line left out.", said)

    def test_a_date_of_another_year_is_remarked(self):
        self.write("y.csv", "工号,项目,日期\nE003,training-attend,2025/10/15\nE003,ppe,2026/10/9\n")
        status, said = self.run_import("claim", "y.csv", "--dry-run")
        self.assertEqual(status, 0, said)
        self.assertIn("1 date lies more than 60 days back, the earliest 2025-10-15 on line 2; "
                      "is the year right?", said)

    def test_two_hazards_of_one_day_go_in(self):
        self.write(
            "h.csv", "工号,项目,发生日期,说明,事由编号\nE003,hazard-general,2026-10-09,1号机漏油,YH-9001\n"
            "E003,hazard-general,2026-10-09,2号门堵塞,YH-9002\n")
        self.assertIn("2 rows imported (I1).", self.run_import("claim", "h.csv")[1])
        status, said = self.run_import("claim", "h.csv")
        self.assertEqual(status, 0, said)
        self.assertIn("0 rows imported, 2 were in already.", said)

    def test_the_rejects_of_an_earlier_run_are_gone(self):
        self.write("bad.csv", "工号,项目,日期\nE999,ppe,2026-10-01\n")
        self.run_import("claim", "bad.csv", "--rejects", self.path("r.csv"))
        self.assertTrue(Path(self.path("r.csv")).exists())
        self.write("good.csv", "工号,项目,日期\nE001,ppe,2026-10-01\n")
        status, said = self.run_import(
            "claim", "good.csv", "--rejects", self.path("r.csv"), "--force")
        self.assertEqual(status, 0, said)
        self.assertFalse(Path(self.path("r.csv")).exists())


class Deliveries(Files):
    """R-STORE-6: what came in once does not come in again, for ever."""

    def setUp(self):
        super().setUp()
        client = self.daemon.client()
        for code in ("P01", "P02", "P03", "P05"):
            client.change(
                "product.add", product=code, name=code, kind="household", valueFen=500,
                **{"as": "E001"})
        client.close()

    def stock(self):
        client = self.daemon.client()
        rows = client.call("stock.list", **{"as": "E001"})["rows"]
        client.close()
        return {row["product"]: row["onHand"] for row in rows if row["onHand"]}

    def bring(self, text, *words):
        self.write("d.csv", text)
        return self.run_import("stock", "d.csv", *words)

    def test_a_corrected_file_does_not_book_again_what_is_in(self):
        status, said = self.bring("商品编码,数量\nP01,10\nP02,20\nP0X,30\n", "--skip-bad")
        self.assertIn("2 rows imported (I1), 1 bad line left out.", said)
        for text in ("商品编码,数量\nP01,10\nP02,20\nP03,30\n", "商品编码,数量\nP03,30\nP02,20\nP01,10\n"):
            status, said = self.bring(text)
            self.assertEqual(status, 1, said)
            self.assertIn("10 of P01 came in on 2026-10-31 already, an equal line.", said)
            self.assertIn("If it is another delivery, name its document", said)
            self.assertIn("2 bad lines; nothing was imported.", said)
        self.assertEqual(self.stock(), {"P01": 10, "P02": 20})
        status, said = self.bring("商品编码,数量\nP01,10\nP02,20\nP03,30\n", "--skip-bad")
        self.assertIn("1 row imported (I2), 2 bad lines left out.", said)
        self.assertEqual(self.stock(), {"P01": 10, "P02": 20, "P03": 30})
        status, said = self.bring("商品编码,数量\nP01,10\n", "--again")
        self.assertEqual((status, self.stock()["P01"]), (0, 20), said)

    def test_the_same_goods_are_asked_about_after_a_quarter_too(self):
        self.assertEqual(self.bring("商品编码,数量\nP05,7\n")[0], 0)
        client = self.daemon.client()
        client.change("clock.advance", by="2027-02-05")
        client.close()
        self.assertEqual(self.bring("商品编码,数量\nP05,7\n")[0], 1)
        self.assertEqual(self.stock(), {"P05": 7})
        self.assertEqual(self.bring("商品编码,数量\nP05,7\n", "--document", "SH-2")[0], 0)
        self.assertEqual(self.stock(), {"P05": 14})

    def test_a_document_is_one_however_it_is_spelled(self):
        for number, document in enumerate(("DN-1", "dn-1", "ＤＮ－1", "DN—1", "D N-1")):
            status, said = self.bring("商品编码,数量\nP01,5\n", "--document", document)
            self.assertEqual(status, 0, said)
            self.assertIn("0 rows imported" if number else "1 row imported", said)
        self.assertEqual(self.stock(), {"P01": 5})
        done = jifen(self.daemon, "--as", "E001", "stock", "receive", "P01", "6", "--document", "dn 1")
        self.assertEqual((done.returncode, self.stock()["P01"]), (0, 11), done.stderr)
        done = jifen(self.daemon, "--as", "E001", "stock", "receive", "P01", "6", "--document", "ＤＮ-1")
        self.assertEqual((done.returncode, self.stock()["P01"]), (6, 11), done.stderr)

    def test_a_document_brings_each_product_in_once(self):
        words = ("--document", "SH-1107")
        self.bring("商品编码,数量\nP01,10\nP02,20\nP0X,30\n", "--skip-bad", *words)
        status, said = self.bring("商品编码,数量\nP02,20\nP03,30\nP01,10\n", *words)
        self.assertEqual(status, 0, said)
        self.assertIn("1 row imported (I2), 2 were in already.", said)
        self.assertEqual(self.stock(), {"P01": 10, "P02": 20, "P03": 30})
        status, said = self.bring("商品编码,数量\nP01,12\n", *words)
        self.assertEqual(status, 1)
        self.assertIn("P01 of the document SH-1107 came in on 2026-10-31: 10.", said)
        status, said = self.bring("商品编码,数量,单号\nP01,10,SH-1\nP01,10,SH-2\nP01,10,SH-1\n")
        self.assertIn("line 4: It repeats line 2: the same document and product.", said)
        by_hand = jifen(self.daemon, "--as", "E001", "stock", "receive", "P01", "5", *words)
        self.assertEqual(by_hand.returncode, 6, by_hand.stderr)

    def test_a_rehearsal_says_what_the_import_does(self):
        self.bring("商品编码,数量\nP01,10\n")
        status, said = self.bring("商品编码,数量\nP01,10\nP02,1\n", "--dry-run")
        self.assertEqual(status, 1)
        self.assertIn("1 bad line; nothing would go in.", said)


class Large(Files):
    """R-IMP-1, R-IMP-2: a file of any length is one."""

    DAYS = [str(date(2026, 1, 1) + timedelta(back)) for back in range(300)]

    def setUp(self):
        super().setUp()
        client = self.daemon.client()
        people = [
            {"employee": f"P{number:03}", "name": "某人", "department": "车间", "type": "regular"}
            for number in range(100)]
        client.change("employee.addMany", employees=people, **{"as": "E001"})
        policy = (Path(__file__).parents[2] / "config/policy/jinzhai.json5").read_text()
        line = next(line for line in policy.splitlines() if 'code: "training-attend"' in line)
        limited = line.replace("}", ", limit: { month: 2 } }", 1)
        client.change(
            "policy.adopt", text=policy.replace(line, limited), **{"as": "user:zhao"})
        client.close()

    def count(self):
        done = jifen(self.daemon, "--as", "E001", "--json", "claim", "list", "--all", check=0)
        return len(json.loads(done.stdout)["rows"])

    def test_rows_that_are_bad_only_together_keep_all_out(self):
        good = [f"P{at % 100:03},ppe,{self.DAYS[at // 100]}" for at in range(1080)]
        training = [f"E003,training-attend,2026-10-{day}" for day in ("02", "09", "16")]
        text = "\n".join(["工号,项目,日期", *training[:2], *good, training[2]]) + "\n"
        self.write("lim.csv", text)
        for words in (("--dry-run",), ()):
            status, said = self.run_import("claim", "lim.csv", *words)
            self.assertEqual(status, 1)
            self.assertIn("line 1084: training-attend is given 2 times a month at most.", said)
        self.assertIn("1 bad line; nothing was imported.", said)
        self.assertEqual(self.count(), 0)
        status, said = self.run_import("claim", "lim.csv", "--skip-bad")
        self.assertIn("1082 rows imported (I1), 1 bad line left out.", said)
        self.assertEqual(self.count(), 1082)
        status, said = self.run_import("claim", "lim.csv", "--skip-bad")
        self.assertIn("0 rows imported, 1082 were in already, 1 bad line left out.", said)

    def test_a_history_adds_up_in_whatever_order_it_stands(self):
        lines = []
        for number in range(59):
            balance = 0
            for month in range(25):
                points = 40 if month % 3 else -15
                balance += points
                day = date(2024 + month // 12, month % 12 + 1, 5)
                lines.append(
                    f"P{number:03},{day},{points},第{month + 1}页,{balance}")
                if month == 7:
                    lines.append(f"P{number:03},{day},5,第{month + 1}页乙,{balance + 5}")
                    balance += 5
        by_day = sorted(lines, key=lambda line: line.split(",")[1])
        mixed = list(by_day)
        random.Random(1).shuffle(mixed)
        header = "工号,日期,积分,旧账出处,结余"
        for name, order in (("people", lines), ("day", by_day), ("newest", by_day[::-1])):
            self.write("h.csv", "\n".join([header, *order]) + "\n")
            status, said = self.run_import("opening", "h.csv", "--dry-run", who="user:zhao")
            self.assertEqual(status, 0, (name, said[-500:]))
            self.assertIn(f"{len(lines)} rows would go in.", said)
        wrong = [line.replace(",第20页,", ",第20页,1") if line.startswith("P007") else line
                 for line in by_day]
        self.write("w.csv", "\n".join([header, *wrong]) + "\n")
        status, said = self.run_import("opening", "w.csv", who="user:zhao")
        self.assertEqual(status, 1)
        bad = [line for line in said.splitlines() if line.startswith("line ")]
        self.assertTrue(bad and all(": P007: the old book says" in line for line in bad), said)
        self.assertIn("nothing was imported.", said)
        status, said = self.run_import("opening", "h.csv", who="user:zhao")
        self.assertIn(f"{len(lines)} rows imported (I1).", said)
        status, said = self.run_import("opening", "h.csv", who="user:zhao")
        self.assertIn(f"0 rows imported, {len(lines)} were in already.", said)

    def upload(self, client, rows, upload="upload-1", kind="claims"):
        who = {"as": "E001"}
        client.call("import.begin", upload=upload, kind=kind, file="x.csv", **who)
        for at in range(0, len(rows), 1000):
            client.call(
                "import.rows", upload=upload, **{"from": at, "rows": rows[at:at + 1000], **who})

    def rows(self, count):
        return [
            {"employee": f"P{at % 100:03}", "item": "ppe", "on": self.DAYS[at // 100]}
            for at in range(count)]

    def test_what_was_sent_goes_with_its_connection_and_a_commit_counts_once(self):
        rows = self.rows(1500)
        client = self.daemon.client()
        self.upload(client, rows)
        other = self.daemon.client()
        with self.assertRaises(Refused) as refused:
            other.call("import.begin", upload="upload-2", kind="claims", **{"as": "E001"})
        self.assertEqual(refused.exception.kind, "import.under_way")
        commit = {"upload": "upload-1", "request": "commit-0001", "as": "E001"}
        first = json.loads(client.line("import.commit", commit))
        client.close()
        self.assertEqual(json.loads(other.line("import.commit", commit)), first)
        self.assertEqual(first["result"]["applied"], 1500)
        commit["request"] = "commit-0002"
        with self.assertRaises(Refused) as refused:
            other.call("import.commit", **commit)
        self.assertEqual(refused.exception.kind, "import.not_staged")
        # That answer is not remembered.
        self.upload(other, rows)
        again = other.call("import.commit", **commit)
        self.assertEqual((again["applied"], again["already"]), (0, 1500))
        self.assertNotIn("import", again)
        other.close()
        self.assertEqual(self.count(), 1500)

    def undo(self, client):
        """All of I1, by its importer: how many rows went, in part, stayed, were gone."""
        sums, more = [0, 0, 0, 0], {}
        while True:
            undone = client.change("import.undo", **{"import": "I1", "as": "E001", **more})
            names = ("undone", "partly", "kept", "gone")
            sums = [total + undone[name] for total, name in zip(sums, names)]
            if "next" not in undone:
                return sums
            more = {"from": undone["next"]}

    def test_of_a_file_in_steps_nothing_stays_when_a_later_step_is_refused(self):
        rows = self.rows(20_100)
        rows[20_050] = {"employee": "E999", "item": "ppe", "on": "2026-10-01"}
        client = self.daemon.client()
        self.upload(client, rows)
        who = {"as": "E001"}
        first = client.change("import.commit", upload="upload-1", **who)
        self.assertEqual((first["applied"], first["next"], first["import"]), (20_000, 20_000, "I1"))
        decided = client.change("claim.reject", claim="C7", reason="重复", **{"as": "E002"})
        with self.assertRaises(Refused) as refused:
            client.change(
                "import.commit", upload="upload-1", **{"from": 20_000, "import": "I1", **who})
        self.assertEqual(refused.exception.kind, "batch.refused")
        self.assertEqual(refused.exception.error["data"]["facts"]["refused"][0]["line"], 20_050)
        with self.assertRaises(Refused) as refused:
            client.change("import.undo", **{"import": "I1", "as": "E003"})
        self.assertEqual(refused.exception.kind, "import.not_yours")
        self.assertEqual(self.undo(client), [19_999, 0, 0, 1])
        listed = client.call("import.list", **who)["rows"]
        self.assertEqual(
            [(row["rows"], row["undone"], row["kind"], row["file"]) for row in listed],
            [(20_000, 19_999, "claims", "x.csv")])
        client.close()
        jifen(self.daemon, "--as", "E001", "verify", check=0)

    def test_of_a_roster_in_steps_nobody_stays_when_a_later_step_is_refused(self):
        """What a rehearsal passed and somebody changed before the last step."""
        rows = [
            {"employee": f"N{at}", "name": "甲", "department": "一车间", "type": "regular"}
            for at in range(20_001)]
        client = self.daemon.client()
        who = {"as": "E001"}
        client.call("import.begin", upload="upload-1", kind="employees", **who)
        for at in range(0, len(rows), 1000):
            client.call("import.rows", upload="upload-1", rows=rows[at:at + 1000],
                        **{"from": at, **who})
        first = client.change("import.commit", upload="upload-1", **who)
        self.assertEqual(first["next"], 20_000)
        client.change("employee.add", employee="N20000", name="乙", department="二车间",
                      type="regular", **who)
        with self.assertRaises(Refused) as refused:
            client.change(
                "import.commit", upload="upload-1", **{"from": 20_000, "import": "I1", **who})
        self.assertEqual(refused.exception.kind, "batch.refused")
        self.assertEqual(self.undo(client), [20_000, 0, 0, 0])
        client.close()
        jifen(self.daemon, "--as", "E001", "verify", check=0)

    def test_a_list_of_guests_is_not_begun_that_could_not_be_taken_back(self):
        client = self.daemon.client()
        text = (Path(__file__).parents[2] / "config/campaigns/ankang-2025.json5").read_text()
        client.change("campaign.open", text=text, **{"as": "user:zhao"})
        client.close()
        self.write("u.csv", "编号,类别,名称\n" + "".join(
            f"U{at},单位,甲厂{at}\n" for at in range(20_001)))
        done = jifen(
            self.daemon, "--as", "E001", "campaign", "enrol", "ankang-2025", self.path("u.csv"))
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("A file brings in 20000 lines at most.", done.stderr)

    def test_a_file_of_many_steps_goes_in(self):
        lines = [f"P{at % 100:03},ppe,{self.DAYS[at // 100]}" for at in range(25_000)]
        self.write("m.csv", "\n".join(["工号,项目,日期", *lines]) + "\n")
        status, said = self.run_import("claim", "m.csv")
        self.assertEqual(status, 0, said)
        self.assertIn("25000 rows imported (I1).", said)
        status, said = self.run_import("claim", "m.csv")
        self.assertIn("0 rows imported, 25000 were in already.", said)
        jifen(self.daemon, "--as", "E001", "verify", check=0)


def trial(seed):
    return lambda self: self.trial(seed)


for seed in SEEDS:
    setattr(Imports, f"test_a_sheet_with_mistakes_of_seed_{seed}", trial(seed))


if __name__ == "__main__":
    unittest.main()
