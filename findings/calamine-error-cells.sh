#!/usr/bin/env bash
# Cells that are an error (#N/A of a failed VLOOKUP), read by python-calamine.
#
# Guess before running: an error cell comes as something that is told apart from an empty one, as
# openpyxl gives the text '#N/A'.
# Seen on 2026-11-30 with python-calamine 0.9.1, pandas 3.1.1, openpyxl 3.1.5: calamine's to_python()
# gives '' for #N/A, #DIV/0!, #REF! and for a blank cell alike. pandas with engine="calamine" and
# keep_default_na=False gives '' too, where engine="openpyxl" gives NaN: a works number that a formula
# failed to look up is an empty field, and an import that allows the column to be empty takes the row.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q install openpyxl==3.1.5 python-calamine==0.9.1 pandas==3.1.1
cd "$folder"
venv/bin/python - <<'PY'
import openpyxl, pandas, python_calamine

book = openpyxl.Workbook()
errors = ["#N/A", "#DIV/0!", "#REF!"]
for column, error in enumerate(errors, 1):
    book.active.cell(1, column, error).data_type = "e"
book.active.cell(1, 5, "end")
book.save("errors.xlsx")
calamine = python_calamine.CalamineWorkbook.from_path("errors.xlsx").get_sheet_by_index(0).to_python()[0]
other = [cell.value for cell in openpyxl.load_workbook("errors.xlsx", data_only=True).active[1]]
print("calamine:", calamine)
print("openpyxl:", other)
assert calamine == ["", "", "", "", "end"], calamine
assert other == errors + [None, "end"], other
frames = {
    engine: pandas.read_excel("errors.xlsx", header=None, engine=engine, keep_default_na=False).values.tolist()[0]
    for engine in ("calamine", "openpyxl")
}
print("pandas:", frames)
assert frames["calamine"] == ["", "", "", "", "end"]
assert all(value != value for value in frames["openpyxl"][:3]) and frames["openpyxl"][3] == ""
PY
