#!/usr/bin/env bash
# Chinese words in a QR code, in each of the ways in which the standards allow it.
#
# Guess before running: a code made by the book says the same to each reader.
# Seen on 2026-11-30 with segno 1.6.6, zbar 0.23.92 (Debian 12, through pyzbar 0.1.9), zxing-cpp 3.1.1,
# OpenCV 5.0.0:
#   Hanzi mode (GB/T 18284, two bytes of GB 2312 in 13 bits): zxing-cpp reads it, zbar finds no code at
#     all, OpenCV raises "mode 13 ... not implemented";
#   bytes of UTF-8: zbar guesses, and takes 洗手液 (hand wash) for Shift_JIS, without an error; 肥皂
#     and 安全 it reads rightly. Whether a product's name survives depends on its characters.
# With an ECI that says UTF-8, zbar and zxing-cpp agree on all words.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q install segno==1.6.6 zxing-cpp==3.1.1 pyzbar==0.1.9 pillow opencv-python-headless==5.0.0.93
cd "$folder"
apt-get -qq download libzbar0=0.23.92-7+deb12u1 libv4l-0 libv4lconvert0 libjpeg62-turbo libdbus-1-3 \
  libx11-6 libxcb1 libxau6 libxdmcp6 libbsd0 libmd0 2> said || { cat said; exit 1; }
for package in *.deb; do dpkg -x "$package" .; done
export LD_LIBRARY_PATH="$folder/usr/lib/x86_64-linux-gnu:$folder/lib/x86_64-linux-gnu"
venv/bin/python - "$folder/usr/lib/x86_64-linux-gnu/libzbar.so.0" <<'PY'
import ctypes.util, io, sys
library = sys.argv[1]
ctypes.util.find_library = lambda name: library if name == "zbar" else None
import cv2, numpy, segno, zxingcpp
from PIL import Image
from pyzbar.pyzbar import decode

def read(text, **options):
    code = segno.make(text, micro=False, **options)
    data = io.BytesIO()
    code.save(data, kind="png", scale=8, border=4)
    image = Image.open(data).convert("L")
    try:
        opened = cv2.QRCodeDetector().detectAndDecode(numpy.array(image))[0]
    except cv2.error as error:
        opened = "not implemented" if "mode 13" in str(error) else str(error)
    return [found.data.decode() for found in decode(image)], [found.text for found in zxingcpp.read_barcodes(image)], opened

right = True
for text in ("肥皂", "安全", "洗手液"):
    hanzi = read(text, mode="hanzi")
    plain = read(text, mode="byte", encoding="utf-8")
    marked = read(text, mode="byte", encoding="utf-8", eci=True)
    print(text, "hanzi:", hanzi, "bytes:", plain, "bytes with ECI:", marked)
    right &= hanzi == ([], [text], "not implemented")
    right &= plain[1] == [text] and (plain[0] == [text]) == (text != "洗手液") and len(plain[0]) == 1
    right &= marked[0] == marked[1] == [text]
sys.exit(0 if right else 1)
PY
