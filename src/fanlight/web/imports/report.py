"""An import's report to take away: as CSV for a spreadsheet, as JSON for a program."""

from django.http import Http404, StreamingHttpResponse
from django.views.decorators.http import require_safe

from fanlight.imports import reports
from fanlight.web.imports.doors import require_importer
from fanlight.web.imports.questions import read_question
from fanlight.web.middleware import ViewerRequest

FORMS = {"csv": (reports.write_csv, "text/csv"), "json": (reports.write_json, "application/json")}


@require_safe
def send(request: ViewerRequest, key: str, form: str) -> StreamingHttpResponse:
    """Send the report, or the part of it that is asked for, line by line: a long one takes no more memory."""
    require_importer(request.viewer)
    if form not in FORMS:
        raise Http404
    write, kind = FORMS[form]
    pieces = write(request.viewer, key=key, question=read_question(request.GET))
    response = StreamingHttpResponse(pieces, content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="import-{key}.{form}"'
    return response
