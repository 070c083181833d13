"""Bringing in again what was undone."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from fanlight.imports.actions import undo
from fanlight.web.middleware import ViewerRequest


@require_POST
def begin(request: ViewerRequest, key: str) -> HttpResponse:
    """Begin, and show how far it is."""
    job = undo.bring_again(by=request.viewer, key=key)
    return HttpResponseRedirect(reverse("imports:job", args=[job.key]), status=303)
