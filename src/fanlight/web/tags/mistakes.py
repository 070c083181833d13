"""All works with mistakes in their tags, the newest first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fanlight.kernel.errors import NotFound
from fanlight.web.middleware import ViewerRequest
from fanlight.web.works.repairs import act, find_decision, show_mistakes
from fanlight.works.policies import can_edit_tags
from fanlight.works.selectors.mistakes import find_last_repair, list_queue


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ViewerRequest) -> HttpResponse:
    """Show a page of them, older works than the id `before`; or take back what was decided for all works."""
    if not can_edit_tags(request.viewer):
        raise NotFound("There is no such page here.")
    if request.method == "POST":
        return act(request, "", reverse("tags:mistakes"))
    before = request.GET.get("before", "")
    is_place = before.isascii() and before.isdecimal() and len(before) < 19
    queue = list_queue(request.viewer, before=int(before) if is_place else 0)
    context = {
        "queue": queue,
        "works": [(work, show_mistakes(work.mistakes)) for work in queue.works],
        "decided": find_decision(request),
        "last": find_last_repair(request.viewer),
        "goes_on": is_place,
    }
    return render(request, "tags/mistakes.html", context)
