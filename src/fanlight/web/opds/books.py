"""A work as a book of the catalog: what both forms say of it, and where its files are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.template.loader import render_to_string
from django.urls import reverse

from fanlight.web.addresses import address
from fanlight.web.works.cards import mark_names, show_marks
from fanlight.web.works.figures import show_figures
from fanlight.works.selectors.cards import Card, SeriesLine, TagLine

EPUB = "application/epub+zip"
COVER = "image/png"
OPEN_ACCESS = "http://opds-spec.org/acquisition/open-access"
IMAGE, THUMBNAIL = "http://opds-spec.org/image", "http://opds-spec.org/image/thumbnail"


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
    marks = show_marks(card, reverse("works:list"), mark_names())
    context = {"card": card, "marks": marks, "figures": show_figures(card)}
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
        said=render_to_string("opds/_book.html", context),
        links=[
            Link(OPEN_ACCESS, address("opds:book", card.key), EPUB),
            Link(IMAGE, address("opds:cover", card.key), COVER),
            Link(THUMBNAIL, address("opds:cover", card.key), COVER),
            Link("alternate", address("works:work", card.key), "text/html"),
        ],
    )
