"""Nobody makes the ledger unusable (R-ORG-12): floods by real users, with the quotas as shipped."""

import json
import os
import pwd
import signal
import subprocess
import sys
import time
import unittest

from ledger import Daemon, Refused, jifen, program
from users import ROOT_ONLY

FLOOD = """
import json, socket, sys, time, uuid
path, until, places, lines = sys.argv[1], time.monotonic() + float(sys.argv[2]), *map(int, sys.argv[3:5])
extra = json.loads(sys.argv[5])
links = []
for _ in range(places):
    link = socket.socket(socket.AF_UNIX)
    link.connect(path)
    links.append(link.makefile("rwb"))
accepted = refused = 0
while time.monotonic() < until:
    for link in links:
        claims = [{"item": "hazard-general", "note": "x", "distinct": True}] * lines
        params = {"request": str(uuid.uuid4()), "claims": claims, "mode": "each", **extra}
        link.write(json.dumps({"jsonrpc": "2.0", "id": 1, "method": "claim.submitMany",
                               "params": params}).encode() + b"\\n")
        link.flush()
    for link in links:
        reply = json.loads(link.readline())
        accepted += reply.get("result", {}).get("applied", 0)
        refused += "error" in reply
print(json.dumps([accepted, refused]))
"""

LIFTED = """{ quotas: { own: {
    openClaims: 1000000000, lines: 1000, changesPerMinute: 1000000000,
    changesPerDay: 1000000000, kibibytesPerMinute: 1000000000, kibibytesPerDay: 1000000000 } } }"""


@unittest.skipUnless(os.geteuid() == 0, ROOT_ONLY)
class Crowd(unittest.TestCase):
    """Users of this machine, bound to people of a training book."""

    def daemon(self, config=None, users=("games", "news")):
        daemon = Daemon(mode=0o755)
        self.addCleanup(daemon.remove)
        environment = {}
        if config:
            environment["JIFEN_CONFIG"] = daemon.folder + "/jifend.json5"
            with open(environment["JIFEN_CONFIG"], "w") as file:
                file.write(config)
        daemon.start(**environment).furnish()
        client = daemon.client()
        for number, user in enumerate(users, 10):
            client.change("employee.add", employee=f"E0{number}", name="某人", department="铸造车间",
                          type="regular", user=user, **{"as": "user:zhao"})
        client.close()
        return daemon

    def client(self, daemon):
        client = daemon.client()
        self.addCleanup(client.close)
        return client

    def words(self, daemon, *words):
        return [program("jifen"), "--lang", "en", "--socket", daemon.socket, *words]

    def start(self, user, program, *words):
        return subprocess.Popen(
            ["setpriv", f"--reuid={user}", "--clear-groups", sys.executable, "-c", program,
             *map(str, words)], stdout=subprocess.PIPE, text=True, cwd="/")

    def flood(self, daemon, seconds, places=4, lines=100, user="games", **extra):
        return self.start(user, FLOOD, daemon.socket, seconds, places, lines, json.dumps(extra))


class Quotas(Crowd):
    def test_one_login_files_so_many_claims_and_is_told_when_it_may_again(self):
        daemon = self.daemon()
        accepted, refused = json.loads(self.flood(daemon, 2).communicate()[0])
        self.assertLessEqual(accepted, 200)
        self.assertGreater(refused, 0)
        client = self.client(daemon)
        status = client.call("books.status", **{"as": "E001"})
        self.assertEqual(status["claims"]["underReview"], accepted)
        said = self.start("news", "import os, sys; os.execv(sys.argv[1], sys.argv[1:])",
                          *self.words(daemon, "claim", "submit", "training-attend"))
        said.communicate()
        self.assertEqual(said.returncode, 0)

    def test_the_quotas_are_read_again_with_the_configuration(self):
        daemon = self.daemon("{ quotas: { own: { openClaims: 1 } } }")
        client = self.client(daemon)
        file = {"item": "training-attend", "distinct": True, "as": "E003"}
        client.change("claim.submit", **file)
        with self.assertRaises(Refused) as caught:
            client.change("claim.submit", **file)
        self.assertEqual(caught.exception.kind, "quota_reached")
        with open(daemon.folder + "/jifend.json5", "w") as config:
            config.write("{ quotas: { own: { openClaims: 2 } } }")
        daemon.process.send_signal(signal.SIGHUP)
        deadline = time.monotonic() + 10
        while True:
            try:
                client.change("claim.submit", **file)
                break
            except Refused:
                self.assertLess(time.monotonic(), deadline)
                time.sleep(0.01)

    def test_the_command_line_says_the_bound_and_what_to_do_in_both_languages(self):
        daemon = self.daemon("{ quotas: { own: { openClaims: 1 }, registered: { openClaims: 1 } } }")
        jifen(daemon, "--as", "E003", "claim", "submit", "training-attend", check=0)
        said = jifen(daemon, "--as", "E003", "claim", "submit", "training-attend", "--distinct")
        self.assertEqual(said.returncode, 1)
        self.assertIn("One person may have 1 open claims", said.stderr)
        self.assertIn("the first is due by", said.stderr)
        said = jifen(daemon, "--as", "E003", "claim", "submit", "training-attend", "--distinct",
                     lang="zh")
        self.assertIn("一个人最多有 1 件没办完的申报", said.stderr)

    def test_a_bound_that_is_none_is_a_fault_of_the_file(self):
        daemon = Daemon()
        self.addCleanup(daemon.remove)
        path = daemon.folder + "/x.json5"
        with open(path, "w") as file:
            file.write("{\n quotas: { own: { openClaims: 0, lins: 3 }, regstered: {} }\n}")
        done = subprocess.run([program("jifend"), "--check-config", "--config", path],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 2)
        self.assertIn(":2: quotas.own.openClaims: is not a number from 1", done.stderr)
        self.assertIn("quotas.own.lins: is unknown; is lines meant?", done.stderr)
        self.assertIn("quotas.regstered: is unknown; is registered meant?", done.stderr)


class Turns(Crowd):
    def spent(self, daemon, seconds):
        """How long a change of the operator's takes, the shortest first."""
        client, spent = daemon.client(), []
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            began = time.monotonic()
            client.change("claim.submit", item="drill", distinct=True, **{"as": "E003"})
            spent.append(time.monotonic() - began)
            time.sleep(0.005)
        client.close()
        return sorted(spent)

    def test_bulk_of_one_user_does_not_hold_up_the_others(self):
        for extra in ({}, {"dryRun": True}):
            daemon = self.daemon(LIFTED)
            calm = self.spent(daemon, 1)
            flood = self.flood(daemon, 4, places=8, lines=1000, **extra)
            time.sleep(0.5)
            busy = self.spent(daemon, 3)
            flood.communicate()
            self.assertLess(
                busy[len(busy) // 2], 40 * calm[len(calm) // 2] + 0.1, f"{extra}: too late")


class LongWork(Crowd):
    def test_a_departure_with_many_claims_survives_a_kill_in_its_middle(self):
        daemon = self.daemon(LIFTED)
        client = self.client(daemon)
        claims = [{"item": "hazard-general", "distinct": True}] * 1000
        for _ in range(6):
            client.change("claim.submitMany", claims=claims, **{"as": "E003"})
        left = client.change("employee.leave", employee="E003", **{"as": "user:zhao"})
        self.assertTrue(left["goesOn"])
        daemon.kill()
        daemon.start(JIFEN_CONFIG=daemon.folder + "/jifend.json5")
        client = self.client(daemon)
        said = jifen(daemon, "status", check=0)
        deadline = time.monotonic() + 60
        while "unfinished" in client.call("books.status", **{"as": "user:zhao"}):
            self.assertLess(time.monotonic(), deadline, said.stdout)
            client.change("claim.submit", item="drill", distinct=True, **{"as": "E010"})
        status = client.call("books.status", **{"as": "user:zhao"})
        events = client.call("books.verify", **{"as": "user:zhao"})
        self.assertEqual(events["verdict"], "intact")
        self.assertEqual(
            client.call("claim.list", employee="E003", stage="underReview",
                        **{"as": "user:zhao"})["rows"], [])
        self.assertGreaterEqual(status["events"], 12_000)


IDLE = """
import socket, sys, time
links = []
for _ in range(16):
    link = socket.socket(socket.AF_UNIX)
    link.connect(sys.argv[1])
    links.append(link)
print("here", flush=True)
time.sleep(60)
"""


class Places(Crowd):
    def test_eight_logins_with_idle_connections_shut_nobody_out(self):
        daemon = self.daemon()
        users = ["games", "news", "mail", "lp", "sync", "man", "backup", "list"]
        crowd = []
        for user in users:
            one = self.start(user, IDLE, daemon.socket)
            crowd.append(one)
            self.addCleanup(one.wait)
            self.addCleanup(one.kill)
            one.stdout.readline()
        try:
            # Root has places of its own; so has everybody who holds fewer than the others.
            jifen(daemon, "doctor", "--json")
            jifen(daemon, "status", check=0)
            other = pwd.getpwnam("uucp").pw_uid
            said = subprocess.run(
                ["setpriv", f"--reuid={other}", "--clear-groups", *self.words(daemon, "whoami")],
                capture_output=True, text=True, cwd="/")
            self.assertEqual(said.returncode, 0, said.stderr)
        finally:
            for one in crowd:
                one.kill()
                one.wait()
                one.stdout.close()


if __name__ == "__main__":
    unittest.main()
