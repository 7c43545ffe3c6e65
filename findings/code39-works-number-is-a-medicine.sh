#!/usr/bin/env bash
# A works number of six digits on a Code 39 card.
#
# Guess before running: what is printed as Code 39 is read back as it is, as long as only capitals
# and digits are used.
# Seen on 2026-11-30 with zxing-cpp 3.1.1 and python-barcode 0.16.1: six characters whose value has the
# check digit of Code 32, the Italian medicine number that is printed in Code 39, are returned as that:
# 000014 is read as A000000036. It hits 21 of the 200 numbers from 000000 to 000199; the other 179 come back
# as they are. So most cards of a factory work, and each tenth person is somebody unknown, until
# the reader is told formats=Code39Std. Numbers of five or seven digits are not touched. Beside it,
# python-barcode's Code39 appends a check character of its own unless add_checksum=False is said, and
# readers return it as part of the text (E017 is read as E017M).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q install zxing-cpp==3.1.1 python-barcode==0.16.1 pillow
cd "$folder"
venv/bin/python - <<'PY'
import sys
import barcode, zxingcpp
from barcode.writer import ImageWriter

def printed(text, **options):
    return barcode.codex.Code39(text, writer=ImageWriter(), **options).render({"write_text": False}).convert("L")

def read(text, **options):
    [found] = zxingcpp.read_barcodes(printed(text, add_checksum=False), **options)
    return found.text, str(found.format)

others = {}
for number in range(200):
    text = f"{number:06}"
    if read(text)[0] != text:
        others[text] = read(text)
print(len(others), "of 200 are read as something else, such as", dict(list(others.items())[:3]))
assert all(form == "Code 32" and text.startswith("A") for text, form in others.values())
for text in ("00014", "0000014"):
    assert read(text)[0] == text
assert read("000014", formats=zxingcpp.BarcodeFormat.Code39Std)[0] == "000014"
[appended] = zxingcpp.read_barcodes(printed("E017"))
print("E017 with the default:", appended.text)
sys.exit(0 if len(others) == 21 and others["000014"][0] == "A000000036" and appended.text == "E017M" else 1)
PY
