"""A list's question asked, and its page made ready."""

from collections.abc import Iterator
from dataclasses import replace

from fanlight.accounts.viewers import Viewer
from fanlight.search.errors import AnotherList
from fanlight.search.query import Node, Query
from fanlight.search.readers import Own
from fanlight.search.results import Results, Wanted
from fanlight.search.selectors import find
from fanlight.web.reading.rules import own_of
from fanlight.web.works.pages import ShownPage, show_page
from fanlight.web.works.panels import WANTED
from fanlight.web.works.questions import Asked
from fanlight.works.selectors.cards import Card, list_cards, list_keys
from fanlight.works.selectors.keys import list_keys_of

MOST_PARTS = 10_000
"""Works of a series, at the utmost."""

KEYS_AT_ONCE = 1_000
"""Works of which the keys are looked up in one go."""

AT_ONCE = replace(WANTED, patient=False)
"""The panel's facets, unless counting them takes its time."""

FEW = 200
"""Works of which the facets are counted along even where counting takes its time."""


def find_page(viewer: Viewer, asked: Asked) -> ShownPage:
    """Find a page of the list. Facets that would take long to count are left for the page to ask for."""
    own = own_of(viewer)
    found = ask(viewer, asked, own, AT_ONCE)
    if not found.facets and 0 < found.total <= FEW:
        found = replace(found, facets=ask(viewer, asked, own, WANTED).facets)
    page = show_page(asked, found, list_cards(viewer, found.ids, matching=found.matching, warned=own.warned))
    return replace(page, pinned=own.pinned)


def ask(viewer: Viewer, asked: Asked, own: Own, facets: Wanted | None) -> Results:
    """Ask under the reader's own rules. A page of another list is answered with the first of this, and that is said."""
    try:
        return _ask(viewer, asked, own, facets)
    except AnotherList as error:
        found = _ask(viewer, replace(asked, after=None, before=None), own, facets)
        return replace(found, notices=(error.notice, *found.notices))


def _ask(viewer: Viewer, asked: Asked, own: Own, facets: Wanted | None) -> Results:
    return find(
        asked.whole,
        viewer,
        after=asked.after,
        before=asked.before,
        facets=facets,
        excludes=own.gated if asked.shows_hidden else own.excludes,
        find_filter=own.find_filter,
    )


def list_found(viewer: Viewer, asked: Asked, *, most: int) -> tuple[int, Iterator[str]]:
    """Find the works that a list's pages show, from the first on, at most so many.

    Gives their number as it is now, and their keys, which are looked up as they are taken.
    """
    own = own_of(viewer)
    excludes = own.gated if asked.shows_hidden else own.excludes
    found = find(asked.whole, viewer, limit=most, excludes=excludes, find_filter=own.find_filter)
    some = (found.ids[at : at + KEYS_AT_ONCE] for at in range(0, len(found.ids), KEYS_AT_ONCE))
    return len(found.ids), (key for ids in some for key in list_keys_of(viewer, ids))


def list_newest(viewer: Viewer, own: Own, limit: int) -> list[Card]:
    """Give the works that came in last, but for those that the reader's own rules hide."""
    found = find(Query(sort="added"), viewer, limit=limit, excludes=own.excludes)
    return list_cards(viewer, found.ids, warned=own.warned)


def list_hidden(viewer: Viewer, scope: Node, *, lifted: bool = False) -> frozenset[str]:
    """Give the keys of the works of a page's own list that the reader's rules hide, or where lifted, the gate alone."""
    rules = own_of(viewer).gated if lifted else own_of(viewer).excludes
    if not rules:
        return frozenset()
    shown = find(Query((scope,)), viewer, limit=MOST_PARTS, excludes=rules)
    if not shown.hidden:
        return frozenset()
    every = find(Query((scope,)), viewer, limit=MOST_PARTS)
    return list_keys(viewer, set(every.ids) - set(shown.ids))
