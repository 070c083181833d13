"""The feed of a work: its new chapters, and what changed of its tags."""

from django.contrib.auth.decorators import login_not_required
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from fanlight.web.feeds import atom
from fanlight.web.feeds.addresses import reader_of
from fanlight.web.middleware import ViewerRequest
from fanlight.works.selectors.cards import get_card


@login_not_required  # the address tells who asks
@require_safe
def send(request: ViewerRequest, key: str) -> HttpResponseBase:
    """Send what is new of a work, the reader's own rules set aside: it was asked for by name."""
    viewer = reader_of(request)
    card = get_card(viewer, key=key)
    about = atom.About(card.title, reverse("works:work", args=[key]), lambda *_: (card.id,))
    return atom.answer(request, viewer, about)
