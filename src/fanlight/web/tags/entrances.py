"""The most used tags, for the side of a page that is about something else."""

from django.core.cache import cache

from fanlight.accounts.policies import can_see_library
from fanlight.accounts.viewers import Viewer
from fanlight.tags.models import Kind
from fanlight.tags.selectors.lists import list_most_used
from fanlight.web.works.cards import show_tags

FRESH = 60
"""Seconds for which a big library's list may be a little out of date."""

BIG = 200
"""Works with the most used tag from which on a library is big; in a smaller one the list is asked for each time."""

Row = tuple[str, str, int]


def list_entrance(viewer: Viewer, kind: Kind, limit: int) -> list[Row]:
    """Give (address, name, works) of the most used tags of a kind."""
    if not can_see_library(viewer):
        return []
    place = f"entrance:{kind.value}:{limit}"
    rows: list[Row] | None = cache.get(place)
    if rows is None:
        rows = show_tags(list_most_used(viewer, kind=kind, limit=limit))
        if rows and rows[0][2] >= BIG:
            cache.set(place, rows, FRESH)
    return rows
