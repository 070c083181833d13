"""One book of several works: a series with its parts, a shelf to read on a journey."""

import uuid
from collections.abc import Sequence

from fanlight.exports.editions import Edition
from fanlight.exports.making import Format, Made
from fanlight.kernel.errors import Invalid

MOST_WORKS = 1_000
"""A book of more is none that a reader opens."""

_NAMESPACE = uuid.UUID("0b8a6a0e-3a52-5c5e-9d0c-0c2f7d2d9a55")


def book_of(editions: Sequence[Edition], format_: Format, *, title: str) -> Made:
    """Make one book of works, in their order. Raises: Invalid for none or too many, or a format without such books."""
    if not editions:
        raise Invalid("There are no works to make a book of.", at="keys")
    if len(editions) > MOST_WORKS:
        raise Invalid(f"A book takes {MOST_WORKS:,} works at most, and these are {len(editions):,}.", at="keys")
    if not format_.has_books:
        raise Invalid(f"Several works make one book as EPUB, not as {format_.label}.", at="format")
    identity = str(uuid.uuid5(_NAMESPACE, "\x1f".join([title, *(edition.identity for edition in editions)])))
    return format_.make_book(editions, title=title, identity=identity)
