"""The rules of the ledger a second time, for clarity alone.

Written from the rulebook, and compared with the daemon by `differential.py`. One call at a time,
all in memory; nothing here is fast, stored or shared.
"""

from calls import CODES, METHODS, Call, Refusal, identify, in_order, permits
from chain import link
from due import due_work
from form import Malformed, check, nearest
from points import available, held, moves
from state import Fact, State

# Registers the methods.
import board, books, budgets, claims, exports, inspection  # noqa: E401,F401 isort: skip
import lists, openings, people, redemptions, reports, review, rules, store, violations  # noqa: E401,F401


# Answered beside the books: it says itself which end of theirs it means.
ASIDE = {"books.backup"}


class Model:
    """One enterprise's books, as the daemon should keep them."""

    def __init__(self, methods, simulate):
        """`methods`: what the daemon's `rpc.discover` says; `simulate`: the day on which the
        simulated clock begins."""
        self.methods = {method["name"]: method for method in methods}
        self.simulate = simulate
        self.state = State()
        self.names = {}
        self.requests = {}
        self.backups = []

    # Time

    def shown(self):
        return self.state.time.start(self.simulate)

    def last_recorded(self):
        return self.state.facts[-1].recorded_at if self.state.facts else None

    def now(self):
        """A simulated clock stands still; it never shows less than the last entry (R-TIME-2)."""
        return max(self.shown(), self.last_recorded() or self.shown())

    def restart(self, simulate):
        """What fell due while nobody was there is recorded before anything else (R-CLR-2)."""
        self.simulate = simulate
        self.settle(self.now())

    def settle(self, now):
        """Records what fell due, in the order in which it did, each with both times."""
        for at, events in due_work(self.state, now):
            for stream, what, body in events:
                self.record(stream, what, body, "clock", now, at)

    def settle_until(self, now, request):
        """The same with a clock that moves along: each is recorded when it falls due."""
        recorded = []
        for at, events in due_work(self.state, now):
            at = max(at, self.last_recorded())
            for stream, what, body in events:
                recorded.append(self.record(stream, what, body, "clock", at, at, request))
        return recorded

    def record(self, stream, what, body, actor, recorded_at, effective_at, request=None):
        version = sum(fact.stream == stream for fact in self.state.facts) + 1
        fact = Fact(
            len(self.state.facts) + 1, stream, version, what + ".v1", recorded_at, effective_at,
            actor, body)
        fact.hash = link(fact, request, self.state.head())
        self.state.append(fact)
        return fact

    # Calls

    def call(self, name, params):
        """The reply: {"result": …} or {"error": …}."""
        if name not in METHODS:
            facts = {"method": name[:64]}
            meant = nearest(name, list(self.methods))
            return self.error("unknown_method", facts | ({"nearest": meant} if meant else {}))
        method = METHODS[name]
        try:
            return self.change(name, method, params) if method.is_change else (
                self.answer(name, method, params))
        except Malformed as malformed:
            return self.error("invalid_params", malformed.facts)
        except Refusal as refusal:
            return self.error(refusal.kind, refusal.facts)

    def caller(self, holder):
        if holder is not None and self.state.kind != "training":
            raise Refusal("as_refused")
        is_employee = holder is not None and not holder.startswith("user:")
        if is_employee and holder not in self.state.employees:
            raise Refusal("employee.unknown", employee=holder)
        return identify(self.state, holder)

    def answer(self, name, method, params):
        check(params, self.methods[name]["params"])
        if self.state.enterprise is None and name not in ("whoami", "books.status"):
            raise Refusal("books_not_opened")
        caller = self.caller(params.get("as"))
        if not permits(self.state, method, caller, params):
            raise Refusal("not_permitted", roles=in_order(method.roles))
        result = method.work(Call(self, params, caller, self.now()))
        return {"result": result if name in ASIDE else {**result, **self.books()}}

    def change(self, name, method, params):
        """Refused in this order: the form, books not opened, the request's id, the role, the
        rules. Only what came to the rules is remembered."""
        if "request" not in params:
            raise Refusal("request_required")
        self.settle(self.now())
        check(params, self.methods[name]["params"])
        if self.state.enterprise is None and name != "books.open":
            raise Refusal("books_not_opened")
        caller = self.caller(params.get("as"))
        key = (params["request"], caller.actor)
        asked = name, {
            word: value for word, value in params.items() if word not in ("request", "dryRun")}
        if key in self.requests:
            content, reply = self.requests[key]
            if content != asked:
                raise Refusal("request_reused", request=params["request"])
            return reply
        if not permits(self.state, method, caller, params):
            raise Refusal("not_permitted", roles=in_order(method.roles))
        call = Call(self, params, caller, self.now())
        if params.get("dryRun"):
            return self.rehearse(method, call)
        reply = self.perform(method, call)
        self.requests[key] = (asked, reply)
        return reply

    def perform(self, method, call):
        before = len(self.state.facts), dict(self.names)
        try:
            result = method.work(call)
            return {"result": {**result, **self.books()}}
        except Refusal as refusal:
            self.back_to(*before)
            return self.error(
                refusal.kind, refusal.facts, **self.books())

    def rehearse(self, method, call):
        """Does everything, shows the postings and balances, and undoes it."""
        before = len(self.state.facts), dict(self.names)
        try:
            result = method.work(call)
            moved = [found for found in map(moves, call.recorded) if found]
            return {"result": {
                **result, "dryRun": True, "events": len(call.recorded),
                "postings": [
                    {"employee": employee, "from": source, "to": target, "points": points}
                    for employee, found in moved for points, source, target in found][:1000],
                "balances": [
                    {"employee": employee, "available": available(self.state, employee),
                     "held": held(self.state, employee)}
                    for employee in dict(moved)][:1000],
            }}
        except Refusal as refusal:
            return self.error(refusal.kind, refusal.facts)
        finally:
            self.back_to(*before)

    def back_to(self, seq, names):
        """The rows follow from the facts, so what is undone is left out and read again."""
        self.names = names
        if seq == len(self.state.facts):
            return
        facts = self.state.facts[:seq]
        self.state = State()
        for fact in facts:
            self.state.append(fact)

    def books(self):
        """What an answer says of the books it was read from."""
        return {"seq": len(self.state.facts), "head": self.state.head()}

    def error(self, kind, facts, **books):
        return {"error": {
            "code": CODES.get(kind, -32001),
            "message": kind.replace("_", " ").replace(".", ": "),
            "data": {"kind": kind, "facts": facts, "retryable": False, **books},
        }}
