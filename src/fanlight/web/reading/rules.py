"""A reader's filters as pages take them: their own rules and the gate's, and a filter that somebody shared."""

from fanlight.accounts.viewers import Viewer
from fanlight.reading.selectors.filters import FilterLine, list_beside
from fanlight.search import readers
from fanlight.search.edits import put_in
from fanlight.search.language import parse, write
from fanlight.search.readers import Own
from fanlight.web.works.gates import gate_lists


def own_of(viewer: Viewer) -> Own:
    """Give what the viewer saved, and what the gate keeps from them."""
    return readers.own_of(viewer, gated=gate_lists(viewer))


def open_text(viewer: Viewer, line: FilterLine) -> str:
    """Give a filter's text so that it means the same to the viewer: somebody else's filters within it are put in."""
    if line.owner_id == viewer.user_id:
        return line.text
    theirs = Own({other.folded: other for other in list_beside(viewer, key=line.key)})
    return write(put_in(parse(line.text).query, theirs.find_filter))
