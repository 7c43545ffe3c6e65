"""Lists, and single records with their whole life."""

from calls import ROLES, SEEING_ALL, Refusal, Unanswered, bad_page, read
from days import as_day
from form import is_code, number
from rows import (
    appeal_row, claim_row, deduction_row, life, objection_row, product_row,
    redemption_row_with_prices)
from spelling import alike, same

SEEING_REDEMPTIONS = frozenset(SEEING_ALL | {"finance"})


def between(call, day):
    """Is the day one of those that `from` and `to` name, both included?"""
    first, last = call.get("from"), call.get("to")
    return (first is None or as_day(first) <= day) and (last is None or day <= as_day(last))


def related(call, claim):
    """What a reviewer sees beside a claim (R-ITEM-4)."""
    live = [one for one in call.state.claims.values() if one.is_live and one.id != claim.id]
    others = [
        {
            "claim": one.id, "employee": one.employee, "name": call.name(one.employee),
            "item": one.item, "submittedAt": call.text(one.submitted_at),
        }
        for one in live
        if same(claim.occurrence, one.occurrence) and one.employee != claim.employee
    ]
    what = (claim.employee, claim.item, claim.occurred)
    mine = digests(call, claim)
    proofs = [one.id for one in live if digests(call, one) & mine]
    doubtful = [
        one.id for one in live
        if (one.employee, one.item, one.occurred) == what
        and None in (one.occurrence, claim.occurrence)
        or alike(one.occurrence, claim.occurrence) or one.id in proofs]
    return {
        "others": others, "possibleDuplicates": doubtful,
        **({"sameEvidence": proofs} if proofs else {})}


def digests(call, claim):
    """Of all proofs, whoever gave them (R-ITEM-9)."""
    proofs = submission(call, claim).get("evidence", [])
    return {proof["sha256"].lower() for proof in proofs if "sha256" in proof}


def submission(call, claim):
    stream = "claim:" + claim.id
    return next(fact.body for fact in call.state.facts if fact.stream == stream)


def claim_card(call, claim):
    """A claim with its whole life."""
    submitted = submission(call, claim)
    objections = [
        one for one in call.state.objections.values() if one.claim == claim.id]
    return claim_row(call, claim) | {
        "note": submitted["note"], "evidence": submitted.get("evidence", []),
        "life": life(call, "claim:" + claim.id),
        "objections": [objection_row(call, one) for one in objections],
    }


@read("claim.show", *SEEING_ALL, owner="claim")
def show_claim(call):
    claim = call.require(call.state.claims, "claim", "claim.unknown")
    return claim_card(call, claim) | (related(call, claim) if call.sees() else {})


@read("claim.list", *SEEING_ALL, "employee")
def claims(call):
    employee = call.own_or_asked()
    item = call.get("item")
    known = {one["code"] for _, _, policy in call.state.policies for one in policy["items"]}
    if item is not None and item not in known:
        raise Refusal("item.unknown", item=item)
    found = [
        claim for claim in call.state.claims.values()
        if employee in (None, claim.employee) and call.get("stage", claim.stage) == claim.stage
        and call.get("item", claim.item) == claim.item and between(call, claim.occurred)
    ]
    return call.page(found, lambda claim: claim.id, lambda claim: claim_row(call, claim), "C")


@read("review.queue", *SEEING_ALL)
def queue(call):
    """The overdue first, then by due time (R-REV-2)."""
    found = [claim for claim in call.state.claims.values() if claim.stage == "underReview"]
    found.sort(key=lambda claim: (not claim.overdue, claim.due.at, int(claim.id[1:])))
    after, limit = call.get("after"), call.get("limit", 100)
    if after is not None:
        last = queue_key(after)
        found = [
            claim for claim in found if (claim.due.at, int(claim.id[1:])) > last]
    found = found[:limit]
    rows = [
        claim_row(call, claim) | related(call, claim) | {"note": submission(call, claim)["note"]}
        for claim in found
    ]
    result = {"rows": rows, "count": len(rows)}
    if rows and len(rows) == limit:
        result["next"] = f"{found[-1].due.at}/{found[-1].id}"
    return result


def queue_key(text):
    at, _, id = text.partition("/")
    if not at.isdigit() or number(id, "C") is None:
        raise bad_page()
    return int(at), number(id, "C")


@read("objection.list", *SEEING_ALL)
def objections(call):
    found = [
        one for one in call.state.objections.values()
        if one.outcome == "open" or not call.get("open", False)
    ]
    return call.page(
        found, lambda one: one.id,
        lambda one: objection_row(call, one) | {"reason": one.reason}, "O")


@read("deduction.list", *SEEING_ALL, "employee")
def deductions(call):
    employee = call.own_or_asked()
    found = [
        one for one in call.state.deductions.values() if employee in (None, one.employee)]
    return call.page(found, lambda one: one.id, lambda one: deduction_row(call, one), "D")


@read("appeal.list", *SEEING_ALL)
def appeals(call):
    found = [
        one for one in call.state.appeals.values()
        if one.outcome == "open" or not call.get("open", False)
    ]
    return call.page(found, lambda one: one.id, lambda one: appeal_row(call, one), "A")


def page_of_products(call, products):
    products = sorted(products, key=lambda product: product.code)
    return call.page(
        products, lambda product: product.code, lambda product: product_row(call, product),
        is_code)


@read("product.list", *ROLES)
def catalogue(call):
    retired = call.get("retired", False)
    return page_of_products(
        call, [one for one in call.state.products.values() if one.retired == retired])


@read("stock.list", "administrator", "finance", "leader", "auditor")
def stock(call):
    """All of it, retired products too; or only what is offered and runs low."""
    products, low = call.state.products.values(), call.get("low")
    if low is not None:
        products = [
            one for one in products
            if not one.retired and product_row(call, one)["available"] < low]
    return page_of_products(call, products)


@read("redemption.list", *SEEING_REDEMPTIONS, "employee")
def redemptions(call):
    employee = call.own_or_asked(SEEING_REDEMPTIONS)
    found = [
        one for one in call.state.redemptions.values()
        if employee in (None, one.employee) and call.get("stage", one.stage) == one.stage
        and between(call, one.day)
    ]
    return call.page(
        found, lambda one: one.id, lambda one: redemption_row_with_prices(call, one), "R")


@read("redemption.show", *SEEING_REDEMPTIONS, owner="redemption")
def show_redemption(call):
    one = call.require(call.state.redemptions, "redemption", "redemption.unknown")
    return redemption_row_with_prices(call, one) | {"life": life(call, "redemption:" + one.id)}
