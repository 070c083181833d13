"""A chapter to be read."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.works.gates import ask_age
from fanlight.web.works.openings import open_reader
from fanlight.works.selectors.readings import get_chapter


@open_to_guests
@require_safe
def show(request: ViewerRequest, key: str, position: int) -> HttpResponse:
    """Show a chapter; with `?instead=summary` nothing of it but that."""
    reading = get_chapter(request.viewer, key=key, position=position)
    if (gate := ask_age(request, reading.card)) is not None:
        return gate
    reader = open_reader(request, reading)
    instead = request.GET.get("instead") == "summary" and reader.first.forewarning is not None
    return render(request, "works/chapter.html", {"reader": reader, "instead": instead})
