"""The first page: how much is here, what came in last, where to begin."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.search.selectors import get_figures
from fanlight.tags.models import Kind
from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.reading.rules import own_of
from fanlight.web.tags.entrances import list_entrance
from fanlight.web.works.finding import list_newest

NEWEST = 6
FANDOMS = 24


@open_to_guests
@require_safe
def show(request: ViewerRequest) -> HttpResponse:
    """Show the library's first page; an empty one says how to fill it."""
    own = own_of(request.viewer)
    return render(
        request,
        "home.html",
        {
            "figures": get_figures(request.viewer),
            "cards": list_newest(request.viewer, own, NEWEST),
            "pinned": own.pinned,
            "fandoms": list_entrance(request.viewer, Kind.FANDOM, FANDOMS),
        },
    )
