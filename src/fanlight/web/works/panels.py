"""The facet panel: each value with how many works of the list have it, and the presses that include or exclude it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.urls import reverse

from fanlight.kernel.language import name_of
from fanlight.search.bands import ends_of
from fanlight.search.edits import Group, Value, group_of, put
from fanlight.search.language import write
from fanlight.search.query import Days, Flag, Named, Node, Numbers, Query
from fanlight.search.results import Facet, FacetName, FacetRow, Wanted
from fanlight.tags.models import Kind
from fanlight.web.works.chips import describe
from fanlight.web.works.presses import FACETS as GROUPED
from fanlight.web.works.presses import value_of
from fanlight.web.works.questions import Asked

FACETS: tuple[FacetName, ...] = (
    "fandom", "relationship", "character", "freeform", "warning", "category", "rating", "words", "complete", "year",
    "language", "creator", "series",
)  # fmt: skip
"""The panel's facets, in its order."""

LIMIT = 10
"""Values of a facet at once; the rest is a press away."""

WANTED = Wanted(FACETS, LIMIT)

REMEMBERED = 5_000
"""Presses that are remembered, some 500 bytes each: a page has hundreds, and lists are often looked at again."""

SHORT_FACETS = 2
"""Values with which a facet that can only be one thing is worth its place."""


@dataclass(frozen=True, slots=True)
class Row:
    """A value of a facet. Pressing its name includes it, or takes it out.

    `value` is what its buttons say of it, where it can stand in groups; `group` is the one that it stands in.
    """

    name: str
    count: int
    href: str
    is_on: bool
    value: str = ""
    group: Group = ""
    is_parent: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """A facet as the panel shows it. `more_href` leads to all its values, of which there are `distinct` if known."""

    name: str
    rows: tuple[Row, ...]
    distinct: int | None
    more_href: str


def show_facet(asked: Asked, facet: Facet) -> Choices:
    """Make a facet ready."""
    return Choices(
        name=facet.name,
        rows=tuple(_row(asked, facet.name, row) for row in facet.rows),
        distinct=facet.distinct,
        more_href=facet_href(asked, facet.name) if _has_more(facet) else "",
    )


def show_panel(asked: Asked, facets: tuple[Facet, ...]) -> list[Choices]:
    """Make the facets of a list ready, without those that have nothing to choose from, or to take back."""
    shown = [(facet, show_facet(asked, facet)) for facet in facets if facet.rows]
    return [choices for facet, choices in shown if _is_choice(facet) or any(row.is_on for row in choices.rows)]


def facet_href(asked: Asked, name: str = "") -> str:
    """Give the address of all values of a facet, or of the whole panel."""
    return replace(asked, base=reverse("works:facets")).href() + _join(asked, only=name)


def _join(asked: Asked, **pairs: str) -> str:
    text = write(asked.query)
    more = [f"{name}={value}" for name, value in pairs.items() if value]
    more += [f"creator={node.name}" for node in asked.scope if isinstance(node, Named)]
    mark = "&" if text or asked.shows_hidden else "?"
    return mark + "&".join(more) if more else ""


def _has_more(facet: Facet) -> bool:
    shown = sum(row.count > 0 for row in facet.rows)
    return shown >= LIMIT if facet.distinct is None else facet.distinct > shown


def _is_choice(facet: Facet) -> bool:
    return facet.name in Kind.values or len(facet.rows) >= SHORT_FACETS or facet.name == "words"


def _row(asked: Asked, name: str, row: FacetRow) -> Row:
    if name in Kind.values or name in GROUPED:
        return _grouped(asked, name, row)
    node = _NODES[name](row.value)
    is_on = node in asked.query.where
    query = asked.query.minus(node) if is_on else _instead(asked.query, node).plus(node)
    return Row(name=_LABELS[name](row, node), count=row.count, href=asked.href(query), is_on=is_on)


def _grouped(asked: Asked, name: str, row: FacetRow) -> Row:
    value = value_of(name, row.value)
    group = group_of(asked.query, value)
    return Row(
        name=name_of(row.name) if name == "language" else row.name,
        count=row.count,
        href=_pressed(asked, value, "" if group else "all"),
        is_on=bool(group),
        value=f"{name}:{row.value}",
        group=group,
        is_parent=row.is_parent,
    )


def _pressed(asked: Asked, value: Value, group: Group) -> str:
    """Give the address of the list with a value in a group."""
    return _remembered(asked.base, asked.shows_hidden, asked.query, value, group)


@lru_cache(REMEMBERED)
def _remembered(base: str, shows_hidden: bool, query: Query, value: Value, group: Group) -> str:
    return Asked(query, base=base, shows_hidden=shows_hidden).href(put(query, value, group))


def _instead(query: Query, node: Node) -> Query:
    """Give the question without what a value of the same facet says: a length or a year is one or another."""
    field = getattr(node, "field", None)
    return query.minus(
        *(part for part in query.where if type(part) is type(node) and getattr(part, "field", None) == field)
    )


def _band(value: str) -> Node:
    return Numbers("words", *ends_of(value))


def _year(value: str) -> Node:
    return Days("updated", date(int(value), 1, 1), date(int(value), 12, 31))


_NODES: Mapping[str, Callable[[str], Node]] = {
    "words": _band,
    "year": _year,
    "complete": lambda value: Flag("complete", value == "yes"),
}
_LABELS: Mapping[str, Callable[[FacetRow, Node], str]] = {
    "words": lambda _row, node: describe(node),
    "year": lambda row, _node: row.name,
    "complete": lambda _row, node: describe(node),
}
