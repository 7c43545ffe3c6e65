"""What can be asked for: for each change a maker of parameters and of who should ask."""

from datetime import timedelta

import variants
from claim_commands import (
    REASON, appeal, approve, approve_many, decide_appeal, decide_objection, deduct, deduct_many, has_holds,
    mode, on_one, other_with, owner_or_administrator, perhaps, raise_objection, reason, submit,
    submit_many, to_many)
from openings import brought
from points import available
from policies import price_of
from writer import NAMES


def request(w):
    employee = w.rich()
    had = [one.product for one in w.state.redemptions.values() if one.employee == employee]
    returned = [one for one in w.state.redemptions.values() if one.stage == "returned"]
    if returned and w.rng.random() < 0.2:
        again = w.rng.choice(returned)
        employee, product = again.employee, again.product
    elif had and w.rng.random() < 0.4:
        product = w.rng.choice(had)
    else:
        product = affordable(w, employee) if w.rng.random() < 0.8 else a_product(w)
    params = {"product": product, **w.maybe(0.3, count=w.rng.choice([1, 2, 3, 30]))}
    if w.rng.random() < 0.7:
        return params, employee
    return {**params, "employee": employee}, w.one_with("administrator")


def hand_over(w):
    employee = w.rich()
    pick = lambda: affordable(w, employee) if w.rng.random() < 0.85 else a_product(w)
    lines = [
        {"product": pick(), **w.maybe(0.3, count=w.rng.choice([1, 2, 3, 30]))}
        for _ in range(w.rng.choice([1, 1, 1, 2, 2, 3, 21 if w.rng.random() < 0.1 else 4]))]
    if w.rng.random() < 0.03:
        lines = []
    return {"employee": employee, "lines": lines}, other_than(w, employee)


def other_than(w, employee):
    return w.one_with("administrator", [] if w.rng.random() < 0.1 else [employee])


def affordable(w, employee):
    policy = w.state.policy(w.today())
    balance = available(w.state, employee) if employee in w.state.employees else 0
    codes = [
        one.code for one in w.state.products.values()
        if policy and (one.price or price_of(policy, one.value)) <= balance and not one.retired
    ]
    return w.rng.choice(codes) if codes else a_product(w)


def a_product(w):
    if w.rng.random() < 0.03 or not w.state.products:
        return "nothing"
    return w.rng.choice(list(w.state.products))


def add_product(w):
    return w.product(w.rng.choice([*w.PRODUCTS, "new1", "new2"])), w.one_with("administrator")


def add_products(w):
    products = [w.product(f"more{w.rng.randint(1, 5)}") for _ in range(w.rng.randint(1, 3))]
    return {"products": products, **mode(w)}, w.one_with("administrator")


def reprice(w):
    return {
        "product": a_product(w), **w.maybe(0.5, valueFen=w.rng.choice([100, 600, 1900, 60_000])),
        **w.maybe(0.5, price=w.rng.choice([1, 5, 50]))}, w.one_with("administrator")


def receipt(w):
    return {
        "product": a_product(w), "count": w.rng.choice([1, 2, 10]), **w.maybe(0.3, note="到货"),
        **w.maybe(0.3, document=w.rng.choice(("SH-", "sh‑", "ＳＨ - ")) + str(w.rng.randint(1, 4)))}


def receive_many(w):
    deliveries = [receipt(w) for _ in range(w.rng.randint(1, 4))]
    return {"deliveries": deliveries, **mode(w)}, w.one_with("administrator")


def count(w):
    product = w.state.products.get(a_product(w))
    code = product.code if product else "nothing"
    on_hand = product.on_hand if product else 0
    counted = max(0, on_hand + w.rng.choice([0, 0, -1, 2, -5]))
    return {"product": code, "counted": counted, **w.maybe(0.7, **REASON)}, (
        w.one_with("administrator"))


def enrol(w):
    id = w.rng.choice(["E1", "new", "A1", "O1", "e5"])
    return {
        "employee": id, "name": w.rng.choice(NAMES), "department": w.rng.choice(w.DEPARTMENTS),
        "type": w.rng.choice(["regular", "temporary"]),
        **w.maybe(0.3, user=w.rng.choice(["zhang", "li", "clerk"]))}


def enrol_many(w):
    people = [enrol(w) for _ in range(w.rng.randint(1, 3))]
    return {"employees": people, **mode(w)}, personnel(w)


def personnel(w):
    return w.one_with(w.rng.choice(["administrator", "leader"]))


def withdrawal(w):
    holder, role = w.rng.choice(sorted(w.state.grants))
    return {"to": holder, "role": role}, w.one_with("leader")


def mandate(w):
    holder = w.rng.choice([w.employee(), "user:clerk", "user:guest", "user:boss", "user:zhang"])
    role = w.rng.choice([
        "administrator", "reviewer", "reviewer", "finance", "auditor", "kiosk", "leader",
        "employee", "operator"])
    return {"to": holder, "role": role}, w.one_with("leader") if w.rng.random() < 0.9 else None


def advance(w):
    rng, today = w.rng, w.today()
    dice = rng.random()
    if today.month == 12 and w.state.open_holds() and dice < 0.3:
        return {"by": f"{today.year + 1}-01-01"}, None
    if dice < 0.35:
        by = rng.choice(["1h", "9h", "30m", "24h", "30h", "0m"])
    elif dice < 0.8:
        by = f"{rng.randint(1, 5)}d"
    elif dice < 0.9:
        by = f"{rng.randint(6, 20)}d"
    elif dice < 0.93:
        by = f"{rng.randint(30, 120)}d"
    elif dice < 0.97:
        by = rng.choice([f"{today.year}-12-31", f"{today.year + 1}-01-01"])
    else:
        by = str(today - timedelta(rng.randint(0, 3)))
    return {"by": by}, None


def adopt_policy(w):
    make = variants.policy if w.rng.random() < 0.85 else variants.faulty_policy
    effective = str(w.today() + timedelta(w.rng.choice([0, 1, 7, 30, -1])))
    if w.rng.random() < 0.3:
        effective = f"{w.today().year + 1}-01-01"
    return {"text": variants.text(make(w.rng)), **w.maybe(0.7, effective=effective)}, (
        w.one_with("leader"))


def adopt_calendar(w):
    make = variants.calendar if w.rng.random() < 0.85 else variants.faulty_calendar
    year = w.today().year + w.rng.choice([0, 0, 1])
    return {"text": variants.text(make(w.rng, year))}, w.one_with("leader")


def open_again(w):
    return {"enterprise": "又一家", "kind": w.rng.choice(["training", "real"])}, None


def opening(w):
    employee = w.employee()
    points = w.rng.choice([0, 3, 25, 40, 120, 300, -5, -60])
    today = w.today()
    on = today - timedelta(w.rng.choice([0, 0, 1, 30, 200, 400, 900, -1]))
    if w.rng.random() < 0.3:
        on = on.replace(month=12, day=31)
    total = brought(w.state, employee) + points
    return {
        "employee": employee, "points": points, "on": str(on),
        "reference": f"旧账:{w.rng.randint(1, 40)}; 行",
        **w.maybe(0.4, balance=total if w.rng.random() < 0.7 else total + 1),
        **w.maybe(0.3, note="结余")}


def leader_but(w, employees):
    return w.one_with("leader", employees if w.rng.random() < 0.9 else [])


def bring(w):
    line = opening(w)
    return line, leader_but(w, [line["employee"]])


def bring_many(w):
    lines = [opening(w) for _ in range(w.rng.randint(1, 4))]
    return {"openings": lines, **mode(w)}, leader_but(w, [line["employee"] for line in lines])


def by_role(role, make):
    return lambda w: (make(w), w.one_with(role))


def of_employee(w, active=True, **more):
    here = all(one.active for one in w.state.employees.values())
    if not active and here and w.rng.random() < 0.9:
        return None
    return {"employee": w.employee(active), **more}, personnel(w)


def retype(w):
    since = w.today() - timedelta(days=w.rng.choice([0, 1, 3, 40, -1]))
    return of_employee(
        w, type=w.rng.choice(["regular", "outsourced", "temporary"]),
        **w.maybe(0.5, **{"from": str(since)}))


def roster(w):
    """A few changes of people, as a monthly roster makes them."""
    changes = []
    for _ in range(w.rng.randint(1, 4)):
        change = w.rng.choice(["enrol", "move", "type", "rename", "bind", "leave", "return"])
        if change == "enrol":
            changes.append({**enrol(w), "change": change})
            continue
        gone = change == "return" and not all(one.active for one in w.state.employees.values())
        changes.append({
            "employee": w.employee(not gone), "change": change,
            "department": w.rng.choice(w.DEPARTMENTS), "name": w.rng.choice(NAMES),
            "type": w.rng.choice(["regular", "outsourced", "temporary"]),
            "user": w.rng.choice(["qian", "clerk", "guest"])})
    return {"roster": changes, **mode(w)}, personnel(w)


def bind(w):
    """Often with roles at stake, now and then of one's own works number."""
    user = w.rng.choice(["zhang", "li", "qian", "clerk", "guest", "hall"])
    params, actor = of_employee(w, user=user)
    if w.rng.random() < 0.4 and actor in w.state.employees:
        params["employee"] = actor
    return params, actor


def propose(w):
    """The operator's, mostly; of somebody who leads or does not."""
    holder = w.rng.choice([w.employee(), "user:clerk", "user:guest", "user:zhang", "user:boss"])
    return {"to": holder, "reason": "没有人能办事"}, None if w.rng.random() < 0.9 else w.employee()


def object_to_leader(w):
    if w.state.proposal is None and w.rng.random() < 0.9:
        return None
    return {"reason": "还在任"}, w.one_with(w.rng.choice(["leader", "auditor", "reviewer"]))


# How often, and what.
CHANGES = {
    "claim.submit": (12, submit),
    "claim.submitMany": (8, submit_many),
    "claim.approve": (11, approve),
    "claim.approveMany": (9, approve_many),
    "claim.withdraw": (1.5, on_one(
        "claims", "C", "claim", ["underReview"], owner_or_administrator)),
    "claim.reject": (2, on_one(
        "claims", "C", "claim", ["underReview"], other_with("reviewer"), reason=reason,
        **{"false": perhaps(None, None, True, False)})),
    "claim.revoke": (3, on_one(
        "claims", "C", "claim", ["credited", "credited", "onNotice"], other_with("reviewer"),
        prefer=has_holds, kind=perhaps("false", "mistake"), reason=reason)),
    "claim.withdrawMany": (1, to_many(["underReview"], "administrator")),
    "claim.rejectMany": (1, to_many(
        ["underReview"], "reviewer", reason=reason, **{"false": perhaps(None, None, True, False)})),
    "claim.revokeMany": (1.5, to_many(
        ["credited", "credited", "onNotice"], "reviewer", kind=perhaps("false", "mistake"),
        reason=reason)),
    "objection.raise": (4, raise_objection),
    "objection.uphold": (1, decide_objection),
    "objection.dismiss": (3, decide_objection),
    "deduction.record": (3, deduct),
    "deduction.recordMany": (0.7, deduct_many),
    "opening.record": (1.5, bring),
    "opening.recordMany": (1, bring_many),
    "appeal.raise": (2, appeal),
    "appeal.uphold": (1, decide_appeal),
    "appeal.dismiss": (1, decide_appeal),
    "redemption.request": (15, request),
    "redemption.handOver": (8, hand_over),
    "redemption.fulfil": (7, on_one(
        "redemptions", "R", "redemption", ["held"], other_with("administrator"))),
    "redemption.cancel": (2, on_one(
        "redemptions", "R", "redemption", ["held"], owner_or_administrator,
        reason=perhaps(None, "不要了"))),
    "redemption.return": (3, on_one(
        "redemptions", "R", "redemption", ["fulfilled"], other_with("administrator"),
        reason=reason)),
    "product.add": (0.7, add_product),
    "product.addMany": (0.5, add_products),
    "product.price": (1, reprice),
    "product.retire": (0.2, lambda w: ({"product": a_product(w)}, w.one_with("administrator"))),
    "stock.receive": (1.5, by_role("administrator", receipt)),
    "stock.receiveMany": (0.7, receive_many),
    "stock.count": (1.5, count),
    "employee.add": (0.5, lambda w: (enrol(w), personnel(w))),
    "employee.addMany": (0.3, enrol_many),
    "employee.move": (3, lambda w: of_employee(w, department=w.rng.choice(w.DEPARTMENTS))),
    "employee.type": (2, retype),
    "employee.changeMany": (0.8, roster),
    "employee.leave": (1.2, of_employee),
    "employee.return": (2, lambda w: of_employee(
        w, active=False, **w.maybe(0.5, department=w.rng.choice(w.DEPARTMENTS)))),
    "employee.bind": (1, bind),
    "employee.rename": (0.3, lambda w: of_employee(w, name=w.rng.choice(NAMES))),
    "employee.eraseName": (0.8, lambda w: of_employee(w, active=False)),
    "role.grant": (1, mandate),
    "role.withdraw": (0.6, withdrawal),
    "leader.propose": (0.6, propose),
    "leader.object": (0.3, object_to_leader),
    "policy.adopt": (1.6, adopt_policy),
    "calendar.adopt": (1.2, adopt_calendar),
    "budget.set": (1.5, by_role("finance", lambda w: {
        "year": w.today().year + w.rng.choice([0, 0, 1]),
        "fen": w.rng.choice([0, 900, 2000, 5000, 10_000_000])})),
    "clock.advance": (14, advance),
    "clock.confirm": (0.2, lambda w: ({}, w.anybody())),
    "books.open": (0.1, open_again),
    "books.rebuild": (0.2, lambda w: ({}, None)),
}
