"""Faults, planted in the model: the comparison must find each of them.

A fault in the model is as good as one in the daemon: all that counts is that the two differ.
"""

import sys
from datetime import timedelta

import board, calls, chain, days, due, exports, model, people, points, policies  # noqa: E401
import law, mistakes, redemptions, violations  # noqa: E401

PLANTS = {}


def fault(plants):
    PLANTS[plants.__name__.replace("_", "-")] = plants
    return plants


def plant(name):
    PLANTS[name]()


def replace(old, new):
    """Puts another function wherever a module knows the old one."""
    for module in list(sys.modules.values()):
        for name, value in list(getattr(module, "__dict__", {}).items()):
            if value is old:
                setattr(module, name, new)


@fault
def cap_off_by_one():
    right = points.creditable
    replace(right, lambda state, employee, award, day: min(
        award, right(state, employee, award, day) + 1))


@fault
def ties_ranked_in_sequence():
    replace(board.ranked, lambda rows, limit: [
        {"rank": index + 1, **row} for index, row in enumerate(rows[:limit])])


@fault
def revocation_keeps_its_room():
    replace(points.credited_in, lambda state, employee, year: sum(
        claim.credited for claim in state.claims.values()
        if claim.employee == employee and claim.year == year))


@fault
def hold_released_after_clearing_comes_back():
    right = due.released

    def released(hold, what, **more):
        stream, what, body = right(hold, what, **more)
        body.pop("cleared", None)
        return stream, what, body
    replace(right, released)


@fault
def lapse_a_day_late():
    right = due.due_items

    def due_items(state):
        for at, order, subject in right(state):
            yield at + (days.DAY_LENGTH if order[0] == 1 else 0), order, subject
    replace(right, due_items)


def without_four_eyes(method):
    right = calls.METHODS[method].work

    def work(call):
        call.forbid = lambda is_so, rule: None
        return right(call)
    calls.METHODS[method].work = work


@fault
def no_four_eyes_to_fulfil():
    without_four_eyes("redemption.fulfil")


@fault
def administrators_bind_whom_they_like():
    replace(people.require_mandate_to_bind, lambda call, user, employee: None)


@fault
def no_four_eyes_to_bind():
    without_four_eyes("employee.bind")


@fault
def another_before_the_login_was_bound():
    calls.Call.is_same = lambda self, earlier: earlier == self.caller.actor


@fault
def suspended_until_the_end_of_next_month():
    right = days.first_of_next_month
    violations.first_of_next_month = lambda day: right(right(day))


@fault
def overdue_twice():
    right = due.due_work

    def due_work(state, until):
        for at, events in right(state, until):
            twice = events[0][1] == "claim.overdue"
            yield at, events * 2 if twice else events
    replace(right, due_work)


@fault
def batch_half_applied():
    def back_to(self, seq, names):
        pass
    model.Model.back_to = back_to


@fault
def forgotten_requests():
    right = model.Model.perform

    def perform(self, method, call):
        self.requests.clear()
        return right(self, method, call)
    model.Model.perform = perform


@fault
def holds_not_frozen():
    right = violations.consequences

    def consequences(call, claim):
        call.state.open_holds, kept = lambda employee=None: [], call.state.open_holds
        try:
            return right(call, claim)
        finally:
            call.state.open_holds = kept
    replace(right, consequences)


@fault
def who_left_keeps_points_at_the_clearing():
    right = points.kept_at_clearing

    def kept(state, employee, year):
        one = state.employees[employee]
        one.active, was = True, one.active
        try:
            return right(state, employee, year)
        finally:
            one.active = was
    replace(right, kept)


@fault
def calendar_recounts_nothing():
    replace(days.recounted, lambda old, calendars, time, now: old)


@fault
def no_day_is_off_by_law():
    replace(law.off_by_law, lambda day: False)


@fault
def overdue_marks_stay():
    right = days.recounted
    replace(right, lambda old, calendars, time, now: (
        old if old.at <= now else right(old, calendars, time, now)))


@fault
def make_up_days_are_off():
    right = days.WorkYear.is_working_day
    days.WorkYear.is_working_day = lambda self, day: right(self, day) and not (
        day in self.work and day not in self.enterprise_work)


@fault
def price_rounded_down():
    replace(policies.price_of, lambda policy, fen: max(
        1, fen * policy["redemption"]["pointsPerYuan"] // 100))


@fault
def returned_units_count_against_the_limit():
    right = redemptions.require_limits

    def limits(call, product, employee, count):
        back = [
            one for one in call.state.redemptions.values() if one.stage == "returned"]
        for one in back:
            one.stage = "fulfilled"
        try:
            right(call, product, employee, count)
        finally:
            for one in back:
                one.stage = "returned"
    replace(right, limits)


@fault
def debt_is_forgiven_at_zero():
    replace(points.takeable, lambda state, employee, cost, day: min(
        cost, max(0, points.available(state, employee))))


@fault
def clearing_by_the_policy_of_the_new_year():
    points.ONE_DAY = timedelta(0)


@fault
def carry_over_spares_no_hold():
    right = points.clearing_share

    def share(state, employee, year):
        cleared, kept, holds = right(state, employee, year)
        if points.kept_at_clearing(state, employee, year) is None:
            return cleared, kept, holds
        return cleared, kept, {
            hold.id: hold.points for hold in state.open_holds(employee) if not hold.clearing}
    replace(right, share)


@fault
def year_end_exported_on_the_first_of_january():
    replace(exports.day_of, lambda call, fact: call.state.time.day(fact.effective_at))


@fault
def entries_chained_without_their_request():
    right = chain.link
    replace(right, lambda fact, request, previous: right(fact, None, previous))


@fault
def cleared_points_taken_again_by_a_mistake():
    replace(mistakes.left_of_mistake, lambda state, claim: state.claims[claim].credited)


@fault
def cleared_points_spared_twice():
    right = mistakes.follow

    def follow(credit, end, clearings, entered):
        return right(credit, end, clearings, dict.fromkeys(entered, 0))
    replace(right, follow)


@fault
def floor_at_zero_for_a_false_claim():
    right = calls.Call.record

    def record(call, stream, what, body=None, **more):
        if what == "claim.revoked":
            more["taken"] = points.takeable(
                call.state, more["employee"], more["taken"], call.today)
        return right(call, stream, what, *([] if body is None else [body]), **more)
    calls.Call.record = record


@fault
def deduction_ranks_as_taken():
    right = points.rank_moves

    def moves(state, start, until):
        yield from right(state, start, until)
        for one in state.deductions.values():
            ranks = start <= state.time.day(one.at) < until and not one.reversed
            if ranks and one.taken < one.points:
                yield one.employee, one.department, one.points - one.taken
    replace(right, moves)


@fault
def criticism_of_the_period_alone():
    right = board.criticism

    def criticism(call):
        _, first, until = board.period(call)
        return [row for row in right(call) if str(first) <= row["on"] < str(until)]
    replace(right, criticism)


@fault
def late_corrections_are_not_shown():
    right = board.corrections
    replace(right, lambda call, first, until: [
        row for row in right(call, first, until) if "late" not in row])


@fault
def who_left_keeps_what_comes_later():
    replace(points.cleared_arrival, lambda state, employee, day: [])
