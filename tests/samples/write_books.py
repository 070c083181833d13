"""Manuscripts as e-books: the way FanFicFare writes them, and plain ones as publishing tools do."""

import hashlib
from collections.abc import Iterable, Iterator
from html import escape

from fanlight.kernel.language import name_of
from fanlight.works.manuscript import Chapter, Manuscript, Tag
from tests.samples.epub_files import nav, ncx, opf, pack, page, shell

FANFICFARE_KINDS = ("fandom", "freeform", "category", "character", "relationship", "rating", "warning")
FAILED = "chapter url removed due to failure"


def fanficfare_tags(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """Put tags in the order in which FanFicFare lists them: by row, by name; categories stand among the genres."""
    rows = {"fandom": 0, "freeform": 1, "category": 1, "character": 2, "relationship": 3, "rating": 4, "warning": 5}
    return tuple(sorted(tags, key=lambda tag: (rows[tag.kind], tag.name)))


def fanficfare_epub(
    m: Manuscript,
    *,
    version: str = "2.0",
    table: bool = False,
    otw_labels: bool = False,
    failed: Iterable[int] = (),
    changes: dict[str, str | bytes] | None = None,
) -> bytes:
    """Write a book as FanFicFare does.

    `table` is its `titlepage_use_table`, `otw_labels` adds the rows that AO3 readers configure, `failed` are positions
    of chapters that could not be downloaded, `changes` replaces or adds files at the end.
    """
    files = dict(fanficfare_files(m, version=version, table=table, otw_labels=otw_labels, failed=frozenset(failed)))
    return pack({**files, **(changes or {})})


def fanficfare_files(
    m: Manuscript, *, version: str, table: bool, otw_labels: bool, failed: frozenset[int]
) -> Iterator[tuple[str, str | bytes]]:
    """Give the files of such a book, in the order in which FanFicFare zips them."""
    names = [f"file{chapter.position:04d}.xhtml" for chapter in m.chapters]
    yield from shell().items()
    yield "OEBPS/stylesheet.css", "body { background-color: #FFFFFF; }"
    yield "OEBPS/title_page.xhtml", _title_page(m, table=table, otw_labels=otw_labels)
    for name, chapter in zip(names, m.chapters, strict=True):
        yield f"OEBPS/{name}", _chapter(m, chapter, failed=chapter.position in failed)
    hrefs = [f"OEBPS/{name}" for name in ("title_page.xhtml", *names)]
    lines = [
        ("Title Page", hrefs[0]),
        *((chapter_heading(m, c), h) for c, h in zip(m.chapters, hrefs[1:], strict=True)),
    ]
    steering = ["toc.ncx", "OEBPS/stylesheet.css", *(["nav.xhtml"] if version.startswith("3") else [])]
    yield (
        "content.opf",
        opf(
            _metadata(m, version),
            [*steering, *hrefs],
            hrefs,
            version=version,
            properties={"nav.xhtml": "nav"},
            uid="fanficfare-uid",
        ),
    )
    yield "toc.ncx", ncx(lines)
    if version.startswith("3"):
        yield "nav.xhtml", nav(lines)


def _metadata(m: Manuscript, version: str) -> str:
    three = version.startswith("3")
    url = escape(m.source.url or "") if m.source else ""
    site = m.source.site or "" if m.source else ""
    identity = f"fanficfare-uid:{site}-u98765-s{m.source.id if m.source else ''}"
    parts = [f'<dc:identifier id="fanficfare-uid">{escape(identity)}</dc:identifier>']
    parts.append(f'<dc:title id="id">{escape(m.title)}</dc:title>')
    for number, name in enumerate([c.name for c in m.creators] or ["Anonymous"], start=1):
        attribute = f'id="id-{number}"' if three else 'opf:role="aut"'
        parts.append(f"<dc:creator {attribute}>{escape(name)}</dc:creator>")
    parts.append("<dc:contributor>FanFicFare [https://github.com/JimmXinu/FanFicFare]</dc:contributor>")
    parts.append(f"<dc:language>{m.language or 'en'}</dc:language>")
    if three:
        parts.append('<meta property="dcterms:modified">2024-01-02T03:04:05Z</meta>')
    else:
        dates = {"publication": m.published, "creation": "2024-01-02", "modification": m.updated}
        parts += [f'<dc:date opf:event="{event}">{day}</dc:date>' for event, day in dates.items() if day]
        parts.append(f'<meta name="calibre:timestamp" content="{m.updated}T00:00:00"/>')
    parts += [f"<dc:subject>{escape(subject)}</dc:subject>" for subject in _subjects(m)]
    parts.append(f"<dc:publisher>{site}</dc:publisher>")
    if url:
        scheme = "" if three else ' opf:scheme="URL"'
        parts.append(f"<dc:identifier{scheme}>{'URL:' if three else ''}{url}</dc:identifier>")
        parts.append(f"<dc:source>{url}</dc:source>")
    return "".join(parts)


def _subjects(m: Manuscript) -> Iterator[str]:
    yield "FanFiction"
    for kind in ("freeform", "category", "fandom", "character", "relationship"):
        for name in sorted(tag.name for tag in m.tags if tag.kind == kind):
            yield name.replace("&", "&amp;")  # FanFicFare escapes twice
    if m.updated:
        yield f"Last Update Year/Month: {m.updated[:7].replace('-', '/')}"
        yield f"Last Update: {m.updated.replace('-', '/')}"
    yield "Completed" if m.complete else "In-Progress"


def _title_page(m: Manuscript, *, table: bool, otw_labels: bool) -> str:
    authors = [f"<a class='authorlink' href='{escape(c.url or 'None')}'>{escape(c.name)}</a>" for c in m.creators]
    by = ", ".join(authors) or "<a class='authorlink' href='https://archiveofourown.org/'>Anonymous</a>"
    url = escape(m.source.url or "") if m.source else ""
    rows = [(label, value) for label, value in title_rows(m, otw_labels=otw_labels) if value]
    if table:
        lines = "".join(_table_row(label, value) for label, value in rows)
        body = f'<table class="full">\n{lines}\n</table>'
    else:
        body = "<div>" + "".join(f"\n<b>{escape(label)}:</b> {value}<br />\n" for label, value in rows) + "\n</div>"
    heading = f'<h3><a href="{url}">{escape(m.title)}</a> by {by}</h3>'
    return page(f"{m.title} by somebody", f"\n{heading}\n{body}\n", attributes=' class="fff_titlepage"')


def _table_row(label: str, value: str) -> str:
    if label == "Summary":
        return f'\n<tr><td colspan="2"><b>{escape(label)}:</b> {value}</td></tr>\n'
    return f"\n<tr><td><b>{escape(label)}:</b></td><td>{value}</td></tr>\n"


def title_rows(m: Manuscript, *, otw_labels: bool) -> Iterator[tuple[str, str]]:
    """Give the rows of a title page: labels and HTML, some of it empty."""
    first, *others = [*m.series, None]
    if first:
        yield "Series", _series(first.title, first.position, first.url)
    yield "Category", _names(m, "fandom")
    yield "Genre", _names(m, "freeform", "category")
    yield "Language", escape(name_of(m.language)) if m.language else ""
    yield "Characters", _names(m, "character")
    yield "Relationships", _names(m, "relationship")
    yield "Status", "Completed" if m.complete else "In-Progress"
    yield "Published", m.published or ""
    yield "Updated", m.updated or ""
    yield "Packaged", escape(m.extras.get("Packaged", ""))
    yield "Rating", _names(m, "rating")
    yield "Warnings", _names(m, "warning")
    yield "Chapters", str(len(m.chapters))
    yield "Words", f"{m.counts.words:,}"
    yield "Publisher", m.source.site or "" if m.source else ""
    yield "Summary", f"<div>{m.summary}</div>" if m.summary else ""
    if otw_labels:
        yield from _otw_rows(m)
    for series in others:
        if series:
            yield "Additional Series", _series(series.title, series.position, series.url)


def _otw_rows(m: Manuscript) -> Iterator[tuple[str, str]]:
    yield "Fandoms", _names(m, "fandom")
    yield "Freeform Tags", _names(m, "freeform")
    yield "AO3 Categories", _names(m, "category")
    yield "Chapters/Total Chapters", f"{len(m.chapters)}/{m.planned_chapters or '?'}"
    for label in ("kudos", "hits", "comments", "bookmarks"):
        value = getattr(m.counts, label)
        yield label.capitalize(), "" if value is None else f"{value:,}"
    links = [f"<a class='collectionslink' href='{c.url}'>{escape(c.title)}</a>" for c in m.collections]
    yield "Collections", ", ".join(links)


def _series(title: str, position: float | None, url: str | None) -> str:
    name = escape(title if position is None else f"{title} [{position:g}]")
    return f"<a class='serieslink' href='{escape(url)}'>{name}</a>" if url else name


def _names(m: Manuscript, *kinds: str) -> str:
    return escape(", ".join(sorted(tag.name for tag in m.tags if tag.kind in kinds)), quote=False)


def chapter_heading(m: Manuscript, chapter: Chapter) -> str:
    """Give a chapter's title as sites have it, with its number."""
    if len(m.chapters) == 1 and chapter.title is None:
        return m.title
    return f"{chapter.position}. {chapter.title or f'Chapter {chapter.position}'}"


def _chapter(m: Manuscript, chapter: Chapter, *, failed: bool) -> str:
    title = chapter_heading(m, chapter) + ("(CHAPTER ERROR)" if failed else "")
    url = escape(FAILED if failed else chapter.source_url or "")
    quoted = escape(title)
    head = '<link href="stylesheet.css" type="text/css" rel="stylesheet"/>' + "".join(
        f'<meta name="{name}" content="{value}" />'
        for name, value in [
            ("chapterurl", url),
            ("chapterorigtitle", quoted),
            ("chaptertoctitle", quoted),
            ("chaptertitle", quoted),
        ]
    )
    body = error_html(chapter) if failed else chapter_html(m, chapter)
    heading = f'<h3 class="fff_chapter_title">{quoted}</h3>\n'
    return page(title, f"\n{heading}{body}\n", head=head, attributes=' class="fff_chapter"')


def chapter_html(m: Manuscript, chapter: Chapter) -> str:
    """Give a chapter with the notes around it."""
    last = chapter.position == len(m.chapters)
    head = [
        ("Author's Note:", m.notes if chapter.position == 1 else None),
        ("Summary for the Chapter:", chapter.summary),
        ("Notes for the Chapter:", chapter.notes),
    ]
    foot = [("Notes for the Chapter:", chapter.end_notes), ("Author's Note:", m.end_notes if last else None)]
    text = f'<div class="userstuff module" role="article">{_xhtml(chapter.text)}</div>'
    return f'<div class="story">{_notes("fff_head_notes", head)}{text}{_notes("fff_foot_notes", foot)}</div>'


def _notes(name: str, notes: Iterable[tuple[str, str | None]]) -> str:
    parts = [f'<b>{escape(t)}</b><blockquote class="userstuff">{html}</blockquote>' for t, html in notes if html]
    return f'<div class="fff_chapter_notes {name}">{"".join(parts)}</div>' if parts else ""


def error_html(chapter: Chapter) -> str:
    """Give what FanFicFare writes in place of a chapter that it could not download."""
    url = escape(chapter.source_url or "")
    return (
        "<div>\n<p><b>Error</b></p>\n<p>FanFicFare failed to download this chapter.  Because\n<b>"
        "continue_on_chapter_error</b> is set to <b>true</b>, the download continued.</p>\n<p>Chapter URL:<br/>\n"
        f'<a href="{url}">{url}</a></p>\n<p>Error:<br/>\n</p>\n<pre>Traceback</pre><p></p>\n</div>'
    )


def plain_epub(m: Manuscript, *, version: str = "2.0", pictures: dict[str, bytes] | None = None) -> bytes:
    """Write a book as a publishing tool does: cover page, title page, contents, a page for each chapter, a colophon.

    Of the Manuscript it carries title, creators, language, summary, freeform tags, series, chapters' titles and texts,
    the date of publication and the source's address. Pictures go by their SHA-256.
    """
    three = version.startswith("3")
    names = [f"text/chapter{chapter.position:03d}.xhtml" for chapter in m.chapters]
    images = {f"images/{digest[:12]}.png": data for digest, data in (pictures or {}).items()}
    lines = [(c.title or f"Chapter {c.position}", name) for c, name in zip(m.chapters, names, strict=True)]
    front = ["text/title.xhtml"]
    hrefs = ["toc.ncx", "style.css", *front, *names, "text/rights.xhtml", *images, *(["nav.xhtml"] if three else [])]
    spine = [*front, *(["nav.xhtml"] if three else []), *names, "text/rights.xhtml"]
    package = opf(_plain_metadata(m, three=three), hrefs, spine, version=version, properties={"nav.xhtml": "nav"})
    files: dict[str, str | bytes] = {**shell("OPS/package.opf"), "OPS/package.opf": package, "OPS/toc.ncx": ncx(lines)}
    files["OPS/style.css"] = "p { margin: 0 }"
    by = ", ".join(escape(c.name) for c in m.creators)
    files["OPS/text/title.xhtml"] = page(m.title, f"<h1>{escape(m.title)}</h1><p>{by}</p>")
    for (title, name), chapter in zip(lines, m.chapters, strict=True):
        text = chapter.text
        for digest in pictures or {}:
            text = text.replace(f"original:{digest}", f"../images/{digest[:12]}.png")
        files[f"OPS/{name}"] = page(title, f"<h2>{escape(title)}</h2>{_xhtml(text)}")
    files["OPS/text/rights.xhtml"] = page("Copyright", "<h2>Copyright</h2><p>Share it with your friends.</p>")
    files.update({f"OPS/{name}": data for name, data in images.items()})
    if three:
        files["OPS/nav.xhtml"] = nav(lines)
    return pack(files)


def _plain_metadata(m: Manuscript, *, three: bool) -> str:
    parts = [f"<dc:title>{escape(m.title)}</dc:title>"]
    for number, creator in enumerate(m.creators):
        role = f' id="c{number}"' if three else ' opf:role="aut"'
        parts.append(f"<dc:creator{role}>{escape(creator.name)}</dc:creator>")
        if three:
            parts.append(f'<meta refines="#c{number}" property="role" scheme="marc:relators">aut</meta>')
    digest = hashlib.sha256(m.title.encode()).hexdigest()
    parts.append(f'<dc:identifier id="uid">urn:uuid:{digest[:8]}-{digest[8:12]}</dc:identifier>')
    parts.append(f"<dc:language>{m.language or 'und'}</dc:language>")
    if m.published:
        parts.append(f"<dc:date>{m.published}</dc:date>")
    if m.summary:
        parts.append(f"<dc:description>{escape(m.summary)}</dc:description>")
    parts += [f"<dc:subject>{escape(tag.name)}</dc:subject>" for tag in m.tags]
    if m.source and m.source.url:
        parts.append(f"<dc:source>{escape(m.source.url)}</dc:source>")
    for number, series in enumerate(m.series):
        parts += _plain_series(number, series.title, series.position, three=three)
    return "".join(parts)


def _plain_series(number: int, title: str, position: float | None, *, three: bool) -> Iterator[str]:
    if three:
        yield f'<meta property="belongs-to-collection" id="s{number}">{escape(title)}</meta>'
        yield f'<meta refines="#s{number}" property="collection-type">series</meta>'
        if position:
            yield f'<meta refines="#s{number}" property="group-position">{position:g}</meta>'
    else:
        yield f'<meta name="calibre:series" content="{escape(title)}"/>'
        yield f'<meta name="calibre:series_index" content="{position or 0:g}"/>'


def _xhtml(html: str) -> str:
    return html.replace("<br>", "<br/>").replace("<hr>", "<hr/>")
