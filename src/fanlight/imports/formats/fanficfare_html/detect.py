"""Telling FanFicFare's HTML from any other page: by how it begins, and by the anchors that it gives chapters."""

import re
from functools import lru_cache

from fanlight.imports.ao3.pages import is_opening
from fanlight.imports.encodings import decode

_HEAD = 2**20
"""Bytes: the contents of thousands of chapters stand above the first one."""

_HEADING = re.compile(
    rb"<body\b[^>]{0,300}>\s*+<h1\b[^>]{0,200}>\s*+<a\b[^>]{0,3000}>[^<]++</a>\s++by\b", re.IGNORECASE
)
_ANCHOR = re.compile(
    rb"""<a\s++name\s*+=\s*+["']?(?:TOCTOP|section[0-9]{4,6})["']?\s*+>(?:\s*+</a>)?+\s*+<h[1-4]\b""", re.IGNORECASE
)
_CONTENTS = re.compile(
    rb"""<a\s++name\s*+=\s*+["']?TOCTOP\b[^>]*+>(?:\s*+</a>)?+\s*+<h[1-4]\b[^>]*+>[^<]*+</h[1-4]>\s*+(?:</a>\s*+)?+"""
    rb"""<p>\s*+<a\s++href\s*+=\s*+["']?[^"'>]{0,300}#section[0-9]{4}""",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)  # asked once to detect the format, and once more before parsing the same bytes
def is_fanficfare_html(data: bytes) -> bool:
    """Tell whether this is a whole page with FanFicFare's title and one of its anchors, or with its contents.

    Its title may be another in its owner's settings, and the contents are left out of a story of one chapter.
    """
    head = decode(data[:_HEAD]).utf8
    if not is_opening(head):
        return False
    return bool((_HEADING.search(head) and _ANCHOR.search(head)) or _CONTENTS.search(head))
