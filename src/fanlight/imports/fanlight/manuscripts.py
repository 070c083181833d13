"""A Manuscript out of a file: held to what every other reader of files makes, for anybody may have written it."""

import dataclasses
import math
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar
from urllib.parse import urlsplit

from fanlight.imports.ao3.findings import Findings
from fanlight.imports.dates import iso_date
from fanlight.imports.headings import work_title
from fanlight.kernel.html import clean_content, clean_summary
from fanlight.kernel.text import count_words
from fanlight.works.manuscript import Chapter, Counts, Manuscript, Review, Source
from fanlight.works.slips import with_texts

T = TypeVar("T")

MOST_NUMBER = 2**31 - 1
MOST_ROWS = 20_000
"""Tags, reviews, findings and the like, of each."""

_MOST_SITE, _MOST_ID = 100, 200
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,7}")
_SUMMARY = re.compile(r"(?:chapters\[\d+\]\.)?summary")


def admitted(manuscript: Manuscript, file_name: str, findings: Findings) -> Manuscript:
    """Give a Manuscript as a library takes it in: its HTML clean, its addresses the web's, its dates days.

    What was not so is None afterwards, or as clean as it can be; an honest one comes out as it went in.
    """
    m = with_texts(_tidy(manuscript), _clean)
    chapters = tuple(
        replace(chapter, position=number, published=_day(chapter.published))
        for number, chapter in enumerate(m.chapters, start=1)
    )
    return replace(
        m,
        title=m.title if m.title.strip() else work_title(m.title, file_name, findings),
        language=m.language if m.language and len(m.language) <= 35 and _LANGUAGE.fullmatch(m.language) else None,
        chapters=chapters,
        planned_chapters=_number(m.planned_chapters, least=1),
        published=_day(m.published),
        updated=_day(m.updated),
        counts=_counts(m.counts, chapters),
        series=tuple(replace(s, position=_place(s.position)) for s in m.series if s.title),
        tags=tuple(tag for tag in m.tags if tag.name),
        creators=tuple(creator for creator in m.creators if creator.name),
        reviews=tuple(_review(review) for review in m.reviews),
        source=_source(m.source),
    )


def _clean(at: str, html: str) -> str:
    return clean_summary(html) if _SUMMARY.fullmatch(at) else clean_content(html)


def _tidy(value: T, name: str = "") -> T:
    """Take out of every string what no file and no database can hold; addresses that are none become None."""
    tidied: Any = value
    if isinstance(value, str):
        tidied = _UNWRITABLE.sub("", value)
        if name in ("url", "source_url") and not _is_web(tidied):
            tidied = None
    elif isinstance(value, tuple):
        tidied = tuple(_tidy(item) for item in value[:MOST_ROWS])
    elif isinstance(value, Mapping):
        tidied = {_tidy(key): _tidy(item) for key, item in list(value.items())[:MOST_ROWS] if key}
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        tidied = replace(value, **{f.name: _tidy(getattr(value, f.name), f.name) for f in dataclasses.fields(value)})
    return tidied  # type: ignore[no-any-return]


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _day(text: str | None) -> str | None:
    return iso_date(text) if text else None


def _number(value: int | None, *, least: int = 0) -> int | None:
    return value if value is not None and least <= value <= MOST_NUMBER else None


def _place(position: float | None) -> float | None:
    return position if position is not None and math.isfinite(position) and abs(position) < 1e9 else None


def _counts(counts: Counts, chapters: tuple[Chapter, ...]) -> Counts:
    words = sum(count_words(chapter.text) for chapter in chapters)
    said = {name: _number(getattr(counts, name)) for name in ("kudos", "hits", "comments", "bookmarks")}
    return Counts(words=words, **said)


def _review(review: Review) -> Review:
    text, chapter = clean_content(review.text), _number(review.chapter, least=1)
    return replace(review, text=text, published=_day(review.published), chapter=chapter)


def _source(source: Source | None) -> Source | None:
    """Give where the work came from; what is too long to be a site or an id there names none."""
    if source is None:
        return None
    site, id_ = source.site or None, source.id or None
    if len(site or "") > _MOST_SITE or len(id_ or "") > _MOST_ID:
        site = id_ = None
    if site is None and source.url is None:
        return None
    return Source(site.lower() if site else None, id_, source.url)
