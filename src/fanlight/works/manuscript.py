"""The Manuscript: a work outside the database.

Every importer produces one, every exporter takes one, `fanlight show KEY --json` prints one. All values are frozen and
compare by content. HTML fields are clean (kernel.html). Unknown is None or an empty tuple, never a made-up value.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

FORMAT = "fanlight-manuscript/1"

Kind = Literal["rating", "warning", "category", "fandom", "relationship", "character", "freeform"]
CreatorRole = Literal["author", "archivist", "translator", "contributor"]
Relation = Literal["inspired_by", "inspired", "translation_of", "translated_into"]
Certainty = Literal["certain", "likely", "uncertain"]


@dataclass(frozen=True, slots=True)
class Creator:
    """The name a work is by; `login` is the account behind it at the source, where that is known."""

    name: str
    login: str | None = None
    url: str | None = None
    role: CreatorRole = "author"


@dataclass(frozen=True, slots=True)
class Tag:
    """A typed label, spelled as the author spelled it."""

    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class SeriesPlace:
    """A place in a series. `position` counts from 1; some sources give none, or a half.

    An `anthology` is a book that somebody made of works by whomever, so that its title alone tells it from others.
    """

    title: str
    position: float | None = None
    url: str | None = None
    anthology: bool = False


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection that the source filed the work in."""

    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Gift:
    """Somebody the work was given to."""

    recipient: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """Another work that this one comes from or led to. `language` is that of a translation, as the source names it."""

    relation: Relation
    title: str | None = None
    creator: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A numbered part of a work. `position` counts from 1 without gaps; `published` is an ISO date."""

    position: int
    title: str | None = None
    summary: str | None = None
    notes: str | None = None
    end_notes: str | None = None
    text: str = ""
    published: str | None = None
    tags: tuple[Tag, ...] = ()
    source_url: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """Figures. `words` is counted by Fanlight (kernel.text.count_words); the rest is what the source said."""

    words: int | None = None
    kudos: int | None = None
    hits: int | None = None
    comments: int | None = None
    bookmarks: int | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A reader's review that came with the work. `chapter` is its position, or None for the whole work."""

    reviewer: str | None
    text: str
    published: str | None = None
    chapter: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where the work came from: `site` is a host name in lower case without `www.`, `id` the work's id there."""

    site: str | None = None
    id: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something unsure or put right. `at` is a path in the JSON form, such as `chapters[1].notes`."""

    at: str
    certainty: Certainty
    rule: str
    said: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A whole work. `language` is a BCP 47 tag, dates are ISO dates, `planned_chapters` None is AO3's `?`.

    `complete` is what the source says, None when nothing does. `extras` holds labels that no field stands for, in the
    file's order.
    """

    title: str
    creators: tuple[Creator, ...] = ()
    anonymous: bool = False
    language: str | None = None
    summary: str | None = None
    notes: str | None = None
    end_notes: str | None = None
    tags: tuple[Tag, ...] = ()
    series: tuple[SeriesPlace, ...] = ()
    collections: tuple[Collection, ...] = ()
    gifts: tuple[Gift, ...] = ()
    related: tuple[Related, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    planned_chapters: int | None = None
    complete: bool | None = None
    published: str | None = None
    updated: str | None = None
    counts: Counts = field(default_factory=Counts)
    reviews: tuple[Review, ...] = ()
    source: Source | None = None
    extras: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    format: str = FORMAT
