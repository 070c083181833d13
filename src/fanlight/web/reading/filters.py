"""One's own filters: open, pin, share, rename, let them hide works, take them away."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.accounts.viewers import Viewer
from fanlight.reading.selectors.filters import list_filters
from fanlight.web.middleware import ViewerRequest


@require_safe
def show(request: ViewerRequest) -> HttpResponse:
    """Show the filters, those that hide works apart."""
    return render(request, "reading/filters.html", _grouped(request.viewer))


def show_again(request: ViewerRequest, *, trouble: str) -> HttpResponse:
    """Show them with what was typed for another, and what is wrong with it."""
    context = {**_grouped(request.viewer), "typed": request.POST, "trouble": trouble}
    return render(request, "reading/filters.html", context, status=400)


def _grouped(viewer: Viewer) -> dict[str, object]:
    lines = list_filters(viewer)
    return {"filters": [line for line in lines if not line.hides], "rules": [line for line in lines if line.hides]}
