"""Makers for claims, objections, deductions and appeals, and for what concerns one record."""

from variants import VIOLATIONS

REASON = {"reason": "经核查"}


def submit(w):
    if w.rng.random() < 0.7:
        return w.submission({}), w.employee()
    administrator = w.one_with("administrator")
    return w.submission({"employee": w.employee()}), administrator


def submit_many(w):
    own = w.rng.random() < 0.3
    claims = [
        w.submission({} if own else {"employee": w.employee()})
        for _ in range(w.rng.randint(1, 10))
    ]
    actor = w.employee() if own else w.one_with("administrator")
    return {"claims": claims, **mode(w)}, actor


def mode(w):
    return w.maybe(0.85, mode=w.rng.choice(["all", "each", "each", "each"]))


def approval(w):
    id = w.pick(w.state.claims, "underReview", letter="C")
    claim = w.state.claims.get(id)
    if claim is None:
        return id and ({"claim": id}, None)
    item = next((one for one in w.listed("items") if one["code"] == claim.item), None)
    return {"claim": claim.id, **w.maybe(0.4, points=w.in_range(item))}, claim


def approve(w):
    made = approval(w)
    if made is None:
        return None
    params, claim = made
    return params, w.one_with("reviewer", [claim.employee, claim.submitted_by] if claim else [])


def approve_many(w):
    made = [approval(w) for _ in range(w.rng.randint(1, 14))]
    claims = {params["claim"]: params for params, _ in filter(None, made)}
    if not claims:
        return None
    return {"claims": list(claims.values()), **mode(w)}, w.one_with("reviewer")


def to_many(stages, role, **more):
    """A maker: several claims, mostly at such a stage, and rarely one twice."""
    def make(w):
        ids = [w.pick(w.state.claims, *stages, letter="C") for _ in range(w.rng.randint(1, 6))]
        claims = [{"claim": id} for id in ids if id is not None]
        if not claims:
            return None
        chosen = {word: choose(w) for word, choose in more.items()}
        params = {word: value for word, value in chosen.items() if value is not None}
        actor = w.one_with(role) if w.rng.random() < 0.8 else w.employee()
        return {"claims": claims, **params, **mode(w)}, actor
    return make


def on_one(rows, letter, name, stages, actor, prefer=None, **more):
    """A maker: an id of a record at such a stage, and the actor for it, who is told its owner."""
    def make(w):
        id = w.pick(
            getattr(w.state, rows), *stages, letter=letter,
            prefer=prefer and (lambda row: prefer(w, row)))
        if id is None:
            return None
        record = getattr(w.state, rows).get(id)
        chosen = {word: choose(w) for word, choose in more.items()}
        params = {word: value for word, value in chosen.items() if value is not None}
        return {name: id, **params}, actor(w, [record.employee] if record else [])
    return make


def other_with(role):
    """Somebody else of that role, or rarely the owner, who should not."""
    def choose(w, owner):
        if owner and w.rng.random() < 0.12:
            return owner[0]
        return w.one_with(role, owner)
    return choose


def has_holds(w, claim):
    return bool(w.state.open_holds(claim.employee))


def owner_or_administrator(w, owner):
    return owner[0] if owner and w.rng.random() < 0.7 else w.one_with("administrator")


def reason(w):
    return REASON["reason"]


def perhaps(*choices):
    return lambda w: w.rng.choice(choices)


def raise_objection(w):
    """Mostly one's own; sometimes registered for somebody, rightly or not. Reasons come again."""
    made = on_one(
        "claims", "C", "claim", ["onNotice"], lambda w, _: w.employee(),
        reason=perhaps("不在现场", "不 在现场", "照片是旧的"))(w)
    if made is None or w.rng.random() < 0.7:
        return made
    params, actor = made
    registrar = w.one_with("administrator") if w.rng.random() < 0.9 else actor
    return {**params, "employee": w.employee()}, registrar


def decide_objection(w):
    id = w.pick(w.state.objections, letter="O")
    if id is None:
        return None
    objection = w.state.objections.get(id)
    claim = w.state.claims[objection.claim] if objection else None
    not_these = [claim.employee, claim.approved_by] if claim else []
    return {"objection": id, **REASON}, w.one_with("reviewer", not_these)


def deduct(w):
    entries = w.listed("negativeList")
    entry = w.rng.choice(entries) if entries and w.rng.random() < 0.95 else None
    code = entry["code"] if entry else w.rng.choice([*VIOLATIONS, "none"])
    employee = w.employee(active=w.rng.random() < 0.9)
    return {
        "employee": employee, "item": code, **w.maybe(0.5, points=w.in_range(entry)),
        **w.maybe(0.5, on=w.day()), **w.maybe(0.3, distinct=True), **REASON}, w.one_with(
            "reviewer", [employee])


def deduct_many(w):
    lines = [deduct(w) for _ in range(w.rng.randint(1, 4))]
    if w.rng.random() < 0.3:
        lines.append(lines[0])
    return {
        "deductions": [params for params, _ in lines],
        **w.maybe(0.6, mode="each")}, lines[0][1]


def appeal(w):
    if not w.state.deductions:
        return ({"deduction": "D1", **REASON}, "C1") if w.rng.random() < 0.05 else None
    deduction = w.rng.choice(list(w.state.deductions.values()))
    params = {
        "deduction": deduction.id, "reason": w.rng.choice(["当天轮休", "ＡＢ", "ab", "认错人了"])}
    if w.rng.random() < 0.7:
        return params, deduction.employee
    params |= w.maybe(0.7, employee=deduction.employee if w.rng.random() < 0.9 else w.employee())
    return params, w.one_with("administrator")


def decide_appeal(w):
    id = w.pick(w.state.appeals, letter="A")
    if id is None:
        return None
    appeal = w.state.appeals.get(id)
    owner = [w.state.deductions[appeal.deduction].employee] if appeal else []
    return {"appeal": id, **REASON}, w.one_with("leader", owner)
