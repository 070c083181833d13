"""Deleting the files of an undone import for good: asked twice, for nothing brings them back."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fanlight.imports.actions import undo
from fanlight.imports.selectors.jobs import get_job
from fanlight.imports.selectors.undo import get_kept_files
from fanlight.web.imports.doors import require_importer
from fanlight.web.middleware import ViewerRequest


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ViewerRequest, key: str) -> HttpResponse:
    """Say what would go, ask once more, and only then begin."""
    require_importer(request.viewer)
    if request.POST.get("sure") == "yes":
        undo.begin_purge(by=request.viewer, key=key)
        return HttpResponseRedirect(reverse("imports:job", args=[key]), status=303)
    context = {
        "job": get_job(request.viewer, key=key),
        "kept": get_kept_files(request.viewer, key=key),
        "asked": request.method == "POST",
    }
    return render(request, "imports/purge.html", context)
