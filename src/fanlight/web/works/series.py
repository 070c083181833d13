"""A series: its works in order."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fanlight.web.middleware import ViewerRequest
from fanlight.web.works.figures import say_place
from fanlight.works.selectors.readings import get_series


@require_safe
def show(request: ViewerRequest, key: str) -> HttpResponse:
    """Show a series."""
    series = get_series(request.viewer, key=key)
    parts = [
        (part.card, _("Part %s") % say_place(part.position) if part.position is not None else "")
        for part in series.parts
    ]
    return render(request, "works/series.html", {"series": series, "parts": parts})
