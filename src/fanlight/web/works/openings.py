"""A text opened by somebody: what they have to be told first is said, and what they were shown is remembered."""

from fanlight.reading.selectors.forewarnings import list_withheld
from fanlight.web.middleware import ViewerRequest
from fanlight.web.reading.forewarnings import foretell, note
from fanlight.web.works.readers import Reader, show_reader
from fanlight.works.selectors.cards import get_card
from fanlight.works.selectors.readings import Reading


def open_reader(request: ViewerRequest, reading: Reading, *, whole: bool = False) -> Reader:
    """Make a reading ready for its reader."""
    foretold = foretell(request, reading)
    reader = show_reader(reading, foretold, whole=whole)
    if reader.shows_text:
        note(request, reading, foretold)
    return reader


def is_withheld(request: ViewerRequest, key: str, position: int) -> bool:
    """Tell whether the viewer has to be told something before any of a chapter's text. Raises: NotFound."""
    work = get_card(request.viewer, key=key).id
    withheld = list_withheld(request.viewer, [work])
    closed = withheld.get(work, frozenset())
    return closed is None or position in closed
