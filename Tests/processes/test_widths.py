"""How wide characters are, against a table that somebody else made."""

import re
import unicodedata
import unittest

import wcwidth

from ledger import ROOT

TABLE = ROOT / "Sources/LedgerCommands/Terminal/WidthTable.swift"

# Where the judge follows another convention, and terminals do either.
OTHERWISE = {
    "Mc": "spacing marks: none of their own here, one column there",
    "Cf": "format characters",
}
JAMO = {*range(0x1160, 0x1200), *range(0xD7B0, 0xD800)}  # join the syllable before them
# Made wide by Unicode 16, which a newer wcwidth follows and most terminals do not yet.
WIDENED = {*range(0x2630, 0x2638), *range(0x268A, 0x2690), *range(0x4DC0, 0x4E00)}
WIDENED |= {*range(0x1D300, 0x1D357), *range(0x1D360, 0x1D377)}
FILLERS = {0x115F, 0x3164, 0xFFA0}  # Hangul fillers, which are shown as their code
HALF_FLAGS = {*range(0x1F1E6, 0x1F200)}  # two of them are one flag, drawn in two columns
SPARED = JAMO | FILLERS | WIDENED | HALF_FLAGS


def ranges(name):
    text = re.search(rf"static let {name}: \[UInt32\] = \[(.*?)\]", TABLE.read_text(), re.S)[1]
    numbers = [int(number, 16) for number in re.findall(r"0x[0-9A-F]+", text)]
    return set().union(*(range(a, b + 1) for a, b in zip(numbers[::2], numbers[1::2])))


class Widths(unittest.TestCase):
    def test_every_assigned_character_is_as_wide_as_wcwidth_says(self):
        wide, zero = ranges("wide"), ranges("zero")
        wrong, judged = [], 0
        for code in range(0xA0, 0x110000):
            kind = unicodedata.category(chr(code))
            if kind in ("Cn", "Cs", "Co", "Cc") or kind in OTHERWISE or code in SPARED:
                continue
            ours = 2 if code in wide else 0 if code in zero else 1
            theirs = wcwidth.wcwidth(chr(code), "14.0.0")
            judged += 1
            if ours != theirs:
                wrong.append(f"U+{code:04X} {unicodedata.name(chr(code), '?')}: {ours}, {theirs}")
        self.assertEqual(wrong, [])
        self.assertGreater(judged, 100_000)

    def test_what_a_factory_writes_is_judged(self):
        """The characters that matter are none of those left out."""
        for text in ("积分管理员方𬭎", "，。、；：？！（）【】“”—…·％", "ＡＢＣ１２３", "👷🔥✅⚠☑①㎡℃", "한국"):
            for character in text:
                self.assertNotIn(unicodedata.category(character), OTHERWISE)
                self.assertNotIn(ord(character), SPARED)


if __name__ == "__main__":
    unittest.main()
