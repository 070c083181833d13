"""A book's cover: its own, or one drawn from its title and its creators."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from fanlight.exports.selectors import get_cover
from fanlight.web.devices import challenge, for_devices
from fanlight.web.exports.files import cache
from fanlight.web.middleware import ViewerRequest
from fanlight.web.works.gates import is_gated
from fanlight.works.selectors.cards import get_card


@for_devices
@require_safe
def send(request: ViewerRequest, key: str) -> HttpResponseBase:
    """Send it. An e-reader that has it already is told so."""
    if not request.viewer.is_of_age and is_gated(request.viewer, get_card(request.viewer, key=key)):
        return challenge()
    cover = get_cover(request.viewer, key=key)
    etag = quote_etag(cover.digest)
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    made = cover.make(cache())
    return HttpResponse(made.data, content_type=made.media_type, headers={"ETag": etag})
