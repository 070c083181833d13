"""A book's file, for an e-reader to keep."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe

from fanlight.exports.making import format_of
from fanlight.exports.names import file_name
from fanlight.exports.selectors import get_edition
from fanlight.reading.actions.places import note_sent
from fanlight.reading.rules.documents import document_of_bytes, document_of_name
from fanlight.web.devices import challenge, for_devices
from fanlight.web.middleware import ViewerRequest
from fanlight.web.works.gates import is_gated
from fanlight.works.selectors.cards import get_card


@for_devices
@require_safe
def send(request: ViewerRequest, key: str) -> HttpResponseBase:
    """Send the work as EPUB, and note by what its place will be told should the e-reader keep it here."""
    card = get_card(request.viewer, key=key)
    if is_gated(request.viewer, card):
        return challenge()
    edition, epub = get_edition(request.viewer, key=key), format_of("epub")
    etag = quote_etag(epub.digest(edition))
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    made, name = epub.make(edition), f"{file_name(edition.manuscript.title)}{epub.suffix}"
    documents = {document_of_bytes(made.data), document_of_name(name)}
    note_sent(documents=documents, work_id=card.id)
    headers = {"ETag": etag, "Content-Disposition": content_disposition_header(True, name) or ""}
    return HttpResponse(made.data, content_type=made.media_type, headers=headers)
