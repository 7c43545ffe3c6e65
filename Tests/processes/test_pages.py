"""Pages on the screen, on the wall and on paper: valid, self-contained, readable (R-PUB-1, R-PUB-3)."""

import functools
import os
import re
import signal
import subprocess
import time
import unittest
from pathlib import Path

import html5lib

from disks import SmallDisk
from ledger import ROOT, Daemon, jifen, program

HOSTILE = '<script>alert(1)</script>"&\u202e肥皂'
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
LIFELESS = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "div",
    "h1", "h2", "h3", "p", "span", "small", "strong", "ul", "ol", "li", "table", "caption",
    "thead", "tbody", "tfoot", "tr", "th", "td", "figure", "figcaption", "svg", "desc", "g",
    "rect", "line", "text", "path", "dl", "dt", "dd",
}
PAGES = {
    "board": ("board", "--period", "2026"),
    "board a3": ("board", "--period", "2026", "--paper", "a3"),
    "tags": ("catalogue",),
    "cards": ("card",),
    "slip": ("redemption", "slip", "R1"),
    "register": ("redemption", "register", "--from", "2026-10-01", "--to", "2026-12-31"),
    "half-year": ("report", "half-year", "2026H2"),
    "score": ("campaign", "score", "fire-relay", "T1"),
    "ranking": ("campaign", "rank", "fire-relay", "--entrance", "day"),
}
PAPER = {
    "board": (595, 842), "board a3": (1191, 842), "tags": (595, 842), "cards": (595, 842), "slip": (595, 420),
    "register": (842, 595), "half-year": (595, 842),
    "score": (595, 842), "ranking": (595, 842),
}
SAYS = {"tags": "毛巾", "half-year": "安全培训参与", "score": "水带连接", "ranking": "冲压一组"}


def furnished():
    daemon = Daemon().start().furnish()
    client = daemon.client()
    admin, one, reviewer = {"as": "E001"}, {"as": "E003"}, {"as": "E002"}
    client.change("employee.rename", employee="E003", name="欧阳小明", **admin)
    for item, note in (
        ("training-attend", "和王五一起"), ("drill", "王五"), ("hazard-general", ""), ("ppe", ""),
    ):
        client.change("claim.submit", item=item, note=note, **one)
    client.change("claim.approve", claim="C1", points=20, **reviewer)
    client.change("clock.advance", by="2026-10-25")
    for claim in ("C2", "C3", "C4"):
        client.change("claim.approve", claim=claim, **reviewer)
    client.change("objection.raise", claim="C2", reason="王五先报的", **admin)
    client.change("claim.revoke", claim="C3", kind="false", reason="照片是王五的", **reviewer)
    for number in range(1, 14):
        client.change(
            "product.add", product=f"P{number:02}", name=HOSTILE if number == 1 else "毛巾",
            kind="household", valueFen=500, price=5, **admin)
        client.change("stock.receive", product=f"P{number:02}", count=9, **admin)
    client.close()
    return daemon


def of_each_page(test):
    @functools.wraps(test)
    def of_each(self):
        for (name, lang), text in self.texts.items():
            with self.subTest(page=name, lang=lang):
                test(self, name, lang, text)
    return of_each


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = furnished()
        client = cls.daemon.client()
        # E003 is suspended for the false claim; the administrator redeems what is credited.
        client.change("claim.submit", item="training-attend", employee="E001", **{"as": "E001"})
        client.change("claim.approve", claim="C5", points=20, **{"as": "E002"})
        client.change("clock.advance", by="2026-11-10")
        client.change("redemption.request", product="P01", **{"as": "E001"})
        text = (ROOT / "config/campaigns/fire-relay.json5").read_text()
        client.change("campaign.open", text=text, **{"as": "user:zhao"})
        client.change(
            "campaign.join", campaign="fire-relay", participant="T1", kind="team", name="冲压一组",
            entrance="day", belonging="一车间", **{"as": "E001"})
        client.change(
            "campaign.record", campaign="fire-relay", participant="T1", item="hose",
            on="2026-11-03", counts=[{"measure": "joined", "value": 4}],
            evidence=[{"reference": "a.jpg"}], **{"as": "E001"})
        client.close()
        cls.texts = {}
        for lang in ("zh", "en"):
            for name, words in PAGES.items():
                path = Path(cls.daemon.folder, f"{name}-{lang}.html")
                jifen(cls.daemon, "--as", "E001", *words, "--html", str(path), lang=lang, check=0)
                cls.texts[name, lang] = path.read_text()

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()

    def tree(self, text):
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        return parser.parse(text)

    @of_each_page
    def test_they_are_valid_html(self, _name, _lang, text):
        self.tree(text)

    @of_each_page
    def test_they_load_nothing_and_run_nothing(self, _name, _lang, text):
        tree = self.tree(text)
        policy = tree.find(".//meta[@http-equiv='Content-Security-Policy']")
        self.assertEqual(policy.get("content"), POLICY)
        for element in tree.iter():
            tag = re.sub(r"^\{[^}]*\}", "", element.tag)
            self.assertIn(tag, LIFELESS)
            for name in element.attrib:
                self.assertNotRegex(name, "^(on.*|src.*|href|style|data|action|.*link.*)$")
        style = tree.find(".//style").text
        self.assertNotRegex(style, r"(?i)url\(|@import|expression|//")
        self.assertNotIn("\u202e", text)

    @of_each_page
    def test_they_can_be_read_without_being_seen(self, _name, lang, text):
        tree = self.tree(text)
        self.assertEqual(tree.get("lang"), {"zh": "zh-CN", "en": "en"}[lang])
        self.assertTrue(tree.find(".//title").text.strip())
        self.assertEqual(len(tree.findall(".//h1")), 1)
        self.assertEqual(len(tree.findall(".//main")), 1)
        level = 0
        for element in tree.iter():
            if re.fullmatch("h[1-6]", element.tag):
                self.assertLessEqual(int(element.tag[1]), level + 1)
                level = int(element.tag[1])
        for heading in tree.iter("th"):
            self.assertIn(heading.get("scope"), ("col", "row"))
        for parent in tree.iter():
            for before, element in zip([None, *parent], parent):
                if element.tag == "table":
                    # A table says what it is of: by its caption, or a heading right above it.
                    title = element.find("caption")
                    title = before if title is None else title
                    self.assertIn(title.tag, ("caption", "h2", "h3"))
                    self.assertTrue("".join(title.itertext()).strip())

    @of_each_page
    def test_text_stands_out_from_its_ground(self, _name, _lang, text):
        """WCAG AA: 4.5. Every dark text on every light ground, every light text on every dark."""
        style = self.tree(text).find(".//style").text
        texts = {luminance(c) for c in re.findall(r"[^-]color: (#[0-9a-f]{3,6})", style)}
        grounds = {luminance(c) for c in re.findall(r"background: (#[0-9a-f]{3,6})", style)}
        self.assertTrue(texts and grounds)
        for one in texts:
            others = [ground for ground in grounds if (ground > 0.5) != (one > 0.5)]
            for ground in others:
                ratio = (max(one, ground) + 0.05) / (min(one, ground) + 0.05)
                self.assertGreaterEqual(ratio, 4.5, style)

    @of_each_page
    def test_they_say_that_the_books_are_for_training(self, _name, lang, text):
        self.assertIn("演练" if lang == "zh" else "training", text)

    @of_each_page
    def test_they_print_on_the_paper_they_are_for(self, name, lang, text):
        if lang == "en" and name != "board":
            return
        path = Path(self.daemon.folder, f"{name}-{lang}.html")
        pdf = printed(path)
        pages, size = about(pdf)
        for is_, wanted in zip(size, PAPER[name]):
            self.assertAlmostEqual(is_, wanted, delta=2)
        self.assertEqual(pages, {"tags": 2, "half-year": pages, "score": 2}.get(name, 1))
        words = run("pdftotext", "-layout", pdf, "-")
        self.assertIn(SAYS.get(name, "E001"), words)
        # No boxes in place of Chinese characters.
        self.assertIn("CJK", run("fc-list", ":lang=zh-cn"))

    def test_the_board_fills_a_wall_and_a_narrow_screen(self):
        path = Path(self.daemon.folder, "board-zh.html")
        for size in ("1920,1080", "400,900"):
            picture = path.with_suffix(f".{size}.png")
            browse(path, f"--screenshot={picture}", f"--window-size={size}")
            header = picture.read_bytes()[:24]
            self.assertEqual(header[:8], b"\x89PNG\r\n\x1a\n")
            self.assertEqual(int.from_bytes(header[16:20], "big"), int(size.split(",")[0]))
            self.assertGreater(picture.stat().st_size, 20_000, "hardly anything was drawn")

    def test_the_board_says_what_is_published_and_no_more(self):
        """R-PUB-1, R-PUB-3"""
        text = self.texts["board", "zh"]
        for word in ("排名", "公示中", "兑换", "部门", "通报批评", "规则摘要", "欧阳小明", "有异议，暂停"):
            self.assertIn(word, text)
        self.assertNotIn("王五", text)
        status = jifen(self.daemon, "--as", "E001", "status", "--json", check=0).stdout
        head = re.search(r'"head": ?"([0-9a-f]{64})"', status)[1]
        self.assertIn(head, text)
        shown = jifen(self.daemon, "board", "--period", "2026", lang="zh", check=0).stdout
        self.assertIn("有异议，暂停", shown)
        self.assertIn(head, shown)

    def test_a_tag_has_what_stands_on_a_shelf(self):
        text = self.texts["tags", "zh"]
        for word in ("P01", "低档", "生活用品", "&lt;script&gt;"):
            self.assertIn(word, text)
        self.assertEqual(text.count("<li>"), 13)
        self.assertEqual(text.count("<ul>"), 2)


class TheBoard(unittest.TestCase):
    def setUp(self):
        self.daemon = furnished()
        self.addCleanup(self.daemon.remove)
        self.path = Path(self.daemon.folder, "board.html")

    def write(self, *words):
        jifen(self.daemon, "board", "--period", "2026", "--html", str(self.path), *words,
              lang="zh", check=0)
        return self.path.read_text()

    def test_names_are_masked_where_the_policy_says_so(self):
        """R-PUB-3"""
        self.assertIn("欧阳小明", self.write())
        text = (ROOT / "config/policy/jinzhai.json5").read_text()
        client = self.daemon.client()
        client.change(
            "policy.adopt", text=text.replace('names: "full"', 'names: "masked"'),
            **{"as": "user:zhao"})
        client.close()
        page = self.write("--force")
        self.assertNotIn("欧阳小明", page)
        self.assertIn("欧*", page)

    def test_what_was_published_is_put_right_in_public(self):
        """R-PUB-3: a credited claim that is revoked later."""
        client = self.daemon.client()
        client.change("claim.revoke", claim="C1", kind="mistake", reason="重复", **{"as": "E002"})
        client.close()
        page = self.write()
        self.assertIn("更正", page)
        self.assertIn("积分撤销", page)
        self.assertIn("-20", page)

    def test_a_page_on_the_wall_follows_the_books(self):
        watcher = subprocess.Popen(
            [program("jifen"), "--lang", "zh", "--socket", self.daemon.socket, "board",
             "--period", "2026", "--html", str(self.path), "--watch"],
            stderr=subprocess.PIPE, text=True)
        self.addCleanup(watcher.stderr.close)
        self.addCleanup(watcher.kill)
        self.until(lambda page: "有异议，暂停" in page)
        self.assertIn('<meta http-equiv="refresh"', self.path.read_text())
        before = self.path.stat()

        client = self.daemon.client()
        client.change("objection.uphold", objection="O1", reason="属实", **{"as": "E002"})
        client.close()
        self.until(lambda page: "公示后不计入" in page)
        # Replaced, not rewritten: a browser that reads it meanwhile reads a whole page.
        self.assertNotEqual(self.path.stat().st_ino, before.st_ino)

        self.daemon.kill()
        self.daemon.start()
        client = self.daemon.client()
        client.change("claim.revoke", claim="C1", kind="mistake", reason="重复", **{"as": "E002"})
        client.close()
        self.until(lambda page: "积分撤销" in page)
        self.assertIsNone(watcher.poll())
        watcher.send_signal(signal.SIGINT)
        self.assertEqual(watcher.wait(timeout=10), 130)
        self.assertEqual(list(self.path.parent.glob("*.tmp")), [])

    @unittest.skipUnless(os.geteuid() == 0, "root mounts a small disk: NOT TESTED HERE")
    def test_a_page_on_the_wall_outlives_a_full_disk(self):
        disk = SmallDisk(
            [program("jifen"), "--lang", "en", "--socket", self.daemon.socket, "board", "--html",
             "DISK/board.html", "--watch"], size="256k", stderr=subprocess.PIPE, text=True)
        self.addCleanup(disk.remove)
        page = disk.inside / "board.html"
        disk.until(page.exists)
        before = page.read_text()
        disk.fill()
        client = self.daemon.client()
        self.addCleanup(client.close)
        client.change(
            "claim.submit", item="drill", employee="E003", distinct=True, **{"as": "E001"})
        self.assertIn("Written", disk.process.stderr.readline())
        self.assertIn("No space left on device", disk.process.stderr.readline())
        self.assertEqual(page.read_text(), before)
        disk.empty()
        self.assertIn("works again", disk.process.stderr.readline())
        self.assertIn("Written", disk.process.stderr.readline())
        self.assertNotEqual(page.read_text(), before)
        self.assertEqual(os.listdir(disk.inside), ["board.html"])
        disk.process.send_signal(signal.SIGINT)
        self.assertEqual(disk.process.wait(timeout=10), 130)

    def until(self, holds):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            if self.path.exists():
                page = self.path.read_text()
                self.assertTrue(page.endswith("</body></html>\n"), "half a page")
                if holds(page):
                    return
            time.sleep(0.02)
        self.fail("the page does not follow")

    def test_options_of_the_page_want_a_page(self):
        for option in (("--watch",), ("--paper", "a3")):
            done = jifen(self.daemon, "board", *option, lang="zh", check=2)
            self.assertIn("要和 --html 文件 一起用", done.stderr)
        jifen(self.daemon, "board", "--html", str(self.path), "--paper", "a7", check=2)


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    shares = [int(digits[place:place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def run(*words):
    return subprocess.run(words, capture_output=True, text=True, timeout=60, check=True).stdout


def browse(path, *options):
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--disable-background-networking", *options, f"file://{path}")


def printed(path):
    pdf = path.with_suffix(".pdf")
    browse(path, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    return str(pdf)


def about(pdf):
    """(pages, (width, height) in points)"""
    text = run("pdfinfo", pdf)
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", text)
    return int(re.search(r"Pages:\s+(\d+)", text)[1]), (float(size[1]), float(size[2]))


if __name__ == "__main__":
    unittest.main()
