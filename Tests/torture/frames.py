"""The socket driven by Hypothesis as a state machine, with hostile frames in between."""

import json
import os
import socket
import time
import uuid

from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test)
from ledger import Client, Daemon, Refused

from .ends import status

LEADER, REVIEWER, CLAIMANT = {"as": "user:zhao"}, {"as": "E002"}, {"as": "E003"}
MIB = 1 << 20
PING = b'{"jsonrpc":"2.0","id":1,"method":"server.ping","params":{%s}}'
CHANGE = (
    b'{"jsonrpc":"2.0","id":1,"method":"claim.submit","params":{"as":"E003","item":"drill",'
    b'"distinct":true,%s}}')

# Lines that are answered with an error or with a closed connection, whatever is in between.
numbers = st.sampled_from([
    "1.0", "1e3", "-0", "01", "+1", ".5", "0x1", "NaN", str(2 ** 53), str(-(2 ** 53)),
    str(2 ** 63), str(2 ** 64), "9" * 4000, "1e400", "- 1"])
texts = st.sampled_from([
    b'"\xff"', b'"\xc0\x80"', b'"\xed\xa0\x80"', b'"\\ud800"', b'"\\u0000"', b'"\x00"', b'"\x07"',
    b'"\\x41"', b'"open', b"'a'", b'"\xf4\x90\x80\x80"'])
hostile = st.one_of(
    numbers.map(lambda text: PING % b'"x":%s' % text.encode()),
    texts.map(lambda text: PING % b'"x":%s' % text),
    st.sampled_from([
        PING % b'"a":1,"a":2', PING % b'"a":{"b":[{"c":1,"c":1}]}', PING % b'"x":1,',
        PING % b"" + b" {}", b"[" + PING % b"" + b"]", b"[" * 100_000, b"{" * 100_000,
        b'{"a":' * 100_000, PING % (b'"x":' + b"[" * 40 + b"]" * 40),
        PING % (b'"x":[' + b"1," * 20_000 + b"1]"),
        PING % (b'"x":{' + b",".join(b'"k%d":1' % n for n in range(60_000)) + b"}"),
        b"a" * (MIB + 1), PING % (b'"x":"' + b"a" * MIB + b'"'), b"\xef\xbb\xbf" + PING % b"",
        b"null", b"1", b'"x"', b"{}", b"", b"\x00", b"\r\r", b"GET / HTTP/1.1",
        b'{"jsonrpc":"2.0","id":null,"method":"server.ping"}',
        b'{"jsonrpc":"2.0","id":1.5,"method":"server.ping"}',
        b'{"jsonrpc":"2.0","id":"' + b"i" * 65 + b'","method":"server.ping"}',
        b'{"jsonrpc":"2.0","method":"server.ping"}',
        b'{"jsonrpc":"2.0","id":1,"method":"server.ping","extra":1}',
        b'{"jsonrpc":"2.0","id":1,"method":"' + b"m" * 90_000 + b'"}',
        CHANGE % b'"request":""', CHANGE % b'"request":"short"', CHANGE % b'"note":"no request"',
        CHANGE % b'"request":"x;drop table event"', CHANGE % b'"request":[]',
        CHANGE % b'"request":"hostile-00000001","points":9007199254740991',
        CHANGE % b'"request":"hostile-00000002","points":-9007199254740991',
        CHANGE % b'"request":"hostile-00000003","on":"9999-99-99"',
        CHANGE % b'"request":"hostile-00000004","as":"operator"',
        CHANGE % (b'"request":"hostile-00000005","note":"' + b"n" * 900_000 + b'"'),
    ]),
    st.binary(min_size=1, max_size=300).map(lambda data: data.replace(b"\n", b" ") + b"\x01"))


class Machine(RuleBasedStateMachine):
    """One claimant, one reviewer, and somebody who sends anything at all."""

    daemon = row = None

    @initialize()
    def begin(self):
        self.client = self.daemon.client()
        self.lurkers = []
        self.waiting, self.approved = [], {}
        # One daemon serves all runs: each has an employee of its own.
        self.employee = f"T{Machine.row.tried}"
        Machine.row.tried += 1
        self.client.change(
            "employee.add", employee=self.employee, name="某人", department="铸造车间",
            type="regular", **LEADER)
        self.mine = {"as": self.employee}
        self.submitted = 0
        self.last = None

    @rule()
    def submit(self):
        params = {"request": str(uuid.uuid4()), "item": "training-attend", "distinct": True,
                  **self.mine}
        self.last = "claim.submit", params, self.client.line("claim.submit", params)
        self.waiting.append(json.loads(self.last[2])["result"]["claim"])
        self.submitted += 1

    @precondition(lambda self: self.waiting)
    @rule(points=st.integers(10, 30))
    def approve(self, points):
        claim = self.waiting.pop()
        try:
            self.client.change("claim.approve", claim=claim, points=points, **REVIEWER)
            self.approved[claim] = points
        except Refused as refused:
            assert refused.kind in ("points.out_of_range", "claim.points_out_of_range"), refused

    @precondition(lambda self: self.last)
    @rule()
    def ask_again(self):
        method, params, line = self.last
        assert self.client.line(method, params) == line

    @rule(line=hostile)
    def send_anything(self, line):
        """An error, or the connection closed; and never an answer that says yes."""
        other = Client(self.daemon.socket)
        try:
            other.socket.sendall(line + b"\n")
            other.socket.shutdown(socket.SHUT_WR)
            for answer in other.file:
                assert "error" in json.loads(answer), (line[:80], answer[:200])
        except OSError:
            pass
        finally:
            other.close()

    @precondition(lambda self: len(self.lurkers) < 8)
    @rule(line=hostile, share=st.floats(0.01, 0.99))
    def send_half(self, line, share):
        """And stay."""
        other = Client(self.daemon.socket)
        self.lurkers.append(other)
        try:
            other.socket.sendall(line.split(b"\n")[0][:max(1, int(len(line) * share))])
        except OSError:
            pass

    @rule(line=hostile)
    def among_good_ones(self, line):
        """What came before a bad line is answered first."""
        other = Client(self.daemon.socket)
        try:
            other.socket.sendall(PING % b"" + b"\n" + line + b"\n")
            assert json.loads(other.file.readline()) == {"jsonrpc": "2.0", "id": 1, "result": {}}
        except OSError:
            pass
        finally:
            other.close()

    @invariant()
    def balances_hold(self):
        if not hasattr(self, "client"):
            return
        balance = self.client.call("account.balance", **self.mine)
        assert balance["available"] == 0 and balance["held"] == 0, balance
        claims = self.client.call("claim.list", limit=1000, **self.mine)["rows"]
        assert len(claims) == self.submitted, (len(claims), self.submitted)
        on_notice = {row["claim"]: row["points"] for row in claims if row["stage"] == "onNotice"}
        assert on_notice == self.approved, (on_notice, self.approved)

    def teardown(self):
        for one in [self.client, *self.lurkers]:
            one.close()


def figures(daemon, descriptors_before=None):
    """Once it has noticed who is gone."""
    until = time.monotonic() + 10
    while True:
        descriptors = len(os.listdir(f"/proc/{daemon.process.pid}/fd"))
        is_calm = descriptors_before is None or descriptors <= descriptors_before
        if is_calm or time.monotonic() > until:
            break
        time.sleep(0.05)
    log = daemon.books + "-wal"
    return {
        "memory": status(daemon, "VmRSS"), "descriptors": descriptors,
        "log": os.path.getsize(log) >> 10 if os.path.exists(log) else 0}


def frames(bench, described):
    with bench.row("hostile frames among good ones (Hypothesis)") as row:
        daemon = Daemon().start().furnish()
        Machine.daemon, Machine.row = daemon, row
        try:
            run(bench, 3)
            before = figures(daemon)
            until = bench.until(0.06)
            run(bench, bench.size(60, 6))
            while not bench.is_short and time.monotonic() < until:
                run(bench, 20)
            after = figures(daemon, before["descriptors"])
            told = ", ".join(f"{name} {before[name]} to {after[name]}" for name in before)
            row.note(told + " (KiB, count, KiB)")
            row.require(after["memory"] < before["memory"] + 48_000, told)
            row.require(after["descriptors"] <= before["descriptors"], told)
            row.require(after["log"] < 8 << 10, told)
            client = daemon.client()
            row.require(client.call("books.verify")["verdict"] == "intact", "not intact")
            client.close()
            row.require(daemon.process.poll() is None, "the daemon is gone")
        finally:
            daemon.remove()


def run(bench, examples):
    machine = seed(bench.random("frames", Machine.row.tried).randrange(1 << 32))(Machine)
    run_state_machine_as_test(machine, settings=settings(
        max_examples=examples, stateful_step_count=bench.size(25, 15), deadline=None, database=None,
        suppress_health_check=list(HealthCheck), report_multiple_bugs=False))
