"""A work sent to the reader's e-reader."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fanlight.exports.actions import mails
from fanlight.kernel.errors import Conflict, Invalid
from fanlight.web.middleware import ViewerRequest


@require_POST
def send(request: ViewerRequest, key: str) -> HttpResponse:
    """Send it, say where it went, and go back to the work."""
    try:
        address = mails.send(key=key, by=request.viewer)
    except (Conflict, Invalid) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("On its way to %s.") % address)
    return HttpResponseRedirect(reverse("works:work", args=[key]))
