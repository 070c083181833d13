"""A text opened by somebody: what they have to be told first is said, and what they were shown is remembered."""

from fanlight.web.middleware import ViewerRequest
from fanlight.web.reading.forewarnings import foretell, note
from fanlight.web.works.readers import Reader, show_reader
from fanlight.works.selectors.readings import Reading


def open_reader(request: ViewerRequest, reading: Reading, *, whole: bool = False) -> Reader:
    """Make a reading ready for its reader."""
    foretold = foretell(request, reading)
    reader = show_reader(reading, foretold, whole=whole)
    if reader.shows_text:
        note(request, reading, foretold)
    return reader
