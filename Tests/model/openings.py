"""What is brought from the book that was kept before: balances, and lines of its history
(R-BOOK-6)."""

from calls import Refusal, change, each
from days import as_day
from points import available, movements


def brought(state, employee):
    """What all lines of somebody come to."""
    return sum(
        points for _, points, other in movements(state, employee) if other == "brought")


def bring(call, params):
    state, id, reference = call.state, params["employee"], params["reference"]
    employee = call.require_employee(id)
    call.forbid(call.caller.actor == id, "ownOpening")
    earlier = state.openings.get((id, reference))
    # A line of no points keeps no other from its place.
    if earlier and (earlier.body["points"] != 0 or params["points"] == 0):
        raise Refusal("opening.recorded_already", employee=id, reference=reference)
    day = as_day(params["on"])
    if day > call.today:
        raise Refusal("date.future", on=str(day), today=str(call.today))
    if state.has_cleared and day.year < state.open_year:
        raise Refusal("opening.year_cleared", on=str(day), opens=f"{state.open_year}-01-01")
    total = brought(state, id) + params["points"]
    if params.get("balance", total) != total:
        raise Refusal(
            "opening.balance_differs", employee=id, stated=params["balance"], found=total)
    call.record(
        f"opening:{id}:{reference}", "opening.recorded", effective_at=state.time.start(day),
        employee=id, points=params["points"], day=params["on"], reference=reference,
        note=params.get("note", ""), department=employee.department)
    call.clear_arrival(id)
    return {
        "employee": id, "reference": reference, "points": params["points"], "brought": total,
        "available": available(state, id),
    }


@change("opening.record", "leader")
def record(call):
    return bring(call, call.params)


@change("opening.recordMany", "leader", many=True)
def record_many(call):
    return each(call, "openings", lambda params: bring(call, params))
