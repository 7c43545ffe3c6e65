"""Random histories: who does what, mostly rightly, sometimes not.

A history is a list of steps, each a dict that a file can hold:
{"call": method, "params": …}, {"restart": "TERM" or "KILL", "simulate": day} or {"look": true}.
The writer watches a model in order to ask for what makes sense.
"""

from datetime import date, timedelta

import variants
from commands import CHANGES
from questions import READS
from writer import Writer

LOOKS_AFTER = 40


class Historian(Writer):
    """Writes one history, step by step, on a model that takes each step at once."""

    def steps(self, commands):
        yield from self.opening()
        for index in range(commands):
            yield from self.step()
            if index % LOOKS_AFTER == LOOKS_AFTER - 1:
                yield {"look": True}
        yield {"look": True}

    def opening(self):
        """Books, people, rules and goods: enough that most commands find what they need."""
        rng = self.rng
        if rng.random() < 0.1:
            yield from self.too_early()
        yield self.change("books.open", {
            "enterprise": "示范厂", "kind": "training", "leader": "user:boss",
            "offsetMinutes": rng.choice([480] * 8 + [0, -720, 330, 840]),
        }, None)
        for year in (self.today().year, self.today().year + 1):
            if rng.random() < 0.6:
                text = variants.text(variants.calendar(rng, year))
                yield self.change("calendar.adopt", {"text": text}, "user:boss")
        people = [
            {"employee": id, "name": name, "department": rng.choice(self.DEPARTMENTS),
             "type": rng.choice(["regular", "outsourced", "temporary"])}
            for id, name in self.PEOPLE
        ]
        people[2]["user"], people[3]["user"] = "zhang", "head"
        yield self.change("employee.addMany", {"employees": people}, "user:boss")
        for holder, role in self.ROLES:
            yield self.change("role.grant", {"to": holder, "role": role}, "user:boss")
        text = variants.text(variants.policy(rng))
        yield self.change("policy.adopt", {"text": text}, "user:boss")
        yield self.change("product.addMany", {"products": [
            self.product(code) for code in self.PRODUCTS], "mode": "each"}, "E1")
        for code in self.PRODUCTS:
            yield self.change(
                "stock.receive", {"product": code, "count": rng.choice([1, 3, 20])}, "E1")

    def too_early(self):
        """Before there are books: little can be said."""
        yield {"call": "whoami", "params": {}}
        yield {"call": "books.status", "params": {"as": "user:boss"}}
        yield {"call": "notice.list", "params": {}}
        yield {"call": "claim.sumbit", "params": {}}
        yield {"call": "claim.submit", "params": {"item": "ppe"}}
        yield self.change("claim.submit", {"item": "ppe"}, "E1")
        yield self.change("claim.submit", {"item": "ppe"}, None)
        yield self.change("books.open", {"enterprise": "厂", "kind": "real"}, None)
        yield self.change(
            "books.open", {"enterprise": "厂", "kind": "training", "leader": "E1"}, None)
        self.asked.clear()

    def step(self):
        dice = self.rng.random()
        if dice < 0.03:
            yield from self.restart()
        elif dice < 0.06:
            yield from self.repeat()
        elif dice < 0.24:
            yield self.read()
        elif dice < 0.26:
            yield from self.put_right()
        else:
            yield from self.command()

    def restart(self):
        """Stopped or killed, and started again: then, or after some days of nobody there."""
        how, simulate = self.rng.choice(["TERM", "KILL"]), self.model.simulate
        if how == "TERM" and self.rng.random() < 0.4:
            away = self.rng.choice([1, 2, 5, 20, 90])
            simulate = max(simulate, self.today() + timedelta(away))
        yield {"restart": how, "simulate": str(simulate)}
        if self.last:
            yield self.last

    def repeat(self):
        """The same request again, as it was, with other content, or by somebody else."""
        if not self.asked:
            return
        step = self.rng.choice(self.asked[-8:])
        dice = self.rng.random()
        if dice < 0.5:
            yield step
        elif dice < 0.7:
            yield {**step, "params": {**step["params"], "dryRun": True}}
        else:
            other = self.command_of(step["call"])
            if other:
                other["params"]["request"] = step["params"]["request"]
                yield other

    def put_right(self):
        """Several credits of one person prove to be mistakes, a clearing or more after them."""
        met = [
            claim for claim in self.state.claims.values()
            if claim.stage == "credited" and claim.credited and claim.year < self.state.open_year]
        if not met:
            return
        employee = self.rng.choice(met).employee
        for claim in [claim for claim in met if claim.employee == employee][:3]:
            yield self.change(
                "claim.revoke", {"claim": claim.id, "kind": "mistake", "reason": "登记错了"},
                self.one_with("reviewer", [employee]))

    def command(self):
        weights = [weight for weight, _ in CHANGES.values()]
        step = None
        while step is None:
            step = self.command_of(self.rng.choices(list(CHANGES), weights)[0])
        if self.rng.random() < 0.05:
            self.spoil(step["params"])
        if self.rng.random() < 0.06:
            step["params"]["dryRun"] = self.rng.random() < 0.9
        yield step

    def command_of(self, name):
        made = CHANGES[name][1](self)
        if made is None:
            return None
        params, actor = made
        return self.change(name, params, self.somebody(actor))

    def read(self):
        name = self.rng.choice(list(READS))
        params, actor = READS[name](self)
        step = {"call": name, "params": self.by(params, self.somebody(actor))}
        if self.rng.random() < 0.04:
            self.spoil(step["params"])
        return step

    def somebody(self, actor):
        """The right one mostly; anybody sometimes."""
        return self.anybody() if self.rng.random() < 0.06 else actor

    def spoil(self, params):
        """Makes a parameter wrong."""
        rng = self.rng
        names = [name for name in params if name not in ("request", "as")]
        dice = rng.random()
        if dice < 0.2 or not names:
            params[rng.choice(["bogus", "clam", "emploee", "pionts"])] = 1
        elif dice < 0.4:
            params.pop(rng.choice(names))
        elif dice < 0.5:
            params["as"] = rng.choice(["E99", "user:", "operator", "no body"])
        else:
            name = rng.choice(names)
            wrong = [-1, 10**9, "", True, []]
            if name != "text":
                wrong += ["C0", "C999", "E99", "2026-02-30", " 二车间", "二\u200b车间", "3000-01-01"]
                wrong += ["-h", "\u200e", "一\t二", "丢\ufffd字"]
            params[name] = rng.choice(wrong)


def look(model):
    """Everything that can be seen, as reads: what is compared at intervals and at the end."""
    if model.state.enterprise is None:
        return
    seers = sorted(
        holder for holder, role in model.state.grants
        if role in ("leader", "auditor") and holder.startswith("user:"))
    if not seers:
        return
    eye = {"as": seers[0]}
    for employee in sorted(model.state.employees):
        yield "account.balance", {**eye, "employee": employee}
        yield "account.history", {**eye, "employee": employee, "limit": 1000}
    today = model.state.time.day(model.now())
    ever = {"from": f"{today.year - 1}-07-01", "to": str(today)}
    half, quarter = 1 + (today.month > 6), (today.month + 2) // 3
    for period in (
            str(today)[:7], f"{today.year}Q{quarter}", f"{today.year}H{half}", f"{today.year}",
            f"{today.year - 1}"):
        yield "board.show", {**eye, "period": period}
    for name in (
            "review.queue", "notice.list", "claim.list", "objection.list", "deduction.list",
            "appeal.list", "redemption.list", "clearing.preview", "report.service",
            "employee.list", "calendar.list", "books.status", "role.list"):
        yield name, dict(eye)
    yield "report.service", {**eye, **ever}
    if model.state.adoption(today):
        yield "policy.show", dict(eye)
    if "leader" in {role for holder, role in model.state.grants if holder == seers[0]}:
        yield from (
            (name, {**eye, **params}) for name, params in (
                ("stock.list", {}), ("report.liability", {"months": True}), ("report.budget", {}),
                ("export.budget", ever), ("budget.show", {}),
                ("product.list", {"retired": True}),
                ("report.halfYear", {"period": f"{today.year}H{half}"}),
                ("audit.sample", {**ever, "seed": "2026", "count": 3}),
                ("export.earnings", ever), ("export.redemptions", ever),
                ("export.clearing", ever), ("export.stock", ever),
                ("export.journal", ever), ("export.liability", ever)))
    yield "books.events", {**eye, "limit": 100_000}
    yield "books.verify", dict(eye)


def first_day(rng):
    """Where a history begins: around the end of a year more often than not."""
    if rng.random() < 0.5:
        return date(2026, 12, 1) + timedelta(rng.randrange(31))
    return date(2025, 11, 1) + timedelta(rng.randrange(420))
