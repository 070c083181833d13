"""From a chapter's number to the chapter."""

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.works.contents import chapter_href, read_number, table_href
from fanlight.works.selectors.readings import list_positions


@open_to_guests
@require_safe
def lead(request: ViewerRequest, key: str) -> HttpResponse:
    """Lead to the chapter of a number; where there is none, to the table of contents as near to it as can be."""
    to = read_number(request.GET.get("to", "").strip())
    is_there = to in list_positions(request.viewer, key=key)
    return HttpResponseRedirect(chapter_href(key, to) if is_there else table_href(key, to))
