"""Random policies and calendars, as the text of their files."""

import json
from contextlib import suppress
from datetime import date, timedelta

from days import WEEKDAYS

ITEMS = {
    "ppe": ("佩戴防护用品", "daily", 1, 5, None),
    "report": ("主动报告隐患", "daily", 1, 5, None),
    "course": ("参与安全培训", "training", 5, 20, None),
    "small": ("发现一般隐患", "hazard", 10, 25, "general"),
    "great": ("发现重大隐患", "hazard", 30, 50, "major"),
    "drill": ("应急演练突出", "emergency", 20, 100, None),
    "idea": ("改进方案被采纳", "innovation", 50, 200, None),
}
VIOLATIONS = {"smoke": ("吸烟", 5, 50), "sleep": ("睡岗", 1, 10), "crash": ("事故责任", 50, 400)}


def policy(rng):
    """A good policy: caps that are hit, limits that are met, every switch both ways."""
    file = {"name": f"办法{rng.randrange(1000)}"}
    file["review"] = {"workingDays": rng.choice([1, 2, 3, 3, 5])}
    file["notice"] = {"workingDays": rng.choice([0, 1, 3, 3])}
    if rng.random() < 0.4:
        file["submitWithinDays"] = rng.choice([None, 0, 10, 30])
    file["annualCap"] = {
        "points": rng.choice([20, 40, 80, 150, 2000]),
        "basis": rng.choice(["earned", "earned", "redeemed"]),
    }
    file["negativeBalance"] = rng.choice(["carry", "floorAtZero"])
    if rng.random() < 0.3:
        file["categories"] = {"hazard": {"from": 10, "to": 50}, "daily": {"from": 1, "to": 5}}
    codes = [code for code in ITEMS if rng.random() < 0.85] or ["ppe"]
    file["items"] = [item(rng, code) for code in codes]
    file["negativeList"] = [
        violation(rng, code) for code in VIOLATIONS if rng.random() < 0.9]
    if rng.random() < 0.3:
        to = rng.choice([200, 500, 1000])
        file["store"] = {
            "unitValueYuan": {"from": rng.choice([1, 5]), "to": to},
            "tiers": {"lowUpToYuan": 20, "midUpToYuan": 100, "highUpToYuan": to},
        }
    file["redemption"] = {
        "pointsPerYuan": rng.choice([1, 1, 1, 2, 10]), "windows": windows(rng),
        "holdWorkingDays": rng.choice([1, 5, 8, 20, 20]),
    }
    file["budget"] = {"onExhausted": rng.choice(["warn", "refuse"])}
    file["clearing"] = rng.choice([
        {"mode": "clear"}, {"mode": "carryOver"},
        {"mode": "carryOverUpTo", "upTo": rng.randint(1, 120)},
        {"mode": "carryOverUpTo", "upTo": rng.randint(10, 50)}])
    file["onDeparture"] = rng.choice(["keepUntilClearing", "clear"])
    file["board"] = {"names": rng.choice(["full", "masked"])}
    if rng.random() < 0.5:
        file["board"]["criticismDays"] = rng.choice([1, 7, 40])
    for name in ("review", "budget", "onDeparture", "board", "clearing"):
        if rng.random() < 0.1:
            del file[name]
    return file


def item(rng, code):
    name, category, low, high, severity = ITEMS[code]
    narrow = rng.choice([low, low, (low + high) // 2])
    entry = {"code": code, "name": name, "category": category, "from": narrow, "to": high}
    if rng.random() < 0.5:
        entry["standard"] = rng.randint(narrow, high)
    if severity:
        entry["severity"] = severity
    if rng.random() < 0.4:
        entry["limit"] = rng.choice([
            None, {}, {"day": 2}, {"month": 1}, {"month": 2}, {"year": 1}, {"day": 1, "month": 3}])
    return entry


def violation(rng, code):
    name, low, high = VIOLATIONS[code]
    entry = {"code": code, "name": name, "from": low, "to": high}
    if rng.random() < 0.5:
        entry["standard"] = rng.randint(low, high)
    return entry


def windows(rng):
    if rng.random() < 0.75:
        return []
    return rng.choice([
        [{"days": [5, 20]}],
        [{"days": list(range(1, 16))}],
        [{"weekdays": rng.sample(WEEKDAYS, 3)}],
        [{"from": "2026-11-01", "to": "2027-02-10"}],
        [{"days": [31]}, {"weekdays": ["friday"]}],
        [{"from": "2020-01-01", "to": "2020-01-31"}],
    ])


def faulty_policy(rng):
    """A policy with one fault or several."""
    file = policy(rng)
    for _ in range(rng.choice([1, 1, 2])):
        with suppress(AttributeError, IndexError, KeyError):
            rng.choice(FLAWS)(rng, file)
    return file



FLAWS = [
    lambda rng, file: file.pop("name", None),
    lambda rng, file: file.update(nmae="x"),
    lambda rng, file: file.update(review={"workingDays": rng.choice([0, 31, "3"])}),
    lambda rng, file: file.update(onDeparture="burn"),
    lambda rng, file: file.update(annualCap={"points": 0, "basis": "spent"}),
    lambda rng, file: file.update(categories={"daily": {"from": 1, "to": 9}}),
    lambda rng, file: file.update(categories={"daily": {"from": 4, "to": 2}}),
    lambda rng, file: file.update(categories={"training": {"from": 10, "to": 12}}),
    lambda rng, file: file.update(items=[]),
    lambda rng, file: file.update(items={}),
    lambda rng, file: file["items"].append({"code": "bad code", "name": "", "category": "x"}),
    lambda rng, file: file["items"].append(dict(file["items"][0])) if file["items"] else None,
    lambda rng, file: file.update(items=[
        {"code": "a", "name": "一", "category": "hazard", "from": 10, "to": 40,
         "severity": "general"},
        {"code": "b", "name": "二", "category": "hazard", "from": 40, "to": 50,
         "severity": "major", "standard": 20},
        {"code": "c", "name": "三", "category": "daily", "from": 5, "to": 1, "severity": "major"},
        {"code": "d", "name": "四", "category": "training", "from": 1, "to": 25},
    ]),
    lambda rng, file: file["negativeList"].append({"code": "z", "name": "z", "from": 9, "to": 2}),
    lambda rng, file: file.update(store={"unitValueYuan": {"from": 600}}),
    lambda rng, file: file.update(store={"tiers": {"lowUpToYuan": 300, "highUpToYuan": 400}}),
    lambda rng, file: file["redemption"].update(windows=[{"days": []}]),
    lambda rng, file: file["redemption"].update(
        windows=[{"from": "2026-03-01", "to": "2026-02-01"}]),
    lambda rng, file: file["redemption"].update(pointsPerYuan=1001, holdWorkingDays=0),
    lambda rng, file: file.update(clearing={"mode": "carryOverUpTo"}),
]


def calendar(rng, year):
    """Random days off and weekend days worked, of the State Council and of the enterprise."""
    days = [date(year, 1, 1) + timedelta(number) for number in range(365)]
    weekdays = [day for day in days if day.weekday() < 5]
    weekends = [day for day in days if day.weekday() >= 5]

    def some(of, most):
        return sorted(map(str, rng.sample(of, rng.randint(0, most))))

    file = {"year": year, "source": "测试", "off": some(weekdays, 30), "work": some(weekends, 12)}
    first = rng.choice(weekdays[:-10])
    file["off"] += [str(first + timedelta(number)) for number in range(rng.choice([0, 3, 8]))]
    file["off"] = sorted({day for day in file["off"] if day not in file["work"]})
    if rng.random() < 0.5:
        off = some(days, 10)
        work = [day for day in some(days, 10) if day not in off]
        file["enterprise"] = {"off": off, "work": work}
    return file


def faulty_calendar(rng, year):
    file = calendar(rng, year)
    choice = rng.randrange(5)
    if choice == 0:
        file.pop("year")
    elif choice == 1:
        file["off"].append(rng.choice(["2026-02-30", "soon"]))
    elif choice == 2:
        file["work"].append(f"{year + 1}-01-02")
    elif choice == 3:
        file["off"].append(f"{year}-05-01")
        file["work"].append(f"{year}-05-01")
    else:
        file["holidays"] = []
    return file


def text(file):
    return json.dumps(file, ensure_ascii=False)
