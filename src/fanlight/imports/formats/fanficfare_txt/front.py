"""The labelled lines above the chapters, and the byline: a title page without links, wrapped."""

import re
from dataclasses import dataclass, field
from html import escape

from fanlight.imports.ao3.findings import Findings
from fanlight.imports.fanficfare.title_pages import KNOWN, SUMMARY, Row, TitlePage
from fanlight.imports.formats.fanficfare_txt import layout, wrapping
from fanlight.imports.formats.fanficfare_txt.layout import Top
from fanlight.imports.markup import body_of, parse_html, text_of
from fanlight.kernel.errors import Unreadable
from fanlight.kernel.text import squish

_LABEL = re.compile(r"([^\s:<][^:<\n]{0,79}):(?: |$)")
_LIKE_LABEL = re.compile(r"[A-Z][\w /&'’-]{0,40}: \S")
_LINK = re.compile(r"<a\s[^<>]*href\s*=")
_ELEMENT = re.compile(r"</(?:p|div|ul|ol|blockquote)\s*>", re.IGNORECASE)
_ADDRESSES = frozenset({"story url", "author url", "series url"})
_LISTED_NAMES = 2


@dataclass(slots=True)
class _Entry:
    """A label and its lines; the first still begins with it, for wrapping counted it too."""

    label: str
    lines: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        return self.label.lower()

    def without_label(self, text: str) -> str:
        return text[len(self.label) + 1 :].strip()


def read(top: Top, lines: list[str], width: int, findings: Findings) -> TitlePage:
    """Read title, byline and the lines between them and the contents or the first chapter."""
    page = TitlePage(wrapping.joined(top.title, width))
    entries = _entries(lines, width, findings)
    page.rows = [_row(entry, width) for entry in entries]
    urls = [url for url in _text(page, "author url").split(", ") if url]
    page.url = _text(page, "story url") or None
    page.authors = _authors(wrapping.joined(top.by, width), urls, findings)
    return page


def _entries(lines: list[str], width: int, findings: Findings) -> list[_Entry]:
    entries: list[_Entry] = []
    seen = set[str]()
    before = ""
    for line in lines:
        label = _LABEL.match(line)
        last = entries[-1].key if entries else ""
        if label and _starts(label[1].lower(), last, seen, full=wrapping.is_full(before, line, width)):
            entries.append(_Entry(label[1], [line]))
            seen.add(entries[-1].key)
        elif entries:
            entries[-1].lines.append(line)
            if entries[-1].key == SUMMARY and _LIKE_LABEL.match(line):
                said = f"“{line:.60}” was taken for a line of the summary; it may be a label of its own."
                findings.add("summary", "summary-end-guess", said, "uncertain")
        before = line
    return entries


def _starts(key: str, last: str, seen: set[str], *, full: bool) -> bool:
    """Tell a label from words with a colon: a summary may hold such, and so may a list that was wrapped.

    `full` says that the line before had no room for the first word of this one.
    """
    if key in KNOWN:
        return last != SUMMARY or key not in seen
    return last != SUMMARY and not full


def _row(entry: _Entry, width: int) -> Row:
    if entry.key in _ADDRESSES:  # nowhere else does a line end inside of one
        text = "".join(f"{line} " if line.endswith(",") else line for line in map(str.strip, entry.lines))
        return Row(entry.label, entry.without_label(text))
    if entry.key == SUMMARY:
        return _summary(entry, width)
    text = squish(entry.without_label(wrapping.joined([line for line in entry.lines if line.strip()], width)))
    return _linked(entry.label, text) if _LINK.search(text) else Row(entry.label, text)


def _summary(entry: _Entry, width: int) -> Row:
    """Put the summary together. Its tags are gone, unless FanFicFare was told to keep them."""
    whole = entry.without_label("\n".join(entry.lines))
    if _ELEMENT.search(whole):
        html = squish(entry.without_label(wrapping.joined([line for line in entry.lines if line.strip()], width)))
    else:
        parts = (wrapping.unwrapped(part, width) for part in layout.paragraphs(entry.lines))
        html = escape(entry.without_label("\n\n".join(parts)), quote=False)
    return Row(entry.label, squish(whole), html=html)


def _linked(label: str, text: str) -> Row:
    """Read a list of links that FanFicFare wrote out as HTML (`collectionsHTML`, `seriesHTML`)."""
    try:
        body = body_of(parse_html(text))
    except Unreadable:
        return Row(label, text)
    links = [(text_of(a), squish(a.get("href") or "")) for a in body.iter("a")]
    return Row(
        label,
        text_of(body),
        links=tuple((name, url) for name, url in links if url.startswith(("http://", "https://"))),
    )


def _authors(by: str, urls: list[str], findings: Findings) -> list[tuple[str, str | None]]:
    """Tell the names in a byline apart; their addresses say how many there are."""
    names = [name for name in map(squish, by.split(", ")) if name]
    found = [url if url.startswith(("http://", "https://")) else None for url in urls]
    if len(found) == 1:
        return [(squish(by), found[0])]
    if len(found) == len(names):
        return list(zip(names, found, strict=True))
    if len(names) >= _LISTED_NAMES:
        said = "The creators stand in a list joined by commas, so a name with a comma in it may have been cut in two."
        findings.add("creators", "creators-split-guess", said, "uncertain")
    return [(name, None) for name in names]


def _text(page: TitlePage, key: str) -> str:
    row = page.row(key)
    return row.text if row else ""
