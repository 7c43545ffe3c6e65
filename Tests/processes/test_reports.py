"""Reports: in the terminal, as JSON, and as one page that loads and runs nothing (R-BOOK-4)."""

import json
import re
import unittest
from html.parser import HTMLParser
from pathlib import Path

from ledger import Daemon, jifen
from test_exports import play

REPORTS = {
    "half-year": ("half-year", "2026H2"), "budget": ("budget", "2026"),
    "liability": ("liability",), "service": ("service", "--from", "2026-10-01"),
}
LEADER = ("--as", "user:zhao")
EMPTY = {"meta"}


class Page(HTMLParser):
    """The elements of a page, which must be nested rightly."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.elements, self.faults = [], [], []
        self.feed(text)
        self.close()
        if self.open:
            self.faults.append(f"never closed: {self.open}")

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes), list(self.open)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")

    def all(self, tag):
        return [attributes for name, attributes, _ in self.elements if name == tag]


class Reports(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon().start().furnish()
        play(cls.daemon)
        client = cls.daemon.client()
        client.change("budget.set", year=2026, fen=60000, **{"as": "user:caiwu"})
        client.close()

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()

    def report(self, name, *more, lang="zh"):
        return jifen(
            self.daemon, *LEADER, "report", *REPORTS[name], *more, check=0, lang=lang).stdout

    def json(self, name):
        return json.loads(self.report(name, "--json"))

    def test_a_page_is_whole_states_training_and_head_and_loads_nothing(self):
        for name in REPORTS:
            for lang in ("zh", "en"):
                path = Path(self.daemon.folder, f"{name}-{lang}.html")
                self.report(name, "--html", str(path), lang=lang)
                text = path.read_text()
                page = Page(text)
                self.assertEqual(page.faults, [], name)
                self.assertIn("default-src 'none'", page.all("meta")[1]["content"])
                self.assertNotRegex(text, r"<script|<img|<link|https?:|url\(|\son\w+=")
                self.assertIn(self.json(name)["head"], text)
                self.assertIn("【演练】" if lang == "zh" else "[training]", text)
                self.assertEqual(page.all("html"), [{"lang": "zh-CN" if lang == "zh" else "en"}])
                ids = [attributes["id"] for _, attributes, _ in page.elements if "id" in attributes]
                self.assertEqual(len(ids), len(set(ids)))
                self.assertGreaterEqual(len(page.all("svg")), 1)
                for svg in page.all("svg"):
                    self.assertEqual(svg["role"], "img")
                    self.assertLessEqual(set(svg["aria-labelledby"].split()), set(ids))
                self.assertEqual(len(page.all("caption")), len(page.all("table")))
                self.assertTrue(all(th.get("scope") in ("col", "row") for th in page.all("th")))
                for rect in page.all("rect"):
                    self.assertRegex(rect["width"], r"^\d+$")

    def test_both_languages_in_the_terminal(self):
        for name in REPORTS:
            self.assertRegex(self.report(name), r"示范厂")
            self.assertNotRegex(self.report(name, lang="en").replace("示范厂", ""), r"[一-鿿]")

    def test_the_months_of_the_budget_add_up(self):
        report = self.json("budget")
        spent = sum(month["costFen"] for month in report["months"])
        self.assertEqual(spent - report["laterReturnedFen"], report["spentFen"])
        self.assertEqual(report["months"][-1]["spentFen"], 20000)
        self.assertEqual(report["remainingFen"], 40000)
        half = self.json("half-year")
        self.assertEqual(sum(month["costFen"] for month in half["months"]), half["yuan"]["costFen"])

    def test_the_months_of_the_liability_and_of_the_reviews_add_up(self):
        liability = self.json("liability")
        self.assertEqual(liability["months"][-1]["closing"], liability["points"])
        service = self.json("service")
        for name in ("submitted", "decided", "overdue"):
            self.assertEqual(sum(month[name] for month in service["months"]), service[name])
        self.assertEqual(sum(row["claims"] for row in service["times"]), service["decided"])

    def test_a_page_s_bars_tell_what_the_table_says(self):
        path = Path(self.daemon.folder, "bars.html")
        self.report("budget", "--html", str(path), lang="en")
        words = re.search(r'<desc id="cost-desc">([^<]*)', path.read_text()).group(1)
        self.assertIn("2026-11: 50.00", words)
        self.assertIn("a twelfth of the year&#39;s budget: 50.00", words)


if __name__ == "__main__":
    unittest.main()
