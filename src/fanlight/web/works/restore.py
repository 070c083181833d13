"""Giving a chapter back what it said before."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fanlight.kernel.errors import Conflict
from fanlight.web.middleware import ViewerRequest
from fanlight.works.actions import versions


@require_POST
def restore(request: ViewerRequest, key: str, position: int, version: int) -> HttpResponse:
    """Make a version the current one again, and show the chapter's versions."""
    try:
        versions.restore(key=key, position=position, number=version, by=request.viewer)
        messages.success(request, _("The chapter says again what it said then. What it said last is a version too."))
    except Conflict as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("works:versions", args=[key, position]), status=303)
