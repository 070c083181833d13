"""The feed of a creator."""

from django.contrib.auth.decorators import login_not_required
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from fanlight.search.query import Named, Query
from fanlight.web.feeds import atom
from fanlight.web.feeds.addresses import reader_of
from fanlight.web.middleware import ViewerRequest
from fanlight.works.selectors.readings import get_creator


@login_not_required  # the address tells who asks
@require_safe
def send(request: ViewerRequest, key: str) -> HttpResponseBase:
    """Send what is new of a creator's works."""
    viewer = reader_of(request)
    creator = get_creator(viewer, key=key)
    href = reverse("works:creator", args=[key])
    return atom.answer(request, viewer, atom.of_query(creator.name, href, Query((Named("creator-key", key),))))
