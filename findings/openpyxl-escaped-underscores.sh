#!/usr/bin/env bash
# The text `_x000D_` as people type it (a part number, a pasted log), saved by openpyxl or pandas.
#
# Guess before running: a text goes through .xlsx unchanged, whoever writes and whoever reads.
# Seen on 2026-11-30 with openpyxl 3.1.5, pandas 3.1.1, python-calamine 0.9.1, XlsxWriter 3.3.1: in
# .xlsx `_xHHHH_` stands for a character (ECMA-376, ST_Xstring), and a literal underscore before such
# a group must be written `_x005F_`. openpyxl, and pandas through it, write the text as it is, and read
# it back as it is, so their own round trip hides it; calamine reads a carriage return. XlsxWriter
# writes the escape, calamine gives the text back. `_x41_`, which is no group of four, survives.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q install openpyxl==3.1.5 python-calamine==0.9.1 pandas==3.1.1 XlsxWriter==3.3.1
cd "$folder"
venv/bin/python - <<'PY'
import openpyxl, pandas, python_calamine, xlsxwriter

texts = ["A_x000D_B", "P_x0041_1", "_x41_"]
book = openpyxl.Workbook()
book.active.append(texts)
book.save("openpyxl.xlsx")
pandas.DataFrame([texts]).to_excel("pandas.xlsx", header=False, index=False, engine="openpyxl")
other = xlsxwriter.Workbook("xlsxwriter.xlsx")
other.add_worksheet().write_row(0, 0, texts)
other.close()
read = {}
for name in ("openpyxl", "pandas", "xlsxwriter"):
    sheet = python_calamine.CalamineWorkbook.from_path(f"{name}.xlsx").get_sheet_by_index(0)
    read[name] = sheet.to_python()[0]
    print(f"written by {name}, read by calamine:", read[name])
own = [cell.value for cell in openpyxl.load_workbook("openpyxl.xlsx").active[1]]
print("written and read by openpyxl:", own)
assert read["openpyxl"] == read["pandas"] == ["A\rB", "PA1", "_x41_"]
assert read["xlsxwriter"] == texts and own == texts
PY
