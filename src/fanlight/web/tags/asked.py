"""Which tags a page is about: what its address asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from fanlight.accounts.viewers import Viewer
from fanlight.tags.models import Kind
from fanlight.tags.rules import State
from fanlight.tags.selectors.meanings import get_meaning
from fanlight.tags.selectors.tags import UNUSED, list_tags
from fanlight.web.tags.addresses import with_query
from fanlight.web.tags.lines import ShownTag, show_line
from fanlight.works.selectors.bins import list_undecided

PAGE = 50


@dataclass(frozen=True, slots=True)
class Bin:
    """Tags whose name has words of `text`, of a kind and state; or those undecided that works of a fandom carry."""

    KINDS: ClassVar = tuple(Kind.values)
    STATES: ClassVar = (*State, UNUSED)

    text: str = ""
    kind: str = ""
    state: str = ""
    fandom: str = ""
    after: str | None = None

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Bin":
        """Read an address; what it asks for that there is not is left out."""
        kind, state = given.get("kind", ""), given.get("state", "")
        return cls(
            text=given.get("q", "")[:200],
            kind=kind if kind in cls.KINDS else "",
            state=state if state in cls.STATES else "",
            fandom=given.get("fandom", "")[:500],
            after=given.get("after"),
        )

    def rows(self, viewer: Viewer, limit: int = PAGE) -> tuple[list[ShownTag], str | None]:
        """Give a page of the tags, and the token of the next. Raises: NotFound for a fandom that there is not."""
        if self.fandom:
            ids = get_meaning(viewer, kind=Kind.FANDOM, name=self.fandom).ids
            found, more = list_undecided(viewer, fandoms=ids, kind=self.kind, after=self.after, limit=limit)
            return [show_line(tag, works) for tag, works in found], more
        is_used = self.state == State.UNDECIDED
        tags, more = list_tags(
            viewer, text=self.text, kind=self.kind, state=self.state, is_used=is_used, after=self.after, limit=limit
        )
        return [show_line(tag) for tag in tags], more

    def href(self, view: str, *, after: str | None) -> str:
        """Give the address of a view about these, from another place on."""
        return with_query(view, q=self.text, kind=self.kind, state=self.state, fandom=self.fandom, after=after)
