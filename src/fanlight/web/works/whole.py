"""A whole work to be read, all its chapters on one page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.works.gates import ask_age
from fanlight.web.works.openings import open_reader
from fanlight.works.selectors.readings import get_whole


@open_to_guests
@require_safe
def show(request: ViewerRequest, key: str) -> HttpResponse:
    """Show all chapters, but for those of which the reader is to be told first."""
    reading = get_whole(request.viewer, key=key)
    if (gate := ask_age(request, reading.card)) is not None:
        return gate
    reader = open_reader(request, reading, whole=True)
    return render(request, "works/whole.html", {"reader": reader, "whole": True})
