"""What somebody does who was forewarned: read on, or see the work no more."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fanlight.kernel.errors import Invalid
from fanlight.reading.actions import consents, lists
from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.reading.memories import remember

MOST = 1_000
"""Tags that one press accepts."""


@open_to_guests
@require_POST
def decide(request: ViewerRequest, key: str) -> HttpResponse:
    """Remember what was accepted and go to the text, or hide the work and go to the list."""
    if request.POST.get("do") == "hide":
        work = lists.hide_work(key=key, by=request.viewer)
        said = _("“%s” is hidden from your lists. Your lists’ own page shows it again.") % work.title[:100]
        messages.success(request, said)
        return HttpResponseRedirect(reverse("works:list"), status=303)
    tags = [_number(text) for text in request.POST.getlist("tag")[:MOST]]
    until, position = _number(request.POST.get("until", "0")), _number(request.POST.get("chapter", "0"))
    told = consents.accept(key=key, tags=tags, until=until, by=request.viewer)
    if request.viewer.user_id is None:
        remember(request, key, told)
    if request.POST.get("on") == "whole":
        place = f"#chapter-{position}" if position else ""
        return HttpResponseRedirect(reverse("works:whole", args=[key]) + place, status=303)
    return HttpResponseRedirect(reverse("works:chapter", args=[key, position or 1]), status=303)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 16):
        raise Invalid(_("This page is broken, or somebody has changed it. Load it again."))
    return int(text)
