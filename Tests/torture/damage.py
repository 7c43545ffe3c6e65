"""Damaged files: flipped bits, cut, swapped and mixed-up files, rows changed behind its back."""

import os
import shutil
import time

from ledger import Daemon

from .oracle import Load, Recorder
from .shell import shell
from .verdicts import content, ended, events, verdict
from .workload import DAY, Workload

PAGE = 4096


def damage(bench, described):
    books = Books(bench, described)
    shell(bench, books)
    with bench.row("a bit flipped in the books") as row:
        bench.side_by_side(
            lambda number: harm(bench, row, books, books.whole, flip_in_books, number),
            range(bench.size(600, 24)))
    with bench.row("a bit flipped in the log") as row:
        bench.side_by_side(
            lambda number: harm(bench, row, books, books.split, flip_in_log, number),
            range(bench.size(300, 12)))
    with bench.row("books or log cut, swapped, shuffled, overwritten") as row:
        bench.side_by_side(
            lambda number: harm(bench, row, books, books.split, mixed_up, number),
            range(bench.size(400, 24)))
    books.daemon.remove()


class Books:
    """Books in two shapes: whole in one file, and, as after a kill, partly in the log. And what was
    in them at an earlier time."""

    def __init__(self, bench, described):
        self.daemon = Daemon(simulate=DAY).start()
        self.room = self.daemon.folder
        work = Workload(bench.random("damage").random(), 500, described)
        recorder, client = Recorder(), self.daemon.client()
        for call in work.opening:
            recorder.ask(client, [call])
        client.close()
        shares = work.shares(3)
        Load(self.daemon.socket, recorder, [share[:120] for share in shares], 1).join()
        # After half a second of nothing to do the log is copied into the file.
        empty = os.path.getsize(self.daemon.books)
        while os.path.getsize(self.daemon.books) <= empty:
            time.sleep(0.01)
        self.daemon.kill()
        self.earlier = self.copy("earlier")
        self.daemon.start()
        Load(self.daemon.socket, recorder, [share[120:] for share in shares], 2).join()
        self.daemon.kill()
        self.split = self.copy("split")
        self.daemon.start()
        self.daemon.stop()
        self.whole = self.copy("whole")
        self.tables = content(self.whole + "/books.sqlite")

    def copy(self, name):
        place = f"{self.room}/{name}"
        shutil.copytree(os.path.dirname(self.daemon.books), place)
        for end in ("-shm", ".lock"):
            if os.path.exists(f"{place}/books.sqlite{end}"):
                os.remove(f"{place}/books.sqlite{end}")
        return place


def harm(bench, row, books, place, how, number):
    """The daemon on damaged files: it ends by no signal, finds what differs, mends nothing."""
    rng = bench.random(how.__name__, number)
    daemon = Daemon(simulate=DAY)
    folder = os.path.dirname(daemon.books)
    shutil.copytree(place, folder)
    what = how(rng, daemon.books, books)
    row.count()
    name = f"{how.__name__} {number}: {what}"
    apart = daemon.folder + "/before"
    shutil.copytree(folder, apart)
    before = content(apart + "/books.sqlite")
    try:
        found = verdict(daemon)
        status = ended(daemon)
        row.require(status is not None and status >= 0, f"{name}: ended by signal {status}")
        row.require(found != "WRITABLE THOUGH DAMAGED", name)
        if found == "intact":
            is_earlier = before is not None and is_beginning(
                before.get("event", []), books.tables["event"])
            is_same = before == books.tables
            row.require(is_same or is_earlier, f"{name}: called intact")
        after = events(daemon.books)
        if before and after is not None:
            row.require(
                sorted(map(repr, after)) == before.get("event"), f"{name}: the events were changed")
        counts = row.counts = getattr(row, "counts", {})
        counts[found] = counts.get(found, 0) + 1
        row.notes = [", ".join(f"{found} {count}" for found, count in sorted(counts.items()))]
    finally:
        daemon.remove()


def is_beginning(events, whole):
    """Without the end of the log the books are as they were earlier: that is no damage, and what
    a head noted elsewhere is for."""
    return set(events) <= set(whole) and len(events) < len(whole)


def flip(rng, path, start=0, end=None):
    size = os.path.getsize(path)
    place = rng.randrange(start, min(end or size, size))
    with open(path, "r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 1 << rng.randrange(8)]))
    return place


def flip_in_books(rng, path, books):
    """In the file's header, a page's header, or anywhere."""
    pages = os.path.getsize(path) // PAGE
    page = rng.randrange(pages) * PAGE
    ranges = [(0, 100), (100, PAGE), (page, page + 12), (page + 8, page + 60), (0, None), (0, None)]
    return f"byte {flip(rng, path, *rng.choice(ranges))}"


def flip_in_log(rng, path, books):
    frame = 24 + PAGE
    log = path + "-wal"
    start = 32 + rng.randrange((os.path.getsize(log) - 32) // frame) * frame
    ranges = [(0, 32), (start, start + 24), (start + 24, start + frame), (0, None)]
    return f"byte {flip(rng, log, *rng.choice(ranges))} of the log"


def mixed_up(rng, path, books):
    """One way to lose a file, a part of it, or its place in time."""
    target = rng.choice([path, path, path + "-wal"])
    size = os.path.getsize(target)
    how = rng.choice([
        "cut", "cut", "cut at a page", "emptied", "removed", "older", "older log", "page zeroed",
        "pages swapped", "garbage", "grown"])
    part = "log" if target.endswith("wal") else "books"
    if how == "cut":
        os.truncate(target, rng.randrange(size))
    elif how == "cut at a page":
        os.truncate(target, rng.randrange(size // PAGE) * PAGE)
    elif how == "emptied":
        os.truncate(target, 0)
    elif how == "removed":
        target = path + "-wal"
        os.remove(target)
        part = "log"
    elif how == "older":
        shutil.copyfile(books.earlier + "/books.sqlite", path)
        part = "books"
    elif how == "older log":
        shutil.copyfile(books.earlier + "/books.sqlite-wal", path + "-wal")
    elif how == "garbage":
        with open(target, "r+b") as file:
            file.seek(rng.randrange(size))
            file.write(rng.randbytes(rng.randrange(1, 9000)))
    elif how == "grown":
        with open(target, "ab") as file:
            file.write(rng.choice([bytes, rng.randbytes])(rng.randrange(1, 3 * PAGE)))
    else:
        one, other = (rng.randrange(size // PAGE) * PAGE for _ in range(2))
        with open(target, "r+b") as file:
            file.seek(one)
            first = file.read(PAGE)
            file.seek(other)
            second = file.read(PAGE)
            file.seek(one)
            file.write(second if how == "pages swapped" else bytes(PAGE))
            file.seek(other)
            file.write(first if how == "pages swapped" else second)
    return f"{how}, {part}"
