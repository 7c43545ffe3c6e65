"""Too many, too slow, too greedy: floods of one user, readers that do not read."""

import json
import os
import socket
import subprocess
import sys
import time

from ledger import Client, Daemon

from .ends import status

PATIENCE = 0.1


def crowds(bench, described):
    with bench.row("2,000 connections of one user, another is answered") as row:
        flood(bench, row)
    with bench.row("long answers that nobody reads, others are answered") as row:
        slow_readers(bench, row)


# Run as another user: two thousand connections that each send a little and stay, and once these
# are there, one more for each that was turned away.
FLOOD = """
import socket, sys, time
path, until = sys.argv[1], time.monotonic() + float(sys.argv[2])
made, kept = 0, []
while time.monotonic() < until:
    link = socket.socket(socket.AF_UNIX)
    link.setblocking(False)
    try:
        link.connect(path)
        link.send(b'{"jsonrpc":')
        made += 1
        kept.append(link)
    except OSError:
        link.close()
    if len(kept) >= 900:
        kept.pop(0).close()
    time.sleep(0.001)
print(made)
"""


def flood(bench, row):
    """Somebody else's requests, a read and a change by turns, before it and while it goes on."""
    if os.geteuid() != 0:
        return row.fault("needs root, to be two users")
    daemon = Daemon(mode=0o755).start().furnish()
    flooders = []
    try:
        begun = time.monotonic()
        calm = ask(row, daemon, lambda: time.monotonic() < begun + 1)
        flooders = [
            subprocess.Popen(
                ["setpriv", "--reuid=games", "--clear-groups", sys.executable, "-c", FLOOD,
                 daemon.socket, str(bench.size(30, 3))],
                stdout=subprocess.PIPE, text=True, cwd="/")
            for _ in range(bench.size(3, 2))]
        spent = ask(row, daemon, lambda: any(one.poll() is None for one in flooders))
        made = sum(int(one.communicate()[0]) for one in flooders)
        typical, late = spent[len(spent) // 2], spent[len(spent) * 95 // 100]
        before = calm[len(calm) * 95 // 100]
        row.note(
            f"{made} connections; 95 % answered within {before * 1000:.0f} ms before and "
            f"{late * 1000:.0f} ms meanwhile, typically {typical * 1000:.1f} ms, the slowest in "
            f"{spent[-1] * 1000:.0f} ms")
        row.require(made >= 2000, f"only {made} connections came about")
        # Where the machine itself is late without any flood, the flood is not to blame.
        row.require(late < max(PATIENCE, 4 * before), "too late")
    finally:
        for one in flooders:
            one.kill()
            one.wait()
        daemon.remove()


def ask(row, daemon, goes_on):
    """How long each took, the shortest first."""
    client, spent = daemon.client(), []
    while goes_on():
        began = time.monotonic()
        if len(spent) % 2:
            client.call("account.balance", **{"as": "E003"})
        else:
            client.change("claim.submit", item="drill", distinct=True, **{"as": "E003"})
        spent.append(time.monotonic() - began)
        row.count()
        time.sleep(0.005)
    client.close()
    return sorted(spent)


def fill(daemon, count):
    client = daemon.client()
    for start in range(0, count, 500):
        client.change("claim.submitMany", claims=[
            {"item": "training-attend", "distinct": True, "note": f"{start + n} " + "x" * 150}
            for n in range(500)], **{"as": "E003"})
    client.close()


def slow_readers(bench, row):
    """Memory stays bounded, changes go on, and another's long answer comes."""
    daemon = Daemon().start().furnish()
    try:
        enough = bench.size(20_000, 8_000)
        fill(daemon, enough)
        question = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "books.events",
                          "params": {"limit": 1_000_000}}).encode() + b"\n"
        before = status(daemon, "VmRSS")
        for _ in range(bench.size(8, 1)):
            stalled = [Client(daemon.socket) for _ in range(bench.size(10, 4))]
            for one in stalled:
                one.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                one.socket.sendall(question)
            client, slowest = daemon.client(), 0
            for _ in range(100):
                began = time.monotonic()
                client.change("claim.submit", item="drill", distinct=True, **{"as": "E003"})
                slowest = max(slowest, time.monotonic() - began)
                row.count()
            began = time.monotonic()
            # The same user's: behind those that nobody reads, two at a time, two seconds each.
            count = rows(client, question)
            waited = time.monotonic() - began
            row.require(count > enough, f"{count} rows")
            row.require(waited < 25, f"another long answer took {waited:.1f} s")
            grown = status(daemon, "VmRSS") - before
            row.require(grown < 64 << 10, f"memory grew by {grown} KiB")
            for one in [client, *stalled]:
                one.close()
        row.note(
            f"the slowest change {slowest * 1000:.0f} ms, another long answer after "
            f"{waited:.1f} s, memory {before} to {before + grown} KiB")
        log = daemon.books + "-wal"
        row.note(f"log {os.path.getsize(log) >> 10} KiB")
    finally:
        daemon.remove()


def rows(client, question):
    client.socket.settimeout(60)
    client.socket.sendall(question)
    count = 0
    while True:
        reply = json.loads(client.file.readline())["result"]
        count += len(reply["rows"])
        if not reply.get("continues"):
            return count
