"""EPUB 3 with EPUB 2's contents beside its own: of one work, or of several as one book with parts."""

from collections.abc import Sequence

from fanlight.exports import archives
from fanlight.exports.editions import Edition
from fanlight.exports.formats.epub import packages
from fanlight.exports.formats.epub.books import Binding, bind


def write(edition: Edition) -> bytes:
    """Give the book of one work."""
    return _pack(bind([edition]))


def write_book(editions: Sequence[Edition], *, title: str, identity: str) -> bytes:
    """Give one book of several works, each a part of it; `identity`, a UUID, tells it from any other."""
    return _pack(bind(editions, title=title, identity=identity))


def _pack(book: Binding) -> bytes:
    steering = {
        "META-INF/container.xml": packages.CONTAINER,
        "EPUB/package.opf": packages.package(book),
        "EPUB/nav.xhtml": packages.nav(book),
        "EPUB/toc.ncx": packages.ncx(book),
    }
    written = {name: text.encode("utf-8", errors="replace") for name, text in steering.items()}
    return archives.pack(written | book.files, day=book.day)
