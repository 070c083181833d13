"""FicHub's EPUB of a Manuscript, as ebooklib writes it.

Facts: FicHub/fichub.net, ebook.py and epub_introduction.html of 2024. The package says `en` of every story; the
chapter's title stands above its text as a heading.
"""

from html import escape

from fanlight.works.manuscript import Chapter, Manuscript
from tests.samples.epub_files import nav, ncx, opf, pack, page, shell


def fichub_epub(m: Manuscript, *, changes: dict[str, str | bytes] | None = None) -> bytes:
    """Write the book; `changes` replaces or adds files at the end."""
    return pack({**fichub_files(m), **(changes or {})})


def fichub_files(m: Manuscript) -> dict[str, str | bytes]:
    """Give the files of such a book."""
    names = [f"chap_{chapter.position}.xhtml" for chapter in m.chapters]
    lines = [("Introduction", "introduction.xhtml"), *((heading(c), n) for c, n in zip(m.chapters, names, strict=True))]
    spine = ["introduction.xhtml", "nav.xhtml", *names]
    steering = ["style/main.css", "style/nav.css", "toc.ncx"]
    package = opf(_metadata(m), [*steering, *spine], spine, version="3.0", properties={"nav.xhtml": "nav"}, uid="id")
    files: dict[str, str | bytes] = {**shell("EPUB/content.opf"), "EPUB/content.opf": package}
    files["EPUB/introduction.xhtml"] = introduction(m)
    files["EPUB/nav.xhtml"] = nav(lines)
    files["EPUB/toc.ncx"] = ncx(lines)
    for name, chapter in zip(names, m.chapters, strict=True):
        text = chapter.text.replace("<br>", "<br/>").replace("<hr>", "<hr/>") or "<p></p>"
        files[f"EPUB/{name}"] = page(heading(chapter), f"<h2>{escape(heading(chapter))}</h2>{text}")
    return files


def introduction(m: Manuscript) -> str:
    """Write the introduction."""
    by = "Anonymous" if m.anonymous else ", ".join(c.name for c in m.creators)
    words = m.extras.get("Words") or str(m.counts.words)
    status = m.extras.get("Status") or {True: "complete", False: "ongoing", None: ""}[m.complete]
    rows = [("Status", status), ("Published", m.published or "")]
    rows += [("Updated", m.updated)] if m.updated and m.updated != m.published else []
    rows += [("Words", words)] + ([("Chapters", str(len(m.chapters)))] if len(m.chapters) > 1 else [])
    lines = "".join(f"<p>{label}: {escape(value)}</p>\n" for label, value in rows)
    lines += f"<p>{escape(m.extras['Details'])}</p>\n" if "Details" in m.extras else ""
    if m.source and m.source.url:
        url = escape(m.source.url)
        lines += f'<p>Original source:\n<a rel="noopener noreferrer" href="{url}">{url}</a></p>\n'
    made = "<p>Exported with the assistance of\n\t\t<a href='https://fichub.net'>FicHub.net</a></p>\n"
    summary = (m.summary or "").replace("<br>", "<br/>").replace("<hr>", "<hr/>")
    head = '<link rel="stylesheet" href="style/main.css" type="text/css" />'
    body = f"<h1>{escape(m.title)}</h1>\n<p><b>By: {escape(by)}</b></p>\n<p></p>{summary}<p></p>\n{lines}{made}"
    return page("Introduction", body, head=head)


def heading(chapter: Chapter) -> str:
    """Give the heading of a chapter."""
    return chapter.title or f"Chapter {chapter.position}"


def _metadata(m: Manuscript) -> str:
    names = ["Anonymous"] if m.anonymous else [c.name for c in m.creators]
    parts = ['<meta property="dcterms:modified">2024-01-02T03:04:05Z</meta>']
    parts.append(f'<dc:identifier id="id">{escape(m.extras.get("FicHub id", ""))}</dc:identifier>')
    parts.append(f"<dc:title>{escape(m.title)}</dc:title><dc:language>en</dc:language>")
    parts += [f'<dc:creator id="creator">{escape(name)}</dc:creator>' for name in names]
    parts.append(f"<dc:description>{escape(m.summary or '')}</dc:description>")
    return "".join(parts)
