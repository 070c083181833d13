"""A picture that came with a work."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.works.original import NOTHING_ALLOWED
from fanlight.works.selectors.originals import get_picture

MEDIA_TYPES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"})
"""What a browser shows without being able to run anything in it; an SVG is a program."""

FOR_EVER = "private, max-age=31536000, immutable"
"""An address that is a SHA-256 never means another picture."""


@open_to_guests
@require_safe
def send(request: ViewerRequest, sha256: str) -> FileResponse | HttpResponse:
    """Send a picture to be shown in a text."""
    stored = get_picture(request.viewer, sha256=sha256)
    if stored.format not in MEDIA_TYPES:
        return render(request, "404.html", status=404)
    headers = {"Cache-Control": FOR_EVER, "Content-Security-Policy": NOTHING_ALLOWED}
    return FileResponse(stored.path.open("rb"), content_type=stored.format, headers=headers)
