"""One decision about many tags that were ticked."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fanlight.kernel.errors import Conflict, Invalid, NotFound, Refused
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
    ids = [int(number) for number in request.POST.getlist("tag")[:MOST] if number.isdecimal() and len(number) < 19]
    done, refused = [], {}
    for tag in list_by_ids(request.viewer, ids):
        try:
            act(tag, request.POST.get("do", ""), request.POST.get("name", ""), by=request.viewer)
            done.append(tag.name)
        except (Conflict, Invalid, NotFound, Refused) as error:
            refused[str(error)] = error
    if done:
        said = ngettext("Decided about %d tag:", "Decided about %d tags:", len(done)) % len(done)
        messages.success(request, f"{said} {', '.join(done[:NAMED])}{'…' if len(done) > NAMED else ''}")
    for why in list(refused.values())[:NAMED]:
        refuse(request, why)
    if not ids:
        messages.error(request, _("Tick the tags first that this is about."))
    return HttpResponseRedirect(back(request))
