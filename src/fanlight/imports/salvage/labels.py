"""The words that open notes and summaries, and the markers that end them, as AO3's pages print them and people type."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from fanlight.imports.salvage.surroundings import (
    first_after,
    is_after_sentence,
    is_in_dialogue,
    last_before,
    starts_line,
)

LabelKind = Literal["summary", "notes", "end notes"]

_LABEL = re.compile(
    r"[(\[*_]{0,2}+(?i:(?P<own>(?:(?:chapter|author(?:'s|s'|s)?|beginning|opening|pre-?chapter|story|work|"
    r"(?P<last>end|ending|closing|final|endnotes|post-?chapter))[ ]{1,2}+){0,3}+)"
    r"(?:(?P<summary>summary)|(?P<end>end-?notes?)|notes?|a/n|an(?=[ ]{0,2}:))"
    r"(?:[ ]{1,2}for (?:the|this) (?:chapter|work|story))?+)[ ]{0,2}+(?P<colon>[:：])[*_]{0,2}+"
)
_DASHED = re.compile(r"[(\[*_]{0,2}+(?i:a/n|author'?s'? notes?)[ ]{0,2}+[-–—]{1,2}[ ]")
_LINE_LABEL = re.compile(
    r"(?i:(?P<own>(?:(?:chapter|author(?:'s|s'|s)?|beginning|opening|"
    r"(?P<last>end|ending|closing|final))[ ]{1,2}+){0,3}+)"
    r"(?:(?P<summary>summary)|(?P<end>end-?notes?)|notes?|a/n))[ ]{0,2}+(?=\n|\Z)"
)
_KEPT = re.compile(r"[(\[*_]{0,2}+(?i:disclaimers?|dedication|feedback)[ ]{0,2}+[:：]")
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_MOST_IN_BRACKETS = 4000
TEXT_BEGINS = re.compile(r"(?:Chapter|Work) Text(?=\s|$|[\"“A-Z(*])")
"""A heading that AO3's page shows to screen readers between a chapter's front matter and its text."""

SEE_END = re.compile(
    r"\(\s{0,3}+See the end of the (chapter|work) for\s{1,4}+(?:more\s{1,4}+)?notes\s{0,3}+\.?\s{0,3}+\)"
)
"""AO3's pointer to end notes: it ends the notes that it stands in."""

_ANCHORS = ("Note", "NOTE", "note", "Summary", "SUMMARY", "summary", "A/N", "AN:", "Endnote")
_BEFORE = re.compile(
    r"(?i:(?:(?:chapter|author(?:'s|s'|s)?|end|ending|closing|final|beginning|opening|story|work)[ ]{1,2}+){1,3})$"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label's words from `start` to `end`.

    `explicit` when it names itself as the author's or the chapter's, `parted` when a line or a sentence ends before it,
    `kept` when its words say something that the notes would lack without them, as `Disclaimer:` does.
    """

    start: int
    end: int
    kind: LabelKind
    explicit: bool
    on_line: bool
    parted: bool
    kept: bool = False


def label_at(text: str, at: int) -> Label | None:
    """Read the label that begins at `at`, None if none does."""
    kept = _KEPT.match(text, at, at + 40)
    if kept is not None and starts_line(text, at):
        return Label(at, kept.end(), "notes", True, True, True, kept=True)
    if (dashed := _DASHED.match(text, at, at + 40)) is not None and starts_line(text, at):
        return Label(at, dashed.end(), "notes", True, True, True)
    found = _LABEL.match(text, at, at + 120)
    if found is None:
        found = _LINE_LABEL.match(text, at, at + 80) if starts_line(text, at) else None
        if found is None or (found.end() == at + 80 and found.end() < len(text)):
            return None
    kind: LabelKind = "summary" if found["summary"] else "end notes" if found["last"] or found["end"] else "notes"
    explicit = bool(found["own"].strip()) or "/" in found[0]
    on_line = starts_line(text, at)
    if found[0].islower() and (not on_line or _continues(text, at)):
        return None
    return Label(at, found.end(), kind, explicit, on_line, on_line or is_after_sentence(text, at))


def closing(text: str, label: Label, stop: int) -> int:
    """Give the end of the bracket that opens with a label, 0 when none does or it closes within a line."""
    sign = text[label.start]
    if sign not in _CLOSING:
        return 0
    depth = 1
    for at in range(label.end, min(stop, label.end + _MOST_IN_BRACKETS)):
        depth += (text[at] == sign) - (text[at] == _CLOSING[sign] and text[at - 1] not in ":;-=")
        if not depth:
            end = at + 1
            while text[end : end + 1] in ("*", "_", ")"):
                end += 1
            alone = end >= len(text) or text[end : first_after(text, end)].count("\n") > 0 or end == stop
            return end if alone else 0
    return 0


def _continues(text: str, at: int) -> bool:
    """Tell whether the line that begins at `at` goes on with a sentence of the line above."""
    last = last_before(text, at)
    return last >= 0 and text[last].islower() and text[last:at].count("\n") < 2


def find_labels(text: str) -> list[Label]:
    """Find every label that opens something, by place: at a line's start or after a sentence, capitalised, unquoted."""
    found: dict[int, Label] = {}
    for anchor in _ANCHORS:
        at = text.find(anchor)
        while at >= 0:
            before = _BEFORE.search(text, max(0, at - 40), at)
            start = before.start() if before else at
            while start > max(0, at - 60) and text[start - 1] in "([*_":
                start -= 1
            label = label_at(text, start) if start == 0 or not text[start - 1].isalnum() else None
            if label is not None and _opens(text, label):
                found[start] = label
            at = text.find(anchor, at + len(anchor))
    ends: list[Label] = []
    for start in sorted(found):
        if not ends or start >= ends[-1].end:
            ends.append(found[start])
    return ends


def _opens(text: str, label: Label) -> bool:
    if label.on_line:
        return True
    if text[label.start].islower() or is_in_dialogue(text, label.start):
        return False
    single = text[label.start : label.end].rstrip(": *_").endswith(("Note", "NOTE"))
    before = text[max(0, label.start - 2) : label.start].strip()[-1:]
    return (label.explicit or not single) and (label.parted or before.isalnum())


class Labels:
    """All labels of a text, to be asked for those of a stretch."""

    def __init__(self, text: str) -> None:
        self._found = find_labels(text)
        self._starts = [label.start for label in self._found]

    def between(self, start: int, stop: int) -> list[Label]:
        """List the labels that begin from `start` on and before `stop`."""
        return self._found[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]
