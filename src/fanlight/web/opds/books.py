"""A work as a book of the catalog: what both forms say of it, and where its files are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache

from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fanlight.kernel.clock import now
from fanlight.web.addresses import address, page
from fanlight.web.works import pictures
from fanlight.web.works.cards import mark_names, show_marks
from fanlight.web.works.figures import say_place, show_figures
from fanlight.works.selectors.cards import Card, SeriesLine, TagLine

EPUB = "application/epub+zip"
COVER = "image/png"
OPEN_ACCESS = "http://opds-spec.org/acquisition/open-access"
IMAGE, THUMBNAIL = "http://opds-spec.org/image", "http://opds-spec.org/image/thumbnail"

REMEMBERED = 1_000
"""Books kept as they were made ready, some 8,000 bytes each with their cards."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address of a book's; `relation` is OPDS 1.2's word for it."""

    relation: str
    href: str
    type: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """A book. `authors` are names with their pages, `said` is HTML: marks, series, summary, figures."""

    id: str
    title: str
    authors: Sequence[tuple[str, str]]
    language: str | None
    published: date | None
    updated: datetime
    subjects: Sequence[TagLine]
    series: Sequence[SeriesLine]
    said: str
    links: Sequence[Link]


def show_book(card: Card) -> Book:
    """Make a work ready."""
    return _show(card, timezone.localtime(now()).date(), get_language())


@lru_cache(REMEMBERED)
def _show(card: Card, today: date, language: str | None) -> Book:  # noqa: ARG001  they tell one book from another
    day = card.updated or card.published
    return Book(
        id=f"urn:fanlight:work:{card.key}",
        title=card.title,
        authors=[(creator.name, address("works:creator", creator.key)) for creator in card.creators]
        if not card.anonymous
        else [],
        language=card.language,
        published=card.published,
        updated=datetime.combine(day, time.min, UTC) if day else card.added_at,
        subjects=[tag for tags in card.tags.values() for tag in tags],
        series=card.series,
        said=_write_said(card),
        links=[
            Link(OPEN_ACCESS, address("opds:book", card.key), EPUB),
            Link(IMAGE, address("opds:cover", card.key), COVER),
            Link(THUMBNAIL, address("opds:cover", card.key), COVER),
            Link("alternate", address("works:work", card.key), "text/html"),
        ],
    )


def _write_said(card: Card) -> str:
    """Write what a book says of itself, as HTML; not by a template, as entries of feeds are not."""
    marks = " · ".join(mark.words for mark in show_marks(card, page("works:list"), mark_names()))
    series = "".join(f"<p>{escape(_say_series(line))}</p>" for line in card.series)
    summary = pictures.place(card.summary) if card.summary else ""
    return f"<p>{escape(marks)}</p>{series}{summary}<p>{escape(' · '.join(show_figures(card)))}</p>"


def _say_series(line: SeriesLine) -> str:
    if line.position is None:
        return line.title
    return _("Part %(number)s of %(title)s") % {"number": say_place(line.position), "title": line.title}
