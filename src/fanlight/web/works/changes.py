"""What is different between two versions of a chapter."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from fanlight.web.middleware import ViewerRequest
from fanlight.web.works.openings import is_withheld
from fanlight.works.selectors.versions import compare

HEADINGS = {
    "title": _("Title"),
    "summary": _("Summary"),
    "notes": _("Notes"),
    "text": _("Text"),
    "end_notes": _("Notes at the end"),
}
"""What the parts of a chapter are called."""


@require_safe
def show(request: ViewerRequest, key: str, position: int, version: int) -> HttpResponse:
    """Show a version with what changed in it, since the one before or since the one that is asked for."""
    if is_withheld(request, key, position):
        return HttpResponseRedirect(reverse("works:chapter", args=[key, position]))
    since = request.GET.get("since", "")
    number = int(since) if since.isascii() and since.isdecimal() and len(since) < 10 else None
    found = compare(request.viewer, key=key, position=position, number=version, since=number)
    parts = [(HEADINGS[changed.field], changed) for changed in found.changed]
    return render(request, "works/changes.html", {"found": found, "parts": parts, "history": found.history})
