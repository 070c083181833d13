"""The most used tags, for the side of a page that is about something else."""

from django.core.cache import cache

from fanlight.accounts.policies import can_see_library
from fanlight.accounts.viewers import Viewer
from fanlight.search.query import Query
from fanlight.search.results import Wanted
from fanlight.search.selectors import find
from fanlight.tags.models import Kind
from fanlight.tags.selectors.lists import TagRow, list_most_used
from fanlight.web.works.cards import show_tags
from fanlight.web.works.panels import FACETS
from fanlight.works.policies import sees_every_work

FRESH = 60
"""Seconds for which a big library's list may be a little out of date."""

BIG = 200
"""Works with the most used tag from which on a library is big; in a smaller one the list is asked for each time."""

Row = tuple[str, str, int]


def list_entrance(viewer: Viewer, kind: Kind, limit: int) -> list[Row]:
    """Give (address, name, works) of the most used tags of a kind."""
    if not can_see_library(viewer):
        return []
    seen = "all" if sees_every_work(viewer) else "open"
    place = f"entrance:{seen}:{kind.value}:{limit}"
    rows: list[Row] | None = cache.get(place)
    if rows is None:
        rows = show_tags(list_seen(viewer, kind, limit))
        if rows and rows[0][2] >= BIG:
            cache.set(place, rows, FRESH)
    return rows


def list_seen(viewer: Viewer, kind: Kind, limit: int) -> list[TagRow]:
    """Give the most used tags of a kind, for a guest by the works that a guest may know of."""
    if sees_every_work(viewer):
        return list_most_used(viewer, kind=kind, limit=limit)
    facets = tuple(name for name in FACETS if name == kind.value)
    found = find(Query(), viewer, limit=1, facets=Wanted(facets, limit))
    return [TagRow(kind.value, row.name, row.count) for facet in found.facets for row in facet.rows]
