"""What the host does to it: a clock that jumps, backups amid the work, numbers at their edges, and
hours of the same."""

import glob
import json
import os
import subprocess
import time
import uuid

import metrics_text
from ledger import Daemon, Refused, program

from .frames import figures
from .oracle import Load, Recorder, differing, settle
from .workload import DAY, Workload

EDGE = 2 ** 53 - 1
# KiB of books beyond which the caches of all threads are full.
CACHED = 32 << 10


def hosts(bench, described):
    with bench.row("the clock jumps while it works") as row:
        clock_jumps(bench, row)
    with bench.row("backups under load, restored elsewhere") as row:
        backups(bench, row, described)
    with bench.row("numbers at their edges, every method") as row:
        edges(bench, row, described)


def clock_jumps(bench, row):
    """Forward and back by seconds, days, years, in the running daemon and between two runs. What is
    behind is refused as such, and so is what nobody confirmed (R-CLR-6); no recorded time goes back; nobody is timed out by it."""
    library = glob.glob("/usr/lib/*/faketime/libfaketime.so.1")
    if not library:
        return row.fault("libfaketime is missing: apt-get install faketime")
    rng, daemon = bench.random("clock"), Daemon(simulate=None)
    file = daemon.folder + "/moment"
    seen = {}

    def jump(moment):
        with open(file + ".new", "w") as new:
            new.write(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(moment)))
        os.rename(file + ".new", file)
        return moment

    # The preloaded library hides the command line from Swift: the places are named here too.
    environment = {
        "LD_PRELOAD": library[0], "FAKETIME_TIMESTAMP_FILE": file, "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1", "TZ": "UTC", "JIFEN_BOOKS": daemon.books,
        "JIFEN_SOCKET": daemon.socket}
    try:
        now = jump(1_791_800_000)
        daemon.start(**environment).furnish()
        client = daemon.client()
        for number in range(bench.size(300, 25)):
            now = jump(now + rng.choice([-1, 1, 1]) * rng.choice(
                [0, 1, 30, 59, 61, 3600, 86_400, 86_400 * 20, 86_400 * 200]))
            if rng.random() < 0.1:
                client.close()
                rng.choice([daemon.kill, daemon.stop])()
                forget(daemon)
                daemon.start(**environment)
                client = daemon.client()
            try:
                client.change(
                    "claim.submit", item="drill", distinct=True, note=str(number),
                    **{"as": "E003"})
                found = "recorded"
            except Refused as refused:
                found = refused.kind
            if found == "clock_unconfirmed" and rng.random() < 0.5:
                client.change("clock.confirm")
            seen[found] = seen.get(found, 0) + 1
            row.check(
                found in ("recorded", "clock_behind", "clock_unconfirmed"),
                f"{number}: {found}")
            row.require("enterprise" in client.call("books.status"), "no reading")
        client.socket.settimeout(60)
        client.socket.sendall(
            b'{"jsonrpc":"2.0","id":1,"method":"books.events","params":{"limit":1000000}}\n')
        facts = []
        while True:
            reply = json.loads(client.file.readline())["result"]
            facts += reply["rows"]
            if not reply.get("continues"):
                break
        times = [fact["recordedAt"] for fact in facts]
        row.require(times == sorted(times), "recorded times go back")
        years = [f["effectiveAt"] for f in facts if f["type"] == "clearing.year-cleared.v1"]
        row.require(years == sorted(set(years)), f"years cleared twice: {years}")
        row.require(client.call("books.verify")["verdict"] == "intact", "not intact")
        client.close()
        told = ", ".join(f"{kind} {count}" for kind, count in sorted(seen.items()))
        row.note(f"{told}, {len(years)} years cleared")
    finally:
        daemon.remove()
        forget(daemon)


def forget(daemon):
    """Removes what libfaketime leaves in memory for a process that was killed."""
    for left in glob.glob(f"/dev/shm/*faketime_*_{daemon.process.pid}"):
        os.remove(left)


def backups(bench, row, described):
    """A backup is the books at its head: it verifies, and every reply up to there comes again."""
    work, recorder = Workload(bench.random("backups").random(), 1500, described), Recorder()
    daemon = Daemon(simulate=DAY).start()
    try:
        client = daemon.client()
        for call in work.opening:
            recorder.ask(client, [call])
        load = Load(daemon.socket, recorder, work.shares(4), 1)
        made = [
            client.call("books.backup", name=f"amid-{number}")
            for number in range(bench.size(12, 2))]
        load.join()
        client.close()
        settle(recorder, daemon.socket)
        for manifest in made:
            restored(row, recorder, daemon, manifest)
            row.count()
        row.note("seq " + ", ".join(str(manifest["seq"]) for manifest in made))
    finally:
        daemon.remove()


def restored(row, recorder, daemon, manifest):
    other = Daemon(simulate=DAY)
    try:
        file = f"{os.path.dirname(daemon.books)}/backups/{manifest['name']}.sqlite"
        subprocess.run(
            [program("jifend"), "--restore", file, "--books", other.books], check=True,
            capture_output=True)
        other.start()
        client = other.client()
        found = client.call("books.verify")
        client.close()
        row.require(
            (found["verdict"], found["head"]) == ("intact", manifest["head"]), found)
        known = Recorder()
        known.asked, known.lines = recorder.asked, recorder.lines
        # Of a refusal at the very head nobody knows whether it came before the backup or after.
        known.replies = {
            request: reply for request, reply in recorder.replies.items()
            if (reply.get("result") or reply["error"]["data"]).get("seq", EDGE) < manifest["seq"]}
        lost = differing(known, other.socket)
        row.require(not lost, f"{manifest['name']}: {len(lost)} replies differ")
    finally:
        other.remove()


def edges(bench, row, described):
    """Any number anywhere: an answer, and the daemon is there afterwards."""
    rng, daemon = bench.random("edges"), Daemon().start().furnish()
    words = {
        "employee": "E003", "claim": "C1", "redemption": "R1", "deduction": "D1", "product": "soap",
        "on": "2026-10-01", "from": "2026-10-01", "to": "2026-10-31", "item": "drill",
        "period": "2026-10", "year": 2026, "reason": "因", "name": "名", "department": "一车间",
        "type": "regular", "kind": "household", "valueFen": 500, "count": 1, "points": 10,
        "user": "someone", "role": "finance", "by": "1d", "text": "{}"}
    try:
        client = daemon.client()
        for name in ("soap", "rice"):
            client.change("product.add", product=name, name=name, kind="household", valueFen=500,
                          **{"as": "E001"})
            client.change("stock.receive", product=name, count=5, **{"as": "E001"})
        methods = [one for one in described if one["name"] not in (
            "clock.advance", "books.backup", "books.open", "employee.leave")]
        for _ in range(bench.size(12_000, 800)):
            method = rng.choice(methods)
            params = {
                one["name"]: words[one["name"]] for one in method["params"]
                if one["name"] in words and (one.get("required", True) or rng.random() < 0.4)}
            given = [one["name"] for one in method["params"]]
            for name in rng.sample(given, min(len(given), rng.choice([1, 1, 2]))):
                params[name] = rng.choice(
                    [EDGE, -EDGE, EDGE - 1, 0, -1, 2 ** 31, 2 ** 32, -(2 ** 31), 10 ** 15,
                     [], {}, "", "x" * 5000, True, None, "2999-12-31", "0001-01-01", "9999-12-31"])
            if method["kind"] == "change":
                params["request"] = str(uuid.uuid4())
            params["as"] = rng.choice(["E001", "E002", "E003", "user:zhao"])
            line = client.line(method["name"], params)
            row.check(
                line and b'"internal"' not in line, f"{method['name']} {params}: {line!r}")
            while line and b'"continues":true' in line[-40:]:
                line = client.file.readline()
            if not line:
                row.require(daemon.process.poll() is None, f"gone after {method} {params}")
                client = daemon.client()
        row.require(client.call("books.verify")["verdict"] == "intact", "not intact")
        client.close()
    finally:
        daemon.remove()


def soak(bench, described, minutes):
    """The same work for a long time: memory, descriptors and log stay what they were when the books
    had outgrown what is kept of them in memory."""
    with bench.row(f"soak of {minutes} minutes: memory, descriptors, log") as row:
        daemon = Daemon(simulate=DAY).start()
        try:
            client, recorder = daemon.client(), Recorder()
            seed, until, readings = bench.random("soak"), None, []
            work = Workload(seed.random(), 400, described)
            for call in work.opening:
                recorder.ask(client, [call])
            while until is None or time.monotonic() < until:
                Load(daemon.socket, recorder, work.shares(6), seed.random()).join()
                churn(daemon, seed)
                row.count()
                come_to_rest(client)
                readings.append(figures(daemon))
                if until is None and os.path.getsize(daemon.books) >> 10 > CACHED:
                    until, readings = time.monotonic() + minutes * 60, readings[-1:]
                recorder = Recorder()
                # The same people do the same again; but rules, which every thread keeps in memory,
                # are adopted once: a thousand policies are not what a leak is.
                work.changes = [
                    (method, {**params, "request": str(uuid.uuid4())})
                    for method, params in work.changes
                    if method not in ("clock.advance", "policy.adopt", "calendar.adopt")]
            row.require(client.call("books.verify")["verdict"] == "intact", "not intact")
            first, last = readings[0], readings[-1]
            told = ", ".join(f"{name} {first[name]} to {last[name]}" for name in first)
            row.note(told + " (KiB, count, KiB)")
            row.require(last["memory"] < first["memory"] * 1.25 + 8192, told)
            row.require(last["descriptors"] <= first["descriptors"] + 2, told)
            row.require(last["log"] < first["log"] * 1.5 + (16 << 10), told)
            client.close()
        finally:
            daemon.remove()


def come_to_rest(client):
    """Until nobody's answer is in the making: those whose client has gone are carried to their end
    too, and what one verification works with is no leak."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        samples = metrics_text.parse(client.call("server.metrics")["text"])
        if sum(samples["jifen_queue", ("to", to)] for to in ("readers", "streamers", "writer")) == 1:
            return  # only what asked
        time.sleep(0.02)


def churn(daemon, rng):
    """Connections that come, ask, and go in every way."""
    for _ in range(20):
        client = daemon.client()
        line = rng.choice([
            b'{"jsonrpc":"2.0","id":1,"method":"books.events","params":{"limit":1000000}}\n',
            b'{"jsonrpc":"2.0","id":1,"method":"books.verify","params":{}}\n',
            b'{"half', b"garbage\n", b""])
        client.socket.sendall(line)
        if line.endswith(b"\n") and rng.random() < 0.5:
            client.file.readline()
        client.close()
