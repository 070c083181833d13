"""A series as a file: one book with a part for each work, or a zip of them."""

from django.http import Http404
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from fanlight.exports import shelves
from fanlight.exports.books import book_of
from fanlight.exports.making import FORMATS
from fanlight.exports.selectors import list_editions
from fanlight.web.exports import files
from fanlight.web.middleware import ViewerRequest
from fanlight.works.selectors.readings import get_series


@require_safe
def send(request: ViewerRequest, key: str, form: str) -> HttpResponseBase:
    """Send the works of a series that the viewer may see, in its order."""
    if form != files.BOOK and (form not in FORMATS or FORMATS[form].is_slow):
        raise Http404
    series = get_series(request.viewer, key=key)
    editions = list_editions(request.viewer, keys=[part.card.key for part in series.parts][: files.MOST_WORKS])
    if form == files.BOOK:
        return files.attachment(book_of(list(editions), FORMATS["epub"], title=series.title), series.title)
    pieces = shelves.stream_zip(editions, FORMATS[form], pattern="{part} {title}", alone=True)
    return files.stream(pieces, series.title)
