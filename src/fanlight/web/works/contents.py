"""A table of contents made ready for its templates: a work may have hundreds of chapters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fanlight.web.addresses import address
from fanlight.web.works.figures import say_number
from fanlight.works.selectors.cards import TagLine
from fanlight.works.selectors.readings import ContentsLine


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A chapter's line; `has_title` tells its own title from "Chapter 3"."""

    href: str
    position: int
    title: str
    has_title: bool
    words: str
    published: date | None
    tags: Sequence[TagLine]
    is_gone: bool = False


def show_contents(key: str, contents: Sequence[ContentsLine]) -> list[ShownLine]:
    """Make a work's table of contents ready."""
    unnamed, whole = _("Chapter %s"), address("works:work", key)
    return [
        ShownLine(
            href=f"{whole}chapters/{line.position}/",
            position=line.position,
            title=line.title or unnamed % say_number(line.position),
            has_title=bool(line.title),
            words=say_number(line.words),
            published=line.published,
            tags=line.tags,
            is_gone=line.gone_at is not None,
        )
        for line in contents
    ]
