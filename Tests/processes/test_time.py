"""Time: years of downtime, a host in another zone, a clock set forward and back."""

import glob
import os
import subprocess
import time
import unittest
from pathlib import Path

from ledger import Daemon, Refused, jifen, program, unless_sanitized

LEADER = {"as": "user:zhao"}


def faked(daemon, moment):
    """The environment in which the host's clock shows another moment (UTC), and stands still.

    The preloaded library hides the command line from Swift, so the places are named here too.
    """
    library = glob.glob("/usr/lib/*/faketime/libfaketime.so.1")
    return {
        "LD_PRELOAD": library[0], "FAKETIME": moment, "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "TZ": "UTC", "JIFEN_BOOKS": daemon.books, "JIFEN_SOCKET": daemon.socket,
    }


class Time(unittest.TestCase):
    def setUp(self):
        self.daemon = Daemon()

    def tearDown(self):
        self.daemon.remove()

    def client(self):
        client = self.daemon.client()
        self.addCleanup(client.close)
        return client

    def earn(self, points="20"):
        client = self.client()
        claim = client.change("claim.submit", item="training-attend", **{"as": "E003"})["claim"]
        client.change("claim.approve", claim=claim, points=int(points), **{"as": "E002"})

    def test_three_years_of_downtime_are_caught_up_in_order(self):
        """R-CLR-2"""
        self.daemon.start().furnish()
        self.earn()
        self.client().change("claim.submit", item="drill", **{"as": "E003"})
        self.daemon.stop()
        self.daemon.simulate = "2029-11-01"
        self.daemon.start()
        rows = self.client().call("books.events", limit=100_000, **LEADER)["rows"]
        fell_due = [row for row in rows if row["actor"] == "clock"]
        self.assertEqual(
            [(row["type"], row["effectiveAt"][:10]) for row in fell_due],
            [
                ("claim.credited.v1", "2026-10-16"), ("claim.overdue.v1", "2026-10-16"),
                ("clearing.account-cleared.v1", "2027-01-01"),
                ("clearing.year-cleared.v1", "2027-01-01"),
                ("clearing.year-cleared.v1", "2028-01-01"),
                ("clearing.year-cleared.v1", "2029-01-01"),
            ])
        self.assertEqual({row["recordedAt"][:10] for row in fell_due}, {"2029-11-01"})
        self.assertEqual(self.client().call("books.verify", **LEADER)["verdict"], "intact")

    def test_the_host_s_time_zone_makes_no_difference(self):
        """R-TIME-1"""
        due = set()
        for zone in ("Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "UTC"):
            daemon = Daemon().start(TZ=zone).furnish()
            try:
                client = daemon.client()
                reply = client.change("claim.submit", item="drill", **{"as": "E003"})
                due.add((reply["due"], client.call("whoami")["now"]))
                client.close()
            finally:
                daemon.remove()
        self.assertEqual(
            due, {("2026-10-16T00:00:00.000+08:00", "2026-10-12T00:00:00.000+08:00")})

    @unless_sanitized("libfaketime cannot start")
    def test_a_clock_set_forward_over_new_year_and_back_again(self):
        """R-TIME-2, R-CLR-2"""
        self.daemon.simulate = None
        self.daemon.start(**faked(self.daemon, "2026-12-30 10:00:00"))
        self.client().change("books.open", enterprise="厂", kind="training", leader="user:zhao")
        self.daemon.stop()
        # Forward: the year's end has come as far as anybody can tell, and is recorded once, when
        # the operator says that the clock is right (R-CLR-6).
        self.daemon.start(**faked(self.daemon, "2027-02-01 10:00:00"))
        with self.assertRaises(Refused) as refused:
            self.client().change("role.grant", to="user:a", role="finance", **LEADER)
        self.assertEqual(refused.exception.kind, "clock_unconfirmed")
        self.client().change("clock.confirm")
        self.client().change("role.grant", to="user:a", role="finance", **LEADER)
        self.daemon.stop()
        # Back again: no changes, but reading works, and the reason is told.
        self.daemon.start(**faked(self.daemon, "2026-12-30 12:00:00"))
        client = self.client()
        with self.assertRaises(Refused) as refused:
            client.change("role.grant", to="user:b", role="finance", **LEADER)
        self.assertEqual(refused.exception.kind, "clock_behind")
        self.assertIs(client.call("books.status")["behind"], True)
        rows = client.call("books.events", limit=1000, **LEADER)["rows"]
        cleared = [row for row in rows if row["type"] == "clearing.year-cleared.v1"]
        self.assertEqual([row["effectiveAt"][:10] for row in cleared], ["2027-01-01"])
        times = [row["recordedAt"] for row in rows]
        self.assertEqual(times, sorted(times))
        self.daemon.stop()
        self.daemon.start(**faked(self.daemon, "2027-02-01 11:00:00"))
        self.client().change("role.grant", to="user:b", role="finance", **LEADER)

    @unless_sanitized("libfaketime cannot start")
    def test_a_clock_beyond_2999_records_nothing(self):
        """R-TIME-2"""
        self.daemon.simulate = None
        self.daemon.start(**faked(self.daemon, "2999-12-31 15:59:00"))
        client = self.client()
        client.change("books.open", enterprise="厂", kind="training", leader="user:zhao")
        client.change("employee.add", employee="E003", name="某人", department="车间",
                      type="regular", **LEADER)
        head = client.call("books.status")["head"]
        self.daemon.stop()
        for moment in ("2999-12-31 16:00:00", "9999-12-31 23:00:00"):
            # The year's end is over, and is not recorded either.
            self.daemon.start(**faked(self.daemon, moment))
            client = self.client()
            with self.assertRaises(Refused) as refused:
                client.change("role.grant", to="user:b", role="finance", **LEADER)
            self.assertEqual(refused.exception.kind, "read_only")
            facts = refused.exception.error["data"]["facts"]
            self.assertEqual(facts["reason"], "clockBeyond")
            status = client.call("books.status")
            self.assertEqual(
                (status["head"], status["beyond"], status["behind"]), (head, True, False))
            said = jifen(self.daemon, "doctor", check=1).stdout
            self.assertIn("which cannot be right", said)
            self.assertEqual(client.call("books.verify")["verdict"], "intact")
            self.daemon.stop()
        self.daemon.start(**faked(self.daemon, "2999-12-31 15:59:30"))
        self.client().change("role.grant", to="user:b", role="finance", **LEADER)

    @unless_sanitized("libfaketime cannot start")
    def test_the_log_of_a_host_before_1970_has_times(self):
        self.daemon.simulate = None
        self.daemon.start(**faked(self.daemon, "1960-01-01 00:00:01"))
        line = Path(self.daemon.folder, "log").read_text().splitlines()[0]
        self.assertRegex(line, r"^1960-01-01T00:00:01\.\d{3}Z notice ready$")

    @unless_sanitized("libfaketime cannot start")
    def test_a_year_s_end_of_many_accounts_lets_others_through(self):
        """R-CLR-2"""
        os.mkdir(self.daemon.folder + "/books", 0o700)
        subprocess.run(
            [program("jifen-bench"), "generate", "--events", "30000", "--employees", "3000",
             "--output", self.daemon.books], check=True, timeout=60, stdout=subprocess.DEVNULL)
        self.daemon.simulate = None
        # What fell due before the last evening is out of the way then.
        self.daemon.start(**faked(self.daemon, "2026-12-31 12:00:00"))
        self.client().change("clock.confirm")
        self.daemon.stop()
        self.daemon.start(**faked(self.daemon, "@2026-12-31 15:59:58"))
        client = self.client()
        longest, number = 0, 0
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            number += 1
            who = {"as": f"E{number % 3000 + 1:06}"}
            began = time.monotonic()
            client.change("claim.submit", item="course", distinct=True, **who)
            longest = max(longest, time.monotonic() - began)
            if client.call("account.balance", **who)["clearing"]["at"].startswith("2028"):
                break
        self.assertLess(longest, 1)
        events = self.events(client)
        types = [row["type"] for row in events]
        first = types.index("clearing.account-cleared.v1")
        end = types.index("clearing.year-cleared.v1")
        cleared = [row["stream"] for row in events[first:end]
                   if row["type"] == "clearing.account-cleared.v1"]
        self.assertGreater(len(cleared), 2000)
        self.assertEqual(len(set(cleared)), len(cleared))
        self.assertEqual(events[end]["body"]["accounts"], len(cleared))
        self.assertTrue("claim.submitted.v1" in types[first:end], "nobody was let through")
        self.assertEqual(client.call("books.verify")["verdict"], "intact")

    def events(self, client):
        rows, after = [], 0
        while True:
            page = client.call("books.events", after=after, limit=100, **{"as": "A1"})["rows"]
            if not page:
                return rows
            rows += page
            after = page[-1]["seq"]


if __name__ == "__main__":
    unittest.main()
