"""How a call is answered: who asks, may they, and what a method works on.

A method is a function of a `Call`; the two tables say what its name is and who may call it.
"""

from dataclasses import dataclass

from form import nearest, number
from points import cleared_arrival

SEEING_ALL = {"administrator", "reviewer", "leader", "auditor"}
ROLES = SEEING_ALL | {"employee", "finance", "operator"}


def in_order(roles):
    """As a refusal names those that may."""
    order = ["employee", "administrator", "reviewer", "finance", "leader", "auditor", "kiosk"]
    return [role for role in [*order, "operator"] if role in roles]
# Kinds of which another try may succeed do not occur here; these have numbers of JSON-RPC.
CODES = {"invalid_params": -32602, "unknown_method": -32601}


class Refusal(Exception):
    """A rule refuses: a kind, and the facts that make it so."""

    def __init__(self, kind, facts=None, **more):
        super().__init__(kind)
        self.kind = kind
        self.facts = {**(facts or {}), **more}


class Unanswered(Refusal):
    """Not a rule but the call itself: a list of many is given up, too."""


@dataclass
class Method:
    work: object
    roles: set
    owner: str
    is_change: bool
    many: bool


METHODS = {}


def change(name, *roles, owner=None, many=False):
    """Registers a change: its roles, and whose record it is if its owner may call, too."""
    return register(name, roles, owner, True, many)


def read(name, *roles, owner=None):
    return register(name, roles, owner, False, False)


def departments(state):
    """Those that somebody is in or once was."""
    return {
        fact.body["department"] for fact in state.facts
        if fact.type in (
            "employee.enrolled.v1", "employee.moved.v1", "employee.returned.v1")
        and fact.body.get("department") is not None}


def of_known_department(work):
    """A list of a department that nobody ever was in is refused, with the one that may be meant."""
    def checked(call):
        wanted, known = call.get("department"), departments(call.state)
        if wanted is not None and wanted not in known:
            raise Refusal(
                "department.unknown", department=wanted,
                nearest=nearest(wanted, sorted(known, key=lambda name: name.encode())))
        return work(call)
    return checked


def register(name, roles, owner, is_change, many):
    def keep(work):
        if not is_change:
            work = of_known_department(work)
        METHODS[name] = Method(work, set(roles), owner, is_change, many)
        return work
    return keep


@dataclass
class Caller:
    actor: str
    employee: str
    user: str
    roles: set


def identify(state, holder):
    """Who acts. Grants to a works number and to its login name both count; who left keeps no
    role (R-ORG-2, R-ORG-5)."""
    if holder is None:
        return Caller("operator", None, "root", {"operator"})
    granted = {role for name, role in state.grants if name == holder}
    if holder.startswith("user:"):
        return Caller(holder, None, holder[5:], granted)
    employee = state.employees[holder]
    if employee.user:
        granted |= {role for name, role in state.grants if name == "user:" + employee.user}
    roles = granted | {"employee"} if employee.active else set()
    return Caller(holder, holder, employee.user, roles)


def permits(state, method, caller, params):
    """R-ORG-4: by role; or the owner of a record, where the method is the owner's as well. Of a
    record that does not exist the rules will speak."""
    if "anyone" in method.roles or caller.roles & method.roles:
        return True
    if method.owner is None or caller.employee is None:
        return False
    if method.owner == "employee":
        return params.get("employee", caller.employee) == caller.employee
    if method.owner == "many":
        return True
    rows = {
        "claim": state.claims, "redemption": state.redemptions, "deduction": state.deductions}
    record = rows[method.owner].get(params.get(method.owner))
    return record is None or record.employee == caller.employee


class Call:
    """What a method works on: parameters, who asks, when, and the books."""

    def __init__(self, model, params, caller, now):
        self.model = model
        self.state = model.state
        self.params = params
        self.caller = caller
        self.now = now
        self.today = model.state.time.day(now)
        self.policy = model.state.policy(self.today)
        self.recorded = []

    def get(self, name, default=None):
        return self.params.get(name, default)

    def record(self, stream, what, body=None, effective_at=None, **more):
        """An entry that takes effect now, if nothing else is said. Members without a value are
        left out."""
        members = {**(body or {}), **more}
        body = {name: value for name, value in members.items() if value is not None}
        fact = self.model.record(
            stream, what, body, self.caller.actor, self.now,
            self.now if effective_at is None else effective_at, self.params["request"])
        self.recorded.append(fact)
        return fact

    def clear_arrival(self, employee):
        """After what may have brought points to somebody who has left (R-ORG-5)."""
        for event in cleared_arrival(self.state, employee, self.today):
            self.record(*event)

    def text(self, moment):
        return self.state.time.text(moment)

    def name(self, employee):
        return self.model.names.get(employee)

    def require(self, rows, name, kind, facts_name=None):
        """The record that a parameter names, or a refusal."""
        key = self.params[name]
        if key not in rows:
            raise Refusal(kind, {facts_name or name: key})
        return rows[key]

    def require_policy(self):
        if self.policy is None:
            raise Refusal("policy.none_in_force", on=str(self.today))
        return self.policy

    def require_employee(self, id, active=False):
        if id not in self.state.employees:
            raise Refusal("employee.unknown", employee=id)
        if active and not self.state.employees[id].active:
            raise Refusal("employee.left", employee=id)
        return self.state.employees[id]

    def forbid(self, is_so, rule):
        """Four eyes: nobody decides about themself (R-ORG-3)."""
        if is_so:
            raise Refusal("four_eyes", rule=rule)

    def is_same(self, earlier):
        """Was it the caller: under this name, or under the login that is bound to them by now."""
        bound = self.caller.employee and self.caller.user
        return earlier is not None and earlier in (
            self.caller.actor, f"user:{bound}" if bound else None)

    def subject(self):
        """The employee asked for, or the caller."""
        employee = self.get("employee", self.caller.employee)
        if employee is None:
            raise Unanswered("invalid_params", param="employee", problem="missing")
        return employee

    def sees(self, roles=frozenset(SEEING_ALL)):
        return bool(self.caller.roles & roles)

    def own_or_asked(self, roles=frozenset(SEEING_ALL)):
        """Whose list: the one asked for, or the caller's own where they see no other."""
        asked = self.get("employee")
        if self.sees(roles):
            return asked and self.require_employee(asked).id
        if self.caller.employee is None or asked not in (None, self.caller.employee):
            raise Unanswered("not_permitted", roles=in_order(roles))
        return self.caller.employee

    def page(self, rows, key, row, form):
        """One page of rows that are in order, after the key of the last one seen. `form`: the
        letter of numbered ids, or what accepts other keys."""
        numbered = isinstance(form, str)
        after, limit = self.get("after"), self.get("limit", 100)
        if self.get("newest"):
            rows = rows[::-1]
        if after is not None:
            if number(after, form) is None if numbered else not form(after):
                raise bad_page()
            order = (lambda text: number(text, form)) if numbered else (lambda text: text)
            rows = [
                one for one in rows
                if (order(key(one)) < order(after) if self.get("newest")
                    else order(key(one)) > order(after))]
        rows = rows[:limit]
        result = {"rows": [row(one) for one in rows], "count": len(rows)}
        if rows and len(rows) == limit:
            result["next"] = key(rows[-1])
        return result


def bad_page():
    return Unanswered(
        "invalid_params", param="after", problem="invalid",
        expected="the next of a page before")


def each(call, name, apply):
    """Applies each element of a list; `all` (the default) undoes everything at one refusal."""
    results, refused = [], []
    for index, params in enumerate(call.params[name]):
        line = {"line": index}
        try:
            line.update(apply(params))
        except Unanswered:
            raise
        except Refusal as refusal:
            line["error"] = {"kind": refusal.kind, "facts": refusal.facts}
            refused.append(line)
        results.append(line)
    if refused and call.get("mode") != "each":
        raise Refusal("batch.refused", refused=refused, of=len(results))
    return {"results": results, "applied": len(results) - len(refused), "refused": len(refused)}
