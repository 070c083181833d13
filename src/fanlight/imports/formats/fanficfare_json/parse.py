"""FanFicFare's notes, read whole. Their keys are those that its title page has labels for."""

import json
from collections.abc import Iterator
from html import unescape

from fanlight.imports.ao3.chapters import kept
from fanlight.imports.ao3.findings import Findings
from fanlight.imports.ao3.labels import number
from fanlight.imports.encodings import decode
from fanlight.imports.fanficfare import metadata
from fanlight.imports.fanficfare.metadata import Front
from fanlight.imports.fanficfare.title_pages import SUMMARY, Row, TitlePage
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.headings import work_title
from fanlight.imports.markup import body_of, check_size, parse_html, text_of
from fanlight.imports.opf import Identifier, Metadata
from fanlight.kernel.autoformat import autoformat
from fanlight.kernel.errors import Unreadable
from fanlight.kernel.html import clean_summary
from fanlight.kernel.text import squish
from fanlight.works.manuscript import Manuscript

LABELS = {
    "series": "Series", "series00": "Series", "series01": "Additional Series", "series02": "Additional Series",
    "series03": "Additional Series", "seriesUrl": "Series URL", "category": "Category", "fandoms": "Fandoms",
    "genre": "Genre", "freeformtags": "Freeform Tags", "ao3categories": "AO3 Categories", "characters": "Characters",
    "ships": "Relationships", "rating": "Rating", "warnings": "Warnings", "language": "Language", "status": "Status",
    "datePublished": "Published", "dateUpdated": "Updated", "numChapters": "Chapters", "numWords": "Words",
    "chapterslashtotal": "Chapters/Total Chapters", "chapterstotal": "Total Chapters", "publisher": "Publisher",
    "kudos": "Kudos", "hits": "Hits", "comments": "Comments", "bookmarks": "Bookmarks", "collections": "Collections",
    "storyUrl": "Story URL", "storyId": "Story ID", "byline": "Byline", "reviews": "Reviews", "favs": "Favs",
    "follows": "Follows", "restricted": "Restricted to Registered Users",
}  # fmt: skip
"""FanFicFare's names of its entries, and the labels that its title pages have for them."""

_LINKED = frozenset({"series", "series00", "series01", "series02", "series03", "collections"})
_MOST_ROWS, _MOST_TAGS, _MOST_VALUE = 200, 20_000, 2**20


def parse(file: SourceFile) -> Parsed:
    """Make a Manuscript without chapters of FanFicFare's notes.

    Raises: Unreadable for what is no JSON, or speaks of several stories or of none.
    """
    check_size(len(file.data))
    said = _read(decode(file.data).utf8.decode("utf-8").lstrip("\ufeff"))
    findings = Findings()
    front = Front(_page(said), findings, _package(said))
    return Parsed(_manuscript(front, said, file.name), has_text=False)


def _read(text: str) -> dict[str, object]:
    try:
        found, end = json.JSONDecoder().raw_decode(text.lstrip())
    except (ValueError, RecursionError) as error:
        raise Unreadable("These notes of FanFicFare's are damaged or cut short: they are no whole JSON.") from error
    if text.lstrip()[end:].strip():
        raise Unreadable("Notes of FanFicFare's on several stories stand in this file. Give each a file of its own.")
    if not isinstance(found, dict) or not _text(found, "storyUrl"):
        raise Unreadable("These notes of FanFicFare's do not say which story they are on.")
    return found


def _text(said: dict[str, object], key: str) -> str:
    value = said.get(key)
    return value[:_MOST_VALUE] if isinstance(value, str) else ""


def _page(said: dict[str, object]) -> TitlePage:
    """Put the notes into the shape of a title page, which says the same."""
    authors = _links(_text(said, "authorHTML"))
    if not authors and (name := _plain(_text(said, "author"))):
        url = _text(said, "authorUrl")
        authors = [(name, url if url.startswith(("http://", "https://")) and ", " not in url else None)]
    return TitlePage(_plain(_text(said, "title")), _text(said, "storyUrl"), authors, list(_rows(said)))


def _rows(said: dict[str, object]) -> Iterator[Row]:
    for key, label in LABELS.items():
        if value := _plain(_text(said, key)):
            links = _links(_text(said, f"{key}HTML")) if key in _LINKED else []
            known = tuple((text, url) for text, url in links if url)
            yield Row(label, value, known)
    if summary := _text(said, "description"):
        yield Row(SUMMARY, squish(summary), html=summary)


def _links(html: str) -> list[tuple[str, str | None]]:
    """Give the links in a piece of HTML, as pairs of a text and an address."""
    if "<a" not in html:
        return []
    body = body_of(parse_html(f"<html><body>{html}</body></html>"))
    found = ((text_of(a), squish(a.get("href") or "")) for a in body.iter("a"))
    return [(t, url if url.startswith(("http://", "https://")) else None) for t, url in found if t][:_MOST_ROWS]


def _plain(value: str) -> str:
    return squish(unescape(value))


def _package(said: dict[str, object]) -> Metadata:
    """Give what an EPUB's package would say: the story's identity, and its tags one by one."""
    tags = said.get("subject_tags")
    names = [tag for tag in tags[:_MOST_TAGS] if isinstance(tag, str)] if isinstance(tags, list) else []
    uid = f"fanficfare-uid:{_text(said, 'site')}-u{_text(said, 'authorId')}-s{_text(said, 'storyId')}"
    known = _text(said, "site") and _text(said, "storyId")
    return Metadata(
        identifiers=(Identifier(uid),) if known else (),
        publishers=tuple(filter(None, (_text(said, "publisher"),))),
        languages=tuple(filter(None, (_text(said, "langcode"),))),
        subjects=tuple(names),
    )


def _manuscript(front: Front, said: dict[str, object], file_name: str) -> Manuscript:
    source = metadata.source(front)
    chapters, words = (number(_text(said, key)) or 0 for key in ("numChapters", "numWords"))
    tags = metadata.tags_of(front, otw=metadata.is_otw(front, source))
    planned, complete = metadata.progress(front, chapters)
    published, updated = metadata.dates(front)
    html = _text(said, "description")
    summary = kept(clean_summary(html if "<p" in html or "<div" in html else autoformat(html))) if html else None
    extras = metadata.extras(front, tags, source, chapters, words)
    if source and source.id:
        extras.pop(LABELS["storyId"], None)
    return Manuscript(
        title=work_title(front.page.title, file_name, front.findings),
        creators=metadata.creators(front),
        anonymous=metadata.is_anonymous(front),
        language=metadata.language(front),
        summary=summary,
        tags=tags,
        series=metadata.series(front),
        collections=metadata.collections(front),
        planned_chapters=planned,
        complete=complete,
        published=published,
        updated=updated,
        counts=metadata.counts(front, words),
        source=source,
        extras=extras,
        findings=front.findings.all(),
    )
