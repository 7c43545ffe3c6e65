"""What the parts share: the seed, the time, the programs, and the table of what held."""

import os
import random
import shutil
import subprocess
import tempfile
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent


class Row:
    """One line of the table: what was tried, how often, and what did not hold."""

    def __init__(self, name):
        self.name = name
        self.tried = 0
        self.faults = []
        self.notes = []
        self.seconds = 0.0
        self.lock = threading.Lock()
        # Of a control: what must be found wrong, or the search is blind.
        self.is_control = False
        self.caught = 0

    def count(self):
        """One try more; several threads may try."""
        with self.lock:
            self.tried += 1

    def check(self, holds, what):
        """Counts one try; `what` is said where it did not hold."""
        self.count()
        return self.require(holds, what)

    def require(self, holds, what):
        """Part of a try that is counted elsewhere."""
        if not holds:
            self.fault(what)
        return bool(holds)

    def fault(self, what):
        self.faults.append(str(what)[:600])
        if len(self.faults) <= 3:
            print(f"    {self.name}: {self.faults[-1]}", flush=True)

    def note(self, text):
        self.notes.append(text)

    @property
    def holds(self):
        if self.is_control:
            return self.caught > 0 and not self.faults
        return self.tried > 0 and not self.faults

    def verdict(self):
        if self.is_control:
            return f"found {self.caught} times" if self.holds else "NOT FOUND: the test is blind"
        return "held" if self.holds else f"FAILED {len(self.faults)} times"


class Bench:
    """One run of the torture."""

    def __init__(self, seed, minutes, is_short):
        self.seed = seed
        self.minutes = minutes
        self.is_short = is_short
        self.rows = []
        self.room = tempfile.mkdtemp(prefix="jifen-torture-", dir=memory())
        # All daemons live there; another user may pass through, to the one that is open to it.
        os.chmod(self.room, 0o711)
        tempfile.tempdir = self.room
        self.libraries = {}

    def random(self, *names):
        """Chance of its own for each part, so that one part can be run again alone."""
        return random.Random("/".join(map(str, (self.seed, *names))))

    def size(self, long, short):
        """How much is to be done: in the long form, and among the ordinary tests."""
        return short if self.is_short else long

    def until(self, share):
        """When a part that could go on for ever ends: `share` of all the time."""
        return time.monotonic() + self.minutes * 60 * share

    def side_by_side(self, work, items):
        """Several at a time: most of it is waiting for daemons to start and to end."""
        with ThreadPoolExecutor(3) as pool:
            list(pool.map(work, items))

    def folder(self, prefix):
        return tempfile.mkdtemp(prefix=prefix.replace("/", "-") + "-", dir=self.room)

    @contextmanager
    def row(self, name, control=False):
        row = Row(name)
        row.is_control = control
        self.rows.append(row)
        began = time.monotonic()
        try:
            yield row
        except Exception as error:  # A part that breaks is a part that did not hold.
            traceback.print_exc()
            row.fault(f"{type(error).__name__}: {error}")
        row.seconds = time.monotonic() - began
        print(line(row), flush=True)

    def library(self, name):
        """A library to preload, built from the C file of that name beside this one."""
        if name not in self.libraries:
            made = f"{self.room}/{name}.so"
            subprocess.run(
                ["cc", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", made,
                 str(HERE / f"{name}.c"), "-ldl", "-lpthread"], check=True)
            self.libraries[name] = made
        return self.libraries[name]

    def table(self):
        widths = max(len(row.name) for row in self.rows)
        print(f"\nseed {self.seed}\n\n{'tried':>8}  {'what':<{widths}}  {'seconds':>7}  outcome")
        for row in self.rows:
            print(line(row, widths))
        return all(row.holds for row in self.rows)

    def close(self):
        shutil.rmtree(self.room, ignore_errors=True)


def line(row, width=0):
    notes = "; ".join(row.notes)
    return (
        f"{row.tried:>8}  {row.name:<{width}}  {row.seconds:>7.1f}  {row.verdict()}"
        + (f" ({notes})" if notes else ""))


def memory():
    """A place in memory, where there is room: what is synced there costs nothing."""
    shared = "/dev/shm"
    has_room = os.path.isdir(shared) and shutil.disk_usage(shared).free > 1 << 30
    return shared if has_room else None
