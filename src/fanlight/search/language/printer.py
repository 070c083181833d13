"""A Query as text: the one that reads back as the same question."""

import re
from calendar import monthrange
from datetime import date

from fanlight.search.query import (
    Age,
    AllOf,
    AnyOf,
    Days,
    Flag,
    Has,
    Leaf,
    Named,
    Node,
    Not,
    Numbers,
    Own,
    Query,
    Saved,
    TagNamed,
    Unit,
    Words,
)

_PLAIN = re.compile(r"[^\W_][\w'’&.+/-]*")
_UNITS: dict[Unit, str] = {"day": "d", "week": "w", "month": "mo", "year": "y"}


def write(query: Query) -> str:
    """Give the text of a question, its order at the end."""
    parts = [write_node(node) for node in query.where]
    if not query.chapter_text:
        parts.append("text:no")
    if query.sort or query.descending is not None:
        parts.append(_sort(query))
    return " ".join(parts)


def write_node(node: Node) -> str:
    """Give the text of a condition, in brackets where it has several parts."""
    if isinstance(node, Not):
        return f"-{write_node(node.node)}"
    if isinstance(node, AllOf | AnyOf):
        between = " OR " if isinstance(node, AnyOf) else " "
        return f"({between.join(write_node(part) for part in node.nodes)})"
    return _leaf(node)


def quote(name: str) -> str:
    """Give a name as it stands in a question: in quotes, unless it is one plain word."""
    if _PLAIN.fullmatch(name):
        return name
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _leaf(node: Leaf) -> str:
    if isinstance(node, Words):
        text = quote(node.text)
        return f"{node.field}:{text}{'*' * node.prefix}" if node.field else f"{text}{'*' * node.prefix}"
    if isinstance(node, TagNamed):
        return f"{node.kind or 'tag'}:{'=' * node.exact}{quote(node.name)}"
    if isinstance(node, Named):
        return f"{node.field}:{quote(node.name)}"
    if isinstance(node, Numbers):
        return f"{node.field}:{_range(node.low, node.high)}"
    if isinstance(node, Days):
        return f"{node.field}:{_days(node.low, node.high)}"
    if isinstance(node, Age):
        relation = "" if node.relation == "=" else node.relation
        return f"{node.field}:{relation}{node.number}{_UNITS[node.unit]}"
    if isinstance(node, Flag):
        return f"{node.field}:{'yes' if node.value else 'no'}"
    if isinstance(node, Has):
        return f"has:{node.thing}"
    if isinstance(node, Own):
        return f"{node.field}:{quote(node.value)}"
    assert isinstance(node, Saved)
    return f"filter:{quote(node.name)}"


def _sort(query: Query) -> str:
    order = query.order
    if order == "random":
        return f"sort:random:{query.seed}" if query.seed else "sort:random"
    way = "" if query.descending is None else ">" if query.descending else "<"
    return f"sort:{way}{order}"


def write_number(number: int) -> str:
    """Give a number short: 10k, 3m, 1250."""
    for scale, letter in ((1_000_000, "m"), (1_000, "k")):
        if number and number % scale == 0:
            return f"{number // scale}{letter}"
    return str(number)


def _range(low: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return write_number(low) if low == high else f"{write_number(low)}..{write_number(high)}"
    if high is not None:
        return f"<{write_number(high + 1)}" if _is_round(high + 1, than=high) else f"<={write_number(high)}"
    low = low or 0
    return f">{write_number(low - 1)}" if _is_round(low - 1, than=low) else f">={write_number(low)}"


def _is_round(number: int, *, than: int) -> bool:
    return number > 0 and len(str(number).rstrip("0")) < len(str(than).rstrip("0"))


def _days(low: date | None, high: date | None) -> str:
    if low is not None and high is not None:
        for pattern, first, last in _wholes(low, high):
            if first == low and last == high:
                return pattern
        return f"{low.isoformat()}..{high.isoformat()}"
    if low is not None:
        return f">={low.isoformat()}"
    return f"<={high.isoformat()}" if high else ">=0001-01-01"


def write_day(day: date) -> str:
    """Give a day as a question has it."""
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def _wholes(low: date, high: date) -> list[tuple[str, date, date]]:
    """Give the short ways to write these days, if they begin and end where whole years or months do."""
    years = (f"{low.year:04}", f"{high.year:04}")
    months = (f"{low.year:04}-{low.month:02}", f"{high.year:04}-{high.month:02}")
    month_end = date(high.year, high.month, monthrange(high.year, high.month)[1])
    return [
        (_joined(*years), date(low.year, 1, 1), date(high.year, 12, 31)),
        (_joined(*months), date(low.year, low.month, 1), month_end),
        (_joined(low.isoformat(), high.isoformat()), low, high),
    ]


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first}..{last}"
