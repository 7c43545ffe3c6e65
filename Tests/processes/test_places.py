"""One file of books has one daemon, whatever it is called; and what beside it belongs to it."""

import os
import subprocess
import unittest
from pathlib import Path

from ledger import Daemon, jifen, program


class Case(unittest.TestCase):
    def setUp(self):
        self.daemon = Daemon().start().furnish()
        self.addCleanup(self.daemon.remove)
        self.folder = Path(self.daemon.folder)

    def client(self):
        client = self.daemon.client()
        self.addCleanup(client.close)
        return client

    def submit(self, client, note):
        return client.change("claim.submit", item="training-attend", distinct=True, note=note,
                             request=f"request-{note}", **{"as": "E003"})

    def log(self):
        return Path(self.folder, "log").read_text()


class Names(Case):
    def other(self, books):
        """A second daemon, for books of another name."""
        daemon = Daemon()
        self.addCleanup(daemon.remove)
        daemon.books = str(books)
        return daemon

    def refused(self, daemon, words):
        daemon.start(wait=False)
        self.assertEqual(daemon.process.wait(timeout=20), 1)
        self.assertIn(words, Path(daemon.folder, "log").read_text())

    def alias(self, link):
        place = self.folder / "other"
        place.mkdir(mode=0o700)
        link(self.daemon.books, place / "books.sqlite")
        return place / "books.sqlite"

    def restore(self, books, *more):
        backup = self.folder / "books/backups/b.sqlite"
        if not backup.exists():
            jifen(self.daemon, "backup", "--name", "b", check=0)
        return subprocess.run(
            [program("jifend"), "--restore", str(backup), "--books", str(books), *more],
            capture_output=True, text=True, timeout=60)

    def test_by_a_symbolic_link_they_are_the_same_books(self):
        alias = self.alias(os.symlink)
        served = f"is already served by process {self.daemon.process.pid}"
        self.refused(self.other(alias), served)
        done = self.restore(alias)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn(served, done.stderr)
        self.submit(self.client(), "still-served")
        self.daemon.stop()
        # Everything stands beside the file itself, backups too.
        second = self.other(alias).start()
        jifen(second, "backup", "--name", "c", check=0)
        self.assertTrue((self.folder / "books/backups/c.sqlite").exists())
        self.assertEqual(os.listdir(alias.parent), ["books.sqlite"])
        second.stop()
        self.assertEqual(self.restore(alias, "--force").returncode, 0)
        self.assertTrue(alias.is_symlink())
        self.assertEqual(os.listdir(alias.parent), ["books.sqlite"])

    def test_with_a_second_name_on_the_disk_they_are_refused_with_the_remedy(self):
        alias = self.alias(os.link)
        for books in (alias, self.daemon.books):
            self.refused(self.other(books), "has 2 names (hard links)")
        self.assertIn("-samefile", self.restore(alias).stderr)
        self.submit(self.client(), "still-served")
        self.daemon.stop()
        alias.unlink()
        self.daemon.start()
        self.submit(self.client(), "served-again")

    def test_a_link_to_nothing_is_not_taken_for_new_books(self):
        link = self.folder / "link.sqlite"
        link.symlink_to(self.folder / "unmounted/books.sqlite")
        self.refused(self.other(link), "a symbolic link to a file that is not there")
        self.assertFalse((self.folder / "unmounted").exists())

    def test_a_lock_that_was_removed_lets_nobody_in(self):
        self.daemon.stop()
        self.daemon.start()
        self.restore(self.daemon.books)
        for _ in range(2):
            os.unlink(self.daemon.books + ".lock")
            self.refused(self.other(self.daemon.books), "is already served by another process")
            done = self.restore(self.daemon.books)
            self.assertEqual(done.returncode, 1, done.stdout)
        self.submit(self.client(), "kept")
        self.daemon.kill()
        self.daemon.start()
        self.assertIn("claim", self.submit(self.client(), "kept"))
        self.assertEqual(
            self.client().call("books.verify", **{"as": "user:zhao"})["verdict"], "intact")


if __name__ == "__main__":
    unittest.main()
