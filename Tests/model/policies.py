"""The enterprise's own rules: reading the file, its defaults, and its faults (R-ITEM-1 to -5).

A policy is a plain dict of the file's own shape, with every default spelled out.
"""

import json

from days import WEEKDAYS, as_day
from form import is_code, nearest
from policy_faults import COUNTY, whole_faults

MEMBERS = [
    "name", "review", "notice", "submitWithinDays", "annualCap", "negativeBalance", "categories",
    "items", "negativeList", "store", "redemption", "budget", "clearing", "onDeparture", "board",
]


class Faulty(Exception):
    """All that is wrong with a file, each fault with its path and line."""

    def __init__(self, faults):
        super().__init__(faults)
        self.faults = faults


def item_of(policy, code):
    return next((item for item in policy["items"] if item["code"] == code), None)


def violation_of(policy, code):
    return next((entry for entry in policy["negativeList"] if entry["code"] == code), None)


def price_of(policy, value_fen):
    """A unit's price in points by the policy's ratio, rounded up (R-STORE-3)."""
    return -(-value_fen * policy["redemption"]["pointsPerYuan"] // 100)


def tier_of(policy, value_fen):
    tiers = policy["store"]["tiers"]
    if value_fen <= tiers["lowUpToYuan"] * 100:
        return "low"
    return "mid" if value_fen <= tiers["midUpToYuan"] * 100 else "high"


def is_open(policy, day):
    """Does the store take requests on this day? Without windows always (R-RED-2)."""
    windows = policy["redemption"]["windows"]
    return not windows or any(window_holds(window, day) for window in windows)


def window_holds(window, day):
    if "days" in window:
        return day.day in window["days"]
    if "weekdays" in window:
        return WEEKDAYS[day.weekday()] in window["weekdays"]
    return as_day(window["from"]) <= day <= as_day(window["to"])


class Reader:
    """Reads a file member by member and collects what is wrong. Files are sent on one line."""

    def __init__(self):
        self.faults = []

    def fault(self, path, reason, **facts):
        path = ".".join(map(str, path))
        self.faults.append({"path": path, "line": 1, "reason": reason, **facts})

    def object(self, value, path, known):
        if not isinstance(value, dict):
            self.fault(path, "wrongType", expected="object")
            return {}
        for name in value:
            if name not in known:
                meant = nearest(name, known)
                self.fault(path + [name], "unknown", **({"nearest": meant} if meant else {}))
        return value

    def section(self, file, name, known):
        return self.object(file[name], [name], known) if name in file else {}

    def list(self, holder, name, path):
        value = holder.get(name, [])
        if isinstance(value, list):
            return value
        self.fault(path + [name], "wrongType", expected="list")
        return []

    def int(self, holder, name, path, low, high, default=None):
        value = holder.get(name)
        if value is None:
            return default
        if type(value) is not int:
            self.fault(path + [name], "wrongType", expected="integer")
        elif not low <= value <= high:
            self.fault(path + [name], "outOfRange", **{"from": low, "to": high})
        else:
            return value
        return default

    def text(self, holder, name, path, longest=200):
        if name not in holder:
            return None
        value = holder[name]
        if not isinstance(value, str):
            self.fault(path + [name], "wrongType", expected="text")
        elif value == "" or len(value) > longest or any(c < " " or c == "\x7f" for c in value):
            self.fault(path + [name], "badText", longest=longest)
        else:
            return value
        return None

    def choice(self, holder, name, path, choices, default=None):
        if name in holder and holder[name] not in choices:
            self.fault(path + [name], "notOneOf", of=choices)
        return holder[name] if holder.get(name) in choices else default

    def required(self, holder, name, path, value):
        if value is None and holder.get(name) is None:
            self.fault(path + [name], "missing")
        return value

    def range(self, holder, path, high):
        return {
            name: self.required(
                holder, name, path, self.int(holder, name, path, 1, high))
            for name in ("from", "to")
        }

    def code(self, holder, path):
        text = self.required(holder, "code", path, self.text(holder, "code", path))
        if text is not None and not is_code(text):
            self.fault(path + ["code"], "badCode", value=text[:64])
            return None
        return text


def read_policy(text):
    """The policy of a file, or all its faults of form, or all its faults as a whole."""
    reader = Reader()
    file = reader.object(json.loads(text), [], MEMBERS)
    policy = {"name": reader.required(file, "name", [], reader.text(file, "name", []))}
    read_periods(reader, file, policy)
    read_cap_and_categories(reader, file, policy)
    read_items(reader, file, policy)
    read_store(reader, file, policy)
    if not reader.faults:
        whole_faults(reader, policy)
    if reader.faults:
        raise Faulty(reader.faults)
    return policy


def read_periods(reader, file, policy):
    review = reader.section(file, "review", ["workingDays"])
    policy["review"] = {"workingDays": reader.int(review, "workingDays", ["review"], 1, 30, 3)}
    notice = reader.section(file, "notice", ["workingDays"])
    policy["notice"] = {"workingDays": reader.int(notice, "workingDays", ["notice"], 0, 30, 3)}
    within = reader.int(file, "submitWithinDays", [], 0, 3660)
    if within is not None:
        policy["submitWithinDays"] = within
    policy["negativeBalance"] = reader.choice(
        file, "negativeBalance", [], ["carry", "floorAtZero"], "carry")
    policy["onDeparture"] = reader.choice(
        file, "onDeparture", [], ["keepUntilClearing", "clear"], "keepUntilClearing")
    board = reader.section(file, "board", ["names", "criticismDays"])
    policy["board"] = {
        "names": reader.choice(board, "names", ["board"], ["full", "masked"], "full")}
    days = reader.int(board, "criticismDays", ["board"], 1, 366)
    if days is not None:
        policy["board"]["criticismDays"] = days
    budget = reader.section(file, "budget", ["onExhausted"])
    policy["budget"] = {
        "onExhausted": reader.choice(budget, "onExhausted", ["budget"], ["warn", "refuse"], "warn")}


def read_cap_and_categories(reader, file, policy):
    cap = reader.section(file, "annualCap", ["points", "basis"])
    policy["annualCap"] = {
        "points": reader.int(cap, "points", ["annualCap"], 1, 1_000_000, 2000),
        "basis": reader.choice(cap, "basis", ["annualCap"], ["earned", "redeemed"], "earned"),
    }
    categories = reader.section(file, "categories", list(COUNTY))
    policy["categories"] = {}
    for name, (low, high) in COUNTY.items():
        policy["categories"][name] = {"from": low, "to": high}
        if name in categories:
            path = ["categories", name]
            section = reader.object(categories[name], path, ["from", "to"])
            policy["categories"][name] = reader.range(section, path, 200)


def read_items(reader, file, policy):
    policy["items"], policy["negativeList"] = [], []
    known = ["code", "name", "category", "from", "to", "standard", "severity", "limit"]
    for index, entry in enumerate(reader.list(file, "items", [])):
        path = ["items", index]
        entry = reader.object(entry, path, known)
        item = {"code": reader.code(entry, path)}
        item["name"] = reader.required(entry, "name", path, reader.text(entry, "name", path))
        item["category"] = reader.required(
            entry, "category", path, reader.choice(entry, "category", path, list(COUNTY)))
        item.update(reader.range(entry, path, 200))
        standard = reader.int(entry, "standard", path, 1, 200)
        item["standard"] = item["from"] if standard is None else standard
        severity = reader.choice(entry, "severity", path, ["general", "major"])
        if severity:
            item["severity"] = severity
        item["limit"] = {"day": 1} if item["category"] == "daily" else {}
        if entry.get("limit") is not None:
            path = path + ["limit"]
            limit = reader.object(entry["limit"], path, ["day", "month", "year"])
            read = {name: reader.int(limit, name, path, 1, 1000) for name in limit}
            item["limit"] = {name: value for name, value in read.items() if value is not None}
        policy["items"].append(item)
    for index, entry in enumerate(reader.list(file, "negativeList", [])):
        path = ["negativeList", index]
        entry = reader.object(entry, path, ["code", "name", "from", "to", "standard"])
        violation = {"code": reader.code(entry, path)}
        violation["name"] = reader.required(entry, "name", path, reader.text(entry, "name", path))
        violation.update(reader.range(entry, path, 2000))
        standard = reader.int(entry, "standard", path, 1, 2000)
        violation["standard"] = violation["from"] if standard is None else standard
        policy["negativeList"].append(violation)


def read_store(reader, file, policy):
    store = reader.section(file, "store", ["unitValueYuan", "tiers"])
    policy["store"] = {"unitValueYuan": {"from": 5, "to": 500}}
    policy["store"]["tiers"] = {"lowUpToYuan": 50, "midUpToYuan": 200, "highUpToYuan": 500}
    for name, defaults in policy["store"].items():
        if name in store:
            path = ["store", name]
            section = reader.object(store[name], path, list(defaults))
            for member, default in defaults.items():
                defaults[member] = reader.int(section, member, path, 1, 100_000, default)
    section = reader.section(
        file, "redemption", ["pointsPerYuan", "windows", "holdWorkingDays"])
    redemption = {"pointsPerYuan": reader.int(
        section, "pointsPerYuan", ["redemption"], 1, 1000, 10)}
    redemption["holdWorkingDays"] = reader.int(
        section, "holdWorkingDays", ["redemption"], 1, 60, 5)
    redemption["windows"] = section.get("windows", [])
    policy["redemption"] = redemption
    section = reader.section(file, "clearing", ["mode", "upTo"])
    mode = reader.choice(
        section, "mode", ["clearing"], ["clear", "carryOver", "carryOverUpTo"], "clear")
    policy["clearing"] = {"mode": mode}
    limit = reader.int(section, "upTo", ["clearing"], 1, 1_000_000)
    if mode == "carryOverUpTo":
        policy["clearing"]["upTo"] = reader.required(section, "upTo", ["clearing"], limit)
