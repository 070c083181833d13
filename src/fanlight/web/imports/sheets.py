"""A text under review made ready for its page: its pieces as blocks with their cuts, and what was found beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fanlight.accounts.viewers import Viewer
from fanlight.imports.salvage.values import Role
from fanlight.imports.salvage.windows import SPAN, ShownPiece, Window
from fanlight.imports.selectors.reviews import ReviewCard, TextView, get_text
from fanlight.kernel.errors import Invalid
from fanlight.kernel.language import direction
from fanlight.kernel.text import fold
from fanlight.web.imports.cuts import Ask, Cut, Neighbours, make_asks, make_cut
from fanlight.web.imports.paragraphs import Passage, Placing, ends_sentence, write_passages
from fanlight.web.imports.roles import say_needs, say_role
from fanlight.web.imports.sides import Side, make_side
from fanlight.web.imports.steps import say_step
from fanlight.web.works.figures import say_number

LEAD = SPAN // 6
"""Characters that are shown before a place that a link leads to."""

FURTHEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Asking:
    """What a page is asked for besides a place: the cut whose pieces' roles are offered, where a new one may be put in.

    `places` offers a link before each sentence, `new` the roles of a cut that would be put in there.
    """

    unfolded: int | None = None
    places: bool = False
    new: int | None = None


NOTHING = Asking()


@dataclass(frozen=True, slots=True)
class Block:
    """A piece, or a label with what it opens. `name` is empty for the story's own text."""

    role: Role
    name: str
    cut: Cut | None
    asks: Sequence[Ask]
    label: Sequence[Passage]
    passages: Sequence[Passage]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that the page of a text shows. `next_open` leads to what needs somebody, "" where nothing does.

    `open_after` and `open_before` lead to the nearest of those that are not in the window.
    """

    view: TextView
    card: ReviewCard
    needs: str
    found: str
    language: str
    direction: str
    blocks: Sequence[Block]
    is_placing: bool
    side: Side
    part: int
    parts: int
    earlier: str
    later: str
    next_open: str
    open_after: str
    open_before: str
    undo: str
    redo: str
    can_change: bool


def read_place(given: str) -> int:
    """Give the place in the text where a page begins. Raises: Invalid."""
    if not given:
        return 0
    if not (given.isascii() and given.isdigit() and len(given) < 12 and int(given) <= FURTHEST):
        raise Invalid(_("There is no such place in the text."), at="at")
    return int(given)


def read_asking(query: QueryDict) -> Asking:
    """Give what an address asks for besides a place in the text. Raises: Invalid."""
    unfolded, new = (read_place(query.get(name, "")) if name in query else None for name in ("unfold", "new"))
    return Asking(unfolded, "place" in query, new)


def link_to(at: int) -> str:
    """Give the query that shows a place with what stands before it."""
    return f"?at={max(0, at - LEAD)}#d{at}"


def make_sheet(viewer: Viewer, key: str, at: int, chapters_after: int = 0, asking: Asking = NOTHING) -> Sheet:
    """Make a text's page ready. Raises: NotFound, Invalid."""
    view = get_text(viewer, key=key, at=at, outline_after=chapters_after)
    window = view.window
    opened = [d.at for d in window.decisions if d.is_open]
    first = window.open_after if window.open_after is not None else window.open_before
    next_open = f"#d{opened[0]}" if opened else (link_to(first) if first is not None else "")
    span = max(1, window.end - window.start)
    language = view.language or ""
    return Sheet(
        view=view,
        card=view.card,
        needs=say_needs(view.card.unsure, view.card.decisions),
        found=_say_found(view),
        language=language,
        direction=direction(language) if language else "auto",
        blocks=make_blocks(window, _lines(view), asking),
        is_placing=asking.places,
        side=make_side(view, link_to),
        part=window.start // span + 1 if window.next is not None else max(1, -(-view.characters // SPAN)),
        parts=max(1, -(-view.characters // SPAN)),
        earlier=f"?at={window.previous}" if window.previous is not None else "",
        later=f"?at={window.next}" if window.next is not None else "",
        next_open=next_open,
        open_after=link_to(window.open_after) if window.open_after is not None else "",
        open_before=link_to(window.open_before) if window.open_before is not None else "",
        undo=say_step(view.undo_step) if view.undo_step else "",
        redo=say_step(view.redo_step) if view.redo_step else "",
        can_change=view.card.state == "waiting",
    )


def render_sheet(request: HttpRequest, sheet: Sheet) -> str:
    """Render what a step changes: the text's window and what stands beside it."""
    return render_to_string("imports/review.html#sheet", {"sheet": sheet, "card": sheet.card}, request)


def address_of(key: str, at: int, anchor: int | None) -> str:
    """Give the address of a place in a review."""
    place = f"#d{anchor}" if anchor is not None else ""
    return f"{reverse('imports:review', args=[key])}?at={at}{place}"


def make_blocks(window: Window, lines: str, asking: Asking = NOTHING) -> list[Block]:
    """Make the pieces of a window ready, a label together with what it opens."""
    decided = {d.number: d for d in window.decisions}
    at_place: dict[int, list[int]] = {}
    for d in window.decisions:
        at_place.setdefault(d.at, []).append(d.number)
    places = _places(window)
    taken: set[str] = set()
    placing = Placing(window.start, asking.places, asking.new)
    blocks: list[Block] = []
    label: tuple[Cut | None, Sequence[Ask], list[Passage]] | None = None
    for index, piece in enumerate(window.pieces):
        before, after, beyond = (_at(window.pieces, index + step) for step in (-1, 1, 2))
        around = Neighbours(places, before, after, beyond, asking.unfolded)
        here = [decided[number] for number in at_place.get(piece.start, ())]
        cut = make_cut(piece, here, around) if piece.begins and _owns(window, index) else None
        if cut is not None:
            taken.add(f"d{cut.at}")
        asks = [] if piece.stretches else list(make_asks(here, taken))
        passages = write_passages(piece, decided, lines, taken, window.markup, placing)
        titled = piece.end in at_place and any(decided[n].kind == "title" for n in at_place[piece.end])
        if cut is not None and not titled and _says_no_more(piece, cut) and not any(p.asks for p in passages):
            passages = []
        if piece.role == "label" and around.after is not None and around.after.begins and cut is not None:
            label = (cut, asks, passages)
            continue
        held, label = label, None
        if held is not None and cut is None:
            blocks.append(Block(piece.role, _name(piece), *held, passages))
            continue
        if held is not None:
            blocks.append(Block("label", "", *held, ()))
        blocks.append(Block(piece.role, _name(piece), cut, asks, (), passages))
    return blocks


def _owns(window: Window, index: int) -> bool:
    """Tell whether a piece has its place for itself: an empty heading stands where the next piece begins."""
    before = _at(window.pieces, index - 1)
    piece = window.pieces[index]
    return not (before is not None and before.start == piece.start)


def _says_no_more(piece: ShownPiece, cut: Cut) -> bool:
    """Tell whether a piece's words are those that its cut is named by."""
    if piece.role not in ("heading", "label", "navigation") or not piece.ends:
        return False
    own, name = _letters("".join(stretch.text for stretch in piece.stretches)), _letters(cut.name)
    return own == name if piece.role == "heading" else own in name


def _letters(words: str) -> str:
    return "".join(letter for letter in fold(words) if letter.isalnum())


def _at(pieces: Sequence[ShownPiece], index: int) -> ShownPiece | None:
    return pieces[index] if 0 <= index < len(pieces) else None


def _name(piece: ShownPiece) -> str:
    if piece.role in ("text", "heading", "title"):
        return ""
    words = say_role(piece.role)
    return words if piece.begins else _("%s, continued") % words


def _places(window: Window) -> list[int]:
    """Give the places where a sentence or a piece begins."""
    places: list[int] = []
    before = ""
    for piece in window.pieces:
        for number, stretch in enumerate(piece.stretches):
            if not number or ends_sentence(before):
                places.append(stretch.start)
            before = stretch.text
    return places


def _lines(view: TextView) -> str:
    rule = next((group.rule for group in view.groups if group.kind == "lines" and group.on), "")
    return {"wrapped-lines": "wrapped", "line-is-paragraph": "paragraphs"}.get(rule, "")


def _say_found(view: TextView) -> str:
    """Say what was found: "4 chapters, 2 notes, 1 series"."""
    notes = view.card.notes
    parts = [
        ngettext("%s chapter", "%s chapters", view.figures.chapters) % say_number(view.figures.chapters),
        *([ngettext("%s note", "%s notes", notes) % say_number(notes)] if notes else []),
        *([_("%s series") % say_number(len(view.series))] if view.series else []),
        *([ngettext("%s tag", "%s tags", len(view.tags)) % say_number(len(view.tags))] if view.tags else []),
    ]
    return _("%s found") % ", ".join(parts)
