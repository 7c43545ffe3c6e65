"""Rows changed behind the daemon's back, with the sqlite3 shell."""

import os
import shutil
import sqlite3

from ledger import Daemon

from .power import link, reading
from .verdicts import BESIDE, ended, events, verdict
from .workload import DAY


def shell(bench, books):
    with bench.row("rows changed with the sqlite3 shell: every column") as row:
        rows_changed(bench, row, books)
    with bench.row("control: a verification without the hashes", control=True) as row:
        blind(bench, row, books)


def alterations(bench, path):
    """Statements that each change one thing: (table, what, statement)."""
    with reading(path) as file:
        tables = [(name, sql) for name, sql in file.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table'")]
        for table, sql in tables:
            count = file.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            if table in BESIDE or not count:
                continue
            columns = file.execute(f"PRAGMA table_info({table})").fetchall()
            keys = [name for _, name, _, _, _, key in columns if key]
            for _, name, kind, _, _, _ in columns:
                row = file.execute(
                    f"SELECT {', '.join(keys)} FROM {table} WHERE {name} IS NOT NULL "
                    f"ORDER BY {', '.join(keys)} LIMIT 1 OFFSET (SELECT CAST("
                    f"(count({name}) - 1) * {bench.random(table, name).random()} AS INTEGER) "
                    f"FROM {table})").fetchone()
                if row is None:
                    continue
                new = {
                    "INTEGER": f"{name} + 1", "TEXT": f"{name} || '9'",
                    "BLOB": f"CAST(substr({name}, 1, length({name}) - 1) || '0' AS BLOB)",
                }[kind]
                where = " AND ".join(f"{key} = {quoted(value)}" for key, value in zip(keys, row))
                yield table, name, f"UPDATE {table} SET {name} = {new} WHERE {where}"
            yield table, "a row removed", f"DELETE FROM {table} WHERE {where}"


def quoted(value):
    return f"x'{value.hex()}'" if isinstance(value, bytes) else (
        str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'")


def alter(path, statement):
    """As somebody with the sqlite3 shell would; false where a constraint keeps them from it."""
    file = sqlite3.connect(path)
    try:
        for name, in file.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            file.execute(f"DROP TRIGGER {name}")
        changed = file.execute(statement).rowcount
        file.commit()
        return changed > 0
    except sqlite3.IntegrityError:
        return False
    finally:
        file.close()


def rows_changed(bench, row, books):
    every = list(alterations(bench, books.whole + "/books.sqlite"))
    step = bench.size(1, 6)

    def change(alteration):
        table, what, statement = alteration
        daemon = Daemon(simulate=DAY)
        shutil.copytree(books.whole, os.path.dirname(daemon.books))
        try:
            if not alter(daemon.books, statement):
                return
            found = verdict(daemon)
            status = ended(daemon)
            row.check(found != "intact", f"{table}, {what}: called intact: {statement}")
            row.require(status is not None and status >= 0, f"{statement}: signal {status}")
        finally:
            daemon.remove()

    bench.side_by_side(change, every[bench.random("rows").randrange(step)::step])
    row.note(f"{len({table for table, _, _ in every})} tables")


def blind(bench, row, books):
    """Changed bodies again, before a verification with one check left out: the search above would
    notice, because that one calls them intact."""
    for number in range(bench.size(40, 8)):
        copy = f"{books.room}/blind"
        shutil.copytree(books.whole, copy)
        path = copy + "/books.sqlite"
        seq = bench.random("blind", number).randrange(len(events(path))) + 1
        alter(path, f"UPDATE event SET body = CAST(body || ' ' AS BLOB) WHERE seq = {seq}")
        row.tried += 1
        found, skipped = chained(path), chained(path, with_hashes=False)
        row.require(not found, f"event {seq}: not found by Python either")
        row.caught += skipped
        shutil.rmtree(copy)


def chained(path, with_hashes=True):
    """A second verification of the chain, in Python."""
    previous = bytes(32)
    for number, fact in enumerate(events(path), 1):
        if fact[0] != number or with_hashes and link(fact, previous) != fact[-1]:
            return False
        previous = fact[-1]
    with reading(path) as file:
        seq, last, count = file.execute("SELECT seq, hash, count FROM head").fetchone()
    return (seq, count, last) == (number, number, previous)
