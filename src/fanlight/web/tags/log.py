"""What was decided about tags, the newest first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.accounts.policies import can_wrangle
from fanlight.kernel.text import squish
from fanlight.tags.selectors.decisions import get_decision, line_of, list_decisions
from fanlight.tags.selectors.tags import get_tag
from fanlight.web.middleware import ViewerRequest
from fanlight.web.tags.addresses import read_label, with_query
from fanlight.web.tags.sayings import say_decision


@require_safe
def show(request: ViewerRequest) -> HttpResponse:
    """Show all, or those about a tag (`of`), those of somebody (`by`), or one (`key`)."""
    asked = request.GET
    of, by, after = asked.get("of", ""), squish(asked.get("by", "")), asked.get("after")
    if "key" in asked:
        lines, more = [line_of(get_decision(request.viewer, key=squish(asked["key"])))], None
    else:
        kind, name = read_label(of) if of else ("", "")
        tag = get_tag(request.viewer, kind=kind, name=name) if of else None
        lines, more = list_decisions(request.viewer, tag=tag, by_name=by, after=after)
    page = {"next": with_query("tags:log", of=of, by=by, after=more) if more else "", "previous": ""}
    context = {"said": map(say_decision, lines), "page": page, "of": of, "by": by, "may": can_wrangle(request.viewer)}
    return render(request, "tags/log.html", context)
