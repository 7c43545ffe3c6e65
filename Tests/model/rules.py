"""Policies and calendars: adopted by events, in force from a day on (R-ITEM-2, R-TIME-3)."""

import json
from datetime import date

from calls import ROLES, Refusal, Unanswered, change, read
from days import WorkYear, as_day, recounted
from law import MOVING, OFF, law
from policies import Faulty, Reader, item_of, read_policy


def policy_in(call):
    try:
        return read_policy(call.params["text"])
    except Faulty as faulty:
        raise Unanswered("policy.faulty", faults=faulty.faults) from None


@change("policy.adopt", "leader")
def adopt_policy(call):
    policy = policy_in(call)
    effective = call.get("effective", str(call.today))
    if as_day(effective) < call.today:
        raise Refusal(
            "policy.effective_in_the_past", effective=effective, today=str(call.today))
    call.record("policy", "policy.adopted", effective=effective, policy=policy)
    return {"name": policy["name"], "effective": effective}


@read("policy.show", "anyone")
def show_policy(call):
    day = as_day(call.get("on", str(call.today)))
    adopted = call.state.adoption(day)
    if adopted is None:
        raise Refusal("policy.none_in_force", on=str(day))
    effective, seq, policy = adopted
    result = {"policy": policy, "effective": str(effective), "adoptedBySeq": seq}
    later = [adopted[0] for adopted in call.state.policies if adopted[0] > day]
    if later:
        result["next"] = str(later[0])
    return result


@read("policy.check", *ROLES)
def check_policy(call):
    """What a policy would change for claims under review."""
    new = policy_in(call)
    changes = []
    for claim in call.state.claims.values():
        old = claim_item(call, claim)
        if claim.stage != "underReview" or old is None:
            continue
        line = {
            "claim": claim.id, "employee": claim.employee, "item": claim.item,
            "old": scale(old), "change": "dropped",
        }
        item = item_of(new, claim.item)
        if item is not None:
            if scale(item) == scale(old):
                continue
            line |= {"change": "range", "new": scale(item)}
            asked = claim.requested
            if asked is not None and not item["from"] <= asked <= item["to"]:
                line["outside"] = asked
        changes.append(line)
    return {"policy": new, "changes": changes}


def scale(item):
    return {name: item[name] for name in ("from", "to", "standard")}


def claim_item(call, claim):
    """The item as today's policy has it, or as the one had it under which it was claimed."""
    claimed = call.state.policy(call.state.time.day(claim.submitted_at), claim.seq)
    return (call.policy and item_of(call.policy, claim.item)) or (
        claimed and item_of(claimed, claim.item))


def calendar_in(call):
    reader = Reader()
    file = reader.object(
        json.loads(call.params["text"]), [], ["year", "source", "off", "work", "enterprise"])
    year = reader.required(file, "year", [], reader.int(file, "year", [], 1991, 2999))
    source = reader.text(file, "source", [], 500) or ""
    off, work = days_in(reader, file, "off", []), days_in(reader, file, "work", [])
    own = reader.section(file, "enterprise", ["off", "work"])
    own_off = days_in(reader, own, "off", ["enterprise"])
    own_work = days_in(reader, own, "work", ["enterprise"])
    if reader.faults:
        raise Unanswered("calendar.faulty", faults=reader.faults)
    return WorkYear(year, source, off, work, own_off, own_work)


def days_in(reader, holder, name, path):
    days = set()
    for index, text in enumerate(reader.list(holder, name, path)):
        day = as_day(text)
        if day is None:
            reader.fault(path + [name, index], "noSuchDay", value=text[:64])
        else:
            days.add(day)
    return days


def check_year(year):
    for days in (year.off, year.work, year.enterprise_off, year.enterprise_work):
        for day in sorted(days):
            if day.year != year.year:
                raise Refusal("calendar.day_of_another_year", day=str(day), year=year.year)
    twice = (year.off & year.work) | (year.enterprise_off & year.enterprise_work)
    if twice:
        raise Refusal("calendar.contradiction", day=str(min(twice)))


@change("calendar.adopt", "leader")
def adopt_calendar(call):
    """What is still open is counted again in the same step; what that makes due is recorded."""
    year = calendar_in(call)
    check_year(year)
    calendars = {**call.state.calendars, year.year: year}
    open_claims = [
        claim for claim in call.state.claims.values()
        if claim.stage in ("underReview", "onNotice")
    ]
    moved = []
    for family, rows in (("claim", open_claims), ("redemption", call.state.open_holds())):
        for one in rows:
            new = recounted(one.due, calendars, call.state.time, call.now)
            if new != one.due:
                is_late = family == "claim" and one.stage == "underReview" and one.overdue
                moved.append((family, one.id, new, is_late and new.at > call.now))
    call.record("calendar", "calendar.adopted", year.body())
    for family, id, new, lifted in moved:
        if lifted:
            call.record(f"{family}:{id}", "claim.overdue-lifted", due=new.body())
        else:
            call.record(f"{family}:{id}", f"{family}.rescheduled", deadline=new.body())
    call.recorded += call.model.settle_until(call.now, call.params["request"])
    result = {"year": year.year, "rescheduled": len(moved)}
    worked = [day for day in sorted(OFF.get(year.year, ())) if year.is_working_day(day)]
    if worked:
        result["lawDaysWorked"] = [str(day) for day in worked]
    return result


@read("calendar.list", "anyone")
def calendars(call):
    rows = [call.state.calendars[year].body() for year in sorted(call.state.calendars)]
    return {"rows": rows, "count": len(rows)}


@read("calendar.law", "anyone")
def days_off_by_law(call):
    year = call.get("year", call.today.year)
    rows = [
        {"day": str(day), "holiday": holiday, "weekend": day.weekday() > 4}
        for day, holiday in law(year)]
    return {"year": year, "festivals": year in MOVING, "rows": rows, "count": len(rows)}
