"""Which tags of a card are folded away: those that two lines do not hold, by a rule of thumb of their widths.

Nobody knows a browser's letters here, so a letter is so and so wide on average; an error costs half a line. A tag that
matches the filter, or that the reader wants to be warned of, is never folded away.
"""

from collections.abc import Sequence
from dataclasses import dataclass

ShownTag = tuple[str, str, str]
"""Address of the list, name, and style: words out of `pair`, `match`, `warned` and `wide`."""

WIDE, NARROW = 104.0, 44.0
"""Average letters on a line of a card, on a desktop and on a phone."""

GAP = 1.5
"""Letters between two tags."""


@dataclass(frozen=True, slots=True)
class Folded:
    """The tags of a card: relationships and characters on one line, freeforms on the next, the rest folded."""

    people: Sequence[ShownTag]
    freeforms: Sequence[ShownTag]
    folded: Sequence[ShownTag]
    folded_narrow: int


def fold_tags(people: Sequence[ShownTag], freeforms: Sequence[ShownTag]) -> Folded:
    """Divide a card's tags; `wide` is added to the style of what only a wide window shows unfolded."""
    lines = 1 if people and freeforms else 2
    shown_people, hidden_people = _divide(people, lines)
    shown_freeforms, hidden_freeforms = _divide(freeforms, lines)
    folded = (*hidden_people, *hidden_freeforms)
    wide = sum("wide" in style for _, _, style in (*shown_people, *shown_freeforms))
    return Folded(people=shown_people, freeforms=shown_freeforms, folded=folded, folded_narrow=len(folded) + wide)


def _divide(tags: Sequence[ShownTag], lines: int) -> tuple[list[ShownTag], list[ShownTag]]:
    shown: list[ShownTag] = []
    hidden: list[ShownTag] = []
    used = 0.0
    for number, (href, name, style) in enumerate(tags):
        used += _width(name, bold="pair" in style) + GAP
        if number == 0 or "match" in style or "warned" in style or used <= NARROW * lines:
            shown.append((href, name, style))
        elif used <= WIDE * lines:
            shown.append((href, name, f"{style} wide".strip()))
        else:
            hidden.append((href, name, style))
    return shown, hidden


def _width(name: str, *, bold: bool) -> float:
    letters = len(name) if name.isascii() else len(name) + sum(c > "\u2e7f" for c in name)
    return letters * 1.1 if bold else float(letters)
