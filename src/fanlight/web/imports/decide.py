"""Letting in what waited, leaving it out, or having it wait again."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fanlight.imports.actions.reviews import dismiss, restore
from fanlight.imports.selectors.reviews import get_card
from fanlight.kernel.errors import Invalid
from fanlight.web.imports.acceptances import COPY, let_in
from fanlight.web.imports.waiting import say_dismissed, say_restored
from fanlight.web.middleware import ViewerRequest


@require_POST
def decide(request: ViewerRequest, key: str) -> HttpResponse:
    """Do what was pressed. Raises: as the actions do."""
    do, viewer = request.POST.get("do", ""), request.viewer
    if do in COPY:
        return let_in(request, key, do)
    if do == "dismiss":
        dismiss(by=viewer, key=key)
        messages.success(request, say_dismissed(get_card(viewer, key=key)))
        return HttpResponseRedirect(reverse("imports:reviews"), status=303)
    if do == "restore":
        restore(by=viewer, key=key)
        messages.success(request, say_restored())
        return HttpResponseRedirect(reverse("imports:review", args=[key]), status=303)
    raise Invalid(_("There is nothing of this kind to decide."), at="do")
