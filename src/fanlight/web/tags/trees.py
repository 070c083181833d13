"""Metatags, each with what lies below it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.tags.models import Kind
from fanlight.tags.selectors.trees import list_trees
from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.tags.addresses import tag_page
from fanlight.web.works.tables import kind_label

KINDS = (Kind.FANDOM, Kind.CHARACTER, Kind.RELATIONSHIP, Kind.FREEFORM)


@open_to_guests
@require_safe
def show(request: ViewerRequest) -> HttpResponse:
    """Show the trees of the kind that `kind` names, fandoms else; or the one below the tag that `of` names."""
    asked = request.GET.get("kind", "")
    kind = next((each for each in KINDS if each == asked), Kind.FANDOM)
    rows = [
        (row.depth, tag_page(row.tag.kind, row.tag.name), row.tag.name, row.works)
        for row in list_trees(request.viewer, kind=kind, root=request.GET.get("of", ""))
    ]
    kinds = [(each.value, kind_label(each, 2), each == kind) for each in KINDS]
    return render(request, "tags/trees.html", {"rows": rows, "kinds": kinds, "of": request.GET.get("of", "")})
