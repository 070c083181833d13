"""The rules drawn through a text under review: what begins there, how sure that is, what may be done about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fanlight.imports.salvage.values import PROPOSALS, PROSE, SWITCHES, Role
from fanlight.imports.salvage.windows import ShownDecision, ShownPiece
from fanlight.web.imports.roles import ROLES, say_certainty, say_role, say_tag_kind
from fanlight.web.imports.steps import write_step
from fanlight.web.works.figures import say_number


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to press; `step` is what it does."""

    words: str
    step: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What a piece is said to be, and what it may be said to be; the choices only where somebody asked for them."""

    at: int
    follows: bool
    role: str
    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class Cut:
    """A rule through the text. It moves to places between `low` and `high`, both excluded; "" is what cannot be done.

    `style` is "rule" across the text, or "tab" at the edge of a block. `question` is empty where nothing is asked.
    """

    at: int
    low: int
    high: int
    style: str
    tone: str
    name: str
    is_chapter: bool
    state: str
    question: str
    why: Sequence[str]
    confirm: str
    up: str
    down: str
    remove: str
    pieces: Sequence[Said]


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about the text's words, with its answers; the first says yes, the second no."""

    at: int
    anchor: str
    question: str
    said: str
    answers: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands around a piece: where it could be cut instead, and what comes before and after it.

    `beyond` comes after that. `unfolded` is the place of the cut whose pieces' other roles are offered.
    """

    places: Sequence[int]
    before: ShownPiece | None
    after: ShownPiece | None
    beyond: ShownPiece | None = None
    unfolded: int | None = None


def make_cut(piece: ShownPiece, decided: Sequence[ShownDecision], around: Neighbours) -> Cut | None:
    """Make the cut that a piece begins with; None where nothing needs to be drawn."""
    decided = [d for d in decided if d.kind not in SWITCHES and d.kind not in PROPOSALS]
    is_first = piece.start == 0
    if not decided and (is_first or _follows(piece, around.before)):
        return None
    low, high = _limits(piece, around)
    opened = [d for d in decided if d.is_open]
    tone = opened[0].certainty if opened else ("settled" if any(d.settled for d in decided) else "certain")
    is_rule = bool(opened) or piece.role in ("heading", "text")
    return Cut(
        at=piece.start,
        low=low,
        high=high,
        style="rule" if is_rule else "tab",
        tone=tone,
        name=name_of(piece, around),
        is_chapter=piece.role == "heading" or (is_first and piece.chapter == 1),
        state=say_certainty(opened[0].certainty if opened else "certain", settled=tone == "settled") if decided else "",
        question=_ask(opened[0], piece, around) if opened else "",
        why=[d.said for d in decided],
        confirm=write_step("confirm", at=piece.start) if opened else "",
        **_ways(piece, around, low, high),
        pieces=_said(piece, around),
    )


def make_asks(decided: Sequence[ShownDecision], taken: set[str], *, is_within: bool = False) -> Iterator[Ask]:
    """Make the questions about words at one place; `taken` are the page's anchors so far.

    `is_within` a piece, what was decided about a cut has no cut to ask for it, and is asked here.
    """
    for d in decided:
        about_words = d.kind in PROPOSALS or d.kind == "lines"
        if d.is_open and (about_words or (is_within and d.kind not in SWITCHES)):
            anchor = f"d{d.at}" if f"d{d.at}" not in taken else f"d{d.at}-{d.kind.replace(' ', '-')}"
            taken.add(anchor)
            question = _ask_words(d)
            yield Ask(d.at, anchor, question, "" if question == d.said else d.said, _answers(d))


def name_of(piece: ShownPiece, around: Neighbours) -> str:
    """Say what begins with a piece."""
    role: Role = piece.role
    if role == "label" and around.after is not None:
        role = around.after.role
    if piece.role == "heading" and piece.chapter is not None:
        if piece.title:
            return _("Chapter %(number)s: %(title)s") % {"number": say_number(piece.chapter), "title": piece.title}
        return _("Chapter %s") % say_number(piece.chapter)
    if piece.start == 0 and piece.chapter == 1 and role == "text":
        return _("Chapter %s") % say_number(1)
    if role == "navigation" and piece.title:
        return _("“%s”, left out") % piece.title
    words = say_role(role)
    return words[:1].upper() + words[1:]


def _follows(piece: ShownPiece, before: ShownPiece | None) -> bool:
    """Tell whether a piece is what one expects after the one before it, so that no cut needs to say so."""
    if before is None:
        return False
    return before.role in ("heading", "title", "label") or (piece.role == "text" and before.role == "navigation")


def _limits(piece: ShownPiece, around: Neighbours) -> tuple[int, int]:
    """Give the places between which a boundary moves, as far as they are in the window."""
    before = around.before
    low = piece.start if before is None else before.start - (not before.begins)
    if piece.start < piece.end or around.after is None:
        return low, piece.end + (not piece.ends)
    comes_back = around.beyond is not None and around.beyond.role == "title"
    return low, around.after.end + (comes_back or not around.after.ends)


def _ways(piece: ShownPiece, around: Neighbours, low: int, high: int) -> dict[str, str]:
    """Give the steps that move a boundary a sentence up or down, and the one that takes it out."""
    at = piece.start
    up = max((place for place in around.places if low < place < at), default=None) if at else None
    down = min((place for place in around.places if at < place < high), default=None) if at else None
    can_go = at > 0 or piece.role in ("heading", "label")
    return {
        "up": write_step("move", at=at, to=up) if up is not None else "",
        "down": write_step("move", at=at, to=down) if down is not None else "",
        "remove": write_step("remove", at=at) if can_go else "",
    }


def _said(piece: ShownPiece, around: Neighbours) -> list[Said]:
    """Say what a piece is, and after a heading or a label what follows it: that has no cut of its own."""
    said: list[Said] = []
    following = around.after if piece.role in ("heading", "label") else None
    named = following is not None and following.role in PROSE
    for one in (following,) if piece.role == "label" and named else (piece, following):
        if one is not None and one.start < one.end and (one is piece or one.role in PROSE):
            choices = _roles(one) if around.unfolded == piece.start else []
            said.append(Said(one.start, piece.role == "heading" and one is following, say_role(one.role), choices))
    return said


def _roles(piece: ShownPiece) -> list[Choice]:
    offered = ROLES if piece.role in ROLES else (piece.role, *ROLES)
    return [
        Choice(say_role(role), write_step("set-role", at=piece.start, role=role), role == piece.role)
        for role in offered
    ]


def _ask(d: ShownDecision, piece: ShownPiece, around: Neighbours) -> str:
    """Ask whether something begins where it was put; or, of what was found about the whole file, whether that is so."""
    of_the_file = {
        "encoding-guessed": _("Do the letters read right?"),
        "html-flattened": _("Is this the story’s text?"),
        "headings-left": _("Do these lines belong to the text?"),
    }
    if d.rule in of_the_file:
        return of_the_file[d.rule]
    if d.kind == "text" or (piece.role == "text" and d.kind != "chapter" and d.kind != "title"):
        before = around.before.role if around.before is not None else "notes"
        return _("Does the summary end here?") if before.endswith("summary") else _("Do the notes end here?")
    if d.kind == "chapter":
        if d.rule == "no-heading":
            return _("No heading was found: is this one chapter?")
        number = say_number(piece.chapter or 1)
        return _("Does chapter %s begin here?") % number
    questions = {
        "title": _("Does the title end here?"),
        "summary": _("Does a summary begin here?"),
        "notes": _("Do notes begin here?"),
        "end notes": _("Do the end notes begin here?"),
        "navigation": _("Are these the page’s own words, to be left out?"),
        "tags": _("Is this the block of tags?"),
    }
    return questions.get(d.kind, d.said)


def _ask_words(d: ShownDecision) -> str:
    if d.kind == "planned":
        return _("%s chapters planned?") % d.value
    if d.kind == "tag":
        return _("Is this a tag of the kind “%s”?") % say_tag_kind(d.value)
    if d.kind == "lines":
        wrapped = _("Lines of one width were joined to paragraphs. Is that right?")
        return wrapped if d.value == "wrapped" else _("Each line was taken as a paragraph. Is that right?")
    return d.said


def _answers(d: ShownDecision) -> list[Choice]:
    def switch(on: bool) -> str:
        return write_step("switch", at=d.at, kind=d.kind, on=on)

    if d.kind == "tag":
        yes = _("Make it a %s") % say_tag_kind(d.value)
        return [
            Choice(yes, write_step("retype", at=d.at, kind=d.value)),
            Choice(_("Leave it"), write_step("leave", at=d.at)),
        ]
    if d.kind == "planned":
        return [Choice(_("Set %s") % d.value, switch(True)), Choice(_("Leave it open"), switch(False))]
    if d.kind == "lines":
        return [Choice(_("Right"), switch(True)), Choice(_("Keep lines as they are"), switch(False))]
    if d.kind not in PROPOSALS:
        return [Choice(_("Right"), write_step("confirm", at=d.at))]
    return [Choice(_("Yes"), switch(True)), Choice(_("No"), switch(False))]
