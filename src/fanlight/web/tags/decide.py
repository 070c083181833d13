"""One decision about one tag."""

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from fanlight.kernel.errors import Conflict, Invalid, NotFound, Refused
from fanlight.tags.selectors.tags import list_by_ids
from fanlight.web.middleware import ViewerRequest
from fanlight.web.reading.addresses import back
from fanlight.web.tags.acts import act, refuse, require_wrangler, tell


@require_POST
def decide(request: ViewerRequest) -> HttpResponse:
    """Do what the button says with the tag that the page showed, and go back there. Raises: Refused."""
    require_wrangler(request.viewer)
    given = request.POST
    number, seen = given.get("tag", ""), given.get("seen", "")
    do, name = ("merge", given["into"]) if "into" in given else (given.get("do", ""), given.get("name", ""))
    try:
        tags = list_by_ids(request.viewer, [int(number)] if number.isdecimal() and len(number) < 19 else [])
        if not tags:
            raise NotFound("There is no such tag any more.")
        version = int(seen) if seen.isdecimal() and len(seen) < 10 else None
        tell(request, act(tags[0], do, name, by=request.viewer, seen=version))
    except (Conflict, Invalid, NotFound, Refused) as error:
        refuse(request, error)
    return HttpResponseRedirect(back(request))
