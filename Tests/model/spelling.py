"""Which spellings name one occurrence (R-ITEM-4, R-ITEM-9)."""

import re
import unicodedata

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500"
LOOK_LIKE = str.maketrans("асеорхункмтвіј", "aceopxyhkmtbij")


def key(text):
    """Width, letter case, blanks and the kind of dash do not count."""
    text = "".join(unicodedata.normalize("NFKC", text).split()).lower()
    return re.sub(f"[{DASHES}]+", "-", text)


def likenesses(text):
    """Names may be meant to be the same that share one of these: without dashes, without zeros
    before numbers, in either order."""
    text = key(text).translate(LOOK_LIKE).rstrip(".,;:。、")

    def zeros(text):
        return re.sub(r"(?<![0-9])0+(?=[0-9])", "", text)
    return {zeros(text.replace("-", "")), zeros(text).replace("-", "")}


def same(one, other):
    return one is not None and other is not None and key(one) == key(other)


def alike(one, other):
    """Likely the same, and yet not told to be."""
    return one is not None and other is not None and key(one) != key(other) and bool(
        likenesses(one) & likenesses(other))
