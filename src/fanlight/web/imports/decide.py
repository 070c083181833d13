"""Letting in what waited, leaving it out, or having it wait again."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from fanlight.imports.actions.acceptances import accept
from fanlight.imports.actions.reviews import dismiss, restore
from fanlight.imports.selectors.reviews import get_card
from fanlight.kernel.errors import Invalid
from fanlight.web.imports.sheets import read_place
from fanlight.web.imports.waiting import address_after, say_accepted, say_dismissed, say_restored
from fanlight.web.middleware import ViewerRequest

COPY = {"accept": None, "next": None, "copy": True, "own": False}
"""What a button says about the work that is here already, if there is one."""


@require_POST
def decide(request: ViewerRequest, key: str) -> HttpResponse:
    """Do what was pressed. Raises: as the actions do."""
    do, viewer = request.POST.get("do", ""), request.viewer
    if do == "dismiss":
        dismiss(by=viewer, key=key)
        messages.success(request, say_dismissed(get_card(viewer, key=key)))
        return HttpResponseRedirect(reverse("imports:reviews"), status=303)
    if do == "restore":
        restore(by=viewer, key=key)
        messages.success(request, say_restored())
        return HttpResponseRedirect(reverse("imports:review", args=[key]), status=303)
    if do not in COPY:
        raise Invalid("There is nothing of this kind to decide.", at="do")
    revision = read_place(request.POST["revision"]) if "revision" in request.POST else None
    accepted = accept(by=viewer, key=key, revision=revision, as_copy=COPY[do])
    messages.success(request, say_accepted(accepted))
    href = address_after(viewer, key) if do == "next" else reverse("works:work", args=[accepted.work_key])
    return HttpResponseRedirect(href, status=303)
