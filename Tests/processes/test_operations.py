"""What keeps the daemon running: measures, doctor, configuration, systemd, room on the disk."""

import contextlib
import json
import os
import signal
import socket
import sqlite3
import subprocess
import threading
import time
import unittest
from pathlib import Path

import metrics_text
from ledger import ROOT, Daemon, Refused, jifen, program


def wait_until(holds, what, seconds=15):
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise AssertionError(f"in vain: {what}")
        time.sleep(0.01)


class Case(unittest.TestCase):
    def daemon(self, **options):
        daemon = Daemon(**options)
        self.addCleanup(daemon.remove)
        return daemon

    def client(self, daemon):
        client = daemon.client()
        self.addCleanup(client.close)
        return client

    def configure(self, daemon, text):
        path = daemon.folder + "/jifend.json5"
        Path(path).write_text(text)
        return path

    def log(self, daemon):
        return Path(daemon.folder, "log").read_text()


class Metrics(Case):
    def test_they_are_what_prometheus_reads_and_count_what_was_done(self):
        daemon = self.daemon().start().furnish()
        client = self.client(daemon)
        before = metrics_text.parse(client.call("server.metrics")["text"])
        for number in range(7):
            client.change("claim.submit", item="training-attend", distinct=True,
                          note=str(number), **{"as": "E003"})
        for _ in range(3):
            with self.assertRaises(Refused):
                client.call("no.such.method." + os.urandom(4).hex())
        with self.assertRaises(Refused):
            client.call("account.balance", employee="E001", **{"as": "E003"})
        client.call("books.verify", **{"as": "user:zhao"})
        client.call("books.backup", name="a")
        after = metrics_text.parse(client.call("server.metrics")["text"])

        def grew(name, **labels):
            key = (name, *sorted(labels.items()))
            return after[key] - before.get(key, 0)

        self.assertEqual(grew("jifen_requests_total", method="claim.submit", outcome="ok"), 7)
        self.assertEqual(
            grew("jifen_requests_total", method="unknown", outcome="unknown_method"), 3)
        self.assertEqual(
            grew("jifen_requests_total", method="account.balance", outcome="not_permitted"), 1)
        self.assertEqual(grew("jifen_events"), 7)
        self.assertEqual(grew("jifen_batch_changes_sum"), 7)
        self.assertEqual(grew("jifen_request_seconds_count", method="claim.submit"), 7)
        self.assertGreater(grew("jifen_request_seconds_sum", method="claim.submit"), 0)
        self.assertGreater(grew("jifen_batch_seconds_sum"), 0)
        self.assertEqual(after[("jifen_connections_open",)], 1)
        self.assertEqual(after[("jifen_last_verify_intact",)], 1)
        self.assertAlmostEqual(
            after[("jifen_last_backup_timestamp_seconds",)], time.time(), delta=60)
        self.assertAlmostEqual(
            after[("process_start_time_seconds",)], time.time(), delta=60)
        pid = daemon.process.pid
        # One descriptor more or less: a reader may open or close one meanwhile.
        self.assertAlmostEqual(
            after[("process_open_fds",)], len(os.listdir(f"/proc/{pid}/fd")), delta=2)
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        self.assertAlmostEqual(
            after[("process_resident_memory_bytes",)], pages * 4096, delta=8 << 20)
        self.assertNotIn("no.such", json.dumps([key for key in after]))

    def test_the_command_prints_them_and_others_may_not(self):
        daemon = self.daemon().start().furnish()
        shown = jifen(daemon, "metrics", check=0).stdout
        self.assertIn(("jifen_events",), metrics_text.parse(shown))
        jifen(daemon, "--as", "E001", "metrics", check=4)

    def test_they_are_there_before_the_books_are_opened(self):
        daemon = self.daemon().start()
        samples = metrics_text.parse(self.client(daemon).call("server.metrics")["text"])
        self.assertEqual(samples[("jifen_events",)], 0)


class Doctor(Case):
    def verdicts(self, daemon, status, *words):
        done = jifen(daemon, "doctor", "--json", *words, check=status)
        return {f["name"]: f["verdict"] for f in json.loads(done.stdout)["findings"]}

    def test_books_in_order_are_said_to_be(self):
        daemon = self.daemon().start().furnish()
        found = self.verdicts(daemon, 0)
        self.assertEqual(set(found.values()), {"ok"})
        self.assertLessEqual(
            {"socket", "versions", "sqlite", "disk", "wal", "clock", "policy", "calendar"},
            set(found))

    def test_what_is_missing_in_real_books_is_named_with_its_remedy(self):
        daemon = self.daemon(simulate=None).start()
        self.assertEqual(self.verdicts(daemon, 1)["books"], "problem")
        self.client(daemon).change(
            "books.open", enterprise="厂", kind="real", leader="user:daemon")
        found = self.verdicts(daemon, 1)
        self.assertEqual(
            {name for name, verdict in found.items() if verdict != "ok"},
            {"policy", "calendar", "backup", "verify"})
        for lang, remedy in (("en", "jifen policy adopt"), ("zh", "领导小组")):
            self.assertIn(remedy, jifen(daemon, "doctor", lang=lang).stdout)
        jifen(daemon, "backup", check=0)
        jifen(daemon, "verify", check=0)
        found = self.verdicts(daemon, 1)
        self.assertEqual((found["backup"], found["verify"]), ("ok", "ok"))
        # When they were verified is still known after a restart.
        daemon.stop()
        daemon.start()
        self.assertEqual(self.verdicts(daemon, 1)["verify"], "ok")

    def test_damage_that_verify_found_is_a_problem_with_its_own_status(self):
        daemon = self.daemon(simulate=None).start()
        self.client(daemon).change(
            "books.open", enterprise="厂", kind="real", leader="user:daemon")
        daemon.stop()
        subprocess.run(
            ["sqlite3", daemon.books,
             "DROP TRIGGER event_is_never_updated; UPDATE event SET actor = 'x'"], check=True)
        daemon.start()
        jifen(daemon, "verify", check=8)
        self.assertEqual(self.verdicts(daemon, 8)["verify"], "problem")

    def test_a_daemon_that_is_down_is_a_finding_like_any_other(self):
        daemon = self.daemon().start()
        daemon.kill()
        done = jifen(daemon, "doctor", check=3)
        self.assertIn("nobody listens", done.stdout)
        self.assertIn("systemctl start jifend", done.stdout)
        self.assertIn("没有人接听", jifen(daemon, "doctor", lang="zh", check=3).stdout)

    def test_a_folder_that_anybody_writes_to_is_a_problem(self):
        daemon = self.daemon().start().furnish()
        os.chmod(daemon.folder, 0o777)
        self.assertEqual(self.verdicts(daemon, 1)["folder"], "problem")

    def test_a_user_whom_the_books_do_not_know_learns_what_they_may(self):
        daemon = self.daemon().start().furnish()
        found = self.verdicts(daemon, 0, "--as", "user:stranger")
        self.assertEqual(found["books"], "warning")


class Room(Case):
    def refuses(self, client):
        try:
            client.change("claim.submit", item="training-attend", distinct=True,
                          note=os.urandom(8).hex(), **{"as": "E003"})
            return False
        except Refused as refused:
            self.assertEqual(refused.kind, "storage_full")
            self.assertTrue(refused.error["data"]["retryable"])
            return True

    def test_the_reserve_is_read_again_and_changes_go_on_by_themselves(self):
        daemon = self.daemon().start().furnish()
        daemon.stop()
        config = self.configure(daemon, "{ disk: { reserveMiB: 1048576 } }")
        daemon.start(JIFEN_CONFIG=config)
        client = self.client(daemon)
        self.assertTrue(self.refuses(client))
        self.assertEqual(client.call("whoami")["enterprise"], "示范厂")
        self.assertTrue(client.call("server.health")["disk"]["short"])
        shown = jifen(daemon, "doctor", lang="zh", check=1).stdout
        self.assertIn("只能查询，不能入账", shown)
        said = jifen(daemon, "--as", "E003", "claim", "submit", "training-attend", check=1)
        self.assertIn("less than the reserve of 1 TiB", said.stderr)

        self.configure(daemon, "{ disk: { reserveMiB: 'much' } }")
        daemon.process.send_signal(signal.SIGHUP)
        wait_until(lambda: "stays as it was" in self.log(daemon), "the fault is logged")
        self.assertTrue(self.refuses(client))

        self.configure(daemon, "{ disk: { reserveMiB: 1 } }")
        daemon.process.send_signal(signal.SIGHUP)
        wait_until(lambda: "read again" in self.log(daemon), "the configuration is read again")
        self.assertFalse(self.refuses(client))
        jifen(daemon, "doctor", check=0)
        log = self.log(daemon)
        self.assertEqual(log.count("changes are refused"), 1)
        self.assertEqual(log.count("the disk has room again"), 1)

    @unittest.skipUnless(os.geteuid() == 0, "root mounts a small disk: NOT TESTED HERE")
    def test_a_disk_that_fills_stops_changes_before_sqlite_has_no_room(self):
        daemon = self.daemon()
        place = os.path.dirname(daemon.books)
        os.mkdir(place)
        config = self.configure(daemon, "{ disk: { reserveMiB: 4 } }")
        daemon.start(
            wrap=["unshare", "--mount", "sh", "-c",
                  f'mount -t tmpfs -o size=16m,mode=700 none {place} && exec "$@"', "sh"],
            JIFEN_CONFIG=config)
        daemon.furnish()
        client = self.client(daemon)
        inside = f"/proc/{daemon.process.pid}/root{place}/ballast"
        with open(inside, "wb") as ballast:
            ballast.write(b"x" * (12 << 20))
        self.assertTrue(self.refuses(client))
        self.assertEqual(client.call("account.balance", employee="E003",
                                     **{"as": "E002"})["available"], 0)
        os.remove(inside)
        self.assertFalse(self.refuses(client))
        self.assertEqual(
            client.call("books.verify", **{"as": "user:zhao"})["verdict"], "intact")


class Configuration(Case):
    def check(self, text, status):
        daemon = self.daemon()
        path = self.configure(daemon, text)
        done = subprocess.run(
            [program("jifend"), "--check-config", "--config", path], capture_output=True,
            text=True, timeout=20)
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertFalse(os.path.exists(daemon.books))
        return done.stdout + done.stderr

    def test_the_shipped_one_is_good(self):
        text = Path(__file__).parents[2].joinpath("config/jifend.json5").read_text()
        said = self.check(text, 0)
        self.assertIn("64 MiB kept free", said)
        self.assertIn("remembered for 90 days", said)

    def test_a_fault_is_told_with_its_line_and_nothing_is_served(self):
        said = self.check("{\n  requests: { keepDays: 30 },\n  disc: {},\n}", 2)
        self.assertIn(":2: requests.keepDays: is not a number from 90", said)
        self.assertIn(":3: disc: is unknown; is disk meant?", said)


    def test_a_pipe_in_its_place_holds_up_nobody(self):
        daemon = self.daemon()
        path = daemon.folder + "/jifend.json5"
        os.mkfifo(path)
        for words in (["--check-config"], []):
            done = subprocess.run(
                [program("jifend"), "--config", path, *words], capture_output=True, text=True,
                timeout=20)
            self.assertEqual(done.returncode, 2)
            self.assertIn("jifend.json5: is not a file", done.stderr)
        os.unlink(path)
        self.configure(daemon, "{}")
        daemon.start(JIFEN_CONFIG=path)
        client = self.client(daemon)
        os.unlink(path)
        os.mkfifo(path)
        daemon.process.send_signal(signal.SIGHUP)
        wait_until(lambda: "stays as it was" in self.log(daemon), "the fault is logged")
        self.assertIn("is not a file", self.log(daemon))
        self.assertEqual(client.call("server.ping"), {})
        self.assertEqual(daemon.stop(), 0)


class Causes(Case):
    """What went wrong inside stays in the log, once, and never goes out on the wire."""

    def test_an_internal_error_leaves_its_cause_in_the_log(self):
        daemon = self.daemon().start().furnish()
        client = self.client(daemon)
        subprocess.run(
            ["sqlite3", daemon.books,
             "ALTER TABLE claim DROP COLUMN department; DROP TABLE product"],
            check=True)
        for _ in range(3):
            for method, params in (
                ("claim.submit", {"item": "drill", "request": os.urandom(8).hex()}),
                ("product.list", {}),
            ):
                reply = client.line(method, {**params, "as": "E003"}).decode()
                self.assertIn('"internal"', reply)
                self.assertNotIn("SQL", reply)
                self.assertNotIn("column", reply)
        log = Path(daemon.folder, "log").read_text()
        self.assertEqual(log.count("claim.submit failed: SQLite 1 at prepare: "), 1, log)
        self.assertEqual(log.count("product.list failed: SQLite 1 at prepare: "), 1, log)
        said = jifen(daemon, "--as", "E003", "claim", "submit", "drill", check=3).stderr
        self.assertIn("journalctl -u jifend -p err", said)

    def test_a_backup_that_cannot_be_written_names_the_path_in_the_log(self):
        daemon = self.daemon().start().furnish()
        Path(daemon.folder, "books/backups").write_text("in the way")
        done = jifen(daemon, "backup", check=None)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn(
            f"books.backup failed: {daemon.folder}/books/backups: ",
            Path(daemon.folder, "log").read_text())


class Systemd(Case):
    def listen(self, daemon):
        path = daemon.folder + "/notify"
        ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        ear.bind(path)
        ear.settimeout(20)
        self.addCleanup(ear.close)
        return ear, path

    def test_it_says_when_it_can_be_connected_to_that_it_lives_and_that_it_stops(self):
        daemon = self.daemon()
        ear, path = self.listen(daemon)
        daemon.start(wait=False, NOTIFY_SOCKET=path, WATCHDOG_USEC="200000")
        self.assertEqual(ear.recv(200), b"READY=1")
        self.client(daemon).call("server.ping")
        self.assertEqual([ear.recv(200) for _ in range(3)], [b"WATCHDOG=1"] * 3)
        # The sign of life goes through the writer: a writer that is stopped gives none.
        daemon.process.terminate()
        said = ear.recv(200)
        while said == b"WATCHDOG=1":
            said = ear.recv(200)
        self.assertEqual(said, b"STOPPING=1")
        self.assertEqual(daemon.process.wait(timeout=10), 0)

    def test_a_rebuild_gives_signs_of_life_while_it_goes_on(self):
        daemon = self.daemon()
        ear, path = self.listen(daemon)
        daemon.start(NOTIFY_SOCKET=path, WATCHDOG_USEC="100000",
                     JIFEN_CONFIG=str(ROOT / "Tests/model/jifend.json5")).furnish()
        client = self.client(daemon)
        for _ in range(50):
            client.change("claim.submitMany", claims=[
                {"item": "drill", "employee": "E003", "distinct": True, "note": str(n)}
                for n in range(1000)], **{"as": "E001"})
        with sqlite3.connect(daemon.books) as books:
            books.execute("UPDATE account SET available = 7")
            books.execute("UPDATE claim SET stage = 'credited' WHERE id % 2 = 0")
        books.close()
        ear.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            while True:
                ear.recv(200)
        done = threading.Event()
        signs = []

        def hear():
            while not done.is_set():
                with contextlib.suppress(BlockingIOError):
                    ear.recv(200)
                    signs.append(time.monotonic())
                time.sleep(0.002)

        listener = threading.Thread(target=hear)
        listener.start()
        began = time.monotonic()
        differences = client.change("books.rebuild")["differences"]
        took = time.monotonic() - began
        done.set()
        listener.join()
        self.assertTrue(differences)
        gaps = [b - a for a, b in zip([began, *signs], [*signs, began + took])]
        self.assertLess(max(gaps), took / 2, f"{took} s with signs at {signs}")
        jifen(daemon, "verify", check=0)

    def test_a_writer_that_hangs_gives_no_sign_of_life(self):
        daemon = self.daemon()
        ear, path = self.listen(daemon)
        daemon.start(wait=False, NOTIFY_SOCKET=path, WATCHDOG_USEC="100000")
        self.assertEqual(ear.recv(200), b"READY=1")
        tasks = f"/proc/{daemon.process.pid}/task"
        writer = next(
            task for task in os.listdir(tasks)
            if Path(tasks, task, "comm").read_text().strip() == "writer")
        tracer = subprocess.Popen(
            ["strace", "-p", writer, "-o", "/dev/null", "-e", "trace=futex", "-e",
             "inject=futex:delay_enter=30000000"], stderr=subprocess.PIPE)
        self.addCleanup(tracer.stderr.close)
        self.addCleanup(tracer.kill)
        tracer.stderr.readline()
        ear.settimeout(0.6)
        with self.assertRaises(TimeoutError):
            for _ in range(40):
                ear.recv(200)
        self.client(daemon).call("server.ping")
        tracer.kill()
        tracer.wait()
        daemon.kill()

    def test_the_socket_can_be_systemds(self):
        daemon = self.daemon()
        clock = ["--simulate", daemon.simulate]
        daemon.process = subprocess.Popen(
            ["systemd-socket-activate", "-l", daemon.socket, program("jifend"), "--books",
             daemon.books, *clock], stderr=subprocess.PIPE)
        self.addCleanup(daemon.process.stderr.close)
        daemon.wait_until_it_serves()
        client = self.client(daemon)
        client.call("server.ping")
        self.assertEqual(client.call("whoami")["roles"], ["operator"])
        before = os.stat(daemon.socket).st_ino
        self.assertEqual(daemon.stop(), 0)
        # It belongs to systemd, and is there for the next start.
        self.assertEqual(os.stat(daemon.socket).st_ino, before)


if __name__ == "__main__":
    unittest.main()
