"""What waits for a decision, by kind and by fandom: where a wrangler begins."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.tags.models import Kind
from fanlight.tags.selectors.decisions import list_decisions
from fanlight.tags.selectors.lists import list_most_used
from fanlight.tags.selectors.tags import count_undecided
from fanlight.web.middleware import ViewerRequest
from fanlight.web.tags.acts import require_wrangler
from fanlight.web.tags.addresses import with_query
from fanlight.web.tags.sayings import say_decision
from fanlight.web.works.tables import kind_label

FANDOMS = 60


@require_safe
def show(request: ViewerRequest) -> HttpResponse:
    """Show how much waits of each kind, the fandoms, and the last decisions. Raises: Refused."""
    require_wrangler(request.viewer)
    waiting = count_undecided(request.viewer)
    kinds = [
        (kind_label(kind, 2), waiting[kind], with_query("tags:queue", kind=kind),
         with_query("tags:search", kind=kind, state="undecided"))
        for kind in Kind.values if kind in waiting
    ]  # fmt: skip
    rows = list_most_used(request.viewer, kind=Kind.FANDOM, limit=FANDOMS)
    fandoms = [(with_query("tags:search", fandom=row.name), row.name, row.uses) for row in rows]
    lines, _ = list_decisions(request.viewer, limit=8)
    context = {"kinds": kinds, "fandoms": fandoms, "said": map(say_decision, lines)}
    return render(request, "tags/bins.html", context)
