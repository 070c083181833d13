"""A question with every name understood: ids for names, days for "7 days ago". What an index or the database is asked.

The same shape as Query's nodes, and as canonical: `Without` stands before leaves alone. Pure.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from fanlight.search.query import Age, Days, Flag, Has, Numbers, Words


@dataclass(frozen=True, slots=True)
class Tagged:
    """Works, or their chapters, that carry any of these tags; of no tags, no works.

    Where `heads` are given, `tags` are just those with all that stands for them and lies below them.
    """

    tags: frozenset[int]
    heads: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ByCreator:
    """Works that any of these creators signed. An anonymous work is by nobody."""

    creators: frozenset[int]


@dataclass(frozen=True, slots=True)
class InSeries:
    """Works that are in any of these series."""

    series: frozenset[int]


@dataclass(frozen=True, slots=True)
class InLanguage:
    """Works in a language: `en` is all English, `en-GB` that of Britain alone."""

    code: str


@dataclass(frozen=True, slots=True)
class Listed:
    """These works and no others, by their ids."""

    works: frozenset[int]


Leaf = Words | Tagged | ByCreator | InSeries | InLanguage | Numbers | Days | Flag | Has | Listed


@dataclass(frozen=True, slots=True)
class Without:
    """Works of which `leaf` does not hold."""

    leaf: Leaf


@dataclass(frozen=True, slots=True)
class Every:
    """Works of which all parts hold; all works, if there are none."""

    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class Some:
    """Works of which at least one part holds; no work, if there are none."""

    parts: tuple["Condition", ...] = ()


Condition = Leaf | Without | Every | Some


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Give every leaf, negated or not."""
    if isinstance(condition, Every | Some):
        for part in condition.parts:
            yield from leaves(part)
    else:
        yield condition.leaf if isinstance(condition, Without) else condition


def wanted_words(condition: Condition) -> list[Words]:
    """Give the words that are asked for, rather than against."""
    if isinstance(condition, Every | Some):
        return [leaf for part in condition.parts for leaf in wanted_words(part)]
    return [condition] if isinstance(condition, Words) else []


def days_of(age: Age, today: date) -> Days:
    """Give the days that lie so long ago. Further back than the calendar goes is its first day."""
    edge = _ago(age, today)
    if age.relation == "=":
        return Days(age.field, *_unit(edge, age))
    if age.relation in ("<", "<="):
        later = edge if age.relation == "<=" or edge == date.max else edge + timedelta(days=1)
        return Days(age.field, low=later)
    earlier = edge if age.relation == ">=" or edge == date.min else edge - timedelta(days=1)
    return Days(age.field, high=earlier)


def _ago(age: Age, today: date) -> date:
    if age.unit in ("day", "week"):
        ordinal = today.toordinal() - age.number * (7 if age.unit == "week" else 1)
        return date.fromordinal(max(1, ordinal))
    months = today.year * 12 + today.month - 1 - age.number * (12 if age.unit == "year" else 1)
    if months < 12:
        return date.min
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _unit(day: date, age: Age) -> tuple[date, date]:
    if age.unit == "week":
        monday = date.fromordinal(max(1, day.toordinal() - day.weekday()))
        return monday, monday + timedelta(days=6)
    if age.unit == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return (date(day.year, 1, 1), date(day.year, 12, 31)) if age.unit == "year" else (day, day)
