"""What may stand after a field's colon: numbers, dates, yes and no. None, where a text is no such thing."""

import re
from calendar import monthrange
from datetime import date

from fanlight.search.query import BIGGEST, Age, AllOf, DateField, Days, Node, NumberField, Numbers, Relation, Unit

_SCALES = {"": 1, "k": 1_000, "m": 1_000_000}
_NUMBER = re.compile(
    r"(\d{1,3}(?:\.\d{3}){1,6}(?![\dkm])|\d{1,3}(?:[,_\u00a0\u202f]\d{3}){1,6}|\d{1,20})(?:\.(\d{1,9}))?([km]?)", re.I
)
_RANGE = re.compile(r"(.*?)\s*(?:\.{2,3}|…|–|—|(?<=[\dkm ])-)\s*(.*)", re.DOTALL | re.IGNORECASE)
_DATE_RANGE = re.compile(r"(.*?)\s*(?:\.{2,3}|…|–|—)\s*(.*)", re.DOTALL)
_SPAN = re.compile(r"(\d{1,9})\s*([a-z]+)(?:\s+ago)?", re.I)
_SPANS = re.compile(r"(\d{1,9})\s*([a-z]*)\s*(?:\.{2,3}|…|–|—|-|to)\s*(\d{1,9})\s*([a-z]+)(?:\s+ago)?", re.I)
_DAY = re.compile(r"(\d{1,9})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")
_UNIT_NAMES: tuple[tuple[str, Unit, int], ...] = (
    ("h hr hrs hour hours", "day", 24),
    ("d day days", "day", 1),
    ("w wk wks week weeks", "week", 1),
    ("m mo mon month months", "month", 1),
    ("y yr yrs year years", "year", 1),
)
_UNITS = {name: (unit, factor) for names, unit, factor in _UNIT_NAMES for name in names.split()}
_YES = frozenset({"yes", "y", "true", "1", "on", "only"})
_NO = frozenset({"no", "n", "false", "0", "off", "none"})
SPAN_WORDS = frozenset(_UNITS) | {"ago"}
"""Words that go on with a date after a space: "7 days ago"."""

LONGEST_AGO = 1_000_000_000
"""The furthest a date can lie back, in any unit; everything before the year 1 is the year 1."""


def read_yes(text: str) -> bool | None:
    """Read yes or no."""
    word = text.strip().lower()
    return True if word in _YES else False if word in _NO else None


def read_number(text: str) -> int | None:
    """Read 10000, 10,000, 10.000, 10k, 1.5m; more than can be is as much as can be."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    whole, fraction, scale = found.groups()
    scale = scale.lower()
    if fraction and not scale:
        return None
    number = int(re.sub(r"\D", "", whole)) * _SCALES[scale]
    if fraction:
        number += int(fraction[:6].ljust(6, "0")) * _SCALES[scale] // 1_000_000
    return min(number, BIGGEST)


def read_numbers(field: NumberField, relation: str, text: str) -> Numbers | None:
    """Read a range: `>10k` (the relation apart), `5k..20k`, `5000-20000`, `..300`, `3`."""
    number = read_number(text)
    if number is not None:
        return _compared(field, relation, number)
    found = _RANGE.fullmatch(text.strip())
    if found is None or relation not in ("", "="):
        return None
    low, high = (read_number(end) if end else None for end in found.groups())
    if (low is None and found[1]) or (high is None and found[2]) or (low is None and high is None):
        return None
    return Numbers(field, low, high)


def _compared(field: NumberField, relation: str, number: int) -> Numbers:
    if relation == ">":
        return Numbers(field, low=number + 1)
    if relation == ">=":
        return Numbers(field, low=number)
    if relation == "<":
        return Numbers(field, high=number - 1) if number else Numbers(field, 1, 0)
    if relation == "<=":
        return Numbers(field, high=number)
    return Numbers(field, number, number)


def read_dates(field: DateField, relation: str, text: str) -> Node | None:
    """Read a date or a range of dates: `2019`, `2019..2021-05`, `7d` with its relation apart, `13-21 months`."""
    text = text.strip()
    if found := _SPAN.fullmatch(text):
        return _ago(field, relation or "=", found[1], found[2])
    if found := _SPANS.fullmatch(text):
        least, most = _span(found[1], found[2] or found[4]), _span(found[3], found[4])
        if relation not in ("", "=") or least is None or most is None:
            return None
        return AllOf((Age(field, ">=", *least), Age(field, "<=", *most)))
    return _read_days(field, relation, text)


def _ago(field: DateField, relation: str, number: str, unit: str) -> Age | None:
    span = _span(number, unit)
    relations: dict[str, Relation] = {"<": "<", "<=": "<=", ">": ">", ">=": ">=", "=": "="}
    return Age(field, relations[relation], *span) if span else None


def _span(number: str, unit: str) -> tuple[int, Unit] | None:
    found = _UNITS.get(unit.lower())
    if found is None:
        return None
    name, factor = found
    return min(-(-int(number) // factor), LONGEST_AGO), name


def _read_days(field: DateField, relation: str, text: str) -> Days | None:
    whole = read_day(text)
    if whole is not None:
        first, last = whole
        if relation == ">":
            return Days(field, low=date.fromordinal(min(last.toordinal() + 1, date.max.toordinal())))
        if relation == ">=":
            return Days(field, low=first)
        if relation == "<":
            return Days(field, high=date.fromordinal(max(first.toordinal() - 1, 1)))
        return Days(field, high=last) if relation == "<=" else Days(field, first, last)
    found = _DATE_RANGE.fullmatch(text)
    if found is None or relation not in ("", "="):
        return None
    low, high = (read_day(end) if end else None for end in found.groups())
    if (low is None and found[1]) or (high is None and found[2]) or (low is None and high is None):
        return None
    return Days(field, low[0] if low else None, high[1] if high else None)


def read_day(text: str) -> tuple[date, date] | None:
    """Give the first and the last day of a year, a month or a day; years lie between 1 and 9999, whatever is said."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    year = min(max(year or 1, 1), 9999)
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, last)
    return (date(year, month, day), date(year, month, day)) if 1 <= day <= last else None
