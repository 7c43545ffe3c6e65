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
    policy = require_open(call, employee)
    count = call.get("count", 1)
    require_balance(call, policy, id, unit_price(policy, product) * count)
    require_limits(call, product, id, count)
    require_stock(call, product, count)
    return result_of(call, reserve(call, policy, employee, product, count))


def unit_price(policy, product):
    return product.price if product.price is not None else price_of(policy, product.value)


def require_stock(call, product, count):
    free = product.on_hand - held_units(call, product)
    if free < count:
        raise Refusal(
            "stock.insufficient", product=product.code, available=free, required=count)


def reserve(call, policy, employee, product, count):
    """Takes points and goods aside, at today's price and cost (R-STORE-5)."""
    due = deadline(
        call.state.calendars, call.state.time, call.today,
        policy["redemption"]["holdWorkingDays"])
    redemption = f"R{len(call.state.redemptions) + 1}"
    call.record(
        "redemption:" + redemption, "redemption.requested", employee=employee.id,
        product=product.code, count=count, points=unit_price(policy, product) * count,
        costFen=product.value * count, deadline=due.body(), day=str(call.today),
        department=employee.department)
    return redemption


@change("redemption.handOver", "administrator")
def hand_over(call):
    """At the counter, in one step (R-RED-6): refused as one cart, booked line by line."""
    lines = [(line["product"], line.get("count", 1)) for line in call.params["lines"]]
    if not lines:
        raise Unanswered("invalid_params", param="lines", problem="missing")
    employee = call.require_employee(call.params["employee"])
    call.forbid(call.caller.actor == employee.id, "ownFulfilment")
    units = {}
    for code, count in lines:
        product = require_product(call, {"product": code})
        units[product.code] = units.get(product.code, 0) + count
    policy = require_open(call, employee)
    wanted = [(call.state.products[code], count) for code, count in units.items()]
    require_balance(
        call, policy, employee.id,
        sum(unit_price(policy, product) * count for product, count in wanted))
    for product, count in wanted:
        require_limits(call, product, employee.id, count)
        require_stock(call, product, count)
    require_budget(call, policy, sum(product.value * count for product, count in wanted))
    rows = []
    for code, count in lines:
        id = reserve(call, policy, employee, call.state.products[code], count)
        held = call.state.redemptions[id]
        call.record("redemption:" + id, "redemption.fulfilled", goods(held, call.today.year))
        rows.append(held)
    return {
        "employee": employee.id, "name": call.name(employee.id),
        "department": employee.department, "lines": [counter_row(call, row) for row in rows],
        "points": sum(row.points for row in rows),
        "available": available(call.state, employee.id)} | budget_warning(call)


def counter_row(call, redemption):
    row = redemption_row(call, redemption)
    product, changes = call.state.products[redemption.product], price_changes(call, redemption)
    row = {name: row[name] for name in row if name not in ("employee", "name", "department")}
    row["left"] = product.on_hand - held_units(call, product)
    return row | ({"priceChanges": changes} if changes else {})


def require_open(call, employee):
    """The policy, where neither the person is suspended nor the store closed."""
    until = employee.suspended_until
    if until is not None and call.now < until:
        raise Refusal("redemption.suspended", until=call.text(until))
    policy = call.require_policy()
    if not is_open(policy, call.today):
        raise Refusal(
            "redemption.outside_window", today=str(call.today),
            next=next_opening(policy, call.today))
    return policy


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
    require_budget(call, call.require_policy(), hold.cost)
    call.record("redemption:" + hold.id, "redemption.fulfilled", goods(hold, call.today.year))
    result = result_of(call, hold.id)
    changes = price_changes(call, hold)
    return result | ({"priceChanges": changes} if changes else {}) | budget_warning(call)


def require_budget(call, policy, cost):
    year = call.today.year
    budget, spent = call.state.budgets.get(year), budget_spent(call.state, year)
    refuses = policy["budget"]["onExhausted"] == "refuse"
    if refuses and budget is not None and spent + cost > budget:
        raise Refusal(
            "budget.exhausted", year=year, budgetFen=budget, spentFen=spent, requiredFen=cost)


def budget_warning(call):
    year = call.today.year
    budget, spent = call.state.budgets.get(year), budget_spent(call.state, year)
    if budget is None or spent <= budget:
        return {}
    facts = {"year": year, "budgetFen": budget, "spentFen": spent}
    return {"warning": {"kind": "budget.exhausted", "facts": facts}}


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
