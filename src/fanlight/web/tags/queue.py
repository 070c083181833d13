"""One undecided tag after the other, each decided by one key."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.web.middleware import ViewerRequest
from fanlight.web.tags.acts import require_wrangler
from fanlight.web.tags.asked import Bin
from fanlight.web.tags.offers import last_own, offer


@require_safe
def show(request: ViewerRequest) -> HttpResponse:
    """Show the next tag with what it is likely to be, and on how many works a key acts. Raises: Refused."""
    require_wrangler(request.viewer)
    given = request.GET.copy()
    given["state"] = "undecided"
    asked = Bin.of(given)
    rows, more = asked.rows(request.viewer, limit=1)
    context = {
        "asked": asked,
        "offer": offer(request.viewer, rows[0]) if rows else None,
        "here": asked.href("tags:queue", after=asked.after),
        "skip": asked.href("tags:queue", after=more) if more else "",
        "start": asked.href("tags:queue", after=None) if asked.after else "",
        "last": last_own(request.viewer),
    }
    return render(request, "tags/queue.html", context)
