"""A whole work to be read, all its chapters on one page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.web.middleware import ViewerRequest
from fanlight.web.works.openings import open_reader
from fanlight.works.selectors.readings import get_whole


@require_safe
def show(request: ViewerRequest, key: str) -> HttpResponse:
    """Show all chapters, but for those of which the reader is to be told first."""
    reader = open_reader(request, get_whole(request.viewer, key=key), whole=True)
    return render(request, "works/whole.html", {"reader": reader, "whole": True})
