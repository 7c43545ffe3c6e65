"""The days that are off by law in China since 2025 (R-TIME-6).

The festivals by the moon and the sun are those of the PyPI package `holidays` 0.109, of which the
ledger's own table knows nothing: New Year, Qingming, Dragon Boat, Mid-Autumn.
"""

from datetime import date, timedelta

MOVING = {
    2025: ["01-29", "04-04", "05-31", "10-06"], 2026: ["02-17", "04-05", "06-19", "09-25"],
    2027: ["02-06", "04-05", "06-09", "09-15"], 2028: ["01-26", "04-04", "05-28", "10-03"],
    2029: ["02-13", "04-04", "06-16", "09-22"], 2030: ["02-03", "04-05", "06-05", "09-12"],
    2031: ["01-23", "04-05", "06-24", "10-01"], 2032: ["02-11", "04-04", "06-12", "09-19"],
    2033: ["01-31", "04-04", "06-01", "09-08"], 2034: ["02-19", "04-05", "06-20", "09-27"],
    2035: ["02-08", "04-05", "06-10", "09-16"],
}
FIXED = {
    "01-01": "newYear", "05-01": "labourDay", "05-02": "labourDay", "10-01": "nationalDay",
    "10-02": "nationalDay", "10-03": "nationalDay",
}


def law(year):
    """[(day, holiday)], in order; the festivals of a year that is in no table are not known."""
    if year < 2025:
        return []
    days = [(date.fromisoformat(f"{year}-{day}"), name) for day, name in FIXED.items()]
    if year in MOVING:
        spring, *others = (date.fromisoformat(f"{year}-{day}") for day in MOVING[year])
        days += [(spring + timedelta(days=shift), "springFestival") for shift in range(-1, 3)]
        days += zip(others, ["qingming", "dragonBoat", "midAutumn"])
    return sorted(days, key=lambda one: one[0])


OFF = {year: {day for day, _ in law(year)} for year in range(2025, 3001)}


def off_by_law(day):
    return day in OFF.get(day.year, ())
