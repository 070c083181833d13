"""What salvage finds in a text: pieces that cover it whole, and the decisions that cut it so."""

from dataclasses import dataclass, replace
from typing import Literal

from fanlight.kernel.errors import Invalid
from fanlight.works.manuscript import Certainty

Role = Literal[
    "heading",
    "title",
    "label",
    "text",
    "summary",
    "notes",
    "end notes",
    "work summary",
    "work notes",
    "work end notes",
    "navigation",
    "tags",
    "details",
]
"""What a piece is.

A heading begins a chapter; a title is words of the chapter's heading that stand further down, as after a move. A label
is the words that open notes or a summary, such as `Notes:`; details are lines that say what the work is (`Title: …`,
`Author: …`), which are read into the work's fields and are no part of its text.
"""

PROSE: frozenset[Role] = frozenset(
    {"text", "summary", "notes", "end notes", "work summary", "work notes", "work end notes"}
)
"""Roles whose words go into the manuscript. The words of the others are read or only removed."""

DecisionKind = Literal[
    "chapter",
    "title",
    "summary",
    "notes",
    "text",
    "end notes",
    "navigation",
    "series",
    "tags",
    "tag",
    "detail",
    "planned",
    "lines",
    "scene break",
    "paragraph",
    "tidy",
    "repair",
]

SWITCHES: frozenset[DecisionKind] = frozenset({"lines", "scene break", "paragraph", "tidy", "repair"})
"""Decisions that can be on or off, because they say how the text is shown and not where a piece begins."""

PROPOSALS: frozenset[DecisionKind] = frozenset({"series", "planned", "detail", "tag"})
"""Decisions that can be on or off, because they say what is taken from the text's words about the work."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A span of the text, from `start` up to `end`. A heading may be empty: a chapter that begins without words."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Decision:
    """Something decided or proposed about the text.

    `at` and `end` are offsets in the text; a boundary has `at` where its piece begins. `value` is what is proposed: a
    number of chapters, a series, a kind for a tag, letters put right, what a detail says (its rule names the field:
    `detail-title`). `on` is False for what is only offered; `settled` means a person has confirmed or made it.
    """

    at: int
    kind: DecisionKind
    certainty: Certainty
    rule: str
    said: str
    end: int = -1
    value: str = ""
    on: bool = True
    settled: bool = False

    @property
    def is_open(self) -> bool:
        """Tell whether a person should have a look: a guess that counts, or a proposal that nobody has answered."""
        if self.settled:
            return False
        return self.kind in ("tag", "planned", "repair") or (self.on and self.certainty != "certain")


@dataclass(frozen=True, slots=True)
class Markup:
    """Emphasis or a link that a page had from `start` up to `end`: the tag's name, and for an `a` its address."""

    start: int
    end: int
    tag: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A text cut into consecutive pieces which hold every character of it once, in order; decisions lie by offset.

    `markup` is what a page had besides its text: by where it begins, the outer before the inner.

    Raises: Invalid, when pieces leave something out or hold it twice: no value of this type loses a character.
    """

    text: str
    name: str
    pieces: tuple[Piece, ...]
    decisions: tuple[Decision, ...] = ()
    markup: tuple[Markup, ...] = ()

    def __post_init__(self) -> None:
        at = 0
        for piece in self.pieces:
            if piece.start != at or piece.end < at:
                raise Invalid("The pieces do not follow one another.", at=str(at))
            at = piece.end
        if at != len(self.text):
            raise Invalid("The pieces do not cover the text.", at=str(at))

    def words(self, piece: Piece) -> str:
        """Give a piece's own stretch of the text."""
        return self.text[piece.start : piece.end]

    def with_decisions(self, decisions: list[Decision]) -> "Salvaged":
        """Give the same pieces with other decisions, put in order."""
        return replace(self, decisions=in_order(decisions))


def in_order(decisions: list[Decision]) -> tuple[Decision, ...]:
    """Sort by offset; what was decided first of one place stays first."""
    return tuple(sorted(decisions, key=lambda decision: decision.at))
