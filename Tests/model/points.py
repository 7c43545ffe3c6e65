"""Where points are: postings, balances, caps, ranks and the year's clearing."""

from dataclasses import dataclass
from datetime import date

from days import ONE_DAY


@dataclass
class Posting:
    """Points moved from one account to another, so that all accounts are zero (R-BOOK-1)."""

    fact: object
    employee: str
    points: int
    source: str
    target: str


def moves(fact):
    """Whom a fact concerns and the points it moves: (employee, [(points, from, to)]).

    None where points are not its matter.
    """
    body, what = fact.body, fact.type
    employee = body.get("employee")
    own = f"available:{employee}"
    hold = f"held:{fact.subject}"
    if what == "claim.credited.v1":
        found = [(body["credited"], "issued", own), (body["forgone"], "issued", "forgone")]
    elif what == "claim.revoked.v1":
        found = [(body["taken"], own, "revoked")]
    elif what == "deduction.recorded.v1":
        found = [(body["taken"], own, "deducted")]
    elif what == "deduction.reversed.v1":
        found = [(body["points"], "deducted", own)]
    elif what == "redemption.requested.v1":
        found = [(body["points"], own, hold)]
    elif what == "redemption.fulfilled.v1":
        found = [(body["points"], hold, "redeemed")]
    elif what in ("redemption.cancelled.v1", "redemption.lapsed.v1"):
        cleared = body.get("cleared", {"points": 0, "year": None})
        found = [
            (body["points"] - cleared["points"], hold, own),
            (cleared["points"], hold, f"cleared:{cleared['year']}"),
        ]
    elif what == "redemption.returned.v1":
        found = [(body["points"], "redeemed", own)]
    elif what == "opening.recorded.v1":
        points = body["points"]
        found = [(-points, own, "brought")] if points < 0 else [(points, "brought", own)]
    elif what == "clearing.account-cleared.v1":
        found = [(body["points"], own, f"cleared:{body['year']}")]
    else:
        return None
    return employee, [move for move in found if move[0] != 0]


def postings(state, employee):
    """All postings that concern somebody, in the order of the books."""
    found = []
    for fact in state.facts:
        if fact.body.get("employee") == employee:
            for points, source, target in (moves(fact) or (None, []))[1]:
                found.append(Posting(fact, employee, points, source, target))
    return found


def movements(state, employee):
    """Every change of what somebody can redeem: (fact, signed points, the other account)."""
    own = f"available:{employee}"
    found = []
    for posting in postings(state, employee):
        if posting.target == own:
            found.append((posting.fact, posting.points, posting.source))
        if posting.source == own:
            found.append((posting.fact, -posting.points, posting.target))
    return found


def available(state, employee):
    return sum(points for _, points, _ in movements(state, employee))


def held(state, employee):
    return sum(hold.points for hold in state.open_holds(employee))


def credited_in(state, employee, year):
    """What counts against the cap on earning: a revoked credit gives its room back, and returned
    points and corrections never took any (R-CAP-1, R-CAP-3)."""
    return sum(
        claim.credited for claim in state.claims.values()
        if claim.employee == employee and claim.stage == "credited" and claim.year == year)


def redeemed_in(state, employee, year):
    """What counts against the cap on redeeming: open and fulfilled, by the request (R-CAP-1)."""
    return sum(
        redemption.points for redemption in state.redemptions.values()
        if redemption.employee == employee and redemption.day.year == year
        and redemption.stage in ("held", "fulfilled"))


def creditable(state, employee, points, day):
    """How much of an award the cap of the day's year lets through (R-CAP-1, R-CREDIT-1)."""
    policy = state.policy(day)
    if policy is None or policy["annualCap"]["basis"] != "earned":
        return points
    room = policy["annualCap"]["points"] - credited_in(state, employee, day.year)
    return min(points, max(0, room))


def takeable(state, employee, points, day):
    """How much of a deduction leaves an account: a debt, or down to zero, as the policy says
    (R-NEG-2)."""
    policy = state.policy(day)
    if policy is None or policy["negativeBalance"] == "carry":
        return points
    return min(points, max(0, available(state, employee)))


def budget_spent(state, year):
    """Cost of what was handed over in the year and did not come back (R-FUND-1)."""
    return sum(
        redemption.cost for redemption in state.redemptions.values()
        if redemption.stage == "fulfilled"
        and state.time.day(redemption.fulfilled_at).year == year)


def rank_moves(state, start, until):
    """What ranks: earned, less deductions as imposed and revocations (R-PUB-2); (employee,
    department, points) for each, by the day on which it took effect. What undoes an earlier entry
    counts on that entry's day."""
    first = {}
    for fact in state.facts:
        body, what = fact.body, fact.type
        if what in ("claim.credited.v1", "deduction.recorded.v1"):
            first[fact.stream] = fact
            points = body["credited"] if what == "claim.credited.v1" else -body["points"]
        elif what == "claim.revoked.v1":
            points = -body["credited"]
        elif what == "deduction.reversed.v1":
            points = first[fact.stream].body["points"]
        else:
            continue
        day = state.time.day(first[fact.stream].effective_at)
        if points and start <= day < until:
            yield body["employee"], body["department"], points


def kept_at_clearing(state, employee, year):
    """The most that an account keeps at the end of a year; None without limit (R-CLR-1). Who
    left keeps nothing (R-ORG-5)."""
    if not state.employees[employee].active:
        return 0
    policy = state.policy(date(year + 1, 1, 1) - ONE_DAY)
    clearing = policy["clearing"] if policy else {"mode": "clear"}
    return {"clear": 0, "carryOver": None}.get(clearing["mode"], clearing.get("upTo"))


def clearing_share(state, employee, year):
    """(points cleared, points kept, {hold: points to clear if it is released}) of one account.

    A debt stays as it is, and an open hold keeps its points: they were used in time (R-RED-5).
    """
    balance = max(0, available(state, employee))
    limit = kept_at_clearing(state, employee, year)
    if limit is None:
        return 0, balance, {}
    kept = min(balance, limit)
    room, holds = limit - kept, {}
    for hold in state.open_holds(employee):
        if hold.clearing is None:
            spared = min(room, hold.points)
            room -= spared
            if hold.points > spared:
                holds[hold.id] = hold.points - spared
    return balance - kept, kept, holds


def accounts(state):
    """Who has points or open holds, by works number."""
    return [
        employee for employee in sorted(state.employees)
        if available(state, employee) > 0 or held(state, employee) > 0
    ]


def left_under_clearing(state, employee):
    """Has somebody left, and did the policy of that day clear the balance at once? (R-ORG-5)"""
    if state.employees[employee].active:
        return False
    left = [
        fact for fact in state.facts
        if fact.type == "employee.left.v1" and fact.subject == employee][-1]
    policy = state.policy(state.time.day(left.effective_at), before=left.seq)
    return policy is not None and policy["onDeparture"] == "clear"


def cleared_arrival(state, employee, day):
    """Whatever came to somebody who left under such a policy is cleared after it."""
    points = available(state, employee)
    if points <= 0 or not left_under_clearing(state, employee):
        return []
    return [(
        "employee:" + employee, "clearing.account-cleared",
        {"employee": employee, "year": day.year, "points": points, "kept": 0})]
