"""What of a demo's work FanFicFare, FicHub and plain books carry; `samples.carried` says it of AO3's files."""

import re
from dataclasses import replace

from fanlight.kernel.language import name_of
from fanlight.works.manuscript import Chapter, Counts, Creator, Manuscript, SeriesPlace, Tag
from tests.samples.write_books import fanficfare_tags


def addressed(m: Manuscript) -> Manuscript:
    """Give every chapter its address at the source, as FanFicFare knows it."""
    url = m.source.url or "" if m.source else ""
    path = "{}/{}" if "fanfiction.net" in url else "{}/chapters/{}"
    if len(m.chapters) == 1 and "fanfiction.net" not in url:
        return replace(m, chapters=tuple(replace(c, source_url=url) for c in m.chapters))
    return replace(m, chapters=tuple(replace(c, source_url=path.format(url, c.position)) for c in m.chapters))


def by_fanficfare(m: Manuscript) -> Manuscript:
    """Give what FanFicFare's book carries: all but relations, and tags in its own order; figures only of AO3."""
    is_ao3 = m.source is not None and m.source.site == "archiveofourown.org"
    return replace(
        m,
        tags=fanficfare_tags(m.tags),
        related=(),
        counts=m.counts if is_ao3 else Counts(m.counts.words),
    )


def by_fanficfare_page(m: Manuscript) -> Manuscript:
    """Give what FanFicFare's HTML carries: as its book, without the addresses of chapters and what AO3 counts."""
    chapters = tuple(replace(chapter, source_url=None) for chapter in m.chapters)
    return replace(by_fanficfare(m), chapters=chapters, counts=Counts(m.counts.words))


def by_fanficfare_text(m: Manuscript) -> Manuscript:
    """Give what FanFicFare's TXT carries of a work without notes: as its HTML, without emphasis and alignment."""
    page = by_fanficfare_page(m)
    chapters = (replace(c, text=re.sub('</?(?:em|strong)>| align="center"', "", c.text)) for c in page.chapters)
    return replace(page, chapters=tuple(chapters))


def by_plain_book(m: Manuscript) -> Manuscript:
    """Give what a plain book carries: names, language, summary, all tags as freeforms, one series, text, source."""
    return Manuscript(
        title=m.title,
        creators=tuple(Creator(c.name) for c in m.creators),
        language=m.language,
        summary=m.summary,
        tags=tuple(Tag("freeform", t.name) for t in m.tags),
        series=tuple(SeriesPlace(s.title, s.position) for s in m.series),
        chapters=m.chapters,
        published=m.published,
        counts=Counts(m.counts.words),
        source=m.source,
        extras={"Copyright page": "Copyright Share it with your friends."},
    )


def on_fichub(m: Manuscript) -> Manuscript:
    """Give a work of FanFiction.net as FicHub knows it: with the site's own line, and a number of its own."""
    rating = next(t.name for t in m.tags if t.kind == "rating")
    people = ", ".join(t.name for t in m.tags if t.kind == "character")
    number = m.source.id if m.source else ""
    parts = (
        f"Rated: Fiction {rating}",
        name_of(m.language or "en"),
        people,
        f"Words: {m.counts.words:,}",
        f"id: {number}",
    )
    return replace(m, extras={"Details": " - ".join(filter(None, parts)), "FicHub id": "fOg4Lp"})


def by_fichub(m: Manuscript) -> Manuscript:
    """Give what FicHub's book carries: names, summary, dates, text, source, and the tags of the site's own line."""
    tags = [replace(t, name=f"Fiction {t.name}") if t.kind == "rating" else t for t in m.tags]
    return Manuscript(
        title=m.title,
        creators=tuple(Creator(c.name) for c in m.creators),
        language=m.language,
        summary=m.summary,
        tags=tuple(t for t in tags if t.kind in ("rating", "character")),
        chapters=tuple(Chapter(c.position, c.title, text=c.text) for c in m.chapters),
        planned_chapters=len(m.chapters) if m.complete else None,
        complete=m.complete,
        published=m.published,
        updated=m.updated,
        counts=Counts(m.counts.words),
        source=m.source,
        extras=m.extras,
    )
