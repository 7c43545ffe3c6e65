"""A disk that fails, or is full: at every write, at every sync, and for as long as it lasts."""

import json
import os
import shutil
import signal
import subprocess
import time

from ledger import Daemon, Refused

from .oracle import Recorder, in_pieces, judge, kind
from .workload import DAY, Workload

# What the daemon may answer a change with that it could not put on the disk. A refusal by a rule
# and an acknowledgement are right, too, as long as they are true afterwards.
ANSWERS = {"outcome_unknown", "storage_full", "internal", "shutting_down", "books_damaged"}
OUTCOME_UNKNOWN = 3


def failing(bench, described):
    run = Run(bench, described)
    for what, how, name in (
            ("sync", "EIO", "EIO at every sync of a run"),
            ("write", "EIO", "EIO at every write of a run"),
            ("write", "ENOSPC", "ENOSPC at every write of a run"),
            ("write", "SHORT", "every write of a run cut short")):
        with bench.row(name) as row:
            run.fail_at_each(row, what, how)
    for what, how in (("sync", "EIO"), ("write", "ENOSPC")):
        with bench.row(f"{how} at every {what} from one on") as row:
            run.fail_at_each(row, what, how, "+")
    run.template.remove()
    with bench.row("a full disk, and room again") as row:
        for round in range(bench.size(5, 1)):
            full_disk(bench, row, described)
    with bench.row("a limit on the size of files, and none again") as row:
        limited(bench, row, described)


class Run:
    """A short run, again and again from the same books; each time another call fails."""

    def __init__(self, bench, described):
        self.bench = bench
        work = Workload(bench.random("failing").random(), bench.size(60, 30), described)
        self.changes = work.changes
        self.known = Recorder()
        self.template = Daemon(simulate=DAY).start()
        client = self.template.client()
        for call in work.opening:
            self.known.ask(client, [call])
        client.close()
        self.template.stop()
        self.seen = {}

    def fail_at_each(self, row, what, how, until=""):
        self.seen = {}
        total = self.run(row, what, "COUNT", "1")
        step = self.bench.size(1, max(1, total // 8))
        offset = self.bench.random(what, how).randrange(step)
        self.bench.side_by_side(
            lambda number: self.run(row, what, how, f"{number}{until}"),
            range(1 + offset, total + 1, step))
        answers = ", ".join(f"{kind} {count}" for kind, count in sorted(self.seen.items()))
        row.note(f"{total} such calls; {answers}")

    def run(self, row, what, how, when):
        daemon = Daemon(simulate=DAY)
        shutil.copytree(os.path.dirname(self.template.books), os.path.dirname(daemon.books))
        recorder = Recorder()
        recorder.asked = dict(self.known.asked)
        recorder.lines, recorder.replies = dict(self.known.lines), dict(self.known.replies)
        name, count = f"{what} {how} {when}", daemon.folder + "/count"
        try:
            daemon.start(
                wait=False, LD_PRELOAD=self.bench.library("faults"),
                TORTURE_DISK=os.path.dirname(daemon.books), TORTURE_COUNT=count,
                TORTURE_FAULT=f"{what}:{how}:{when}")
            answers = self.ask(daemon, recorder)
            self.end(row, daemon, answers, name)
            if how == "COUNT":
                with open(count) as file:
                    return int(file.read())
            row.count()
            for answer in answers:
                self.seen[answer] = self.seen.get(answer, 0) + 1
            daemon.start()
            judge(row, recorder, daemon, name=name)
        except Exception as error:
            row.fault(f"{name}: {type(error).__name__}: {error}")
        finally:
            daemon.remove()

    def ask(self, daemon, recorder):
        """The kinds of answers that are neither an acknowledgement nor a rule's."""
        try:
            daemon.wait_until_it_serves()
            client = daemon.client()
        except (OSError, AssertionError):
            return ["no start"]
        refused = Refusals(recorder)
        for piece in in_pieces(self.changes, 3):
            if not refused.ask(client, piece):
                break
        client.close()
        return refused.kinds

    def end(self, row, daemon, answers, name):
        """It ends by itself when it must, in order when asked, and never by a signal."""
        if "outcome_unknown" not in answers:
            daemon.process.terminate()
        status = daemon.process.wait(timeout=20)
        wanted = (OUTCOME_UNKNOWN,) if "outcome_unknown" in answers else (0, 1, OUTCOME_UNKNOWN)
        row.require(status in wanted, f"{name}: exit {status} after {answers}")


class Refusals:
    """A recorder's ear: what it does not keep, by kind."""

    def __init__(self, recorder):
        self.recorder, self.kinds = recorder, []
        recorder.take, self.take = self.hear, recorder.take

    def hear(self, request, line):
        reply = json.loads(line)
        if "error" in reply and kind(reply) in ANSWERS:
            self.kinds.append(kind(reply))
        self.take(request, line)

    def ask(self, client, calls):
        return self.recorder.ask(client, calls)


def fill(daemon, recorder, changes):
    """Asks until there is no more room: the first kind of such an answer."""
    client = daemon.client()
    refused = Refusals(recorder)
    try:
        for piece in in_pieces(changes, 8):
            if not refused.ask(client, piece) or refused.kinds:
                break
    finally:
        client.close()
    return set(refused.kinds)


def full_disk(bench, row, described):
    """On a file system of its own, in memory, that something else fills up."""
    work = Workload(bench.random("full").random(), 400, described)
    recorder, daemon = Recorder(), Daemon(simulate=DAY)
    place = os.path.dirname(daemon.books)
    os.mkdir(place)
    # The shell holds on to the file system when the first daemon is killed, and becomes the second.
    script = f'mount -t tmpfs -o size=6m,mode=700 none {place} && {{ "$@"; exec "$@"; }}'
    daemon.start(wrap=["unshare", "-Urm", "sh", "-c", script, "small"])
    try:
        inside = f"/proc/{daemon.process.pid}/root{place}"
        client = daemon.client()
        for call in work.opening:
            recorder.ask(client, [call])
        # Something else takes the room, all but a little.
        with open(inside + "/ballast", "wb") as ballast:
            free = os.statvfs(inside)
            room = bench.random("room").randrange(8, 120)
            ballast.write(bytes(max(0, free.f_bavail * free.f_frsize - (room << 10))))
        kinds = fill(daemon, recorder, work.changes)
        row.check(kinds == {"storage_full"}, f"a full disk: {kinds}")
        probe(row, client)
        client.close()
        first = subprocess.check_output(["pgrep", "-P", str(daemon.process.pid)], text=True)
        os.kill(int(first), signal.SIGKILL)
        wait_for(lambda: not os.path.exists(f"/proc/{int(first)}"))
        daemon.wait_until_it_serves()
        client = daemon.client()
        probe(row, client)
        os.remove(inside + "/ballast")
        # By itself: the same daemon takes the same requests.
        for piece in in_pieces(recorder.calls(recorder.open)):
            recorder.ask(client, piece)
        row.require(not recorder.open, f"not taken after there is room: {len(recorder.open)}")
        fill(daemon, recorder, work.changes)
        daemon.books = inside + "/books.sqlite"
        judge(row, recorder, daemon, described, "a full disk")
        client.close()
        row.require(daemon.stop() == 0, "it does not stop in order")
    finally:
        daemon.remove()


def wait_for(holds):
    deadline = time.monotonic() + 10
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.001)


def probe(row, client):
    """Reading goes on while nothing can be written, and the refusal says: again, later."""
    row.check("enterprise" in client.call("books.status"), "no reading on a full disk")
    try:
        client.change("employee.add", employee="E77", department="铸造车间", type="regular",
                      name="甲" * 20, **{"as": "E1"})
    except Refused as refused:
        if refused.kind == "storage_full":
            row.check(refused.error["data"]["retryable"], "storage_full is not retryable")


def limited(bench, row, described):
    """RLIMIT_FSIZE, lowered and raised in the running daemon."""
    work = Workload(bench.random("limited").random(), 400, described)
    recorder, daemon = Recorder(), Daemon(simulate=DAY).start()
    try:
        client = daemon.client()
        for call in work.opening:
            recorder.ask(client, [call])
        now = max(
            os.path.getsize(daemon.books + end) for end in ("", "-wal")
            if os.path.exists(daemon.books + end))
        limit(daemon, now + (40 << 10))
        kinds = fill(daemon, recorder, work.changes)
        row.check(kinds == {"storage_full"}, f"at the limit: {kinds}")
        probe(row, client)
        limit(daemon, "unlimited")
        for piece in in_pieces(recorder.calls(recorder.open)):
            recorder.ask(client, piece)
        row.check(not recorder.open, f"not taken without the limit: {len(recorder.open)}")
        fill(daemon, recorder, work.changes)
        judge(row, recorder, daemon, described, "a limit on files")
        client.close()
    finally:
        daemon.remove()


def limit(daemon, size):
    subprocess.run(
        ["prlimit", f"--pid={daemon.process.pid}", f"--fsize={size}:unlimited"], check=True)
