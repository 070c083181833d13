"""A reader's filters as search takes them: questions by name, and rules of what is not shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from fanlight.accounts.viewers import Viewer
from fanlight.kernel.text import fold
from fanlight.reading.selectors import FilterLine, list_beside, list_filters
from fanlight.search.edits import put_in
from fanlight.search.language import parse, write
from fanlight.search.query import AllOf, Query
from fanlight.search.results import Exclude


@dataclass(frozen=True, slots=True)
class Own:
    """What a reader saved: `pinned` stand on their pages, `excludes` hide works from their lists."""

    lines: Mapping[str, FilterLine]

    @property
    def pinned(self) -> list[FilterLine]:
        """Those that stand on the reader's pages."""
        return [line for line in self.lines.values() if line.is_pinned and not line.hides]

    @property
    def excludes(self) -> list[Exclude]:
        """Those that hide works."""
        return [Exclude(line.name, AllOf(parse(line.text).query.where)) for line in self.lines.values() if line.hides]

    def find_filter(self, name: str) -> Query | None:
        """Give the question that was saved under a name."""
        line = self.lines.get(fold(name))
        return parse(line.text).query if line else None


def own_of(viewer: Viewer) -> Own:
    """Give what the viewer saved."""
    return Own({line.folded: line for line in list_filters(viewer)})


def open_text(viewer: Viewer, line: FilterLine) -> str:
    """Give a filter's text so that it means the same to the viewer: somebody else's filters within it are put in."""
    if line.owner_id == viewer.user_id:
        return line.text
    theirs = Own({other.folded: other for other in list_beside(viewer, key=line.key)})
    return write(put_in(parse(line.text).query, theirs.find_filter))
