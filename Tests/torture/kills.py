"""Killed without warning: at every write, at every sync, at random moments under load."""

import os
import shutil
import subprocess
import time

from ledger import Daemon

from .oracle import Load, Recorder, broken, in_pieces, judge
from .workload import DAY, Workload

CALLS = "pwrite64", "fdatasync"


def kills(bench, described):
    run = EveryCall(bench, described)
    for call in CALLS:
        with bench.row(f"SIGKILL at every {call} of a run") as row:
            run.kill_at_each(row, call)
    run.template.remove()
    with bench.row("SIGKILL at random under load of six clients") as row:
        random_kills(bench, row, described)
    with bench.row("control: the end of the log cut off after a kill", control=True) as row:
        for life in range(bench.size(10, 2)):
            cut_back(bench, row, described, life)


class EveryCall:
    """A run of changes in batches of four, again and again from the same books, and at each call
    of it, one after the other, the kernel kills the daemon instead."""

    def __init__(self, bench, described):
        self.bench = bench
        self.described = described
        work = Workload(bench.random("calls").random(), bench.size(320, 60), described)
        self.changes = work.changes
        self.known = Recorder()
        self.template = Daemon(simulate=DAY).start()
        client = self.template.client()
        for call in work.opening:
            self.known.ask(client, [call])
        client.close()
        self.template.stop()

    def kill_at_each(self, row, call):
        total = self.run(row, call, None)
        # The short form looks at a few moments, other ones in each part of the run.
        step = self.bench.size(1, max(1, total // 10))
        offset = self.bench.random(call).randrange(step)
        self.bench.side_by_side(
            lambda number: self.run(row, call, number), range(1 + offset, total + 1, step))
        row.note(f"{total} such calls, {len(self.changes)} changes")

    def run(self, row, call, number):
        """How often the call was made, where `number` is None; else dies at that one."""
        daemon = Daemon(simulate=DAY)
        shutil.copytree(os.path.dirname(self.template.books), os.path.dirname(daemon.books))
        recorder = Recorder()
        recorder.asked = dict(self.known.asked)
        recorder.lines, recorder.replies = dict(self.known.lines), dict(self.known.replies)
        trace = daemon.folder + "/trace"
        inject = ["-e", f"inject={call}:signal=SIGKILL:when={number}"] if number else []
        try:
            daemon.start(wait=False, wrap=[
                "strace", "-f", "--seccomp-bpf", "-o", trace if not number else "/dev/null",
                "-e", f"trace={call}", "-e", "signal=none", *inject])
            self.ask(daemon, recorder)
            if not number:
                end_under_strace(daemon)
                with open(trace) as lines:
                    return sum(call + "(" in line for line in lines)
            # Some die on their way out, at the last checkpoint.
            end_under_strace(daemon)
            row.count()
            daemon.start()
            judge(row, recorder, daemon, name=f"{call} {number}")
        except Exception as error:
            row.fault(f"{call} {number}: {type(error).__name__}: {error}")
        finally:
            daemon.remove()

    def ask(self, daemon, recorder):
        try:
            daemon.wait_until_it_serves()
            client = daemon.client()
        except (OSError, AssertionError):
            return
        for piece in in_pieces(self.changes, 4):
            if not recorder.ask(client, piece):
                break
        client.close()


def end_under_strace(daemon):
    """Asks the daemon itself, strace's child, to stop, and waits for both."""
    children = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(daemon.process.pid)], capture_output=True, text=True)
    for child in children.stdout.split():
        try:
            os.kill(int(child), 15)
        except ProcessLookupError:
            pass
    daemon.process.wait(timeout=20)


def random_kills(bench, row, described):
    """Several lives, each of several kills, each life retold by the model."""
    least, until = bench.size(200, 12), bench.until(0.12)
    rng, lives, changes = bench.random("random kills"), 0, 0
    while row.tried < least or time.monotonic() < until and not bench.is_short:
        lives += 1
        work = Workload(rng.random(), bench.size(1200, 300), described)
        shares, recorder = work.shares(6), Recorder()
        daemon = Daemon(simulate=DAY).start()
        try:
            client = daemon.client()
            for call in work.opening:
                recorder.ask(client, [call])
            client.close()
            while any(shares):
                load = Load(daemon.socket, recorder, shares, rng.random())
                time.sleep(rng.choice([0.002, 0.005, 0.01, 0.03]) * (1 + rng.random()))
                daemon.kill()
                load.join()
                row.tried += 1
                daemon.start()
                gone = broken(recorder, daemon.books)
                row.require(not gone, f"life {lives}: {len(gone)} acknowledged and not there")
            judge(row, recorder, daemon, described, f"life {lives}")
            changes += len(recorder.asked)
        finally:
            daemon.remove()
    row.note(f"{lives} lives, {changes} changes, all retold by the model")


def cut_back(bench, row, described, life):
    """As if what was acknowledged last had never come to the disk: the judge must say so."""
    rng = bench.random("cut back", life)
    work, recorder = Workload(rng.random(), 100, described), Recorder()
    daemon = Daemon(simulate=DAY).start()
    try:
        client = daemon.client()
        for call in work.opening:
            recorder.ask(client, [call])
        Load(daemon.socket, recorder, work.shares(2), 1).join()
        client.close()
        daemon.kill()
        row.tried += 1
        log = daemon.books + "-wal"
        os.truncate(log, int(os.path.getsize(log) * rng.uniform(0.3, 0.9)))
        daemon.start()
        row.caught += len(broken(recorder, daemon.books)) > 0
    finally:
        daemon.remove()
