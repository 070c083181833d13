"""What is different between two texts, to be read: words within paragraphs. Pure, and bounded however long they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from rapidfuzz.distance import LCSseq

Kind = Literal["same", "gone", "new"]

MOST = 25_000_000
"""Pairs of paragraphs, or of words, up to which they are compared: some milliseconds, some megabytes."""

ALIKE = 0.3
"""Part of the words that two passages must have in common to be shown as one, changed; below it is word salad."""

AROUND = 1
"""Unchanged paragraphs shown before and after a change."""

Run = tuple[Kind, Sequence[str], Sequence[str]]
"""Items that stayed, went or came: those of the old text, those of the new."""

_WORDS = re.compile(r"\s+|[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]|_")
_BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Span:
    """Some words that stayed, went or came."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with its changes; or, of those that stayed and are not shown, how many (`folded`)."""

    spans: tuple[Span, ...] = ()
    folded: int = 0

    @property
    def is_same(self) -> bool:
        """Tell whether nothing in it changed."""
        return all(span.kind == "same" for span in self.spans)


def compare(old: Sequence[str], new: Sequence[str]) -> list[Passage]:
    """Give all paragraphs of two texts in one order; both are given as paragraphs of plain text."""
    passages: list[Passage] = []
    for same, gone, came in _hunks(old, new):
        passages += [Passage((Span("same", text),)) for text in same]
        passages += _passages(gone, came)
    return passages


def fold(passages: Sequence[Passage]) -> list[Passage]:
    """Leave out what stayed, but for what stands beside a change."""
    near = set[int]()
    for number, passage in enumerate(passages):
        if not passage.is_same:
            near.update(range(number - AROUND, number + AROUND + 1))
    shown: list[Passage] = []
    for is_near, group in groupby(enumerate(passages), lambda pair: pair[0] in near):
        some = [passage for _, passage in group]
        shown += some if is_near or len(some) == 1 else [Passage(folded=len(some))]
    return shown


def _hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str], Sequence[str]]]:
    """Give what stayed, then what went and came in its place, and so on."""
    same: Sequence[str] = []
    gone: list[str] = []
    came: list[str] = []
    for kind, left, right in _runs(old, new):
        if kind == "same":
            if gone or came:
                yield same, gone, came
                gone, came = [], []
            same = left
        gone += left if kind != "same" else []
        came += right if kind != "same" else []
    yield same, gone, came


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    """Give runs of items: those in both, those of the old alone, those of the new alone."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    if head:
        yield "same", old[:head], new[:head]
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(left) * len(right) > MOST:
        yield "gone", left, []
        yield "new", [], right
    else:
        for code in LCSseq.opcodes(left, right):
            some, others = left[code.src_start : code.src_end], right[code.dest_start : code.dest_end]
            if code.tag == "equal":
                yield "same", some, others
            if code.tag in ("delete", "replace"):
                yield "gone", some, []
            if code.tag in ("insert", "replace"):
                yield "new", [], others
    if tail:
        yield "same", old[len(old) - tail :], new[len(new) - tail :]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _passages(gone: Sequence[str], came: Sequence[str]) -> list[Passage]:
    """Show paragraphs that went beside those that came: word by word where they are alike, else one after the other."""
    if not gone or not came:
        return [Passage((Span("gone", text),)) for text in gone] + [Passage((Span("new", text),)) for text in came]
    old, new = _words(gone), _words(came)
    runs = list(_runs(old, new))
    stayed = sum(_length(left) for kind, left, _ in runs if kind == "same")
    if stayed < ALIKE * max(_length(old), _length(new)):
        return _passages(gone, []) + _passages([], came)
    return _cut(list(_gathered(runs)))


def _gathered(runs: Sequence[Run]) -> Iterator[Run]:
    """Have what went stand before what came in its place; a space between two changes is no reason to part them."""
    gone: list[str] = []
    came: list[str] = []
    for number, (kind, left, right) in enumerate(runs):
        is_space = kind == "same" and list(left) == [" "] and 0 < number < len(runs) - 1
        if kind == "same" and not (is_space and (gone or came)):
            yield from _in_turn(gone, came)
            gone, came = [], []
            yield kind, left, right
        else:
            gone += left
            came += right
    yield from _in_turn(gone, came)


def _in_turn(gone: Sequence[str], came: Sequence[str]) -> Iterator[Run]:
    if gone:
        yield "gone", gone, []
    if came:
        yield "new", [], came


def _words(paragraphs: Sequence[str]) -> list[str]:
    return [word for text in paragraphs for word in (*_WORDS.findall(" ".join(text.split(_BREAK))), _BREAK)][:-1]


def _length(words: Sequence[str]) -> int:
    return sum(len(word) for word in words if not word.isspace())


def _cut(runs: Sequence[Run]) -> list[Passage]:
    """Cut runs of words into paragraphs again, where the new text has breaks and where the old one lost its own."""
    passages: list[list[Span]] = [[]]
    for kind, left, right in runs:
        pieces = "".join(right if kind == "new" else left).split(_BREAK)
        for number, piece in enumerate(pieces):
            if number and (kind != "gone" or passages[-1]):
                passages.append([])
            if piece:
                passages[-1].append(Span(kind, piece))
    return [Passage(tuple(spans)) for spans in passages if spans]
