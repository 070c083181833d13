"""A chapter's title, from the words of its heading."""

import re

from fanlight.imports.headings import MOST_TITLE
from fanlight.imports.salvage.candidates import FAMILIES, OF_TOTAL
from fanlight.imports.salvage.numbers import NUMBER, number_of
from fanlight.kernel.text import squish

_NAMED = re.compile(
    rf"(?i:{'|'.join(FAMILIES)}) (?:#|No\. ?)?({NUMBER}){OF_TOTAL} ?(?:[:.|]|[-–—]{{1,2}})?(?P<title> ?.*)"
)
_BARE = re.compile(rf"[-–—~*(\[# ]{{0,6}}+({NUMBER})(?: ?[-–—~*)\].:#]{{1,3}}+ ?(?P<title>.*)| *)")


def title_of(heading: str, position: int) -> str | None:
    """Give the title that a heading carries: `Chapter 2: Fog` → `Fog`, `Chapter 2` → None for the second chapter.

    A number that is not the chapter's position says something, and the heading is kept whole; so is `Prologue`.
    """
    words = squish(heading)
    if not words:
        return None
    match = _NAMED.fullmatch(words) or _BARE.fullmatch(words)
    if match is not None and number_of(match[1]) == position and not _NAMED.match(squish(match["title"] or "")):
        return squish(match["title"] or "")[:MOST_TITLE] or None
    return words[:MOST_TITLE]
