"""A recording client, and the judge of what it recorded.

It knows of every change whether it was acknowledged, refused, or left open when the daemon died.
Afterwards the books must have every end that a reply named; each reply must come again, byte for
byte, under its request id; what was left open must become certain; and a program that knows the
rules a second time (Tests/model), given the changes one at a time in the order of the books, must
come to the same replies, to the last hash.
"""

import json
import os
import random
import shutil
import sqlite3
import tempfile
import threading
from contextlib import closing, contextmanager

from compare import look, paths, without_blind
from days import as_day
from ledger import Client
from model import Model

from .workload import DAY

# What the same request may be answered otherwise, later.
OPEN = {"outcome_unknown", "shutting_down", "storage_full", "internal", "too_many_connections"}


def is_remembered(reply):
    """By the wire: a reply that names the head of the books is stored under its request id."""
    return "head" in (reply.get("result") or reply["error"]["data"])


def kind(reply):
    return reply["error"]["data"]["kind"] if "error" in reply else None


class Recorder:
    """Asks, and keeps what was answered. Several threads may ask at once."""

    def __init__(self):
        self.lock = threading.Lock()
        self.asked = {}
        self.lines = {}
        self.replies = {}
        # Requests that were answered twice, and not the same.
        self.conflicts = []

    def ask(self, client, calls):
        """Asks at once, takes the replies in order. False: the connection broke on the way."""
        text = b""
        for method, params in calls:
            request = params["request"]
            with self.lock:
                number, _, _ = self.asked.setdefault(
                    request, (len(self.asked) + 1, method, params))
            line = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
            text += json.dumps(line, ensure_ascii=False).encode() + b"\n"
        try:
            client.socket.sendall(text)
            for _, params in calls:
                line = client.file.readline()
                if not line.endswith(b"\n"):
                    return False
                self.take(params["request"], line)
        except OSError:
            return False
        return True

    def take(self, request, line):
        reply = json.loads(line)
        if kind(reply) in OPEN:
            return
        with self.lock:
            # A reply that names no head, such as a role that was granted only later, was not stored:
            # asked again, the request is decided anew.
            earlier = self.replies.get(request)
            if earlier and is_remembered(earlier) and self.lines[request] != line:
                self.conflicts.append(request)
                return
            self.lines[request] = line
            self.replies[request] = reply

    @property
    def open(self):
        """Requests of which nothing certain is known."""
        return [request for request in self.asked if request not in self.replies]

    def calls(self, requests):
        return [self.asked[request][1:] for request in requests]


class Load:
    """Several clients at once, each with its share of the changes, until the daemon is gone."""

    def __init__(self, path, recorder, shares, seed, windows=(1, 1, 2, 4, 16)):
        """`windows`: how many changes a client asks for at once."""
        self.threads = [
            threading.Thread(
                target=self.work, args=(path, recorder, share, f"{seed}/{number}", windows))
            for number, share in enumerate(shares)]
        for thread in self.threads:
            thread.start()

    @staticmethod
    def work(path, recorder, share, seed, windows):
        rng = random.Random(seed)
        try:
            client = Client(path)
        except OSError:
            return
        while share:
            some = share[:rng.choice(windows)]
            if not recorder.ask(client, some):
                break
            del share[:len(some)]
        client.close()

    def join(self):
        for thread in self.threads:
            thread.join()


def in_pieces(calls, size=48):
    return [calls[start:start + size] for start in range(0, len(calls), size)]


def settle(recorder, path):
    """Asks again for what was left open."""
    client = Client(path)
    for piece in in_pieces(recorder.calls(recorder.open)):
        if not recorder.ask(client, piece):
            break
    client.close()
    return recorder.open


def differing(recorder, path):
    """Requests whose reply does not come again: the worst that there can be."""
    again = Recorder()
    again.asked = recorder.asked
    client = Client(path)
    kept = [request for request, reply in recorder.replies.items() if is_remembered(reply)]
    for piece in in_pieces(recorder.calls(kept)):
        again.ask(client, piece)
    client.close()
    return [request for request in kept if again.lines.get(request) != recorder.lines[request]]


@contextmanager
def copied(books):
    """A copy of the books, because SQLite does not find its way into another file system's root;
    the log first, so that what is copied back meanwhile is there twice and not never."""
    with tempfile.TemporaryDirectory() as folder:
        for end in ("-wal", ""):
            if os.path.exists(books + end):
                shutil.copyfile(books + end, f"{folder}/books{end}")
        with closing(sqlite3.connect(f"{folder}/books")) as file:
            yield file


def broken(recorder, books):
    """Replies that name an end which the books do not have. To be looked at before anything is
    asked again: what is carried out a second time may well come to the same reply."""
    with copied(books) as file:
        hashes = dict(file.execute("SELECT seq, hex(hash) FROM event"))
    found = []
    for request, reply in recorder.replies.items():
        promise = reply.get("result") or reply["error"]["data"]
        if promise.get("seq") and hashes.get(promise["seq"], "").lower() != promise["head"]:
            found.append(request)
    return found


def in_order(recorder, books):
    """The requests that came to the rules, in the order in which they did. A refusal saw the books
    as they were after the last change before it."""
    with copied(books) as file:
        entered = {request for request, in file.execute("SELECT DISTINCT request_id FROM event")}
    kept = [
        ((reply.get("result") or reply["error"]["data"])["seq"], request not in entered, request)
        for request, reply in recorder.replies.items() if is_remembered(reply)]
    return [request for _, _, request in sorted(kept, key=lambda entry: entry[:2])]


def retold(recorder, client, books, described):
    """The changes told to the model one at a time: None, or the first difference."""
    model = Model(described, as_day(DAY))
    for request in in_order(recorder, books):
        _, method, params = recorder.asked[request]
        ours, theirs = dict(recorder.replies[request]), model.call(method, params)
        del ours["jsonrpc"], ours["id"]
        theirs = json.loads(json.dumps(theirs))
        if ours != theirs:
            return f"{method} {params}: " + "; ".join(paths(ours, theirs))[:400]
    for method, params in look(model):
        theirs = without_blind(json.loads(json.dumps(model.call(method, params))), method)
        ours = {"result": whole(client, method, params)}
        if without_blind(ours, method) != theirs:
            return f"{method} {params}: " + "; ".join(paths(ours, theirs))[:400]
    return None


def whole(client, method, params):
    """A long answer, its lines put together."""
    found, reply = [], json.loads(client.line(method, params))
    while reply.get("result", {}).get("continues"):
        found += reply["result"]["rows"]
        reply = json.loads(client.file.readline())
    result = reply.get("result", reply)
    if found:
        result["rows"] = found + result["rows"]
    return result


def judge(row, recorder, daemon, described=None, name=""):
    """All that must hold of a daemon that was started again."""
    gone = broken(recorder, daemon.books)
    row.require(not gone, f"{name}: {len(gone)} acknowledged and not there: {gone[:3]}")
    left = settle(recorder, daemon.socket)
    row.require(not left, f"{name}: {len(left)} stay open: {left[:3]}")
    lost = differing(recorder, daemon.socket) + recorder.conflicts
    row.require(not lost, f"{name}: {len(lost)} replies differ: {lost[:3]}")
    client = daemon.client()
    verdict = client.call("books.verify")
    row.require(verdict["verdict"] == "intact", f"{name}: {verdict}")
    if described:
        difference = retold(recorder, client, daemon.books, described)
        row.require(difference is None, f"{name}: the model says otherwise: {difference}")
    client.close()
