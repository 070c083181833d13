"""A place that KOReader asks to keep."""

import json
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from fanlight.kernel.errors import Invalid
from fanlight.reading.actions.places import keep
from fanlight.web.devices import reader_in_sync
from fanlight.web.kosync.answers import INVALID, refuse, unauthorized

LONGEST = 10_000
"""Bytes of a place."""


@csrf_exempt  # no cookie is looked at: the headers say who asks
@login_not_required
@require_http_methods(["PUT"])
def put(request: HttpRequest) -> JsonResponse:
    """Keep the place."""
    reader = reader_in_sync(request)
    if reader is None:
        return unauthorized()
    said = _read(request)
    try:
        at = keep(
            document=_text(said, "document"),
            progress=_text(said, "progress"),
            percentage=said.get("percentage"),
            device=_text(said, "device"),
            device_id=_text(said, "device_id"),
            by=reader,
        )
    except Invalid as error:
        return refuse(INVALID, str(error))
    return JsonResponse({"document": said["document"], "timestamp": int(at.timestamp())})


def _read(request: HttpRequest) -> dict[str, Any]:
    try:
        found = json.loads(request.read(LONGEST + 1))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _text(said: dict[str, Any], name: str) -> str:
    found = said.get(name, "")
    text = str(found) if isinstance(found, str | int | float) else ""
    return "".join(sign for sign in text if sign.isprintable())
