"""Keeping a work from guests."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fanlight.web.middleware import ViewerRequest
from fanlight.works.actions.restrictions import restrict


@require_POST
def decide(request: ViewerRequest, key: str) -> HttpResponse:
    """Keep it from guests, or let them see it, and say so."""
    work = restrict(key=key, restricted=request.POST.get("do") == "restrict", by=request.viewer)
    kept, shown = _("Guests do not see this work any more."), _("Guests may see this work.")
    messages.success(request, kept if work.restricted else shown)
    return HttpResponseRedirect(reverse("works:work", args=[key]), status=303)
