#!/usr/bin/env bash
# A character beyond the BMP in an old .xls, where a record ends between its two halves.
#
# Guess before running: xlwt writes it, and whatever reads .xls gives the text back.
# Seen on 2026-11-30 with xlwt 1.3.0, xlrd 2.0.2, python-calamine 0.9.1 (Python 3.11): BIFF8 keeps
# shared texts in one SST record and, every 8,224 bytes, a CONTINUE record. xlwt may end a record in
# the middle of a surrogate pair, as the format allows (it counts UTF-16 units, not characters).
#   calamine: reads on, but the character has become two U+FFFD, without an error;
#   xlrd:     refuses the whole workbook: UnicodeDecodeError, "unexpected end of data".
# So one emoji in a column of notes makes a roster of some hundred rows unreadable, or silently wrong,
# depending on how long the texts before it are.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q install xlwt==1.3.0 xlrd==2.0.2 python-calamine==0.9.1
cd "$folder"
venv/bin/python - <<'PY'
import sys
import python_calamine, xlrd, xlwt

spoiled, refused, right = 0, 0, 0
for shift in range(8):
    texts = ["x" * shift + "甲" * 100 + "😀" * 20 + str(row) for row in range(60)]
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    for row, text in enumerate(texts):
        sheet.write(row, 0, text)
    book.save("notes.xls")
    read = python_calamine.CalamineWorkbook.from_path("notes.xls").get_sheet_by_index(0).to_python()
    differing = [(got[0], text) for got, text in zip(read, texts) if got[0] != text]
    for got, text in differing:
        assert got.replace("\ufffd\ufffd", "😀") == text, "spoiled in another way"
    try:
        xlrd.open_workbook("notes.xls")
        failed = False
    except UnicodeDecodeError as error:
        assert "unexpected end of data" in str(error), error
        failed = True
    assert failed == bool(differing), "one reader stumbles where the other does not"
    spoiled += len(differing)
    refused += failed
    right += not failed
print(f"of 8 workbooks xlrd refuses {refused}, calamine spoils {spoiled} cells, {right} are read rightly")
sys.exit(0 if refused and spoiled and right else 1)
PY
