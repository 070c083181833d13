"""Undoing an import: what would happen, in figures, before it is asked for."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fanlight.imports.actions import undo
from fanlight.imports.selectors.jobs import get_job
from fanlight.imports.selectors.undo import get_undo_plan
from fanlight.web.imports.doors import require_importer
from fanlight.web.middleware import ViewerRequest


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ViewerRequest, key: str) -> HttpResponse:
    """Ask, or begin."""
    require_importer(request.viewer)
    if request.method == "POST":
        undo.begin_undo(by=request.viewer, key=key, takes_changed=request.POST.get("changed") == "remove")
        return HttpResponseRedirect(reverse("imports:job", args=[key]), status=303)
    job = get_job(request.viewer, key=key)
    return render(request, "imports/undo.html", {"job": job, "plan": get_undo_plan(request.viewer, key=key)})
