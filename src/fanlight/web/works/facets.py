"""The facets of a list, counted on their own: for a page that did not wait for them, and the values of one at length.

Within a list's own panel the one grows where it stands: `find` and its rows are asked for by themselves there.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from fanlight.kernel.ids import is_key
from fanlight.search.query import Named
from fanlight.search.results import Wanted
from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.reading.rules import own_of
from fanlight.web.works import questions
from fanlight.web.works.finding import ask
from fanlight.web.works.pages import show_page
from fanlight.web.works.panels import FACETS, WANTED, facet_href

FEW, MANY = 30, 200
"""Values of one facet at once, within a panel and on a page; there are more, the box above them finds any."""

LONGEST = 100
"""Characters of a name that is looked for among a facet's."""


@open_to_guests
@require_safe
def show(request: ViewerRequest) -> HttpResponse:
    """Show all facets, or with `only` one of them at length; `find` looks among its values."""
    creator = request.GET.get("creator", "")
    base = reverse("works:creator", args=[creator]) if is_key(creator) else reverse("works:list")
    scope = (Named("creator-key", creator),) if is_key(creator) else ()
    asked = questions.read(request.GET, base, *scope)
    only = next((name for name in FACETS if name == request.GET.get("only")), None)
    text = request.GET.get("find", "")[:LONGEST]
    few = bool(request.htmx) and request.GET.get("rows") != "many"
    wanted = Wanted((only,), FEW if few else MANY, text) if only else WANTED
    found = ask(request.viewer, asked, own_of(request.viewer), wanted)
    page = show_page(asked, found, [])
    context: dict[str, object] = {"page": page, "only": only, "find": text, "creator": creator}
    context["only_href"] = facet_href(asked, only or "")
    context["has_more"] = few and any(len(facet.rows) >= FEW for facet in page.facets or ())
    return render(request, f"works/facets.html{_part(request, only)}", context)


def _part(request: ViewerRequest, only: str | None) -> str:
    """Give the part of the page that is asked for: the rows that are looked for, one facet, the panel, or all of it."""
    if not request.htmx:
        return ""
    return "#panel" if not only else "#rows" if "find" in request.GET else "#facet"
