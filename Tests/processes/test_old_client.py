"""A client from before the calls were declared in `LedgerAPI` still works: its requests, recorded with
the replies that it got, are sent again. Every member that it was told then has to be there with the same value; what was
added since is passed over.

    test_old_client.py --record    writes Tests/golden/client-v1.jsonl.gz with $JIFEN_BIN/jifend
"""

import gzip
import importlib.machinery
import importlib.util
import json
import sys
import unittest

from ledger import ROOT, Daemon, Refused

RECORD = ROOT / "Tests/golden/client-v1.jsonl.gz"
START = "2026-10-12"

# What depends on the machine or the moment and not on what was asked.
VARIES = {"head"}
# Whose replies are about the process, or too long to keep; that there is one is all that is looked at.
SHAPE_ONLY = {
    "server.info", "server.health", "server.metrics", "books.status", "books.backup", "books.copy",
    "books.backups", "books.verify", "rpc.discover", "books.events",
}
# Members that were taken away on purpose, and why.
GONE = {
    # Counted steps of an import; `next` counts rows, and came before `import.undo` was in a release.
    ("import.undo", ".result.left"),
}
# Words of the table of methods that are told to people, and grow.
GROWS = {"expected", "of", "nearest"}


def golden():
    loader = importlib.machinery.SourceFileLoader("golden", str(ROOT / "scripts/golden"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("golden", loader))
    loader.exec_module(module)
    return module


def exchange(client, method, params):
    """The last line of the answer, and the rows of all its lines."""
    client.file.write(json.dumps(
        {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode() + b"\n")
    client.file.flush()
    rows = []
    while True:
        reply = json.loads(client.file.readline())
        result = reply.get("result")
        if isinstance(result, dict) and result.pop("continues", False):
            rows += result.get("rows", [])
            continue
        if rows and isinstance(result, dict):
            result["rows"] = rows + result.get("rows", [])
        reply.pop("jsonrpc"), reply.pop("id")
        return reply


class Recorder:
    """Stands in the place of a client, and keeps what was said."""

    def __init__(self, client):
        self.client = client
        self.kept = []

    def call(self, method, **params):
        reply = exchange(self.client, method, params)
        kept = reply
        if method in SHAPE_ONLY and "result" in reply:
            kept = {"result": dict.fromkeys(reply["result"])}
        elif "rows" in reply.get("result", {}):
            kept = {"result": {**reply["result"], "rows": reply["result"]["rows"][:20]}}
        self.kept.append({"method": method, "params": params, "reply": kept})
        if "error" in reply:
            raise Refused(reply["error"])
        return reply["result"]


READS = {
    "employee.show": {"employee": "E007"}, "claim.show": {"claim": "C3"},
    "redemption.show": {"redemption": "R1"}, "account.balance": {"employee": "E007"},
    "account.history": {"employee": "E007"}, "kiosk.show": {"employee": "E007"},
    "policy.check": {"text": "{ items: 1 }"}, "campaign.check": {"text": "{}"},
    "report.halfYear": {"period": "2026H2"}, "board.show": {"period": "2026-11"},
    "audit.sample": {"seed": "s", "from": "2026-10-01", "to": "2027-01-31"},
    "books.events": {"limit": 5}, "calendar.law": {"year": 2026},
    "claim.list": {"employee": "E007", "newest": True, "limit": 3},
    "campaign.show": {"campaign": "fire-relay"}, "campaign.results": {"campaign": "fire-relay"},
    "campaign.score": {"campaign": "fire-relay", "participant": "T1"},
    "campaign.scores": {"campaign": "fire-relay"}, "campaign.rank": {"campaign": "fire-relay"},
    "campaign.progress": {"campaign": "fire-relay", "participant": "T1"},
    "campaign.awards": {"campaign": "fire-relay"},
}
PERIOD = {"from": "2026-10-01", "to": "2027-01-31"}

# Changes that the history does not make, right and wrong.
MORE = [
    ("E007", "claim.submitMany", {"claims": [{"item": "drill"}, {"item": "no-such"}], "mode": "each"}),
    ("E007", "claim.submitMany", {"claims": [{"item": "no-such"}]}),
    ("E007", "claim.submit", {"item": "hazard-general", "points": 5000}),
    ("E007", "claim.submit", {"item": "hazard-general", "on": "2026-13-01"}),
    ("E007", "claim.submit", {"item": "hazard-general", "on": "2029-01-01"}),
    ("E007", "claim.submit", {"item": "hazard-general", "on": "2020-01-01"}),
    ("E007", "claim.submit", {"itme": "hazard-general"}),
    ("E007", "claim.submit", {}),
    ("E007", "claim.submit", {"item": "ppe", "evidence": [{"reference": " "}]}),
    ("E007", "claim.submit", {"item": "ppe", "evidence": [{"reference": "a", "sha256": "0a"}]}),
    ("E007", "claim.submit", {"item": "ppe", "employee": "E008"}),
    ("E003", "claim.approve", {"claim": "C999"}),
    ("E003", "claim.approve", {"claim": "c1"}),
    ("E003", "claim.approveMany", {"claims": [{"claim": "C1"}, {"claim": "C998"}], "mode": "each"}),
    ("E003", "claim.approveMany", {"claims": [{"claim": "C1"}]}),
    ("E003", "claim.reject", {"claim": "C1", "reason": "x"}),
    ("E003", "claim.reject", {"claim": "C1", "reason": "  "}),
    ("E003", "claim.revoke", {"claim": "C1", "kind": "wrong", "reason": "x"}),
    ("E007", "claim.withdraw", {"claim": "C2"}),
    ("E008", "objection.raise", {"claim": "C2", "reason": "x"}),
    ("E004", "objection.uphold", {"objection": "O1", "reason": "x"}),
    ("E004", "objection.dismiss", {"objection": "O77", "reason": "x"}),
    ("E007", "claim.show", {"claim": "C999"}),
    ("E007", "claim.list", {"stage": "nowhere"}),
    ("E007", "claim.list", {"limit": 0}),
    ("E001", "employee.addMany", {"employees": [
        {"employee": "E020", "name": "n", "department": "d", "type": "regular"}]}),
    ("E001", "product.addMany", {"products": [
        {"product": "P20", "name": "n", "kind": "household", "valueFen": 500}]}),
    ("E001", "stock.receiveMany", {"deliveries": [{"product": "P20", "count": 3}]}),
    ("E001", "stock.count", {"product": "P20", "counted": 1}),
    ("E007", "redemption.request", {"product": "P20", "count": 50}),
    ("E007", "redemption.request", {"product": "P99"}),
    ("E001", "redemption.fulfil", {"redemption": "R1"}),
    ("E007", "redemption.cancel", {"redemption": "R99"}),
    ("E003", "deduction.record", {"employee": "E007", "item": "no-such", "reason": "x"}),
    ("E007", "appeal.raise", {"deduction": "D1", "reason": "x"}),
    ("E006", "appeal.dismiss", {"appeal": "A1", "reason": "x"}),
    ("E001", "campaign.joinMany", {"campaign": "fire-relay", "participants": [
        {"participant": "T2", "kind": "team", "name": "n", "entrance": "day", "belonging": "d"}]}),
    ("user:boss", "role.grant", {"to": "E008", "role": "employee"}),
    ("E007", "role.grant", {"to": "E008", "role": "finance"}),
    (None, "clock.advance", {"by": "2020-01-01"}),
    (None, "clock.advance", {"by": "3 days"}),
    (None, "no.such.method", {}),
    (None, "claim.sumbit", {}),
]


def record():
    daemon = Daemon(simulate=START).start()
    recorder = Recorder(daemon.client())
    module = golden()
    do = module.Factory(recorder)
    try:
        module.play(do)
    except Refused as refused:
        print("the history ends at", recorder.kept[-1]["method"], refused.kind)
    described = exchange(recorder.client, "rpc.discover", {})["result"]["methods"]
    for method in described:
        name = method["name"]
        if method["kind"] == "change" or name.startswith("import."):
            continue
        names = {parameter["name"] for parameter in method["params"]}
        params = READS.get(name, {})
        if not params and {"from", "to"} <= names:
            params = {key: PERIOD[key] for key in PERIOD}
        whos = ["user:boss", "E005", "E001", "E003", "E007"] if "as" in names else [None]
        for who in whos:
            try:
                recorder.call(name, **params, **({"as": who} if who else {}))
            except Refused:
                pass
    for number, (who, method, params) in enumerate(MORE):
        words = {} if method.split(".")[-1] in ("list", "show") else {"request": f"more-{number:05}"}
        try:
            recorder.call(method, **params, **words, **({"as": who} if who else {}))
        except Refused:
            pass
    daemon.remove()
    text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in recorder.kept)
    with gzip.GzipFile(RECORD, "wb", mtime=0) as file:
        file.write(text.encode())
    print(f"{len(recorder.kept)} exchanges, {len({one['method'] for one in recorder.kept})} methods")


def lacks(old, new, path=""):
    """What was told then, and is not so now."""
    name = path.rsplit(".", 1)[-1]
    if name in VARIES:
        return []
    if isinstance(old, dict):
        if not isinstance(new, dict):
            return [f"{path}: {new!r} is no object"]
        return [
            lack for key, value in old.items()
            for lack in (lacks(value, new[key], f"{path}.{key}") if key in new
                         else [f"{path}.{key} is missing"])]
    if isinstance(old, list):
        if not isinstance(new, list) or len(new) < len(old) and name not in GROWS:
            return [f"{path}: {new!r} has not the {len(old)} of then"]
        if name in GROWS:
            return []
        return [lack for index, (a, b) in enumerate(zip(old, new))
                for lack in lacks(a, b, f"{path}.{index}")]
    if name in GROWS:
        return []
    return [] if old == new else [f"{path}: {new!r} instead of {old!r}"]


class AnOldClient(unittest.TestCase):
    def test_is_told_what_it_was_told(self):
        with gzip.open(RECORD, "rt", encoding="utf-8") as file:
            kept = [json.loads(line) for line in file]
        self.assertGreater(len({one["method"] for one in kept}), 80)
        daemon = Daemon(simulate=START).start()
        self.addCleanup(daemon.remove)
        client = daemon.client()
        self.addCleanup(client.close)
        faults = []
        for number, one in enumerate(kept):
            new = exchange(client, one["method"], one["params"])
            if one["method"] in SHAPE_ONLY and "result" in one["reply"]:
                missing = set(one["reply"]["result"]) - set(new.get("result", {}))
                found = [f".result: {sorted(missing)} missing"] if missing else []
            else:
                found = lacks(one["reply"], new)
            found = [fault for fault in found
                     if (one["method"], fault.removesuffix(" is missing")) not in GONE]
            faults += [f"{number} {one['method']} {one['params']}: {fault}" for fault in found]
        self.assertEqual(faults[:20], [])


if __name__ == "__main__":
    if sys.argv[1:] == ["--record"]:
        record()
    else:
        unittest.main()
