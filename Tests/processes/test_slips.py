"""R-BOOK-5: slips and registers for signature, in the terminal and on paper."""

import json
import os
import unittest
from html.parser import HTMLParser
from pathlib import Path

from ledger import Daemon, jifen

HOSTILE = '<script>alert(1)</script>"&\u202e肥皂'


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.words, self.policy, self.attributes = [], [], None, []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attributes]
        attributes = dict(attributes)
        if attributes.get("http-equiv") == "Content-Security-Policy":
            self.policy = attributes["content"]

    def handle_data(self, data):
        self.words.append(data)


class Slips(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon().start().furnish()
        client = cls.daemon.client()
        admin, one = {"as": "E001"}, {"as": "E003"}
        client.change("claim.submit", item="training-attend", points=20, **one)
        client.change("claim.approve", claim="C1", points=20, **{"as": "E002"})
        client.change("clock.advance", by="2026-10-25")
        client.change(
            "product.add", product="soap", name=HOSTILE, kind="household", valueFen=500, price=5,
            **admin)
        client.change("stock.receive", product="soap", count=9, **admin)
        for number in range(1, 4):
            client.change("redemption.request", product="soap", **one)
        client.change("redemption.fulfil", redemption="R1", **admin)
        client.change("redemption.cancel", redemption="R3", **one)
        client.close()

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()

    def page(self, *words, lang="zh"):
        path = Path(self.daemon.folder, "page.html")
        jifen(self.daemon, "--as", "E001", *words, "--html", str(path), "--force", lang=lang,
              check=0)
        text = path.read_text()
        page = Page(text)
        self.assertTrue(page.policy.startswith("default-src 'none'"))
        self.assertNotIn("script", page.tags)
        for name in ("src", "href", "onclick", "style"):
            self.assertNotIn(name, page.attributes)
        self.assertNotIn("\u202e", text)
        self.assertIn("演练" if lang == "zh" else "training", text)
        return page, text

    def test_a_slip_has_what_is_signed_for_and_where(self):
        shown = jifen(self.daemon, "--as", "E001", "redemption", "slip", "R1", lang="zh", check=0)
        for word in ("积分兑换单", "R1", "E003", "兑换人签字", "发放人签字", "5.00"):
            self.assertIn(word, shown.stdout)
        page, text = self.page("redemption", "slip", "R1")
        self.assertIn("size: A5 landscape", text)
        self.assertIn('<script>alert(1)</script>"&\ufffd肥皂', page.words)

    def test_a_register_lists_a_period_with_sums_and_lines_to_sign(self):
        words = ("redemption", "register", "--from", "2026-10-01", "--to", "2026-10-31")
        page, text = self.page(*words)
        self.assertIn("合计 2 件，10 分，10.00 元", page.words)
        self.assertIn("size: A4 landscape", text)
        self.assertEqual(page.words.count("R1") + page.words.count("R2"), 2)
        self.assertNotIn("R3", page.words)
        page, _ = self.page(*words, lang="en")
        self.assertIn("In all 2 units, 10 points, 10.00 yuan", page.words)
        rows = json.loads(jifen(self.daemon, "--as", "E001", *words, "--json", check=0).stdout)
        self.assertEqual([row["redemption"] for row in rows["rows"]], ["R1", "R2"])
        shown = jifen(self.daemon, "--as", "E001", *words, lang="zh", check=0).stdout
        self.assertIn("____________", shown)

    def test_the_half_year_prints_and_reads_as_json(self):
        page, text = self.page("report", "half-year", "2026H2")
        self.assertIn("size: A4", text)
        self.assertIn("安全培训参与", page.words)
        words = ("--as", "E001", "report", "half-year", "2026h2")
        report = json.loads(jifen(self.daemon, *words, "--json", check=0).stdout)
        self.assertEqual(report["points"]["earned"], 20)
        self.assertEqual(report["yuan"]["costFen"], 500)
        shown = jifen(self.daemon, *words, check=0).stdout
        self.assertIn("half-year report 2026H2", shown)
        jifen(self.daemon, "--as", "E001", "report", "half-year", "2026Q1", check=2)

    def test_a_file_that_is_there_is_not_replaced_unasked(self):
        path = os.path.join(self.daemon.folder, "mine.html")
        Path(path).write_text("mine")
        jifen(self.daemon, "--as", "E001", "redemption", "slip", "R1", "--html", path, check=6)
        self.assertEqual(Path(path).read_text(), "mine")

    def test_employees_print_their_own_slip_only(self):
        jifen(self.daemon, "--as", "E003", "redemption", "slip", "R1", check=0)
        jifen(self.daemon, "--as", "E002", "redemption", "slip", "R1", check=0)


if __name__ == "__main__":
    unittest.main()
