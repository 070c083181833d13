"""A text's way into salvage, whatever file it stood in, with what a person should know of it. No Django in here."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from fanlight.imports.encodings import Decoded
from fanlight.imports.files import Parsed
from fanlight.imports.mojibake import find_mojibake
from fanlight.imports.salvage import Decision, Salvaged, salvage, to_manuscript
from fanlight.imports.salvage.values import Markup

FEWEST_LEFT = 2
"""Lines like headings within texts from which on somebody should look: one may be a diary's."""

_USUAL = frozenset({"utf-8", "utf-16-le", "utf-16-be", "cp1252"})
"""Encodings that are recognised rather than guessed, or are what people have."""

_LIKE_HEADING = re.compile(
    r"^[ \t]*+(?:chapter|kapitel|chapitre|cap[ií]tulo|capitolo|глава|hoofdstuk)[ \t]++(?:\d{1,5}|[ivxlc]{1,8})\b"
    r"[^\n]{0,60}$",
    re.IGNORECASE | re.MULTILINE,
)


def cut(
    text: str, *, name: str, decoded: Decoded | None, more: Iterable[Decision] = (), markup: Sequence[Markup] = ()
) -> Parsed:
    """Cut a text, and make a Manuscript of the cuts. `more` is what its format has to say of it, `markup` what it had.

    Raises: Unreadable, when there is nothing in it.
    """
    salvaged = salvage(text, name=name)
    found = [*salvaged.decisions, *_guessed(decoded), *_repairs(text), *_left(salvaged), *more]
    salvaged = replace(salvaged.with_decisions(found), markup=tuple(markup))
    return Parsed(to_manuscript(salvaged), salvaged=salvaged)


def _guessed(decoded: Decoded | None) -> Iterator[Decision]:
    if decoded is not None and decoded.guessed and decoded.encoding not in _USUAL:
        said = f"Nothing says in which encoding this was written; it was read as {decoded.encoding}, which makes sense."
        yield Decision(0, "text", "likely", "encoding-guessed", said)


def _repairs(text: str) -> Iterator[Decision]:
    """Propose letters for those that were decoded wrongly: off, since nothing is repaired unasked."""
    for repair in find_mojibake(text):
        yield Decision(
            repair.at, "repair", repair.certainty, "wrongly-decoded", repair.said,
            end=repair.end, value=repair.repaired, on=False,
        )  # fmt: skip


def _left(salvaged: Salvaged) -> Iterator[Decision]:
    """Say that lines like headings were left in the texts, at the first of them."""
    first, number = -1, 0
    for piece in salvaged.pieces:
        if piece.role == "text":
            for found in _LIKE_HEADING.finditer(salvaged.text, piece.start, piece.end):
                first, number = found.start() if number == 0 else first, number + 1
    if number >= FEWEST_LEFT:
        said = f"{number:,} lines look like headings of chapters, fit no order, and were left in the text."
        yield Decision(first, "text", "uncertain", "headings-left", said)
