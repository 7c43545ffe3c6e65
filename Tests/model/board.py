"""What is published: ranks, records, notices, criticism, corrections (R-PUB-1 to R-PUB-3)."""

import re
from collections import defaultdict
from datetime import date, timedelta

from calls import Unanswered, read
from days import ONE_DAY, as_day, first_of_next_month
from points import rank_moves
from rows import with_values
from rules import claim_item

PARTS = {
    "": (1, 12), "H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9),
    "Q4": (10, 12),
}


def public_name(call, employee):
    """In full, or the first character and an asterisk (R-PUB-3)."""
    name = call.name(employee)
    if name and call.policy and call.policy["board"]["names"] == "masked":
        return name[0] + "*"
    return name


def notice(call, claim):
    """No free text of a claim (R-PUB-3)."""
    item = claim_item(call, claim)
    return with_values({
        "claim": claim.id, "employee": claim.employee, "item": claim.item,
        "itemName": item and item["name"],
        "department": call.state.employees[claim.employee].department,
        "points": claim.points, "closes": call.text(claim.due.at),
        "provisional": claim.due.provisional,
        "objections": len(call.state.open_objections(claim.id)),
    }) | {"name": public_name(call, claim.employee)}


def on_notice(call):
    return [claim for claim in call.state.claims.values() if claim.stage == "onNotice"]


@read("notice.list", "anyone")
def notices(call):
    return call.page(
        on_notice(call), lambda claim: claim.id, lambda claim: notice(call, claim), "C")


def period(call):
    """(text, first day, first day after it)."""
    text = call.get("period", str(call.today)[:7])
    months = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", text)
    if months:
        first = as_day(text + "-01")
        return text, first, first_of_next_month(first)
    if not re.fullmatch(r"[0-9]{4}", text[:4]) or text[4:] not in PARTS:
        raise Unanswered(
            "invalid_params", param="period", problem="invalid",
            expected="2026, 2026H1, 2026Q4 or 2026-11")
    first, last = PARTS[text[4:]]
    year = int(text[:4])
    return text, date(year, first, 1), first_of_next_month(date(year, last, 1))


def ranked(rows, limit):
    """Equal points share a rank: 1, 2, 2, 4; a tie at the end is printed whole (R-PUB-2)."""
    shown = []
    for index, row in enumerate(rows):
        ties = index > 0 and row["points"] == rows[index - 1]["points"]
        rank = shown[-1]["rank"] if ties else index + 1
        if index >= limit and not ties:
            break
        shown.append({"rank": rank, **row})
    return shown


def standings(call, first, until):
    wanted, totals = call.get("department"), defaultdict(lambda: defaultdict(int))
    for employee, department, points in rank_moves(call.state, first, until):
        if wanted in (None, department):
            totals[employee][department] += points
    rows = []
    for employee, shares in totals.items():
        # Of several departments the one with most points; of equal ones the first by name.
        department = min(shares, key=lambda name: (-shares[name], name))
        rows.append({
            "employee": employee, "name": public_name(call, employee),
            "department": department, "points": sum(shares.values()),
        })
    return sorted(rows, key=lambda row: (-row["points"], row["employee"]))


def department_standings(call, first, until):
    points, people = defaultdict(int), defaultdict(set)
    for employee, department, share in rank_moves(call.state, first, until):
        points[department] += share
        people[department].add(employee)
    rows = [
        {"department": name, "points": points[name], "people": len(people[name])}
        for name in points
    ]
    return sorted(rows, key=lambda row: (-row["points"], row["department"]))


def newest(call, first, until, rows):
    """The facts of a period that have such a row, the newest first."""
    day = call.state.time.day
    found = [
        (rows[fact.type](fact), str(day(fact.effective_at)))
        for fact in call.state.facts
        if fact.type in rows and first <= day(fact.effective_at) < until
    ]
    return [row | {"on": on} for row, on in found if row][::-1]


def last_day_of_criticism(policy, day):
    """A month later where the policy of that day names no number of days (R-FRAUD-1)."""
    days = policy and policy["board"].get("criticismDays")
    if days is not None:
        return day + timedelta(days)
    next_month = first_of_next_month(day)
    last = first_of_next_month(next_month) - ONE_DAY
    return last if day.day > last.day else next_month.replace(day=day.day)


def criticism(call):
    """What is in its time today, whatever period is looked at."""
    rows = []
    for fact in call.state.facts:
        if fact.type == "employee.criticised.v1":
            day = call.state.time.day(fact.effective_at)
            if call.today <= last_day_of_criticism(call.state.policy(day), day):
                rows.append({
                    "claim": fact.body["claim"], "employee": fact.subject,
                    "name": public_name(call, fact.subject), "on": str(day),
                })
    return sorted(
        rows, key=lambda row: (row["on"], int(row["claim"][1:])), reverse=True)


def corrections(call, first, until):
    """Decided in the period, or later about something in it (R-PUB-2)."""
    rows, began = [], {}
    for fact in call.state.facts:
        body, day = fact.body, call.state.time.day(fact.effective_at)
        if fact.type in ("claim.credited.v1", "deduction.recorded.v1"):
            began[fact.stream] = day
        of, points, employee = None, 0, body.get("employee")
        if fact.type == "claim.revoked.v1":
            of, points = began[fact.stream], -body["credited"]
        elif fact.type == "deduction.reversed.v1":
            of, points = began[fact.stream], call.state.deductions[fact.subject].points
        elif fact.type == "redemption.returned.v1":
            points = body["points"]
        elif fact.type == "claim.rejected.v1" and body["ground"] in ("objection", "mistake"):
            # A notice that ended without a credit; a false claim is criticised instead.
            employee = call.state.claims[fact.subject].employee
        else:
            continue
        late = until <= day and of is not None and first <= of < until
        if late or first <= day < until:
            rows.append(with_values({
                "about": fact.subject, "employee": employee, "points": points,
                "type": fact.type, "on": str(day), "of": of and str(of), "late": late or None,
            }) | {"name": public_name(call, employee)})
    return rows[::-1]


def proposal(call):
    """A new leader whom the operator proposes (R-ORG-9)."""
    if call.state.proposal is None:
        return {}
    holder, at, closes, reason = call.state.proposal
    row = {
        "to": holder, "proposedAt": call.text(at), "reason": reason, "due": call.text(closes.at),
        "provisional": closes.provisional,
    }
    if not holder.startswith("user:"):
        row["name"] = public_name(call, holder)
    return {"leaderProposal": [row]}


@read("board.show", "anyone")
def show(call):
    text, first, until = period(call)
    limit = call.get("limit", 20)

    def handed_over(fact):
        return {
            "redemption": fact.subject, "employee": fact.body["employee"],
            "name": public_name(call, fact.body["employee"]), "product": fact.body["product"],
            "productName": call.state.products[fact.body["product"]].name,
            "count": fact.body["count"], "points": fact.body["points"],
        }

    ranks = standings(call, first, until)
    departments = department_standings(call, first, until)
    lists = {
        "redemptions": newest(call, first, until, {"redemption.fulfilled.v1": handed_over}),
        "notices": [notice(call, claim) for claim in on_notice(call)],
        "criticism": criticism(call), "corrections": corrections(call, first, until),
    }
    counts = {name: len(rows) for name, rows in lists.items()}
    counts |= {"ranking": len(ranks), "departments": len(departments)}
    return {
        "period": text, "from": str(first), "to": str(until - ONE_DAY),
        "enterprise": call.state.enterprise, "kind": call.state.kind,
        "ranking": ranked(ranks, limit), "departments": ranked(departments, limit),
        "counts": counts, **{name: rows[:limit] for name, rows in lists.items()},
        **proposal(call),
    }
