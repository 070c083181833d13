"""Trying again what could not be read."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from fanlight.imports.actions import retries
from fanlight.web.imports.questions import read_number
from fanlight.web.middleware import ViewerRequest


@require_POST
def begin(request: ViewerRequest, key: str) -> HttpResponse:
    """Try all that failed, or what failed for one `reason`, or the file of one `number`."""
    number = read_number(request.POST.get("number", ""))
    retries.retry(by=request.viewer, key=key, reason=request.POST.get("reason"), number=number if number >= 0 else None)
    return HttpResponseRedirect(reverse("imports:job", args=[key]), status=303)
