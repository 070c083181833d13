"""One's own filters: open, pin, share, rename, let them hide works, take them away."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.reading.selectors import list_filters
from fanlight.web.middleware import ViewerRequest


@require_safe
def show(request: ViewerRequest) -> HttpResponse:
    """Show the filters, those that hide works apart."""
    lines = list_filters(request.viewer)
    groups = {"filters": [line for line in lines if not line.hides], "rules": [line for line in lines if line.hides]}
    return render(request, "reading/filters.html", groups)
