"""Telling pages of AO3 that a browser saved: works, and the lists, searches and questions around them."""

import re
from functools import lru_cache

from fanlight.imports.ao3.pages import is_opening
from fanlight.imports.encodings import decode

_HEAD = 2**22
"""Bytes: programs that save a page as one file put its styles and pictures on top."""

_WORK = re.compile(rb"""<dl\b[^>]{0,200}?\bclass\s*=\s*["'][^"'>]{0,100}\bwork\s+meta\b""", re.IGNORECASE)
_PLACE = re.compile(rb"""\bid\s*=\s*["']?(?:workskin|chapters|main)\b""", re.IGNORECASE)
_OTHER = re.compile(
    rb"""<div\b(?=[^>]{0,300}?\bid\s*=\s*["']?main\b)[^>]{0,300}?\bclass\s*=\s*["']?[a-z_]{2,40}-[a-z0-9_]{2,40}\b""",
    re.IGNORECASE,
)
_SITE = re.compile(rb"Archive of Our Own|archiveofourown\.org|otwarchive", re.IGNORECASE)


@lru_cache(maxsize=1)  # asked once to detect the format, and once more before parsing the same bytes
def is_saved_page(data: bytes) -> bool:
    """Tell whether this is a whole page with a work's header, or with the frame of AO3's other pages."""
    head = decode(data[:_HEAD]).utf8
    if not is_opening(head):
        return False
    if _WORK.search(head) and _PLACE.search(head):
        return True
    return bool(_OTHER.search(head) and _SITE.search(head))
