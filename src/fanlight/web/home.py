"""The first page: how much is here, what came in last, where to begin."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.tags.models import Kind
from fanlight.web.middleware import ViewerRequest
from fanlight.web.tags.entrances import list_entrance
from fanlight.works.selectors.figures import get_figures, list_newest

NEWEST = 6
FANDOMS = 24


@require_safe
def show(request: ViewerRequest) -> HttpResponse:
    """Show the library's first page; an empty one says how to fill it."""
    return render(
        request,
        "home.html",
        {
            "figures": get_figures(request.viewer),
            "cards": list_newest(request.viewer, limit=NEWEST),
            "fandoms": list_entrance(request.viewer, Kind.FANDOM, FANDOMS),
        },
    )
