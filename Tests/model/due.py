"""What falls due by itself: overdue reviews, ended notices, lapsed holds, the year's end."""

from points import accounts, cleared_arrival, clearing_share, creditable


def due_work(state, until):
    """Yields (moment, events) for all that fell due, in the order in which it did. The caller
    records the events before asking on, because one may decide what the next one does."""
    while True:
        at, order, subject = min(due_items(state))
        if at > until:
            return
        kind = order[0]
        if kind == 0:
            yield at, clear_year(state)
        elif kind == 1:
            yield at, [released(subject, "redemption.lapsed")]
        elif kind == 3:
            yield at, [new_leader(state)]
        elif subject.stage == "underReview":
            yield at, [("claim:" + subject.id, "claim.overdue", {})]
        else:
            yield at, [credit(state, subject, subject.points, at)]
        if kind in (1, 2):  # a hold or a claim, which may bring points
            arrived = cleared_arrival(state, subject.employee, state.time.day(at))
            if arrived:
                yield at, arrived


def due_items(state):
    """(moment, order at the same moment, subject): the clearing first, so that what is credited
    at 24:00 on 31 December belongs to the new year (R-CLR-3); then holds, then claims."""
    if state.open_year is None:
        yield float("inf"), (0, 0), None
        return
    yield state.time.end_of_year(state.open_year), (0, 0), None
    if state.proposal:
        yield state.proposal[2].at, (3, 0), state.proposal
    for hold in state.open_holds():
        yield hold.due.at, (1, int(hold.id[1:])), hold
    for claim in state.claims.values():
        waits = claim.stage == "underReview" and not claim.overdue
        ends = claim.stage == "onNotice" and not state.open_objections(claim.id)
        if waits or ends:
            yield claim.due.at, (2, int(claim.id[1:])), claim


def new_leader(state):
    """Whom the operator proposed, and nobody objected to; unless they left, or lead already."""
    holder = state.proposal[0]
    person = [
        one for one in state.employees.values()
        if holder in (one.id, one.user and "user:" + one.user)]
    is_gone = any(not one.active for one in person)
    if is_gone or (holder, "leader") in state.grants:
        return "roles", "role.proposal-lapsed", {}
    return "roles", "role.leader-confirmed", {"holder": holder, "proposedBy": "operator"}


def credit(state, claim, points, at):
    """Credited up to the cap, the rest forgone: award = credited + forgone, always (R-CAP-2)."""
    day = state.time.day(at)
    credited = creditable(state, claim.employee, points, day)
    body = {
        "employee": claim.employee, "credited": credited, "forgone": points - credited,
        "year": day.year, "department": state.employees[claim.employee].department,
    }
    return "claim:" + claim.id, "claim.credited", body


def released(hold, what, **more):
    """A hold that ends unfulfilled; what a clearing met in it is cleared now (R-RED-5)."""
    body = {
        "employee": hold.employee, "product": hold.product, "count": hold.count,
        "points": hold.points, **more,
    }
    if hold.clearing:
        body["cleared"] = hold.clearing
    return "redemption:" + hold.id, what, body


def clear_year(state):
    """Once a year, account by account (R-CLR-1, R-CLR-2)."""
    year, events, cleared = state.open_year, [], []
    for employee in accounts(state):
        points, kept, holds = clearing_share(state, employee, year)
        if points > 0:
            cleared.append(points)
            events.append((
                "employee:" + employee, "clearing.account-cleared",
                {"employee": employee, "year": year, "points": points, "kept": kept}))
        for hold, lost in holds.items():
            events.append((
                "redemption:" + hold, "redemption.kept",
                {"clearing": {"year": year, "points": lost}}))
    events.append((
        "clearing", "clearing.year-cleared",
        {"year": year, "accounts": len(cleared), "points": sum(cleared)}))
    return events
