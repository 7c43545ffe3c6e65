"""Records as the wire shows them."""

from calls import SEEING_ALL
from days import DAY_LENGTH
from points import available, left_under_clearing, moves
from policies import price_of, tier_of, violation_of
from rules import claim_item


def with_values(row):
    """Members without a value are left out."""
    return {name: value for name, value in row.items() if value is not None}


def due(call, deadline):
    return {"due": call.text(deadline.at), "provisional": deadline.provisional}


def claim_row(call, claim):
    row = {
        "claim": claim.id, "employee": claim.employee, "item": claim.item,
        "occurred": str(claim.occurred), "submittedAt": call.text(claim.submitted_at),
        "submittedBy": claim.submitted_by, "occurrence": claim.occurrence,
        "requestedPoints": claim.requested, "stage": claim.stage,
    }
    item = claim_item(call, claim)
    if item:
        row |= {
            "itemName": item["name"], "category": item["category"], "from": item["from"],
            "to": item["to"], "standard": item["standard"],
        }
    if claim.stage in ("underReview", "onNotice"):
        row |= due(call, claim.due)
    if claim.stage == "underReview":
        row["overdue"] = claim.overdue
    if claim.stage == "onNotice":
        row["openObjections"] = len(call.state.open_objections(claim.id))
    if claim.stage in ("onNotice", "credited", "revoked"):
        row |= {
            "points": claim.points, "approvedBy": claim.approved_by,
            "approvedAt": call.text(claim.approved_at),
        }
    if claim.stage in ("credited", "revoked"):
        row |= {
            "credited": claim.credited, "forgone": claim.forgone, "year": claim.year,
            "department": claim.department,
        }
    return with_values(row) | {"name": call.name(claim.employee)}


def objection_row(call, objection):
    return with_values({
        "objection": objection.id, "claim": objection.claim, "by": objection.by,
        "raisedAt": call.text(objection.raised_at), "outcome": objection.outcome,
        "registeredBy": objection.registered_by,
    })


def step(call, fact):
    return {
        "seq": fact.seq, "type": fact.type, "at": call.text(fact.effective_at),
        "recordedAt": call.text(fact.recorded_at), "actor": fact.actor, "body": fact.body,
    }


def life(call, stream):
    return [step(call, fact) for fact in call.state.facts if fact.stream == stream]


def product_row(call, product):
    """Tier and price are the policy's of the day (R-STORE-2, R-STORE-3)."""
    held = sum(
        hold.count for hold in call.state.open_holds() if hold.product == product.code)
    row = {
        "product": product.code, "name": product.name, "kind": product.kind,
        "valueFen": product.value, "onHand": product.on_hand, "held": held,
        "available": product.on_hand - held, "retired": product.retired,
        "ownPrice": product.price, "limitMonth": product.limits["month"],
        "limitYear": product.limits["year"],
    }
    if call.policy:
        ratio = price_of(call.policy, product.value)
        row["tier"] = tier_of(call.policy, product.value)
        row["price"] = ratio if product.price is None else product.price
    return with_values(row)


def redemption_row(call, redemption):
    row = {
        "redemption": redemption.id, "employee": redemption.employee,
        "department": redemption.department, "product": redemption.product,
        "productName": call.state.products[redemption.product].name,
        "count": redemption.count, "points": redemption.points, "costFen": redemption.cost,
        "requestedAt": call.text(redemption.requested_at),
        "requestedBy": redemption.requested_by, "stage": redemption.stage,
    }
    if redemption.stage == "held":
        row |= due(call, redemption.due)
        if redemption.frozen_until is not None:
            row["frozenUntil"] = call.text(redemption.frozen_until)
    if redemption.stage in ("fulfilled", "returned"):
        row["fulfilledAt"] = call.text(redemption.fulfilled_at)
    loss = loss_if_released(call.state, redemption)
    if loss:
        row["clearsIfReleased"] = loss
    if redemption.clearing and redemption.stage in ("cancelled", "lapsed"):
        row["cleared"] = redemption.clearing["points"]
    return row | {"name": call.name(redemption.employee)}


def loss_if_released(state, hold):
    """What an open hold loses if it ends without the goods: what a clearing met (R-RED-5), and of
    somebody who left under a policy that clears whatever is above zero then (R-ORG-5)."""
    if hold.stage != "held":
        return 0
    met = hold.clearing["points"] if hold.clearing else 0
    if not left_under_clearing(state, hold.employee):
        return met
    before, rest = available(state, hold.employee), hold.points - met
    return met + max(0, before + rest) - max(0, before)


SEEING_REDEMPTIONS = SEEING_ALL | {"finance"}
SHOWN_DAYS = 30


def prices(state):
    """What one unit of each product cost, as it changed: by its own price, or by the ratio of that
    day's policy (R-STORE-3)."""
    cost, found = {}, []
    for fact in state.facts:
        if fact.type not in ("product.added.v1", "product.repriced.v1"):
            continue
        policy = state.policy(state.time.day(fact.effective_at), fact.seq)
        was = cost.get(fact.subject)
        cost[fact.subject] = fact.body
        if policy:
            before, after = (
                row and (row.get("price") or price_of(policy, row["valueFen"]))
                for row in (was, fact.body))
            if before != after:
                found.append((fact, before, after))
    return found


def price_changes(call, redemption):
    """Who changed the price since 30 days before the request, until it was handed over (R-RED-7).
    A first price only where it is the buyer's, or of who asked for them."""
    if redemption.stage in ("cancelled", "lapsed"):
        return None
    begin = redemption.requested_at - SHOWN_DAYS * DAY_LENGTH
    end = redemption.fulfilled_at or float("inf")
    rows = [
        with_values({
            "at": call.text(fact.effective_at), "by": fact.actor, "from": before, "to": after})
        for fact, before, after in prices(call.state)
        if fact.subject == redemption.product and begin <= fact.effective_at <= end
        and (before is not None or fact.actor in (redemption.employee, redemption.requested_by))]
    return rows or None


def redemption_row_with_prices(call, redemption):
    row = redemption_row(call, redemption)
    if call.sees(SEEING_REDEMPTIONS):
        return with_values(row | {"priceChanges": price_changes(call, redemption)}) | {
            "name": row["name"]}
    return row


def violation_name(call, deduction):
    """As today's policy has it, or as the one had it under which it was recorded."""
    recorded = call.state.time.day(deduction.at)
    for policy in (call.policy, call.state.policy(recorded, deduction.seq)):
        violation = policy and violation_of(policy, deduction.item)
        if violation:
            return violation["name"]
    return None


def deduction_row(call, deduction):
    row = with_values({
        "deduction": deduction.id, "employee": deduction.employee, "item": deduction.item,
        "points": deduction.points, "taken": deduction.taken,
        "occurred": str(deduction.occurred), "department": deduction.department,
        "reversed": deduction.reversed, "reason": deduction.reason,
        "at": call.text(deduction.at),
        "itemName": violation_name(call, deduction),
    })
    return row | {"name": call.name(deduction.employee)}


def appeal_row(call, appeal):
    return with_values({
        "appeal": appeal.id, "deduction": appeal.deduction,
        "raisedAt": call.text(appeal.raised_at), "outcome": appeal.outcome,
        "employee": call.state.deductions[appeal.deduction].employee, "reason": appeal.reason,
        "registeredBy": appeal.registered_by,
    })


def movement_rows(call, employee):
    """Every change of what somebody can redeem, with the balance after it; also what took or gave
    nothing of it: points cleared with a hold, forgone, not taken."""
    balance, own = 0, f"available:{employee}"
    decisions = ("claim.revoked.v1", "deduction.recorded.v1", "deduction.reversed.v1")
    for fact in call.state.facts:
        if fact.body.get("employee") != employee:
            continue
        found = (moves(fact) or (None, []))[1]
        mine = [
            (points if target == own else -points, source if target == own else target)
            for points, source, target in found if own in (source, target)]
        cleared = sum(
            points for points, source, target in found
            if source.startswith("held:") and target.startswith("cleared:"))
        forgone = sum(points for points, _, target in found if target == "forgone")
        is_empty_line = fact.type == "opening.recorded.v1" and fact.body["points"] == 0
        if not (mine or cleared or forgone or is_empty_line or fact.type in decisions):
            continue
        points = sum(moved for moved, _ in mine)
        balance += points
        others = [other for _, other in mine] + [source for _, source, _ in found]
        row = {
            "seq": fact.seq, "points": points, "balance": balance,
            "counterpart": others[0] if others else None, "cleared": cleared or None,
            "forgone": forgone or None, "whole": whole(fact),
            "day": str(call.state.time.day(fact.effective_at)), "type": fact.type,
            "at": call.text(fact.effective_at), "recordedAt": call.text(fact.recorded_at),
            "by": fact.actor,
        }
        family = fact.stream.split(":")[0]
        if family != "employee":
            row["about"] = fact.body["reference"] if family == "opening" else fact.subject
        if family == "claim":
            item = claim_item(call, call.state.claims[fact.subject])
            row["item"] = item and item["name"]
        if family == "redemption":
            code = call.state.redemptions[fact.subject].product
            row["product"] = call.state.products[code].name
        if family == "deduction":
            row["item"] = violation_name(call, call.state.deductions[fact.subject])
        yield with_values(row)


def whole(fact):
    """What was decided, where it took less (R-NEG-2, R-FRAUD-2)."""
    decided = {"claim.revoked.v1": "credited", "deduction.recorded.v1": "points"}.get(fact.type)
    if decided and fact.body["taken"] < fact.body[decided]:
        return fact.body[decided]
    return None
