"""What tells FanFicFare's books from others: its name, its identifier, or its pages. One is enough."""

import re

from fanlight.imports.anthologies import is_marked
from fanlight.imports.archives import is_archive
from fanlight.imports.book import Book, open_book
from fanlight.imports.formats.fanficfare import pages
from fanlight.kernel.errors import Unreadable

_MAKER = re.compile(r"fanficfare|fanfictiondownloader|fanficdownloader", re.IGNORECASE)
_CHAPTER_META = re.compile(rb"""name=["']chapter(?:url|origtitle)["']""")


def is_fanficfare(data: bytes) -> bool:
    """Tell whether FanFicFare made these bytes; a book that EpubMerge made of several is none."""
    if not is_archive(data):
        return False
    try:
        return _is_made_by_it(open_book(data))
    except Unreadable:
        return False


def _is_made_by_it(book: Book) -> bool:
    if is_marked(book):
        return False
    said = [person.name for person in book.metadata.contributors]
    said += [f"{identifier.scheme or ''} {identifier.value}" for identifier in book.metadata.identifiers]
    return any(_MAKER.search(text) for text in said) or _has_its_pages(book)


def _has_its_pages(book: Book) -> bool:
    """Look into the first chapter: the names of pages alone prove nothing."""
    first = next((name for name in book.spine if pages.is_chapter(name)), None)
    return first is not None and bool(_CHAPTER_META.search(book.read(first)[:4096]))
