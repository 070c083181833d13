"""The trash: what was deleted and can be put back."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.web.middleware import ViewerRequest
from fanlight.web.works.leaves import turn
from fanlight.works.selectors.trash import list_kept, list_trash

AT_ONCE = 50
"""Lines of either list on a page."""


@require_safe
def show(request: ViewerRequest) -> HttpResponse:
    """Show what is in the trash, and of what only files are kept."""
    context = {
        "lines": turn(list_trash(request.viewer), request.GET, AT_ONCE),
        "kept": turn(list_kept(request.viewer), request.GET, AT_ONCE, name="kept"),
        "days": settings.FANLIGHT_TRASH_DAYS,
    }
    return render(request, "works/trash.html", context)
