"""The books that each released version wrote are served for ever, also where a table has changed
since, and whenever the upgrade is killed; newer ones are refused."""

import contextlib
import json
import os
import random
import shutil
import socket
import sqlite3
import subprocess
import unittest
from collections import Counter
from pathlib import Path

from ledger import ROOT, Daemon, Refused, jifen, unless_sanitized

FILES = sorted((ROOT / "Tests/golden").glob("books-v*.sqlite"))

# What the next version's tables look like to the books of this one.
ALTERED = {
    "a column less": "ALTER TABLE claim DROP COLUMN department",
    "a column more": "ALTER TABLE redemption ADD COLUMN weather TEXT",
    "another type": "DROP TABLE total; CREATE TABLE total(account TEXT NOT NULL PRIMARY KEY, "
                    "points TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "no table": "DROP TABLE posting; DROP TABLE standing",
    "no index": "DROP INDEX claim_open",
}


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

    def altered(self, file, sql):
        daemon, facts = self.copy(file)
        with sqlite3.connect(daemon.books) as books:
            books.executescript(sql)
        books.close()
        return daemon, facts

    def serves(self, daemon, facts):
        """What stands in the books is as it was, a claim is taken, and all of it verifies."""
        with contextlib.closing(daemon.client()) as client:
            status = client.call("books.status")
            self.assertEqual((status["events"], status["head"]), (facts["events"], facts["head"]))
            for who, balance in facts["balances"].items():
                shown = client.call("account.balance", employee=who, **{"as": "E001"})
                self.assertEqual({key: shown[key] for key in balance}, balance, who)
            client.change("claim.submit", item="drill", **{"as": "E007"})
            client.change("redemption.request", product="P01", **{"as": "E007"})
            self.assertEqual(client.call("books.verify")["verdict"], "intact")
            self.assertEqual(client.change("books.rebuild")["differences"], [])

    def test_altered_tables_are_made_anew_at_start_and_the_log_says_so(self):
        for file in FILES:
            for name, sql in ALTERED.items():
                with self.subTest(file=file.name, altered=name):
                    daemon, facts = self.altered(file, sql)
                    daemon.start()
                    self.serves(daemon, facts)
                    log = Path(daemon.folder, "log").read_text()
                    self.assertIn("filled anew: ", log)
                    self.assertEqual(daemon.stop(), 0)
                    daemon.start()
                    self.assertEqual(Path(daemon.folder, "log").read_text().count("filled"), 1)
                    daemon.remove()

    def test_a_table_altered_while_it_is_served_is_found_and_made_anew_by_a_rebuild(self):
        daemon, facts = self.copy(FILES[-1])
        client = daemon.start().client()
        self.addCleanup(client.close)
        subprocess.run(["sqlite3", daemon.books, ALTERED["a column less"]], check=True)
        with self.assertRaises(Refused):
            client.change("claim.submit", item="drill", **{"as": "E007"})
        self.assertIn("table claim", jifen(daemon, "verify", check=8).stdout)
        self.assertIn("1 differed", jifen(daemon, "--yes", "rebuild", check=0).stdout)
        self.assertIn("nothing differed", jifen(daemon, "--yes", "rebuild", check=0).stdout)
        self.serves(daemon, facts)

    def test_systemd_hears_that_an_upgrade_goes_on(self):
        daemon, _ = self.altered(FILES[-1], ALTERED["a column less"])
        path = daemon.folder + "/notify"
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
            ear.bind(path)
            ear.settimeout(20)
            daemon.start(wait=False, NOTIFY_SOCKET=path)
            said = ear.recv(400).decode()
            self.assertIn("EXTEND_TIMEOUT_USEC=300000000\nSTATUS=", said)
            while "READY=1" not in said:
                said = ear.recv(400).decode()
            self.assertEqual(said, "READY=1\nSTATUS=serving")

    def test_what_cannot_be_made_anew_is_refused_with_a_sentence(self):
        for sql, words in (
            ("ALTER TABLE person ADD COLUMN phone TEXT", "table person; restore a backup"),
            ("DROP TABLE request", "table request; restore a backup"),
            ("DROP TRIGGER event_is_never_updated; UPDATE event SET actor = 'x' WHERE seq = 9; "
             + ALTERED["a column less"], "damaged at entry 9: restore a backup"),
        ):
            daemon, _ = self.altered(FILES[-1], sql)
            before = Path(daemon.books).read_bytes()
            daemon.start(wait=False)
            self.assertEqual(daemon.process.wait(timeout=20), 1)
            self.assertIn(words, Path(daemon.folder, "log").read_text())
            self.assertEqual(Path(daemon.books).read_bytes(), before)
            daemon.remove()

    @unless_sanitized("strace and a sanitizer do not go together")
    def test_an_upgrade_that_is_killed_at_any_write_is_done_by_the_next_start(self):
        """All of them with JIFEN_EVERY_WRITE set; else some, other ones each time."""
        sql = "; ".join(ALTERED.values())
        for call in ("pwrite64", "fdatasync", "ftruncate"):
            total = self.upgrade(sql, call, None)
            numbers = range(1, total + 1)
            if not os.environ.get("JIFEN_EVERY_WRITE"):
                numbers = random.sample(numbers, min(total, 6))
            for number in numbers:
                with self.subTest(call=call, number=number, of=total):
                    self.upgrade(sql, call, number)

    def upgrade(self, sql, call, number):
        """How often one thread makes the call in an upgrade; killed at one of them, if given."""
        daemon, facts = self.altered(FILES[-1], sql)
        trace = daemon.folder + "/trace"
        inject = ["-e", f"inject={call}:signal=SIGKILL:when={number}"] if number else []
        daemon.start(wait=not number, wrap=[
            "strace", "-f", "-o", trace, "-e", f"trace={call}", "-e", "signal=none", *inject])
        if number:
            daemon.process.wait(timeout=20)
            daemon.start(wrap=[])
            self.serves(daemon, facts)
        else:
            subprocess.run(["pkill", "-KILL", "-P", str(daemon.process.pid)], check=True)
            daemon.process.wait(timeout=20)
        threads = [line.split()[0] for line in Path(trace).read_text().splitlines()
                   if call + "(" in line]
        daemon.remove()
        return max(Counter(threads).values(), default=0)

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
