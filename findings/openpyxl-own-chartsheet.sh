#!/usr/bin/env bash
# A workbook with a chart sheet on which no chart was placed yet.
#
# Guess before running: what openpyxl saves, openpyxl loads.
# Seen on 2026-11-30 with openpyxl 3.1.5: Workbook.create_chartsheet() and save() work, load_workbook()
# of that file ends with AttributeError: 'list' object has no attribute 'find', so no sheet of the
# workbook can be reached. The same happens with a chart sheet that XlsxWriter 3.3.1 saved without a chart;
# python-calamine 0.9.1 reads both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q install openpyxl==3.1.5 python-calamine==0.9.1 XlsxWriter==3.3.1
cd "$folder"
venv/bin/python - <<'PY'
import sys
import openpyxl, python_calamine, xlsxwriter

book = openpyxl.Workbook()
book.active["A1"] = "工号"
book.create_chartsheet("图")
book.save("openpyxl.xlsx")
other = xlsxwriter.Workbook("xlsxwriter.xlsx")
other.add_worksheet("a").write("A1", "工号")
other.add_chartsheet("图")
other.close()
for name in ("openpyxl.xlsx", "xlsxwriter.xlsx"):
    read = python_calamine.CalamineWorkbook.from_path(name).get_sheet_by_index(0).to_python()
    assert read == [["工号"]], read
    try:
        openpyxl.load_workbook(name)
        sys.exit(f"openpyxl loads {name} now")
    except AttributeError as error:
        print(f"openpyxl 3.1.5 on {name}:", error)
        assert str(error) == "'list' object has no attribute 'find'"
PY
