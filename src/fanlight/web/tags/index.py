"""The most used tags of each kind: an entrance for who does not know yet what is here."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.accounts.policies import can_wrangle
from fanlight.tags.models import Kind
from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.tags.entrances import list_seen
from fanlight.web.works.cards import show_tags
from fanlight.web.works.tables import kind_label
from fanlight.works.policies import can_edit_tags

KINDS = (Kind.FANDOM, Kind.RELATIONSHIP, Kind.CHARACTER, Kind.FREEFORM, Kind.WARNING, Kind.CATEGORY, Kind.RATING)
FEW, MANY = 24, 300


@open_to_guests
@require_safe
def show(request: ViewerRequest) -> HttpResponse:
    """Show some tags of every kind, or many of the one that `?kind=` names."""
    asked = request.GET.get("kind", "")
    kinds = [kind for kind in KINDS if kind == asked] or KINDS
    limit = MANY if len(kinds) == 1 else FEW
    groups = []
    for kind in kinds:
        rows = list_seen(request.viewer, kind, limit + 1)
        if rows:
            groups.append((kind.value, kind_label(kind, 2), show_tags(rows[:limit]), len(rows) > limit))
    context = {
        "groups": groups,
        "is_one": len(kinds) == 1,
        "can_edit_tags": can_edit_tags(request.viewer),
        "may": can_wrangle(request.viewer),
    }
    return render(request, "tags/index.html", context)
