"""What a filter bar, or a box for a tag's name, offers while somebody types in it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from fanlight.reading.selectors.filters import list_filters
from fanlight.search.completions import complete, complete_name
from fanlight.tags.models import Kind
from fanlight.web.middleware import ViewerRequest, open_to_guests

FRESH = 20
"""Seconds for which a browser need not ask again: while somebody takes letters back, and types them anew."""


@open_to_guests
@require_safe
@cache_control(private=True, max_age=FRESH)
def show(request: ViewerRequest) -> HttpResponse:
    """Give options for the place in the question `q` at which `at` says the caret is, else for its end.

    With `kind`, which may be empty, `q` is a tag's name.
    """
    text, at = request.GET.get("q", ""), request.GET.get("at", "")
    if (kind := request.GET.get("kind")) is not None:
        found = complete_name(request.viewer, text, kind if kind in Kind.values else "")
        return render(request, "tags/completions.html", {"found": found})
    caret = min(int(at), len(text)) if at.isascii() and at.isdecimal() and len(at) < 9 else len(text)
    names = [line.name for line in list_filters(request.viewer)] if "filter:" in text else []
    return render(request, "tags/completions.html", {"found": complete(request.viewer, text, caret, filters=names)})
