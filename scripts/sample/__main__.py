"""Writes config/sample: an invented enterprise and its claims of a quarter, always the same.

python3 scripts/sample            write the folder
python3 scripts/sample --check    exit 1 if the folder is not as it would be written
"""

import csv
import io
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import goods
import people
from mistakes import mistakes
from quarter import NAMES, Dice, Quarter
from readme import readme

FOLDER = Path(__file__).resolve().parents[2] / "config" / "sample"
SEED = 20261001

EMPLOYEE_COLUMNS = ["工号", "姓名", "部门", "用工性质", "登录名"]
PRODUCT_COLUMNS = ["商品编码", "名称", "类别", "单价(元)", "分值", "每人每月限兑", "每人每年限兑"]
STOCK_COLUMNS = ["商品编码", "数量"]
CLAIM_COLUMNS = ["工号", "项目", "发生日期", "说明", "事由编号", "分值"]

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def spelled(day, dice):
    """The day as somebody types it."""
    style = dice.below(100)
    if style < 8:
        return f"{day.year}/{day.month}/{day.day}"
    if style < 16:
        return f"{day.year}年{day.month}月{day.day}日"
    return str(day).translate(FULL_WIDTH) if style < 19 else str(day)


def cells(claim, dice):
    item = claim.item if dice.chance(30) else NAMES[claim.item]
    points = str(claim.points or "")
    points = points.translate(FULL_WIDTH) if dice.chance(2) else points
    return [claim.employee, item, spelled(claim.day, dice), claim.note, claim.occurrence, points]


def month_rows(month, claims, dice):
    """The rows of a month's file, and its bad lines as (line, reason)."""
    rows, bad = [], []
    waiting = mistakes(month, claims)

    def put_mistakes(before):
        while waiting and (before is None or waiting[0].after < before):
            rows.append(waiting[0].cells)
            bad.append((len(rows) + 1, waiting.pop(0).reason))

    waiting.sort(key=lambda mistake: mistake.after)
    for claim in (claim for claim in claims if claim.day.month == month):
        put_mistakes(before=claim.day)
        rows.append(cells(claim, dice))
    put_mistakes(before=None)
    return rows, bad


def table(header, rows):
    """CSV as Excel saves it in China."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([header, *rows])
    return text.getvalue().encode("gb18030")


def sample():
    """Every file's name and bytes."""
    dice = Dice(SEED)
    claims = Quarter(dice).claims
    tables = {
        "employees.csv": (EMPLOYEE_COLUMNS, people.roster()),
        "products.csv": (PRODUCT_COLUMNS, goods.products()),
        "stock.csv": (STOCK_COLUMNS, goods.stock()),
    }
    bad = []
    for month in (10, 11, 12):
        name = f"claims-2026-{month}.csv"
        rows, wrong = month_rows(month, claims, dice)
        tables[name] = (CLAIM_COLUMNS, rows)
        bad += [(name, line, reason) for line, reason in wrong]
    files = {name: table(header, rows) for name, (header, rows) in tables.items()}
    listed = [(name, len(rows), header) for name, (header, rows) in tables.items()]
    files["README.md"] = readme(listed, bad, claims).encode("utf-8")
    return files


def main(arguments):
    files = sample()
    if arguments == ["--check"]:
        paths = {name: FOLDER / name for name in files}
        stale = [n for n, p in paths.items() if not p.is_file() or p.read_bytes() != files[n]]
        for name in stale:
            print(f"config/sample/{name} is not as scripts/sample writes it", file=sys.stderr)
        return 1 if stale else 0
    if arguments:
        print(__doc__, file=sys.stderr)
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (FOLDER / name).write_bytes(content)
    return 0


sys.exit(main(sys.argv[1:]))
