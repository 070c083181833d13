"""The presses of a facet's rows: buttons of one form, so that a page says its question once and not for each of them.

A button's name says what is done, its value what with: `put`, "freeform:Slow Burn". What is put there already is taken
out. `put` means that all works have it, unless the field `as` says another group; `put-any` and `put-not` say theirs.
"""

from collections.abc import Callable, Mapping
from datetime import date

from django.http import QueryDict

from fanlight.kernel.ids import is_key
from fanlight.kernel.language import code_of
from fanlight.search.bands import BANDS, ends_of
from fanlight.search.edits import Group, Value, group_of, put
from fanlight.search.query import Days, Flag, Named, NameField, Node, Numbers, Query, TagNamed
from fanlight.tags.models import Kind

PUT = "put"

GROUPS: Mapping[str, Group] = {"put-any": "any", "put-not": "not"}
"""Names of buttons that say the group by themselves."""

AS: Mapping[str, Group] = {"any": "any", "not": "not"}
"""What `as` may say besides that all works have it."""

FACETS: Mapping[str, NameField] = {"language": "language", "creator": "creator-key", "series": "series-key"}
"""Facets whose values are no tags → the field that names them."""

LONGEST = 600
"""Characters of a value: a kind and the longest name."""


def value_of(facet: str, value: str) -> Value:
    """Give what a row of a facet stands for."""
    return Named(FACETS[facet], value) if facet in FACETS else TagNamed(facet, value)


def node_of(facet: str, value: str) -> Node:
    """Give what a row stands for where a work has one value alone: NODES. Raises: ValueError, OverflowError."""
    return NODES[facet](value)


def press(query: Query, fields: QueryDict) -> Query:
    """Give the question with what the button of a form says done to it; as it is where none was pressed."""
    name = next((name for name in (*GROUPS, PUT) if name in fields), None)
    if name is None:
        return query
    return pressed(query, fields.get(name, ""), GROUPS.get(name) or AS.get(fields.get("as", ""), "all"))


def pressed(query: Query, said: str, group: Group = "all") -> Query:
    """Give the question with what a button's value says put into a group, or taken out; as it is if it says nothing."""
    facet, _, text = said[:LONGEST].partition(":")
    if facet in NODES:
        return _turned(query, facet, text)
    value = _read(facet, text)
    if value is None:
        return query
    stands = group_of(query, value)
    is_out = stands == group or (group == "all" and stands)
    return put(query, value, "" if is_out else group)


def _turned(query: Query, facet: str, text: str) -> Query:
    """Give the question with a length, a year or the like instead of another, or without it."""
    try:
        node = node_of(facet, text)
    except (ValueError, OverflowError):
        return query
    return query.minus(node) if node in query.where else _without_others(query, node).plus(node)


def _without_others(query: Query, node: Node) -> Query:
    field = getattr(node, "field", None)
    return query.minus(
        *(part for part in query.where if type(part) is type(node) and getattr(part, "field", None) == field)
    )


def _read(facet: str, name: str) -> Value | None:
    if facet in Kind.values:
        return TagNamed(facet, name) if name.strip() else None
    if facet == "language":
        code = code_of(name)
        return Named("language", code) if code else None
    return value_of(facet, name) if facet in FACETS and is_key(name) else None


def _band(value: str) -> Node:
    if value not in BANDS:
        raise ValueError("no band is called so")
    return Numbers("words", *ends_of(value))


def _year(value: str) -> Node:
    return Days("updated", date(int(value), 1, 1), date(int(value), 12, 31))


def _flag(value: str) -> Node:
    if value not in ("yes", "no"):
        raise ValueError("neither yes nor no")
    return Flag("complete", value == "yes")


NODES: Mapping[str, Callable[[str], Node]] = {"words": _band, "year": _year, "complete": _flag}
"""Facets of which a work has one value → the condition that a value stands for."""
