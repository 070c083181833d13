"""A list's question asked, and its page made ready."""

from dataclasses import replace

from fanlight.accounts.viewers import Viewer
from fanlight.search.results import Facet, Results
from fanlight.search.selectors import counts_at_once, find
from fanlight.web.works.pages import ShownPage, show_page
from fanlight.web.works.panels import WANTED
from fanlight.web.works.questions import Asked
from fanlight.works.selectors.cards import list_cards

FEW = 200
"""Works of which the facets are counted along even where counting takes its time."""


def find_page(viewer: Viewer, asked: Asked) -> ShownPage:
    """Find a page of the list. Facets that would take long to count are left for the page to ask for."""
    found = ask(viewer, asked)
    if not found.facets and 0 < found.total <= FEW:
        found = replace(found, facets=count(viewer, asked))
    return show_page(asked, found, list_cards(viewer, found.ids, matching=found.matching))


def ask(viewer: Viewer, asked: Asked) -> Results:
    """Ask the question; its facets too, where they come at once."""
    facets = WANTED if counts_at_once() else None
    return find(asked.whole, viewer, after=asked.after, before=asked.before, facets=facets)


def count(viewer: Viewer, asked: Asked) -> tuple[Facet, ...]:
    """Count the facets of the list."""
    return find(asked.whole, viewer, limit=1, facets=WANTED).facets
