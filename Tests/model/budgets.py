"""What the store cost, month by month, and what that left of each year's budget (R-FUND-1)."""

from datetime import date

from calls import read
from days import ONE_DAY, as_day, first_of_next_month
from exports import FINANCE, added, exported
from points import budget_spent


def months_of(first, last):
    """(first day, last day) of the months of a period; the first and the last may be cut."""
    while first <= last:
        following = first_of_next_month(first)
        yield first, min(following - ONE_DAY, last)
        first = following


def moves_of_goods(call, first, last):
    """(day, cost, is a return, year in whose budget it was booked)."""
    for fact in call.state.facts:
        day = call.state.time.day(fact.effective_at)
        if first <= day <= last and fact.type in (
                "redemption.fulfilled.v1", "redemption.returned.v1"):
            body = fact.body
            yield day, body["costFen"], fact.type.endswith("returned.v1"), body["budgetYear"]


def set_by(call, year, day):
    """A year's budget as it stood at the end of a day."""
    amounts = [
        fact.body["fen"] for fact in call.state.facts
        if fact.stream == f"budget:{year}" and call.state.time.day(fact.effective_at) <= day]
    return amounts[-1] if amounts else None


def row_of(call, first, last):
    moved = list(moves_of_goods(call, first, last))
    fulfilled = sum(cost for _, cost, back, _ in moved if not back)
    returned = sum(cost for _, cost, back, _ in moved if back)
    earlier = sum(cost for day, cost, back, year in moved if back and year != day.year)
    spent = sum(
        -cost if back else cost
        for day, cost, back, year in moves_of_goods(call, date(first.year, 1, 1), last)
        if year == first.year)
    row = {
        "month": str(first)[:7], "to": str(last), "fulfilledFen": fulfilled,
        "returnedFen": returned, "returnedEarlierFen": earlier,
        "costFen": fulfilled - (returned - earlier), "spentFen": spent,
    }
    amount = set_by(call, first.year, last)
    return row if amount is None else row | {
        "budgetFen": amount, "remainingFen": amount - spent}


@read("export.budget", *FINANCE)
def budget(call):
    first, last = as_day(call.params["from"]), as_day(call.params["to"])
    rows = [row_of(call, *month) for month in months_of(first, last)]
    sums = added(rows, "fulfilledFen", "returnedFen", "returnedEarlierFen", "costFen")
    return exported(call, rows, sums)


@read("report.budget", *FINANCE)
def report(call):
    year = call.get("year", call.today.year)
    last = min(date(year, 12, 31), call.today)
    rows = [row_of(call, *month) for month in months_of(date(year, 1, 1), last)]
    spent = budget_spent(call.state, year)
    later = sum(row["costFen"] for row in rows) - spent if rows else 0
    return budget_figures(call, year) | {"months": rows, "laterReturnedFen": later}


@read("budget.show", *FINANCE)
def show(call):
    return budget_figures(call, call.get("year", call.today.year))


def budget_figures(call, year):
    fen, spent = call.state.budgets.get(year), budget_spent(call.state, year)
    waits = sum(hold.cost for hold in call.state.open_holds())
    result = {
        "year": year, "spentFen": spent, "heldFen": waits if year == call.today.year else 0}
    return result if fen is None else result | {"fen": fen, "remainingFen": fen - spent}
