"""The cutting itself: a text into pieces and decisions, rule by rule."""

import re
from collections.abc import Sequence

from fanlight.imports.salvage.head_cuts import decisions_of, marks_of
from fanlight.imports.salvage.headings import Heading, find_headings
from fanlight.imports.salvage.heads import find_head
from fanlight.imports.salvage.labels import Labels
from fanlight.imports.salvage.lines import judge_lines
from fanlight.imports.salvage.marks import Mark, pieces_of
from fanlight.imports.salvage.mistypes import find_mistypes
from fanlight.imports.salvage.navigation import Furniture, find_navigation, read_series
from fanlight.imports.salvage.numbers import number_of
from fanlight.imports.salvage.printed_pages import find_printed
from fanlight.imports.salvage.sections import Sections
from fanlight.imports.salvage.stretches import front_of
from fanlight.imports.salvage.surroundings import evened, first_after
from fanlight.imports.salvage.tag_blocks import TagBlock, find_tag_blocks, read_tags
from fanlight.imports.salvage.traces import find_lost_breaks, find_scene_breaks, find_tidy_ups
from fanlight.imports.salvage.values import PROSE, Decision, Piece, Salvaged, in_order
from fanlight.kernel.errors import Unreadable
from fanlight.works.manuscript import Certainty

_SAID = {
    "heading-line": "The heading stands on a line of its own.",
    "heading-line-title": "The heading and its title stand on a line of their own.",
    "heading-line-words": "The line begins with a chapter's number; the rest was taken as its title.",
    "heading-before-notes": "The heading stands before notes, a summary or the words “Chapter Text”.",
    "heading-inline-title": "The heading stands in running text, with a title after it.",
    "heading-after-sentence": "The heading stands in running text, after a sentence and before a capital.",
    "heading-at-the-end": "The heading is the last thing in the file.",
    "heading-bare-number": "A number stands on a line of its own, and others like it go on counting.",
    "heading-numbered-title": "A numbered title stands between blank lines, and others like it go on counting.",
    "heading-name-and-number": "A name with a number stands on a line of its own, and others like it go on counting.",
    "heading-marked": "The line is marked as a heading, like others.",
    "heading-capitals": "A line in capitals stands alone above text, like others; it may be a chapter's title.",
    "heading-date": "A date stands alone above text, like others; it may head a chapter.",
    "heading-title-alone": "A short line stands alone above text, like others; it may be a chapter's title.",
    "number-in-pieces": "The chapter of this number is in several pieces.",
    "number-repeats": "The heading's number was there already.",
    "number-skips": "The heading's number does not follow the one before.",
}
_PLANNED = re.compile(
    r"(?i:\b(?:into|in|be|of|have|total(?: of)?|planned|plan(?:ning)?(?: for| on)?|probably|about|around|least)\s+"
    r"(?:about |around |roughly |maybe |probably |at least )?"
    r"(\d{1,3}|[a-z]{3,9}(?:-[a-z]{3,5})?)\s+(?:parts|chapters)\b)"
)


def salvage(text: str, *, name: str) -> Salvaged:
    """Give a bare text its structure back. `name` is the file's, for the title and for errors.

    Raises: Unreadable, when there is nothing in it.
    """
    even = evened(text)
    if not even.strip():
        raise Unreadable(f"{name} is empty: there is no text in it.")
    head = find_head(even, 0, len(even))
    blocks = find_tag_blocks(_without(even, [(f.start, f.end) for f in head]))
    body = _without(even, [*((f.start, f.end) for f in head), *((b.start, b.end) for b in blocks)])
    headings = find_headings(body)
    furniture = find_navigation(body)
    front = front_of(body, headings)
    decisions = [*decisions_of(even, head), *front.decisions]
    sections = Sections(body, Labels(body), _outside(furniture, headings))
    marks = [mark for stretch in front.stretches for mark in sections.cut(stretch)]
    marks += [Mark(h.start, h.end, "heading", "text") for h in headings]
    marks += marks_of([*head, *front.title], front.role, of_work=True)
    marks += [Mark(b.start, b.end, "tags", "text") for b in blocks]
    pieces = pieces_of(even, marks, front.role)
    decisions += sections.decisions
    if head and (end := first_after(even, head[-1].end)) < len(even) and end not in {m.start for m in marks}:
        decisions.append(Decision(end, "text", "likely", "head-ends", "The lines that say what the work is end here."))
    for heading in headings:
        decisions += _of_heading(body, heading)
    decisions += _of_furniture(body, furniture)
    for block in blocks:
        decisions += _of_block(even, block)
    decisions += _planned(even, pieces)
    decisions += _traces(body, pieces)
    return Salvaged(text, name, pieces, in_order(decisions))


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Blank spans out, so that no rule finds anything in them; places stay what they are."""
    if not spans:
        return text
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        parts += (text[at:start], "\n" * (end - start))
        at = end
    return "".join([*parts, text[at:]])


def _outside(furniture: list[Furniture], headings: list[Heading]) -> list[Furniture]:
    ends = {h.start: h.end for h in headings}
    starts = sorted(ends)
    kept: list[Furniture] = []
    at = 0
    for span in furniture:
        while at + 1 < len(starts) and starts[at + 1] <= span.start:
            at += 1
        if not starts or not starts[at] <= span.start < ends[starts[at]]:
            kept.append(span)
    return kept


def _of_heading(text: str, heading: Heading) -> list[Decision]:
    words = " ".join(text[heading.start : heading.end].split())
    said = f"“{words[:80]}”: {_SAID[heading.rule]}"
    found = [Decision(heading.start, "chapter", heading.certainty, heading.rule, said, end=heading.end)]
    if heading.titled not in (None, "certain"):
        said = "Nothing marks where the title ends and the text begins; the place is a guess."
        at = first_after(text, heading.end)
        found.append(Decision(at, "title", heading.titled or "uncertain", "title-end-guess", said))
    return found


def _of_furniture(text: str, furniture: list[Furniture]) -> list[Decision]:
    found: list[Decision] = []
    for span in furniture:
        words = " ".join(text[span.start : span.end].split())
        said = f"“{words[:80]}” was printed by the archive's page and is no part of the story."
        rule = f"navigation-{span.marker.replace(' ', '-')}"
        found.append(Decision(span.start, "navigation", "certain", rule, said, end=span.end))
        for place in read_series(words):
            value = f"{place.position:g}: {place.title}" if place.position is not None else place.title
            said = f"The page said that this is part {place.position:g} of “{place.title[:80]}”."
            found.append(Decision(span.start, "series", "certain", "series-line", said, end=span.end, value=value))
    return found


def _of_block(text: str, block: TagBlock) -> list[Decision]:
    given = read_tags(text[block.start : block.end], block.start)
    certainty: Certainty
    if block.marked and block.lined:
        rule, certainty, said = "tag-block-marked", "certain", "The words in brackets open a block of tags."
    elif block.lined:
        rule, certainty, said = "tag-block-kinds", "likely", "Lines headed by kinds of tags are a block of tags."
    else:
        rule, certainty = "tag-block-on-one-line", "uncertain"
        said = "The tags stand on one line; only their kinds part them, so several may have become one."
    tags = Decision(block.start, "tags", certainty, rule, said, end=block.end)
    return [tags, *find_mistypes(given)]


def _planned(text: str, pieces: tuple[Piece, ...]) -> list[Decision]:
    found: list[Decision] = []
    for piece in pieces:
        if piece.role in ("notes", "work notes", "end notes", "work end notes"):
            match = _PLANNED.search(text, piece.start, piece.end)
            number = number_of(match[1]) if match else None
            if match is not None and number is not None and number > 1:
                said = f"“{' '.join(match[0].split())}” in the notes may be the number of chapters planned."
                at, end, value = match.start(), match.end(), str(number)
                found.append(
                    Decision(at, "planned", "uncertain", "planned-in-notes", said, end=end, value=value, on=False)
                )
    return found


def _traces(body: str, pieces: tuple[Piece, ...]) -> list[Decision]:
    """Find traces of lost markup within prose; those in headings, navigation and tags are no matter."""
    spans = [(p.start, p.end) for p in pieces if p.role in PROSE]
    traces = [*find_scene_breaks(body), *find_lost_breaks(body), *find_tidy_ups(body), *find_printed(body)]
    traces.sort(key=lambda decision: decision.at)
    kept: list[Decision] = []
    number = 0
    for trace in traces:
        while number < len(spans) and spans[number][1] <= trace.at:
            number += 1
        if number < len(spans) and spans[number][0] <= trace.at and trace.end <= spans[number][1]:
            kept.append(trace)
    lines = judge_lines(body)
    return [lines, *kept] if lines else kept
