"""Deductions, appeals, and what a false claim costs (section 4)."""

from calls import Refusal, change, each
from days import ONE_DAY, as_day, deadline, first_of_next_month
from points import available, takeable
from policies import violation_of
from spelling import key


def consequences(call, claim):
    """No redemption until the end of the calendar month, a notice of criticism; open holds are
    frozen, not lost: they have their working days again afterwards (R-FRAUD-1)."""
    state, stream = call.state, "employee:" + claim.employee
    last_day = first_of_next_month(call.today) - ONE_DAY
    until = state.time.end(last_day)
    call.record(
        stream, "employee.suspended", {"from": call.now}, until=until, claim=claim.id)
    call.record(stream, "employee.criticised", claim=claim.id)
    for hold in state.open_holds(claim.employee):
        again = deadline(state.calendars, state.time, last_day, hold.due.working_days)
        if (hold.frozen_until, hold.due) == (until, again):
            continue
        call.record(
            "redemption:" + hold.id, "redemption.frozen", until=until, deadline=again.body())
    return until


@change("deduction.record", "reviewer")
def record(call):
    return deduct(call, call.params)


@change("deduction.recordMany", "reviewer", many=True)
def record_many(call):
    """From a list (R-NEG-4)."""
    return each(call, "deductions", lambda params: deduct(call, params))


def says_the_same(call, employee, item, occurred, reason):
    """A deduction of the same person, item, day and reason that stands (R-NEG-3)."""
    for fact in call.state.facts:
        body = fact.body
        if fact.type == "deduction.recorded.v1" and (
                body["employee"], body["item"], body["occurred"]) == (
                employee, item, str(occurred)) and key(body["reason"]) == key(reason):
            if not call.state.deductions[fact.subject].reversed:
                return fact.subject
    return None


def deduct(call, params):
    employee = call.require_employee(params["employee"])
    call.forbid(call.caller.actor == employee.id, "ownDeduction")
    policy = call.require_policy()
    violation = violation_of(policy, params["item"])
    if violation is None:
        raise Refusal("violation.unknown", item=params["item"])
    occurred = as_day(params.get("on", str(call.today)))
    if occurred > call.today:
        raise Refusal("date.future", on=str(occurred), today=str(call.today))
    points = params.get("points", violation["standard"])
    if not violation["from"] <= points <= violation["to"]:
        raise Refusal(
            "points.out_of_range", {"from": violation["from"], "to": violation["to"]},
            points=points, item=violation["code"])
    same = says_the_same(call, employee.id, violation["code"], occurred, params["reason"])
    if same and not params.get("distinct"):
        raise Refusal("deduction.duplicate", deduction=same)
    id = f"D{len(call.state.deductions) + 1}"
    taken = takeable(call.state, employee.id, points, call.today)
    call.record(
        "deduction:" + id, "deduction.recorded", employee=employee.id, item=violation["code"],
        points=points, taken=taken, occurred=str(occurred), reason=params["reason"],
        department=employee.department, ranked=None if taken == points else points)
    return {
        "deduction": id, "points": points, "taken": taken,
        "available": available(call.state, employee.id),
    }


@change("appeal.raise", "administrator", owner="deduction")
def appeal(call):
    """By whoever lost the points, or registered for them (R-ORG-10)."""
    deduction = call.require(call.state.deductions, "deduction", "deduction.unknown")
    if call.get("employee", deduction.employee) != deduction.employee:
        raise Refusal("deduction.not_yours", deduction=deduction.id)
    if deduction.reversed:
        raise Refusal("deduction.already_reversed", deduction=deduction.id)
    for other in call.state.appeals.values():
        if other.deduction == deduction.id and other.outcome == "open":
            raise Refusal("appeal.raised_already", appeal=other.id)
    earlier = [
        one for one in call.state.appeals.values() if one.deduction == deduction.id]
    if len(earlier) >= 2:
        raise Refusal("appeal.used_up", deduction=deduction.id, most=2)
    for one in earlier:
        if key(one.reason) == key(call.params["reason"]):
            raise Refusal("appeal.reason_given", appeal=one.id)
    id = f"A{len(call.state.appeals) + 1}"
    call.record(
        "deduction:" + deduction.id, "deduction.appealed", appeal=id,
        reason=call.params["reason"])
    return {"appeal": id, "deduction": deduction.id}


def require_open(call):
    appeal = call.require(call.state.appeals, "appeal", "appeal.unknown")
    if appeal.outcome != "open":
        raise Refusal("appeal.decided", appeal=appeal.id, outcome=appeal.outcome)
    return appeal, call.state.deductions[appeal.deduction]


def decide(call, appeal, deduction, outcome):
    call.record(
        "deduction:" + deduction.id, "deduction.appeal-decided", appeal=appeal.id,
        outcome=outcome, reason=call.params["reason"])
    if outcome == "upheld":
        call.record(
            "deduction:" + deduction.id, "deduction.reversed", employee=deduction.employee,
            points=deduction.taken, department=deduction.department,
            ranked=None if deduction.taken == deduction.points else deduction.points,
            deductedOn=str(call.state.time.day(deduction.at)))
        call.clear_arrival(deduction.employee)
    return {
        "appeal": appeal.id, "deduction": deduction.id,
        "available": available(call.state, deduction.employee),
    }


@change("appeal.uphold", "leader")
def uphold(call):
    """The points taken come back, outside the cap (R-CAP-3)."""
    appeal, deduction = require_open(call)
    call.forbid(call.caller.actor == deduction.employee, "ownAppeal")
    call.forbid(call.is_same(appeal.registered_by), "registeredComplaint")
    return decide(call, appeal, deduction, "upheld")


@change("appeal.dismiss", "leader")
def dismiss(call):
    appeal, deduction = require_open(call)
    call.forbid(call.is_same(appeal.registered_by), "registeredComplaint")
    return decide(call, appeal, deduction, "dismissed")
