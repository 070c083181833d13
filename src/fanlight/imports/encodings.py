"""Bytes to text: whatever encoding a file claims, hides or gets wrong. No Django in here.

What comes out is UTF-8 without a byte order mark and without control characters, which is what lxml takes fastest.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from fanlight.imports import mixtures

MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte order marks, the longer before the one that it begins with."""

LEGACY = {
    **{f"windows-125{i}": f"cp125{i}" for i in range(9)},
    **{f"cp125{i}": f"cp125{i}" for i in range(9)},
    **{f"iso-8859-{i}": f"iso8859-{i}" for i in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("gbk", "gb2312", "gb18030"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "cp932"), "cp932"),
    **dict.fromkeys(("euc-kr", "cp949", "ks_c_5601-1987"), "cp949"),
    "big5": "big5hkscs",
    "euc-jp": "euc-jp",
    "iso-2022-jp": "iso2022-jp",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "macintosh": "mac-roman",
    "tis-620": "cp874",
}
"""The names that pages give encodings, and the codec that reads what such pages mean (WHATWG Encoding)."""

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{2,30})""", re.IGNORECASE)
MIXED = "utf-8, with other stretches in it"
"""The encoding of a text that is UTF-8 for the most part (imports.mixtures)."""

_SAMPLE = 16_384
_WEIGHED = 2**20
"""Bytes behind the first that is no UTF-8 which tell what the file is."""

_BLANKED = bytes(32 if byte in (0x0B, 0x0C) else byte for byte in range(256))
_REMOVED = bytes({*range(0x20), 0x7F} - set(b"\t\n\r\x0b\x0c"))


MOST_REMEMBERED = 4 * 2**20
"""Bytes up to which a decoded text is remembered: each format looks at a page's head, which mostly is all of it."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text as UTF-8. `guessed` says that neither a mark nor a sound claim told the encoding.

    `text` is the same text, where it is there anyway and not too long to be kept.
    """

    utf8: bytes
    encoding: str
    guessed: bool = False
    text: str | None = field(default=None, repr=False)


def decode(data: bytes) -> Decoded:
    """Find a text's encoding and put it into UTF-8. Never raises: what makes no sense becomes U+FFFD."""
    return _remembered(data) if len(data) <= MOST_REMEMBERED else _decode(data)


@lru_cache(maxsize=2)
def _remembered(data: bytes) -> Decoded:
    return _decode(data)


def _decode(data: bytes) -> Decoded:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _recoded(data[len(mark) :], encoding)
    if unmarked := _unmarked_utf_16(data):
        return _recoded(data, unmarked, guessed=True)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_other(data, error)
    utf8 = _clean(data)
    return Decoded(utf8, "utf-8", text=text if utf8 == data and len(data) <= MOST_REMEMBERED else None)


def _decode_other(data: bytes, error: UnicodeDecodeError) -> Decoded:
    if _is_binary(data):
        return _recoded(data, "cp1252", guessed=True)
    sound, long, broken = mixtures.weigh(data[: _WEIGHED + error.start])
    # In any other encoding, few letters look like UTF-8.
    if error.reason == "unexpected end of data" or 2 * sound > broken:
        return _mixed(data)
    declared = _DECLARED.search(data, 0, 4096)
    name = declared[1].decode("ascii").lower() if declared else ""
    if name in LEGACY and not (LEGACY[name] == "cp1252" and long):
        try:
            return Decoded(_clean(data.decode(LEGACY[name]).encode("utf-8")), LEGACY[name])
        except UnicodeDecodeError:
            pass
    guessed = _guess(data[max(0, error.start - 1024) : error.start + _SAMPLE])
    return _mixed(data) if guessed == "cp1252" and long else _recoded(data, guessed, guessed=True)


def _is_binary(data: bytes) -> bool:
    """Tell what is no text in any encoding, and not worth a close look."""
    head = data[:_SAMPLE]
    return (len(head) - len(head.translate(None, _REMOVED))) * 50 > len(head)


def _mixed(data: bytes) -> Decoded:
    text = mixtures.read(data, _guess)
    return Decoded(_clean(text.encode("utf-8", errors="replace")), MIXED, guessed=True)


def _recoded(data: bytes, encoding: str, *, guessed: bool = False) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(_clean(text.encode("utf-8", errors="replace")), encoding, guessed)


def _clean(utf8: bytes) -> bytes:
    return utf8.translate(_BLANKED, _REMOVED)


def _unmarked_utf_16(data: bytes) -> str | None:
    """Tell UTF-16 by the zeros that its markup is full of: a `<` is 3C 00 or 00 3C."""
    head = data[:1024]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 8 < len(head) or len(head) < 4:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _guess(sample: bytes) -> str:
    """Guess by how the text would read; of several that read as well, cp1252 is what people have."""
    import charset_normalizer  # noqa: PLC0415  takes long to load, for files that hardly anybody has

    matches = list(charset_normalizer.from_bytes(sample))
    if not matches:
        return "cp1252"
    best = matches[0]
    as_good = [m for m in matches if (m.chaos, -m.coherence) <= (best.chaos, -best.coherence)]
    if any("cp1252" in m.could_be_from_charset for m in as_good):  # some read the same: quotation marks, dashes
        return "cp1252"
    return LEGACY.get(best.encoding.replace("_", "-"), "cp1252")
