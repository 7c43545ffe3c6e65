"""An end that the books had once, kept away from them, and what they say to it later (R-BOOK-3)."""

import json
import shutil
import unittest
from pathlib import Path

from ledger import Daemon, jifen


class Anchors(unittest.TestCase):
    def setUp(self):
        self.daemon = Daemon().start().furnish()
        self.anchor = self.daemon.folder + "/anchor.json"

    def tearDown(self):
        self.daemon.remove()

    def test_books_that_go_on_extend_their_anchor(self):
        jifen(self.daemon, "--as", "E001", "anchor", "--output", self.anchor, check=0)
        written = json.loads(Path(self.anchor).read_text())
        self.assertEqual(set(written), {"enterprise", "kind", "seq", "head", "at"})
        client = self.daemon.client()
        client.change("claim.submit", item="drill", **{"as": "E003"})
        client.close()
        done = jifen(self.daemon, "--as", "E001", "verify", "--anchor", self.anchor, check=0)
        self.assertIn("extend the anchor", done.stdout)

    def test_an_old_copy_and_a_rewritten_past_are_told_apart(self):
        books, old = Path(self.daemon.books).parent, self.daemon.folder + "/old"
        self.daemon.stop()
        shutil.copytree(books, old)
        self.daemon.start()
        client = self.daemon.client()
        client.change("claim.submit", item="drill", **{"as": "E003"})
        client.close()
        jifen(self.daemon, "--as", "E001", "anchor", "--output", self.anchor, check=0)
        self.daemon.stop()
        shutil.rmtree(books)
        shutil.copytree(old, books)
        self.daemon.start()
        done = jifen(self.daemon, "--as", "E001", "verify", "--anchor", self.anchor, check=8)
        self.assertIn("end before the anchor", done.stdout)
        client = self.daemon.client()
        client.change("claim.submit", item="drill", note="另一笔", **{"as": "E003"})
        client.close()
        done = jifen(self.daemon, "--as", "E001", "verify", "--anchor", self.anchor, check=8)
        self.assertIn("rewritten", done.stdout)

    def test_what_is_no_anchor_is_refused(self):
        Path(self.anchor).write_text('{"seq": 3}')
        jifen(self.daemon, "--as", "E001", "verify", "--anchor", self.anchor, check=2)

    def test_a_follower_compares_the_head_it_has(self):
        lines = jifen(
            self.daemon, "--as", "E001", "events", "--limit", "5", "--jsonl", check=0).stdout
        last = json.loads(lines.splitlines()[-1])
        known = ("--after", str(last["seq"]), "--head", last["hash"], "--jsonl")
        done = jifen(self.daemon, "--as", "E001", "events", *known, check=0)
        self.assertEqual(json.loads(done.stdout.splitlines()[0])["seq"], last["seq"] + 1)
        other = ("--after", str(last["seq"]), "--head", "0" * 64)
        done = jifen(self.daemon, "--as", "E001", "events", *other, check=8)
        self.assertEqual(done.stdout, "")
        self.assertIn("rewritten", done.stderr)


if __name__ == "__main__":
    unittest.main()
