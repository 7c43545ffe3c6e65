"""Everything that may happen to the daemon, done to it, often. See Hardening.md."""

import argparse
import os
import sys
import time

from ledger import ROOT, Daemon

from .bench import Bench
from .crowds import crowds
from .damage import damage
from .ends import ends
from .failing import failing
from .frames import frames
from .hosts import hosts, soak
from .kills import kills
from .power import power_loss

PARTS = {
    "power": power_loss, "kills": kills, "failing": failing, "damage": damage, "ends": ends,
    "hosts": hosts, "crowds": crowds, "frames": frames,
}


def main():
    options = arguments()
    os.environ["JIFEN_CONFIG"] = str(ROOT / "Tests/model/jifend.json5")
    bench = Bench(options.seed, options.minutes, options.short)
    began = time.monotonic()
    print(f"seed {bench.seed}, {'short form' if bench.is_short else f'{bench.minutes} minutes'}")
    try:
        described = discover()
        if options.soak:
            soak(bench, described, options.soak)
        for name in [] if options.soak else options.only or PARTS:
            PARTS[name](bench, described)
        left = options.minutes - (time.monotonic() - began) / 60
        if not (options.soak or options.only or options.short):
            soak(bench, described, round(max(left, 1), 1))
        holds = bench.table()
        print(f"\n{(time.monotonic() - began) / 60:.1f} minutes; "
              + ("everything held" if holds else "SOMETHING DID NOT HOLD"))
        return 0 if holds else 1
    finally:
        bench.close()


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/torture", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30, help="to aim at, in all [30]")
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4), "big"))
    parser.add_argument("--short", action="store_true", help="a little of everything")
    parser.add_argument("--only", nargs="+", choices=PARTS, metavar="PART",
                        help=", ".join(PARTS))
    parser.add_argument("--soak", type=float, metavar="MINUTES", help="nothing but a soak")
    return parser.parse_args()


def discover():
    daemon = Daemon(simulate="2026-10-12").start()
    client = daemon.client()
    try:
        return client.call("rpc.discover")["methods"]
    finally:
        client.close()
        daemon.remove()


if __name__ == "__main__":
    sys.exit(main())
