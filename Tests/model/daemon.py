"""The real daemon: one process for one book, in a folder of its own."""

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time

PATIENCE = 30
CONFIG = os.path.join(os.path.dirname(os.path.abspath(__file__)), "jifend.json5")


class Lost(Exception):
    """The daemon is not there, or says nothing."""


def folder():
    """A new folder, in memory where there is room: the books are synced at every commit."""
    shared = "/dev/shm"
    room = os.path.isdir(shared) and shutil.disk_usage(shared).free > 256 << 20
    return tempfile.mkdtemp(prefix="jifen-model-", dir=shared if room else None)


class Daemon:
    """Starts, stops and kills it; sends requests and takes replies in order."""

    def __init__(self, program, simulate):
        self.program = program
        self.place = folder()
        self.process = self.socket = None
        self.count = 0
        self.start(simulate)

    def path(self, name):
        return os.path.join(self.place, name)

    def start(self, simulate):
        with open(self.path("log"), "ab") as log:
            self.process = subprocess.Popen(
                [self.program, "--books", self.path("books.sqlite"), "--socket",
                 self.path("socket"), "--simulate", str(simulate), "--config", CONFIG,
                 "--log", "warning"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        until = time.monotonic() + PATIENCE
        while not self.connect():
            if self.process.poll() is not None or time.monotonic() > until:
                raise Lost("it does not start: " + self.log())
            time.sleep(0.001)

    def connect(self):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(PATIENCE)
        try:
            self.socket.connect(self.path("socket"))
        except OSError:
            self.socket.close()
            return False
        self.lines = self.socket.makefile("rb")
        return True

    def log(self):
        with open(self.path("log"), errors="replace") as log:
            return log.read()[-2000:]

    def stop(self, how):
        """`TERM`: finishes what it was asked and leaves; `KILL`: at once."""
        self.process.send_signal(getattr(signal, "SIG" + how))
        self.process.wait(PATIENCE)
        self.lines.close()
        self.socket.close()

    def close(self):
        if self.process and self.process.poll() is None:
            self.stop("KILL")
        shutil.rmtree(self.place, ignore_errors=True)

    def send(self, calls):
        """Asks without waiting; at most 64 at a time, as the wire says."""
        lines = []
        for method, params in calls:
            self.count += 1
            request = {"jsonrpc": "2.0", "id": self.count, "method": method, "params": params}
            lines.append(json.dumps(request, ensure_ascii=False))
        self.socket.sendall(("\n".join(lines) + "\n").encode())

    def replies(self, number):
        """That many replies, the lines of long answers put together."""
        for id in range(self.count - number + 1, self.count + 1):
            rows = []
            while True:
                reply = self.line()
                result = reply.get("result", {})
                if reply.get("id") != id:
                    raise Lost(f"a reply to {reply.get('id')} instead of {id}: {reply}")
                if not result.get("continues"):
                    break
                rows += result["rows"]
            if rows:
                result["rows"] = rows + result["rows"]
            yield reply

    def line(self):
        try:
            line = self.lines.readline()
        except OSError as error:
            raise Lost(f"it does not answer: {error}; {self.log()}") from None
        if not line:
            raise Lost("it hung up: " + self.log())
        return json.loads(line)

    def ask(self, method, params):
        self.send([(method, params)])
        return next(self.replies(1))
