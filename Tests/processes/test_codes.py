"""Bar codes as scanners get them: printed by Chromium, read from the page at 150 dots an inch by two
readers that share no code, zbar and zxing-cpp (R-ORG-7)."""

import subprocess
import tempfile
import unittest
from pathlib import Path

from judges import codes_by_zbar, codes_by_zxing
from ledger import Daemon, jifen
from test_pages import printed

NUMBERS = ["E001", "E002", "E003", "00012", "12", "HR-0019", "e_7", "202600013", "A1B2C3D4E5F6G7"]
TOO_LONG = "LONG-WORKS-NUMBER-0123456789-ABC"
PRODUCTS = ["P01", "SOAP-200", "towel.34x74", "000123"]


class Codes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon().start().furnish()
        cls.folder = tempfile.TemporaryDirectory()
        client = cls.daemon.client()
        leader, admin, reviewer = {"as": "user:zhao"}, {"as": "E001"}, {"as": "E002"}
        for number in [*NUMBERS[3:], TOO_LONG]:
            client.change(
                "employee.add", employee=number, name="欧阳小明", department="铸造车间",
                type="regular", **leader)
        for product in PRODUCTS:
            client.change(
                "product.add", product=product, name="毛巾", kind="household", valueFen=500, price=1,
                **admin)
            client.change("stock.receive", product=product, count=9, **admin)
        client.change("claim.submit", item="training-attend", employee="E001", **admin)
        client.change("claim.approve", claim="C1", **reviewer)
        client.change("clock.advance", by="2026-11-10")
        for product in PRODUCTS[:2]:
            client.change("redemption.request", product=product, **admin)
        client.close()

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()
        cls.folder.cleanup()

    def page(self, *words, lang="zh"):
        path = Path(self.folder.name, "-".join(words[:2]) + ".html")
        done = jifen(
            self.daemon, "--as", "E001", *words, "--html", str(path), "--force", lang=lang, check=0)
        return path, done.stderr

    def codes(self, path):
        """What each reader finds on all sheets, sorted."""
        pages = Path(self.folder.name, path.stem)
        subprocess.run(
            ["pdftoppm", "-r", "150", "-gray", "-png", printed(path), str(pages)], check=True)
        images = sorted(Path(self.folder.name).glob(f"{path.stem}-*.png"))
        found = tuple(sorted(read(images)) for read in (codes_by_zbar, codes_by_zxing))
        for image in images:
            image.unlink()
        return found

    def both_read(self, path, codes):
        expected = sorted(codes)
        self.assertEqual(self.codes(path), (expected, expected))

    def test_cards_bear_the_works_number_and_nothing_else(self):
        path, said = self.page("card")
        self.both_read(path, NUMBERS)
        self.assertIn(f"工号太长，卡上没有条码：{TOO_LONG}。", said)
        self.assertIn(TOO_LONG, path.read_text())

    def test_some_cards_only(self):
        path, said = self.page("card", "00012", "E003")
        self.both_read(path, ["00012", "E003"])
        self.assertNotIn("工号太长", said)

    def test_whoever_is_not_on_the_list_gets_no_card(self):
        done = jifen(
            self.daemon, "--as", "E001", "card", "E404", "--html", f"{self.folder.name}/x.html",
            lang="zh", check=5)
        self.assertIn("E404 不在册", done.stderr)

    def test_price_tags_bear_the_product(self):
        self.both_read(self.page("catalogue")[0], PRODUCTS)

    def test_slips_and_registers_bear_the_redemption(self):
        self.both_read(self.page("redemption", "slip", "R1")[0], ["R1"])
        path, _ = self.page(
            "redemption", "register", "--from", "2026-10-01", "--to", "2026-12-31", lang="en")
        self.both_read(path, ["R1", "R2"])


if __name__ == "__main__":
    unittest.main()
