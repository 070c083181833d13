"""Plain text: squeezing, folding for comparison, sort keys, and the one word count."""

import re
import unicodedata
from functools import cache, lru_cache
from html import unescape

SORT_TITLE_LENGTH = 200
"""Characters kept of a sort key, so that it fits an index and a page token."""

_INVALID = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff\ufffe\uffff]")


def squish(s: str) -> str:
    """Squeeze white space into single spaces, drop control and invalid characters, trim."""
    squeezed = " ".join(s.split())
    return squeezed if squeezed.isprintable() else " ".join(_INVALID.sub("", squeezed).split())


_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROL = bytes([*range(9), 11, 12, *range(14, 32)])
_NONE = "\ufffe".encode()[:2]
"""Begins, in UTF-8, what no XML can hold, and other letters too: fullwidth ones."""


def writable(s: str) -> str:
    """Drop the characters that no XML and no UTF-8 can hold."""
    return _UNWRITABLE.sub("", s) if _UNWRITABLE.search(s) else s


def encoded(s: str) -> bytes | None:
    """Give a text in UTF-8, None for one that holds what is not `writable`: quicker than that for a whole page."""
    try:
        data = s.encode()
    except UnicodeEncodeError:
        return None
    is_writable = _NONE not in data and len(data.translate(None, _CONTROL)) == len(data)
    return data if is_writable or writable(s) == s else None


_DROPPED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # Latin, Greek, Cyrillic
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff"  # Arabic
    "\u00ad\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f]"  # shown as nothing
)


def _fold_once(s: str) -> str:
    s = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", s).casefold())
    return unicodedata.normalize("NFC", _DROPPED.sub("", unicodedata.normalize("NFD", s)))


def fold(s: str) -> str:
    """Give the form in which two spellings of one name are equal: no case, no accents, no width, squished."""
    s = squish(s)
    if s.isascii():
        return s.lower()
    for _ in range(4):
        folded = squish(_fold_once(s))
        if folded == s:
            break
        s = folded
    return s


_QUOTE = "\"'“”„‟‘’‚‛«»‹›`´./"
_ARTICLE = re.compile(r"(an?|the) (.+)")
_NUMBER = re.compile(r"[0-9]+")


def sort_title(s: str) -> str:
    """Give the key to sort a title by: "The Keeper" → "keeper, the", "7 Lamps" → "00007 lamps".

    Folded, without one leading quote, dot or slash (AO3 work.rb); at most SORT_TITLE_LENGTH characters.
    """
    folded = fold(s)
    key = folded[1:].lstrip() if folded[:1] in _QUOTE else folded
    if article := _ARTICLE.fullmatch(key):
        key = f"{article[2]}, {article[1]}"
    key = _NUMBER.sub(lambda m: m[0].rjust(5, "0"), key, count=1) if key[:1].isdigit() else key
    return (key or folded)[:SORT_TITLE_LENGTH]


_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*+>")
_SEPARATORS = "—–…“”„«»\xa0"
_JOINTS = "’‘"
_LATIN_1 = bytes(ord("a") if chr(b).isalnum() or b == 0x5F else ord(" ") for b in range(256))
_UTF_8 = _LATIN_1[:0x80] + b"a" * 0x80
_OTHER_THAN_LETTERS = re.compile(
    "[^\x00-\x7f\xc0-\xd6\xd8-\xf6\xf8-\u02af\u0388-\u038a\u038e-\u03a1\u03a3-\u03ce\u0400-\u0481\u048a-\u0513]"
)

_UNSPACED = re.compile(
    "[\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufad9"
    "\U00020000-\U000323af"  # Han
    "\u3041-\u3096\u309d-\u309f\U0001b001-\U0001b152"  # Hiragana
    "\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\u32d0-\u32fe\u3300-\u3357\uff66-\uff6f\uff71-\uff9d"  # Katakana
    "\u0e01-\u0e3a\u0e40-\u0e5b\u0e81-\u0edf"  # Thai, Lao
    "\u1780-\u17d3\u17d7\u17dc\u17dd\u17e0-\u17f9"  # Khmer
    "\u1000-\u1049\u1050-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f]+"  # Myanmar
)
_HYPHENS = "'’‘-\u2010\u2011\u00ad\u2060"


def count_words(html: str) -> int:
    """Count the words of a text or of clean HTML as AO3 does (word_counter.rb, 2024).

    Tags, `--` and all punctuation split words, apostrophes and hyphens do not, so a line of stars counts 0. What is
    written without spaces counts by the character: Han, kana, Thai, and beyond the reference Lao, Khmer and Myanmar.
    """
    return _remembered(html) if len(html) <= _REMEMBERED else _count(html)


_REMEMBERED = 2**15
"""Characters up to which a text's count is remembered: a parser counts a chapter, and so do the tables soon after."""

_MOST_REMEMBERED = 1024
"""Texts: the chapters of a batch of works, which are in memory anyway."""


@lru_cache(maxsize=_MOST_REMEMBERED)
def _remembered(html: str) -> int:
    return _count(html)


def _count(html: str) -> int:
    text = _TAG.sub(" ", html) if "<" in html else html
    if "&" in text:
        text = unescape(text)
    text = text.replace("--", " ")
    plain = text
    for separator in _SEPARATORS:
        plain = plain.replace(separator, " ")
    for joint in _JOINTS:
        plain = plain.replace(joint, "")
    try:
        return _count_starts(plain.encode("latin-1").translate(_LATIN_1, b"'-\xad"))
    except UnicodeEncodeError:
        if _OTHER_THAN_LETTERS.search(plain) is None:
            return _count_starts(plain.encode().translate(_UTF_8, b"'-"))
    return _count_any(text)


def _count_starts(shape: bytes) -> int:
    """Count the words in a text of which each letter is an `a` and all else a space, without making any."""
    return (b" " + shape).count(b" a")


def _count_any(text: str) -> int:
    """Count in any script. A word is a run of letters, digits and their marks."""
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, "")
    unspaced = sum(map(len, _UNSPACED.findall(text)))
    if unspaced:
        text = _UNSPACED.sub(" ", text)
    return unspaced + len(_word_pattern().findall(text))


@cache
def _word_pattern() -> re.Pattern[str]:
    marks = "".join(c for c in map(chr, range(0x300, 0x10000)) if unicodedata.category(c)[0] == "M")
    return re.compile(rf"\w[\w{marks}]*")
