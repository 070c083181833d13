"""The facet panel: each value with how many works of the list have it, and what a press says that includes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from django.urls import reverse

from fanlight.kernel.language import name_of
from fanlight.search.edits import Group, group_of
from fanlight.search.language import write
from fanlight.search.query import Named, Node, Query
from fanlight.search.results import Facet, FacetName, FacetRow, Wanted
from fanlight.tags.models import Kind
from fanlight.web.works.chips import describe
from fanlight.web.works.presses import FACETS as GROUPED
from fanlight.web.works.presses import node_of, pressed, value_of
from fanlight.web.works.questions import Asked

FACETS: tuple[FacetName, ...] = (
    "fandom", "relationship", "character", "freeform", "warning", "category", "rating", "words", "complete", "year",
    "language", "creator", "series",
)  # fmt: skip
"""The panel's facets, in its order."""

KINDS = frozenset(Kind.values)

LIMIT = 6
"""Values of a facet at once; the rest is a press away."""

WANTED = Wanted(FACETS, LIMIT)

REMEMBERED = 5_000
"""Addresses that are remembered, some 500 bytes each: a catalog has dozens, and the same are often looked at again."""

SHORT_FACETS = 2
"""Values with which a facet that can only be one thing is worth its place."""


@dataclass(frozen=True, slots=True)
class Row:
    """A value of a facet. Pressing its name includes it, or takes it out.

    `value` is what its button says of it; `group` is the one that it stands in, where the facet's values have groups.
    """

    name: str
    count: int
    value: str
    is_on: bool
    group: Group = ""
    is_parent: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """A facet as the panel shows it: `has_groups` tells that one of several values will do, or none of them.

    `has_more` tells that there are more values, `distinct` of all if that is known.
    """

    name: str
    rows: tuple[Row, ...]
    distinct: int | None
    has_more: bool
    has_groups: bool


def show_facet(asked: Asked, facet: Facet) -> Choices:
    """Make a facet ready."""
    return Choices(
        name=facet.name,
        rows=tuple(_row(asked, facet.name, row) for row in facet.rows),
        distinct=facet.distinct,
        has_more=_has_more(facet),
        has_groups=_has_groups(facet.name),
    )


def show_panel(asked: Asked, facets: tuple[Facet, ...]) -> list[Choices]:
    """Make the facets of a list ready, without those that have nothing to choose from, or to take back."""
    shown = [(facet, show_facet(asked, facet)) for facet in facets if facet.rows]
    return [choices for facet, choices in shown if _is_choice(facet) or any(row.is_on for row in choices.rows)]


def row_href(asked: Asked, row: Row) -> str:
    """Give the address that a press on a row's name leads to, for those who press no buttons."""
    return _remembered(asked.base, asked.shows_hidden, asked.query, row.value)


@lru_cache(REMEMBERED)
def _remembered(base: str, shows_hidden: bool, query: Query, value: str) -> str:
    return Asked(query, base=base, shows_hidden=shows_hidden).href(pressed(query, value))


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
    return facet.name in KINDS or len(facet.rows) >= SHORT_FACETS or facet.name == "words"


def _has_groups(name: str) -> bool:
    return name in KINDS or name in GROUPED


def _row(asked: Asked, name: str, row: FacetRow) -> Row:
    value = f"{name}:{row.value}"
    if _has_groups(name):
        group = group_of(asked.query, value_of(name, row.value))
        title = name_of(row.name) if name == "language" else row.name
        return Row(title, row.count, value, bool(group), group=group, is_parent=row.is_parent)
    node = node_of(name, row.value)
    return Row(_LABELS[name](row, node), row.count, value, node in asked.query.where)


_LABELS: Mapping[str, Callable[[FacetRow, Node], str]] = {
    "words": lambda _row, node: describe(node),
    "year": lambda row, _node: row.name,
    "complete": lambda _row, node: describe(node),
}
