"""The tags that a work's card folds away, for the card to put in its place. The card links to the work's own page."""

import re

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from fanlight.reading.selectors.lists import list_warned
from fanlight.web.addresses import address
from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.works.cards import show_fold
from fanlight.web.works.gates import ask_age
from fanlight.works.selectors.cards import get_card

LONGEST = 1_000
"""Characters of an address that say places."""

PLACES = re.compile("[0-9]{1,4}")


@open_to_guests
@require_safe
def show(request: ViewerRequest, key: str) -> HttpResponse:
    """Give the folded tags, but for those that stand on the card all the same: `but` has their places."""
    if not request.htmx:
        return HttpResponseRedirect(address("works:work", key))
    card = get_card(request.viewer, key=key, warned=list_warned(request.viewer))
    if (gate := ask_age(request, card)) is not None:
        return gate
    keep = {int(place) for place in PLACES.findall(request.GET.get("but", "")[:LONGEST])}
    return render(request, "works/folded.html", {"fold": show_fold(card, reverse("works:list"), keep)})
