"""An import: how far it is while it runs, and its report."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.imports.selectors.jobs import get_job
from fanlight.web.imports.doors import require_importer
from fanlight.web.imports.questions import read_question
from fanlight.web.imports.reports import show_groups, show_report
from fanlight.web.middleware import ViewerRequest


@require_safe
def show(request: ViewerRequest, key: str) -> HttpResponse:
    """Show progress, or the report, or those files that are asked for; htmx asks for the moving part alone."""
    require_importer(request.viewer)
    job = get_job(request.viewer, key=key)
    if request.htmx and job.is_done:
        return HttpResponse(headers={"HX-Refresh": "true"})
    if request.htmx:
        return render(request, "imports/job.html#progress", {"job": job, "groups": show_groups(job)})
    context = {"job": job} | show_report(request.viewer, job, read_question(request.GET))
    return render(request, "imports/job.html", context)
