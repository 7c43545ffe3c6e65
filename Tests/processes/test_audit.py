"""R-BOOK-4: another program repeats the spot check, from the entries alone."""

import hashlib
import json
import unittest
from datetime import datetime

from ledger import Daemon, Refused, jifen

SEED, FROM, TO = "六月的雨", "2026-10-01", "2026-10-31"
AUDITOR = {"as": "user:county"}


def entries(client):
    rows, after = [], 0
    while True:
        request = {"after": after, "limit": 1_000_000, **AUDITOR}
        client.file.write(json.dumps({
            "jsonrpc": "2.0", "id": 1, "method": "books.events", "params": request,
        }).encode() + b"\n")
        client.file.flush()
        while True:
            result = json.loads(client.file.readline())["result"]
            rows += result["rows"]
            if not result.get("continues"):
                return rows


def drawn(events, first_type, seed, head, size):
    """The draw as Inspection.md describes it."""
    upto = next(e["seq"] for e in events if e["hash"] == head)
    begun = [
        e["stream"].split(":", 1)[1] for e in events
        if e["type"] == first_type and e["seq"] <= upto
        and FROM <= datetime.fromisoformat(e["effectiveAt"]).date().isoformat() <= TO
    ]
    key = lambda id: hashlib.sha256(f"{seed}\n{head}\n{id}".encode()).hexdigest()
    return sorted(begun, key=key)[:size], len(begun)


class TheSpotCheck(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon().start().furnish()
        client = cls.daemon.client()
        client.change("role.grant", to="user:county", role="auditor", **{"as": "user:zhao"})
        admin, reviewer, one = {"as": "E001"}, {"as": "E002"}, {"as": "E003"}
        for number in range(40):
            client.change(
                "claim.submit", item="training-attend", distinct=True, note=str(number), **one)
        for number in range(1, 30):
            client.change("claim.approve", claim=f"C{number}", points=20, **reviewer)
        client.change("clock.advance", by="2026-10-25")
        client.change(
            "product.add", product="soap", name="肥皂", kind="household", valueFen=500, price=5,
            **admin)
        client.change("stock.receive", product="soap", count=100, **admin)
        for number in range(1, 21):
            client.change("redemption.request", product="soap", **one)
            if number % 2:
                client.change("redemption.fulfil", redemption=f"R{number}", **admin)
        # Outside the period.
        client.change("clock.advance", by="2026-11-05")
        client.change("claim.submit", item="training-attend", distinct=True, **one)
        client.close()

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()

    def sample(self, **params):
        client = self.daemon.client()
        self.addCleanup(client.close)
        rows = []
        params = {"seed": SEED, "from": FROM, "to": TO, **AUDITOR, **params}
        line = json.loads(client.line("audit.sample", params))
        while True:
            if "error" in line:
                raise Refused(line["error"])
            rows += line["result"]["rows"]
            if not line["result"].get("continues"):
                return {**line["result"], "rows": rows}
            line = json.loads(client.file.readline())

    def check(self, sample, size):
        client = self.daemon.client()
        events = entries(client)
        client.close()
        for kind, first in (("claim", "claim.submitted.v1"),
                            ("redemption", "redemption.requested.v1")):
            ids, population = drawn(events, first, SEED, sample["at"]["head"], size)
            rows = [row for row in sample["rows"] if row["kind"] == kind]
            self.assertEqual([row["id"] for row in rows], ids)
            self.assertEqual(sample["population"][kind + "s"], population)
            for row in rows:
                life = [e["seq"] for e in events if e["stream"] == f"{kind}:{row['id']}"]
                self.assertEqual([step["seq"] for step in row["life"]], life)

    def test_another_program_draws_the_same(self):
        sample = self.sample(count=7)
        self.assertEqual(sample["population"], {"claims": 40, "redemptions": 20})
        self.check(sample, 7)

    def test_an_older_head_gives_the_same_draw_for_ever(self):
        client = self.daemon.client()
        older = entries(client)[-20]
        client.close()
        sample = self.sample(count=12, at=older["seq"])
        self.assertEqual(sample["at"], {"seq": older["seq"], "head": older["hash"]})
        self.check(sample, 12)

    def test_a_whole_population_comes_in_many_lines(self):
        self.check(self.sample(count=1000), 1000)

    def test_the_command_line_prints_the_sample_in_both_languages(self):
        words = ["--as", "user:county", "audit", "sample", "--seed", SEED, "--from", FROM,
                 "--to", TO, "--count", "3"]
        shown = jifen(self.daemon, *words, lang="zh", check=0).stdout
        self.assertIn("申报 40 件抽 3 件，兑换 20 件抽 3 件", shown)
        shown = jifen(self.daemon, *words, check=0).stdout
        self.assertIn("3 of 40 claims, 3 of 20 redemptions", shown)
        rows = json.loads(jifen(self.daemon, *words, "--json", check=0).stdout)["rows"]
        self.assertEqual(rows, self.sample(count=3)["rows"])

    def test_only_auditors_and_leaders_draw(self):
        refused = jifen(
            self.daemon, "--as", "E002", "audit", "sample", "--seed", "x", "--from", FROM,
            "--to", TO, check=4)
        self.assertEqual(refused.stdout, "")


if __name__ == "__main__":
    unittest.main()
