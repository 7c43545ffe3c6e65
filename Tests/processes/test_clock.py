"""A clock that is not believed blindly: starts long after anything was heard, jumps while it runs."""

import glob
import json
import os
import pwd
import subprocess
import time
import unittest
from datetime import datetime, timedelta, timezone
from pathlib import Path

from ledger import Daemon, Refused, jifen, unless_sanitized

LEADER = {"as": "user:zhao"}
BEGIN = datetime(2026, 11, 2, 2, 0, tzinfo=timezone.utc)
WAITS = "clock_unconfirmed"


@unless_sanitized("libfaketime cannot start")
class Clock(unittest.TestCase):
    """R-CLR-6"""

    def setUp(self):
        self.daemon = Daemon(simulate=None)
        self.addCleanup(self.daemon.remove)
        self.moment = self.daemon.folder + "/moment"
        self.preloaded = glob.glob("/usr/lib/*/faketime/libfaketime.so.1")[:1]

    def set(self, moment):
        """The host's clock, in a running daemon, too; it stands still at that moment."""
        with open(self.moment + ".new", "w") as new:
            new.write(moment.strftime("%Y-%m-%d %H:%M:%S"))
        os.rename(self.moment + ".new", self.moment)

    def start(self, moment, *words):
        self.set(moment)
        # The preloaded library hides the command line from Swift: the places are named here too.
        self.daemon.start(
            LD_PRELOAD=":".join(self.preloaded), FAKETIME_TIMESTAMP_FILE=self.moment,
            FAKETIME_NO_CACHE="1", FAKETIME_DONT_FAKE_MONOTONIC="1", TZ="UTC",
            JIFEN_BOOKS=self.daemon.books, JIFEN_SOCKET=self.daemon.socket, **dict(words))
        client = self.daemon.client()
        self.addCleanup(client.close)
        return client

    def opened(self, moment=BEGIN, points=0):
        client = self.start(moment)
        self.daemon.furnish()
        if points:
            client.change(
                "opening.record", employee="E003", reference="1", on=str(moment.date()),
                points=points, **LEADER)
        return client

    def grant(self, client, name):
        return client.change("role.grant", to="user:" + name, role="finance", **LEADER)

    def refuses(self, client, name="x"):
        with self.assertRaises(Refused) as refused:
            self.grant(client, name)
        self.assertEqual(refused.exception.kind, WAITS)
        return refused.exception.error["data"]["facts"]

    def types(self, client):
        rows = client.call("books.events", limit=1000, **LEADER)["rows"]
        return [row["type"] for row in rows]

    def log(self):
        return Path(self.daemon.folder, "log").read_text()

    def until(self, condition):
        deadline = time.monotonic() + 20
        while not condition():
            self.assertLess(time.monotonic(), deadline, self.log())
            time.sleep(0.05)

    def test_a_start_five_years_on_takes_no_points_before_it_is_confirmed(self):
        client = self.opened(points=350)
        before = client.call("books.status")["events"]
        self.daemon.stop()
        client = self.start(BEGIN.replace(year=2031))
        # Nothing happened, everybody reads, and is told whom to ask.
        status = client.call("books.status")
        self.assertEqual((status["events"], status["behind"]), (before, False))
        self.assertEqual(
            status["unconfirmed"], {
                "cause": "silence", "from": "2026-11-02T10:00:00.000+08:00",
                "to": "2031-11-02T10:00:00.000+08:00"})
        self.assertEqual(client.call("account.balance", **{"as": "E003"})["available"], 350)
        self.assertEqual(self.refuses(client), status["unconfirmed"])
        self.assertIn(" warning the clock is not believed: it shows 2031-11-02T10:00", self.log())
        for lang, words in (("en", "Ask the operator"), ("zh", "请运维人员")):
            who = ("--as", "E003")
            self.assertIn(words, jifen(self.daemon, *who, lang=lang, check=0).stdout)
            shown = jifen(self.daemon, "status", lang=lang, check=0)
            self.assertIn(words, shown.stdout + shown.stderr)
            self.assertIn(words, jifen(self.daemon, "doctor", lang=lang, check=1).stdout)
            refused = jifen(
                self.daemon, *who, "claim", "submit", "drill", lang=lang, check=1).stderr
            self.assertIn(words, refused)
            self.assertIn("jifen clock confirm", refused)
        self.assertIn("\njifen_clock_unconfirmed 1\n", client.call("server.metrics")["text"])
        # Who is not the operator cannot say so, and a rehearsal changes nothing.
        with self.assertRaises(Refused) as refused:
            client.change("clock.confirm", **LEADER)
        self.assertEqual(refused.exception.kind, "not_permitted")
        client.change("clock.confirm", dryRun=True)
        self.refuses(client)
        said = jifen(self.daemon, "--yes", "clock", "confirm", check=0).stdout
        self.assertIn("2031-11-02 10:00", said)
        self.grant(client, "b")
        rows = client.call("books.events", limit=1000, **LEADER)["rows"]
        confirmed = rows[before]
        self.assertEqual(confirmed["type"], "books.clock-confirmed.v1")
        self.assertEqual(confirmed["actor"], "operator")
        self.assertEqual(confirmed["body"]["user"], pwd.getpwuid(os.getuid()).pw_name)
        self.assertEqual(confirmed["body"]["cause"], "silence")
        jump = confirmed["body"]["to"] - confirmed["body"]["from"]
        self.assertEqual(timedelta(milliseconds=jump), BEGIN.replace(year=2031) - BEGIN)
        # R-CLR-2 as always: in order, each at its own time.
        years = [row["effectiveAt"][:4] for row in rows
                 if row["type"] == "clearing.year-cleared.v1"]
        self.assertEqual(years, ["2027", "2028", "2029", "2030", "2031"])
        self.assertEqual(client.call("account.balance", **{"as": "E003"})["available"], 0)
        self.assertNotIn("unconfirmed", client.call("books.status"))
        self.assertIn("\njifen_clock_unconfirmed 0\n", client.call("server.metrics")["text"])
        self.assertEqual(client.call("books.verify")["verdict"], "intact")
        with self.assertRaises(Refused) as refused:
            client.change("clock.confirm")
        self.assertEqual(refused.exception.kind, "clock.not_doubted")
        self.daemon.stop()
        self.grant(self.start(BEGIN.replace(year=2031) + timedelta(hours=1)), "c")

    def test_a_clock_set_right_while_it_waits_needs_no_confirmation(self):
        before = len(self.types(self.opened(points=10)))
        self.daemon.kill()
        client = self.start(BEGIN + timedelta(days=400))
        self.refuses(client)
        # Nor does a restart, or waiting, make it believed.
        self.daemon.stop()
        client = self.start(BEGIN + timedelta(days=400))
        self.refuses(client)
        self.set(BEGIN + timedelta(hours=1))
        self.grant(client, "b")
        self.until(lambda: "the clock is believed again" in self.log())
        self.assertEqual(len(self.types(client)), before + 1)
        self.assertNotIn("unconfirmed", client.call("books.status"))

    def test_ten_days_of_silence_are_believed_and_more_are_not(self):
        self.opened()
        self.daemon.stop()
        self.grant(self.start(BEGIN + timedelta(days=10)), "a")
        self.daemon.stop()
        self.refuses(self.start(BEGIN + timedelta(days=20, seconds=1)))

    def test_a_clearing_that_takes_points_waits_after_four_days_of_silence(self):
        eve = datetime(2026, 12, 30, 2, 0, tzinfo=timezone.utc)
        self.opened(eve, points=30)
        self.daemon.stop()
        client = self.start(eve + timedelta(days=4, seconds=1))
        self.assertEqual(self.refuses(client)["cause"], "clearing")
        self.assertNotIn("clearing.year-cleared.v1", self.types(client))
        self.daemon.stop()
        # Within four days it is done as ever.
        client = self.start(eve + timedelta(days=4))
        self.assertIn("clearing.account-cleared.v1", self.types(client))

    def test_a_clearing_that_takes_nothing_does_not_wait(self):
        eve = datetime(2026, 12, 30, 2, 0, tzinfo=timezone.utc)
        self.opened(eve)
        self.daemon.stop()
        client = self.start(eve + timedelta(days=9))
        self.assertIn("clearing.year-cleared.v1", self.types(client))

    def test_signs_of_life_count_as_well_as_entries_and_survive_a_kill(self):
        client = self.opened()
        # Nobody records anything for weeks, while the daemon runs and the clock is set by less
        # than an hour at a time; each change that is looked at gives a sign.
        alive = Path(self.daemon.books + ".alive")
        self.assertEqual(int(alive.read_text()), BEGIN.timestamp() * 1000)
        self.set(BEGIN + timedelta(minutes=50))
        with self.assertRaises(Refused):
            client.change("claim.withdraw", claim="C99", **{"as": "E003"})
        later = (BEGIN + timedelta(minutes=50)).timestamp() * 1000
        self.assertEqual(int(alive.read_text()), later)
        self.daemon.kill()
        self.refuses(self.start(BEGIN + timedelta(days=10, minutes=50, seconds=1)))
        self.daemon.kill()
        self.assertEqual(int(alive.read_text()), later)
        # One that is not whole counts as none; the last entry still does.
        for torn in ("", "00000", "x" * 16 + "\n"):
            alive.write_text(torn)
            client = self.start(BEGIN + timedelta(days=10, seconds=1))
            self.assertEqual(self.refuses(client)["from"], "2026-11-02T10:00:00.000+08:00")
            self.daemon.kill()
        self.start(BEGIN + timedelta(days=9))

    def test_a_sign_of_life_that_cannot_be_written_is_told_and_nothing_else(self):
        alive = Path(self.daemon.books + ".alive")
        alive.mkdir(parents=True)
        client = self.opened()
        self.grant(client, "a")
        self.assertIn("warning the sign of life beside the books cannot be written", self.log())
        self.daemon.stop()
        alive.rmdir()
        # Another's, or a link that leads elsewhere, is replaced and not followed.
        elsewhere = Path(self.daemon.folder, "elsewhere")
        elsewhere.write_text("kept")
        alive.symlink_to(elsewhere)
        self.grant(self.start(BEGIN + timedelta(days=1)), "b")
        self.assertEqual(elsewhere.read_text(), "kept")
        self.assertFalse(alive.is_symlink())
        self.assertEqual(alive.stat().st_mode & 0o777, 0o600)

    def test_a_sign_of_life_of_yesterday_goes_with_older_books(self):
        """As after a restore: the books are old, the host was right yesterday."""
        self.opened(points=10)
        self.daemon.stop()
        Path(self.daemon.books + ".alive").write_text(
            f"{int((BEGIN + timedelta(days=99)).timestamp() * 1000):016}\n")
        client = self.start(BEGIN + timedelta(days=100))
        self.assertIn("clearing.account-cleared.v1", self.types(client))

    def test_a_running_clock_that_is_set_by_more_than_an_hour_waits(self):
        client = self.opened()
        self.set(BEGIN + timedelta(minutes=59))
        self.grant(client, "a")
        self.set(BEGIN + timedelta(hours=3))
        facts = self.refuses(client)
        self.assertEqual(facts["cause"], "moved")
        self.assertIn("unconfirmed", client.call("whoami", **LEADER))
        self.assertIn("was set while the daemon ran", self.log())
        jifen(self.daemon, "--yes", "clock", "confirm", check=0)
        self.grant(client, "b")
        # From there on it is measured anew, backwards too.
        self.set(BEGIN + timedelta(hours=3, minutes=59))
        self.grant(client, "c")
        self.set(BEGIN + timedelta(days=30))
        self.refuses(client)
        self.set(BEGIN + timedelta(hours=4))
        self.grant(client, "d")

    def test_due_work_waits_with_a_running_clock_that_was_set(self):
        client = self.opened(datetime(2026, 12, 31, 2, 0, tzinfo=timezone.utc), points=20)
        self.set(datetime(2027, 1, 3, 2, 0, tzinfo=timezone.utc))
        self.until(lambda: "unconfirmed" in client.call("books.status"))
        # Longer than the writer rests before it tries again what is due.
        time.sleep(1.5)
        self.assertNotIn("clearing.year-cleared.v1", self.types(client))
        self.set(datetime(2026, 12, 31, 2, 5, tzinfo=timezone.utc))
        self.grant(client, "a")

    def test_a_clock_behind_the_books_is_not_the_measure_of_the_right_one(self):
        """R-TIME-2"""
        self.opened(points=10)
        self.daemon.stop()
        client = self.start(datetime(1999, 1, 1, tzinfo=timezone.utc))
        with self.assertRaises(Refused) as refused:
            client.change("clock.confirm")
        self.assertEqual(refused.exception.kind, "clock_behind")
        self.set(BEGIN + timedelta(days=2))
        self.grant(client, "a")

    def test_a_synchronised_clock_is_believed(self):
        shim = self.daemon.folder + "/synchronised.so"
        source = Path(__file__).with_name("synchronised.c")
        subprocess.run(["cc", "-shared", "-fPIC", "-o", shim, source], check=True)
        self.opened(points=10)
        self.daemon.stop()
        alone, self.preloaded = self.preloaded, [shim, *self.preloaded]
        client = self.start(BEGIN + timedelta(days=300))
        self.assertIn("clearing.account-cleared.v1", self.types(client))
        self.set(BEGIN + timedelta(days=330))
        self.grant(client, "a")
        self.daemon.stop()
        # The kernel's clock is not what this process sees: that it is kept right says nothing.
        self.preloaded = alone
        self.refuses(self.start(BEGIN + timedelta(days=660)))

    def test_a_configuration_that_trusts_the_clock_is_obeyed(self):
        self.opened(points=10)
        self.daemon.stop()
        config = self.daemon.folder + "/jifend.json5"
        Path(config).write_text("{ clock: { trust: true } }")
        client = self.start(BEGIN + timedelta(days=300), ("JIFEN_CONFIG", config))
        self.assertIn("clearing.account-cleared.v1", self.types(client))
        self.set(BEGIN + timedelta(days=330))
        self.grant(client, "a")

    def test_a_simulated_clock_goes_where_it_is_sent(self):
        daemon = Daemon(simulate="2026-11-02")
        self.addCleanup(daemon.remove)
        daemon.start().furnish()
        daemon.stop()
        daemon.simulate = "2029-11-02"
        client = daemon.start().client()
        self.addCleanup(client.close)
        self.grant(client, "a")
        with self.assertRaises(Refused) as refused:
            client.change("clock.confirm")
        self.assertEqual(refused.exception.kind, "clock.not_doubted")

    def test_entries_ahead_of_a_clock_that_is_right_are_counted(self):
        """R-TIME-2"""
        client = self.opened()
        first = client.call("books.status")["events"] + 1
        self.set(BEGIN + timedelta(days=700))
        client.change("clock.confirm")
        self.set(BEGIN + timedelta(hours=1))
        ahead = client.call("books.status")["ahead"]
        self.assertEqual(ahead["seq"], first)
        self.assertEqual(ahead["recordedAt"], "2028-10-02T10:00:00.000+08:00")
        said = jifen(self.daemon, "doctor", check=1).stdout
        self.assertIn(f"before entry {first} ", said)
        self.assertIn(f"jifen events --after {first - 1}", said)
        found = json.loads(jifen(self.daemon, "doctor", "--json", check=1).stdout)
        self.assertIn('"ahead"', json.dumps(found))


if __name__ == "__main__":
    unittest.main()
