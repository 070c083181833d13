"""The stretches between headings, and what stands before the first."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from fanlight.imports.salvage.capitals import is_named
from fanlight.imports.salvage.contents import is_contents
from fanlight.imports.salvage.head_cuts import decisions_of
from fanlight.imports.salvage.headings import Heading
from fanlight.imports.salvage.heads import Field
from fanlight.imports.salvage.labels import label_at
from fanlight.imports.salvage.rows import Row
from fanlight.imports.salvage.surroundings import first_after, last_before, line_end
from fanlight.imports.salvage.title_lines import title_row
from fanlight.imports.salvage.values import Decision, Role
from fanlight.works.manuscript import Certainty

_SHORT_FRONT = 600
"""Characters before an explicit first chapter that are a title page or a word to readers, and no chapter."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A chapter without its heading, from `start` to `stop`. `before_first` when it is the work's own matter."""

    start: int
    stop: int
    is_last: bool
    is_only: bool
    before_first: bool


@dataclass(slots=True)
class Front:
    """What a text begins with: `role` is that of what stands before any label or heading, `title` a title's line."""

    stretches: list[Stretch]
    role: Role = "text"
    title: list[Field] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)


def front_of(text: str, headings: Sequence[Heading]) -> Front:
    """Give the stretches of a text, and say what stands before the first heading."""
    begin = first_after(text, 0)
    first = headings[0] if headings else None
    title = _lone_title(text, begin, first.start if first else len(text))
    front = Front(_stretches(text, headings), title=title, decisions=decisions_of(text, title, certainty="uncertain"))
    begin = first_after(text, title[0].end) if title else begin
    if first is None:
        said = "No heading was found: everything is one chapter, and the title is the file's name."
        if title:
            said = "No heading was found: everything is one chapter."
        front.decisions.append(Decision(begin, "chapter", "likely", "no-heading", said))
    elif begin < first.start:
        _say_before(text, begin, first, headings, front)
    return front


def _stretches(text: str, headings: Sequence[Heading]) -> list[Stretch]:
    if not headings:
        return [Stretch(0, len(text), True, True, False)]
    stops = [*(h.start for h in headings[1:]), len(text)]
    return [
        Stretch(h.end, stop, index == len(headings) - 1, False, False)
        for index, (h, stop) in enumerate(zip(headings, stops, strict=True))
    ]


def _say_before(text: str, begin: int, first: Heading, headings: Sequence[Heading], front: Front) -> None:
    """Say what the text before the first heading is."""
    before = text[begin : first.start]
    if is_contents(before, (text[h.start : h.end] for h in headings)):
        said = "A list of the chapters stands before the first; it is no part of the story."
        front.decisions.append(Decision(begin, "navigation", "likely", "contents", said, end=first.start))
        front.role = "navigation"
        return
    if first.number not in (0, 1):
        said = "What stands before the first heading is the first chapter, whose own heading is missing."
        certainty: Certainty = "certain" if first.number == 2 and first.certainty == "certain" else "likely"
        front.decisions.append(Decision(begin, "chapter", certainty, "missing-first-heading", said))
        front.stretches.insert(0, Stretch(begin, first.start, False, False, False))
        return
    if label_at(text, begin):
        front.role = "work notes"
    elif first.start - begin <= _SHORT_FRONT:
        said = "What stands before the first chapter is short, and was taken as notes on the work."
        front.role = "work notes"
        front.decisions.append(Decision(begin, "notes", "uncertain", "front-matter", said))
    else:
        said = "Much stands before the first chapter; it was kept as a chapter without a heading."
        front.decisions.append(Decision(begin, "chapter", "uncertain", "text-before-first", said))
    front.stretches.insert(0, Stretch(begin, first.start, False, False, True))


def _lone_title(text: str, begin: int, stop: int) -> list[Field]:
    """Read a title that stands alone above everything else."""
    end = line_end(text, begin, 90)
    if begin >= stop or end < 0 or end > stop:
        return []
    end = last_before(text, end) + 1
    below = first_after(text, end)
    if text.count("\n", end, below) < 2 or below == len(text):
        return []
    words = text[begin:end]
    title = title_row(Row(begin, end, words, 1, 1), small=False)
    if title is None or title.look not in ("capitals", "words", "asked") or not is_named(words):
        return []
    return [Field("title", "", begin, begin, end)]
