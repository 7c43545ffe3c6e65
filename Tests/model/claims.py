"""Claims from submission to credit, and what takes them back (sections 3 and 4)."""

from datetime import timedelta

from calls import Refusal, Unanswered, change, each
from days import as_day, deadline, limit_days
from due import credit
from mistakes import credit_of, left_of_mistake
from points import available
from policies import item_of
from rows import claim_row
from rules import claim_item
from spelling import same as same_occurrence
from violations import consequences


def require_range(item, points):
    """An award outside the item's range is refused, never clamped (R-ITEM-1)."""
    if not item["from"] <= points <= item["to"]:
        raise Refusal(
            "points.out_of_range", {"from": item["from"], "to": item["to"]}, points=points,
            item=item["code"])


def result_of(call, claim):
    row = claim_row(call, claim)
    names = (
        "claim", "item", "itemName", "occurred", "submittedAt", "stage", "due", "provisional",
        "points", "credited", "forgone")
    return {name: row[name] for name in names if name in row}


def submit(call, params):
    id = params.get("employee", call.caller.employee)
    if id is None:
        raise Unanswered("invalid_params", param="employee", problem="missing")
    employee = call.require_employee(id, active=True)
    policy = call.require_policy()
    item = item_of(policy, params["item"])
    if item is None:
        raise Refusal("item.unknown", item=params["item"])
    occurred = as_day(params.get("on", str(call.today)))
    if occurred > call.today:
        raise Refusal("date.future", on=str(occurred), today=str(call.today))
    if "submitWithinDays" in policy:
        oldest = call.today - timedelta(policy["submitWithinDays"])
        if occurred < oldest:
            raise Refusal("claim.too_old", on=str(occurred), oldest=str(oldest))
    if "points" in params:
        require_range(item, params["points"])
    require_unclaimed(call, employee.id, item, occurred, params)
    due = deadline(
        call.state.calendars, call.state.time, call.today, policy["review"]["workingDays"])
    claim = f"C{len(call.state.claims) + 1}"
    call.record(
        "claim:" + claim, "claim.submitted", employee=employee.id, item=item["code"],
        occurred=str(occurred), occurrence=params.get("occurrence"),
        distinct=params.get("distinct") or None, note=params.get("note", ""),
        evidence=params.get("evidence") or None, requested=params.get("points"), due=due.body())
    return result_of(call, call.state.claims[claim])


def require_unclaimed(call, employee, item, occurred, params):
    """One occurrence is rewarded once (R-ITEM-4), an item so often in a period (R-ITEM-3)."""
    live = [
        claim for claim in call.state.claims.values()
        if claim.employee == employee and claim.is_live
    ]
    occurrence = params.get("occurrence")
    for claim in live:
        if same_occurrence(claim.occurrence, occurrence):
            raise Refusal("claim.occurrence_taken", occurrence=occurrence, claim=claim.id)
    same = [claim for claim in live if claim.item == item["code"]]
    for claim in same:
        named = occurrence is not None and claim.occurrence is not None
        if claim.occurred == occurred and not params.get("distinct") and not named:
            raise Refusal("claim.duplicate", claim=claim.id)
    for period in ("day", "month", "year"):
        limit = item["limit"].get(period)
        first, until = limit_days(period, occurred)
        if limit and sum(first <= claim.occurred < until for claim in same) >= limit:
            raise Refusal(
                "claim.limit_reached", item=item["code"], limit=limit, period=period)


@change("claim.submit", "administrator", owner="employee")
def submit_one(call):
    return submit(call, call.params)


@change("claim.submitMany", "administrator", owner="many", many=True)
def submit_many(call):
    """Only an administrator files for others (R-CLAIM-1)."""
    def one(params):
        own = call.caller.employee
        if not call.sees({"administrator"}) and params.get("employee", own) != own:
            raise Unanswered("not_permitted", roles=["administrator"])
        return submit(call, params)
    return each(call, "claims", one)


def require_claim(call, params):
    if params["claim"] not in call.state.claims:
        raise Refusal("claim.unknown", claim=params["claim"])
    return call.state.claims[params["claim"]]


def require_under_review(call, params):
    claim = require_claim(call, params)
    if claim.stage != "underReview":
        raise Refusal("claim.not_under_review", claim=claim.id)
    return claim


def withdraw(call, params):
    """The employee, who filed it, or any administrator for them (R-ORG-10)."""
    claim = require_claim(call, params)
    if call.caller.actor not in (claim.employee, claim.submitted_by) and not call.sees(
            {"administrator"}):
        raise Refusal("claim.not_yours", claim=claim.id)
    require_under_review(call, params)
    call.record("claim:" + claim.id, "claim.withdrawn", reason="request")
    return result_of(call, claim)


@change("claim.withdraw", "administrator", owner="claim")
def withdraw_one(call):
    return withdraw(call, call.params)


@change("claim.withdrawMany", "administrator", "employee", many=True)
def withdraw_many(call):
    return each(call, "claims", lambda params: withdraw(call, params))


def approve(call, params):
    """Names the points, or those asked for, or the standard (R-REV-3)."""
    claim = require_under_review(call, params)
    call.forbid(call.caller.actor == claim.employee, "ownClaim")
    call.forbid(call.is_same(claim.submitted_by), "submittedOnBehalf")
    policy = call.require_policy()
    item = claim_item(call, claim)
    if item is None:
        raise Refusal("item.unknown", item=claim.item)
    choices = (params.get("points"), claim.requested, item["standard"])
    points = next(choice for choice in choices if choice is not None)
    require_range(item, points)
    stream, days = "claim:" + claim.id, policy["notice"]["workingDays"]
    if days == 0:
        call.record(stream, "claim.approved", points=points)
        call.record(*credit(call.state, claim, points, call.now))
        call.clear_arrival(claim.employee)
    else:
        notice = deadline(call.state.calendars, call.state.time, call.today, days)
        call.record(stream, "claim.approved", points=points, notice=notice.body())
    return result_of(call, claim)


@change("claim.approve", "reviewer")
def approve_one(call):
    return approve(call, call.params)


@change("claim.approveMany", "reviewer", many=True)
def approve_many(call):
    return each(call, "claims", lambda params: approve(call, params))


def reject(call, params):
    """Also one's own (R-ORG-3). False: with the consequences of a false credit (R-FRAUD-1)."""
    claim = require_under_review(call, params)
    is_false = call.get("false", False)
    call.record(
        "claim:" + claim.id, "claim.rejected", ground="false" if is_false else "review",
        reason=call.params["reason"])
    until = consequences(call, claim) if is_false else None
    return result_of(call, claim) | until_text(call, until)


@change("claim.reject", "reviewer")
def reject_one(call):
    return reject(call, call.params)


@change("claim.rejectMany", "reviewer", many=True)
def reject_many(call):
    return each(call, "claims", lambda params: reject(call, params))


def until_text(call, until):
    return {} if until is None else {"suspendedUntil": call.text(until)}


def revoke(call, params):
    """A credited claim, or one on notice: that one was not credited and is rejected
    (R-FRAUD-1, R-FRAUD-2)."""
    claim = require_claim(call, params)
    if claim.stage not in ("onNotice", "credited"):
        raise Refusal("claim.not_revocable", claim=claim.id)
    call.forbid(call.caller.actor == claim.employee, "ownRevocation")
    kind, reason, stream = call.params["kind"], call.params["reason"], "claim:" + claim.id
    result = {}
    if claim.stage == "onNotice":
        call.record(stream, "claim.rejected", ground=kind, reason=reason)
    else:
        # A floor at zero is for deductions: either kind may leave a debt (R-NEG-2).
        taken = (
            left_of_mistake(call.state, claim.id) if kind == "mistake" else claim.credited)
        call.record(
            stream, "claim.revoked", employee=claim.employee, credited=claim.credited,
            forgone=claim.forgone, year=claim.year, department=claim.department, kind=kind,
            reason=reason, taken=taken, creditedOn=str(credited_on(call, claim.id)))
        result = {"taken": taken, "available": available(call.state, claim.employee)}
        if taken < claim.credited:
            result["cleared"] = claim.credited - taken
    until = consequences(call, claim) if kind == "false" else None
    return result_of(call, claim) | result | until_text(call, until)


@change("claim.revoke", "reviewer")
def revoke_one(call):
    return revoke(call, call.params)


@change("claim.revokeMany", "reviewer", many=True)
def revoke_many(call):
    return each(call, "claims", lambda params: revoke(call, params))


def credited_on(call, claim):
    return call.state.time.day(credit_of(call.state, claim).effective_at)
