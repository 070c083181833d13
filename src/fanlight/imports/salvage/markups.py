"""Emphasis and links that a page had, put back into its text once that is in paragraphs.

Signs that no text holds travel with the words, through breaks that were restored and blanks that were tidied, and
become tags in the end. What then does not open and close in order, as after a cut in its midst, is left out.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from html import escape

from fanlight.imports.salvage.values import Markup

_OPENS, _CLOSES, _STOP = "\ufdd0", "\ufdd1", "\ufdd2"  # no characters, for the use of programs alone
_SIGN = re.compile(f"([{_OPENS}{_CLOSES}])([0-9]+){_STOP}")


class Marked:
    """A text's words with signs where its markup opens and closes."""

    def __init__(self, text: str, markup: Sequence[Markup]) -> None:
        self._text = text
        self._markup = [] if any(sign in text for sign in (_OPENS, _CLOSES, _STOP)) else list(markup)
        numbers = range(len(self._markup))
        self._opening = [mark.start for mark in self._markup]
        self._by_end = sorted(numbers, key=lambda n: (self._markup[n].end, -self._markup[n].start, -n))
        self._closing = [self._markup[n].end for n in self._by_end]
        self._open: list[int] = []

    def begin(self) -> None:
        """Begin a piece: nothing is open."""
        self._open = []

    def words(self, start: int, end: int) -> str:
        """Give a stretch of the text with its signs; one that closes at its end is in it, one that opens there not."""
        if not self._markup:
            return self._text[start:end]
        parts: list[str] = []
        at = start
        for place, sign in self._signs(start, end):
            parts += (self._text[at:place], sign)
            at = place
        return "".join([*parts, self._text[at:end]])

    def around(self, start: int, end: int, value: str) -> str:
        """Give what a stretch was replaced by, with the stretch's signs around it."""
        if not self._markup:
            return value
        signs = [sign for _, sign in self._signs(start, end)]
        return "".join([*(s for s in signs if s[0] == _OPENS), value, *(s for s in signs if s[0] == _CLOSES)])

    def tagged(self, html: str) -> str:
        """Give a paragraph's HTML with tags for its signs. What is open at its end goes on in the next."""
        if not self._markup:
            return html
        parts = [self._opened(number) for number in self._open]
        text, *signed = _SIGN.split(html)
        parts.append(text)
        for sign, number, words in zip(signed[::3], map(int, signed[1::3]), signed[2::3], strict=True):
            if sign == _OPENS:
                self._open.append(number)
                parts.append(self._opened(number))
            while sign == _CLOSES and number in self._open:
                parts.append(f"</{self._markup[self._open[-1]].tag}>")
                if self._open.pop() == number:
                    break
            parts.append(words)
        return "".join([*parts, *(f"</{self._markup[number].tag}>" for number in reversed(self._open))])

    def _signs(self, start: int, end: int) -> list[tuple[int, str]]:
        """Give the signs within a stretch, those that close at a place before those that open there."""
        opens = range(bisect_left(self._opening, start), bisect_left(self._opening, end))
        closes = range(bisect_right(self._closing, start), bisect_right(self._closing, end))
        found = [(self._closing[n], 0, n, f"{_CLOSES}{self._by_end[n]}{_STOP}") for n in closes]
        found += [(self._opening[n], 1, n, f"{_OPENS}{n}{_STOP}") for n in opens]
        return [(place, sign) for place, _, _, sign in sorted(found)]

    def _opened(self, number: int) -> str:
        mark = self._markup[number]
        return f'<a href="{escape(mark.href)}">' if mark.tag == "a" else f"<{mark.tag}>"
