"""Accounts, the clearing to come, money, and what is exported (sections 5 to 7)."""

from datetime import date

from board import public_name
from calls import SEEING_ALL, bad_page, change, read
from days import Deadline, as_day, deadline, first_of_next_month
from exports import liability_months
from lists import between
from points import (
    accounts, available, budget_spent, clearing_share, credited_in, held, redeemed_in)
from rows import loss_if_released, movement_rows, redemption_row

FINANCE = ("finance", "leader", "auditor", "administrator")


@read("account.balance", *SEEING_ALL, owner="employee")
def balance(call):
    state, employee = call.state, call.require_employee(call.subject())
    result = {
        "employee": employee.id, "name": call.name(employee.id),
        "available": available(state, employee.id), "held": held(state, employee.id),
        "underReview": waiting(call, employee.id, "underReview"),
        "onNotice": waiting(call, employee.id, "onNotice"),
    } | clearings(call, employee.id)
    if employee.suspended_until is not None and call.now < employee.suspended_until:
        result["suspendedUntil"] = call.text(employee.suspended_until)
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


def clearings(call, employee):
    """What the next clearing takes, what it would make of open holds, and what an earlier one made
    of them (R-CLR-4, R-RED-5)."""
    state = call.state
    points, _, holds = clearing_share(state, employee, state.open_year)
    clearing = {"at": call.text(state.time.end_of_year(state.open_year)), "points": points}
    if holds:
        clearing["held"] = sum(holds.values())
    loss = sum(loss_if_released(state, hold) for hold in state.open_holds(employee))
    return {"clearing": clearing} | ({"clearsIfReleased": loss} if loss else {})


@read("kiosk.show", "kiosk")
def kiosk(call):
    """A works number in, the balance and what waits out, nothing else (R-ORG-7)."""
    state, employee = call.state, call.require_employee(call.subject())
    result = {
        "employee": employee.id, "name": public_name(call, employee.id),
        "available": available(state, employee.id), "held": held(state, employee.id),
        "underReview": waiting(call, employee.id, "underReview"),
        "onNotice": waiting(call, employee.id, "onNotice"),
        "collect": [],
    } | clearings(call, employee.id)
    if employee.suspended_until is not None and call.now < employee.suspended_until:
        result["suspendedUntil"] = call.text(employee.suspended_until)
    mine = [
        one for one in state.redemptions.values()
        if one.employee == employee.id and one.stage == "held"]
    for one in sorted(mine, key=lambda one: int(one.id[1:]))[:20]:
        row = redemption_row(call, one)
        result["collect"].append({
            name: row[name] for name in (
                "redemption", "product", "productName", "count", "due", "clearsIfReleased")
            if name in row})
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
    after, limit, newest = call.get("after"), call.get("limit", 100), call.get("newest")
    if after is not None and not after.isdigit():
        raise bad_page()
    rows = [
        row for row in movement_rows(call, employee.id) if between(call, as_day(row["day"]))]
    if after is not None:
        rows = [
            row for row in rows if (row["seq"] < int(after) if newest else row["seq"] > int(after))]
    rows = (rows[::-1] if newest else rows)[:limit]
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
    if call.get("months"):
        first = date(year, 1, 1)
        result["months"] = liability_months(call, first, call.today)[0]
    return result


def half_up(amount, by):
    return (2 * amount + by) // (2 * by)


@read("report.service", *SEEING_ALL)
def service(call):
    first = call.get("from", str(date(call.today.year, 1, 1)))
    last = call.get("to", str(call.today))
    call.params = {"from": first, "to": last}
    submitted = [
        claim for claim in call.state.claims.values()
        if between(call, call.state.time.day(claim.submitted_at))
    ]
    months = []
    start, end = as_day(first), as_day(last)
    while start <= end:
        month = [
            claim for claim in submitted
            if start <= call.state.time.day(claim.submitted_at) < first_of_next_month(start)]
        figures = service_figures(call, month)
        del figures["times"]
        months.append(figures | {"month": str(start)[:7]})
        start = first_of_next_month(start)
    return {"from": first, "to": last, **service_figures(call, submitted), "months": months}


def service_figures(call, claims):
    """How reviews kept their time (R-REV-1, R-REV-2), nights and days off included."""
    overdue = sum(was_overdue(call, claim) for claim in claims)
    waits = sum(claim.overdue for claim in claims if claim.stage == "underReview")
    decided = [(claim, review_time(call, claim)) for claim in claims]
    decided = [(claim, time) for claim, time in decided if time is not None]
    late = sum(was_overdue(call, claim) for claim, _ in decided)
    figures = {
        "submitted": len(claims), "decided": len(decided), "inTime": len(decided) - late,
        "late": late, "overdueOpen": waits, "overdue": overdue,
    }
    if claims:
        figures["overduePerMille"] = half_up(overdue * 1000, len(claims))
    times = sorted(time for _, time in decided)
    if times:
        figures["medianMinutes"] = nearest_rank(times, 50) // 60_000
        figures["percentile90Minutes"] = nearest_rank(times, 90) // 60_000
    figures["times"], shorter = [], -1
    for days in (1, 2, 3, 5, 10):
        figures["times"].append({
            "days": days,
            "claims": sum(shorter < time <= days * 86_400_000 for time in times)})
        shorter = days * 86_400_000
    figures["times"].append({"claims": sum(time > shorter for time in times)})
    return figures


def was_overdue(call, claim):
    """By the calendars of today where the date that passed was provisional (R-TIME-3)."""
    if not claim.overdue:
        return False
    due = None
    for fact in call.state.facts:
        if fact.stream != "claim:" + claim.id:
            continue
        what = fact.type.split(".")[1]
        if what in ("submitted", "overdue-lifted"):
            due = Deadline.of(fact.body["due"])
        elif what == "rescheduled":
            due = Deadline.of(fact.body["deadline"])
        elif what in ("approved", "rejected", "withdrawn"):
            if not due.provisional:
                return True
            known = deadline(call.state.calendars, call.state.time, due.start, due.working_days)
            return known.provisional or fact.effective_at >= known.at
    return True


def review_time(call, claim):
    """From the submission to the first decision; None where it is open or was withdrawn."""
    for fact in call.state.facts:
        if fact.stream == "claim:" + claim.id and fact.type in (
                "claim.approved.v1", "claim.rejected.v1"):
            return fact.effective_at - claim.submitted_at
    return None


def nearest_rank(times, percent):
    return times[-(-len(times) * percent // 100) - 1]
