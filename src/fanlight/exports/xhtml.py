"""Clean HTML as the XHTML that an e-book may hold.

What plain prose is made of is rewritten tag by tag, so that works.slips.from_xhtml gives the HTML again to the letter.
Whatever else people write goes through a tree, which is made to fit what EPUB allows (see `content_models`).
"""

import re
from html import unescape

from lxml import etree

from fanlight.exports.content_models import Book, fit
from fanlight.exports.trees import parse
from fanlight.kernel.html.shapes import stretches
from fanlight.works.slips import from_xhtml

_ALIGNED = re.compile(r'<(p|h[1-6]|div|blockquote) align="(center|right|left|justify)">')
_OBSOLETE = re.compile("<(?:big|strike|tt>|acronym|center)")
_VOID = re.compile("<(br|hr)>")

_NAME = re.compile(r'<a (?:[a-z]+="[^"]*" )*name="([^"]+)"')


def converted(html: str, book: Book) -> tuple[str, bool]:
    """Give clean HTML as XHTML, and whether that says it to the letter."""
    pieces: list[str] = []
    is_plain = True
    for kind, start, end in stretches(html):
        piece = html[start:end]
        if kind == "canonical" and not _OBSOLETE.search(piece):
            pieces.append(_plain(piece))
        else:
            pieces.append(_through_tree(piece, book))
            is_plain = False
    written = "".join(pieces)
    return written, is_plain or from_xhtml(written) == html


def names_in(html: str) -> list[str]:
    """Give the names of places in clean HTML that a link may lead to, in their order."""
    return [unescape(name) for name in _NAME.findall(html)] if ' name="' in html else []


def _plain(html: str) -> str:
    if 'align="' in html:
        html = _ALIGNED.sub(r'<\1 style="text-align: \2">', html)
    return _VOID.sub(r"<\1/>", html)


def _through_tree(html: str, book: Book) -> str:
    root = parse(html)
    fit(root, book)
    root.text = root.text or ""
    return etree.tostring(root, encoding="unicode")[len("<div>") : -len("</div>")]
