"""An import: how far it is while it runs, and its report."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.imports.selectors.jobs import get_job, list_files
from fanlight.web.imports.doors import require_importer
from fanlight.web.imports.reports import read_number, read_outcome, show_groups, show_sections
from fanlight.web.middleware import ViewerRequest


@require_safe
def show(request: ViewerRequest, key: str) -> HttpResponse:
    """Show progress, or the report, or the files of one outcome; htmx asks for the moving part alone."""
    require_importer(request.viewer)
    job = get_job(request.viewer, key=key)
    context = {"job": job, "groups": show_groups(job)}
    if request.htmx and not job.is_done:
        return render(request, "imports/job.html#progress", context)
    if request.htmx:
        return HttpResponse(headers={"HX-Refresh": "true"})
    outcome, after = read_outcome(request.GET.get("outcome", "")), read_number(request.GET.get("after", ""))
    if outcome:
        context |= {"outcome": outcome, "files": list_files(request.viewer, key=key, outcome=outcome, after=after)}
    elif job.is_done:
        context |= {"sections": show_sections(request.viewer, job)}
    return render(request, "imports/job.html", context)
