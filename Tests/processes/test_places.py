"""One file of books has one daemon, whatever it is called; and what beside it belongs to it."""

import json
import os
import shutil
import subprocess
import unittest
from pathlib import Path

from ledger import Daemon, Refused, jifen, program


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


class Absence(Case):
    """Books that are not in their place while they are served."""

    def setUp(self):
        super().setUp()
        self.submit(self.client(), "before-0")

    def refuses(self):
        client = self.client()
        for method, params in (
            ("claim.submit", {"item": "drill", "request": "request-after", "as": "E003"}),
            ("books.rebuild", {"request": "request-rebuild"}), ("books.backup", {"name": "x"}),
        ):
            with self.assertRaises(Refused) as refused:
                client.call(method, **params)
            self.assertEqual(refused.exception.kind, "read_only", method)
            self.assertEqual(
                refused.exception.error["data"]["facts"], {"reason": "notInPlace"}, method)
        # Reads go on from the file that is open.
        self.assertEqual(client.call("claim.list", **{"as": "E003"})["rows"][0]["claim"], "C1")
        self.assertIs(client.call("server.health")["inPlace"], False)
        metrics = client.call("server.metrics")["text"]
        self.assertIn("\njifen_read_only 1\n", metrics)
        found = json.loads(jifen(self.daemon, "doctor", "--json", check=1).stdout)["findings"]
        self.assertIn(("place", "problem"), [(f["name"], f["verdict"]) for f in found])
        self.assertIn("不在原处", jifen(self.daemon, "doctor", lang="zh", check=1).stdout)
        said = jifen(self.daemon, "--as", "E003", "claim", "submit", "drill", check=1)
        self.assertIn("not in its place", said.stderr)
        self.assertEqual(self.log().count(f"critical the books are not at {self.daemon.books}"), 1)

    def goes_on(self):
        self.assertIn("the books are in their place again", self.log())
        self.daemon.kill()
        self.daemon.start()
        client = self.client()
        self.submit(client, "before-0")
        self.submit(client, "again-00")
        self.assertEqual(len(client.call("claim.list", **{"as": "E003"})["rows"]), 3)
        self.assertEqual(
            client.call("books.verify", **{"as": "user:zhao"})["verdict"], "intact")

    def test_removed(self):
        os.unlink(self.daemon.books)
        self.refuses()
        self.assertEqual(self.daemon.stop(), 0)

    def test_replaced_and_put_back(self):
        aside, other = self.daemon.books + ".aside", self.daemon.books + ".other"
        shutil.copy(self.daemon.books, other)
        os.rename(self.daemon.books, aside)
        os.rename(other, self.daemon.books)
        before = Path(self.daemon.books).read_bytes()
        self.refuses()
        self.assertEqual(self.daemon.stop(), 0)
        # Whatever has the name now gets nothing of the log of what had it before.
        self.assertEqual(Path(self.daemon.books).read_bytes(), before)
        self.assertFalse(Path(self.daemon.books + "-wal").exists()
                         and os.path.getsize(self.daemon.books + "-wal"))
        os.rename(aside, self.daemon.books)
        self.daemon.start()
        self.assertEqual(
            len(self.client().call("claim.list", **{"as": "E003"})["rows"]), 1)

    def test_a_folder_that_was_moved_and_put_back(self):
        folder = os.path.dirname(self.daemon.books)
        os.rename(folder, folder + ".away")
        self.refuses()
        os.rename(folder + ".away", folder)
        self.submit(self.client(), "after-00")
        self.goes_on()

    def test_a_link_that_leads_elsewhere(self):
        self.daemon.stop()
        real = self.daemon.books
        link = self.folder / "current"
        link.symlink_to(self.folder / "books")
        self.daemon.books = str(link / "books.sqlite")
        self.daemon.start()
        self.submit(self.client(), "linked-0")
        copy = self.folder / "copy"
        shutil.copytree(self.folder / "books", copy)
        link.unlink()
        link.symlink_to(copy)
        self.daemon.books = real
        self.refuses()


if __name__ == "__main__":
    unittest.main()
