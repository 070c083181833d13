"""Works that wait: held to be looked at, or perhaps here already."""

from django.http import HttpResponse
from django.shortcuts import render

from fanlight.imports.selectors.reviews import ReviewCard
from fanlight.web.middleware import ViewerRequest


def show_held(request: ViewerRequest, card: ReviewCard) -> HttpResponse:
    """Show a work that waits, beside the one that it may be another copy of."""
    return render(request, "imports/held.html", {"card": card})
