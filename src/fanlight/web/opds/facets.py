"""The ways to narrow and order a page of books."""

from collections.abc import Iterator
from dataclasses import replace

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from fanlight.search.query import Sort
from fanlight.search.results import Results
from fanlight.web.opds.catalogs import Choice, Facet
from fanlight.web.works.panels import row_href, show_panel
from fanlight.web.works.questions import SORT_LABELS, Asked

SORTS: tuple[Sort, ...] = ("updated", "added", "title", "words", "kudos")


def show_facets(asked: Asked, found: Results) -> Iterator[Facet]:
    """Give the orders, then what the list's panel would show."""
    orders = [(sort, replace(asked.query, sort=sort, descending=None)) for sort in SORTS]
    yield Facet(
        _("Order"),
        [Choice(str(SORT_LABELS[s]), asked.href(query), is_on=s == asked.query.order) for s, query in orders],
    )
    for choices in show_panel(asked, found.facets):
        name = render_to_string("components/kind.html", {"kind": choices.name}).strip()
        yield Facet(name, [Choice(row.name, row_href(asked, row), row.count, row.is_on) for row in choices.rows])
