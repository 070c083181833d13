"""EPUB 3 with EPUB 2's contents beside its own: of one work, or of several as one book with parts."""

from collections.abc import Sequence

from fanlight.exports import archives
from fanlight.exports.editions import Edition
from fanlight.exports.formats.epub import packages
from fanlight.exports.formats.epub.books import Binding, bind, bind_together
from fanlight.kernel.text import writable


def write(edition: Edition) -> bytes:
    """Give the book of one work."""
    return _pack(bind(edition))


def write_book(editions: Sequence[Edition], *, title: str, identity: str) -> bytes:
    """Give one book of several works, each a part of it; `identity`, a UUID, tells it from any other.

    Each part is whole, and lies where EpubMerge puts books, so that whoever takes its anthologies apart takes ours.
    """
    parts = [bind(edition, has_cover=False) for edition in editions]
    for part in parts:
        part.files |= _steering(part)
    return _pack(bind_together(editions, parts, title=title, identity=identity))


def _pack(book: Binding) -> bytes:
    return archives.pack(
        {"META-INF/container.xml": packages.CONTAINER.encode(), **_steering(book), **book.files}, day=book.day
    )


def _steering(book: Binding) -> dict[str, bytes]:
    written = {"package.opf": packages.package(book), "nav.xhtml": packages.nav(book), "toc.ncx": packages.ncx(book)}
    return {f"EPUB/{name}": writable(text).encode() for name, text in written.items()}
