"""Letting in everything that asks nothing, in one press: batch by batch, so that it may be many."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from fanlight.web.imports.batches import begin_batches, take_batch
from fanlight.web.imports.doors import require_importer
from fanlight.web.middleware import ViewerRequest


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ViewerRequest) -> HttpResponse:
    """Say what would come in; or let a batch in and say how far it is. A script goes on by itself."""
    require_importer(request.viewer)
    if request.method == "POST":
        batch = take_batch(request.viewer, request.POST)
        return render(request, f"imports/accept.html{'#progress' if request.htmx else ''}", {"batch": batch})
    return render(request, "imports/accept.html", {"asked": begin_batches(request.viewer, request.GET)})
