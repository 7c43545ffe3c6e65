"""Objections while the public notice runs (R-NOTICE-1, R-NOTICE-2)."""

from calls import Refusal, Unanswered, change
from claims import require_claim, result_of
from due import credit
from spelling import key


def require_new_reason(call, earlier, what, of, used_up):
    """At most twice, and the second time with something new (R-NOTICE-2)."""
    if len(earlier) >= 2:
        raise Refusal(what + ".used_up", most=2, **used_up)
    for one in earlier:
        if key(one.reason) == key(call.params["reason"]):
            raise Refusal(what + ".reason_given", **{of: one.id})


@change("objection.raise", "employee", "administrator")
def object_to(call):
    """One's own, or one that an administrator registers for somebody (R-ORG-10)."""
    objector = call.get("employee", call.caller.employee)
    if objector != call.caller.employee and "administrator" not in call.caller.roles:
        raise Unanswered("not_permitted", roles=["administrator"])
    if objector is None:
        raise Refusal("objection.by_nobody")
    call.require_employee(objector, active=True)
    claim = require_claim(call, call.params)
    if claim.stage != "onNotice":
        raise Refusal("claim.not_on_notice", claim=claim.id)
    if call.now >= claim.due.at:
        raise Refusal("claim.notice_over", claim=claim.id, closed=call.text(claim.due.at))
    for other in call.state.open_objections(claim.id):
        if other.by == objector:
            raise Refusal("objection.raised_already", objection=other.id)
    earlier = [
        one for one in call.state.objections.values()
        if (one.claim, one.by) == (claim.id, objector)]
    require_new_reason(call, earlier, "objection", "objection", {"claim": claim.id})
    if len(call.state.open_objections(claim.id)) >= 100:
        raise Refusal("objection.full", claim=claim.id, most=100)
    id = f"O{len(call.state.objections) + 1}"
    call.record(
        "claim:" + claim.id, "claim.objected", objection=id, reason=call.params["reason"],
        employee=None if call.caller.actor == objector else objector)
    return result_of(call, claim) | {"objection": id}


def require_open(call):
    objection = call.require(call.state.objections, "objection", "objection.unknown")
    if objection.outcome != "open":
        raise Refusal(
            "objection.decided", objection=objection.id, outcome=objection.outcome)
    return objection, call.state.claims[objection.claim]


def decided(call, objection, claim, outcome):
    call.record(
        "claim:" + claim.id, "claim.objection-decided", objection=objection.id, outcome=outcome,
        reason=call.params["reason"])


@change("objection.uphold", "reviewer")
def uphold(call):
    """The claim is rejected; to refuse is always allowed (R-ORG-3)."""
    objection, claim = require_open(call)
    decided(call, objection, claim, "upheld")
    call.record(
        "claim:" + claim.id, "claim.rejected", ground="objection", objection=objection.id,
        reason=call.params["reason"])
    return result_of(call, claim) | {"objection": objection.id}


@change("objection.dismiss", "reviewer")
def dismiss(call):
    """After the last one the claim is credited at the end of its notice, or at once if that has
    passed."""
    objection, claim = require_open(call)
    call.forbid(call.caller.actor == claim.employee, "ownClaim")
    call.forbid(call.is_same(claim.approved_by), "ownApproval")
    call.forbid(call.is_same(claim.submitted_by), "ownRegistration")
    call.forbid(call.is_same(objection.registered_by), "registeredComplaint")
    decided(call, objection, claim, "dismissed")
    if not call.state.open_objections(claim.id) and call.now >= claim.due.at:
        call.record(*credit(call.state, claim, claim.points, call.now))
        call.clear_arrival(claim.employee)
    return result_of(call, claim) | {"objection": objection.id}
