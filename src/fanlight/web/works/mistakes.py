"""What may be wrong with a work's tags, each with what would put it right."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fanlight.web.middleware import ViewerRequest
from fanlight.web.works.repairs import act, find_decision, show_mistakes
from fanlight.works.selectors.mistakes import get_mistakes

FEW = 4
"""Mistakes that the work's own page has room for."""


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ViewerRequest, key: str) -> HttpResponse:
    """Show it, alone or as a part of the work's own page; or do what a button says."""
    if request.method == "POST":
        return act(request, key, reverse("works:mistakes", args=[key]))
    work = get_mistakes(request.viewer, key=key)
    here = reverse("works:work" if request.htmx else "works:mistakes", args=[key])
    shown = work.mistakes[:FEW] if request.htmx else work.mistakes
    more = len(work.mistakes) - len(shown)
    context = {
        "work": work,
        "mistakes": show_mistakes(shown),
        "more": more,
        "next": here,
        "decided": find_decision(request),
    }
    return render(request, "works/mistakes.html#found" if request.htmx else "works/mistakes.html", context)
