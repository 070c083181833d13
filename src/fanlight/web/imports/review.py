"""Something that waits for a person: a text with its cuts drawn in, or a work that may be here already."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.imports.salvage.windows import SPAN
from fanlight.imports.selectors.reviews import get_card
from fanlight.web.imports.doors import require_importer
from fanlight.web.imports.roles import list_roles
from fanlight.web.imports.sheets import make_sheet, read_asking, read_place
from fanlight.web.imports.twins import show_held
from fanlight.web.middleware import ViewerRequest


@require_safe
def show(request: ViewerRequest, key: str) -> HttpResponse:
    """Show it, from the place that the address names."""
    require_importer(request.viewer)
    card = get_card(request.viewer, key=key)
    if card.kind != "text" or "compare" in request.GET:
        return show_held(request, card)
    if part := read_place(request.GET.get("part", "").strip()):
        return HttpResponseRedirect(f"{request.path}?at={min(part - 1, card.words) * SPAN}", status=303)
    at, after = (read_place(request.GET.get(name, "")) for name in ("at", "chapters"))
    sheet = make_sheet(request.viewer, key, at, after, read_asking(request.GET))
    return render(request, "imports/review.html", {"sheet": sheet, "card": card, "roles": list_roles()})
