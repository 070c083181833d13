"""A cut text as a page shows it: one window of it, in stretches that a person can point at, and an outline.

A text may have 50 MB, one piece of it too, and ten thousand chapters: so a window is counted in characters.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from fanlight.imports.salvage.figures import CHAPTERS_OWN, words_of
from fanlight.imports.salvage.paragraphs import Repairs
from fanlight.imports.salvage.surroundings import evened
from fanlight.imports.salvage.titles import heading_of, title_of
from fanlight.imports.salvage.values import PROPOSALS, SWITCHES, Decision, DecisionKind, Markup, Role, Salvaged
from fanlight.kernel.text import squish
from fanlight.works.manuscript import Certainty

SPAN = 20_000
"""Characters of a window: some seven pages of a book."""

MOST_DECISIONS = 150
"""Decisions of a window: each is drawn with what may be done about it."""

SHORT = 60
"""Characters of the page's own words that a cut is named by, so that they need no block of their own."""

LONGEST_STRETCH = 1_000
OUTLINED = 200
"""Chapters of an outline at once."""

_BORDER = re.compile(r"\n\s*|[.!?…][\"”’')\]]*\s+|[。！？][」』”]*")
"""Ends a stretch: a line's end, a sentence's end."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words from `start` up to `end`. A boundary can be put at `start`. `opens_paragraph`: after a line's end.

    `decisions` are those made at `start` (their numbers in the draft).
    """

    start: int
    end: int
    text: str
    opens_paragraph: bool
    decisions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """A piece, or the part of it that lies in the window.

    `begins` and `ends` say whether its own start and end are in it. `chapter` is the number of the chapter that it
    belongs to, None before the first and for what belongs to the work; `title` is a heading's, as the chapter gets it,
    of short navigation its words.
    """

    number: int
    start: int
    end: int
    role: Role
    begins: bool
    ends: bool
    chapter: int | None
    title: str | None
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class ShownDecision:
    """A decision in the window. `is_boundary`: a piece begins there, which can be moved or taken out."""

    number: int
    at: int
    end: int
    kind: DecisionKind
    certainty: Certainty
    rule: str
    said: str
    value: str
    on: bool
    settled: bool
    is_open: bool
    is_boundary: bool
    can_switch: bool


@dataclass(frozen=True, slots=True)
class Window:
    """What lies between `start` and `end`. `previous` and `next` are where the windows beside it begin.

    `open_before` and `open_after` are the places of the nearest open decisions outside of it. `markup` is what of it a
    page had emphasised.
    """

    start: int
    end: int
    previous: int | None
    next: int | None
    open_before: int | None
    open_after: int | None
    pieces: tuple[ShownPiece, ...]
    decisions: tuple[ShownDecision, ...]
    markup: tuple[Markup, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A chapter of the outline: where it begins, how many words of text it has, how many cuts are still open in it."""

    number: int
    title: str | None
    at: int
    words: int
    open: int


def window(salvaged: Salvaged, at: int = 0, *, span: int = SPAN) -> Window:
    """Give the window that begins at `at`."""
    total = len(salvaged.text)
    start = min(max(0, at), max(0, total - 1))
    end = total if start + span + span // 5 >= total else max(start + 1, _snapped(salvaged, start + span))
    made, repairs = salvaged.decisions, Repairs(salvaged)
    places = [decision.at for decision in made]
    first, last = bisect_left(places, start), len(places) if end == total else bisect_left(places, end)
    if last > first + MOST_DECISIONS and (nearer := max(places[first + MOST_DECISIONS], start + 1)) < end:
        end, last = nearer, bisect_left(places, nearer)
    boundaries = {piece.start for piece in salvaged.pieces[1:]}
    return Window(
        start=start,
        end=end,
        previous=_snapped(salvaged, max(0, start - span)) if start else None,
        next=end if end < total else None,
        open_before=next((d.at for d in reversed(made[:first]) if d.is_open), None),
        open_after=next((d.at for d in made[last:] if d.is_open), None),
        pieces=tuple(_pieces(salvaged, start, end, places)),
        decisions=tuple(_shown(n, made[n], boundaries, repairs) for n in range(first, last)),
        markup=tuple(mark for mark in salvaged.markup if mark.start < end and mark.end > start),
    )


def around(salvaged: Salvaged, place: int, *, span: int = SPAN) -> Window:
    """Give a window that holds a place, with some of what stands before it."""
    return window(salvaged, _snapped(salvaged, min(place, len(salvaged.text)) - span // 4), span=span)


def outline(salvaged: Salvaged, *, after: int = 0, limit: int = OUTLINED) -> tuple[OutlineLine, ...]:
    """Give the chapters whose number is above `after`."""
    openings, repairs = list(_openings(salvaged)), Repairs(salvaged)
    places = [d.at for d in salvaged.decisions if d.is_open and d.kind not in SWITCHES]
    lines: list[OutlineLine] = []
    for number, index in enumerate(openings[after : after + limit], start=after + 1):
        last = openings[number] if number < len(openings) else len(salvaged.pieces)
        piece = salvaged.pieces[index]
        end = salvaged.pieces[last].start if last < len(salvaged.pieces) else len(salvaged.text) + 1
        words = sum(words_of(salvaged, p) for p in salvaged.pieces[index:last] if p.role == "text")
        title = title_of(heading_of(salvaged, index, repairs), number)
        opened = bisect_left(places, end) - bisect_left(places, piece.start)
        lines.append(OutlineLine(number, title, piece.start, words, opened))
    return tuple(lines)


def decisions(salvaged: Salvaged, *, only_open: bool = True, after: int = -1, limit: int = 100) -> list[ShownDecision]:
    """Give decisions in the text's order, those numbered above `after`; only what is open, unless told otherwise."""
    boundaries = {piece.start for piece in salvaged.pieces[1:]}
    found = ((n, d) for n, d in enumerate(salvaged.decisions) if n > after and (d.is_open or not only_open))
    repairs = Repairs(salvaged)
    return [_shown(n, decision, boundaries, repairs) for n, decision in islice(found, limit)]


def _openings(salvaged: Salvaged) -> Iterator[int]:
    """Give the index of the piece that opens each chapter."""
    found = False
    for index, piece in enumerate(salvaged.pieces):
        if piece.role == "heading" or (not found and piece.role in CHAPTERS_OWN):
            found = True
            yield index


def _snapped(salvaged: Salvaged, at: int) -> int:
    """Give a place at or shortly before `at` where a piece, a line or a sentence begins."""
    if at <= 0:
        return 0
    low = max(0, at - LONGEST_STRETCH)
    pieces = salvaged.pieces
    last = pieces[bisect_right(pieces, at, key=lambda piece: piece.start) - 1].start
    ends = [last - low] if last >= low else []
    ends += [found.end() for found in _BORDER.finditer(evened(salvaged.text[low:at]))]
    return low + max(ends, default=at - low)


def _pieces(salvaged: Salvaged, start: int, end: int, places: list[int]) -> Iterator[ShownPiece]:
    pieces = salvaged.pieces
    number, repairs = 0, Repairs(salvaged)
    is_last = end == len(salvaged.text)
    for index, piece in enumerate(pieces):
        if piece.start > end or (piece.start == end and not (is_last and piece.end == end)):
            break
        number += piece.role == "heading" or (not number and piece.role in CHAPTERS_OWN)
        if piece.end < start or (piece.end == start and piece.start < start):
            continue
        a, b = max(start, piece.start), min(end, piece.end)
        yield ShownPiece(
            number=index,
            start=a,
            end=b,
            role=piece.role,
            begins=a == piece.start,
            ends=b == piece.end,
            chapter=number if number and not piece.role.startswith("work ") else None,
            title=_quoted(salvaged, index, number, repairs),
            stretches=tuple(_stretches(salvaged, a, b, places)),
        )


def _quoted(salvaged: Salvaged, index: int, number: int, repairs: Repairs) -> str | None:
    """Give what a cut says of the words that its piece holds."""
    piece = salvaged.pieces[index]
    if piece.role == "heading":
        return title_of(heading_of(salvaged, index, repairs), number)
    if piece.role == "navigation" and piece.end - piece.start <= SHORT:
        return squish(repairs.words(piece.start, piece.end))
    return None


def _stretches(salvaged: Salvaged, start: int, end: int, places: list[int]) -> Iterator[Stretch]:
    text = salvaged.text
    if start == end:  # a chapter that begins without words
        return
    words = evened(text[start:end])
    first, last = bisect_left(places, start), bisect_left(places, end)
    paragraphs, cuts = {0}, {0}
    for border in _BORDER.finditer(words):
        cuts.add(border.end())
        if "\n" in border[0]:
            paragraphs.add(border.end())
    cuts.update(place - start for place in places[first:last])
    for d in salvaged.decisions[first:last]:  # what a tidy-up takes out as a whole is shown as a whole
        if d.kind == "tidy" and d.end - d.at > 1:
            within = range(d.at - start + 1, min(d.end - start, len(words)))
            cuts.difference_update(within)
    here = sorted(cut for cut in cuts if cut < len(words))
    for a, b in zip(here, [*here[1:], len(words)], strict=True):
        for at in range(a, b, LONGEST_STRETCH):
            place = start + at
            own = tuple(range(bisect_left(places, place), bisect_right(places, place)))
            stop = min(b, at + LONGEST_STRETCH)
            yield Stretch(place, start + stop, text[place : start + stop], at in paragraphs, own)


def _shown(number: int, decision: Decision, boundaries: set[int], repairs: Repairs) -> ShownDecision:
    switched = decision.kind in SWITCHES or decision.kind in PROPOSALS
    return ShownDecision(
        number=number,
        at=decision.at,
        end=decision.end,
        kind=decision.kind,
        certainty=decision.certainty,
        rule=decision.rule,
        said=decision.said if decision.kind == "repair" else repairs.said(decision.said, decision.at, decision.end),
        value=decision.value,
        on=decision.on,
        settled=decision.settled,
        is_open=decision.is_open,
        is_boundary=not switched and decision.at in boundaries,
        can_switch=switched,
    )
