"""R-RED-6: the initials by which the counter finds people and goods, against pypinyin, in an
environment of its own (scripts/test makes it)."""

import json
import re
import unittest
from pathlib import Path

from judges import HOME, REMEDY, run

TABLE = Path(__file__).resolve().parents[2] / "Sources/Pinyin/PinyinInitials+Table.swift"
INITIALS = """
import json, sys
from pypinyin import Style, pinyin
def letters(character, heteronym):
    found = pinyin(character, style=Style.FIRST_LETTER, heteronym=heteronym, errors="ignore")
    return sorted({letter for letter in (found[0] if found else []) if letter})
print(json.dumps([
    [letters(character, False), letters(character, True)] for character in json.load(sys.stdin)]))
"""
# Two readings that surnames have.
SURNAMES = {
    "曾": "cz", "单": "ds", "解": "jx", "仇": "cq", "区": "oq", "查": "cz", "翟": "dz", "乐": "ly",
    "尉": "wy", "宿": "sx", "盖": "g", "朴": "p", "覃": "qt", "种": "cz", "莘": "sx", "折": "sz"}


def gb2312():
    for row in range(16, 88):
        for column in range(1, 95):
            try:
                yield bytes([0xA0 + row, 0xA0 + column]).decode("gb2312")
            except UnicodeDecodeError:
                continue


class Initials(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.table = {}
        text = TABLE.read_text(encoding="utf-8")
        for letter, characters in re.findall(r'"([a-z])",\s+"""\n(.*?)\n\s+"""', text, re.DOTALL):
            for character in re.sub(r"\\\n\s+", "", characters).strip():
                cls.table[character] = cls.table.get(character, "") + letter
        python = HOME / "bin/python"
        if not python.exists():
            raise AssertionError(f"There are no judges in {HOME}: {REMEDY}")
        known = json.loads(run(python, "-c", INITIALS, text=json.dumps(list(cls.table))))
        cls.usual = {one: usual for one, (usual, _) in zip(cls.table, known)}
        cls.all = {one: every for one, (_, every) in zip(cls.table, known)}

    def test_it_holds_the_whole_set_of_gb_2312(self):
        characters = list(gb2312())
        self.assertEqual(len(characters), 6763)
        self.assertEqual([one for one in characters if one not in self.table], [])
        self.assertGreater(len(self.table), 6763 + 200)

    def test_each_character_has_its_usual_reading(self):
        self.assertEqual(
            {one: letters for one, letters in self.table.items()
             if not set(self.usual[one]) <= set(letters)}, {})

    def test_and_none_that_it_never_has(self):
        self.assertEqual(
            {one: letters for one, letters in self.table.items()
             if not set(letters) <= set(self.all[one])}, {})

    def test_surnames_have_both_of_theirs(self):
        for surname, letters in SURNAMES.items():
            self.assertLessEqual(set(letters), set(self.table[surname]), surname)


if __name__ == "__main__":
    unittest.main()
