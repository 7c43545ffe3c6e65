"""Employees and roles (R-ORG-1 to R-ORG-6)."""

from calls import SEEING_ALL, Refusal, Unanswered, change, each, read
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


@change("employee.leave", *PERSONNEL)
def leave(call):
    """Claims under review are withdrawn; the balance lasts until the clearing, or is cleared at
    once, as the policy says (R-ORG-5)."""
    employee = call.require_employee(call.params["employee"], active=True)
    under_review = [
        claim for claim in call.state.claims.values()
        if claim.employee == employee.id and claim.stage == "underReview"
    ]
    points = available(call.state, employee.id)
    stream = "employee:" + employee.id
    call.record(stream, "employee.left")
    for claim in under_review:
        call.record("claim:" + claim.id, "claim.withdrawn", reason="departure")
    if call.policy and call.policy["onDeparture"] == "clear" and points > 0:
        call.record(
            stream, "clearing.account-cleared", employee=employee.id, year=call.today.year,
            points=points, kept=0)
    return {
        "employee": employee.id, "withdrawn": [claim.id for claim in under_review],
        "available": available(call.state, employee.id),
    }


def require_gone(call):
    employee = call.require_employee(call.params["employee"])
    if employee.active:
        raise Refusal("employee.still_active", employee=employee.id)
    return employee


@change("employee.return", *PERSONNEL)
def come_back(call):
    employee = require_gone(call)
    call.record(
        "employee:" + employee.id, "employee.returned",
        department=call.get("department", employee.department))
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


def require_mandate(call):
    """The operator appoints only while there is no leader (R-ORG-2): who left leads no longer."""
    if call.params["role"] not in GRANTABLE:
        raise Refusal("role.not_grantable", role=call.params["role"])
    gone = [one for one in call.state.employees.values() if not one.active]
    names = {one.id for one in gone} | {f"user:{one.user}" for one in gone}
    leaders = [
        holder for holder, role in call.state.grants if role == "leader" and holder not in names]
    if call.caller.actor == "operator" and leaders:
        raise Refusal("role.leader_exists")
    return call.params["to"], call.params["role"]


@change("role.grant", "leader", "operator")
def grant(call):
    holder, role = require_mandate(call)
    if not holder.startswith("user:"):
        call.require_employee(holder, active=True)
    if (holder, role) in call.state.grants:
        raise Refusal("role.already_held", role=role, to=holder)
    call.record("roles", "role.granted", role=role, holder=holder)
    return {"to": holder, "role": role}


@change("role.withdraw", "leader", "operator")
def withdraw(call):
    holder, role = require_mandate(call)
    if (holder, role) not in call.state.grants:
        raise Refusal("role.not_held", role=role, to=holder)
    call.record("roles", "role.withdrawn", role=role, holder=holder)
    return {"to": holder, "role": role}


@read("role.list", "leader", "auditor", "administrator", "operator")
def roles(call):
    rows = []
    for holder, role in sorted(call.state.grants):
        line = {"holder": holder, "role": role}
        if not holder.startswith("user:"):
            line["name"] = call.name(holder)
        rows.append(line)
    return {"rows": rows, "count": len(rows)}
