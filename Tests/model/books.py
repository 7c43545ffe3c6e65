"""The books themselves, their clock, and who the caller is."""

from datetime import date

from calls import ROLES, SEEING_ALL, Refusal, Unanswered, change, read
from chain import size
from days import LedgerTime
from form import move
from law import MOVING

UNKNOWN = "whatever the daemon says"
# Days are written with four digits.
LAST_YEAR = 2999


@change("books.open", "operator")
def open_books(call):
    """Once and for all; a simulated clock is for training only (R-TIME-5)."""
    if call.params["kind"] == "real":
        raise Refusal("books.not_for_training")
    if call.state.enterprise is not None:
        raise Refusal("books.already_opened", enterprise=call.state.enterprise)
    leader = call.get("leader")
    if leader is not None and not leader.startswith("user:"):
        raise Refusal("employee.unknown", employee=leader)
    offset = call.get("offsetMinutes", 480)
    call.record(
        "books", "books.opened", enterprise=call.params["enterprise"], kind=call.params["kind"],
        offsetMinutes=offset, firstYear=LedgerTime(offset).day(call.now).year)
    if leader:
        call.record("roles", "role.granted", role="leader", holder=leader)
    return {
        "enterprise": call.params["enterprise"], "kind": call.params["kind"],
        **({"leader": leader} if leader else {})}


@change("clock.advance", "operator")
def advance(call):
    """Records what falls due on the way, each at its own time (R-CLR-2)."""
    by = move(call.params["by"])
    to = call.state.time.start(by) if isinstance(by, date) else call.now + by
    if to >= call.state.time.end_of_year(LAST_YEAR):
        raise Unanswered(
            "invalid_params", param="by", problem="invalid",
            expected="no further than the year 2999")
    if to < call.now:
        raise Refusal("clock.backwards", now=call.text(call.now))
    due = call.model.settle_until(to, call.params["request"])
    call.recorded += due
    call.now = to
    call.record("books", "books.clock-advanced", to=to)
    return {"now": call.text(to), "recorded": len(due)}


@change("clock.confirm", "operator")
def confirm_clock(call):
    """A simulated clock goes where it is sent: nobody doubts it (R-CLR-6)."""
    raise Refusal("clock.not_doubted")


@change("books.rebuild", "operator")
def rebuild(call):
    return {"differences": []}


@read("whoami", "anyone")
def whoami(call):
    caller = call.caller
    result = {
        "user": caller.user, "actor": caller.actor, "roles": sorted(caller.roles),
        "now": call.text(call.now),
    }
    if caller.employee:
        result |= {"employee": caller.employee, "name": call.name(caller.employee)}
    if call.state.enterprise:
        result |= {"enterprise": call.state.enterprise, "kind": call.state.kind}
    return result


@read("books.status", *ROLES)
def status(call):
    state = call.state
    claims = list(state.claims.values())
    under_review = [claim for claim in claims if claim.stage == "underReview"]
    result = {
        "now": call.text(call.now), "clock": "simulated", "behind": False,
        "events": len(state.facts), "bytes": UNKNOWN, "sqlite": UNKNOWN, "version": UNKNOWN,
        "employees": sum(employee.active for employee in state.employees.values()),
        "claims": {
            "underReview": len(under_review),
            "overdue": sum(claim.overdue for claim in under_review),
            "onNotice": sum(claim.stage == "onNotice" for claim in claims),
        },
        "holds": len(state.open_holds()), "calendars": sorted(state.calendars),
        "festivalsTo": max(MOVING),
    }
    if state.enterprise:
        end = state.time.end_of_year(state.open_year)
        result |= {
            "enterprise": state.enterprise, "kind": state.kind, "nextClearing": call.text(end)}
    adopted = state.adoption(call.today)
    if adopted:
        result |= {"policy": adopted[2]["name"], "policyEffective": str(adopted[0])}
    return result


@read("books.verify", *SEEING_ALL, "finance", "operator")
def verify(call):
    result = {
        "rows": [], "count": 0, "verdict": "intact", "events": len(call.state.facts),
        "bytes": sum(map(size, call.state.facts)),
    }
    seq, head = call.get("seq"), call.get("head")
    if seq is None and head is None:
        return result
    for name, other in (("seq", seq), ("head", head)):
        if other is None:
            raise Unanswered("invalid_params", param=name, problem="missing")
    return result | {"anchor": standing(call.state, seq, head.lower())}


def standing(state, seq, head):
    """How today's books stand to an end that they had once."""
    if seq > len(state.facts):
        return "missing"
    return "extended" if state.head(seq) == head else "different"


@read("books.backup", "operator")
def back_up(call):
    """A verified copy under a name of its own; then, if so many are asked for, the oldest of the
    others go."""
    name, kept = call.params["name"], call.model.backups
    if name in [one["name"] for one in kept]:
        raise Unanswered("backup.exists", backup=name)
    manifest = {
        "name": name, "enterprise": call.state.enterprise, "kind": call.state.kind,
        "events": len(call.state.facts), **call.model.books(), "bytes": UNKNOWN,
        "sha256": UNKNOWN, "madeAt": UNKNOWN,
    }
    kept.append(manifest)
    surplus = max(0, len(kept) - call.get("keep", len(kept)))
    removed = [one["name"] for one in kept if one is not manifest][:surplus]
    call.model.backups = [one for one in kept if one["name"] not in removed]
    return {**manifest, "removed": removed}


@read("books.backups", "operator")
def backups(call):
    return {"rows": list(call.model.backups), "count": len(call.model.backups)}


@read("books.events", *SEEING_ALL, "operator")
def events(call):
    after, last = call.get("after", 0), len(call.state.facts)
    if after > last:
        raise Unanswered("entry.unknown", seq=after, last=last)
    rows = [
        {
            "seq": fact.seq, "stream": fact.stream, "version": fact.version, "type": fact.type,
            "recordedAt": call.text(fact.recorded_at), "effectiveAt": call.text(fact.effective_at),
            "actor": fact.actor, "body": fact.body, "hash": fact.hash,
        }
        for fact in call.state.facts[after:after + call.get("limit", 100)]
    ]
    return {"rows": rows, "count": len(rows)}
