"""Tags by name, kind, state and fandom, to be decided about together; a bin is this page asked for undecided ones."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.accounts.policies import can_wrangle
from fanlight.web.middleware import ViewerRequest
from fanlight.web.tags.asked import Bin
from fanlight.web.tags.sayings import say_state
from fanlight.web.works.tables import kind_label


@require_safe
def show(request: ViewerRequest) -> HttpResponse:
    """Show a page of them."""
    asked = Bin.of(request.GET)
    rows, more = asked.rows(request.viewer)
    context = {
        "asked": asked,
        "rows": rows,
        "page": {"next": asked.href("tags:search", after=more) if more else "", "previous": ""},
        "queue": asked.href("tags:queue", after=None),
        "kinds": [(kind, kind_label(kind, 2)) for kind in asked.KINDS],
        "states": [(state, say_state(state)) for state in asked.STATES],
        "may": can_wrangle(request.viewer),
    }
    return render(request, "tags/search.html", context)
