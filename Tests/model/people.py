"""Employees and roles (R-ORG-1 to R-ORG-6)."""

from datetime import date

from calls import ROLES, SEEING_ALL, Refusal, Unanswered, change, departments, each, read
from days import deadline
from form import is_works_number
from points import available

PERSONNEL = ("administrator", "leader")
GRANTABLE = {"administrator", "reviewer", "finance", "leader", "auditor", "kiosk"}


def require_free(call, user, employee):
    for other in call.state.employees.values():
        if other.user == user and other.id != employee:
            raise Refusal("employee.user_taken", user=user, employee=other.id)


def require_mandate_to_bind(call, user, employee):
    """Whom a login name belongs to decides who has the roles of both: where there are any, it is
    granting, and the leader's (R-ORG-2)."""
    present = call.state.employees[employee].user if employee in call.state.employees else None
    touched = {employee, "user:" + user} | ({"user:" + present} if present else set())
    if "leader" not in call.caller.roles and any(
            holder in touched for holder, _ in call.state.grants):
        raise Unanswered("not_permitted", roles=["leader"])


def enrol(call, params):
    id, user = params["employee"], params.get("user")
    if user is not None:
        require_mandate_to_bind(call, user, id)
    if id in call.state.employees:
        raise Refusal("employee.exists", employee=id)
    if user is not None:
        require_free(call, user, id)
    call.record(
        "employee:" + id, "employee.enrolled", department=params["department"],
        type=params["type"])
    if user is not None:
        call.record("employee:" + id, "employee.bound", user=user)
    call.model.names[id] = params["name"]
    return {"employee": id}


@change("employee.add", *PERSONNEL)
def add(call):
    return enrol(call, call.params)


@change("employee.addMany", *PERSONNEL, many=True)
def add_many(call):
    return each(call, "employees", lambda params: enrol(call, params))


@change("employee.move", *PERSONNEL)
def move(call):
    employee = call.require_employee(call.params["employee"], active=True)
    department = call.params["department"]
    if employee.department == department:
        raise Refusal(
            "employee.same_department", employee=employee.id, department=department)
    call.record("employee:" + employee.id, "employee.moved", department=department)
    return {"employee": employee.id}


@change("employee.type", *PERSONNEL)
def retype(call):
    """Another type of employment from a day on, up to today (R-ORG-8)."""
    employee = call.require_employee(call.params["employee"], active=True)
    type = call.params["type"]
    since = date.fromisoformat(call.get("from", str(call.today)))
    if employee.type == type:
        raise Refusal("employee.same_type", employee=employee.id, type=type)
    if since > call.today:
        raise Refusal("date.future", on=str(since), today=str(call.today))
    earliest = types_of(call.state, employee.id)[-1][0]
    if since < earliest:
        raise Refusal(
            "employee.type_day_too_early", employee=employee.id, on=str(since),
            earliest=str(earliest))
    call.record("employee:" + employee.id, "employee.retyped", type=type, **{"from": str(since)})
    return {"employee": employee.id, "type": type, "from": str(since)}


@change("employee.changeMany", *PERSONNEL, many=True)
def change_many(call):
    """A roster: one change of one person after the other, each as its own method has it."""
    return each(call, "roster", lambda params: alter(call, params))


def alter(call, params):
    methods = {
        "return": come_back, "move": move, "type": retype, "rename": rename, "bind": bind,
        "leave": leave}
    if params["change"] == "enrol":
        enrol(call, params)
    else:
        whole = call.params
        own = {name: value for name, value in params.items() if name != "change"}
        call.params = {"request": whole["request"], **own}
        try:
            methods[params["change"]](call)
        finally:
            call.params = whole
    return {"employee": params["employee"]}


def types_of(state, id):
    """(since, type) of everything that somebody was, the first first."""
    known = []
    for fact in state.facts:
        if fact.subject == id and fact.type == "employee.enrolled.v1":
            known.append((state.time.day(fact.effective_at), fact.body["type"]))
        elif fact.subject == id and fact.type == "employee.retyped.v1":
            known.append((date.fromisoformat(fact.body["from"]), fact.body["type"]))
    return known


ROLE_ORDER = ["administrator", "reviewer", "finance", "leader", "auditor", "kiosk"]


def names_of(state, holder):
    """Under which names somebody acts: the works number and the login bound to it."""
    for one in state.employees.values():
        if holder in (one.id, f"user:{one.user}") and one.user:
            return [one.id, "user:" + one.user]
    return [holder]


def leaders(state):
    """Who leads: who left leads no longer (R-ORG-5)."""
    gone = {
        name for one in state.employees.values() if not one.active
        for name in names_of(state, one.id)}
    return {holder for holder, role in state.grants if role == "leader" and holder not in gone}


def require_leader_beside(state, names):
    """There is always somebody who leads (R-ORG-9)."""
    mine = leaders(state) & set(names)
    if mine and mine == leaders(state):
        raise Refusal("role.last_leader", to=next(name for name in sorted(mine)))


def require_mandate_over(call, names):
    """Where roles end with it, or stood until now, coming and going is the leader's to say."""
    holds = any(holder in names for holder, _ in call.state.grants)
    if holds and "leader" not in call.caller.roles:
        raise Unanswered("not_permitted", roles=["leader"])


def lose_roles(call, names):
    """Roles of the works number first, then those of the login."""
    lost = []
    for name in names:
        for role in ROLE_ORDER:
            if (name, role) in call.state.grants:
                call.record("roles", "role.withdrawn", role=role, holder=name)
                lost.append(role)
    return sorted(set(lost))


@change("employee.leave", *PERSONNEL)
def leave(call):
    """Roles are lost for good (R-ORG-9). Claims under review are withdrawn; the balance lasts until
    the clearing, or is cleared at once, as the policy says (R-ORG-5)."""
    names = names_of(call.state, call.params["employee"])
    require_mandate_over(call, names)
    employee = call.require_employee(call.params["employee"], active=True)
    call.forbid(call.caller.actor == employee.id, "ownDeparture")
    require_leader_beside(call.state, names)
    under_review = [
        claim for claim in call.state.claims.values()
        if claim.employee == employee.id and claim.stage == "underReview"
    ]
    points = available(call.state, employee.id)
    stream = "employee:" + employee.id
    call.record(stream, "employee.left")
    lost = lose_roles(call, names)
    for claim in under_review:
        call.record("claim:" + claim.id, "claim.withdrawn", reason="departure")
    if call.policy and call.policy["onDeparture"] == "clear" and points > 0:
        call.record(
            stream, "clearing.account-cleared", employee=employee.id, year=call.today.year,
            points=points, kept=0)
    return {
        "employee": employee.id, "roles": lost, "withdrawn": [claim.id for claim in under_review],
        "available": available(call.state, employee.id),
    }


def require_gone(call):
    employee = call.require_employee(call.params["employee"])
    if employee.active:
        raise Refusal("employee.still_active", employee=employee.id)
    return employee


@change("employee.return", *PERSONNEL)
def come_back(call):
    """Without the roles that they had (R-ORG-9)."""
    names = names_of(call.state, call.params["employee"])
    require_mandate_over(call, names)
    employee = require_gone(call)
    call.forbid(call.caller.actor == employee.id, "ownDeparture")
    call.record(
        "employee:" + employee.id, "employee.returned",
        department=call.get("department", employee.department))
    lose_roles(call, names)
    return {"employee": employee.id}


@change("employee.bind", *PERSONNEL)
def bind(call):
    user = call.params["user"]
    require_mandate_to_bind(call, user, call.params["employee"])
    employee = call.require_employee(call.params["employee"], active=True)
    previous = employee.user
    call.forbid(previous is not None and call.caller.actor == employee.id, "ownBinding")
    require_free(call, user, employee.id)
    call.record("employee:" + employee.id, "employee.bound", user=user)
    displaced = {} if previous in (None, user) else {"previousUser": previous}
    return {"employee": employee.id, **displaced}


@change("employee.rename", *PERSONNEL)
def rename(call):
    """A name can be corrected at once, also after it was erased; no entry holds it (R-ORG-6)."""
    employee = call.require_employee(call.params["employee"])
    call.record("employee:" + employee.id, "employee.renamed")
    call.model.names[employee.id] = call.params["name"]
    return {"employee": employee.id}


@change("employee.eraseName", *PERSONNEL)
def erase_name(call):
    employee = require_gone(call)
    call.record("employee:" + employee.id, "employee.name-erased")
    call.model.names.pop(employee.id, None)
    return {"employee": employee.id}


def row(call, employee):
    result = {
        "employee": employee.id, "name": call.name(employee.id),
        "department": employee.department, "type": employee.type, "active": employee.active,
        "roles": sorted(role for holder, role in call.state.grants if holder == employee.id),
    }
    if employee.user:
        result["user"] = employee.user
    if employee.suspended_until is not None:
        result["suspendedUntil"] = call.text(employee.suspended_until)
    return result


@read("employee.list", *SEEING_ALL, "finance")
def employees(call):
    everybody = [employee for _, employee in sorted(call.state.employees.items())]
    wanted = [
        employee for employee in everybody
        if call.get("department", employee.department) == employee.department
        and call.get("type", employee.type) == employee.type
        and call.get("left", not employee.active) == (not employee.active)
    ]
    result = call.page(
        wanted, lambda employee: employee.id, lambda employee: row(call, employee),
        is_works_number)
    present = [employee.type for employee in everybody if employee.active]
    result["byType"] = {type: present.count(type) for type in present}
    return result


@read("employee.show", *SEEING_ALL, "finance", owner="employee")
def show(call):
    return row(call, call.require_employee(call.subject()))


def unused_first_leader(state):
    """The one leader, whom the operator named and who has recorded nothing (R-ORG-9)."""
    present = leaders(state)
    by = {fact.actor for fact in state.facts if fact.stream == "roles"}
    if len(present) != 1 or by - {"operator"}:
        return None
    first = next(iter(present))
    names = names_of(state, first)
    return None if any(fact.actor in names for fact in state.facts) else first


def require_mandate(call, is_grant):
    """The operator appoints only while there is no leader (R-ORG-2), or corrects the first."""
    holder, role = call.params["to"], call.params["role"]
    if role not in GRANTABLE:
        raise Refusal("role.not_grantable", role=role)
    if call.caller.actor != "operator" or not leaders(call.state):
        return holder, role, None
    first = unused_first_leader(call.state) if is_grant and role == "leader" else None
    if first is None:
        raise Refusal("role.leader_exists")
    return holder, role, first


@change("role.grant", "leader", "operator")
def grant(call):
    holder, role, instead = require_mandate(call, True)
    if not holder.startswith("user:"):
        call.require_employee(holder, active=True)
    for one in call.state.employees.values():
        if one.user and holder == "user:" + one.user:
            call.require_employee(one.id, active=True)
    if (holder, role) in call.state.grants:
        raise Refusal("role.already_held", role=role, to=holder)
    if instead:
        call.record("roles", "role.withdrawn", role="leader", holder=instead)
    call.record("roles", "role.granted", role=role, holder=holder)
    return {"to": holder, "role": role, **({"instead": instead} if instead else {})}


@change("role.withdraw", "leader", "operator")
def withdraw(call):
    holder, role, _ = require_mandate(call, False)
    if (holder, role) not in call.state.grants:
        raise Refusal("role.not_held", role=role, to=holder)
    if role == "leader":
        require_leader_beside(call.state, [holder])
    call.record("roles", "role.withdrawn", role=role, holder=holder)
    return {"to": holder, "role": role}


PROPOSAL_DAYS = 3


@change("leader.propose", "operator")
def propose(call):
    """Where none can act any more; three working days on the board, then so (R-ORG-9)."""
    holder = call.params["to"]
    if not leaders(call.state) or unused_first_leader(call.state):
        raise Refusal("role.grant_at_once", to=holder)
    if not holder.startswith("user:"):
        call.require_employee(holder, active=True)
    for one in call.state.employees.values():
        if one.user and holder == "user:" + one.user:
            call.require_employee(one.id, active=True)
    if (holder, "leader") in call.state.grants:
        raise Refusal("role.already_held", role="leader", to=holder)
    if call.state.proposal:
        raise Refusal("role.proposal_open", to=call.state.proposal[0])
    closes = deadline(call.state.calendars, call.state.time, call.today, PROPOSAL_DAYS)
    call.record(
        "roles", "role.leader-proposed", holder=holder, reason=call.params["reason"],
        closes=closes.body())
    return {"to": holder, "due": call.text(closes.at), "provisional": closes.provisional}


@change("leader.object", "leader", "auditor", "reviewer", "operator")
def object_to_leader(call):
    if not call.state.proposal:
        raise Refusal("role.no_proposal")
    holder = call.state.proposal[0]
    call.record("roles", "role.proposal-refused", reason=call.params["reason"])
    return {"to": holder}


@read("role.list", "leader", "auditor", "administrator", "operator")
def roles(call):
    rows = []
    for holder, role in sorted(call.state.grants):
        line = {"holder": holder, "role": role}
        if not holder.startswith("user:"):
            line["name"] = call.name(holder)
        rows.append(line)
    return {"rows": rows, "count": len(rows)}


@read("department.list", *ROLES)
def list_departments(call):
    here = [one.department for one in call.state.employees.values() if one.active]
    rows = [
        {"department": name, "employees": here.count(name)}
        for name in sorted(departments(call.state), key=lambda name: name.encode())]
    return {"rows": rows, "count": len(rows)}
