"""Text as search sees it: words without case and accents, and their stems in the language that they are written in.

One analysis for the index, for the question and for the plain answer, so that all three agree to the letter. Pure.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from html import unescape
from itertools import chain
from typing import Protocol

from fanlight.kernel.text import fold

STEMMED = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali",
    "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""Languages whose words have stems here: the primary part of their code → the algorithm's name."""

TAG_LANGUAGE = "en"
"""The language of tags' names, whatever that of the work: it is the custom everywhere that tags come from."""

GAP = "\x1e"
"""What parts two things in one text, so that no phrase reaches from one into the other."""

LONGEST = 60
"""Characters of a word that tell it from another."""

_ELIDING = frozenset({"ca", "fr", "it"})
_REMEMBERED = 2**17
_INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|u)\b[^<>]*>"
)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_APOSTROPHES = "'’‘ʼ＇"
_PRINTERS = {"’": "'", "‘": "'", "“": " ", "”": " ", "—": " ", "–": " ", "…": " ", "\xa0": " "}
"""What texts hold that are ASCII but for that; none of it changes what a word is."""

_INSIDE = re.compile("[0-9a-z]+(?:'[0-9a-z]+)*")
_STOP = "|"
_LETTERS = bytes(
    byte if chr(byte).isalnum() or byte == ord("'") else ord(_STOP if byte == ord(GAP) else " ") for byte in range(0x80)
).ljust(0x100)
"""What each byte of ASCII is in a word: itself, or what parts words."""

_UNSPACED = (
    (0x0E01, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x2FD5), (0x3005, 0x3007), (0x3021, 0x30FF),
    (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA9E0, 0xA9FE), (0xAA60, 0xAA7F), (0xF900, 0xFAD9),
    (0xFF66, 0xFF9F), (0x1B001, 0x1B152), (0x20000, 0x323AF),
)  # fmt: skip


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...


def plain(html: str) -> str:
    """Give the text of clean HTML: a word with a letter in italics stays one word, paragraphs part words."""
    text = _TAG.sub(" ", _INLINE.sub("", html)) if "<" in html else html
    return unescape(text) if "&" in text else text


def primary(language: str | None) -> str:
    """Give the part of a language's code that decides on its stems; nothing for languages whose words have none."""
    code = (language or "").partition("-")[0].lower()
    return code if code in STEMMED else ""


def terms(text: str, language: str) -> list[str]:
    """Give the words of a plain text in order, each as its stem, marked with its language (`primary`)."""
    return list(chain.from_iterable(map(_memory(language).__getitem__, _words(text))))


def surfaces(text: str) -> list[str]:
    """Give the words of a plain text in order as they stand, folded: what `word*` is held against."""
    return terms(text, "")


def kept(text: str, language: str) -> tuple[str, str]:
    """Give what an index keeps of a text: `terms` and, each once, `surfaces`, with spaces between."""
    found = list(map(_pairs(language).__getitem__, _words(text)))
    if not found:
        return "", ""
    stems, begins = zip(*found, strict=True)
    once = " ".join(dict.fromkeys(begins))
    # A word of a script that is written without spaces is many here.
    return " ".join(stems), once if text.isascii() else " ".join(dict.fromkeys(once.split()))


def spans(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Give where each word of a plain text begins and ends, with its term."""
    known = _memory(language)
    for match in _pattern().finditer(text):
        for term in known[match[0]]:
            yield match.start(), match.end(), term


def readings(text: str, languages: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Give what a word or phrase that is asked for reads as in each language; one of no words is not among them."""
    return {language: found for language in languages if (found := tuple(terms(text, language)))}


def marked(stem: str, language: str) -> str:
    """Give a stem as the term of its language."""
    return f"{language}:{stem}" if language else stem


def _words(text: str) -> list[str]:
    """Give the words of a text as they stand, or in small letters, which is the same word."""
    if not text.isascii():
        plainer = text
        for printed, typed in _PRINTERS.items():
            plainer = plainer.replace(printed, typed)
        if not plainer.isascii():
            return _pattern().findall(unicodedata.normalize("NFC", text))
        text = plainer
    # To translate and split takes an eighth of what a regular expression does.
    plainer = text.lower().encode().translate(_LETTERS).decode()
    found = plainer.replace(_STOP, f" {_STOP} ").split() if GAP in text else plainer.split()
    if "'" not in text:
        return found
    return list(chain.from_iterable(_INSIDE.findall(word) if "'" in word else (word,) for word in found))


@cache
def _pattern() -> re.Pattern[str]:
    """Make the pattern of a word: letters and digits with their marks, which re counts out, and apostrophes inside."""
    marks = "".join(chr(code) for code in range(0x300, 0xFE30) if unicodedata.category(chr(code))[0] == "M")
    rest = f"(?:[{marks}]+[^\\W_]*)*"
    return re.compile(f"[^\\W_]+{rest}(?:[{_APOSTROPHES}](?:[^\\W_]+|[{marks}]+[^\\W_]*){rest})*|{GAP}")


class _Memory(dict[str, tuple[str, ...]]):
    """The terms of words that were met. Numbers are no words to remember: there is no end of them."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> tuple[str, ...]:
        if word.isdecimal() and word.isascii():
            return (f"{self._language}:{word}",) if self._language else (word[:LONGEST],)
        found = _stems(word, self._language)
        if not word.isdecimal():
            if len(self) >= _REMEMBERED:
                self.clear()
            self[word] = found
        return found


class _Pairs(dict[str, tuple[str, str]]):
    """What an index keeps of words that were met, in one go: to look them up is half of all its work."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> tuple[str, str]:
        if word.isdecimal() and word.isascii():
            return f"{self._language}:{word}" if self._language else word[:LONGEST], word[:LONGEST]
        found = " ".join(_stems(word, self._language)), " ".join(_stems(word, ""))
        if not word.isdecimal():
            if len(self) >= _REMEMBERED:
                self.clear()
            self[word] = found
        return found


_memory = cache(_Memory)
_pairs = cache(_Pairs)


@lru_cache(maxsize=64)
def _stemmer(language: str) -> _Stemmer:
    import Stemmer  # noqa: PLC0415  all its languages at once: a process that reads no words has no need of them

    return Stemmer.Stemmer(STEMMED[language], 0)  # type: ignore[no-any-return]  # _Memory remembers, not it


def _stems(word: str, language: str) -> tuple[str, ...]:
    if word in (GAP, _STOP):
        return (_STOP,)
    if word.isascii() and language not in _ELIDING:
        return (_term(word.lower(), language),)
    folded = fold(word.translate({ord(mark): "'" for mark in _APOSTROPHES}))
    pieces = _pattern().findall(folded)
    if language in _ELIDING:
        pieces = [part for piece in pieces for part in _elided(piece)]
    return tuple(_term(part, language) for piece in pieces for part in _parted(piece))


def _elided(word: str) -> list[str]:
    """Part "l'amour" and "dell'arte"; an apostrophe elsewhere stays."""
    article, apostrophe, rest = word.partition("'")
    return [article, rest] if apostrophe and len(article) <= 4 and rest else [word]


def _parted(word: str) -> list[str]:
    """Give a word, or each character of a script that is written without spaces as one."""
    if word.isascii() or not any(_is_unspaced(letter) for letter in word):
        return [word]
    parts: list[str] = []
    joins = False
    for letter in word:
        unspaced = _is_unspaced(letter) and unicodedata.category(letter)[0] != "M"
        if joins and not unspaced:
            parts[-1] += letter
        else:
            parts.append(letter)
        joins = not unspaced or unicodedata.category(letter)[0] == "M"
    return parts


def _is_unspaced(letter: str) -> bool:
    code = ord(letter)
    return code >= 0xE01 and any(low <= code <= high for low, high in _UNSPACED)


def _term(word: str, language: str) -> str:
    if not language:
        return word.replace("'", "")[:LONGEST]
    # What is folded has lost its accents, and a stemmer that knows them takes less off; all words lose them alike.
    stem = _stemmer(language).stemWord(word[:LONGEST]) if not word.isdecimal() else word
    return marked(stem.replace("'", "") or word, language)
