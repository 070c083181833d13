"""The lines of a text that are short enough to head something, and what stands around each."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from fanlight.imports.salvage.forms import MOST

_LINE = re.compile(r"\S[^\n]*")
_WORDLY = re.compile(r"[^\W_]")
_DRAWN = "-=~_*–—"
_UNDERLINE = re.compile(r"[-=~_*]{3,200}+|[–—]{2,200}+")
_SMALL_START = re.compile(r"[.!?][\"')]?\s+[\"'(]?[a-zà-öø-þа-я]")
_CAPITAL_START = re.compile(r"[.!?][\"')]?\s+[\"'(]?[A-ZÀ-ÖØ-ÞА-Я]")
_SAMPLE = 40_000
TOP = 99
"""Blank lines that stand above the first line of all, and below the last."""

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A short line from its first to its last sign. `above` and `below` are the blank lines around it.

    `ruled` when a line of signs stands directly below it: that line, and one directly above, belong to the row, while
    `words` does not hold them.
    """

    start: int
    end: int
    words: str
    above: int
    below: int
    ruled: bool = False


@dataclass(slots=True)
class Rows:
    """The short lines of a text, given once and in order; `usual` is known when all were given."""

    text: str
    _gaps: Counter[int] = field(default_factory=Counter)

    def __iter__(self) -> Iterator[Row]:
        text, gaps, gap = self.text, self._gaps, TOP
        for before, line, below, after in _windows(text):
            start, end = line
            above, gap = gap, _blank_lines(text, line, below)
            gaps[above if above < 9 else 9] += 1
            if end - start > MOST:
                continue
            words = text[start:end]
            if not _WORDLY.search(words):
                continue
            if below is None or gap or not _is_rule(text, below):
                yield Row(start, end, words, above, gap)
                continue
            if before is not None and above == 0 and _is_rule(text, before):
                start, above = before[0], 1
            yield Row(start, below[1], words, above, _blank_lines(text, below, after), ruled=True)

    @property
    def usual(self) -> int:
        """The number of blank lines that stand between most lines; ragged texts have the smaller."""
        self._gaps[9] = 0
        return min(self._gaps, key=lambda gap: (-self._gaps[gap], gap), default=0)


def _windows(text: str) -> Iterator[tuple[_Span | None, _Span, _Span | None, _Span | None]]:
    """Give each line with the one before and two after it."""
    window: deque[_Span | None] = deque([None, None, None], maxlen=4)
    for found in _LINE.finditer(text):
        end = found.end()
        while text[end - 1] in " \t":
            end -= 1
        window.append((found.start(), end))
        before, line, below, after = (None, *window) if len(window) < 4 else window
        if line is not None:
            yield before, line, below, after
    for _ in range(2):
        window.append(None)
        before, line, below, after = window
        if line is not None:
            yield before, line, below, after


def _blank_lines(text: str, one: _Span | None, other: _Span | None) -> int:
    if one is None or other is None:
        return TOP
    return text.count("\n", one[1], other[0]) - 1 if other[0] - one[1] > 1 else 0


def is_rule(line: str) -> bool:
    """Tell whether a line is drawn of signs, as one is below a heading."""
    return _UNDERLINE.fullmatch(line.strip()) is not None


def _is_rule(text: str, line: _Span) -> bool:
    return text[line[0]] in _DRAWN and _UNDERLINE.fullmatch(text, line[0], line[1]) is not None


def is_small(text: str) -> bool:
    """Tell whether a text's sentences begin with small letters: then capitals say nothing about its headings."""
    sample = text[:_SAMPLE]
    return len(_SMALL_START.findall(sample)) > 2 * len(_CAPITAL_START.findall(sample))
