"""A work as a file."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from fanlight.exports.making import FORMATS
from fanlight.exports.selectors import get_edition
from fanlight.web.exports import files
from fanlight.web.middleware import ViewerRequest

LONGEST = 9
"""Digits of a chapter's number."""


@require_safe
def send(request: ViewerRequest, key: str, form: str) -> HttpResponse:
    """Send a work, or its chapters from `?first=` to `&last=`, in a format."""
    if form not in FORMATS:
        raise Http404
    first, last = (_number(request.GET.get(name, "")) for name in ("first", "last"))
    return files.answer(request, get_edition(request.viewer, key=key, first=first or 1, last=last), FORMATS[form])


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST else None
