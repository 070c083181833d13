"""FicHub's introduction: title, author, description, figures, the site's own line, the address.

`h1`, `By: X`, the description, then paragraphs `Status:`, `Published:`, `Updated:` if it differs, `Words:`, `Chapters:`
if there are several, a line that the site itself has, `Original source:`, and who made the book. (FicHub's own
epub_introduction.html, 2024.)
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from fanlight.imports.anthologies import is_marked
from fanlight.imports.ao3.labels import number
from fanlight.imports.archives import is_archive
from fanlight.imports.book import Book, open_book
from fanlight.imports.markup import Element, body_of, text_of
from fanlight.kernel.errors import Unreadable

_FRONT_PAGES = 3
"""calibre may have put a cover before the introduction, and a title page."""

_TAIL = 4096
_MADE_BY = re.compile(
    rb"Exported\s+with\s+the\s+assistance\s+of\s+<a\b[^>]{0,300}>\s*FicHub\.net\s*</a>\s*</p>(?:\s*</div>){0,9}\s*</body>",
    re.IGNORECASE,
)
_MAKER = "Exported with the assistance of FicHub.net"
_LABELS = frozenset({"status", "published", "updated", "words", "chapters", "original source"})
_COUNTED = frozenset({"words", "chapters"})
_MOST_FIGURES = 9
"""Paragraphs from the status to the maker; a description may hold any number, and lines that look like these."""


@dataclass(slots=True)
class Introduction:
    """What an introduction says. `rows` has the labels in lower case; `html` is the description, still to be cleaned.

    `line` is the site's own.
    """

    title: str = ""
    author: str = ""
    html: str = ""
    rows: dict[str, str] = field(default_factory=dict)
    line: str = ""
    url: str = ""


def is_fichub(data: bytes) -> bool:
    """Tell whether FicHub made these bytes."""
    if not is_archive(data):
        return False
    try:
        book = open_book(data)
        return not is_marked(book) and page_of(book) is not None
    except Unreadable:
        return False


def page_of(book: Book) -> str | None:
    """Give the name of a book's introduction, or None if FicHub did not make it."""
    front = (name for name in book.spine[:_FRONT_PAGES] if name != book.nav_name)
    return next((name for name in front if _says_so(book, name)), None)


def read(root: Element) -> Introduction:
    """Read an introduction."""
    found = Introduction()
    body = body_of(root)
    heading = next(body.iter("h1"), None)
    found.title = "" if heading is None else text_of(heading)
    paragraphs = list(body.iter("p"))
    start = _start_of_figures(paragraphs)
    for paragraph in paragraphs[start:]:
        _read_figure(paragraph, found)
    by = next((i for i, p in enumerate(paragraphs[:start]) if text_of(p).startswith("By:")), None)
    if by is not None:
        found.author = text_of(paragraphs[by]).removeprefix("By:").strip()
        found.html = _between(paragraphs[by], paragraphs[start] if start < len(paragraphs) else None)
    return found


def _says_so(book: Book, name: str) -> bool:
    try:
        return bool(_MADE_BY.search(book.read(name)[-_TAIL:]))
    except Unreadable:
        return False


def _start_of_figures(paragraphs: list[Element]) -> int:
    """Find the last status that a date follows: a description, or the site's own line, may begin so too."""
    first = max(0, len(paragraphs) - _MOST_FIGURES)
    texts = [text_of(paragraph) for paragraph in paragraphs[first:]]
    pairs = enumerate(pairwise(texts), start=first)
    found = [i for i, (one, two) in pairs if one.startswith("Status:") and two.startswith("Published:")]
    return found[-1] if found else len(paragraphs)


def _read_figure(paragraph: Element, found: Introduction) -> None:
    text = text_of(paragraph)
    label, colon, value = text.partition(":")
    folded = label.lower()
    counted = folded not in _COUNTED or number(value) is not None
    if colon and folded in _LABELS and folded not in found.rows and counted:
        found.rows[folded] = value.strip()
        if folded == "original source":
            found.url = next((a.get("href") or "" for a in paragraph.iter("a")), "") or value.strip()
    elif text and text != _MAKER:
        found.line = f"{found.line} {text}".strip()


def _between(first: Element, last: Element | None) -> str:
    """Give the description's HTML, which stands between two paragraphs; "" where they are not side by side."""
    pieces: list[str] = []
    for element in first.itersiblings():
        if element is last:
            return "".join(pieces)
        if text_of(element) or next(element.iter("img"), None) is not None:  # FicHub puts one paragraph into another
            pieces.append(etree.tostring(element, encoding="unicode", method="html"))
    return ""
