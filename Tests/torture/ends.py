"""How the daemon starts and ends: asked to stop under load, started many times at once, started
after anything."""

import os
import socket
import struct
import subprocess
import time

from ledger import Client, Daemon

from .oracle import Load, Recorder, judge
from .workload import DAY, Workload

MOST_SECONDS = 5


def ends(bench, described):
    with bench.row("SIGTERM under load of six clients") as row:
        stops(bench, row, described, signals=1)
    with bench.row("a second SIGTERM while it stops") as row:
        stops(bench, row, described, signals=2)
    with bench.row("many starts at once: one serves") as row:
        for _ in range(bench.size(10, 1)):
            starts(row, bench.size(100, 40))
    with bench.row("start over a stale socket, lock and log") as row:
        for _ in range(bench.size(20, 3)):
            stale(bench, row)
    with bench.row("too little memory under load") as row:
        memory(bench, row, described)


def opened(bench, described, name, size=600):
    """A daemon with opened books, six clients' shares, and what was recorded so far."""
    work, recorder = Workload(bench.random(name).random(), size, described), Recorder()
    daemon = Daemon(simulate=DAY).start()
    client = daemon.client()
    for call in work.opening:
        recorder.ask(client, [call])
    client.close()
    return daemon, recorder, work.shares(6)


def stops(bench, row, described, signals):
    """Exit 0, or 143 where it was told to hurry; what was begun is finished or refused."""
    rng = bench.random("stops", signals)
    slowest = 0
    for life in range(bench.size(10, 2)):
        daemon, recorder, shares = opened(bench, described, f"stops {signals} {life}", 400)
        try:
            while any(shares):
                load = Load(daemon.socket, recorder, shares, rng.random())
                time.sleep(rng.choice([0.001, 0.005, 0.02, 0.05]) * (1 + rng.random()))
                began = time.monotonic()
                for _ in range(signals):
                    daemon.process.terminate()
                status = daemon.process.wait(timeout=30)
                spent = time.monotonic() - began
                slowest = max(slowest, spent)
                load.join()
                wanted = (0,) if signals == 1 else (0, 143)
                row.check(
                    status in wanted and spent < MOST_SECONDS, f"exit {status} in {spent:.2f} s")
                row.require(not os.path.exists(daemon.socket) or signals > 1, "the socket is left")
                daemon.start()
            judge(row, recorder, daemon, described, f"life {life}")
        finally:
            daemon.remove()
    row.note(f"slowest {slowest:.2f} s")


def starts(row, count):
    """Exactly one serves; each other says which."""
    daemon = Daemon(simulate=DAY)
    logs = [f"{daemon.folder}/log-{number}" for number in range(count)]
    processes = []
    try:
        for log in logs:
            with open(log, "wb") as file:
                processes.append(subprocess.Popen(daemon.arguments(), stderr=file, stdout=file))
        until = time.monotonic() + 60
        while sum(one.poll() is None for one in processes) > 1 and time.monotonic() < until:
            time.sleep(0.01)
        alive = [one for one in processes if one.poll() is None]
        row.tried += count
        if not row.require(len(alive) == 1, f"{len(alive)} serve"):
            return
        daemon.process = alive[0]
        daemon.wait_until_it_serves()
        link = socket.socket(socket.AF_UNIX)
        link.connect(daemon.socket)
        peer = struct.unpack("3i", link.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
        link.close()
        row.require(peer[0] == alive[0].pid, "another one has the socket")
        for one, log in zip(processes, logs):
            if one is alive[0]:
                continue
            with open(log) as file:
                told = file.read()
            row.require(
                one.returncode == 1 and str(alive[0].pid) in told, f"{one.returncode}: {told}")
    finally:
        for one in processes:
            if one.poll() is None:
                one.kill()
            one.wait()
        daemon.remove()


def stale(bench, row):
    """What a killed daemon leaves, and worse: another's number in the lock, a map of nothing."""
    rng = bench.random("stale", row.tried)
    daemon = Daemon(simulate=DAY).start().furnish()
    try:
        daemon.kill()
        with open(daemon.books + ".lock", "w") as lock:
            lock.write(rng.choice(["1\n", "", "999999999\n", "x" * 5000]))
        if rng.random() < 0.5:
            with open(daemon.books + "-shm", "wb") as map:
                map.write(rng.randbytes(32768))
        if rng.random() < 0.5:
            os.remove(daemon.socket)
            dead = socket.socket(socket.AF_UNIX)
            dead.bind(daemon.socket)
            dead.close()
        daemon.start()
        client = daemon.client()
        client.change("employee.add", employee="E9", name="后来", department="铸造车间",
                      type="regular", **{"as": "user:zhao"})
        row.check(client.call("books.verify")["verdict"] == "intact", "not intact")
        client.close()
    finally:
        daemon.remove()


def memory(bench, row, described):
    """The address space is limited in the middle of the work: it may die, and nothing is lost."""
    rng, died = bench.random("memory"), 0
    for life in range(bench.size(6, 1)):
        daemon, recorder, shares = opened(bench, described, f"memory {life}", 600)
        try:
            for _ in range(bench.size(12, 3)):
                size = status(daemon, "VmSize")
                limit = size + rng.choice([0, 64, 512, 4096])
                subprocess.run(
                    ["prlimit", f"--pid={daemon.process.pid}", f"--as={limit << 10}:unlimited"],
                    check=True)
                load = Load(daemon.socket, recorder, [s[:30] for s in shares], rng.random())
                hungry(daemon)
                load.join()
                row.tried += 1
                died += daemon.process.poll() is not None
                daemon.kill()
                daemon.start()
            judge(row, recorder, daemon, described, f"life {life}")
        finally:
            daemon.remove()
    row.note(f"died {died} times of it")


def hungry(daemon):
    """Frames as large as they may be, on many connections, and long answers that nobody reads."""
    clients = []
    try:
        for number in range(10):
            client = Client(daemon.socket)
            clients.append(client)
            client.socket.settimeout(5)
            client.socket.sendall(b'{"jsonrpc":"2.0","id":1,"method":"books.events","params":{}}\n')
            client.socket.sendall(b'{"a":"' + b"x" * 900_000)
    except OSError:
        pass
    for client in clients:
        client.close()


def status(daemon, name):
    """A figure of the process's, in KiB."""
    with open(f"/proc/{daemon.process.pid}/status") as file:
        for line in file:
            if line.startswith(name + ":"):
                return int(line.split()[1])
