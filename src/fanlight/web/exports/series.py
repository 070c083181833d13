"""A series as a file: one book with a part for each work, or a zip of them."""

from django.http import Http404
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from fanlight.exports import shelves
from fanlight.exports.books import MOST_WORKS, book_of
from fanlight.exports.making import FORMATS
from fanlight.exports.selectors import list_editions
from fanlight.web.exports import files
from fanlight.web.exports.turns import in_turn
from fanlight.web.middleware import ViewerRequest
from fanlight.works.selectors.readings import get_series


@require_safe
def send(request: ViewerRequest, key: str, form: str) -> HttpResponseBase:
    """Send the works of a series that the viewer may see, in its order."""
    if form != files.BOOK and (form not in FORMATS or FORMATS[form].is_slow):
        raise Http404
    series = get_series(request.viewer, key=key)
    keys = [part.card.key for part in series.parts]
    if form == files.BOOK:
        editions = list_editions(request.viewer, keys=keys[: MOST_WORKS + 1])
        return files.attachment(book_of(list(editions), FORMATS["epub"], title=series.title), series.title)
    editions = list_editions(request.viewer, keys=keys)
    pieces = shelves.stream_zip(editions, FORMATS[form], pattern="{part} {title}", alone=True)
    command = f"fanlight export --series {key} -o FOLDER"
    return files.stream(in_turn(pieces, works=len(keys), command=command), series.title)
