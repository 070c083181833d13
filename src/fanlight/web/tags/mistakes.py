"""All works with mistakes in their tags, the newest first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.kernel.errors import NotFound
from fanlight.web.middleware import ViewerRequest
from fanlight.web.works.repairs import show_mistakes
from fanlight.works.policies import can_edit_tags
from fanlight.works.selectors.mistakes import find_last_repair, list_queue


@require_safe
def show(request: ViewerRequest) -> HttpResponse:
    """Show a page of them; `before` is the id from which it goes on to older works."""
    if not can_edit_tags(request.viewer):
        raise NotFound("There is no such page here.")
    before = request.GET.get("before", "")
    is_place = before.isascii() and before.isdecimal() and len(before) < 19
    queue = list_queue(request.viewer, before=int(before) if is_place else 0)
    context = {
        "queue": queue,
        "works": [(work, show_mistakes(work.mistakes)) for work in queue.works],
        "last": find_last_repair(request.viewer),
        "goes_on": is_place,
    }
    return render(request, "tags/mistakes.html", context)
