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
    with bench.row("16 connections of one user that never wait, another is answered") as row:
        pipes(bench, row)
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


# Run as another user: sixteen connections that ask without waiting, and read all they are told.
PIPES = """
import json, socket, sys, threading, time
path, until, method = sys.argv[1], time.monotonic() + float(sys.argv[2]), sys.argv[3]
line = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": {}}).encode()
told = [0] * 16
def read(link, place):
    try:
        while piece := link.recv(1 << 20):
            told[place] += piece.count(bytes([10]))
    except OSError:
        pass
for place in range(16):
    link = socket.socket(socket.AF_UNIX)
    link.connect(path)
    threading.Thread(target=read, args=(link, place), daemon=True).start()
    def write(link=link):
        try:
            while time.monotonic() < until:
                link.sendall((line + bytes([10])) * 1000)
        except OSError:
            pass  # the daemon stops
    threading.Thread(target=write, daemon=True).start()
time.sleep(until - time.monotonic())
print(sum(told))
"""


def flood(bench, row):
    made = beside(row, FLOOD, bench.size(30, 3), [], bench.size(3, 2))
    row.require(made >= 2000, f"only {made} connections came about")


def pipes(bench, row):
    """Calls that no thread but the loop's answers, more of them than it can."""
    for method in ("rpc.discover", "server.ping", "no.such.method"):
        told = beside(row, PIPES, bench.size(8, 2), [method], 1)
        row.require(told >= 1000, f"only {told} of {method} were answered")


def beside(row, program, seconds, words, count):
    """Somebody else's requests, a read and a change by turns, before another user's flood and while
    it goes on; then SIGTERM amid it. What the flooders counted."""
    if os.geteuid() != 0:
        row.fault("needs root, to be two users")
        return 0
    daemon = Daemon(mode=0o755).start().furnish()
    flooders = []
    try:
        begun = time.monotonic()
        calm = ask(row, daemon, lambda: time.monotonic() < begun + 1)
        flooders = [
            subprocess.Popen(
                ["setpriv", "--reuid=games", "--clear-groups", sys.executable, "-c", program,
                 daemon.socket, str(seconds), *words], stdout=subprocess.PIPE, text=True, cwd="/")
            for _ in range(count)]
        begun = time.monotonic()
        spent = ask(row, daemon, lambda: time.monotonic() < begun + seconds * 0.9)
        began = time.monotonic()
        ending = daemon.stop()
        stopped = time.monotonic() - began
        counted = sum(int(one.communicate()[0]) for one in flooders)
        typical, late = spent[len(spent) // 2], spent[len(spent) * 95 // 100]
        before = calm[len(calm) * 95 // 100]
        row.note(
            f"{counted} {' '.join(words) or 'connections'}; 95 % answered within "
            f"{before * 1000:.0f} ms before and {late * 1000:.0f} ms meanwhile, typically "
            f"{typical * 1000:.1f} ms, the slowest in {spent[-1] * 1000:.0f} ms")
        # Where the machine itself is late without any flood, the flood is not to blame.
        row.require(late < max(PATIENCE, 4 * before), "too late")
        row.require(ending == 0 and stopped < 5, f"SIGTERM: {ending} after {stopped:.1f} s")
        return counted
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
