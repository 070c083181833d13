"""The pages of a work, in the structure of AO3's downloads: preface, chapters, afterword.

So whatever reads AO3's downloads reads ours, and what is edited by hand comes in again as one. The markup is HTML and
XHTML at once.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html import escape
from urllib.parse import quote

from fanlight.exports.addresses import safe_address
from fanlight.exports.editions import Edition
from fanlight.kernel.language import direction, name_of
from fanlight.kernel.text import encoded, writable
from fanlight.works.manuscript import Chapter, Creator, Kind, Manuscript, Related
from fanlight.works.slips import Place

LABELS: dict[Kind, tuple[str, str]] = {
    "rating": ("Rating", "Ratings"),
    "warning": ("Archive Warning", "Archive Warnings"),
    "category": ("Category", "Categories"),
    "fandom": ("Fandom", "Fandoms"),
    "relationship": ("Relationship", "Relationships"),
    "character": ("Character", "Characters"),
    "freeform": ("Additional Tags", "Additional Tags"),
}
"""Kinds in the order of AO3's rows, with their labels for one and for several (AO3 download_writer, 2023-10-29)."""

_ESCAPES = str.maketrans({"/": "*s*", "&": "*a*", ".": "*d*", "?": "*q*", "#": "*h*"})
_COUNTS = ("comments", "kudos", "bookmarks", "hits")


@dataclass(slots=True)
class Page:
    """A page while it is written: it remembers where each text of the Manuscript stands in it.

    `convert` makes of a text what the page's format takes, and tells whether that says it to the letter.
    """

    name: str
    convert: Callable[[str], tuple[str, bool]]
    _pieces: list[str] = field(default_factory=list)
    _places: dict[str, Place] = field(default_factory=dict)
    _length: int = 0

    def add(self, *pieces: str) -> None:
        """Write on."""
        self._pieces += pieces
        self._length += sum(map(len, pieces))

    def add_text(self, at: str, html: str) -> None:
        """Write a text, by its path in the Manuscript."""
        written, is_exact = self.convert(html)
        start = self._length
        self.add(written)
        self._places[at] = Place(self.name, start, self._length, None if is_exact else html)

    def finish(self) -> tuple[bytes, dict[str, Place]]:
        """Give the whole page, without what no page can hold, and where the texts stand in it, in characters."""
        text = "".join(self._pieces)
        if (data := encoded(text)) is not None:
            return data, self._places
        moved = _moved(text, {at for place in self._places.values() for at in (place.start, place.end)})
        places = {at: replace(p, start=moved[p.start], end=moved[p.end]) for at, p in self._places.items()}
        return writable(text).encode(), places


def _moved(text: str, places: Iterable[int]) -> dict[int, int]:
    """Give where places in a text are once it is writable."""
    found: dict[int, int] = {}
    before = length = 0
    for place in sorted(places):
        length += len(writable(text[before:place]))
        found[place] = length
        before = place
    return found


@dataclass(frozen=True, slots=True)
class Links:
    """Where the parts of the work lie, as links have them; "" in front of `#` within one page."""

    afterword: str = ""
    chapter: Callable[[int], str] = lambda position: ""  # noqa: ARG005


def preface_rows(edition: Edition) -> str:
    """Write the list of tags and figures."""
    m = edition.manuscript
    rows: list[tuple[str, str]] = []
    root = archive_of(m)
    for kind, (one, several) in LABELS.items():
        if tags := [tag.name for tag in m.tags if tag.kind == kind]:
            rows.append((several if len(tags) > 1 else one, ", ".join(_tag_link(root, name) for name in tags)))
    if m.language:
        rows.append(("Language", escape(name_of(m.language))))
    if m.series:
        places = (f"{_part(s.position)}{_link(s.url, s.title)}" for s in m.series)
        rows.append(("Series", ", ".join(places)))
    if m.collections:
        rows.append(("Collections", ", ".join(_link(c.url, c.title) for c in m.collections)))
    if m.gifts:
        rows.append(("Gifts", ", ".join(_link(g.url, g.recipient) for g in m.gifts)))
    rows += [(label, escape(value)) for label, value in m.extras.items() if is_row(label, value)]
    rows.append(("Stats", _stats(edition)))
    lines = "\n".join(f"<dt>{escape(label)}:</dt>\n<dd>{cell}</dd>" for label, cell in rows)
    return f'<dl class="tags"{_our_way(m)}>\n{lines}\n</dl>\n'


def is_row(label: str, value: str) -> bool:
    """Tell whether an extra is a line for the preface: some are read from elsewhere in the file, or are no text."""
    if label in ("Words", "Packaged") or value.startswith("original:"):
        return False
    return not (label.startswith("Chapter ") and label.endswith(" by"))


def _our_way(m: Manuscript) -> str:
    """Give the direction of what we say around a work, which is English, in a page that runs from right to left."""
    return ' dir="ltr"' if m.language and direction(m.language) == "rtl" else ""


def message(m: Manuscript) -> str:
    """Say where the work was posted, as AO3 does, if it is known."""
    title = f"<b>{escape(m.title)}</b>"
    source = m.source
    if source is None or not source.url:
        return f'<p class="message"{_our_way(m)}>{title}</p>\n'
    root, is_archive, _ = source.url.partition("/works/")
    if not is_archive:
        root = "/".join(source.url.split("/", 3)[:3])
    name = "Archive of Our Own" if source.site == "archiveofourown.org" else source.site or root
    where = f"Posted originally on the {_link(f'{root}/', name)} at {_link(source.url, source.url)}."
    return f'<p class="message"{_our_way(m)}>{title}<br/>\n{where}</p>\n'


def add_front(page: Page, m: Manuscript, links: Links) -> None:
    """Write title, byline, summary, notes and related works."""
    page.add(f"<h1>{escape(m.title)}</h1>\n", f'<div class="byline"{_our_way(m)}>by {byline(m)}</div>\n')
    _add_block(page, "Summary", "summary", m.summary)
    _add_notes(page, "Notes", ("notes", m.notes), m.end_notes, ("work", f"{links.afterword}#endnotes", ""))
    items = [item for related in m.related if (item := _relation(related))]
    if items:
        page.add(f"<ul{_our_way(m)}>\n", *(f"<li>{item}</li>\n" for item in items), "</ul>\n")


def has_heads(edition: Edition) -> bool:
    """Tell whether chapters have headings and notes of their own: all but those of plain one-shots."""
    m = edition.manuscript
    if len(m.chapters) != 1 or m.planned_chapters != 1 or not edition.is_whole:
        return True
    chapter = m.chapters[0]
    return bool(chapter.title or chapter.summary or chapter.notes or chapter.end_notes or chapter.tags)


def heading(chapter: Chapter) -> str:
    """Give a chapter's heading as AO3 writes it since 2025-10-11."""
    return f"Chapter {chapter.position}" + (f": {chapter.title}" if chapter.title else "")


def tags_of(chapter: Chapter) -> str:
    """Name the tags that are a chapter's alone, in one line."""
    return ", ".join(tag.name for tag in chapter.tags)


def add_chapter(page: Page, m: Manuscript, number: int, links: Links) -> None:
    """Write a chapter with its heading, summary, notes; `number` counts in the manuscript from 0."""
    chapter = m.chapters[number]
    at, here = f"chapters[{number}].", links.chapter(chapter.position)
    mark = f"chapter{chapter.position}"
    page.add(f'<div class="meta group">\n<h2 class="heading" id="{mark}">{escape(heading(chapter))}</h2>\n')
    if by := m.extras.get(f"Chapter {chapter.position} by"):
        page.add(f'<p class="byline"{_our_way(m)}>Chapter by {_chapter_byline(m, by)}</p>\n')
    _add_block(page, "Chapter Summary", f"{at}summary", chapter.summary)
    end = (f"{here}#endnotes{chapter.position}", f"to-endnotes{chapter.position}")
    _add_notes(page, "Chapter Notes", (f"{at}notes", chapter.notes), chapter.end_notes, ("chapter", *end))
    if chapter.tags:
        page.add(f'<p class="tags">{escape(tags_of(chapter))}</p>\n')
    page.add("</div>\n")
    add_story(page, chapter, number)
    if chapter.end_notes:
        page.add(f'<div class="meta" id="endnotes{chapter.position}">\n')
        _add_block(page, "Chapter End Notes", f"{at}end_notes", chapter.end_notes)
        back = f'<a href="{here}#to-endnotes{chapter.position}">Back to the chapter’s notes</a>'
        page.add(f'<p class="back">{back}</p>\n</div>\n')


def add_story(page: Page, chapter: Chapter, number: int) -> None:
    """Write a chapter's text alone, between the comments that AO3 puts around it."""
    page.add('<!--chapter content-->\n<div class="userstuff">\n')
    page.add_text(f"chapters[{number}].text", chapter.text)
    page.add("\n</div>\n<!--/chapter content-->\n")


def add_afterword(page: Page, m: Manuscript, back: str) -> None:
    """Write the work's end notes, the works that it inspired, and where to thank its creator."""
    inspired = [related for related in m.related if related.relation == "inspired"]
    if m.end_notes or inspired:
        page.add('<div class="meta">\n')
        if m.end_notes:
            page.add('<div id="endnotes">\n')
            _add_block(page, "End Notes", "end_notes", m.end_notes)
            page.add(f'<p class="back"><a href="{back}#to-endnotes">Back to the work’s notes</a></p>\n</div>\n')
        if inspired:
            cells = "".join(f"<dd>{_work(related)}</dd>\n" for related in inspired)
            page.add(f"<dl>\n<dt>Works inspired by this one</dt>\n{cells}</dl>\n")
        page.add("</div>\n")
    page.add(_thanks(m))


def _thanks(m: Manuscript) -> str:
    url = m.source.url if m.source else None
    if not url:
        return f'<p class="message"{_our_way(m)}>The end.</p>\n'
    if "/works/" in url:
        where = _link(f"{url}/comments/new", "drop by the archive and comment")
        said = f"Please {where} to let the creator know if you enjoyed their work!"
    else:
        said = f"Please {_link(url, 'visit where it was posted')} to let the creator know if you enjoyed their work!"
    return f'<p class="message"{_our_way(m)}>{said}</p>\n'


def byline(m: Manuscript) -> str:
    """Write who a work is by."""
    if m.anonymous or not m.creators:
        return "Anonymous"
    parts: list[str] = []
    waiting: list[Creator] = []
    for creator in m.creators:
        if creator.role == "archivist":
            parts += [f"{escape(author.name)} [archived by {_author(creator)}]" for author in waiting]
            waiting = []
        elif creator.role == "author" and creator.url is None:
            waiting.append(creator)
        elif creator.role in ("author", "translator"):
            parts.append(_author(creator))
    return ", ".join([*parts, *(escape(author.name) for author in waiting)]) or "Anonymous"


def _chapter_byline(m: Manuscript, names: str) -> str:
    """Write who a chapter is by, those whom the work knows as it knows them."""
    known = {_shown(creator): creator for creator in m.creators}
    return ", ".join(_author(known[name]) if name in known else escape(name) for name in names.split(", "))


def names_of(m: Manuscript) -> list[str]:
    """Give the names that a work is by, in the byline's order."""
    if m.anonymous:
        return ["Anonymous"]
    return list(dict.fromkeys(c.name for c in m.creators if c.role in ("author", "translator"))) or ["Anonymous"]


def fandoms_of(m: Manuscript) -> str:
    """Give the fandoms for a page's title, as AO3 does: none and many by a word."""
    names = [tag.name for tag in m.tags if tag.kind == "fandom"]
    return "Multifandom" if len(names) > 3 else ", ".join(names) or "No fandom specified"


def attributes_of(m: Manuscript) -> str:
    """Give language and direction of a work's own words, as attributes."""
    if not m.language:
        return ""
    turned = ' dir="rtl"' if direction(m.language) == "rtl" else ""
    return f' lang="{escape(m.language)}"{turned}'


def _stats(edition: Edition) -> str:
    m = edition.manuscript
    planned = "?" if m.planned_chapters is None else f"{m.planned_chapters:,}"
    figures = [f"Published: {m.published}"] if m.published else []
    if m.published and m.updated and m.updated > m.published:
        figures.append(f"{'Completed' if m.complete else 'Updated'}: {m.updated}")
    count = m.extras.get("Words") or f"{m.counts.words or 0:,}"
    figures += [f"Words: {escape(count)}", f"Chapters: {edition.total or len(m.chapters):,}/{planned}"]
    figures += [f"{n.capitalize()}: {value:,}" for n in _COUNTS if (value := getattr(m.counts, n)) is not None]
    return "\n".join(figures)


def _relation(related: Related) -> str:
    if related.relation == "translated_into":
        language = escape(related.language or "")
        return f"Translation into <span>{language}</span> available: {_work(related)}"
    if related.relation == "inspired_by":
        return f"Inspired by {_work(related)}"
    return f"A translation of {_work(related)}" if related.relation == "translation_of" else ""


def _work(related: Related) -> str:
    by = f" by {escape(related.creator)}" if related.creator else ""
    return f"{_link(related.url, related.title or related.url or 'a work')}{by}"


def _add_block(page: Page, label: str, at: str, html: str | None) -> None:
    if html:
        page.add(f'<p class="label">{label}</p>\n<blockquote class="userstuff">')
        page.add_text(at, html)
        page.add("</blockquote>\n")


def _add_notes(
    page: Page, label: str, text: tuple[str, str | None], end: str | None, where: tuple[str, str, str]
) -> None:
    """Write notes, and a link to those at the end, to which those link back."""
    at, html = text
    _add_block(page, label, at, html)
    if end:
        whose, href, mark = where
        if not html:
            page.add(f'<p class="label">{label}</p>\n')
        more = "more notes" if html else "notes"
        link = f'<a href="{href}" id="{mark or "to-endnotes"}">{more}</a>'
        page.add(f'<div class="endnote-link">See the end of the {whose} for {link}</div>\n')


def _author(creator: Creator) -> str:
    rel = ' rel="author"' if (href := _href(creator.url)) else ""
    return f"<a{rel}{href}>{escape(_shown(creator))}</a>"


def _shown(creator: Creator) -> str:
    differs = creator.login and creator.login != creator.name
    return f"{creator.name} ({creator.login})" if differs else creator.name


def archive_of(m: Manuscript) -> str:
    """Give the address of the archive that a work came from, where that runs AO3's software, else ""."""
    root, is_archive, _ = (m.source.url or "" if m.source else "").partition("/works/")
    return root if is_archive else ""


@lru_cache(maxsize=4096)  # most tags of a library are on many of its works
def _tag_link(root: str, name: str) -> str:
    return _link(f"{root}/tags/{quote(name.translate(_ESCAPES), safe='*')}" if root else None, name)


def _part(position: float | None) -> str:
    return "" if position is None else f"Part {position:g} of\n"


def _link(url: str | None, text: str) -> str:
    return f"<a{_href(url)}>{escape(text)}</a>"


def _href(url: str | None) -> str:
    address = safe_address(url) if url else None
    return f' href="{escape(address)}"' if address else ""
