#!/usr/bin/env bash
# Days in the formats that a Chinese Excel puts first into its list.
#
# Guess before running: a reader that gives dates for the formats 14 to 22 gives them for all formats
# that the standard reserves for dates.
# Seen on 2026-11-30 with openpyxl 3.1.5, xlsx2csv 0.8.6, python-calamine 0.9.1: in Chinese (and Japanese,
# Korean) editions the numbers 27 to 36 and 50 to 58 are dates as well, such as 31, which shows a year,
# month and day with their Chinese words (ECMA-376 part 1, 18.8.30). They need no definition in the
# workbook, so none is there. calamine gives a datetime for all 19; openpyxl and xlsx2csv give the bare
# serial number, 46307.5 for noon of 2026-10-12, and is_date says False.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q install openpyxl==3.1.5 xlsx2csv==0.8.6 python-calamine==0.9.1
cd "$folder"
venv/bin/python - <<'PY'
import datetime, re, sys, zipfile
import openpyxl, python_calamine
from xlsx2csv import Xlsx2csv

formats = [14, *range(27, 37), *range(50, 59)]
book = openpyxl.Workbook()
for row in range(len(formats)):
    book.active.cell(row + 1, 1, 46307.5)
book.save("plain.xlsx")
with zipfile.ZipFile("plain.xlsx") as plain, zipfile.ZipFile("dates.xlsx", "w") as dated:
    for name in plain.namelist():
        text = plain.read(name).decode()
        if name == "xl/styles.xml":
            cells = "".join(
                f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1" xfId="0"/>'
                for number in [0, *formats])
            text = re.sub(r"<cellXfs.*?</cellXfs>", f'<cellXfs count="{len(formats) + 1}">{cells}</cellXfs>', text, flags=re.S)
        if name == "xl/worksheets/sheet1.xml":
            text = re.sub(r'<c r="A(\d+)"', r'<c r="A\1" s="\1"', text)
        dated.writestr(name, text)

noon = datetime.datetime(2026, 10, 12, 12)
sheet = openpyxl.load_workbook("dates.xlsx").active
Xlsx2csv("dates.xlsx").convert("dates.csv")
texts = open("dates.csv").read().split()
for number, cell, read, text in zip(
        formats, sheet["A"], python_calamine.CalamineWorkbook.from_path("dates.xlsx").get_sheet_by_index(0).to_python(), texts):
    print(number, "openpyxl:", cell.value, cell.is_date, "calamine:", read[0], "xlsx2csv:", text)
    assert read[0] == noon
    if number == 14:
        assert (cell.value, cell.is_date) == (noon, True) and text != "46307.5"
    else:
        assert (cell.value, cell.is_date, text) == (46307.5, False, "46307.5")
sys.exit(0)
PY
