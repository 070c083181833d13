"""What a list holds, as a zip: its works in its order, under the reader's own rules, as the pages show them."""

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fanlight.exports import shelves
from fanlight.exports.making import FORMATS
from fanlight.exports.selectors import list_editions
from fanlight.kernel.errors import Invalid
from fanlight.search.language import write
from fanlight.search.notices import HARMLESS
from fanlight.search.query import Node
from fanlight.web.exports import files
from fanlight.web.exports.turns import in_turn
from fanlight.web.middleware import ViewerRequest
from fanlight.web.works import questions
from fanlight.web.works.finding import list_found


@require_safe
def send(request: ViewerRequest, form: str) -> HttpResponseBase:
    """Send the works that the question of the address finds."""
    return send_found(request, form, _("Works"))


def send_found(request: ViewerRequest, form: str, title: str, *scope: Node) -> HttpResponseBase:
    """Send what a question finds within a scope.

    Raises: Invalid for one of which a part cannot be read, Conflict where as much is being sent as can be.
    """
    if form not in FORMATS or FORMATS[form].is_slow:
        raise Http404
    asked = questions.read(request.GET, request.path, *scope)
    if any(notice.code not in HARMLESS for notice in asked.notices):
        raise Invalid(_("A part of this question cannot be read, so nothing was taken. The list says which."), at="q")
    number, keys = list_found(request.viewer, asked, most=files.MOST_WORKS)
    pieces = shelves.stream_zip(list_editions(request.viewer, keys=keys), FORMATS[form], alone=True)
    command = files.command_for(request.viewer, write(asked.whole))
    return files.stream(in_turn(pieces, works=number, command=command), title)
