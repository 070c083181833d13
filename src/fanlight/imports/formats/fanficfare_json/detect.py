"""Telling FanFicFare's notes from any other JSON: by keys that it alone writes side by side."""

from functools import lru_cache

from fanlight.imports.encodings import decode

_HEAD = 2**20
_KEYS = (b'"storyUrl"', b'"siteabbrev"', b'"datePublished"', b'"numChapters"')
_STARTS = (b"{", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0{")


@lru_cache(maxsize=1)  # asked once to detect the format, and once more before parsing the same bytes
def is_fanficfare_json(data: bytes) -> bool:
    """Tell whether a file holds FanFicFare's notes, as Python writes them or as a shell saved them."""
    head = data[:64].lstrip()
    if not head.startswith(_STARTS):
        return False
    text = decode(data[:_HEAD]).utf8
    return text.lstrip()[:1] == b"{" and all(key in text for key in _KEYS)
