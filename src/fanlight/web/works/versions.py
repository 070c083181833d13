"""A chapter's versions."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.web.middleware import ViewerRequest
from fanlight.works.selectors.versions import get_history


@require_safe
def show(request: ViewerRequest, key: str, position: int) -> HttpResponse:
    """Show what a chapter said, and when."""
    history = get_history(request.viewer, key=key, position=position)
    return render(request, "works/versions.html", {"history": history})
