"""A disk so small that it is full at once, seen by one program only."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

# Filled or emptied from outside, through the program's own view of the files.
MOUNTED = 'mount -t tmpfs -o size={size} none "$0" && {before}exec "$@"{after}'


class SmallDisk:
    def __init__(self, words, size="64k", before="", after="", **how):
        self.folder = tempfile.mkdtemp(prefix="jifen-disk-")
        words = [word.replace("DISK", self.folder) for word in words]
        script = MOUNTED.format(size=size, before=before, after=after)
        self.process = subprocess.Popen(
            ["unshare", "--mount", "sh", "-c", script, self.folder, *words],
            stdin=subprocess.DEVNULL, **how)
        self.inside = Path(f"/proc/{self.process.pid}/root{self.folder}")

    def fill(self):
        with open(self.inside / "filler", "ab", buffering=0) as filler:
            try:
                while True:
                    filler.write(bytes(4096))
            except OSError:
                pass

    def empty(self):
        (self.inside / "filler").unlink()

    def until(self, holds, seconds=20):
        deadline = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > deadline:
                raise AssertionError("waited in vain")
            time.sleep(0.01)

    def remove(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()
        shutil.rmtree(self.folder)
