"""Section 8: whole campaigns through the command line, from a file alone.

R-CAMP-1 to R-CAMP-7 as people meet them; R-CAMP-MONTH25 against the paper's own text.
"""

import csv
import json
import re
import unittest
from pathlib import Path

from ledger import ROOT, Daemon, jifen

CAMPAIGNS = ROOT / "config/campaigns"
PAPER = Path(__file__).with_name("safety-month-form.txt")


class Fair(unittest.TestCase):
    """A training book whose day is long after every shipped campaign."""

    day = "2026-11-28"

    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon(simulate=cls.day).start().furnish()

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()

    def run_as(self, who, *words, lang="en", check=0):
        return jifen(self.daemon, "--as", who, "campaign", *words, lang=lang, check=check)

    def json(self, who, *words):
        return json.loads(self.run_as(who, "--json", *words).stdout)

    def open(self, name):
        self.run_as("user:zhao", "open", str(CAMPAIGNS / f"{name}.json5"))
        return name

    def file(self, name, text):
        path = Path(self.daemon.folder, name)
        path.write_text(text, encoding="utf-8")
        return str(path)

    def assertIntact(self):
        with_chain = self.daemon.client()
        self.assertEqual(with_chain.call("books.verify")["verdict"], "intact")
        self.assertEqual(with_chain.change("books.rebuild")["differences"], [])
        with_chain.close()


class Ankang(Fair):
    """R-CAMP-ANKANG from opening to closing."""

    def test_a_whole_campaign(self):
        cup = self.open("ankang-2025")
        again = self.run_as(
            "user:zhao", "open", str(CAMPAIGNS / "ankang-2025.json5"), check=6)
        self.assertIn("was used before", again.stderr)
        units = self.file("units.csv", "编号,类别,名称,特征,所属单位\nU1,单位,示例厂,,\nT1,班组,一班,,U1\n")
        self.run_as("E001", "enrol", cup, units)

        rows = ["编号,项目,日期,证明", "U1,报名参赛,2025-06-01,"]
        actions = ["law", "training", "drill", "works", "family", "team", "model", "joint"]
        actions += ["whistle"] * 2 + ["supervision"] * 3 + ["event"] * 3 + ["chosen"]
        rows += [f"U1,{item},2025-06-{day:02},https://example.org/{day}"
                 for day, item in enumerate(actions[:-1], start=2)]
        path = self.file("results.csv", "\n".join(rows) + "\n")
        self.run_as("E001", "import", cup, path, "--dry-run")
        self.assertEqual(self.json("E001", "score", cup, "U1")["total"], 0)
        self.run_as("E001", "import", cup, path)
        self.run_as("E001", "import", cup, path)

        score = self.json("E001", "score", cup, "U1")
        self.assertEqual(score["total"], 85)
        self.assertEqual(score["open"], [])
        unit, = [award for award in score["awards"] if award["award"] == "winning-unit"]
        self.assertFalse(unit["qualifies"])
        self.assertEqual([step["earns"] for step in unit["way"]], [5])
        shown = self.run_as("E001", "score", cup, "U1", lang="zh").stdout
        self.assertIn("达到 90 分（优胜单位）的做法", shown)

        refused = self.run_as("E001", "record", cup, "U1", "chosen", check=1)
        self.assertIn("needs evidence", refused.stderr)
        chosen = self.json(
            "E002", "record", cup, "U1", "chosen", "--on", "2025-07-01", "--evidence",
            "https://example.org/20")
        self.assertEqual(chosen["points"], 5)
        # 已得满分的行动如再次开展，额外获得1个积分
        more = self.json("E002", "record", cup, "U1", "law", "--on", "2025-07-02",
                         "--evidence", "https://example.org/21")
        self.assertEqual(self.json("E001", "score", cup, "U1")["total"], 91)
        self.run_as("E002", "void", more["result"], "--reason", "材料不实")
        self.assertEqual(self.json("E001", "score", cup, "U1")["total"], 90)

        awards = self.json("E001", "awards", cup)["awards"]
        self.assertEqual(
            {award["award"]: [one["participant"] for one in award["qualifying"]]
             for award in awards},
            {"winning-unit": ["U1"], "winning-team": ["T1"], "organising-unit": [], "person": []})
        ranked = self.run_as("E001", "rank", cup, lang="zh", check=1)
        self.assertIn("不进行排名", ranked.stderr)
        unknown = self.run_as("E001", "record", cup, "U1", "nonsense", lang="en", check=5)
        self.assertIn(f"jifen campaign show {cup} lists", unknown.stderr)

        sheet = Path(self.daemon.folder, "sheet.html")
        self.run_as("E001", "score", cup, "U1", "--html", str(sheet), lang="zh")
        self.assertIn("得分单", sheet.read_text())

        refused = self.run_as("E001", "close", cup, "--yes", check=4)
        self.run_as("user:zhao", "close", cup, "--yes")
        totals = self.json("E001", "score", cup, "--all")
        self.assertEqual([(row["participant"], row["final"]) for row in totals],
                         [("T1", 0), ("U1", 90)])
        late = self.run_as(
            "E002", "record", cup, "U1", "law", "--evidence", "https://example.org/22", check=6)
        self.assertIn("is closed", late.stderr)
        self.assertIntact()


class Quizzes(Fair):
    """R-CAMP-QUIZ23, R-CAMP-HAZARD25, R-CAMP-CAMP23."""

    def test_a_contest_of_regions(self):
        quiz = self.open("quiz-2023")
        people = "编号,入口,所属\nP1,region,安徽省\nP2,region,重庆市\nP3,central,示例央企\n"
        self.run_as("E001", "enrol", quiz, self.file("people.csv", people))
        day = ("编号,日期,答题\nP1,2023-06-01,12+ 40- 150+ 151+\n"
               "P2,2023-06-01,20+ 30+ 40+ 50+ 60+\nP2,2023-06-01,20+\nP3,2023-06-31,1+\n")
        bad = self.run_as("E001", "import", quiz, self.file("day.csv", day), check=1)
        self.assertIn("line 4: attempt counts 1 times a day at most", bad.stderr)
        self.assertIn("line 5", bad.stderr)
        self.run_as("E001", "import", quiz, self.file("day.csv", day), "--skip-bad", check=1)
        ranks = self.json("E003", "rank", quiz, "--entrance", "region")
        self.assertEqual([(row["belonging"], row["value"]) for row in ranks["rows"]],
                         [("重庆市", 5), ("安徽省", 2)])
        apart = self.run_as("E003", "rank", quiz, check=1)
        self.assertIn("region", apart.stderr)
        progress = self.json("E001", "score", quiz, "--of", "安徽省")
        self.assertEqual(progress["entrances"][0]["points"], 2)

    def test_a_certificate_is_printed_when_it_is_earned(self):
        camp = self.open("drill-camp-2023")
        self.run_as("E003", "join", camp)
        self.run_as("E003", "join", camp, "U9", "--kind", "unit", "--name", "厂", check=4)
        self.run_as("E001", "record", camp, "E003", "lesson", "--on", "2023-06-01",
                    "--count", "课时=7")
        early = self.run_as("E003", "certificate", camp, check=1)
        self.assertIn("has to be 8, and is 7", early.stderr)
        self.run_as("E001", "record", camp, "E003", "lesson", "--on", "2023-06-02",
                    "--count", "hours=1")
        page = Path(self.daemon.folder, "certificate.html")
        self.run_as("E003", "certificate", camp, "--html", str(page), lang="zh")
        self.assertIn("某人：在“逃生演练训练营”中学习科普视频和专家直播8个课时", page.read_text())
        # An employee sees their own score, and nobody else's.
        self.assertEqual(self.json("E003", "score", camp)["participant"], "E003")
        self.run_as("E003", "score", camp, "E001", check=4)
        self.run_as("E003", "record", camp, "E003", "lesson", "--count", "hours=1", check=4)


class SafetyMonth(Fair):
    """R-CAMP-MONTH25: the nth blank is filled with n, and compared with the paper's text."""

    def test_the_form_is_the_papers(self):
        month = self.open("safety-month-2025")
        self.run_as("E001", "join", month, "U1", "--kind", "unit", "--name", "示例社区")
        text = (CAMPAIGNS / "safety-month-2025.json5").read_text(encoding="utf-8")
        blanks = re.findall(r"{([a-z-]+)\.([a-z]+)}", text)
        rows = [(item, measure, number) for number, (item, measure) in enumerate(blanks, start=1)
                if measure not in ("subjects", "notes")]
        measures = sorted({measure for _, measure, _ in rows})
        lines = ["编号,项目,日期,对象,说明," + ",".join(measures)]
        for item in dict.fromkeys(item for item, _, _ in rows):
            counts = {measure: number for name, measure, number in rows if name == item}
            about = "展览,四十件" if item == "feature" else ","
            lines.append(",".join(
                ["U1", item, "2025-06-10", about]
                + [str(counts.get(measure, "")) for measure in measures]))
        self.run_as("E001", "import", month, self.file("month.csv", "\n".join(lines) + "\n"))

        number = 0

        def fill(match):
            nonlocal number
            number += 1
            item, measure = blanks[number - 1]
            value = "展览" if measure == "subjects" else str(number)
            return match[0][0] + value + match[0][-1]

        paper = re.sub(r"[（(]\s*[）)]", fill, PAPER.read_text(encoding="utf-8"))
        self.assertEqual(number, 40)
        paper = paper.replace("活动简要情况：", "活动简要情况：四十件").replace(
            "填报单位：", "填报单位：示例社区").replace("填报日期：", "填报日期：2026-11-28").replace(
            "联系人：", "联系人：李四")

        def bare(text):
            return re.sub(r"\s+", "", text)

        words = ["form", month, "progress", "--participant", "U1", "--fill", "联系人=李四"]
        shown = self.run_as("E001", *words, lang="zh").stdout
        columns = "活动项目\n活动进展情况\n"
        self.assertEqual(bare(shown.split("\n", 1)[1]), bare(paper.replace(columns, "")))

        sheet = Path(self.daemon.folder, "form.csv")
        self.run_as("E001", *words, "--csv", str(sheet), lang="zh")
        with sheet.open(encoding="utf-8-sig", newline="") as file:
            table = list(csv.reader(file))
        self.assertEqual({len(row) for row in table}, {3})  # R-BOOK-10
        self.assertEqual([row[2] for row in table], ["台账"] + ["演练台账"] * (len(table) - 1))
        cells = "".join(cell for row in table for cell in row[:2])
        meta = json.loads(sheet.with_name("form.csv.meta.json").read_text())
        around = [meta["name"], *meta["above"], cells, meta.get("note", "")]
        self.assertEqual(bare("".join(around)), bare(paper))
        page = Path(self.daemon.folder, "form.html")
        self.run_as("E001", *words, "--html", str(page), lang="zh")
        body = re.sub(r"<[^>]*>", "", re.split(r"<body[^>]*>", page.read_text())[1])
        self.assertIn(bare(paper.split("\n", 1)[1]), bare(body))
        tasks = self.run_as("E001", "form", month, "tasks", lang="zh").stdout
        self.assertIn("街道、部门层面：指导学校开展", tasks)


class OwnCampaign(Fair):
    """A seventh campaign, different from the six, runs from a file alone."""

    def test_the_relay(self):
        relay = self.open("fire-relay")
        for team, light in (("T1", "day"), ("T2", "night"), ("T3", "night")):
            self.run_as("E001", "join", relay, team, "--kind", "team", "--name", f"班组{team}",
                        "--entrance", light, "--belongs-to", f"车间{light}")
        for day in (2, 3, 4):
            self.run_as("E001", "record", relay, "T1", "水带连接", "--on", f"2026-11-0{day}",
                        "--count", "joined=4", "--evidence", "https://example.org/v")
        self.assertEqual(self.json("E001", "score", relay, "T1")["total"], 24)
        full = self.run_as("E001", "record", relay, "T1", "hose", "--on", "2026-11-05", "--count",
                           "joined=4", "--evidence", "https://example.org/v", check=1)
        self.assertIn("3 times in the whole campaign", full.stderr)
        timed = self.json("E001", "record", relay, "T1", "theory", "--on", "2026-11-06",
                          "--answers", "10+ 20+ 30+ 40+ 50+ 60+ 70+ 121+")
        self.assertEqual((timed["points"], timed["late"], timed["seconds"]), (7, 1, 120))
        for judged, points in (("犯规", 0), ("合格", 4), ("合格", 4), ("合格", 4)):
            mask = self.json("E001", "record", relay, "T1", "mask", "--on", "2026-11-07",
                             "--choose", f"裁判判定={judged}")
            self.assertEqual(mask["points"], points)
        # 24 + 7 + 8, and 2 beyond the full item.
        self.assertEqual(self.json("E001", "score", relay, "T1")["total"], 41)
        ranks = self.json("E003", "rank", relay, "--entrance", "night")
        self.assertEqual([row["rank"] for row in ranks["rows"]], [1, 1])
        certificate = self.json("E001", "certificate", relay, "T1")
        self.assertIn("完成三次水带连接，共得41分", certificate["text"])
        qualifying = {award["award"]: award["qualify"]
                      for award in self.json("E001", "awards", relay)["awards"]}
        self.assertEqual(qualifying, {"gold": 1, "joiners": 1})
        self.assertIntact()

    def test_a_result_also_files_a_claim(self):
        """R-CAMP-6"""
        text = """{ code: "own-claims", name: "查隐患", source: "自拟", window: { from: "2026-11-01" },
          items: [ { code: "find", name: "查出隐患", points: 3, claims: "hazard-general" } ] }"""
        self.run_as("user:zhao", "open", self.file("own.json5", text))
        self.run_as("E001", "join", "own-claims", "E003")
        done = self.json("E001", "record", "own-claims", "E003", "find")
        card = json.loads(jifen(
            self.daemon, "--as", "E001", "--json", "claim", "show", done["claim"], check=0).stdout)
        self.assertEqual((card["employee"], card["occurrence"]), ("E003", done["result"]))

    def test_faults_are_told_with_their_lines(self):
        text = """{
  code: "faulty", name: "错", source: "自拟",
  window: { from: "2026-11-10", to: "2026-11-01" },
  items: [
    { code: "a", name: "甲", group: "gruop", points: 1 },
    { code: "a", name: "乙", measures: [{ code: "m", name: "个", within: "n" }] },
  ],
  groups: [{ code: "group", name: "组" }],
  forms: [{ code: "f", name: "表", columns: ["一"], rows: [["{a.k}"]] }],
}"""
        done = self.run_as("E003", "check", self.file("faulty.json5", text), check=1)
        for line, words in (
            (3, "it ends before it begins"), (5, "nearest=group"), (6, "this code comes twice"),
            (6, "items.1.measures.0.within"), (9, "there is no such blank"),
        ):
            self.assertRegex(done.stderr, rf"line {line}, .*{re.escape(words)}|line {line}, {words}")
        shape = self.run_as("E003", "check", self.file("shape.json5", '{ code: "x y", items: 3 }'),
                            check=1)
        for words in ("not a code", "missing", "of the wrong type"):
            self.assertIn(words, shape.stderr)


if __name__ == "__main__":
    unittest.main()
