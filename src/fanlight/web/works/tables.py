"""The table of a work's tags by kind, as AO3 has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language, ngettext

from fanlight.tags.models import Kind
from fanlight.web.works.cards import tag_href, tag_words
from fanlight.web.works.folding import ShownTag
from fanlight.works.selectors.cards import Card, TagLine


@dataclass(frozen=True, slots=True)
class TableRow:
    """A kind's row."""

    kind: str
    label: str
    tags: Sequence[ShownTag]


def kind_label(kind: str, number: int) -> str:
    """Give a kind's heading for so many tags."""
    return _label(kind, number, get_language())


@lru_cache(1000)
def _label(kind: str, number: int, language: str | None) -> str:  # noqa: ARG001  the language tells one from another
    labels = {
        Kind.RATING: ngettext("Rating", "Ratings", number),
        Kind.WARNING: ngettext("Archive warning", "Archive warnings", number),
        Kind.CATEGORY: ngettext("Category", "Categories", number),
        Kind.FANDOM: ngettext("Fandom", "Fandoms", number),
        Kind.RELATIONSHIP: ngettext("Relationship", "Relationships", number),
        Kind.CHARACTER: ngettext("Character", "Characters", number),
        Kind.FREEFORM: ngettext("Additional tag", "Additional tags", number),
    }
    return labels.get(Kind(kind), kind) if kind in Kind.values else kind


def show_table(card: Card, works: str) -> list[TableRow]:
    """Give the rows of a work's table, in AO3's order."""
    return [
        TableRow(
            kind=kind,
            label=kind_label(kind, len(lines)),
            tags=[_shown(line, works) for line in lines],
        )
        for kind, lines in card.tags.items()
    ]


def _shown(line: TagLine, works: str) -> ShownTag:
    return tag_href(works, line.kind, line.name), tag_words(line), "warned" if line.is_warned else ""
