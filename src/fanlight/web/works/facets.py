"""The facets of a list, counted on their own: for a page that did not wait for them, and all values of one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from fanlight.search.query import Named
from fanlight.search.results import Wanted
from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.reading.rules import own_of
from fanlight.web.works import questions
from fanlight.web.works.finding import ask
from fanlight.web.works.pages import show_page
from fanlight.web.works.panels import FACETS, WANTED

MANY = 200
"""Values of one facet at once; there are more, the box above them finds any."""

LONGEST = 100
"""Characters of a name that is looked for among a facet's."""


@open_to_guests
@require_safe
def show(request: ViewerRequest) -> HttpResponse:
    """Show all facets, or with `only` one of them at length; `find` looks among its values."""
    creator = request.GET.get("creator", "")
    base = reverse("works:creator", args=[creator]) if questions.is_key(creator) else reverse("works:list")
    scope = (Named("creator-key", creator),) if questions.is_key(creator) else ()
    asked = questions.read(request.GET, base, *scope)
    only, text = request.GET.get("only", ""), request.GET.get("find", "")[:LONGEST]
    wanted = Wanted((only,), MANY, text) if only in FACETS else WANTED
    found = ask(request.viewer, asked, own_of(request.viewer), wanted)
    page = show_page(asked, found, [])
    context = {"page": page, "only": only if only in FACETS else "", "find": text, "creator": creator}
    return render(request, "works/facets.html#panel" if request.htmx else "works/facets.html", context)
