"""The feed of a saved filter: it follows the filter, whatever becomes of its question."""

from django.contrib.auth.decorators import login_not_required
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from fanlight.reading.selectors.filters import get_filter
from fanlight.search.language import parse
from fanlight.web.feeds import atom
from fanlight.web.feeds.addresses import reader_of
from fanlight.web.middleware import ViewerRequest
from fanlight.web.reading.rules import open_text


@login_not_required  # the address tells who asks
@require_safe
def send(request: ViewerRequest, key: str) -> HttpResponseBase:
    """Send what is new of the works that a filter finds: the viewer's own, or one that is shared."""
    viewer = reader_of(request)
    line = get_filter(viewer, key=key)
    query = parse(open_text(viewer, line)).query
    return atom.answer(request, viewer, atom.of_query(line.name, reverse("reading:filter", args=[key]), query))
