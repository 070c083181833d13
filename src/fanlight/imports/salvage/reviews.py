"""What a person may do to a Salvaged. Each operation gives a new one, which holds every character still.

A boundary is named by the offset of its decision: where a piece begins. All raise Invalid for what cannot be done.
"""

from collections.abc import Callable
from dataclasses import replace

from fanlight.imports.salvage.forms import MOST
from fanlight.imports.salvage.surroundings import evened, starts_line
from fanlight.imports.salvage.tag_blocks import TAG_KINDS, Given, read_tags
from fanlight.imports.salvage.values import (
    PROPOSALS,
    PROSE,
    SWITCHES,
    Decision,
    DecisionKind,
    Piece,
    Role,
    Salvaged,
    in_order,
)
from fanlight.kernel.errors import Invalid
from fanlight.works.manuscript import Kind

_ABOUT_WORDS: frozenset[DecisionKind] = SWITCHES | PROPOSALS
"""Decisions about words and not about where a piece begins: they stay where the words are."""

_ENDS = ".!?…。！？,;\"”’')"
"""Ends no title but a sentence, or part of one."""

_KIND: dict[Role, DecisionKind] = {
    "heading": "chapter",
    "title": "title",
    "label": "notes",
    "text": "text",
    "summary": "summary",
    "notes": "notes",
    "end notes": "end notes",
    "work summary": "summary",
    "work notes": "notes",
    "work end notes": "end notes",
    "navigation": "navigation",
    "tags": "tags",
    "details": "detail",
}


def move(salvaged: Salvaged, at: int, to: int) -> Salvaged:
    """Move the boundary at `at` to `to`, within the two pieces that it parts; neither may become empty.

    What a heading or a label moves up over is no heading and no label: it becomes a part of what they open, and their
    own words stay where they are. A line that could be a title's is taken into the heading.
    """
    pieces = list(salvaged.pieces)
    index = _index(salvaged, at)
    if index == 0 or pieces[index].start != at:
        raise Invalid("Here is no boundary that could be moved.", at=str(at))
    last = index + 1 if pieces[index].start == pieces[index].end and index + 1 < len(pieces) else index
    before, after = pieces[index - 1], pieces[last]
    title = pieces[last + 1] if last != index and last + 1 < len(pieces) else None
    comes_back = title is not None and title.role == "title" and to == title.start
    if not (before.start < to < after.end or comes_back):
        raise Invalid("A boundary moves only within the two pieces that it parts.", at=str(to))
    pieces[index - 1] = replace(before, end=to)
    if title is not None and comes_back:
        pieces[index : last + 2] = [replace(pieces[index], start=to, end=title.end)]
    elif last == index and after.role in ("heading", "label") and _holds_text(salvaged, after, to):
        pieces[index : index + 1] = _moved_off(pieces, index, to)
    else:
        if last != index:
            pieces[index] = replace(pieces[index], start=to, end=to)
        pieces[last] = replace(after, start=to)
    decisions = [
        _by_hand(replace(d, at=to)) if d.at == at and d.kind not in _ABOUT_WORDS else d for d in salvaged.decisions
    ]
    return _made(salvaged, pieces, decisions)


def _holds_text(salvaged: Salvaged, piece: Piece, to: int) -> bool:
    """Tell whether a place before a heading or a label has text between: more than a line that could be a title."""
    words = evened(salvaged.text[to : piece.start])
    line = words.strip()
    own = words.rstrip(" ").endswith("\n") and starts_line(evened(salvaged.text[:to]), to)
    is_title = piece.role == "heading" and own and len(line) <= MOST and "\n" not in line and line[-1:] not in _ENDS
    return bool(line) and not is_title


def _moved_off(pieces: list[Piece], index: int, to: int) -> list[Piece]:
    """Give what takes a heading's or a label's place when what it opens begins further up, at `to`."""
    piece, before = pieces[index], pieces[index - 1].role
    if piece.role == "label":
        opened = pieces[index + 1].role if index + 1 < len(pieces) else "notes"
        return [Piece(to, piece.start, opened if opened in PROSE else "notes"), piece]
    role: Role = before if before in ("notes", "summary") else "notes" if before == "end notes" else "text"
    return [Piece(to, to, "heading"), Piece(to, piece.start, role), replace(piece, role="title")]


def remove(salvaged: Salvaged, at: int) -> Salvaged:
    """Take a boundary out: the piece that begins there, and what a label there opened, join what stands before."""
    pieces = list(salvaged.pieces)
    index = _index(salvaged, at)
    if salvaged.text[pieces[index].start : at].strip():
        raise Invalid("Here is no boundary that could be taken out.", at=str(at))
    before: Role = next((p.role for p in reversed(pieces[:index]) if p.role in PROSE), "text")
    role: Role = before if pieces[index].role in ("label", "heading") or not index else pieces[index - 1].role
    if role not in PROSE:
        role = "text"
    joining = [index]
    if pieces[index].role == "heading":
        joining += _titles(pieces, index)
    opened = pieces[index].role == "label" and index + 1 < len(pieces) and pieces[index + 1].role in PROSE
    for joined in (*joining, index + 1) if opened else joining:
        pieces[joined] = replace(pieces[joined], role=role)
    decisions = [d for d in salvaged.decisions if d.at != at or d.kind in _ABOUT_WORDS]
    return _made(salvaged, pieces, decisions)


def _titles(pieces: list[Piece], index: int) -> list[int]:
    """Give the numbers of the title pieces of the chapter that a heading opens."""
    found: list[int] = []
    for number in range(index + 1, len(pieces)):
        if pieces[number].role == "heading":
            break
        if pieces[number].role == "title":
            found.append(number)
    return found


def add(salvaged: Salvaged, at: int, role: Role, *, end: int | None = None) -> Salvaged:
    """Let a piece of this role begin at `at`, up to `end` or to where the piece that it is cut from ends.

    A heading whose `end` is `at` begins a chapter without taking any words; one within a heading takes the rest of it,
    which would begin a chapter of its own otherwise.
    """
    index = _index(salvaged, at)
    piece = salvaged.pieces[index]
    end = piece.end if end is None or role == "heading" == piece.role else end
    if not (piece.start <= at <= end <= piece.end) or (at == end and role != "heading"):
        raise Invalid("A new piece lies within one that is there.", at=str(at))
    cut = [Piece(piece.start, at, piece.role), Piece(at, end, role), Piece(end, piece.end, piece.role)]
    cut = [p for n, p in enumerate(cut) if p.start < p.end or (n == 1 and role == "heading")]
    pieces = [*salvaged.pieces[:index], *cut, *salvaged.pieces[index + 1 :]]
    decisions = [d for d in salvaged.decisions if d.at != at or d.kind in _ABOUT_WORDS]
    added = Decision(at, _KIND[role], "certain", "by-hand", "A person put this boundary here.", end, settled=True)
    return _made(salvaged, pieces, [*decisions, added])


def confirm(salvaged: Salvaged, at: int) -> Salvaged:
    """Settle every decision at this place as it is."""
    if not any(d.at == at for d in salvaged.decisions):
        raise Invalid("Nothing was decided here.", at=str(at))
    return _deciding(salvaged, lambda d: replace(d, settled=True) if d.at == at else d)


def set_role(salvaged: Salvaged, at: int, role: Role) -> Salvaged:
    """Give the piece at `at` another role; where a chapter begins without words, the piece that follows."""
    index = _index(salvaged, at)
    pieces = list(salvaged.pieces)
    place = pieces[index].start
    opens = pieces[index].start == pieces[index].end and index + 1 < len(pieces)
    index += opens
    pieces[index] = replace(pieces[index], role=role)
    own = {place, at}
    kept = _ABOUT_WORDS | ({"chapter"} if opens else set())
    decisions = [d for d in salvaged.decisions if d.at not in own or d.kind in kept]
    said = f"A person said that this is {role}."
    decisions.append(Decision(at, _KIND[role], "certain", "by-hand", said, pieces[index].end, settled=True))
    return _made(salvaged, pieces, decisions)


def confirm_all(salvaged: Salvaged) -> Salvaged:
    """Settle every decision as it is."""
    return _deciding(salvaged, lambda d: d if d.settled else replace(d, settled=True))


def switch(salvaged: Salvaged, at: int, kind: DecisionKind, *, on: bool) -> Salvaged:
    """Switch what is decided of the text's words at this place on or off."""
    if kind not in _ABOUT_WORDS or not any(d.at == at and d.kind == kind for d in salvaged.decisions):
        raise Invalid("There is nothing of this kind to switch here.", at=str(at))
    return _deciding(salvaged, lambda d: replace(d, on=on, settled=True) if (d.at, d.kind) == (at, kind) else d)


def switch_all(salvaged: Salvaged, kind: DecisionKind, *, on: bool, rule: str = "") -> Salvaged:
    """Switch everything of a kind on or off, or only what one rule found."""
    if kind not in _ABOUT_WORDS or not any(d.kind == kind and rule in ("", d.rule) for d in salvaged.decisions):
        raise Invalid("There is nothing of this kind to switch.", at=rule)

    def decide(d: Decision) -> Decision:
        return replace(d, on=on, settled=True) if d.kind == kind and rule in ("", d.rule) else d

    return _deciding(salvaged, decide)


def retype(salvaged: Salvaged, at: int, kind: Kind) -> Salvaged:
    """Say of which kind the tag that is written at `at` is, whatever it stands under."""
    given = _tag_at(salvaged, at)
    said = f"A person said that this is a {kind}."
    tag = Decision(at, "tag", "certain", "by-hand", said, end=given.end, value=kind, settled=True)
    others = [d for d in salvaged.decisions if (d.at, d.kind) != (at, "tag")]
    return salvaged.with_decisions([*others, tag])


def _tag_at(salvaged: Salvaged, at: int) -> Given:
    piece = salvaged.pieces[_index(salvaged, at)]
    given = read_tags(evened(salvaged.words(piece)), piece.start) if piece.role == "tags" else []
    found = next((tag for tag in given if tag.start == at and tag.kind in TAG_KINDS), None)
    if found is None:
        raise Invalid("Here is no tag.", at=str(at))
    return found


def _deciding(salvaged: Salvaged, decide: Callable[[Decision], Decision]) -> Salvaged:
    return replace(salvaged, decisions=tuple(map(decide, salvaged.decisions)))


def _index(salvaged: Salvaged, at: int) -> int:
    """Find the piece that begins at `at`, an empty one first; else the one that holds it."""
    low = next((i for i, p in enumerate(salvaged.pieces) if p.start == at or p.start <= at < p.end), -1)
    if low < 0:
        raise Invalid("There is no such place in the text.", at=str(at))
    return low


def _by_hand(decision: Decision) -> Decision:
    said = "A person put this boundary here."
    return replace(decision, certainty="certain", rule="by-hand", said=said, end=-1, settled=True)


def _made(salvaged: Salvaged, pieces: list[Piece], decisions: list[Decision]) -> Salvaged:
    """Join neighbours that became one role's, and forget decisions of boundaries that are gone."""
    joined: list[Piece] = []
    gone: set[int] = set()
    for piece in pieces:
        if joined and joined[-1].role == piece.role and piece.role in PROSE:
            gone.add(piece.start)
            joined[-1] = replace(joined[-1], end=piece.end)
        else:
            joined.append(piece)
    kept = [d for d in decisions if d.at not in gone or d.kind in _ABOUT_WORDS]
    return replace(salvaged, pieces=tuple(joined), decisions=in_order(kept))
