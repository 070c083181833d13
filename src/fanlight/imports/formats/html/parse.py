"""A page's text as salvage reads it: a blank line between paragraphs, a line for a line break."""

import re
from collections.abc import Iterator

from lxml import etree

from fanlight.imports.cutting import cut
from fanlight.imports.encodings import decode
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.markup import Element, body_of, parse_html, text_of
from fanlight.imports.salvage import Decision
from fanlight.kernel.errors import Unreadable
from fanlight.kernel.text import fold, squish

FEWEST_LETTERS = 200
"""Characters of text below which a page is a shop's, a frame, a redirection: anything but a story."""

_UNSEEN = frozenset(
    {"head", "script", "style", "noscript", "template", "nav", "form", "button", "select", "option", "textarea"}
    | {"iframe", "object", "svg", "math", "audio", "video", "canvas", "map"}
)
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset"}
    | {"figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol"}
    | {"p", "pre", "section", "summary", "table", "tbody", "tr", "ul"}
)
_BORDER = "\x1e"
"""Where a block begins or ends; decoded pages hold no control characters."""

_BORDERS = re.compile(rf"[ \n]*+{_BORDER}[ \n{_BORDER}]*+")
_LINES = re.compile(r"[ ]*+\n[ ]*+")
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_FLATTENED = (
    "This is a web page of no maker that Fanlight knows: its text was taken, without emphasis, links and pictures, and "
    "with whatever stood around the story."
)


def parse(file: SourceFile) -> Parsed:
    """Take a page's text and cut it. Raises: Unreadable, when there is hardly any."""
    decoded = decode(file.data)
    root = parse_html(decoded)
    text = flatten(body_of(root))
    if len(text) < FEWEST_LETTERS:
        raise Unreadable("This is an HTML page with hardly any text in it, and none that Fanlight knows otherwise.")
    title = next((squish(text_of(element)) for element in root.iter("title")), "")
    flattened = Decision(0, "text", "likely", "html-flattened", _FLATTENED)
    text = text if _says(text, title) else f"Title: {title}\n\n{text}"
    return cut(text, name=file.name, decoded=decoded, more=[flattened])


def _says(text: str, title: str) -> bool:
    """Tell whether a text begins with the page's title, or with words of it, or there is none."""
    first = fold(text[:300].partition("\n")[0])
    return not title or first in fold(title) or fold(title) in first


def flatten(body: Element) -> str:
    """Give the text that a reader of the page would see."""
    text = "".join(_parts(body)).strip(f" \n{_BORDER}")
    return _LINES.sub("\n", _BORDERS.sub("\n\n", text))


def _parts(body: Element) -> Iterator[str]:
    walk = etree.iterwalk(body, events=("start", "end"))
    kept = 0  # depth within elements whose white space counts
    for event, element in walk:
        tag = str(element.tag).lower()
        if event == "start":
            if tag in _UNSEEN:
                walk.skip_subtree()
                continue
            kept += tag == "pre"
            if tag in _BLOCKS:
                yield _BORDER
            yield {"br": "\n", "hr": "* * *", "td": " ", "th": " "}.get(tag, "")
            yield _words(element.text, kept)
            continue
        kept -= tag == "pre"
        if tag in _BLOCKS:
            yield _BORDER
        if element is not body:
            yield _words(element.tail, kept)


def _words(text: str | None, kept: int) -> str:
    if not text:
        return ""
    return text.replace("\r", "") if kept else _BLANKS.sub(" ", text)
