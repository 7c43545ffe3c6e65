"""The bad lines that a file filled in by hand has, and why each of them is refused."""

from dataclasses import dataclass
from datetime import date


@dataclass
class Mistake:
    after: date
    cells: list
    reason: str


def mistakes(month, claims):
    """The bad lines of a month; `claims` are all good ones, some of which are repeated."""
    return {10: _october, 11: _november, 12: _december}[month](claims)


def _first(claims, item, month, day):
    """The first claim of the item by anybody but E017, on or after a day."""
    for claim in claims:
        if claim.item == item and claim.employee != "E017" and claim.day >= date(2026, month, day):
            return claim
    raise LookupError(f"no {item} after {month}-{day}")


def _october(claims):
    again = _first(claims, "ppe", 10, 9)
    twice = _first(claims, "hazard-report", 10, 13)
    return [
        Mistake(date(2026, 10, 9),
                ["E099", "规范操作设备", "2026-10-09", "开机前点检", "", "2"],
                "no such works number: E099"),
        Mistake(again.day,
                [again.employee, "ppe", str(again.day), "重复登记", "", "1"],
                f"repeats an earlier line: {again.employee}, ppe, {again.day}"),
        Mistake(twice.day,
                [twice.employee, "发现一般隐患", str(twice.day), twice.note, twice.occurrence, "10"],
                f"{twice.employee} already claims {twice.occurrence} as hazard-report"),
        Mistake(date(2026, 10, 15),
                ["E012", "正确佩戴劳动防护用品", "2026-10-15", "打磨佩戴护目镜", "", "10"],
                "points outside the item's range: 10, ppe gives 1–5"),
        Mistake(date(2026, 10, 19),
                ["E035", "见义勇为", "2026-10-19", "协助抢修", "", "20"],
                "no such item: 见义勇为"),
        Mistake(date(2026, 10, 22),
                ["", "主动报告隐患", "2026-10-22", "配电箱门未关闭", "", "3"],
                "works number missing"),
        Mistake(date(2026, 10, 23),
                ["E022", "规范操作设备", "2026-13-40", "浇包烘烤到位", "", "2"],
                "no such day: 2026-13-40"),
        Mistake(date(2026, 10, 28),
                ["E041", "规范操作设备"],
                "too few columns: 2, the day is missing"),
        Mistake(date(2026, 10, 30),
                ["E009", "发现一般隐患", "2026-12-15", "护栏松动", "YH-2026-900", "10"],
                "day in the future: 2026-12-15"),
    ]


def _november(claims):
    again = _first(claims, "operation", 10, 20)
    drill = _first(claims, "drill", 11, 9)
    return [
        Mistake(date(2026, 11, 3),
                [again.employee, "规范操作设备", str(again.day), again.note, "", "2"],
                f"repeats a line of October: {again.employee}, operation, {again.day}"),
        Mistake(date(2026, 11, 6),
                ["EO23", "正确佩戴劳动防护用品", "2026-11-06", "炉前穿戴齐全", "", "2"],
                "no such works number: EO23, with the letter O"),
        Mistake(drill.day,
                [drill.employee, "成功处置险情", str(drill.day), "演练中处置", drill.occurrence, "60"],
                f"{drill.employee} already claims {drill.occurrence} as drill"),
        Mistake(date(2026, 11, 17),
                ["E050", "提出安全管理改进方案并被采纳", "2026-11-17", "月台防撞方案", "", "20"],
                "points outside the item's range: 20, improvement gives 50–200"),
        Mistake(date(2026, 11, 23),
                ["E037", "通过考核", "2026-11-23", "季度考试合格", "", "十五"],
                "points are not a number: 十五"),
        Mistake(date(2026, 11, 29),
                ["E028", "主动报告隐患", "2026-11-31", "应急灯不亮", "", "3"],
                "no such day: 2026-11-31"),
    ]


def _december(claims):
    again = _first(claims, "hazard-general", 12, 7)
    return [
        Mistake(date(2026, 12, 4),
                ["E014", "hazzard-general", "2026-12-04", "护栏松动", "YH-2026-901", "10"],
                "no such item: hazzard-general"),
        Mistake(again.day,
                [again.employee, "hazard-general", str(again.day), again.note, "", "15"],
                f"repeats an earlier line: {again.employee}, hazard-general, {again.day}"),
        Mistake(date(2026, 12, 14),
                ["E033", "发现一般隐患", "2026-12-14", "通道堆放杂物", "YH-2026-902", "60"],
                "points outside the item's range: 60, hazard-general gives 10–20"),
        Mistake(date(2026, 12, 18),
                ["E052", "", "2026-12-18", "卸货穿防砸鞋", "", "2"],
                "item missing"),
        Mistake(date(2026, 12, 29),
                ["E019", "担任安全宣讲员", "2027-06-01", "安全月宣讲", "", "15"],
                "day in the future: 2027-06-01"),
    ]
