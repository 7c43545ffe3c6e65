"""A client of a dozen lines that knows only the wire, and a daemon of one's own to talk to."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import unittest
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


# Set by scripts/sanitize: which sanitizer is in the programs.
SANITIZER = os.environ.get("JIFEN_SANITIZER")


def unless_sanitized(reason):
    return unittest.skipIf(SANITIZER, f"{SANITIZER} sanitizer: {reason}: NOT TESTED HERE")


def program(name):
    folder = os.environ.get("JIFEN_BIN") or ROOT / ".build" / "release"
    return str(Path(folder) / name)


class Refused(Exception):
    def __init__(self, error):
        super().__init__(error["data"]["kind"])
        self.kind = error["data"]["kind"]
        self.error = error


class Client:
    """Six lines reach everything: connect, one JSON object a line, read one back."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(30)
        try:
            self.socket.connect(path)
        except OSError:
            self.socket.close()
            raise
        self.file = self.socket.makefile("rwb")

    def line(self, method, params, number=1):
        request = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
        self.file.write(json.dumps(request).encode() + b"\n")
        self.file.flush()
        return self.file.readline()

    def call(self, method, **params):
        reply = json.loads(self.line(method, params))
        if "error" in reply:
            raise Refused(reply["error"])
        return reply["result"]

    def change(self, method, **params):
        return self.call(method, **{"request": str(uuid.uuid4()), **params})

    def close(self):
        try:
            self.file.close()
        except OSError:
            pass
        self.socket.close()


class Daemon:
    """jifend in a folder of its own; `simulate` makes its books a training book's."""

    def __init__(self, simulate="2026-10-12", wrap=(), mode=0o700):
        self.folder = tempfile.mkdtemp(prefix="jifen-test-")
        os.chmod(self.folder, mode)
        self.books = self.folder + "/books/books.sqlite"
        self.socket = self.folder + "/jifen.sock"
        self.simulate = simulate
        self.wrap = list(wrap)
        self.process = None

    def arguments(self):
        clock = ["--simulate", self.simulate] if self.simulate else []
        return [
            program("jifend"), "--books", self.books, "--socket", self.socket, *clock,
        ]

    def start(self, wrap=None, wait=True, **environment):
        with open(self.folder + "/log", "ab") as log:
            self.process = subprocess.Popen(
                [*(self.wrap if wrap is None else wrap), *self.arguments()],
                stderr=log, stdout=log, env={**os.environ, **environment})
        if wait:
            self.wait_until_it_serves()
        return self

    def wait_until_it_serves(self):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                return self.client().close()
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.005)
        raise AssertionError("jifend does not serve: " + Path(self.folder, "log").read_text())

    def client(self):
        return Client(self.socket)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.terminate()
        return self.process.wait(timeout=10)

    def remove(self):
        if self.process and self.process.poll() is None:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def furnish(self):
        """Opened books with the county's rules and four people."""
        client = self.client()
        client.change("books.open", enterprise="示范厂", kind="training", leader="user:zhao")
        leader = {"as": "user:zhao"}
        for year in (2024, 2025, 2026):
            text = (ROOT / f"config/calendars/{year}.json5").read_text()
            client.change("calendar.adopt", text=text, **leader)
        text = (ROOT / "config/policy/jinzhai.json5").read_text()
        client.change("policy.adopt", text=text, **leader)
        for number, role in (("E001", "administrator"), ("E002", "reviewer"), ("E003", None)):
            client.change(
                "employee.add", employee=number, name="某人", department="铸造车间",
                type="regular", **leader)
            if role:
                client.change("role.grant", to=number, role=role, **leader)
        client.close()
        return self


def jifen(daemon, *words, lang="en", check=None, text=None, environment=None):
    """The command line as a person would run it, without a terminal."""
    done = subprocess.run(
        [program("jifen"), "--lang", lang, "--socket", daemon.socket, *words],
        input=text, capture_output=True, text=True, timeout=60,
        env={**os.environ, **(environment or {})})
    if check is not None and done.returncode != check:
        raise AssertionError(
            f"jifen {words}: exit {done.returncode}, not {check}\n{done.stdout}{done.stderr}")
    return done
