"""Nothing acknowledged is lost: kills, I/O errors, full disks, two daemons."""

import contextlib
import json
import os
import random
import sqlite3
import subprocess
import threading
import time
import unittest
import uuid

from ledger import Daemon, Refused, program, unless_sanitized


def submit(day, number, request):
    return {
        "request": request, "as": "E003", "item": "training-attend", "distinct": True,
        "on": day, "note": f"{number}",
    }


def entries(client):
    return client.call("books.events", limit=100_000, **{"as": "user:zhao"})["rows"]


class Faults(unittest.TestCase):
    def setUp(self):
        self.daemon = Daemon()

    def tearDown(self):
        self.daemon.remove()

    def client(self):
        client = self.daemon.client()
        self.addCleanup(client.close)
        return client

    def line(self, method, params):
        return self.client().line(method, params)

    def verdict(self):
        return self.client().call("books.verify", **{"as": "user:zhao"})["verdict"]

    def test_the_same_request_twice_with_a_kill_in_between_is_one_event(self):
        self.daemon.start().furnish()
        request = str(uuid.uuid4())
        params = submit("2026-10-01", 1, request)
        first = self.line("claim.submit", params)
        self.daemon.kill()
        self.daemon.start()
        again = self.line("claim.submit", params)
        self.assertEqual(first, again)
        client = self.client()
        submitted = [e for e in entries(client) if e["type"] == "claim.submitted.v1"]
        self.assertEqual(len(submitted), 1)
        self.assertEqual(self.verdict(), "intact")

    def wait_until_nobody_serves(self):
        """Whom strace traced ends a moment after strace itself."""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                self.daemon.client().close()
            except OSError:
                return
            time.sleep(0.005)
        raise AssertionError("the traced daemon goes on")

    def test_a_kill_at_any_write_loses_nothing_acknowledged(self):
        self.daemon.start().furnish()
        self.daemon.stop()
        acknowledged = {}
        asked = 0
        for write in range(1, 80, 3):
            inject = f"pwrite64:signal=SIGKILL:when={write}"
            self.daemon.start(
                wrap=["strace", "-f", "-o", "/dev/null", "-e", "trace=pwrite64", "-e",
                      f"inject={inject}"], wait=False)
            try:
                self.daemon.wait_until_it_serves()
                client = self.client()
                for _ in range(12):
                    asked += 1
                    request = f"kill-{asked:08}"
                    params = submit("2026-10-01", asked, request)
                    reply = client.line("claim.submit", params)
                    if not reply:
                        break
                    acknowledged[request] = (params, json.loads(reply))
            except (OSError, AssertionError):
                pass
            self.daemon.kill()
            self.wait_until_nobody_serves()
        self.daemon.start()
        client = self.client()
        self.assertGreater(len(acknowledged), 20)
        for params, reply in acknowledged.values():
            self.assertEqual(json.loads(client.line("claim.submit", params)), reply)
        self.assertEqual(self.verdict(), "intact")

    def test_random_kills_under_load_lose_nothing_acknowledged(self):
        self.daemon.start().furnish()
        seed = int(os.environ.get("JIFEN_SEED", "2026"))
        moments = random.Random(seed)
        acknowledged = {}
        lock = threading.Lock()

        def load(worker, round):
            try:
                client = self.client()
                for number in range(10_000):
                    request = f"load-{round}-{worker}-{number:06}"
                    params = submit("2026-10-02", number, request)
                    reply = client.line("claim.submit", params)
                    if not reply:
                        return
                    with lock:
                        acknowledged[request] = (params, json.loads(reply))
            except OSError:
                return

        for round in range(int(os.environ.get("JIFEN_KILLS", "6"))):
            workers = [
                threading.Thread(target=load, args=(worker, round)) for worker in range(8)
            ]
            for worker in workers:
                worker.start()
            time.sleep(0.05 + moments.random() * 0.3)
            self.daemon.kill()
            for worker in workers:
                worker.join()
            self.daemon.start()
        client = self.client()
        self.assertGreater(len(acknowledged), 20)
        for params, reply in acknowledged.values():
            self.assertEqual(json.loads(client.line("claim.submit", params)), reply)
        self.assertEqual(self.verdict(), "intact")

    def test_a_failed_sync_leaves_the_outcome_unknown_until_the_next_start(self):
        self.daemon.start().furnish()
        self.daemon.stop()
        # A log that was left would be synced at the start.
        with contextlib.closing(sqlite3.connect(self.daemon.books)) as books:
            books.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.daemon.start(
            wrap=["strace", "-f", "-o", "/dev/null", "-e", "trace=fdatasync,fsync", "-e",
                  "inject=fdatasync:error=EIO:when=1+"])
        params = submit("2026-10-01", 1, "sync-00000001")
        reply = json.loads(self.line("claim.submit", params))
        self.assertEqual(reply["error"]["data"]["kind"], "outcome_unknown")
        self.assertNotEqual(self.daemon.process.wait(timeout=20), 0)
        self.daemon.start()
        again = json.loads(self.line("claim.submit", params))
        self.assertEqual(again["result"]["claim"], "C1")
        self.assertEqual(self.verdict(), "intact")

    def test_damage_that_a_read_meets_ends_all_changes(self):
        self.daemon.start().furnish()
        self.line("claim.submit", submit("2026-10-01", 1, "read-00000001"))
        self.daemon.stop()
        with contextlib.closing(sqlite3.connect(self.daemon.books)) as books:
            size, = books.execute("PRAGMA page_size").fetchone()
            page, = books.execute(
                "SELECT rootpage FROM sqlite_schema WHERE name = 'claim'").fetchone()
        with open(self.daemon.books, "r+b") as file:
            file.seek((page - 1) * size)
            file.write(bytes(8))
        self.daemon.start()
        client = self.client()
        change = {"to": "E003", "role": "finance", "as": "user:zhao"}
        client.change("role.grant", **change)  # Nobody has looked there yet.
        for ask in (lambda: client.call("claim.list", **{"as": "user:zhao"}),
                    lambda: client.change("role.grant", **change)):
            with self.assertRaises(Refused) as refused:
                ask()
            self.assertEqual(refused.exception.kind, "books_damaged")

    def test_what_a_damaged_row_made_due_too_early_is_found(self):
        """R-BOOK-3, R-CLR-2"""
        self.daemon.start().furnish()
        self.line("claim.submit", submit("2026-10-01", 1, "early-00000001"))
        self.client().change("claim.approve", claim="C1", **{"as": "E002"})
        self.daemon.stop()
        # The index must agree, so this is not SQLite's to find.
        with contextlib.closing(sqlite3.connect(self.daemon.books)) as books, books:
            books.execute("UPDATE claim SET deadline_at = deadline_at - 86400000 * 30")
        self.daemon.start()
        last = entries(self.client())[-1]
        self.assertEqual((last["type"], last["actor"]), ("claim.credited.v1", "clock"))
        found = self.client().call("books.verify", **{"as": "user:zhao"})
        self.assertEqual(found["rows"], [{"seq": last["seq"], "what": "impossible"}])

    @unless_sanitized("the limit on files is met by the sanitizer's memory")
    def test_a_full_disk_refuses_changes_and_goes_on_reading(self):
        self.daemon.start().furnish()
        self.daemon.stop()
        self.daemon.start(wrap=["bash", "-c", 'ulimit -f 400; exec "$@"', "limited"])
        client = self.client()
        kinds = set()
        for number in range(2000):
            params = submit("2026-10-01", number, f"full-{number:08}")
            params["note"] = "x" * 1900
            reply = json.loads(client.line("claim.submit", params))
            if "error" in reply:
                kinds.add(reply["error"]["data"]["kind"])
                break
        self.assertEqual(kinds, {"storage_full"})
        self.assertEqual(client.call("whoami")["enterprise"], "示范厂")
        self.daemon.stop()
        self.daemon.start()
        self.client().change(
            "claim.submit", item="drill", **{"as": "E003"})
        self.assertEqual(self.verdict(), "intact")

    def test_of_many_starts_exactly_one_serves(self):
        self.daemon.start().furnish()
        others = [
            subprocess.Popen(
                self.daemon.arguments(), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
            for _ in range(20)
        ]
        for other in others:
            told = other.communicate(timeout=20)[1].decode()
            self.assertNotEqual(other.returncode, 0)
            self.assertIn(str(self.daemon.process.pid), told)
        self.assertEqual(self.verdict(), "intact")

    def test_asked_to_stop_it_ends_well_and_at_once(self):
        self.daemon.start().furnish()
        begun = time.monotonic()
        self.assertEqual(self.daemon.stop(), 0)
        self.assertLess(time.monotonic() - begun, 5)
        self.assertFalse(os.path.exists(self.daemon.socket))


class RealBooks(unittest.TestCase):
    """The kernel's word on who calls, with real users."""

    def test_real_users_are_known_by_the_kernel_alone(self):
        if os.geteuid() != 0:
            self.fail("this test needs root, for setpriv")
        daemon = Daemon(simulate=None, mode=0o755).start()
        try:
            client = daemon.client()
            self.addCleanup(client.close)
            client.change("books.open", enterprise="厂", kind="real", leader="user:daemon")
            with self.assertRaises(Refused) as refused:
                client.call("whoami", **{"as": "user:daemon"})
            self.assertEqual(refused.exception.kind, "as_refused")
            leader = self.ask(daemon, "daemon", "whoami")
            self.assertEqual(leader["roles"], ["leader"])
            added = self.ask(
                daemon, "daemon", "employee.add", "request=real-00000001", "employee=E001",
                "name=张三", "department=铸造车间", "type=regular", "user=games")
            self.assertEqual(added["employee"], "E001")
            self.assertEqual(self.ask(daemon, "games", "whoami")["employee"], "E001")
            self.assertEqual(self.ask(daemon, "bin", "whoami")["roles"], [])
        finally:
            daemon.remove()

    def ask(self, daemon, user, method, *params):
        """`jifen rpc` as another user, whatever SUDO_USER says."""
        done = subprocess.run(
            ["setpriv", f"--reuid={user}", "--clear-groups", program("jifen"), "--json",
             "--socket", daemon.socket, "rpc", method, *params],
            capture_output=True, text=True, timeout=20,
            env={"PATH": os.environ["PATH"], "SUDO_USER": "root", "HOME": "/"})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return json.loads(done.stdout)


if __name__ == "__main__":
    unittest.main()
