"""A series: its works in order, twenty to a page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fanlight.search.query import Named
from fanlight.web.exports.files import series_menu
from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.works.figures import say_place
from fanlight.web.works.finding import list_hidden
from fanlight.web.works.leaves import turn
from fanlight.works.selectors.readings import get_series

AT_ONCE = 20
"""Works on a page."""


@open_to_guests
@require_safe
def show(request: ViewerRequest, key: str) -> HttpResponse:
    """Show a series."""
    series = get_series(request.viewer, key=key)
    shows_hidden = request.GET.get("hidden") == "show"
    named = Named("series-key", key)
    hidden = list_hidden(request.viewer, named)
    closed = frozenset[str]() if request.viewer.is_of_age else list_hidden(request.viewer, named, lifted=True)
    parts = [
        (part.card, _("Part %s") % say_place(part.position) if part.position is not None else "")
        for part in series.parts
        if part.card.key not in (closed if shows_hidden else hidden)
    ]
    page = turn(parts, request.GET, AT_ONCE)
    context = {"series": series, "page": page, "hidden": len(hidden), "shows_hidden": shows_hidden}
    context["downloads"] = series_menu(request.viewer, key)
    return render(request, "works/series.html", context)
