#!/usr/bin/env python3
"""Drives the real daemon and the model with the same random histories and compares everything.

    differential.py --histories 2000 --seed 1        every reply of 2,000 histories
    differential.py --replay 17                      one history again, shrunk where it differs
    differential.py --self-check                     is every planted fault found?

On a difference: the seed, the number of the command, the command, both replies; status 1.
"""

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed

import plants
from commands import CHANGES
from compare import Difference, check_named, play, record
from daemon import Daemon, Lost
from questions import READS
from shrink import shrink

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.join(HERE, "..", "..", ".build", "release", "jifend")


def main():
    options = arguments()
    try:
        if options.plant:
            plants.plant(options.plant)
        if options.self_check:
            return self_check(options)
        if options.replay is not None:
            return replay(options)
        return search(options)
    except Lost as lost:
        print(f"the daemon: {lost}", file=sys.stderr)
        return 2


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--histories", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1, help="of the first history")
    parser.add_argument("--commands", type=int, default=120, help="of each history")
    parser.add_argument("--daemon", default=PROGRAM, help="a release build of jifend")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--replay", type=int, metavar="SEED")
    parser.add_argument("--plant", choices=sorted(plants.PLANTS), help="a fault, in the model")
    parser.add_argument("--self-check", action="store_true")
    return parser.parse_args()


def methods(program):
    """What the daemon says of itself, asked once."""
    daemon = Daemon(program, "2026-01-01")
    try:
        described = daemon.ask("rpc.discover", {})["result"]["methods"]
    finally:
        daemon.close()
    # What never changes, and what is about the machine.
    static = {"server.ping", "server.info", "rpc.discover", "server.health", "server.metrics"}
    strange = {method["name"] for method in described} ^ static ^ (set(CHANGES) | set(READS))
    if strange:
        print("not compared: " + ", ".join(sorted(strange)), file=sys.stderr)
    return described


def one(seed, options, described):
    """(replies compared, the difference or None) of one history."""
    exchanges = record(seed, options.commands, described)
    try:
        check_named(exchanges, described)
        return play(exchanges, options.daemon, seed), None
    except Difference as difference:
        return 0, difference.report


def prepare(fault):
    if fault:
        plants.plant(fault)


def run(options, described, seeds, fault):
    """Plays histories until one differs: (histories, replies, (seed, report) or None)."""
    histories = replies = 0
    with ProcessPoolExecutor(options.jobs, initializer=prepare, initargs=(fault,)) as pool:
        waiting = {pool.submit(one, seed, options, described): seed for seed in seeds}
        for future in as_completed(waiting):
            count, report = future.result()
            histories, replies = histories + 1, replies + count
            if report:
                for other in waiting:
                    other.cancel()
                return histories, replies, (waiting[future], report)
    return histories, replies, None


def search(options):
    began = time.monotonic()
    seeds = range(options.seed, options.seed + options.histories)
    histories, replies, found = run(
        options, methods(options.daemon), seeds, options.plant)
    spent = time.monotonic() - began
    if found:
        print(f"seed {found[0]}, {options.commands} commands: {found[1]}")
        print(f"again, and shrunk: --replay {found[0]} --commands {options.commands}")
        return 1
    print(
        f"{histories} histories, {replies} replies compared, no difference; {spent:.1f} s, "
        f"{histories / spent:.1f} histories a second with {options.jobs} at a time")
    return 0


def replay(options):
    described = methods(options.daemon)
    exchanges = record(options.replay, options.commands, described)
    try:
        check_named(exchanges, described)
        count = play(exchanges, options.daemon, options.replay)
        print(f"seed {options.replay}: {count} replies compared, no difference")
        return 0
    except Difference as difference:
        print(f"seed {options.replay}: {difference.report}\n")
        print(shrink(exchanges, options.daemon, described, difference))
        return 1


def self_check(options):
    """Every planted fault must be found within 200 histories."""
    described = methods(options.daemon)
    missed = []
    for name in sorted(plants.PLANTS):
        seeds = range(options.seed, options.seed + 200)
        histories, _, found = run(options, described, seeds, name)
        print(f"{name}: " + (f"found after {histories} histories" if found else "NOT FOUND"))
        if not found:
            missed.append(name)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
