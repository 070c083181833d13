"""AZW3 and MOBI for old Kindles, by the calibre on this machine, from our EPUB."""

import shutil
from collections.abc import Callable, Sequence
from functools import cache

from fanlight.exports import processes
from fanlight.exports.editions import Edition
from fanlight.exports.errors import Unavailable
from fanlight.exports.formats import epub

PROGRAM = "ebook-convert"
_ON_A_MAC = "/Applications/calibre.app/Contents/MacOS/ebook-convert"


@cache
def _program() -> str | None:
    return shutil.which(PROGRAM) or shutil.which(_ON_A_MAC)


def is_here() -> bool:
    """Tell whether calibre is on this machine."""
    return _program() is not None


def writer(name: str) -> Callable[[Edition], bytes]:
    """Give what writes works in a format of calibre's."""
    return lambda edition: _converted(epub.write(edition), name)


def book_writer(name: str) -> Callable[[Sequence[Edition], str, str], bytes]:
    """Give what writes books of several works in a format of calibre's."""
    return lambda editions, title, identity: _converted(epub.write_book(editions, title=title, identity=identity), name)


def _converted(book: bytes, name: str) -> bytes:
    program = _program()
    if program is None:
        raise Unavailable(
            f"{name.upper()} takes calibre, which is not on this machine (calibre-ebook.com, or apt-get install "
            "calibre). Kindles take EPUB by mail."
        )
    command = [program, "book.epub", f"book.{name}"]
    return processes.convert(command, given={"book.epub": book}, wanted=f"book.{name}", who="calibre")
