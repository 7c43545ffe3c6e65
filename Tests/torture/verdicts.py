"""What is in the books, and what the daemon says of them."""

import sqlite3
import subprocess

from ledger import Refused

from .power import EVENTS, reading

# Beside the chain: names, and the replies of requests. No hash covers them.
BESIDE = {"person", "request"}


def content(books):
    """Every row of every table whose content the chain vouches for; None: it cannot be read."""
    try:
        with reading(books) as file:
            names = [name for name, in file.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
            return {
                name: sorted(map(repr, file.execute(f"SELECT * FROM {name}")))
                for name in names if name not in BESIDE}
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def events(books):
    try:
        with reading(books) as file:
            return file.execute(EVENTS).fetchall()
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def verdict(daemon):
    """What the daemon says of its books: `intact`, `damaged`, a kind of error, or `no start`."""
    try:
        daemon.start()
        client = daemon.client()
    except (AssertionError, OSError):
        return "no start"
    try:
        for method in ("whoami", "books.status", "employee.list", "notice.list"):
            line = client.line(method, {})
            if not line:
                return "hung up"
        try:
            found = client.call("books.verify")["verdict"]
        except Refused as refused:
            found = refused.kind
        # What is known to be damaged is not built upon.
        return writable(client) if found != "intact" else found
    except (OSError, ValueError):
        return "hung up"
    finally:
        client.close()


def writable(client):
    try:
        client.change("employee.add", employee="E9999", name="某人", department="铸造车间",
                      type="regular", **{"as": "user:boss"})
    except Refused as refused:
        return refused.kind
    return "WRITABLE THOUGH DAMAGED"


def ended(daemon):
    if daemon.process.poll() is None:
        daemon.process.terminate()
    try:
        return daemon.process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        return None
