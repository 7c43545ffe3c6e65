"""Backups under load, and the way back."""

import hashlib
import json
import os
import stat
import subprocess
import threading
import time
import unittest
from pathlib import Path

from ledger import ROOT, Daemon, jifen, program


class Backups(unittest.TestCase):
    def setUp(self):
        # One person submits for many here.
        self.daemon = Daemon().start(JIFEN_CONFIG=str(ROOT / "Tests/model/jifend.json5")).furnish()
        self.backups = os.path.dirname(self.daemon.books) + "/backups"
        self.number = 0

    def tearDown(self):
        self.daemon.remove()

    def client(self):
        client = self.daemon.client()
        self.addCleanup(client.close)
        return client

    def submit(self, client, count):
        for _ in range(count):
            self.number += 1
            client.change(
                "claim.submit", item="training-attend", distinct=True, note=str(self.number),
                **{"as": "E003"})

    def status(self):
        return self.client().call("books.status", **{"as": "user:zhao"})

    def file(self, name):
        return f"{self.backups}/{name}.sqlite"

    def restore(self, file, *more, books=None):
        return subprocess.run(
            [program("jifend"), "--restore", file, "--books", books or self.daemon.books, *more],
            capture_output=True, text=True, timeout=60)

    def test_a_copy_is_sent_to_a_file_of_one_s_own(self):
        self.submit(self.client(), 300)
        file = Path(self.daemon.folder, "mine.sqlite")
        done = jifen(self.daemon, "backup", "--output", str(file), check=0)
        manifest = json.loads(file.with_suffix(".json").read_text())
        data = file.read_bytes()
        self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
        self.assertEqual(manifest["bytes"], len(data))
        self.assertEqual(manifest["sha256"], hashlib.sha256(data).hexdigest())
        self.assertEqual(manifest["head"], self.status()["head"])
        self.assertIn(manifest["head"], done.stdout)
        jifen(self.daemon, "backup", "--output", str(file), check=6)
        jifen(self.daemon, "backup", "--output", str(file), "--force", check=0)
        self.assertEqual(os.listdir(self.backups), [])
        self.assertFalse([name for name in os.listdir(self.daemon.folder) if "tmp" in name])
        jifen(self.daemon, "--as", "E003", "backup", "--output", "other.sqlite", check=4)
        self.submit(self.client(), 1)
        self.daemon.stop()
        refused = self.restore(str(file))
        self.assertNotEqual(refused.returncode, 0)
        self.assertIn("--force", refused.stderr)
        self.assertEqual(self.restore(str(file), "--force").returncode, 0)

    def test_a_backup_under_load_is_the_books_at_its_head(self):
        self.submit(self.client(), 500)
        slowest, failures, stop = [0.0], [], threading.Event()

        def load(number):
            client = self.daemon.client()
            try:
                while not stop.is_set():
                    begun = time.monotonic()
                    client.change(
                        "claim.submit", item="drill", distinct=True, **{"as": "E003"})
                    slowest[0] = max(slowest[0], time.monotonic() - begun)
            except Exception as error:
                failures.append(error)
            finally:
                client.close()

        workers = [threading.Thread(target=load, args=(n,)) for n in range(4)]
        for worker in workers:
            worker.start()
        client = self.client()
        made = [client.call("books.backup", name=f"load{n}") for n in range(3)]
        stop.set()
        for worker in workers:
            worker.join()
        self.assertEqual(failures, [])
        self.assertLess(slowest[0], 1)
        self.assertEqual(len({manifest["seq"] for manifest in made}), 3)

        entries = {e["seq"]: e["hash"] for e in self.entries()}
        for manifest in made:
            name = manifest["name"]
            self.assertEqual(manifest["head"], entries[manifest["seq"]])
            data = Path(self.file(name)).read_bytes()
            self.assertEqual(hashlib.sha256(data).hexdigest(), manifest["sha256"])
            self.assertEqual(len(data), manifest["bytes"])
            self.assertEqual(stat.S_IMODE(os.stat(self.file(name)).st_mode), 0o600)
            beside = json.loads(Path(f"{self.backups}/{name}.json").read_text())
            self.assertEqual(beside["head"], manifest["head"])

        other = Daemon()
        try:
            done = self.restore(self.file("load1"), books=other.books)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            other.start()
            client = other.client()
            verdict = client.call("books.verify", **{"as": "user:zhao"})
            client.close()
            self.assertEqual(verdict["verdict"], "intact")
            self.assertEqual(verdict["head"], made[1]["head"])
        finally:
            other.remove()

    def entries(self):
        client, rows = self.client(), []
        line = json.loads(client.line("books.events", {"limit": 1_000_000, "as": "user:zhao"}))
        while True:
            rows += line["result"]["rows"]
            if not line["result"].get("continues"):
                return rows
            line = json.loads(client.file.readline())

    def test_no_restore_while_a_daemon_serves(self):
        self.client().call("books.backup", name="now")
        done = self.restore(self.file("now"))
        self.assertEqual(done.returncode, 1)
        self.assertIn(str(self.daemon.process.pid), done.stderr)

    def test_newer_books_are_not_replaced_without_being_told(self):
        client = self.client()
        self.submit(client, 3)
        old = client.call("books.backup", name="old")
        self.submit(client, 4)
        newer = self.status()
        self.daemon.stop()
        done = self.restore(self.file("old"))
        self.assertEqual(done.returncode, 1)
        self.assertIn("--force", done.stderr)
        self.daemon.start()
        self.assertEqual(self.status()["head"], newer["head"])
        self.daemon.stop()

        done = self.restore(self.file("old"), "--force")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.daemon.start()
        self.assertEqual(self.status()["head"], old["head"])
        self.daemon.stop()

        # What was replaced is still there, and can be put back without a word.
        replaced = self.daemon.books + ".replaced-1"
        done = self.restore(replaced)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.daemon.start()
        self.assertEqual(self.status()["head"], newer["head"])
        self.assertEqual(
            self.client().call("books.verify", **{"as": "user:zhao"})["verdict"], "intact")

    def test_lost_books_come_back_and_a_killed_daemons_log_is_kept(self):
        client = self.client()
        self.submit(client, 3)
        made = client.call("books.backup", name="last")
        self.daemon.kill()
        for suffix in ("", "-wal", "-shm"):
            if os.path.exists(self.daemon.books + suffix):
                os.remove(self.daemon.books + suffix)
        self.assertEqual(self.restore(self.file("last")).returncode, 0)
        self.daemon.start()
        self.assertEqual(self.status()["head"], made["head"])

    def test_a_log_left_alone_is_set_aside_and_never_served(self):
        client = self.client()
        self.submit(client, 3)
        made = client.call("books.backup", name="last")
        self.submit(client, 3)
        self.daemon.kill()
        os.remove(self.daemon.books)
        log = Path(self.daemon.books + "-wal").read_bytes()
        with self.assertRaisesRegex(AssertionError, "move the log away"):
            self.daemon.start()
        self.assertEqual(Path(self.daemon.books + "-wal").read_bytes(), log)
        self.assertEqual(self.restore(self.file("last")).returncode, 0)
        self.assertEqual(Path(self.daemon.books + ".replaced-1-wal").read_bytes(), log)
        self.daemon.start()
        self.assertEqual(self.status()["head"], made["head"])
        self.assertEqual(
            self.client().call("books.verify", **{"as": "user:zhao"})["verdict"], "intact")

    def test_a_restore_that_was_interrupted_lets_nobody_begin_new_books(self):
        client = self.client()
        self.submit(client, 3)
        made = client.call("books.backup", name="last")
        self.daemon.stop()
        # As if killed between setting the books aside and putting the copy in their place.
        for suffix in ("", "-wal", "-shm"):
            if os.path.exists(self.daemon.books + suffix):
                os.rename(
                    self.daemon.books + suffix, self.daemon.books + ".replaced-1" + suffix)
        Path(self.daemon.books + ".restoring").write_bytes(b"half of a copy")
        with self.assertRaisesRegex(AssertionError, "was interrupted: jifend --restore"):
            self.daemon.start()
        self.assertFalse(os.path.exists(self.daemon.books))
        self.assertEqual(self.restore(self.file("last")).returncode, 0)
        self.assertFalse(os.path.exists(self.daemon.books + ".restoring"))
        self.daemon.start()
        self.assertEqual(self.status()["head"], made["head"])

    def test_other_books_and_unreadable_ones_are_not_replaced(self):
        self.client().call("books.backup", name="ours")
        other = Daemon().start().furnish()
        other.stop()
        done = self.restore(self.file("ours"), books=other.books)
        self.assertEqual(done.returncode, 1)
        self.assertIn("others", done.stderr)
        with open(other.books, "wb") as file:
            file.write(b"x" * 4096)
        done = self.restore(self.file("ours"), books=other.books)
        self.assertEqual(done.returncode, 1)
        self.assertIn("--force", done.stderr)
        self.assertEqual(
            self.restore(self.file("ours"), "--force", books=other.books).returncode, 0)
        other.remove()

    def test_a_backup_with_one_changed_byte_is_not_restored(self):
        client = self.client()
        self.submit(client, 50)
        client.call("books.backup", name="good")
        data = bytearray(Path(self.file("good")).read_bytes())
        empty = Daemon()
        for place in range(100, len(data), len(data) // 25):
            data[place] ^= 1
            with open(self.file("good"), "wb") as file:
                file.write(data)
            data[place] ^= 1
            self.assertEqual(self.restore(self.file("good"), books=empty.books).returncode, 1)
            self.assertFalse(os.path.exists(empty.books))
        # Without the manifest the entries themselves have to tell.
        note = data.index(b'"note":"17"')
        os.remove(f"{self.backups}/good.json")
        data[note + 8] ^= 1
        with open(self.file("good"), "wb") as file:
            file.write(data)
        done = self.restore(self.file("good"), books=empty.books)
        self.assertEqual(done.returncode, 1)
        self.assertIn("damaged", done.stderr)
        self.assertEqual(
            [name for name in os.listdir(os.path.dirname(empty.books)) if "lock" not in name], [])
        empty.remove()

    def test_the_command_line_makes_lists_and_explains(self):
        made = json.loads(jifen(self.daemon, "backup", "--json", check=0).stdout)
        self.assertRegex(made["name"], r"^\d{8}-\d{6}$")
        jifen(self.daemon, "backup", "--name", "two", "--keep", "1", check=0)
        shown = jifen(self.daemon, "backup", "list", "--plain", check=0).stdout
        self.assertEqual([line.split("\t")[0] for line in shown.splitlines()], ["two"])
        again = jifen(self.daemon, "backup", "--name", "two", check=6)
        self.assertIn("two", again.stderr)
        jifen(self.daemon, "--as", "E001", "backup", check=4)
        jifen(self.daemon, "backup", "--name", "../up", check=2)
        self.assertIn("jifend --restore", jifen(self.daemon, "restore", check=0).stdout)

    def names(self):
        return sorted(name[:-7] for name in os.listdir(self.backups) if name.endswith(".sqlite"))

    def daily(self, name, *more):
        self.submit(self.client(), 1)
        return jifen(self.daemon, "backup", "--name", name, *more, check=0)

    def test_retention_goes_by_time_and_lineage_after_a_restore(self):
        for day in range(1, 6):
            self.daily(f"day{day}")
        self.daemon.stop()
        self.assertEqual(self.restore(self.file("day2"), "--force").returncode, 0)
        self.daemon.start()
        for day in range(1, 6):
            done = self.daily(f"new{day}", "--keep", "3")
        # What was made from the history that was left stays, and is told; of the books' own the
        # last three made are there.
        self.assertEqual(self.names(), ["day3", "day4", "day5", "new3", "new4", "new5"])
        self.assertIn("3 more are of other books", done.stderr)
        listed = json.loads(jifen(self.daemon, "backup", "list", "--json", check=0).stdout)
        self.assertEqual(
            {row["name"]: row.get("other", False) for row in listed["rows"]},
            {f"day{n}": True for n in (3, 4, 5)} | {f"new{n}": False for n in (3, 4, 5)})
        health = self.client().call("server.health", **{"as": "user:zhao"})
        self.assertEqual(health["lastBackup"]["name"], "new5")
        said = jifen(self.daemon, "restore", check=0).stdout
        self.assertIn(f"jifend --restore {self.file('new5')} --books {self.daemon.books}", said)

    def test_retention_leaves_backups_of_books_that_were_there_before(self):
        for day in range(3):
            self.submit(self.client(), 40)
            self.daily(f"practice{day}")
        self.daemon.stop()
        for suffix in ("", "-wal", "-shm"):
            if os.path.exists(self.daemon.books + suffix):
                os.remove(self.daemon.books + suffix)
        self.daemon.start().furnish()
        for day in range(5):
            self.daily(f"real{day}", "--keep", "2")
        self.assertEqual(
            self.names(), ["practice0", "practice1", "practice2", "real3", "real4"])

    def test_two_backups_in_one_second_both_succeed(self):
        made = [json.loads(jifen(self.daemon, "backup", "--json", check=0).stdout)["name"]
                for _ in range(4)]
        self.assertEqual(len(set(made)), 4)
        self.assertEqual(self.names(), sorted(made))

    def test_the_way_back_as_printed_works_from_a_bare_root_shell(self):
        """Without a runtime directory, and for the owner of the books' folder."""
        daemon = self.daemon
        client = self.client()
        self.submit(client, 3)
        made = client.call("books.backup", name="one")
        daemon.stop()
        folder = os.path.dirname(daemon.books)
        for path in (folder, *(os.path.join(folder, name) for name in os.listdir(folder))):
            os.chown(path, 1, 1)
        os.remove(daemon.books + ".lock")
        command = [line.strip() for line in jifen(
            daemon, "restore", "one", environment={"JIFEN_BOOKS": daemon.books}, check=0,
        ).stdout.splitlines() if "--restore" in line][0]
        command = command.removeprefix("sudo ")
        self.assertIn(self.file("one"), command)
        environment = {"PATH": os.path.dirname(program("jifend")) + ":/usr/bin:/bin"}
        done = subprocess.run(
            ["bash", "-c", command], capture_output=True, text=True, timeout=60, env=environment)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for name in ("books.sqlite", "books.sqlite.lock"):
            status = os.stat(os.path.join(folder, name))
            self.assertEqual((status.st_uid, status.st_gid), (1, 1), name)
        daemon.start()
        self.assertEqual(self.status()["head"], made["head"])

    def test_backups_go_where_the_configuration_says(self):
        self.daemon.stop()
        elsewhere = self.daemon.folder + "/elsewhere"
        self.daemon.start(JIFEN_BACKUPS=elsewhere)
        self.client().call("books.backup", name="there")
        self.assertEqual(sorted(os.listdir(elsewhere)), ["there.json", "there.sqlite"])
        self.assertEqual(stat.S_IMODE(os.stat(elsewhere).st_mode), 0o700)


if __name__ == "__main__":
    unittest.main()
