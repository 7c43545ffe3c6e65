#!/usr/bin/env python3
"""Writes Sources/LedgerCommands/Terminal/WidthTable.swift from Python's Unicode data.

Run from the top of the project: scripts/widths.py > Sources/LedgerCommands/Terminal/WidthTable.swift
A range is its first and its last code point.
"""
import sys
import unicodedata

# Ideographs and emoji that later versions of Unicode add here are wide, though unassigned today.
RESERVED_WIDE = [
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x1F900, 0x1F9FF), (0x1FA70, 0x1FAFF),
    (0x20000, 0x2FFFD), (0x30000, 0x3FFFD),
]

# Format characters that are drawn: the soft hyphen, Arabic signs that stand over a number.
DRAWN = {0xAD, *range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
HANGUL_FILLERS = {0x3164, 0xFFA0}


def is_zero(code):
    """Combining marks, format characters, and the later letters of a Hangul syllable."""
    if code in DRAWN:
        return False
    if 0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FF or code in HANGUL_FILLERS:
        return True
    return unicodedata.category(chr(code)) in ("Mn", "Me", "Mc", "Cf", "Zl", "Zp")


def is_wide(code):
    if is_zero(code):
        return False
    if unicodedata.category(chr(code)) == "Cn":
        return any(first <= code <= last for first, last in RESERVED_WIDE)
    return unicodedata.east_asian_width(chr(code)) in "WF"


def ranges(belongs):
    found, first = [], None
    for code in range(0xA0, 0x110001):
        inside = code < 0x110000 and belongs(code)
        if inside and first is None:
            first = code
        elif not inside and first is not None:
            found.append((first, code - 1))
            first = None
    return found


def lines(pairs, width=92):
    line = ""
    for first, last in pairs:
        word = f"0x{first:X}, 0x{last:X},"
        if len(line) + 1 + len(word) > width:
            yield line
            line = ""
        line += (" " if line else "") + word
    yield line


def table(name, comment, pairs):
    print(f"    /// {comment}")
    print(f"    static let {name}: [UInt32] = [")
    for line in lines(pairs):
        print(f"        {line}")
    print("    ]")


print(f"// Written by scripts/widths.py from Unicode {unicodedata.unidata_version}.")
print("// Every two numbers are the first and the last code point of a range; ranges ascend.")
print("enum WidthTable {")
table("wide", "Two columns: East Asian wide and full-width characters, most emoji.", ranges(is_wide))
print()
table("zero", "No column: combining marks, format characters.", ranges(is_zero))
print("}")
