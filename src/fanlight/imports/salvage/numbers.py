"""Numbers as chapters carry them: figures, Roman numerals, words."""

import re

MOST = 3000
"""Chapters counted to; what is larger is a year or a house number."""

_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]

WORDS: dict[str, int] = {word: n for n, word in enumerate([*_UNITS, *_TEENS], start=1)}
WORDS |= {word: n for n, word in enumerate(_ORDINALS, start=1)}
for _ten, _word in enumerate(_TENS, start=2):
    WORDS[_word] = _ten * 10
    WORDS |= {f"{_word}{joint}{unit}": _ten * 10 + n for n, unit in enumerate(_UNITS, start=1) for joint in "- "}

_CARDINALS = "|".join(sorted((w for w in WORDS if w not in _ORDINALS), key=len, reverse=True))
NUMBER = rf"(?:\d{{1,4}}|[IVXLC]{{1,9}}|[ivxlc]{{1,9}}|(?i:{_CARDINALS}))(?![\w])"
"""A pattern, without groups, of every way in which a chapter's number is written."""

_ROMAN = re.compile(r"(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def number_of(written: str) -> int | None:
    """Read a number written in figures, words or Roman numerals; None for anything else and for more than MOST."""
    written = " ".join(written.split())
    if written.isdecimal():
        return int(written) if 0 < int(written) <= MOST else None
    named = WORDS.get(written.casefold())
    return _roman(written.upper()) if named is None else named


def _roman(numeral: str) -> int | None:
    if not numeral or _ROMAN.fullmatch(numeral) is None:
        return None
    values = [_VALUES[sign] for sign in numeral]
    return sum(v if v >= after else -v for v, after in zip(values, [*values[1:], 0], strict=True))
