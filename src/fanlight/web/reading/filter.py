"""One filter: opened, which leads to its list, or changed."""

from typing import TypedDict

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fanlight.kernel.errors import Conflict, Invalid
from fanlight.reading.actions import filters
from fanlight.reading.selectors.filters import get_filter
from fanlight.web.middleware import ViewerRequest
from fanlight.web.reading.addresses import back
from fanlight.web.reading.rules import open_text
from fanlight.web.works.questions import Asked


class _Change(TypedDict, total=False):
    is_pinned: bool
    is_shared: bool
    hides: bool


_SET: dict[str, _Change] = {
    "pin": {"is_pinned": True},
    "unpin": {"is_pinned": False},
    "share": {"is_shared": True},
    "unshare": {"is_shared": False},
    "hide": {"hides": True},
    "show": {"hides": False},
}
"""What each button changes."""


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ViewerRequest, key: str) -> HttpResponse:
    """Lead to the filter's list; or do what a button of its page says."""
    if request.method != "POST":
        text = open_text(request.viewer, get_filter(request.viewer, key=key))
        return HttpResponseRedirect(Asked.of_text(text, reverse("works:list")))
    try:
        do(request, key)
    except (Conflict, Invalid) as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(back(request))


def do(request: ViewerRequest, key: str) -> None:
    """Do what the button says. Raises: NotFound; Invalid, Conflict, for a name or for no such button."""
    act = request.POST.get("do", "")
    if act in _SET:
        filters.change(key=key, by=request.viewer, **_SET[act])
    elif act == "rename":
        filters.change(key=key, by=request.viewer, name=request.POST.get("name", ""))
    elif act == "delete":
        gone = filters.delete(key=key, by=request.viewer)
        messages.success(request, _("“%(name)s” is gone. It was: %(text)s") % {"name": gone.name, "text": gone.text})
    else:
        raise Invalid(_("That cannot be done with a filter."), at="do")
