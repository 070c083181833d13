"""What a field for the name of one tag offers while somebody types in it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.tags.models import Kind
from fanlight.tags.selectors.lists import list_names
from fanlight.web.middleware import ViewerRequest


@require_safe
def show(request: ViewerRequest, kind: str) -> HttpResponse:
    """Give canonicals of a kind, or of any, whose name begins as `q` does, the most used first."""
    kinds = [kind] if kind in Kind.values else list(Kind.values)
    rows = list_names(request.viewer, text=request.GET.get("q", "")[:200], kinds=kinds)
    return render(request, "tags/names.html", {"rows": rows, "with_kind": len(kinds) > 1})
