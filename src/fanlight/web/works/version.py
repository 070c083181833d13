"""What a chapter once said."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.works.gates import ask_age
from fanlight.web.works.openings import open_reader
from fanlight.works.selectors.readings import get_chapter


@open_to_guests
@require_safe
def show(request: ViewerRequest, key: str, position: int, version: int) -> HttpResponse:
    """Show a version of a chapter."""
    reading = get_chapter(request.viewer, key=key, position=position, version=version)
    if (gate := ask_age(request, reading.card)) is not None:
        return gate
    return render(request, "works/version.html", {"reader": open_reader(request, reading)})
