"""What a mistake takes back of a credit that clearings met since (R-FRAUD-2), as the rule says it:
d := credited; at every clearing with balance b, d := f(b) - f(b - d)."""

from dataclasses import dataclass
from datetime import date

from days import ONE_DAY
from points import movements

NO_LIMIT = None


@dataclass
class Clearing:
    seq: int
    """The entry in which it met what it cleared: of a hold the one before it ended."""
    met: int
    balance: int
    """The most that it leaves."""
    leaves: int

    def f(self, balance):
        return balance if self.leaves is NO_LIMIT else min(balance, self.leaves)


def left_of_mistake(state, claim):
    """Of a claim that is credited still: what a revocation now would take."""
    own = credit_of(state, claim)
    clearings = clearings_of(state, own.body["employee"])
    entered = dict.fromkeys(range(len(clearings)), 0)
    for revocation in state.facts:
        if revocation.type == "claim.revoked.v1" and revocation.body["kind"] == "mistake" and (
                revocation.body["employee"] == own.body["employee"]):
            earlier = credit_of(state, revocation.subject)
            follow(earlier, revocation.seq, clearings, entered)
    return follow(own, len(state.facts) + 1, clearings, entered)


def credit_of(state, claim):
    return next(
        fact for fact in state.facts
        if fact.type == "claim.credited.v1" and fact.subject == claim)


def follow(credit, end, clearings, entered):
    """What is left of a credit at the entry `end`. Each clearing's balance is less by what mistakes
    followed before had in it, and that becomes more by this one's."""
    d = credit.body["credited"]
    for index, clearing in enumerate(clearings):
        if credit.seq < clearing.met and clearing.seq < end:
            b = clearing.balance - entered[index]
            entered[index] += d
            d = clearing.f(b) - clearing.f(b - d)
    return d


def clearings_of(state, employee):
    """All that met somebody's points, in the order of the books: the years' ends, whether they took
    anything or not, departures, and the ends of holds of a cleared year."""
    found, own, active = [], {}, True
    held = {}
    for fact in state.facts:
        if fact.subject == employee and fact.type in ("employee.left.v1", "employee.returned.v1"):
            active = fact.type == "employee.returned.v1"
        if fact.type == "clearing.account-cleared.v1" and fact.body["employee"] == employee:
            year = fact.body["year"]
            if fact.effective_at == state.time.end_of_year(year):
                own[year] = fact
            else:
                found.append(Clearing(fact.seq, fact.seq, fact.body["points"], 0))
        if fact.type == "clearing.year-cleared.v1":
            year = fact.body["year"]
            at = own.get(year, fact)
            taken = own[year].body["points"] if year in own else 0
            balance = balance_after(state, employee, at) + taken
            found.append(Clearing(at.seq, at.seq, balance, limit(state, year, active, fact.seq)))
        if fact.type == "redemption.kept.v1":
            held[fact.subject] = fact.seq
        if fact.type in ("redemption.cancelled.v1", "redemption.lapsed.v1") and (
                fact.body["employee"] == employee and "cleared" in fact.body):
            points = fact.body["cleared"]["points"]
            found.append(Clearing(fact.seq, held[fact.subject], points, 0))
    return sorted(found, key=lambda clearing: clearing.seq)


def balance_after(state, employee, last):
    return sum(
        points for fact, points, _ in movements(state, employee) if fact.seq <= last.seq)


def limit(state, year, active, seq):
    """The most that the end of a year leaves: nothing to who has left (R-ORG-5, R-CLR-1)."""
    policy = state.policy(date(year + 1, 1, 1) - ONE_DAY, before=seq)
    clearing = policy["clearing"] if policy else {"mode": "clear"}
    if not active:
        return 0
    return {"clear": 0, "carryOver": NO_LIMIT}.get(clearing["mode"], clearing.get("upTo"))
