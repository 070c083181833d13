"""Where files are dropped, and what became of earlier ones."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.imports.selectors.jobs import list_jobs
from fanlight.imports.selectors.watches import list_watched
from fanlight.web.imports.doors import require_importer
from fanlight.web.middleware import ViewerRequest
from fanlight.works.selectors.figures import is_empty


@require_safe
def show(request: ViewerRequest) -> HttpResponse:
    """Show the place for files and the newest jobs."""
    require_importer(request.viewer)
    context = {
        "jobs": list_jobs(request.viewer),
        "watched": list_watched(request.viewer),
        "is_empty": is_empty(request.viewer),
    }
    return render(request, "imports/index.html", context)
