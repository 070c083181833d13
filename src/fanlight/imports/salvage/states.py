"""A Draft as text to be stored, and the difference between two, small enough to keep one for each step.

Undo puts the stretch that a step changed back; so it costs the same after a thousand steps as after one.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from fanlight.imports.salvage.drafts import Details, Draft
from fanlight.imports.salvage.values import Decision, Markup, Piece, Salvaged
from fanlight.works.manuscript import SeriesPlace, Tag

_Row = list[Any]


def dump(draft: Draft) -> str:
    """Give everything but the text and the file's name."""
    salvaged = draft.salvaged
    markup = [[mark.start, mark.end, mark.tag, mark.href] for mark in salvaged.markup]
    return _json(
        {
            **({"markup": markup} if markup else {}),
            "pieces": [_of_piece(piece) for piece in salvaged.pieces],
            "decisions": [_of_decision(decision) for decision in salvaged.decisions],
            "details": asdict(draft.details),
        }
    )


def load(state: str, *, text: str, name: str) -> Draft:
    """Give the Draft that was dumped, of this text."""
    data = json.loads(state)
    pieces = tuple(Piece(*row) for row in data["pieces"])
    decisions = tuple(Decision(*row) for row in data["decisions"])
    markup = tuple(Markup(*row) for row in data.get("markup", ()))
    return Draft(Salvaged(text, name, pieces, decisions, markup), _details(data["details"]))


def difference(before: Draft, after: Draft) -> str:
    """Give what parts two drafts of one text: each list's changed stretch, as it was and as it is."""
    old, new = before.salvaged, after.salvaged
    return _json(
        {
            "pieces": _changed(old.pieces, new.pieces, _of_piece),
            "decisions": _changed(old.decisions, new.decisions, _of_decision),
            "details": [asdict(before.details), asdict(after.details)],
        }
    )


def undo(after: Draft, changed: str) -> Draft:
    """Give the draft before a difference."""
    return _put(after, changed, old=2, new=1)


def redo(before: Draft, changed: str) -> Draft:
    """Give the draft after a difference."""
    return _put(before, changed, old=1, new=2)


def _put(draft: Draft, changed: str, *, old: int, new: int) -> Draft:
    data = json.loads(changed)
    salvaged = draft.salvaged
    pieces = _replaced(list(salvaged.pieces), data["pieces"], old, [Piece(*row) for row in data["pieces"][new]])
    rows = [Decision(*row) for row in data["decisions"][new]]
    decisions = _replaced(list(salvaged.decisions), data["decisions"], old, rows)
    cut = replace(salvaged, pieces=tuple(pieces), decisions=tuple(decisions))
    return Draft(cut, _details(data["details"][new - 1]))


def _replaced(items: list[Any], change: _Row, old: int, rows: list[Any]) -> list[Any]:
    items[change[0] : change[0] + len(change[old])] = rows
    return items


def _changed(old: Sequence[Any], new: Sequence[Any], row: Any) -> _Row:
    shorter = min(len(old), len(new))
    first = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    last = next((n for n in range(shorter - first) if old[-1 - n] != new[-1 - n]), shorter - first)
    return [first, [row(x) for x in old[first : len(old) - last]], [row(x) for x in new[first : len(new) - last]]]


def _of_piece(piece: Piece) -> _Row:
    return [piece.start, piece.end, piece.role]


def _of_decision(d: Decision) -> _Row:
    return [d.at, d.kind, d.certainty, d.rule, d.said, d.end, d.value, d.on, d.settled]


def _details(data: dict[str, Any]) -> Details:
    return Details(
        title=data["title"],
        creators=None if data["creators"] is None else tuple(data["creators"]),
        language=data["language"],
        planned=data["planned"],
        series=None if data.get("series") is None else tuple(SeriesPlace(**place) for place in data["series"]),
        added=tuple(Tag(**tag) for tag in data["added"]),
        removed=tuple(Tag(**tag) for tag in data["removed"]),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
