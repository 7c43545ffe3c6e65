"""What costs more the larger the books are goes in steps, and nobody waits for all of it."""

import contextlib
import json
import sqlite3
import subprocess
import threading
import time
import unittest
import uuid

from ledger import ROOT, Daemon, Refused, jifen

LIFTED = {"JIFEN_CONFIG": str(ROOT / "Tests/model/jifend.json5")}


class Case(unittest.TestCase):
    def daemon(self):
        daemon = Daemon()
        self.addCleanup(daemon.remove)
        return daemon.start(**LIFTED).furnish()

    def client(self, daemon):
        client = daemon.client()
        self.addCleanup(client.close)
        return client

    def during(self, daemon, method, **params):
        """Carries out a change while others are asked for all the time.

        What it answered, how long it took, and of each other its seconds and why it was refused.
        """
        result, others = {}, []

        def run():
            with contextlib.closing(daemon.client()) as client:
                try:
                    result["answer"] = client.change(method, **params)
                except Refused as refused:
                    result["answer"] = refused
            result["done"] = True

        worker = threading.Thread(target=run)
        began = time.monotonic()
        worker.start()
        number = 0
        with contextlib.closing(daemon.client()) as client:
            while "done" not in result:
                number += 1
                asked, why = time.monotonic(), None
                try:
                    client.change("claim.submit", item="drill", distinct=True,
                                  note=f"meanwhile {number}", **{"as": "E002"})
                except Refused as refused:
                    why = (refused.kind, refused.error["data"]["facts"].get("reason"))
                others.append((time.monotonic() - asked, why))
        worker.join()
        return result["answer"], time.monotonic() - began, others


class Rebuild(Case):
    def books(self, claims=12_000):
        daemon = self.daemon()
        client = self.client(daemon)
        for start in range(0, claims, 1000):
            client.change("claim.submitMany", claims=[
                {"item": "drill", "employee": "E003", "distinct": True, "note": str(n)}
                for n in range(start, start + 1000)], **{"as": "E001"})
        return daemon

    def tamper(self, daemon, sql):
        subprocess.run(["sqlite3", daemon.books, ".timeout 5000", sql], check=True)

    def test_claims_are_taken_while_rows_are_put_right(self):
        daemon = self.books()
        self.tamper(daemon, "UPDATE claim SET stage = 'withdrawn' WHERE id % 3 = 0;"
                            "DELETE FROM claim WHERE id % 7 = 0;"
                            "UPDATE employee SET department = 'elsewhere' WHERE id = 'E003';"
                            "INSERT INTO role_grant VALUES('E004', 'finance')")
        answer, took, others = self.during(daemon, "books.rebuild")
        self.assertEqual(
            {fault["table"] for fault in answer["differences"]},
            {"claim", "employee", "role_grant"})
        self.assertGreater(len(others), 10)
        self.assertEqual({why for _, why in others}, {None})
        self.assertLess(max(spent for spent, _ in others), max(1, took / 2))
        jifen(daemon, "verify", check=0)
        self.assertEqual(self.client(daemon).change("books.rebuild")["differences"], [])

    def test_where_damage_is_known_others_are_told_that_a_rebuild_goes_on(self):
        daemon = self.books()
        self.tamper(daemon, "UPDATE claim SET stage = 'withdrawn' WHERE id % 3 = 0")
        jifen(daemon, "verify", check=8)
        answer, took, others = self.during(daemon, "books.rebuild")
        self.assertTrue(answer["differences"])
        self.assertIn(("overloaded", "rebuild"), {why for _, why in others})
        self.assertLess(max(spent for spent, _ in others), max(1, took / 2))
        said = jifen(daemon, "--yes", "rebuild", check=0).stdout
        self.assertIn("nothing differed", said)

    def test_a_table_of_other_columns_is_replaced_at_once_and_read_meanwhile(self):
        daemon = self.books()
        self.tamper(daemon, "ALTER TABLE claim ADD COLUMN weather TEXT;"
                            "UPDATE account SET available = 7")
        answer, took, others = self.during(daemon, "books.rebuild")
        self.assertIn({"what": "schema", "name": "table claim"}, answer["differences"])
        self.assertEqual({why for _, why in others[1:-1]}, {("overloaded", "rebuild")})
        self.assertLess(max(spent for spent, _ in others), max(1, took / 2))
        jifen(daemon, "verify", check=0)
        with sqlite3.connect(daemon.books) as books:
            names = {name for name, in books.execute("SELECT name FROM sqlite_schema")}
        books.close()
        self.assertFalse([name for name in names if name.startswith("rebuilt_")])
        self.client(daemon).change("claim.submit", item="drill", distinct=True, **{"as": "E002"})

    def test_a_kill_in_its_middle_leaves_books_that_open_and_can_be_rebuilt(self):
        for sql in ("UPDATE claim SET stage = 'withdrawn' WHERE id % 3 = 0",
                    "ALTER TABLE claim ADD COLUMN weather TEXT;"
                    "UPDATE year_total SET credited = 9"):
            daemon = self.books()
            self.tamper(daemon, sql)
            for moment in (0.05, 0.2, 0.4, 0.7, 1.1):
                client = self.client(daemon)
                request = {"jsonrpc": "2.0", "id": 1, "method": "books.rebuild",
                           "params": {"request": str(uuid.uuid4())}}
                client.file.write(json.dumps(request).encode() + b"\n")
                client.file.flush()
                time.sleep(moment)
                daemon.kill()
                daemon.start(**LIFTED)
                self.assertEqual(
                    self.client(daemon).call("account.balance", employee="E003",
                                             **{"as": "E001"})["employee"], "E003")
            self.client(daemon).change("books.rebuild")
            jifen(daemon, "verify", check=0)


PLAN = """{
  code: "race", name: "竞赛", source: "自拟", window: { from: "2026-10-01", to: "2026-10-31" },
  participants: { kinds: ["person"] },
  items: [{ code: "run", name: "跑", points: 3 }],
  awards: [{ code: "gold", name: "金牌", top: { count: 3, by: "points" } }],
}"""


class Closing(Case):
    def campaign(self, daemon, people=6000):
        client = self.client(daemon)
        leader = {"as": "user:zhao"}
        client.change("campaign.open", text=PLAN, **leader)
        for start in range(0, people, 1000):
            ids = [f"G{number:05}" for number in range(start, start + 1000)]
            client.change("campaign.joinMany", campaign="race", participants=[
                {"participant": one, "name": "某人"} for one in ids], **{"as": "E001"})
            client.change("campaign.recordMany", campaign="race", results=[
                {"participant": one, "item": "run", "on": "2026-10-09"} for one in ids],
                **{"as": "E001"})
        client.change("campaign.record", campaign="race", participant="G00007", item="run",
                      on="2026-10-10", **{"as": "E001"})
        return client

    def finish(self, client):
        deadline = time.monotonic() + 60
        while "unfinished" in client.call("books.status", **{"as": "user:zhao"}):
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.02)

    def test_claims_are_taken_while_a_campaign_with_many_is_closed(self):
        daemon = self.daemon()
        client = self.campaign(daemon)
        closed = client.change("campaign.close", campaign="race", **{"as": "user:zhao"})
        self.assertEqual(closed, {**closed, "campaign": "race", "goesOn": True})
        spent = []
        while "unfinished" in client.call("books.status", **{"as": "user:zhao"}):
            began = time.monotonic()
            client.change("claim.submit", item="drill", distinct=True, **{"as": "E002"})
            with self.assertRaisesRegex(Refused, "campaign.closed"):
                client.change("campaign.record", campaign="race", participant="G00001",
                              item="run", on="2026-10-10", **{"as": "E001"})
            spent.append(time.monotonic() - began)
        self.assertGreater(len(spent), 5)
        self.assertLess(max(spent), 1)
        rows = client.call("campaign.list", **{"as": "user:zhao"})["rows"]
        self.assertEqual((rows[0]["stage"], rows[0]["participants"]), ("closed", 6000))
        jifen(daemon, "verify", check=0)

    def test_it_goes_on_after_a_kill_and_keeps_each_standing_once(self):
        daemon = self.daemon()
        client = self.campaign(daemon)
        client.change("campaign.close", campaign="race", **{"as": "user:zhao"})
        for _ in range(3):
            time.sleep(0.3)
            daemon.kill()
            daemon.start(**LIFTED)
        client = self.client(daemon)
        self.finish(client)
        with sqlite3.connect(daemon.books) as books:
            bodies = [json.loads(body) for body, in books.execute(
                "SELECT body FROM event WHERE type = 'campaign.stood.v1' ORDER BY seq")]
            best, = books.execute(
                "SELECT id, final, awards FROM campaign_participant WHERE awards = 'gold'"
                " ORDER BY final DESC LIMIT 1")
        books.close()
        stood = [one["participant"] for body in bodies for one in body["standings"]]
        self.assertEqual(stood, [f"G{number:05}" for number in range(6000)])
        self.assertEqual(best, ("G00007", 6, "gold"))
        jifen(daemon, "verify", check=0)


if __name__ == "__main__":
    unittest.main()
