"""The good claims of October to December 2026, in order of occurrence."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import diligent
import phrases
from people import CANTEEN, OFFICE, SAFETY, roster

NAMES = {
    "ppe": "正确佩戴劳动防护用品",
    "operation": "规范操作设备",
    "hazard-report": "主动报告隐患",
    "training-attend": "参与安全培训",
    "training-exam": "通过考核",
    "training-speaker": "担任安全宣讲员",
    "hazard-general": "发现一般隐患",
    "hazard-major": "发现重大隐患",
    "rectification": "提出有效整改建议",
    "drill": "参与应急演练表现突出",
    "emergency-response": "成功处置险情",
    "improvement": "提出安全管理改进方案并被采纳",
}

# How often an item is claimed (of 100), and the points asked for; 0 asks for none.
_HABITS = {
    "ppe": (27, [1, 1, 2, 2, 3, 0]),
    "operation": (22, [1, 2, 2, 3, 0]),
    "hazard-report": (19, [2, 3, 3, 4, 5, 0]),
    "training-exam": (5, [10, 10, 12, 15, 0]),
    "training-speaker": (4, [10, 15, 20, 0]),
    "hazard-general": (13, [10, 12, 15, 20, 0]),
    "hazard-major": (2, [30, 40, 0]),
    "rectification": (5, [10, 15, 20, 30]),
    "emergency-response": (1, [30, 50, 60]),
    "improvement": (2, [50, 80, 100, 0]),
}

_HOLIDAY_ENDS = date(2026, 10, 7)
_MADE_UP = date(2026, 10, 10)
_FIRST, _LAST = date(2026, 10, 1), date(2026, 12, 30)
_TRAININGS = {(10, 14), (10, 28), (11, 11), (11, 25), (12, 9), (12, 23)}
_DRILLS = {
    (10, 21): ("YL-2026-07", "车间火灾疏散演练"),
    (11, 9): ("YL-2026-08", "消防日灭火演练"),
    (12, 16): ("YL-2026-09", "受限空间救援演练"),
}


class Dice:
    """Seeded choices. Only `random()` is the same in every version of Python."""

    def __init__(self, seed):
        self._random = Random(seed).random

    def below(self, count):
        return int(self._random() * count)

    def one(self, choices):
        return choices[self.below(len(choices))]

    def chance(self, percent):
        return self.below(100) < percent


@dataclass
class Claim:
    day: date
    employee: str
    item: str
    note: str
    occurrence: str = ""
    points: int = 0


class Quarter:
    """Makes claims day by day; nobody claims an item twice a day or an occurrence twice."""

    def __init__(self, dice):
        self.claims = []
        self._dice = dice
        self._departments = {row[0]: row[2] for row in roster()}
        self._crowd = [n for n, d in self._departments.items() for _ in range(_zeal(n, d))]
        self._taken = set()
        self._numbers = {"YH": 40, "ZG": 16, "XQ": 5}
        self._tickets = []
        day = _FIRST
        while day <= _LAST:
            self._live(day)
            day += timedelta(days=1)

    def _live(self, day):
        for when, item, points, note in diligent.claims():
            if when == f"{day:%m-%d}":
                self._add(day, diligent.EMPLOYEE, item, note, points)
        for _ in range(self._count(day)):
            self._everyday(day)
        if (day.month, day.day) in _TRAININGS:
            for _ in range(6):
                note = self._dice.one(phrases.TRAINING)
                self._add(day, self._anyone(), "training-attend", note, self._dice.one([5, 8, 0]))
        if (day.month, day.day) in _DRILLS:
            for _ in range(4):
                note = _DRILLS[day.month, day.day][1] + "中表现突出"
                self._add(day, self._anyone(), "drill", note, self._dice.one([20, 30, 40, 0]))

    def _count(self, day):
        if day <= _HOLIDAY_ENDS or (day.weekday() >= 5 and day != _MADE_UP):
            return 1 if self._dice.chance(40) else 0
        return 3 + self._dice.below(3)

    def _everyday(self, day):
        employee, item = self._anyone(), self._item()
        department = self._departments[employee]
        asked = self._dice.one(_HABITS[item][1])
        known = self._known(employee, department)
        if item in ("hazard-report", "rectification") and known and self._dice.chance(20):
            # A colleague's hazard: the reviewer is shown both claims.
            number, note = self._dice.one(known[-3:])
            said = note if item == "hazard-report" else "建议举一反三，全面排查：" + note
            self._add(day, employee, item, said, asked, number)
            return
        self._add(day, employee, item, self._note(item, department), asked)

    def _known(self, employee, department):
        """The hazards that colleagues of the same department have claimed, oldest first."""
        return [
            (number, note) for number, owner, note in self._tickets
            if owner != employee and self._departments[owner] == department
        ]

    def _note(self, item, department):
        one = self._dice.one
        match item:
            case "ppe":
                return one(phrases.PROTECTION[department])
            case "operation":
                return one(phrases.OPERATION[department])
            case "hazard-report" | "hazard-general":
                return one(phrases.PLACES[department]) + one(phrases.FAULTS)
            case "hazard-major":
                return one(phrases.SERIOUS.get(department, phrases.SERIOUS[SAFETY]))
            case "rectification":
                return one(phrases.ADVICE)
            case "training-exam":
                return one(phrases.EXAM)
            case "training-speaker":
                return one(phrases.SPEAKER)
            case "emergency-response":
                return one(phrases.RESPONSE[department])
            case _:
                return one(phrases.IMPROVEMENT)

    def _add(self, day, employee, item, note, points, occurrence=""):
        if (employee, item, day) in self._taken:
            return
        occurrence = occurrence or self._occurrence(day, item)
        if occurrence:
            if (employee, occurrence) in self._taken:
                return
            self._taken.add((employee, occurrence))
            if occurrence.startswith("YH"):
                self._tickets.append((occurrence, employee, note))
        self._taken.add((employee, item, day))
        self.claims.append(Claim(day, employee, item, note, occurrence, points))

    def _occurrence(self, day, item):
        if item == "drill":
            return _DRILLS[day.month, day.day][0]
        kinds = {"rectification": "ZG", "emergency-response": "XQ"}
        kind = "YH" if item.startswith("hazard") else kinds.get(item)
        if not kind:
            return ""
        self._numbers[kind] += 1
        return f"{kind}-2026-{self._numbers[kind]:03}"

    def _anyone(self):
        return self._dice.one(self._crowd)

    def _item(self):
        return self._dice.one([item for item, habit in _HABITS.items() for _ in range(habit[0])])


def _zeal(number, department):
    """How many lots somebody has in the draw; three people never claim anything."""
    if number in ("E006", "E030", "E048"):
        return 0
    if department in (OFFICE, CANTEEN, SAFETY):
        return 1
    return 5 if number in ("E008", "E018", "E021", "E034", "E046") else 2
