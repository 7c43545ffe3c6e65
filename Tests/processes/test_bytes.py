"""Any single byte of the stored books changed, a removed tail, a swapped old copy (R-BOOK-3).

JIFEN_BYTES says how many bytes are changed; a few in every run, a thousand by hand.
"""

import os
import random
import shutil
import sqlite3
import subprocess
import tempfile
import unittest
from pathlib import Path

from ledger import Client, Daemon, Refused, program
from test_exports import play

CHANGES = int(os.environ.get("JIFEN_BYTES", "120"))
SEED = int(os.environ.get("JIFEN_SEED", "2026"))
# Names and remembered replies are no part of the chain (R-ORG-6): their content is beside it.
BESIDE = {"person", "request"}
UNREADABLE = "unreadable"


def dump(path):
    """All that can be read: the settings of the file, its schema, every row of every table."""
    connection = sqlite3.connect(f"file:{path}?immutable=1", uri=True)
    connection.text_factory = bytes
    found = {}
    try:
        for pragma in ("application_id", "user_version", "encoding"):
            found["pragma " + pragma] = connection.execute("PRAGMA " + pragma).fetchall()
        schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
        found["schema"] = sorted(connection.execute(schema).fetchall())
        names = [row[1].decode() for row in found["schema"] if row[0] == b"table"]
        for name in names:
            found[name] = connection.execute(f"SELECT * FROM \"{name}\" ORDER BY 1, 2").fetchall()
    except (sqlite3.Error, UnicodeDecodeError):
        return UNREADABLE
    finally:
        connection.close()
    return found


class Bytes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="jifen-bytes-"))
        daemon = Daemon().start().furnish()
        play(daemon)
        client = daemon.client()
        for _ in range(4):  # so many that the entries are most of the file
            client.change("claim.submitMany", claims=[
                {"item": "drill", "employee": "E003", "distinct": True, "note": f"第{n}次演练"}
                for n in range(100)], **{"as": "E001"})
        cls.head = client.call("books.status")
        client.close()
        daemon.stop()
        # Without the room that growing leaves, so that most bytes mean something.
        connection = sqlite3.connect(daemon.books)
        connection.execute("VACUUM INTO ?", (str(cls.folder / "right.sqlite"),))
        connection.close()
        cls.books = (cls.folder / "right.sqlite").read_bytes()
        daemon.remove()
        cls.right = dump(cls.folder / "right.sqlite")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def verify(self, books, **anchor):
        """What the daemon says of these books: None where it finds nothing, a text where it does
        not serve them, or the faults."""
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        (folder / "books.sqlite").write_bytes(books)
        socket = str(folder / "s")
        with open(folder / "log", "wb") as log:
            process = subprocess.Popen(
                [program("jifend"), "--books", str(folder / "books.sqlite"), "--socket", socket,
                 "--simulate", "2026-10-12"], stdout=log, stderr=log)
        try:
            client = self.connect(socket, process)
            if client is None:
                said = (folder / "log").read_text(errors="replace")
                self.assertGreater(len(said), 0, "it ends without a word")
                self.assertNotIn("Fatal error", said)
                return said
            try:
                result = client.call("books.verify", **anchor)
            except Refused as refused:
                return refused.kind
            finally:
                client.close()
            if anchor:
                return result["anchor"]
            return None if result["verdict"] == "intact" else result["rows"]
        finally:
            process.kill()
            process.wait()
            shutil.rmtree(folder)

    @staticmethod
    def connect(socket, process):
        while process.poll() is None:
            try:
                return Client(socket)
            except OSError:
                try:
                    process.wait(timeout=0.005)
                except subprocess.TimeoutExpired:
                    pass
        return None

    def differing(self, books):
        """The tables whose content a change reached, and the first entry that it changed."""
        path = self.folder / "changed.sqlite"
        path.write_bytes(books)
        found = dump(path)
        if found == UNREADABLE:
            return {UNREADABLE}, None
        tables = {
            name for name in set(found) | set(self.right)
            if found.get(name) != self.right.get(name)}
        entries = [
            right[0] for right, wrong in zip(self.right["event"], found.get("event", []))
            if right != wrong]
        return tables, entries[0] if entries else None

    def test_any_single_byte_that_changes_content_is_found(self):
        choice = random.Random(SEED)
        counts = dict.fromkeys(("found", "not served", "no content", "beside the chain"), 0)
        for _ in range(CHANGES):
            place = choice.randrange(len(self.books))
            changed = bytearray(self.books)
            changed[place] ^= choice.randrange(1, 256)
            tables, entry = self.differing(changed)
            said = self.verify(changed)
            why = f"byte {place}, JIFEN_SEED={SEED}: {tables}, entry {entry}: {said}"
            if said is None and not tables:
                counts["no content"] += 1
            elif said is None:
                self.assertLessEqual(tables, BESIDE, why)
                counts["beside the chain"] += 1
            else:
                counts["not served" if isinstance(said, str) else "found"] += 1
                if entry is not None and isinstance(said, list):
                    self.assertEqual(self.named(said), entry, why)
        print(f"{CHANGES} bytes of {len(self.books)} changed: {counts}")
        self.assertGreater(counts["found"], 0)

    @staticmethod
    def named(faults):
        """The first entry that is not what it was; a missing one is told by the one before."""
        for fault in faults:
            if "after" in fault:
                return fault["after"] + 1
            if "seq" in fault:
                return fault["seq"]
        return None

    def test_a_removed_tail_and_a_swapped_copy_are_found_by_the_anchor(self):
        seq, head = self.head["seq"], self.head["head"]
        self.assertEqual(self.verify(self.books, seq=seq, head=head), "extended")
        path = self.folder / "tail.sqlite"
        path.write_bytes(self.books)
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("DROP TRIGGER event_is_never_deleted")
        connection.execute("DELETE FROM event WHERE seq = ?", (seq,))
        connection.close()
        faults = self.verify(path.read_bytes())
        self.assertIsNotNone(faults)
        old = Daemon().start().furnish()
        old.stop()
        self.assertEqual(
            self.verify(Path(old.books).read_bytes(), seq=seq, head=head), "missing")
        old.remove()


if __name__ == "__main__":
    unittest.main()
