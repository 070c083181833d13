"""The gate before works for adults: guests are asked once whether they are of age, and lists follow the answer."""

from urllib.parse import urlencode

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fanlight.accounts.viewers import Viewer
from fanlight.kernel.text import fold
from fanlight.search.query import AnyOf, Not, TagNamed
from fanlight.search.results import Exclude
from fanlight.tags.selectors.fixed import list_fixed
from fanlight.web.middleware import ViewerRequest
from fanlight.works.rules import ALL_AGES, is_for_adults
from fanlight.works.selectors.cards import Card


def ask_age(request: ViewerRequest, card: Card) -> HttpResponseRedirect | None:
    """Lead a guest to the gate who has not passed it yet, before a work for adults."""
    return HttpResponseRedirect(gate_href(request.get_full_path())) if is_gated(request.viewer, card) else None


def is_gated(viewer: Viewer, card: Card) -> bool:
    """Tell whether a work is for adults, and the viewer a guest who has not passed the gate."""
    return not viewer.is_of_age and is_for_adults(_ratings(card))


def gate_href(path: str) -> str:
    """Give the gate's address, from where one goes on to a path."""
    return f"{reverse('works:gate')}?{urlencode({'next': path})}"


def gate_lists(viewer: Viewer) -> list[Exclude]:
    """Give what keeps works for adults out of the lists of guests who have not passed the gate."""
    if viewer.is_of_age:
        return []
    others = [name for name in dict.fromkeys(list_fixed()["rating"].values()) if name not in ALL_AGES]
    unrated = Not(AnyOf(tuple(TagNamed("rating", name) for name in ALL_AGES)))
    return [Exclude(_("for adults"), AnyOf((unrated, *(TagNamed("rating", name) for name in others))))]


def _ratings(card: Card) -> list[str]:
    known = list_fixed()["rating"]
    return [known.get(fold(line.name), line.name) for line in card.tags.get("rating", ())]
