"""Text to tokens, each with its place, in one pass."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Shape = Literal["open", "close", "not", "or", "and", "field", "compare", "quoted", "bare", "star"]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text from `start` to `end`. `text` is what it says: without quotes, escapes undone.

    `is_open` marks quotes that nothing closes.
    """

    shape: Shape
    text: str
    start: int
    end: int
    is_open: bool = False


_QUOTES = {'"': '"', "“": '”“"', "”": '”"', "„": '“”"', "«": "»"}
_SPACE = re.compile(r"\s+")
_QUOTED = {
    opening: re.compile(rf"(?:[^\\{closing}]|\\.)*+", re.DOTALL) for opening, closing in _QUOTES.items()
}  # possessive: one look at each letter
_FIELD = re.compile(r"([A-Za-z][A-Za-z_-]*+):(?!//)")
_BARE_COMPARISON = re.compile(r"(words|chapters|kudos|hits|comments|bookmarks)(?=\s*+[<>=])", re.IGNORECASE)
_COMPARE = re.compile(r"[<>]=?|=")
_BARE = re.compile(r"[^\s()\"“”„«*]++")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_WORDS: dict[str, Shape] = {"OR": "or", "||": "or", "|": "or", "AND": "and", "&&": "and", "NOT": "not"}


def tokens(text: str) -> Iterator[Token]:
    """Give the tokens of a text."""
    place = 0
    after_field = False
    while place < len(text):
        if space := _SPACE.match(text, place):
            place = space.end()
            continue
        token = _next(text, place, after_field=after_field)
        after_field = token.shape == "field" or (after_field and token.shape == "compare")
        place = token.end
        yield token


def _next(text: str, place: int, *, after_field: bool) -> Token:
    letter = text[place]
    if letter in "()":
        return Token("open" if letter == "(" else "close", letter, place, place + 1)
    if letter == "*":
        return Token("star", letter, place, place + 1)
    if letter in _QUOTES:
        return _quoted(text, place)
    if after_field and (found := _COMPARE.match(text, place)):
        return Token("compare", found[0], place, found.end())
    if not after_field and letter == "-" and place + 1 < len(text) and not text[place + 1].isspace():
        return Token("not", letter, place, place + 1)
    if not after_field and (found := _FIELD.match(text, place) or _BARE_COMPARISON.match(text, place)):
        return Token("field", found[1], place, found.end())
    found = _BARE.match(text, place)
    word = found[0] if found else letter
    shape = _WORDS.get(word, "bare") if not after_field else "bare"
    return Token(shape, word, place, place + len(word))


def _quoted(text: str, place: int) -> Token:
    found = _QUOTED[text[place]].match(text, place + 1)
    end = found.end() if found else place + 1
    if end >= len(text) or text[end] == "\\":  # a backslash at the very end escapes nothing
        return Token("quoted", _ESCAPE.sub(r"\1", text[place + 1 :]), place, len(text), is_open=True)
    return Token("quoted", _ESCAPE.sub(r"\1", text[place + 1 : end]), place, end + 1)
