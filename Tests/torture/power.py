"""Power loss: at any moment, with what was not synced dropped, reordered or torn."""

import hashlib
import json
import os
import shutil
import sqlite3
import time
from contextlib import closing

from chain import field, number
from ledger import Client, Daemon

from .disk import Disk, records
from .oracle import Load, Recorder, differing, is_remembered, settle
from .workload import DAY, Workload

EVENTS = (
    "SELECT seq, stream, version, type, recorded_at, effective_at, actor, request_id, body, hash "
    "FROM event ORDER BY seq")


def reading(books):
    """The books as SQLite finds them, its recovery included; closed without a checkpoint."""
    return closing(sqlite3.connect(f"file:{books}?mode=ro", uri=True))


def power_loss(bench, described):
    least, until = bench.size(20_000, 300), bench.until(0.25)
    with bench.row("power loss at any moment: disk images") as row:
        lives, served, syncs = 0, 0, 0
        while row.tried < least or time.monotonic() < until and not bench.is_short:
            story = Story(bench, described, f"power/{lives}", bench.size(240, 60))
            story.search(row, bench.size(4_000, least), until if row.tried >= least else None)
            lives, served, syncs = lives + 1, served + story.served, syncs + story.syncs
        row.note(f"{lives} lives, {syncs} syncs; {served} images served and verified by jifend")
    with bench.row("control: synchronous=NORMAL must lose changes", control=True) as row:
        story = Story(bench, described, "normal", bench.size(200, 40), TORTURE_NORMAL="1")
        story.search(row, bench.size(2_000, 150))


class Story:
    """One life of the books, with all that was done to the disk meanwhile: made, filled by four
    clients, stopped in order, filled further, killed several times."""

    def __init__(self, bench, described, name, size, **environment):
        self.bench = bench
        self.name = name
        self.rng = bench.random(name)
        self.recorder = Recorder()
        self.place = bench.folder(name)
        log = self.place + "/log"
        self.run(described, size, {
            "LD_PRELOAD": bench.library("power"), "TORTURE_LOG": log, **environment})
        with open(log, "rb") as file:
            self.log = list(records(file.read()))
        self.numbers = {asked[0]: request for request, asked in self.recorder.asked.items()}

    def run(self, described, size, environment):
        work = Workload(self.rng.random(), size, described)
        daemon = Daemon(simulate=DAY)
        environment["TORTURE_DISK"] = os.path.dirname(daemon.books)
        try:
            daemon.start(**environment)
            client = daemon.client()
            for call in work.opening:
                self.recorder.ask(client, [call])
            client.close()
            half = size // 2
            shares = [work.changes[part::4] for part in range(4)]
            Load(daemon.socket, self.recorder, [s[:half // 4] for s in shares], self.name,
                (1, 1, 1, 2)).join()
            daemon.stop()
            rest = [share[half // 4:] for share in shares]
            for _ in range(4):
                # Slow syncs, so that some are killed between a write and its sync: what the next
                # one finds in the log is then not safe yet.
                daemon.start(TORTURE_SLOW="2000", **environment)
                settle(self.recorder, daemon.socket)
                load = Load(
                    daemon.socket, self.recorder, rest, self.rng.random(), (1, 1, 1, 4))
                time.sleep(0.01 + 0.03 * self.rng.random())
                daemon.kill()
                load.join()
            daemon.start(**environment)
            settle(self.recorder, daemon.socket)
            Load(daemon.socket, self.recorder, rest, self.name, (1, 4)).join()
            # The log of the books is copied back after half a second of nothing to do.
            time.sleep(0.7)
            daemon.stop()
            with reading(daemon.books) as file:
                self.chain = file.execute(EVENTS).fetchall()
        finally:
            daemon.remove()
        previous = bytes(32)
        for fact in self.chain:
            previous = link(fact, previous)
            assert previous == fact[-1], f"the chain is broken at {fact[0]}"

    def search(self, row, count, until=None):
        """So many images, spread over the whole life."""
        last = row.tried + count
        stride = max(1, len(self.log) // count)
        while row.tried < last:
            for image, acknowledged in self.cuts(stride):
                self.examine(row, image, acknowledged)
                if row.tried >= last or until and time.monotonic() > until:
                    break
            if until and time.monotonic() > until:
                break
        shutil.rmtree(self.place)

    @property
    def syncs(self):
        return sum(kind == "S" for kind, *_ in self.log)

    served = 0

    def cuts(self, stride):
        """An image for each moment at which something is on its way, and what had been
        acknowledged by then: {request: (seq, head, line)}."""
        disk, acknowledged = Disk(), {}
        offset = self.rng.randrange(stride)
        for index, record in enumerate(self.log):
            if record[0] == "A":
                acknowledged |= self.acknowledged(record[3])
            else:
                disk.take(*record)
            if (index + offset) % stride == 0 and disk.pending:
                yield disk.image(self.rng), acknowledged

    def acknowledged(self, sent):
        """Of the lines that were sent, those that promise something."""
        found = {}
        for line in sent.splitlines(keepends=True):
            try:
                reply = json.loads(line)
            except ValueError:
                continue
            if is_remembered(reply) and reply["id"] in self.numbers:
                promise = reply.get("result") or reply["error"]["data"]
                found[self.numbers[reply["id"]]] = (promise["seq"], promise["head"], line)
        return found

    def examine(self, row, image, acknowledged):
        how, files = image
        folder = self.place + "/image"
        os.mkdir(folder)
        try:
            for name, content in files.items():
                with open(f"{folder}/{name}", "wb") as file:
                    file.write(content)
            row.tried += 1
            loss = self.loss(folder + "/books.sqlite", acknowledged)
            if row.is_control:
                row.caught += loss is not None
            elif loss:
                row.fault(f"{how}: {loss}")
            elif row.tried % self.bench.size(100, 30) == 1:
                self.start(row, folder, acknowledged)
        finally:
            shutil.rmtree(folder)

    def loss(self, books, acknowledged):
        """What is missing or wrong: None where every promise is kept."""
        try:
            with reading(books) as file:
                facts = file.execute(EVENTS).fetchall()
                remembered = {request for request, in file.execute("SELECT id FROM request")}
                head = file.execute("SELECT seq, hash FROM head").fetchone()
        except sqlite3.Error as error:
            return f"{error}, {len(acknowledged)} acknowledged" if acknowledged else None
        if facts != self.chain[:len(facts)]:
            return "the events are not those that were recorded"
        if head != (len(facts), facts[-1][-1] if facts else bytes(32)):
            return f"the head is {head[0]}, the last event {len(facts)}"
        for request, (seq, promised, _) in acknowledged.items():
            if seq > len(facts) or seq and facts[seq - 1][-1].hex() != promised:
                return f"{request}: acknowledged at {seq}, the books end at {len(facts)}"
            if request not in remembered:
                return f"{request}: acknowledged, its reply is not there"
        return None

    def start(self, row, folder, acknowledged):
        """The real daemon on that disk: it starts, verifies, and gives each reply again."""
        daemon = Daemon(simulate=DAY)
        shutil.copytree(folder, os.path.dirname(daemon.books))
        known = Recorder()
        known.asked = self.recorder.asked
        for request, (_, _, line) in acknowledged.items():
            known.lines[request], known.replies[request] = line, json.loads(line)
        try:
            daemon.start()
            lost = differing(known, daemon.socket)
            row.require(not lost, f"served after power loss: {len(lost)} replies differ")
            client = Client(daemon.socket)
            if acknowledged:
                verdict = client.call("books.verify")
                row.require(verdict["verdict"] == "intact", verdict)
            client.close()
            self.served += 1
        except AssertionError as error:
            row.fault(f"jifend does not start after power loss: {error}")
        finally:
            daemon.remove()


def link(fact, previous):
    """The hash of a stored event: over the bytes as they are stored."""
    seq, stream, version, kind, recorded, effective, actor, request, body, _ = fact
    return hashlib.sha256(b"".join([
        b"jifen-1", number(seq), previous, field(stream.encode()), number(version),
        field(kind.encode()), number(recorded), number(effective), field(actor.encode()),
        number(-1) if request is None else field(request.encode()), field(body),
    ])).digest()
