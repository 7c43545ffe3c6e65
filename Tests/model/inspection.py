"""Spot checks and the half-year report (R-BOOK-4)."""

import hashlib
from collections import defaultdict
from datetime import date

from board import PARTS
from budgets import moves_of_goods
from calls import SEEING_ALL, Unanswered, read
from days import ONE_DAY, as_day, first_of_next_month
from exports import day_of
from lists import claim_card
from people import types_of
from points import available, budget_spent, held, moves
from policy_faults import COUNTY
from reports import service_figures
from rows import life, redemption_row_with_prices
from rules import claim_item

TYPES = ("regular", "outsourced", "temporary")
STAGES = ("underReview", "onNotice", "credited", "rejected", "withdrawn", "revoked")


@read("audit.sample", "auditor", "leader")
def sample(call):
    """Of all that began in the period those with the smallest keys: who names the seed cannot
    know the head, and who writes the books cannot know the seed."""
    at = call.get("at", len(call.state.facts))
    if not 1 <= at <= len(call.state.facts):
        raise Unanswered("invalid_params", param="at", problem="invalid", expected={
            "type": "integer", "from": 1, "to": len(call.state.facts)})
    head, rows, population = call.state.head(at), [], {}
    for kind, plural, rows_of, show in (
            ("claim", "claims", call.state.claims, claim_card),
            ("redemption", "redemptions", call.state.redemptions, redemption_card)):
        begun = [
            fact.subject for fact in call.state.facts[:at]
            if fact.type in ("claim.submitted.v1", "redemption.requested.v1")
            and fact.stream.startswith(kind)
            and as_day(call.params["from"]) <= call.state.time.day(fact.effective_at)
            <= as_day(call.params["to"])]
        keys = sorted((key_of(call.params["seed"], head, id), id) for id in begun)
        population[plural] = len(begun)
        for key, id in keys[:call.get("count", 10)]:
            rows.append(show(call, rows_of[id]) | {"kind": kind, "id": id, "key": key})
    return {
        "rows": rows, "count": len(rows), "seed": call.params["seed"],
        "from": call.params["from"], "to": call.params["to"],
        "at": {"seq": at, "head": head}, "population": population,
    }


def key_of(seed, head, id):
    return hashlib.sha256(f"{seed}\n{head}\n{id}".encode()).hexdigest()


def redemption_card(call, redemption):
    return redemption_row_with_prices(call, redemption) | {
        "life": life(call, "redemption:" + redemption.id)}


@read("report.halfYear", *SEEING_ALL, "finance")
def half_year(call):
    """What happened is counted by its day of effect; what became of it is as it stands now."""
    state, text = call.state, call.params["period"]
    if not (text[:4].isdigit() and text[4:] in ("H1", "H2")):
        raise Unanswered(
            "invalid_params", param="period", problem="invalid", expected="2026H1 or 2026H2")
    year, months = int(text[:4]), PARTS[text[4:]]
    first = date(year, months[0], 1)
    until = first_of_next_month(date(year, months[1], 1))
    inside = [fact for fact in state.facts if first <= state.time.day(fact.effective_at) < until]
    submitted = [
        claim for claim in state.claims.values()
        if first <= state.time.day(claim.submitted_at) < until]
    result = {
        "period": text, "from": str(first), "to": str(until - ONE_DAY),
        "isOver": call.now >= state.time.start(until), "enterprise": state.enterprise,
        "kind": state.kind, "people": people(call, first, until, submitted),
        "claims": by_category(call, submitted), "review": service_figures(call, submitted),
        "points": point_figures(call, first, until) | {"outstanding": sum(
            max(0, available(state, one)) + held(state, one) for one in state.employees)},
        "yuan": yuan(call, inside, year), "stock": on_the_shelves(state),
        "objections": complaints(call, state.objections, first, until),
        "appeals": complaints(call, state.appeals, first, until),
        "criticism": sum(fact.type == "employee.criticised.v1" for fact in inside),
        "months": [],
    }
    month = first
    while month < until:
        following = first_of_next_month(month)
        result["months"].append(
            point_figures(call, month, following) | {
                "month": str(month)[:7],
                "costFen": sum(
                    -cost if back else cost
                    for _, cost, back, _ in moves_of_goods(call, month, following - ONE_DAY)),
            })
        month = following
    return result


def people(call, first, until, submitted):
    """By type: enrolled at the end, and what happened in the period (R-ORG-1). Everybody counts as
    what they were on the day (R-ORG-8)."""
    state, last = call.state, until - ONE_DAY

    def was(id, day):
        known = types_of(state, id)
        return next((type for since, type in reversed(known) if since <= day), known[0][1])

    figures = ("enrolled", "joined", "left", "claiming", "redeeming")
    counts = {type: dict.fromkeys(figures, 0) for type in TYPES}
    here = set()
    for fact in state.facts:
        what = fact.type.split(".")[1]
        day = state.time.day(fact.effective_at)
        is_person = fact.type.startswith("employee.")
        if is_person and what in ("enrolled", "returned", "left") and day < until:
            (here.discard if what == "left" else here.add)(fact.subject)
            if day >= first:
                counts[was(fact.subject, day)]["left" if what == "left" else "joined"] += 1
    claiming = {claim.employee for claim in submitted}
    redeeming = {
        one.employee for one in state.redemptions.values()
        if first <= state.time.day(one.requested_at) < until}
    for figure, people in (("enrolled", here), ("claiming", claiming), ("redeeming", redeeming)):
        for one in people:
            counts[was(one, last)][figure] += 1
    return [{"type": type, **counts[type]} for type in TYPES]


def by_category(call, submitted):
    """Claims for one item at one stage are counted together, where the first of them belongs."""
    rows = {
        category: dict.fromkeys(("submitted", *STAGES, "points"), 0) for category in COUNTY}
    groups = defaultdict(list)
    for claim in submitted:
        groups[claim.item, claim.stage].append(claim)
    for (_, stage), claims in groups.items():
        item = claim_item(call, claims[0])
        if item is not None:
            row = rows[item["category"]]
            row["submitted"] += len(claims)
            row[stage] += len(claims)
            row["points"] += sum(claim.credited for claim in claims if stage == "credited")
    return [{"category": category, **row} for category, row in rows.items()]


def point_figures(call, first, until):
    """What happened to points, told by the accounts between which they moved (R-BOOK-1)."""
    ways = {
        ("issued", "available"): "earned", ("issued", "forgone"): "forgone",
        ("available", "revoked"): "revoked", ("available", "deducted"): "deducted",
        ("deducted", "available"): "reversed", ("available", "held"): "held",
        ("held", "available"): "released", ("held", "redeemed"): "redeemed",
        ("redeemed", "available"): "returned", ("available", "cleared"): "cleared",
        ("held", "cleared"): "cleared", ("brought", "available"): "brought",
    }
    figures = dict.fromkeys(ways.values(), 0)
    for fact in call.state.facts:
        if first <= day_of(call, fact) < until:
            for points, source, target in (moves(fact) or (None, []))[1]:
                if target == "brought":
                    points, source, target = -points, target, source
                figures[ways[source.split(":")[0], target.split(":")[0]]] += points
    return figures


def yuan(call, inside, year):
    state = call.state
    out, back = (
        [state.redemptions[fact.subject] for fact in inside if fact.type == what]
        for what in ("redemption.fulfilled.v1", "redemption.returned.v1"))
    spent, returned = sum(one.cost for one in out), sum(one.cost for one in back)
    figures = {
        "fulfilled": len(out), "units": sum(one.count for one in out), "fulfilledFen": spent,
        "returned": len(back), "returnedFen": returned, "costFen": spent - returned,
        "yearSpentFen": budget_spent(state, year),
    }
    return figures | ({"yearBudgetFen": state.budgets[year]} if year in state.budgets else {})


def on_the_shelves(state):
    stocked = [one for one in state.products.values() if one.on_hand]
    return {
        "products": len(stocked), "units": sum(one.on_hand for one in stocked),
        "fen": sum(one.on_hand * one.value for one in stocked),
    }


def complaints(call, rows, first, until):
    raised = [
        one.outcome for one in rows.values()
        if first <= call.state.time.day(one.raised_at) < until]
    outcomes = ("upheld", "dismissed", "moot", "open")
    return {"raised": len(raised), **{name: raised.count(name) for name in outcomes}}
