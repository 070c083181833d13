"""Tags as rows of a page."""

from dataclasses import dataclass

from fanlight.accounts.viewers import Viewer
from fanlight.search.query import Query, TagNamed
from fanlight.search.selectors import find
from fanlight.tags.selectors.tags import TagLine
from fanlight.web.tags.addresses import tag_page
from fanlight.web.tags.sayings import say_state


@dataclass(frozen=True, slots=True)
class ShownTag:
    """A tag with the address of its page and its state in words; `works` is what a list counts beside it."""

    tag: TagLine
    href: str
    state: str
    works: int


def show_line(tag: TagLine, works: int | None = None) -> ShownTag:
    """Make a row."""
    return ShownTag(tag, tag_page(tag.kind, tag.name), say_state(tag.state), tag.uses if works is None else works)


def carried(viewer: Viewer, kind: str, name: str) -> int:
    """Count the works that are found under a name."""
    return find(Query((TagNamed(kind, name),)), viewer, limit=1).total
