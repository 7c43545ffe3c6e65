"""The entries as they come: disks that fill up, readers that go away, books that were put back
(R-BOOK-3)."""

import json
import os
import signal
import subprocess
import unittest

from disks import SmallDisk
from ledger import Daemon, jifen, program


class Follow(unittest.TestCase):
    def setUp(self):
        self.daemon = Daemon().start().furnish()
        self.addCleanup(self.daemon.remove)

    def words(self, *words, lang="en"):
        return [program("jifen"), "--lang", lang, "--socket", self.daemon.socket, *words]

    def head(self):
        client = self.daemon.client()
        seq = client.call("books.status")["seq"]
        client.close()
        return seq

    def more(self, count=1):
        client = self.daemon.client()
        for _ in range(count):
            client.change(
                "claim.submit", item="drill", employee="E003", distinct=True, note="x" * 900,
                **{"as": "E001"})
        client.close()

    @unittest.skipUnless(os.geteuid() == 0, "root mounts a small disk: NOT TESTED HERE")
    def test_a_full_disk_ends_it(self):
        disk = SmallDisk(
            self.words("events", "--follow", "--jsonl", "--after", str(self.head())), size="64k",
            after=' > "$0/out"', stderr=subprocess.PIPE, text=True)
        self.addCleanup(disk.remove)
        disk.until((disk.inside / "out").exists)
        self.more()
        disk.until(lambda: (disk.inside / "out").stat().st_size > 0)
        disk.fill()
        self.more(20)
        self.assertEqual(disk.process.wait(timeout=20), 1)
        told = disk.process.stderr.read()
        self.assertEqual(told.count("standard output cannot be written: No space left"), 1, told)

    def test_a_device_that_takes_nothing_ends_it(self):
        for lang, told in (("en", "No space left on device"), ("zh", "磁盘满了")):
            with open("/dev/full", "w") as full:
                done = subprocess.run(
                    self.words("events", "--follow", lang=lang), stdout=full,
                    stderr=subprocess.PIPE, text=True, timeout=20)
            self.assertEqual(done.returncode, 1)
            self.assertIn(told, done.stderr)

    def test_a_reader_that_goes_away_ends_it(self):
        """Where SIGPIPE is ignored, as services ignore it, and where it is not."""
        for ignored, status in ((True, 1), (False, -signal.SIGPIPE)):
            with self.subTest(ignored=ignored):
                process = subprocess.Popen(
                    self.words("events", "--follow", "--after", str(self.head() - 1)),
                    stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                    restore_signals=not ignored)
                self.addCleanup(process.stderr.close)
                self.addCleanup(process.kill)
                process.stdout.readline()
                process.stdout.close()
                self.more()
                self.assertEqual(process.wait(timeout=20), status)
                self.assertEqual("Broken pipe" in process.stderr.read(), ignored)

    def test_a_list_whose_reader_goes_away_is_no_failure(self):
        process = subprocess.Popen(
            self.words("events", "--limit", "1000"), stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, restore_signals=False)
        self.addCleanup(process.stderr.close)
        process.stdout.close()
        self.assertEqual((process.wait(timeout=20), process.stderr.read()), (0, ""))

    def test_what_was_seen_beyond_the_end_is_an_error(self):
        head = self.head()
        done = jifen(self.daemon, "events", "--after", str(head + 1), "--jsonl", check=5)
        self.assertEqual(json.loads(done.stderr)["error"]["kind"], "entry.unknown")
        for words in ((), ("--follow",), ("--limit", "5")):
            for lang, told in (("en", f"end at {head}"), ("zh", f"到第 {head} 笔为止")):
                with self.subTest(words=words, lang=lang):
                    done = jifen(self.daemon, "events", "--after", str(head + 1), *words,
                                 lang=lang, check=5)
                    self.assertIn(told, done.stderr)
                    self.assertIn("verify --anchor", done.stderr)
        self.assertEqual(jifen(self.daemon, "events", "--after", str(head), check=0).stdout, "")

    def test_with_its_hash_books_that_were_cut_are_told_from_books_that_end(self):
        head = self.head()
        last = json.loads(jifen(
            self.daemon, "events", "--after", str(head - 1), "--jsonl", check=0).stdout)
        for seq in (head + 1, head + 7):
            done = jifen(self.daemon, "events", "--after", str(seq), "--head", last["hash"],
                         check=8)
            self.assertIn("rewritten or cut", done.stderr)
        jifen(self.daemon, "events", "--after", str(head), "--head", last["hash"], check=0)


if __name__ == "__main__":
    unittest.main()
