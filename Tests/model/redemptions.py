"""Redemptions: requested (points and stock held), then fulfilled, cancelled or returned."""

from calls import Refusal, Unanswered, change
from days import ONE_DAY, deadline, limit_days
from due import released
from points import available, budget_spent, clearing_share, redeemed_in
from policies import is_open, price_of
from rows import price_changes, redemption_row
from store import require_product


def result_of(call, id):
    redemption = call.state.redemptions[id]
    row = redemption_row(call, redemption)
    names = ("redemption", "stage", "points", "costFen", "due", "provisional")
    result = {name: row[name] for name in names if name in row}
    cleared = sum(
        (fact.body.get("cleared") or {}).get("points", 0)
        if fact.type.startswith("redemption.") else fact.body["points"]
        for fact in call.recorded
        if fact.type in ("redemption.cancelled.v1", "clearing.account-cleared.v1"))
    if cleared:
        result["cleared"] = cleared
    return result | clearing_to_come(call, redemption) | {
        "available": available(call.state, redemption.employee)}


def clearing_to_come(call, hold):
    """In December, and where it may be collected after the year's end (R-RED-5)."""
    state = call.state
    end = state.time.end_of_year(state.open_year)
    near = hold.stage == "held" and (
        hold.due.at > end or (call.today.year, call.today.month) == (state.open_year, 12))
    points = near and clearing_share(state, hold.employee, state.open_year)[2].get(hold.id)
    return {"clearing": {"at": call.text(end), "points": points}} if points else {}


@change("redemption.request", "administrator", owner="employee")
def request(call):
    """Who left may still redeem what is left (R-ORG-5)."""
    id = call.get("employee", call.caller.employee)
    if id is None:
        raise Unanswered("invalid_params", param="employee", problem="missing")
    employee = call.require_employee(id)
    product = require_product(call, call.params)
    until = employee.suspended_until
    if until is not None and call.now < until:
        raise Refusal("redemption.suspended", until=call.text(until))
    policy = call.require_policy()
    if not is_open(policy, call.today):
        raise Refusal(
            "redemption.outside_window", today=str(call.today),
            next=next_opening(policy, call.today))
    count = call.get("count", 1)
    unit = product.price if product.price is not None else price_of(policy, product.value)
    points = unit * count
    require_balance(call, policy, id, points)
    require_limits(call, product, id, count)
    free = product.on_hand - held_units(call, product)
    if free < count:
        raise Refusal(
            "stock.insufficient", product=product.code, available=free, required=count)
    due = deadline(
        call.state.calendars, call.state.time, call.today,
        policy["redemption"]["holdWorkingDays"])
    redemption = f"R{len(call.state.redemptions) + 1}"
    call.record(
        "redemption:" + redemption, "redemption.requested", employee=id, product=product.code,
        count=count, points=points, costFen=product.value * count, deadline=due.body(),
        day=str(call.today), department=employee.department)
    return result_of(call, redemption)


def next_opening(policy, day):
    """The next open day within five years (R-RED-2)."""
    for _ in range(1827):
        if is_open(policy, day):
            return str(day)
        day += ONE_DAY
    return None


def held_units(call, product):
    return sum(hold.count for hold in call.state.open_holds() if hold.product == product.code)


def require_balance(call, policy, employee, points):
    """With a debt nothing can be redeemed (R-NEG-2); nor beyond the cap, where it is read as one
    on redeeming (R-CAP-1)."""
    balance = available(call.state, employee)
    if balance < 0:
        raise Refusal("redemption.in_debt", available=balance)
    if balance < points:
        raise Refusal("redemption.insufficient_points", available=balance, required=points)
    cap = policy["annualCap"]
    used = redeemed_in(call.state, employee, call.today.year)
    if cap["basis"] == "redeemed" and used + points > cap["points"]:
        raise Refusal(
            "redemption.over_cap", cap=cap["points"], used=used, required=points)


def require_limits(call, product, employee, count):
    for period in ("month", "year"):
        limit = product.limits[period]
        first, until = limit_days(period, call.today)
        used = sum(
            redemption.count for redemption in call.state.redemptions.values()
            if redemption.employee == employee and redemption.product == product.code
            and first <= redemption.day < until and redemption.stage in ("held", "fulfilled"))
        if limit is not None and used + count > limit:
            raise Refusal(
                "redemption.limit_reached", product=product.code, limit=limit, period=period,
                used=used)


def require_held(call):
    redemption = call.require(call.state.redemptions, "redemption", "redemption.unknown")
    if redemption.stage != "held":
        raise Refusal("redemption.not_held", redemption=redemption.id)
    return redemption


@change("redemption.fulfil", "administrator")
def fulfil(call):
    """Books the cost against the year's budget, which warns or refuses (R-FUND-1)."""
    hold = require_held(call)
    call.forbid(call.caller.actor == hold.employee, "ownFulfilment")
    if hold.frozen_until is not None and call.now < hold.frozen_until:
        raise Refusal(
            "redemption.frozen", redemption=hold.id, until=call.text(hold.frozen_until))
    policy, year = call.require_policy(), call.today.year
    budget, spent = call.state.budgets.get(year), budget_spent(call.state, year)
    refuses = policy["budget"]["onExhausted"] == "refuse"
    if refuses and budget is not None and spent + hold.cost > budget:
        raise Refusal(
            "budget.exhausted", year=year, budgetFen=budget, spentFen=spent,
            requiredFen=hold.cost)
    call.record("redemption:" + hold.id, "redemption.fulfilled", goods(hold, year))
    result = result_of(call, hold.id)
    changes = price_changes(call, hold)
    result |= {"priceChanges": changes} if changes else {}
    spent = budget_spent(call.state, year)
    if budget is not None and spent > budget:
        facts = {"year": year, "budgetFen": budget, "spentFen": spent}
        result["warning"] = {"kind": "budget.exhausted", "facts": facts}
    return result


def goods(redemption, year):
    return {
        "employee": redemption.employee, "product": redemption.product,
        "count": redemption.count, "points": redemption.points, "costFen": redemption.cost,
        "budgetYear": year,
    }


@change("redemption.cancel", "administrator", owner="redemption")
def cancel(call):
    hold = require_held(call)
    call.record(*released(hold, "redemption.cancelled", reason=call.get("reason", "")))
    call.clear_arrival(hold.employee)
    return result_of(call, hold.id)


@change("redemption.return", "administrator")
def give_back(call):
    """Damaged goods: points and stock come back, outside the cap (R-RED-3, R-CAP-3)."""
    redemption = call.require(call.state.redemptions, "redemption", "redemption.unknown")
    if redemption.stage != "fulfilled":
        raise Refusal("redemption.not_fulfilled", redemption=redemption.id)
    call.forbid(call.caller.actor == redemption.employee, "ownReturn")
    year = call.state.time.day(redemption.fulfilled_at).year
    call.record(
        "redemption:" + redemption.id, "redemption.returned",
        goods(redemption, year) | {"reason": call.params["reason"]})
    call.clear_arrival(redemption.employee)
    return result_of(call, redemption.id)
