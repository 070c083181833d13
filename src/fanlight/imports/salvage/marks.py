"""Where pieces begin: spans with a role of their own, and how pieces are laid out of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from fanlight.imports.salvage.surroundings import first_after
from fanlight.imports.salvage.values import PROSE, Piece, Role


@dataclass(frozen=True, slots=True)
class Mark:
    """A span with a role of its own, and the role of what follows it. An empty span only changes what follows."""

    start: int
    end: int
    role: Role
    then: Role


def pieces_of(text: str, marks: Sequence[Mark], role: Role) -> tuple[Piece, ...]:
    """Lay the marks side by side and give what lies between them its role; blanks go to the piece before them."""
    pieces: list[Piece] = []
    at = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        if mark.start < at:
            continue
        _fill(text, pieces, mark.start, role)
        if mark.end > mark.start:
            start = pieces[-1].end if pieces else 0
            pieces.append(Piece(start, mark.end, mark.role))
        role, at = mark.then, mark.end
    _fill(text, pieces, len(text), role)
    return tuple(pieces)


def _fill(text: str, pieces: list[Piece], stop: int, role: Role) -> None:
    start = pieces[-1].end if pieces else 0
    begin = first_after(text, start, stop)
    if pieces and begin > start:
        pieces[-1] = Piece(pieces[-1].start, begin, pieces[-1].role)
    if begin < stop:
        start = begin if pieces else 0
        if pieces and pieces[-1].role == role and role in PROSE:
            start = pieces.pop().start
        pieces.append(Piece(start, stop, role))
