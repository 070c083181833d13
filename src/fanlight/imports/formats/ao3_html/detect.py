"""Telling AO3's HTML downloads from any other page."""

import re
from functools import lru_cache

from fanlight.imports.ao3.pages import is_opening
from fanlight.imports.encodings import decode

_HEAD = 2**18
"""Bytes: a title of ten thousand characters stands there twice before the line."""

POSTED = re.compile(
    rb"Posted\s+originally\s+on\s+the\s+<a\s[^>]{0,500}>[^<]{0,200}</a>\s+at\s+<a\s[^>]{0,500}/works/[0-9]", re.I
)
"""The line that stands at the top of every download: the archive's name and the work's address, both links."""


@lru_cache(maxsize=1)  # asked once to detect the format, and once more before parsing the same bytes
def is_download(data: bytes) -> bool:
    """Tell whether this is a whole page with AO3's line near its top."""
    head = decode(data[:_HEAD]).utf8
    return is_opening(head) and bool(POSTED.search(head))
