"""Text as search sees it: words without case and accents, and their stems in the language that they are written in.

One analysis for the index, for the question and for the plain answer, so that all three agree to the letter. Pure.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from html import unescape
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
    known = _memory(language)
    found: list[str] = []
    for word in _words(text):
        stems = known.get(word)
        if stems is None:
            if len(known) >= _REMEMBERED:
                known.clear()
            stems = known[word] = _stems(word, language)
        found += stems
    return found


def surfaces(text: str) -> list[str]:
    """Give the words of a plain text in order as they stand, folded: what `word*` is held against."""
    return terms(text, "")


def spans(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Give where each word of a plain text begins and ends, with its term."""
    for match in _pattern().finditer(text):
        for term in _stems(match[0], language):
            yield match.start(), match.end(), term


def readings(text: str, languages: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Give what a word or phrase that is asked for reads as in each language; one of no words is not among them."""
    return {language: found for language in languages if (found := tuple(terms(text, language)))}


def marked(stem: str, language: str) -> str:
    """Give a stem as the term of its language."""
    return f"{language}:{stem}" if language else stem


def _words(text: str) -> list[str]:
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return _pattern().findall(text)


@cache
def _pattern() -> re.Pattern[str]:
    """Make the pattern of a word: letters and digits with their marks, which re counts out, and apostrophes inside."""
    marks = "".join(chr(code) for code in range(0x300, 0xFE30) if unicodedata.category(chr(code))[0] == "M")
    letter = f"(?:[^\\W_]|[{marks}])"
    return re.compile(f"[^\\W_]{letter}*(?:[{_APOSTROPHES}]{letter}+)*|{GAP}")


@cache
def _memory(language: str) -> dict[str, tuple[str, ...]]:  # noqa: ARG001  one for each
    return {}


@lru_cache(maxsize=64)
def _stemmer(language: str) -> _Stemmer:
    import snowballstemmer  # noqa: PLC0415  all its languages at once: a process that reads no words has no need of them

    return snowballstemmer.stemmer(STEMMED[language])  # type: ignore[no-any-return]


def _stems(word: str, language: str) -> tuple[str, ...]:
    if word == GAP:
        return ("|",)
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
