"""A page of no known maker: its text, cut like a bare one, with its emphasis and links."""

from dataclasses import replace

from fanlight.imports.cutting import cut
from fanlight.imports.encodings import decode
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.formats.html.texts import flatten
from fanlight.imports.markup import body_of, parse_html, text_of
from fanlight.imports.salvage import Decision
from fanlight.kernel.errors import Unreadable
from fanlight.kernel.text import fold, squish

FEWEST_LETTERS = 200
"""Characters of text below which a page is a shop's, a frame, a redirection: anything but a story."""

_FLATTENED = (
    "This is a web page of no maker that Fanlight knows: its text was taken with its emphasis and links, without "
    "pictures, and with whatever stood around the story."
)


def parse(file: SourceFile) -> Parsed:
    """Take a page's text and cut it. Raises: Unreadable, when there is hardly any."""
    decoded = decode(file.data)
    root = parse_html(decoded)
    flat = flatten(body_of(root))
    if len(flat.text) < FEWEST_LETTERS:
        raise Unreadable("This is an HTML page with hardly any text in it, and none that Fanlight knows otherwise.")
    title = next((squish(text_of(element)) for element in root.iter("title")), "")
    flattened = Decision(0, "text", "likely", "html-flattened", _FLATTENED)
    head = "" if _says(flat.text, title) else f"Title: {title}\n\n"
    at = len(head)
    markup = [replace(mark, start=mark.start + at, end=mark.end + at) for mark in flat.markup]
    return cut(head + flat.text, name=file.name, decoded=decoded, more=[flattened], markup=markup)


def _says(text: str, title: str) -> bool:
    """Tell whether a text begins with the page's title, or with words of it, or there is none."""
    first = fold(text[:300].partition("\n")[0])
    return not title or first in fold(title) or fold(title) in first
