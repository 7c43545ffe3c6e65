"""Knows the cast, and makes what most commands need."""

from datetime import timedelta

from calls import identify
from points import available
from variants import ITEMS

NAMES = ["张三", "李四", "王五", "赵六", "欧阳娜娜", "Ann Lee", "钱七", "孙八", "周九"]


class Writer:
    """Knows the cast, the model, and how a step is written down."""

    DEPARTMENTS = ["一车间", "二车间", "动力部"]
    PEOPLE = list(zip(["E1", "E2", "E3", "E4", "C1", "R2", "00123"], NAMES))
    ROLES = [
        ("E1", "administrator"), ("user:clerk", "administrator"), ("E2", "reviewer"),
        ("E3", "reviewer"), ("E4", "leader"), ("user:fin", "finance"), ("user:county", "auditor"),
        ("user:hall", "kiosk"), ("user:zhang", "administrator"),
    ]
    PRODUCTS = ["soap", "gloves", "tea", "D1"]

    def __init__(self, rng, model, prefix):
        self.rng = rng
        self.model = model
        self.prefix = prefix
        self.count = 0
        self.last = None
        self.asked = []

    def change(self, name, params, actor):
        self.count += 1
        params = {**self.by(params, actor), "request": f"{self.prefix}-{self.count:05}"}
        self.last = {"call": name, "params": params}
        self.asked.append(self.last)
        return self.last

    @staticmethod
    def by(params, actor):
        return {**params, "as": actor} if actor else dict(params)

    @property
    def state(self):
        return self.model.state

    def today(self):
        return self.state.time.day(self.model.now())

    def anybody(self):
        outsiders = ["user:boss", "user:county", "user:fin", "user:hall", "user:nobody", None]
        return self.rng.choice([*self.state.employees, *outsiders])

    def one_with(self, role, not_these=()):
        """Somebody who holds a role now, the four eyes kept where that can be."""
        holders = {holder for holder, _ in self.state.grants} | set(self.state.employees)
        able = sorted(
            holder for holder in holders
            if (holder.startswith("user:") or holder in self.state.employees)
            and role in identify(self.state, holder).roles)
        other = [holder for holder in able if holder not in not_these]
        if other and self.rng.random() < 0.93:
            return self.rng.choice(other)
        return self.rng.choice(able) if able else None

    def employee(self, active=True):
        ids = [
            one.id for one in self.state.employees.values()
            if one.active == active or self.rng.random() < 0.05
        ]
        return self.rng.choice(ids) if ids else "E99"

    def rich(self):
        """Somebody who has points, where there is one."""
        ids = [id for id in self.state.employees if available(self.state, id) > 0]
        return self.rng.choice(ids) if ids and self.rng.random() < 0.9 else self.employee()

    def day(self, back=6):
        """A day of the last few, rarely one to come."""
        if self.rng.random() < 0.03:
            return str(self.today() + timedelta(self.rng.randint(1, 3)))
        if self.rng.random() < 0.1:
            back = 60
        return str(self.today() - timedelta(self.rng.randint(0, back)))

    def pick(self, rows, *stages, letter, prefer=None):
        """An id of such a record; rarely of another, or of none. None: not now."""
        wanted = [row for row in rows.values() if row.stage in stages] if stages else (
            [row for row in rows.values() if row.outcome == "open"])
        preferred = [row for row in wanted if prefer and prefer(row)]
        if preferred and self.rng.random() < 0.5:
            wanted = preferred
        if wanted and self.rng.random() < 0.95:
            return self.rng.choice(wanted).id
        if self.rng.random() < 0.1:
            return f"{letter}{self.rng.randint(1, len(rows) + 1)}"
        return None

    def maybe(self, likely, **params):
        return params if self.rng.random() < likely else {}

    def in_range(self, entry):
        if entry is None or self.rng.random() < 0.05:
            return self.rng.choice([0, 1, 500])
        return self.rng.randint(entry["from"], entry["to"])

    def listed(self, name):
        policy = self.state.policy(self.today())
        return policy[name] if policy else []

    def occurrence(self):
        """One of few, as people and input methods spell them (R-ITEM-9)."""
        form = self.rng.choice(["YH-{}", "YH-{}", "yh-{}", "ＹＨ－{}", "YH —— {}", "YH{}", "YH-0{}",
                                "УН-{}", "YH-{}．"])
        return form.format(self.rng.randint(1, 4))

    def submission(self, employee):
        known = self.rng.random() < 0.97
        items = self.listed("items")
        item = self.rng.choice(items) if items and known else None
        code = item["code"] if item else self.rng.choice([*ITEMS, "none"])
        return {
            "item": code, **self.maybe(0.7, on=self.day()),
            **self.maybe(0.3, points=self.in_range(item)),
            **self.maybe(0.3, note="说明"), **self.maybe(0.25, distinct=True),
            **self.maybe(0.25, occurrence=self.occurrence()),
            **self.maybe(0.1, evidence=[
                {"reference": "photo-1.jpg"},
                {"reference": "a/b", "sha256": self.rng.choice(["ab", "cd", "0e"]) * 32}]),
            **employee,
        }

    def product(self, code):
        limit = self.rng.choice([{}, {"month": 1}, {"month": 2, "year": 3}, {"year": 2}])
        return {
            "product": code, "name": "商品" + code,
            "kind": self.rng.choice(["household", "protective", "specialty"]),
            "valueFen": self.rng.choice([499, 500, 500, 701, 1500, 2500, 12_345]),
            **self.maybe(0.6, price=self.rng.choice([1, 4, 7, 20])),
            **({"limit": limit} if limit else {}),
        }
