"""The form of parameters, as `rpc.discover` states it: what the daemon says of itself must be
what it does."""

import re
import unicodedata

from days import as_day

RESERVED = {"operator", "clock", "system"}
WORKS_NUMBER = re.compile(r"[A-Za-z0-9_-]{1,32}")
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
NUMBERED = {"claim": "C", "objection": "O", "redemption": "R", "deduction": "D", "appeal": "A"}
UNITS = {"d": 86_400_000, "h": 3_600_000, "m": 60_000}
LONGEST_MOVE = 3660 * 86_400_000


class Malformed(Exception):
    """A parameter that is not what its method takes."""

    def __init__(self, **facts):
        super().__init__(facts)
        self.facts = facts


def check(params, parameters, path=""):
    """Every member is known, every required one is there, every value is of its kind."""
    names = [parameter["name"] for parameter in parameters]
    for name in params:
        if name not in names:
            raise Malformed(
                param=path + name[:64], problem="unknown", nearest=nearest(name, names))
    for parameter in parameters:
        place = path + parameter["name"]
        if parameter["name"] in params:
            check_value(params[parameter["name"]], parameter, place)
        elif parameter["required"]:
            raise Malformed(param=place, problem="missing")


def check_value(value, kind, path):
    """Looks into lists and objects; complains with the kind as it was stated."""
    if kind["type"] == "list" and isinstance(value, list) and len(value) <= kind["most"]:
        for index, element in enumerate(value):
            check_value(element, kind["of"], f"{path}.{index}")
        return
    if kind["type"] == "object" and isinstance(value, dict):
        return check(value, kind["members"], path + ".")
    if not accepts(value, kind):
        expected = {
            name: fact for name, fact in kind.items() if name not in ("name", "required", "about")
        }
        raise Malformed(param=path, problem="invalid", expected=expected)


def accepts(value, kind):
    name = kind["type"]
    if name == "integer":
        return type(value) is int and kind["from"] <= value <= kind["to"]
    if name == "truth":
        return isinstance(value, bool)
    if not isinstance(value, str) or name in ("list", "object"):
        return False
    if name == "text":
        blank = kind.get("blank", True) or is_visible(value)
        return (
            len(value) <= kind["longest"] and blank and is_whole(value)
            and ("form" not in kind or is_label(value)))
    if name == "name":
        return (
            len(value) <= kind["longest"] and is_visible(value) and is_whole(value)
            and not any(unicodedata.category(c) in ("Cc", "Zl", "Zp") for c in value))
    if name == "choice":
        return value in kind["of"]
    if name in NUMBERED:
        return number(value, NUMBERED[name]) is not None
    return FORMS[name](value)


def is_works_number(text):
    return WORKS_NUMBER.fullmatch(text) is not None and text not in RESERVED


def is_user(text):
    size = len(text.encode())
    return 1 <= size <= 32 and all(c > " " and c not in "\x7f:\ufffd" for c in text)


# What is drawn as nothing (Default_Ignorable_Code_Point) and is no format character.
DRAWN_AS_NOTHING = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e0fff]")


def is_visible(text):
    """Whether there is something to see in it."""
    return any(
        not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf", "Cs")
        and not DRAWN_AS_NOTHING.match(c) for c in text)


def is_whole(text):
    """No noncharacter, and no U+FFFD in the place of a letter that was lost on the way."""
    return not any(
        c == "\ufffd" or "\ufdd0" <= c <= "\ufdef" or ord(c) & 0xFFFE == 0xFFFE for c in text)


def is_label(text):
    """What looks the same is the same: no blanks around it, nothing invisible in it."""
    return text == text.strip() and all(
        unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp", "Cs") for c in text)


def is_holder(text):
    return is_user(text[5:]) if text.startswith("user:") else is_works_number(text)


def is_code(text):
    return CODE.fullmatch(text) is not None


def move(text):
    """How far a clock is moved, in milliseconds, or the day it is moved to."""
    if as_day(text) is not None:
        return as_day(text)
    found = re.fullmatch(r"([0-9]{1,6})([dhm])", text)
    if found is None or int(found[1]) * UNITS[found[2]] > LONGEST_MOVE:
        return None
    return int(found[1]) * UNITS[found[2]]


FORMS = {
    "day": lambda text: as_day(text) is not None,
    "moment": lambda text: move(text) is not None,
    "worksNumber": is_works_number,
    "newWorksNumber": lambda text: is_works_number(text) and text[0] not in "-_",
    "itemCode": is_code,
    "productCode": is_code,
    "holder": is_holder,
    "user": is_user,
    "requestID": lambda text: re.fullmatch(r"[A-Za-z0-9-]{8,64}", text) is not None,
    "backupName": lambda text: re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", text) is not None,
    "sha256": lambda text: re.fullmatch(r"[0-9a-fA-F]{64}", text) is not None,
}


def number(text, letter):
    """12 of `C12`; None where it is no such id."""
    return int(text[1:]) if re.fullmatch(letter + "[1-9][0-9]{0,17}", text) else None


def nearest(word, names):
    """What was meant: fewest letters left out, added, changed or swapped, up to a third."""
    if len(word) > 64:
        return None
    best, least = None, max(1, len(word) // 3) + 1
    for name in names:
        if len(name) <= 64 and distance(word.lower(), name.lower()) < least:
            best, least = name, distance(word.lower(), name.lower())
    return best


def distance(left, right):
    rows = [list(range(len(right) + 1))]
    for i, letter in enumerate(left):
        row = [i + 1]
        for j, other in enumerate(right):
            best = min(rows[i][j] + (letter != other), rows[i][j + 1] + 1, row[j] + 1)
            if i and j and letter == right[j - 1] and left[i - 1] == other:
                best = min(best, rows[i - 1][j - 1] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]
