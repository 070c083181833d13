"""Telling AO3's EPUB downloads from any other e-book."""

from fanlight.imports.anthologies import is_marked
from fanlight.imports.book import open_book
from fanlight.imports.encodings import decode
from fanlight.imports.formats.ao3_html.detect import POSTED
from fanlight.kernel.errors import Unreadable

_FIRST_PAGES = 3
"""Of the spine: a cover and a title page may have been put before the preface."""

_HEAD = 2**18


def is_download(data: bytes) -> bool:
    """Tell whether one of the first pages has AO3's line near its top."""
    if not data.startswith(b"PK"):
        return False
    try:
        book = open_book(data)
        return not is_marked(book) and any(
            POSTED.search(decode(book.read(name)[:_HEAD]).utf8) for name in book.spine[:_FIRST_PAGES]
        )
    except (Unreadable, KeyError):
        return False
