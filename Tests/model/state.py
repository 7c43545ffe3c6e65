"""What the books hold: facts in order, and what follows from them.

It can all be had again from the facts; a dry run is undone that way. What can be counted from these
rows (balances, caps, ranks, stock) is counted when it is asked for.
"""

from dataclasses import dataclass, field
from datetime import date

from chain import EMPTY
from days import Deadline, LedgerTime, WorkYear
from spelling import key


@dataclass
class Fact:
    """An entry: the outcome, with the time it was recorded and the time it took effect."""

    seq: int
    stream: str
    version: int
    type: str
    recorded_at: int
    effective_at: int
    actor: str
    body: dict
    hash: str = None

    @property
    def subject(self):
        return self.stream.split(":")[-1]


@dataclass
class Employee:
    id: str
    department: str
    type: str
    active: bool = True
    user: str = None
    suspended_until: int = None


@dataclass
class Claim:
    id: str
    employee: str
    item: str
    occurred: date
    occurrence: str
    requested: int
    submitted_at: int
    submitted_by: str
    due: Deadline
    seq: int
    stage: str = "underReview"
    overdue: bool = False
    points: int = None
    approved_by: str = None
    approved_at: int = None
    credited: int = None
    forgone: int = None
    year: int = None
    department: str = None

    @property
    def is_live(self):  # counts as a claim on its occurrence (R-ITEM-4)
        return self.stage in ("underReview", "onNotice", "credited")


@dataclass
class Objection:
    id: str
    claim: str
    by: str
    raised_at: int
    reason: str
    outcome: str = "open"
    registered_by: str = None


@dataclass
class Deduction:
    id: str
    employee: str
    item: str
    points: int
    taken: int
    occurred: date
    department: str
    reason: str
    at: int
    seq: int
    reversed: bool = False


@dataclass
class Appeal:
    id: str
    deduction: str
    raised_at: int
    reason: str
    outcome: str = "open"
    registered_by: str = None


@dataclass
class Product:
    code: str
    name: str
    kind: str
    value: int
    price: int
    limits: dict
    retired: bool = False
    moves: list = field(default_factory=list)
    # By the number of a delivery's document, however it is spelled: how many came in, and when.
    documents: dict = field(default_factory=dict)

    @property
    def on_hand(self):
        return sum(self.moves)


@dataclass
class Redemption:
    id: str
    employee: str
    product: str
    count: int
    points: int
    cost: int
    requested_at: int
    day: date
    requested_by: str
    department: str
    due: Deadline
    stage: str = "held"
    frozen_until: int = None
    fulfilled_at: int = None
    clearing: dict = None


class State:
    """The rows, by id in the order in which they came."""

    def __init__(self):
        self.enterprise = self.kind = self.open_year = None
        self.time = LedgerTime()
        self.facts = []
        self.grants = set()
        # (holder, proposed at, until, reason)
        self.proposal = None
        self.employees = {}
        self.policies = []
        self.calendars = {}
        self.claims = {}
        self.objections = {}
        self.deductions = {}
        self.appeals = {}
        self.products = {}
        self.redemptions = {}
        self.budgets = {}
        self.openings = {}
        self.has_cleared = False

    def head(self, seq=None):
        """The hash of an entry, the last one if none is named."""
        facts = self.facts[:seq]
        return facts[-1].hash if facts else EMPTY

    def append(self, fact):
        self.facts.append(fact)
        family, what = fact.type.split(".")[:2]
        getattr(self, "on_" + family)(what, fact, fact.body)

    def on_books(self, what, fact, body):
        if what == "opened":
            self.enterprise, self.kind = body["enterprise"], body["kind"]
            self.time = LedgerTime(body["offsetMinutes"])
            self.open_year = body["firstYear"]

    def on_role(self, what, fact, body):
        if what == "granted":
            self.grants.add((body["holder"], body["role"]))
        elif what == "withdrawn":
            self.grants.discard((body["holder"], body["role"]))
        elif what == "leader-proposed":
            self.proposal = (
                body["holder"], fact.effective_at, Deadline.of(body["closes"]), body["reason"])
        else:
            self.proposal = None
            if what == "leader-confirmed":
                self.grants.add((body["holder"], "leader"))

    def on_employee(self, what, fact, body):
        if what == "enrolled":
            self.employees[fact.subject] = Employee(
                fact.subject, body["department"], body["type"])
        employee = self.employees[fact.subject]
        if what in ("moved", "returned"):
            employee.department = body["department"]
        if what == "retyped":
            employee.type = body["type"]
        if what in ("left", "returned"):
            employee.active = what == "returned"
        employee.user = body.get("user", employee.user)
        employee.suspended_until = body.get("until", employee.suspended_until)

    def on_policy(self, what, fact, body):
        adoption = (date.fromisoformat(body["effective"]), fact.seq, body["policy"])
        self.policies = sorted(self.policies + [adoption], key=lambda adopted: adopted[:2])

    def on_calendar(self, what, fact, body):
        self.calendars[body["year"]] = WorkYear.of(body)

    def on_claim(self, what, fact, body):
        if what == "submitted":
            self.claims[fact.subject] = Claim(
                fact.subject, body["employee"], body["item"],
                date.fromisoformat(body["occurred"]), body.get("occurrence"),
                body.get("requested"), fact.effective_at, fact.actor, Deadline.of(body["due"]),
                fact.seq)
            return
        claim = self.claims[fact.subject]
        if what in ("withdrawn", "rejected", "revoked"):
            claim.stage = what
        if what == "overdue":
            claim.overdue = True
        if what == "overdue-lifted":
            claim.overdue, claim.due = False, Deadline.of(body["due"])
        if what == "approved":
            claim.stage, claim.points = "onNotice", body["points"]
            claim.approved_by, claim.approved_at = fact.actor, fact.effective_at
            claim.due = Deadline.of(body["notice"]) if "notice" in body else None
        if what == "rescheduled":
            claim.due = Deadline.of(body["deadline"])
        if what == "credited":
            claim.stage = "credited"
            claim.credited, claim.forgone = body["credited"], body["forgone"]
            claim.year, claim.department = body["year"], body["department"]
        if what == "objected":
            self.objections[body["objection"]] = Objection(
                body["objection"], claim.id, body.get("employee", fact.actor),
                fact.effective_at, body["reason"],
                registered_by=fact.actor if "employee" in body else None)
        if what == "objection-decided":
            self.objections[body["objection"]].outcome = body["outcome"]
        if what == "rejected":
            for objection in self.open_objections(claim.id):
                objection.outcome = "moot"

    def on_deduction(self, what, fact, body):
        if what == "recorded":
            self.deductions[fact.subject] = Deduction(
                fact.subject, body["employee"], body["item"], body["points"], body["taken"],
                date.fromisoformat(body["occurred"]), body["department"], body["reason"],
                fact.effective_at, fact.seq)
        if what == "appealed":
            self.appeals[body["appeal"]] = Appeal(
                body["appeal"], fact.subject, fact.effective_at, body["reason"])
            if fact.actor != self.deductions[fact.subject].employee:
                self.appeals[body["appeal"]].registered_by = fact.actor
        if what == "appeal-decided":
            self.appeals[body["appeal"]].outcome = body["outcome"]
        if what == "reversed":
            self.deductions[fact.subject].reversed = True

    def on_product(self, what, fact, body):
        if what == "added":
            limits = {"month": body.get("limitMonth"), "year": body.get("limitYear")}
            self.products[fact.subject] = Product(
                fact.subject, body["name"], body["kind"], body["valueFen"], body.get("price"),
                limits)
        product = self.products[fact.subject]
        if what == "repriced":
            product.value, product.price = body["valueFen"], body.get("price")
        product.retired = product.retired or what == "retired"
        if what == "stock-received":
            product.moves.append(body["count"])
            if "document" in body:
                product.documents[key(body["document"])] = body["count"], fact.effective_at
        if what == "stock-counted":
            product.moves.append(body["difference"])

    def on_redemption(self, what, fact, body):
        if what == "requested":
            self.redemptions[fact.subject] = Redemption(
                fact.subject, body["employee"], body["product"], body["count"], body["points"],
                body["costFen"], fact.effective_at, date.fromisoformat(body["day"]), fact.actor,
                body["department"], Deadline.of(body["deadline"]))
            return
        redemption = self.redemptions[fact.subject]
        if what in ("fulfilled", "cancelled", "lapsed", "returned"):
            redemption.stage = what
        if what == "fulfilled":
            redemption.fulfilled_at = fact.effective_at
            self.products[redemption.product].moves.append(-redemption.count)
        if what == "returned":
            self.products[redemption.product].moves.append(redemption.count)
        if what == "frozen":
            redemption.frozen_until = body["until"]
        if what in ("frozen", "rescheduled"):
            redemption.due = Deadline.of(body["deadline"])
        if what == "kept":
            redemption.clearing = body["clearing"]

    def on_clearing(self, what, fact, body):
        if what == "year-cleared":
            self.open_year = body["year"] + 1
            self.has_cleared = True

    def on_opening(self, what, fact, body):
        self.openings[body["employee"], body["reference"]] = fact

    def on_budget(self, what, fact, body):
        self.budgets[int(fact.subject)] = body["fen"]

    def open_objections(self, claim):
        return [
            one for one in self.objections.values()
            if one.claim == claim and one.outcome == "open"]

    def open_holds(self, employee=None):
        return [
            one for one in self.redemptions.values()
            if one.stage == "held" and employee in (None, one.employee)]

    def adoption(self, day, before=None):
        """The policy in force: of those that have begun, the last by day, then by entry. What
        was adopted after the entry `before` was not known to it."""
        begun = [
            adopted for adopted in self.policies
            if adopted[0] <= day and (before is None or adopted[1] < before)]
        return begun[-1] if begun else None

    def policy(self, day, before=None):
        adopted = self.adoption(day, before)
        return adopted[2] if adopted else None
