"""One clause `field:value` to what it asks."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import cast

from fanlight.kernel.language import code_of
from fanlight.kernel.text import fold, squish
from fanlight.search.language import fields
from fanlight.search.language.values import read_dates, read_numbers, read_yes
from fanlight.search.query import (
    ASCENDING,
    SORTS,
    AllOf,
    DateField,
    Flag,
    FlagField,
    Has,
    Named,
    NameField,
    Node,
    NumberField,
    Own,
    OwnField,
    Saved,
    Sort,
    TagNamed,
    TextField,
    Thing,
    Words,
)

LONGEST_NAME = 500
"""Characters of a name: as many as a tag's can have."""

LONGEST_PHRASE = 500
"""Characters of a word or a phrase."""

LONGEST_VALUE = 80
"""Characters of a number or a date."""

LETTERS = re.compile(r"[^\W_]")
"""A letter or a digit, without which nothing is a word."""

_THINGS: Mapping[str, Thing] = {
    **{thing: thing for thing in fields.THINGS},
    "cover": "pictures", "covers": "pictures", "picture": "pictures", "art": "pictures", "note": "notes",
}  # fmt: skip
_SORT_NAMES: Mapping[str, Sort] = {
    **{sort: sort for sort in SORTS},
    "date": "updated", "relevant": "relevance", "best": "relevance", "length": "words", "shuffle": "random",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """A field, what stands between it and its value (`>`, `=` …), and the value."""

    name: str
    relation: str
    value: str
    is_quoted: bool = False
    has_star: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """What a clause asks; `code` names something that should be said about it all the same."""

    nodes: tuple[Node, ...]
    code: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a clause cannot be read."""

    code: str


def read_clause(clause: Clause) -> Read | Unread:
    """Read a clause of any field but those about the list itself."""
    if clause.has_star and clause.name not in fields.TEXTS:
        return Unread("star-in-name")
    for group, reader in _READERS:
        if clause.name in group:
            return reader(clause)
    raise AssertionError(clause.name)


def read_sort(clause: Clause) -> tuple[Sort, bool | None, int] | None:
    """Read an order: `updated`, `>words` down, `<words` up, `words-asc`, `random:7`."""
    name, _, seed = clause.value.strip().lower().partition(":")
    ways: Mapping[str, bool | None] = {"": None, "=": None, ">": True, ">=": True, "<": False, "<=": False}
    descending = ways[clause.relation]
    for ending, way in (("-asc", False), ("-desc", True)):
        if name.endswith(ending):
            name, descending = name.removesuffix(ending), way
    sort = _SORT_NAMES.get(name)
    if sort is None or (seed and (sort != "random" or not re.fullmatch(r"\d{1,9}", seed))):
        return None
    usual = sort not in ASCENDING
    return sort, None if descending == usual else descending, int(seed or 0)


def _tag(clause: Clause) -> Read | Unread:
    name = squish(clause.value)
    if not name or clause.relation not in ("", "="):
        return Unread("bad-name")
    if len(name) > LONGEST_NAME:
        return Unread("long-name")
    return Read((TagNamed("" if clause.name == fields.TAG else clause.name, name, exact=clause.relation == "="),))


def _name(clause: Clause, make: Callable[[str], Node]) -> Read | Unread:
    name = squish(clause.value)
    if not name or clause.relation not in ("", "="):
        return Unread("bad-name")
    return Read((make(name),)) if len(name) <= LONGEST_NAME else Unread("long-name")


def _named(clause: Clause) -> Read | Unread:
    if clause.name == "language":
        code = code_of(clause.value)
        return Read((Named("language", code),)) if code else Unread("bad-language")
    return _name(clause, partial(Named, cast("NameField", clause.name)))


def _numbers(clause: Clause) -> Read | Unread:
    value = clause.value if len(clause.value) <= LONGEST_VALUE else ""
    read = read_numbers(cast("NumberField", clause.name), clause.relation, value)
    if read is None:
        return Unread("bad-number")
    return Read((read,), "empty-range" if _is_empty(read.low, read.high) else "")


def _dates(clause: Clause) -> Read | Unread:
    value = clause.value if len(clause.value) <= LONGEST_VALUE else ""
    read = read_dates(cast("DateField", clause.name), clause.relation, value)
    if read is None:
        return Unread("bad-date")
    nodes = read.nodes if isinstance(read, AllOf) else (read,)
    return Read(nodes, "empty-range" if any(_is_empty(*_ends(node)) for node in nodes) else "")


def _ends(node: Node) -> tuple[object, object]:
    return getattr(node, "low", None), getattr(node, "high", None)


def _is_empty(low: object, high: object) -> bool:
    return low is not None and high is not None and low > high  # type: ignore[operator]


def _flag(clause: Clause) -> Read | Unread:
    value = read_yes(clause.value)
    return Unread("bad-yes") if value is None else Read((Flag(cast("FlagField", clause.name), value),))


def _has(clause: Clause) -> Read | Unread:
    thing = _THINGS.get(clause.value.strip().lower())
    return Read((Has(thing),)) if thing else Unread("bad-thing")


def _own(clause: Clause) -> Read | Unread:
    name = cast("OwnField", clause.name)
    if name == "shelf":
        return _name(clause, partial(Own, name))
    value = clause.value.strip().lower()
    return Read((Own(name, value),)) if value in fields.OWN_VALUES[name] else Unread("bad-own")


def _words(clause: Clause) -> Read | Unread:
    if len(clause.value) > LONGEST_PHRASE:
        return Unread("long-phrase")
    text = fold(clause.value)
    if not LETTERS.search(text):
        return Unread("bad-name")
    return Read((Words(text, prefix=clause.has_star, field=cast("TextField", clause.name)),))


_READERS: tuple[tuple[tuple[str, ...], Callable[[Clause], Read | Unread]], ...] = (
    ((*fields.KINDS, fields.TAG), _tag),
    (fields.NUMBERS, _numbers),
    (fields.DATES, _dates),
    (fields.FLAGS, _flag),
    (fields.NAMES, _named),
    (fields.OWN, _own),
    (fields.TEXTS, _words),
    ((fields.HAS,), _has),
    ((fields.SAVED,), lambda clause: _name(clause, Saved)),
)
