"""What is by a creator, as a zip."""

from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from fanlight.search.query import Named
from fanlight.web.exports.list import send_found
from fanlight.web.middleware import ViewerRequest
from fanlight.works.selectors.readings import get_creator


@require_safe
def send(request: ViewerRequest, key: str, form: str) -> HttpResponseBase:
    """Send the works by a name that the question of the address finds."""
    creator = get_creator(request.viewer, key=key)
    return send_found(request, form, creator.name, Named("creator-key", key))
