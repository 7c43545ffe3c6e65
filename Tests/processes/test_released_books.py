"""The books that each released version wrote are served for ever; newer ones are refused."""

import json
import os
import shutil
import sqlite3
import unittest
from pathlib import Path

from ledger import ROOT, Daemon, jifen

FILES = sorted((ROOT / "Tests/golden").glob("books-v*.sqlite"))


class Golden(unittest.TestCase):
    def copy(self, file):
        facts = json.loads(file.with_suffix(".json").read_text())
        daemon = Daemon(simulate=facts["simulate"])
        self.addCleanup(daemon.remove)
        os.mkdir(os.path.dirname(daemon.books))
        shutil.copyfile(file, daemon.books)
        return daemon, facts

    def test_they_are_served_changed_and_rebuilt(self):
        self.assertTrue(FILES)
        for file in FILES:
            daemon, facts = self.copy(file)
            client = daemon.start().client()
            self.addCleanup(client.close)
            status = client.call("books.status")
            self.assertEqual((status["events"], status["head"]), (facts["events"], facts["head"]))
            for who, balance in facts["balances"].items():
                shown = client.call("account.balance", employee=who, **{"as": "E001"})
                self.assertEqual({key: shown[key] for key in balance}, balance, who)
            self.assertEqual(client.change("books.rebuild")["differences"], [])
            client.change("claim.submit", item="drill", **{"as": "E007"})
            jifen(daemon, "verify", check=0)

    def test_a_newer_versions_books_are_refused_and_left_as_they_are(self):
        daemon, _ = self.copy(FILES[-1])
        with sqlite3.connect(daemon.books) as books:
            books.execute("PRAGMA user_version = 99")
        books.close()
        before = Path(daemon.books).read_bytes()
        daemon.start(wait=False)
        self.assertEqual(daemon.process.wait(timeout=20), 1)
        log = Path(daemon.folder, "log").read_text()
        self.assertIn("the books are of version 99", log)
        self.assertIn("install the jifend that wrote them", log)
        self.assertEqual(Path(daemon.books).read_bytes(), before)


if __name__ == "__main__":
    unittest.main()
