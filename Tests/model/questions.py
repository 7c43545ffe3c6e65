"""What can be looked at: for each read a maker of parameters and of who should ask."""

from datetime import timedelta

import variants
from calls import SEEING_ALL
from variants import ITEMS

SEERS = sorted(SEEING_ALL)
FINANCE = ["finance", "leader", "auditor", "administrator"]


def seer(w, roles=SEERS):
    return w.one_with(w.rng.choice(roles))


def page(w, letter=None):
    if w.rng.random() < 0.6:
        return {}
    after = f"{letter}{w.rng.randint(1, 8)}" if letter else w.rng.choice(["", "D", "E2", "soap"])
    return {"limit": w.rng.randint(1, 4), **w.maybe(0.6, after=after)}


def own_or_all(w, roles=SEERS):
    """Whose: everybody's for those who see all, one's own for others."""
    if w.rng.random() < 0.5:
        return {}, w.employee()
    return w.maybe(0.6, employee=w.employee(active=w.rng.random() < 0.8)), seer(w, roles)


def claims(w):
    params, actor = own_or_all(w)
    stages = ["underReview", "onNotice", "credited", "rejected", "withdrawn", "revoked"]
    return {
        **params, **page(w, "C"), **w.maybe(0.4, stage=w.rng.choice(stages)),
        **w.maybe(0.2, item=w.rng.choice(list(ITEMS))), **w.maybe(0.2, **days(w)),
        **w.maybe(0.3, newest=True)}, actor


def redemptions(w):
    params, actor = own_or_all(w, [*SEERS, "finance"])
    stages = ["held", "fulfilled", "cancelled", "lapsed", "returned"]
    return {
        **params, **page(w, "R"), **w.maybe(0.4, stage=w.rng.choice(stages)),
        **w.maybe(0.2, **days(w)), **w.maybe(0.3, newest=True)}, actor


def days(w):
    last = w.today() - timedelta(w.rng.choice([0, 0, 3, 40]))
    return {"from": str(last - timedelta(w.rng.choice([0, 10, 100, 400]))), "to": str(last)}


def one(rows, letter, name):
    """A record, looked at by its owner or by those who see all."""
    def make(w):
        if not getattr(w.state, rows) or w.rng.random() < 0.05:
            return {name: letter + "999"}, seer(w)
        record = w.rng.choice(list(getattr(w.state, rows).values()))
        return {name: record.id}, record.employee if w.rng.random() < 0.4 else seer(w)
    return make


def queue(w):
    claims = list(w.state.claims.values())
    after = {}
    if claims and w.rng.random() < 0.2:
        claim = w.rng.choice(claims)
        after = {"after": f"{claim.due.at if claim.due else 1}/{claim.id}"}
    return {**w.maybe(0.4, limit=w.rng.randint(1, 3)), **after}, seer(w)


def history(w):
    params, actor = own_or_all(w)
    if w.rng.random() < 0.4:
        params |= {"limit": w.rng.randint(1, 3), "after": str(w.rng.randint(0, 60))}
    params |= {**w.maybe(0.3, newest=True), **w.maybe(0.3, **days(w))}
    if actor and actor in w.state.employees:
        params.setdefault("employee", actor)
    return params, actor


def board(w):
    today = w.today()
    year = today.year - (w.rng.random() < 0.3)
    periods = [
        f"{year}", f"{year}H{w.rng.randint(1, 2)}", f"{year}Q{w.rng.randint(1, 4)}",
        f"{year}-{w.rng.randint(1, 12):02}", "2026-13", "2026H3", "always"]
    return {
        **w.maybe(0.7, period=w.rng.choice(periods)), **w.maybe(0.4, limit=w.rng.randint(1, 4)),
        **w.maybe(0.3, department=w.rng.choice(w.DEPARTMENTS))}, w.anybody()


def balance(w):
    if w.rng.random() < 0.3:
        return {}, w.employee()
    return {"employee": w.employee()}, seer(w, SEERS)


def kiosk(w):
    return {"employee": w.employee()}, seer(w, ["kiosk", "kiosk", "auditor"])


def period(w):
    return {**days(w), **w.maybe(0.3, department=w.rng.choice(w.DEPARTMENTS))}


def sampled(w):
    at = w.rng.randint(1, len(w.state.facts) + 2)
    return {
        **days(w), "seed": w.rng.choice(["2026", "县安防办"]), **w.maybe(0.5, at=at),
        **w.maybe(0.5, count=w.rng.randint(1, 4))}


def verification(w):
    seq = w.rng.randint(0, len(w.state.facts) + 2)
    head = w.state.head(min(seq, len(w.state.facts)))
    anchor = w.rng.choice([
        {}, {"seq": seq, "head": head}, {"seq": seq, "head": "ab" * 32}, {"seq": seq},
        {"head": head}])
    return anchor, seer(w, [*SEERS, "finance"])


def check(w):
    make = variants.policy if w.rng.random() < 0.8 else variants.faulty_policy
    return {"text": variants.text(make(w.rng))}, w.anybody()


def by(roles, make=lambda w: {}):
    return lambda w: (make(w), seer(w, roles))


def by_anybody(make=lambda w: {}):
    return lambda w: (make(w), w.anybody())


READS = {
    "whoami": by_anybody(),
    "books.status": by_anybody(),
    "books.verify": verification,
    "books.events": by(SEERS, lambda w: {
        **w.maybe(0.6, after=w.rng.randint(0, 80)), **w.maybe(0.6, limit=w.rng.randint(1, 30))}),
    "employee.list": by([*SEERS, "finance"], lambda w: {
        **page(w), **w.maybe(0.3, department=w.rng.choice(w.DEPARTMENTS)),
        **w.maybe(0.3, type="regular"), **w.maybe(0.3, left=w.rng.random() < 0.5)}),
    "employee.show": own_or_all,
    "department.list": by_anybody(),
    "role.list": by(["leader", "auditor", "administrator"]),
    "policy.check": check,
    "policy.show": by_anybody(lambda w: w.maybe(0.3, on=w.day(400))),
    "calendar.list": by_anybody(),
    "calendar.law": by_anybody(
        lambda w: w.maybe(0.8, year=w.rng.choice([2024, 2027, 2031, 2036]))),
    "claim.show": one("claims", "C", "claim"),
    "claim.list": claims,
    "review.queue": queue,
    "notice.list": by_anybody(lambda w: page(w, "C")),
    "objection.list": by(SEERS, lambda w: {**page(w, "O"), **w.maybe(0.4, open=True), **w.maybe(0.3, newest=True)}),
    "deduction.list": lambda w: own_or_all(w),
    "appeal.list": by(SEERS, lambda w: {**page(w, "A"), **w.maybe(0.4, open=True), **w.maybe(0.3, newest=True)}),
    "product.list": by_anybody(lambda w: {**page(w), **w.maybe(0.2, retired=True)}),
    "stock.list": by(FINANCE, lambda w: {**page(w), **w.maybe(0.4, low=w.rng.randint(1, 10))}),
    "redemption.list": redemptions,
    "redemption.show": one("redemptions", "R", "redemption"),
    "account.balance": balance,
    "kiosk.show": kiosk,
    "account.history": history,
    "clearing.preview": by([*SEERS, "finance"]),
    "budget.show": by(FINANCE, lambda w: w.maybe(0.3, year=w.today().year - 1)),
    "report.budget": by(
        FINANCE, lambda w: w.maybe(0.5, year=w.today().year + w.rng.choice([-1, 0, 1]))),
    "report.liability": by(FINANCE, lambda w: w.maybe(0.5, months=True)),
    "report.service": by(SEERS, lambda w: w.maybe(0.5, **days(w))),
    "board.show": board,
    "export.redemptions": by(FINANCE, period),
    "export.earnings": by(FINANCE, period),
    "export.clearing": by(FINANCE, period),
    "export.journal": by(FINANCE, lambda w: {**period(w), **w.maybe(0.5, opening=True)}),
    "export.liability": by(FINANCE, period),
    "export.budget": by(FINANCE, days),
    "export.stock": by(FINANCE, days),
    "audit.sample": by(["auditor", "leader"], sampled),
    "report.halfYear": by([*SEERS, "finance"], lambda w: {
        "period": f"{w.today().year}" + w.rng.choice(["H1", "H2", "H1", "H2", "Q1"])}),
    "books.backup": lambda w: (
        {"name": f"b{w.rng.randint(1, 4)}", **w.maybe(0.5, keep=w.rng.randint(1, 3))}, None),
    "books.backups": lambda w: ({}, None),
}
