"""Fandoms by the shelves of media that they stand on."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.tags.selectors.shelves import list_shelf, list_shelves
from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.tags.addresses import tag_page, with_query

FEW = 12


@open_to_guests
@require_safe
def show(request: ViewerRequest) -> HttpResponse:
    """Show each shelf with its most used fandoms, or all of the one that `shelf` names, in their alphabet's order."""
    asked = request.GET.get("shelf")
    if asked is not None:
        rows = list_shelf(request.viewer, name=asked)
        shelves = [(asked, [(tag_page(row.kind, row.name), row.name, row.uses) for row in rows], 0, "")]
    else:
        shelves = [
            (shelf.name, [(tag_page(row.kind, row.name), row.name, row.uses) for row in shelf.fandoms],
             shelf.count - len(shelf.fandoms), with_query("tags:media", shelf=shelf.name))
            for shelf in list_shelves(request.viewer, few=FEW)
        ]  # fmt: skip
    return render(request, "tags/media.html", {"shelves": shelves, "is_one": asked is not None})
