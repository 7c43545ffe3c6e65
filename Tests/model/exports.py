"""Exports: rows by day of effect, sums that add up, and what they were made from (R-BOOK-2)."""

from collections import defaultdict
from datetime import date

from calls import read
from days import ONE_DAY, as_day, first_of_next_month
from points import moves
from rules import claim_item

FINANCE = ("finance", "leader", "auditor", "administrator")


def day_of(call, fact):
    """The day of effect: a year's clearing, at 24:00, belongs to its 31 December (R-CLR-1)."""
    day = call.state.time.day(fact.effective_at)
    is_clearing = fact.type == "clearing.account-cleared.v1"
    if is_clearing and fact.effective_at == call.state.time.end_of_year(fact.body["year"]):
        return day - ONE_DAY
    return day


def bounds(call):
    return as_day(call.params["from"]), as_day(call.params["to"])


def within(call, *types):
    """(fact, day of effect) of the facts of these types in the period, both days included."""
    first, last = bounds(call)
    for fact in call.state.facts:
        if fact.type in types and first <= day_of(call, fact) <= last:
            yield fact, day_of(call, fact)


def place(call, fact):
    """By day of effect; of one day what the old book held first, then by number."""
    return day_of(call, fact), fact.type != "opening.recorded.v1", fact.effective_at, fact.seq


def wants(call, department):
    return call.get("department", department) == department


def exported(call, rows, sums):
    result = {
        "rows": rows, "count": len(rows), "sums": sums, "from": call.params["from"],
        "to": call.params["to"], "enterprise": call.state.enterprise, "kind": call.state.kind,
        "by": call.caller.actor, "at": call.text(call.now),
    }
    if "department" in call.params:
        result["department"] = call.params["department"]
    if call.policy:
        result["policy"] = call.policy["name"]
    return result


def added(rows, *names):
    return {name: sum(row[name] for row in rows) for name in names}


def person(call, employee):
    return {
        "employee": employee, "name": call.name(employee),
        "department": call.state.employees[employee].department,
        "type": call.state.employees[employee].type,
    }


@read("export.redemptions", *FINANCE)
def redemptions(call):
    """What was handed over, and as negative what came back; the department is the request's."""
    rows = []
    for fact, _ in within(call, "redemption.fulfilled.v1", "redemption.returned.v1"):
        sign = 1 if fact.type == "redemption.fulfilled.v1" else -1
        one = call.state.redemptions[fact.subject]
        product = call.state.products[one.product]
        if wants(call, one.department):
            rows.append(person(call, one.employee) | {
                "seq": fact.seq, "redemption": one.id, "department": one.department,
                "product": product.code, "productName": product.name, "kind": product.kind,
                "count": sign * one.count, "points": sign * one.points,
                "costFen": sign * one.cost, "requestedAt": call.text(one.requested_at),
                "at": call.text(fact.effective_at), "by": fact.actor,
                "what": "fulfilled" if sign > 0 else "returned",
            })
    return exported(call, rows, added(rows, "count", "points", "costFen"))


@read("export.earnings", *FINANCE)
def earnings(call):
    """What was credited, and as negative what was revoked; the department is the credit's. An
    award is what was credited and what was forgone (R-CAP-2)."""
    rows = []
    found = within(call, "claim.credited.v1", "claim.revoked.v1", "opening.recorded.v1")
    for fact, _ in sorted(found, key=lambda pair: place(call, pair[0])):
        body = fact.body
        if fact.type == "opening.recorded.v1":
            if wants(call, body["department"]):
                rows.append(person(call, body["employee"]) | {
                    "seq": fact.seq, "what": "brought", "claim": body["reference"],
                    "department": body["department"], "occurred": body["day"],
                    "at": call.text(fact.effective_at), "award": 0, "credited": 0,
                    "forgone": 0, "notTaken": 0, "brought": body["points"],
                })
            continue
        sign = 1 if fact.type == "claim.credited.v1" else -1
        claim = call.state.claims[fact.subject]
        item = claim_item(call, claim)
        credited, forgone = sign * fact.body["credited"], sign * fact.body["forgone"]
        if wants(call, fact.body["department"]):
            rows.append(person(call, claim.employee) | {
                "seq": fact.seq, "claim": claim.id, "department": fact.body["department"],
                "item": claim.item, "itemName": item and item["name"],
                "category": item and item["category"], "occurred": str(claim.occurred),
                "at": call.text(fact.effective_at), "award": credited + forgone,
                "credited": credited, "forgone": forgone, "brought": 0,
                "notTaken": 0 if sign > 0 else body["credited"] - body["taken"],
                "what": "credited" if sign > 0 else "revoked",
            })
    return exported(call, rows, added(rows, "award", "credited", "forgone", "notTaken", "brought"))


@read("export.clearing", *FINANCE)
def cleared(call):
    """At a year's end, with a departure, and from holds that a clearing met (R-RED-5)."""
    rows = []
    for fact, day in within(
            call, "clearing.account-cleared.v1", "redemption.cancelled.v1",
            "redemption.lapsed.v1"):
        account = fact.type == "clearing.account-cleared.v1"
        share = fact.body if account else fact.body.get("cleared")
        whose = person(call, fact.body["employee"])
        if share is None or not wants(call, whose["department"]):
            continue
        at_end = "yearEnd" if day == date(share["year"], 12, 31) else "departure"
        row = whose | {
            "seq": fact.seq, "year": share["year"], "points": share["points"],
            "kept": share.get("kept", 0), "what": at_end if account else "hold",
            "day": str(day), "at": call.text(fact.effective_at),
        }
        rows.append(row if account else row | {"redemption": fact.subject})
    return exported(call, rows, added(rows, "points", "kept"))


@read("export.stock", *FINANCE)
def stock(call):
    """What was on hand before the period, then every movement with what was on hand after it
    (R-STORE-4)."""
    first, last = bounds(call)
    on_hand, rows, sums = defaultdict(int), [], defaultdict(int)
    changes = [stock_change(call, fact) for fact in call.state.facts]
    changes = [change for change in changes if change]
    for change in changes:
        if change["on"] < first:
            on_hand[change["product"]] += change["count"]
    for code in sorted(on_hand):
        if on_hand[code]:
            rows.append(stock_row(call, code, "opening", on_hand[code], on_hand[code], first))
    for change in changes:
        code, on = change["product"], change.pop("on")
        if first <= on <= last:
            on_hand[code] += change["count"]
            rows.append(
                stock_row(call, code, change["what"], change["count"], on_hand[code], on) | change)
    for row in rows:
        sums[row["what"]] += row["count"]
    names = ("opening", "received", "fulfilled", "returned", "counted")
    return exported(
        call, rows, {name: sums[name] for name in names} | {"count": sum(sums.values())})


def stock_row(call, code, what, count, on_hand, day):
    product = call.state.products[code]
    return {
        "what": what, "product": code, "productName": product.name, "kind": product.kind,
        "count": count, "onHand": on_hand, "day": str(day),
    }


def stock_change(call, fact):
    body, what = fact.body, fact.type
    change = {"seq": fact.seq, "at": call.text(fact.effective_at), "by": fact.actor}
    if what == "product.stock-received.v1":
        note = " ".join(filter(None, [body.get("document"), body["note"]]))
        change |= {"what": "received", "count": body["count"], "note": note}
    elif what == "product.stock-counted.v1":
        change |= {"what": "counted", "count": body["difference"], "note": body["reason"]}
    elif what == "redemption.fulfilled.v1":
        change |= {"what": "fulfilled", "count": -body["count"], "note": ""}
    elif what == "redemption.returned.v1":
        change |= {"what": "returned", "count": body["count"], "note": body["reason"]}
    else:
        return None
    if not change["note"]:
        del change["note"]
    if "employee" in body:
        change |= {"redemption": fact.subject, "employee": body["employee"]}
    return change | {"product": body.get("product", fact.subject), "on": day_of(call, fact)}


def journal(call):
    """(fact, day, employee, postings) of all that moved points, day by day."""
    for fact in sorted(call.state.facts, key=lambda fact: place(call, fact)):
        employee, found = moves(fact) or (None, [])
        if found and wants(call, call.state.employees[employee].department):
            yield fact, day_of(call, fact), employee, found


@read("export.journal", *FINANCE)
def postings(call):
    """Every posting, and before it what every account held, if asked for (R-BOOK-1)."""
    first, last = bounds(call)
    rows, sums = [], {"entries": 0, "postings": 0, "points": 0}
    if call.get("opening"):
        rows += openings(call, first)
    for fact, day, employee, found in journal(call):
        if not first <= day <= last:
            continue
        sums["entries"] += 1
        about = fact.subject
        if fact.type == "clearing.account-cleared.v1":
            about = str(fact.body["year"])
        if fact.type == "opening.recorded.v1":
            about = fact.body["reference"]
        for line, (points, source, target) in enumerate(found):
            sums["postings"] += 1
            sums["points"] += points
            rows.append({
                "seq": fact.seq, "line": line, "day": str(day),
                "at": call.text(fact.effective_at), "type": fact.type, "employee": employee,
                "from": source, "to": target, "points": points,
                "about": about,
            })
    return exported(call, rows, sums)


def openings(call, first):
    balances, owners = defaultdict(int), {}
    for _, day, employee, found in journal(call):
        if day < first:
            for points, source, target in found:
                balances[source] -= points
                balances[target] += points
                owners[source] = owners[target] = employee
    for account in sorted(balances):
        row = {
            "day": str(first), "type": "opening", "from": "opening", "to": account,
            "points": balances[account],
        }
        if account.startswith(("available:", "held:")):
            row["employee"] = owners[account]
        if balances[account]:
            yield row


@read("export.liability", *FINANCE)
def liability(call):
    """Outstanding points month by month, and what moved them (R-FUND-2)."""
    rows, opening, closing = liability_months(call, *bounds(call))
    sums = added(rows, "brought", "credited", "redeemed", "deducted", "revoked", "cleared")
    return exported(call, rows, sums | {"opening": opening, "closing": closing})


def liability_months(call, first, last):
    """(rows, what was outstanding before the first, and after the last)."""
    moved = [(min(day, last), *rest) for _, day, *rest in journal(call) if day <= last]
    outstanding = opening = sum(
        sum(balances) for balances in standing(moved, first - ONE_DAY).values())
    rows, start = [], first
    while start <= last:
        end = min(first_of_next_month(start) - ONE_DAY, last)
        row = flows([rest for day, *rest in moved if start <= day <= end])
        balances = standing(moved, end).values()
        closing = outstanding + row["brought"] + row["credited"] - sum(
            row[name] for name in ("redeemed", "deducted", "revoked", "cleared"))
        rows.append(row | {
            "month": str(start)[:7], "to": str(end), "opening": outstanding, "closing": closing,
            "held": sum(held for _, held in balances),
            "debts": sum(min(balance, 0) for balance, _ in balances),
        })
        outstanding, start = closing, first_of_next_month(start)
    return rows, opening, outstanding


def standing(moved, last):
    """What everybody had at the end of a day: {employee: [available, held]}."""
    found = defaultdict(lambda: [0, 0])
    for day, employee, postings in moved:
        for points, source, target in postings if day <= last else ():
            for account, change in ((source, -points), (target, points)):
                if account.startswith(("available:", "held:")):
                    found[employee][account.startswith("held:")] += change
    return found


def flows(moved):
    ways = {
        ("brought", "available"): ("brought", 1), ("available", "brought"): ("brought", -1),
        ("issued", "available"): ("credited", 1), ("held", "redeemed"): ("redeemed", 1),
        ("redeemed", "available"): ("redeemed", -1), ("available", "deducted"): ("deducted", 1),
        ("deducted", "available"): ("deducted", -1), ("available", "revoked"): ("revoked", 1),
        ("available", "cleared"): ("cleared", 1), ("held", "cleared"): ("cleared", 1),
    }
    row = dict.fromkeys(
        ("brought", "credited", "redeemed", "deducted", "revoked", "cleared"), 0)
    for _, postings in moved:
        for points, source, target in postings:
            name, sign = ways.get((source.split(":")[0], target.split(":")[0]), (None, 0))
            if name:
                row[name] += sign * points
    return row
