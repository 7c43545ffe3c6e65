"""Accounts, the clearing to come, money, and what is exported (sections 5 to 7)."""

from datetime import date

from calls import SEEING_ALL, bad_page, change, read
from lists import between
from points import (
    accounts, available, budget_spent, clearing_share, credited_in, held, redeemed_in)
from rows import movement_rows
from rules import claim_item

FINANCE = ("finance", "leader", "auditor", "administrator")


@read("account.balance", *SEEING_ALL, "kiosk", owner="employee")
def balance(call):
    """A kiosk sees the balance and what waits, nothing else (R-ORG-7)."""
    state, employee = call.state, call.require_employee(call.subject())
    end = state.time.end_of_year(state.open_year)
    result = {
        "employee": employee.id, "name": call.name(employee.id),
        "available": available(state, employee.id), "held": held(state, employee.id),
        "underReview": waiting(call, employee.id, "underReview"),
        "onNotice": waiting(call, employee.id, "onNotice"),
        "clearing": {
            "at": call.text(end),
            "points": clearing_share(state, employee.id, state.open_year)[0],
        },
    }
    if employee.suspended_until is not None and call.now < employee.suspended_until:
        result["suspendedUntil"] = call.text(employee.suspended_until)
    if not call.sees() and call.caller.employee != employee.id:
        return result
    year = call.today.year
    used = {
        "earned": credited_in(state, employee.id, year),
        "redeemed": redeemed_in(state, employee.id, year),
    }
    result |= {
        "department": employee.department, "active": employee.active, "year": year,
        "creditedThisYear": used["earned"], "redeemedThisYear": used["redeemed"],
    }
    if call.policy:
        cap = call.policy["annualCap"]
        room = max(0, cap["points"] - used[cap["basis"]])
        result |= {"capBasis": cap["basis"], "cap": cap["points"], "room": room}
    return result


def waiting(call, employee, stage):
    claims = [
        claim for claim in call.state.claims.values()
        if claim.employee == employee and claim.stage == stage
    ]
    points = sum(
        (claim.requested or 0) if claim.points is None else claim.points for claim in claims)
    return {"claims": len(claims), "points": points}


@read("account.history", *SEEING_ALL, owner="employee")
def history(call):
    employee = call.require_employee(call.subject())
    after, limit = call.get("after", "0"), call.get("limit", 100)
    if not after.isdigit():
        raise bad_page()
    rows = [row for row in movement_rows(call, employee.id) if row["seq"] > int(after)][:limit]
    result = {"rows": rows, "count": len(rows)}
    if rows and len(rows) == limit:
        result["next"] = str(rows[-1]["seq"])
    return result


@read("clearing.preview", *SEEING_ALL, "finance")
def preview(call):
    """Who would lose how many points, from any day on (R-CLR-4)."""
    state, rows = call.state, []
    for employee in accounts(state):
        points, kept, _ = clearing_share(state, employee, state.open_year)
        if points or kept:
            rows.append({
                "employee": employee, "name": call.name(employee),
                "department": state.employees[employee].department, "points": points,
                "kept": kept,
            })
    return {
        "rows": rows, "count": len(rows), "year": state.open_year,
        "at": call.text(state.time.end_of_year(state.open_year)),
        "total": sum(row["points"] for row in rows),
    }


@change("budget.set", "finance")
def set_budget(call):
    year, fen = call.params["year"], call.params["fen"]
    call.record(f"budget:{year}", "budget.set", fen=fen)
    return {"year": year, "fen": fen, "spentFen": budget_spent(call.state, year)}


@read("budget.show", *FINANCE)
def show_budget(call):
    year = call.get("year", call.today.year)
    fen, spent = call.state.budgets.get(year), budget_spent(call.state, year)
    waits = sum(hold.cost for hold in call.state.open_holds())
    result = {
        "year": year, "spentFen": spent, "heldFen": waits if year == call.today.year else 0}
    return result if fen is None else result | {"fen": fen, "remainingFen": fen - spent}


@read("report.liability", *FINANCE)
def liability(call):
    """Outstanding points by the average yuan of a point redeemed so far in the year, or by the
    policy's ratio before the first (R-FUND-2)."""
    state, year = call.state, call.today.year
    points = sum(
        max(0, available(state, employee)) + held(state, employee) for employee in state.employees)
    redeemed = [
        one for one in state.redemptions.values()
        if one.stage == "fulfilled" and state.time.day(one.fulfilled_at).year == year
    ]
    spent, cost = sum(one.points for one in redeemed), sum(one.cost for one in redeemed)
    result = {"points": points, "redeemedPoints": spent, "redeemedFen": cost}
    if spent:
        result |= {"basis": "redeemed", "fen": half_up(points * cost, spent)}
    elif call.policy:
        ratio = call.policy["redemption"]["pointsPerYuan"]
        result |= {
            "basis": "policy", "pointsPerYuan": ratio, "fen": half_up(points * 100, ratio)}
    return result


def half_up(amount, by):
    return (2 * amount + by) // (2 * by)


@read("report.service", *SEEING_ALL)
def service(call):
    """How reviews keep their time (R-REV-2)."""
    first = call.get("from", str(date(call.today.year, 1, 1)))
    last = call.get("to", str(call.today))
    call.params = {"from": first, "to": last}
    claims = [
        claim for claim in call.state.claims.values()
        if between(call, call.state.time.day(claim.submitted_at))
    ]
    decided = [claim for claim in claims if claim.stage not in ("underReview", "withdrawn")]
    late = sum(claim.overdue for claim in decided)
    overdue = sum(claim.overdue for claim in claims)
    figures = {
        "from": first, "to": last, "submitted": len(claims), "decided": len(decided),
        "inTime": len(decided) - late, "late": late, "overdue": overdue,
        "overdueOpen": sum(
            claim.overdue for claim in claims if claim.stage == "underReview"),
    }
    if claims:
        figures["overduePerMille"] = half_up(1000 * overdue, len(claims))
    if decided:
        times = sorted(review_time(call, claim) for claim in decided)
        figures["medianMinutes"] = nearest_rank(times, 50) // 60_000
        figures["percentile90Minutes"] = nearest_rank(times, 90) // 60_000
    return figures


def review_time(call, claim):
    """From the submission to the first decision, in milliseconds."""
    decisions = [
        fact.effective_at for fact in call.state.facts
        if fact.type in ("claim.approved.v1", "claim.rejected.v1") and fact.subject == claim.id]
    return min(decisions) - claim.submitted_at


def nearest_rank(times, percent):
    return times[max(-(-len(times) * percent // 100), 1) - 1]


def effective(call, signs):
    """(fact, sign) of the facts of these types that took effect from `from` to `to`."""
    for fact in call.state.facts:
        if fact.type in signs and between(call, call.state.time.day(fact.effective_at)):
            yield fact, signs[fact.type]


def summed(call, rows, names):
    """The rows, what they add up to, and what every export states of itself (R-BOOK-2)."""
    stated = {
        "rows": rows, "count": len(rows),
        "sums": {name: sum(row[name] for row in rows) for name in names},
        "from": call.get("from"), "to": call.get("to"), "enterprise": call.state.enterprise,
        "kind": call.state.kind, "by": call.caller.actor, "at": call.text(call.now),
    }
    if call.policy:
        stated["policy"] = call.policy["name"]
    return stated


@read("export.redemptions", *FINANCE)
def export_redemptions(call):
    """What was handed over, and as negative what came back (R-BOOK-2)."""
    rows = []
    for fact, sign in effective(
            call, {"redemption.fulfilled.v1": 1, "redemption.returned.v1": -1}):
        one = call.state.redemptions[fact.subject]
        product = call.state.products[one.product]
        rows.append({
            "seq": fact.seq, "redemption": one.id, "employee": one.employee,
            "name": call.name(one.employee), "department": one.department,
            "type": call.state.employees[one.employee].type, "product": product.code,
            "productName": product.name, "kind": product.kind, "count": sign * one.count,
            "points": sign * one.points, "costFen": sign * one.cost,
            "requestedAt": call.text(one.requested_at), "at": call.text(fact.effective_at),
            "by": fact.actor, "what": "fulfilled" if sign > 0 else "returned",
        })
    return summed(call, rows, ("count", "points", "costFen"))


@read("export.earnings", *FINANCE)
def export_earnings(call):
    """What was credited, and as negative what was revoked (R-BOOK-2, R-CAP-2)."""
    rows = []
    for fact, sign in effective(call, {"claim.credited.v1": 1, "claim.revoked.v1": -1}):
        claim = call.state.claims[fact.subject]
        item = claim_item(call, claim)
        credited, forgone = sign * fact.body["credited"], sign * fact.body["forgone"]
        rows.append({
            "seq": fact.seq, "claim": claim.id, "employee": claim.employee,
            "name": call.name(claim.employee), "department": fact.body["department"],
            "type": call.state.employees[claim.employee].type, "item": claim.item,
            "itemName": item and item["name"], "category": item and item["category"],
            "occurred": str(claim.occurred), "at": call.text(fact.effective_at),
            "award": credited + forgone, "credited": credited, "forgone": forgone,
            "what": "credited" if sign > 0 else "revoked",
        })
    return summed(call, rows, ("award", "credited", "forgone"))
