"""Manuscripts as the HTML and the TXT that FanFicFare writes (writer_html.py, writer_txt.py)."""

import re
import textwrap
from collections.abc import Iterable
from html import escape, unescape

from fanlight.works.manuscript import Chapter, Manuscript
from tests.samples.write_books import chapter_heading, chapter_html, error_html, title_rows

_TAG = re.compile(r"<[^>]+>")


def fanficfare_html(m: Manuscript, *, contents: bool = True, failed: Iterable[int] = ()) -> bytes:
    """Write a page; `failed` are positions of chapters that could not be downloaded."""
    gone = frozenset(failed)
    authors = [f"<a class='authorlink' href='{escape(c.url or 'None')}'>{escape(c.name)}</a>" for c in m.creators]
    by = ", ".join(authors) or "<a class='authorlink' href='https://archiveofourown.org/'>Anonymous</a>"
    url = escape(m.source.url or "") if m.source else ""
    rows = [f"\n<tr><td><b>{label}:</b></td><td>{value}</td></tr>\n" for label, value in _values(m)]
    titles = [escape(_title(m, c, gone), quote=False) for c in m.chapters]
    lines = [f'\n<a href="#section{n:04d}">{title}</a><br />\n' for n, title in enumerate(titles, start=1)]
    table = f'\n<a name="TOCTOP"><h2>Table of Contents</h2></a>\n<p>\n{"".join(lines)}\n</p>\n'
    body = "".join(
        f'\n<a name="section{n:04d}"><h2>{title}</h2></a>\n{_failed(c) if c.position in gone else chapter_html(m, c)}'
        for n, (title, c) in enumerate(zip(titles, m.chapters, strict=True), start=1)
    )
    return (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="UTF-8">\n<title>{escape(m.title)}</title>\n'
        '<style type="text/css">\nbody { background-color: #ffffff; }\n</style>\n</head>\n<body>\n'
        f'<h1><a href="{url}">{escape(m.title, quote=False)}</a> by {by}</h1>\n\n<table class="full">\n'
        f"{''.join(rows)}\n</table>\n{table if contents and len(m.chapters) > 1 else ''}{body}\n</body>\n</html>"
    ).encode("utf-8", "replace")


def fanficfare_txt(
    m: Manuscript,
    *,
    width: int = 78,
    eol: str = "\r\n",
    contents: bool = True,
    texts: dict[int, str] | None = None,
    failed: Iterable[int] = (),
) -> bytes:
    """Write a text; `texts` replaces what html2text would have made of a chapter, by position."""
    gone = frozenset(failed)
    urls = ", ".join(c.url for c in m.creators if c.url)
    rows = [(label, unescape(_TAG.sub("", value)).strip()) for label, value in _values(m)]
    last = [("Story URL", m.source.url if m.source else None), ("Author URL", urls)]
    series = [("Series URL", m.series[0].url)] if m.series else []
    rows = [*rows[:-1], *((k, v) for k, v in (*series, *last) if v), *rows[-1:]]
    head = f"\n\n\n{m.title}\n\nby {', '.join(c.name for c in m.creators) or 'Anonymous'}\n\n\n\n"
    head += "".join(f"{label}: {value}\n" for label, value in rows) + "\n\n\n"
    titles = [_title(m, c, gone) for c in m.chapters]
    if contents and len(m.chapters) > 1:
        head += "\n\nTABLE OF CONTENTS\n\n" + "".join(f"\n{title}\n" for title in titles) + "\n"
    parts = [_wrapped(head, width)]
    for chapter, title in zip(m.chapters, titles, strict=True):
        parts.append(_wrapped(f"\n\n\t{title}\n\n", width))
        text = (texts or {}).get(chapter.position)
        made = _FAILED.format(url=chapter.source_url) if chapter.position in gone else _plain(chapter.text, width)
        parts.append(made if text is None else text)
    parts.append(_wrapped("\n\nEnd file.\n", width))
    return "".join(parts).replace("\n", eol).encode("utf-8", "replace")


_FAILED = (
    "**Error**\n\nFanFicFare failed to download this chapter. Because\n**continue_on_chapter_error** is set to "
    "**true** , the download continued.\n\nChapter URL:  \n[{url}]({url})\n\nError:  \n\n    \n    \n    Traceback\n\n"
)


def _values(m: Manuscript) -> list[tuple[str, str]]:
    return [(label, value) for label, value in title_rows(m, otw_labels=False) if value]


def _title(m: Manuscript, chapter: Chapter, gone: frozenset[int]) -> str:
    return chapter_heading(m, chapter) + ("(CHAPTER ERROR)" if chapter.position in gone else "")


def _failed(chapter: Chapter) -> str:
    return f"<html><head></head><body>{error_html(chapter)}</body></html>"


def _plain(html: str, width: int) -> str:
    paragraphs = [unescape(_TAG.sub("", part)) for part in html.replace("<br>", "  \n").split("</p>")]
    return "".join(f"{_filled(part, width)}\n\n" for part in paragraphs if part.strip())


def _filled(paragraph: str, width: int) -> str:
    lines = paragraph.strip("\n").split("\n")
    filled = (textwrap.fill(line, width, break_long_words=False) if width else line for line in lines)
    return "\n".join(f"{text}  " if line.endswith("  ") else text for line, text in zip(lines, filled, strict=True))


def _wrapped(text: str, width: int) -> str:
    if not width:
        return text
    return "".join("\n".join(textwrap.wrap(line, width)) + "\n" for line in text.split("\n"))
