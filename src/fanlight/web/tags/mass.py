"""One decision about many tags that were ticked."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fanlight.kernel.errors import Conflict, FanlightError, Invalid, NotFound, Refused
from fanlight.tags.selectors.tags import list_by_ids
from fanlight.web.middleware import ViewerRequest
from fanlight.web.reading.addresses import back
from fanlight.web.tags.acts import act, refuse, require_wrangler

MOST = 200
"""Tags that are decided about at once."""

NAMED = 8
"""Of those that were, as many are named."""


@require_POST
def decide(request: ViewerRequest) -> HttpResponse:
    """Do what the button says with each tag that is ticked; say which ones it was, and why not with the others.

    Raises: Refused.
    """
    require_wrangler(request.viewer)
    do, name = request.POST.get("do", ""), request.POST.get("name", "")
    ticked = read_ticks(request.POST.getlist("tag")[:MOST])
    done, refused = [], list[FanlightError]()
    for tag in list_by_ids(request.viewer, ticked):
        try:
            act(tag, do, name, by=request.viewer, seen=ticked[tag.pk])
            done.append(tag.name)
        except (Conflict, Invalid, NotFound, Refused) as error:
            refused.append(error)
    tell_all(request, done, refused)
    if not ticked:
        messages.error(request, _("Tick the tags first that this is about."))
    return HttpResponseRedirect(back(request))


def tell_all(request: ViewerRequest, done: list[str], refused: list[FanlightError]) -> None:
    """Say on the next page what was decided and what was not, some of each by name."""
    if done:
        said = ngettext("Decided about %d tag:", "Decided about %d tags:", len(done)) % len(done)
        messages.success(request, f"{said} {', '.join(done[:NAMED])}{'…' if len(done) > NAMED else ''}")
    reasons = {str(error): error for error in refused}
    for why in list(reasons.values())[:NAMED]:
        refuse(request, why)
    if len(reasons) > NAMED:
        messages.error(request, _("%d tags in all are as they were.") % len(refused))


def read_ticks(values: list[str]) -> dict[int, int | None]:
    """Read ticks, `117.3`: the tag's id and the version that the page showed, or None where it said no version."""
    ticks: dict[int, int | None] = {}
    for value in values:
        number, _dot, version = value.partition(".")
        if number.isdecimal() and len(number) < 19:
            ticks[int(number)] = int(version) if version.isdecimal() and len(version) < 10 else None
    return ticks
