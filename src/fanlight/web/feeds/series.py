"""The feed of a series."""

from django.contrib.auth.decorators import login_not_required
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from fanlight.search.query import Named, Query
from fanlight.web.feeds import atom
from fanlight.web.feeds.addresses import reader_of
from fanlight.web.middleware import ViewerRequest
from fanlight.works.selectors.readings import get_series


@login_not_required  # the address tells who asks
@require_safe
def send(request: ViewerRequest, key: str) -> HttpResponseBase:
    """Send what is new of a series' works."""
    viewer = reader_of(request)
    series = get_series(viewer, key=key)
    href = reverse("works:series", args=[key])
    return atom.answer(request, viewer, atom.of_query(series.title, href, Query((Named("series-key", key),))))
