"""Letting in one that waited, and where that leads."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from fanlight.imports.actions.acceptances import accept
from fanlight.imports.selectors.reviews import get_card
from fanlight.kernel.errors import Conflict
from fanlight.web.imports.sheets import read_place
from fanlight.web.imports.waiting import address_after, say_accepted
from fanlight.web.middleware import ViewerRequest

COPY = {"accept": None, "next": None, "copy": True, "own": False}
"""What a button says about the work that is here already, if there is one."""


def let_in(request: ViewerRequest, key: str, do: str) -> HttpResponse:
    """Let one in, and lead to the work or to what waits next.

    One that has a twin, or that was changed in another window, is shown again with what there is to say.
    Raises: as the action does.
    """
    viewer, given = request.viewer, request.POST
    revision = read_place(given["revision"]) if "revision" in given else None
    try:
        accepted = accept(by=viewer, key=key, revision=revision, as_copy=COPY[do])
    except Conflict as error:
        if get_card(viewer, key=key).state != "waiting":
            raise
        messages.warning(request, str(error))
        return HttpResponseRedirect(reverse("imports:review", args=[key]), status=303)
    messages.success(request, say_accepted(accepted))
    href = address_after(viewer, key) if do == "next" else reverse("works:work", args=[accepted.work_key])
    return HttpResponseRedirect(href, status=303)
