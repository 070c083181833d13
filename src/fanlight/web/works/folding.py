"""Which tags of a card are folded away: those that two lines do not hold, by a rule of thumb of their widths.

Nobody knows a browser's letters here, so a letter is so and so wide on average; an error costs half a line. A tag that
matches the filter, or that the reader wants to be warned of, is never folded away.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

ShownTag = tuple[str, str, str]
"""Address of the list, name, and style: words out of `pair`, `match`, `warned` and `wide`."""

WIDE, NARROW = 104.0, 44.0
"""Average letters on a line of a card, on a desktop and on a phone."""

GAP = 1.5
"""Letters between two tags."""


@dataclass(frozen=True, slots=True)
class Folded:
    """The tags of a card: relationships and characters on one line, freeforms on the next, the rest folded.

    `kept` are places, among people and then freeforms, of tags for which there was no room and that show all the same.
    """

    people: Sequence[ShownTag]
    freeforms: Sequence[ShownTag]
    folded: Sequence[ShownTag]
    folded_narrow: int
    kept: Sequence[int]


def fold_tags(people: Sequence[ShownTag], freeforms: Sequence[ShownTag], keep: Collection[int] = frozenset()) -> Folded:
    """Divide a card's tags; `wide` is added to the style of what only a wide window shows unfolded.

    Tags at the places in `keep` are shown like those that match.
    """
    lines = 1 if people and freeforms else 2
    first, second = _Line(lines, keep), _Line(lines, keep, len(people))
    first.fill(people)
    second.fill(freeforms)
    folded = (*first.hidden, *second.hidden)
    wide = sum("wide" in style for _, _, style in (*first.shown, *second.shown))
    return Folded(first.shown, second.shown, folded, len(folded) + wide, (*first.kept, *second.kept))


class _Line:
    """Tags as far as there is room for them; the place of its first among all of the card's is `start`."""

    def __init__(self, lines: int, keep: Collection[int], start: int = 0) -> None:
        self._lines, self._keep, self._start = lines, keep, start
        self.shown: list[ShownTag] = []
        self.hidden: list[ShownTag] = []
        self.kept: list[int] = []

    def fill(self, tags: Sequence[ShownTag]) -> None:
        used = 0.0
        for place, (href, name, style) in enumerate(tags, self._start):
            used += _width(name, bold="pair" in style) + GAP
            has_room = place == self._start or used <= WIDE * self._lines
            if "match" in style or "warned" in style or place in self._keep:
                self.shown.append((href, name, style))
                self.kept += [] if has_room else [place]
            elif place == self._start or used <= NARROW * self._lines:
                self.shown.append((href, name, style))
            elif has_room:
                self.shown.append((href, name, f"{style} wide".strip()))
            else:
                self.hidden.append((href, name, style))


def _width(name: str, *, bold: bool) -> float:
    letters = len(name) if name.isascii() else len(name) + sum(c > "\u2e7f" for c in name)
    return letters * 1.1 if bold else float(letters)
