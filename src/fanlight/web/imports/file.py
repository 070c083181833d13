"""A file that could not be read, given back as it came."""

from django.http import FileResponse
from django.views.decorators.http import require_safe

from fanlight.imports.selectors.files import open_failed_file
from fanlight.web.imports.doors import require_importer
from fanlight.web.middleware import ViewerRequest
from fanlight.web.works.original import NOTHING_ALLOWED, file_name


@require_safe
def send(request: ViewerRequest, key: str, number: int) -> FileResponse:
    """Send the file to be saved, never to be shown."""
    require_importer(request.viewer)
    name, opened = open_failed_file(request.viewer, key=key, number=number)
    return FileResponse(
        opened,
        as_attachment=True,
        filename=file_name(name),
        content_type="application/octet-stream",
        headers={"Content-Security-Policy": NOTHING_ALLOWED},
    )
