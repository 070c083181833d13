"""A work as a file."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from fanlight.exports.making import FORMATS
from fanlight.exports.selectors import get_edition
from fanlight.web.exports import files
from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.works.gates import ask_age
from fanlight.works.selectors.cards import get_card

LONGEST = 9
"""Digits of a chapter's number."""


@open_to_guests
@require_safe
def send(request: ViewerRequest, key: str, form: str) -> HttpResponse:
    """Send a work, or its chapters from `?first=` to `&last=`, in a format."""
    if form not in FORMATS or not files.may_make(request.viewer, FORMATS[form]):
        raise Http404
    if (gate := ask_age(request, get_card(request.viewer, key=key))) is not None:
        return gate
    first, last = (_number(request.GET.get(name, "")) for name in ("first", "last"))
    return files.answer(request, get_edition(request.viewer, key=key, first=first or 1, last=last), FORMATS[form])


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST else None
