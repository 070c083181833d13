"""What a chapter is made of: summary and notes before its text, notes after it."""

from collections.abc import Iterator, Sequence

from fanlight.imports.salvage.guesses import notes_end, summary_end
from fanlight.imports.salvage.head_cuts import decisions_of, marks_of
from fanlight.imports.salvage.heads import find_head
from fanlight.imports.salvage.labels import Label, Labels, closing, label_at
from fanlight.imports.salvage.marks import Mark
from fanlight.imports.salvage.navigation import Furniture
from fanlight.imports.salvage.stretches import Stretch
from fanlight.imports.salvage.surroundings import first_after, last_before, line_end
from fanlight.imports.salvage.values import Decision, Role
from fanlight.works.manuscript import Certainty

_FAR = 20_000
"""Characters within which a marker still ends notes. Notes are long sometimes, but no chapter's length."""
_LONG_SUMMARY = 500
"""Characters up to which the notes after a summary's label follow it directly, with no text between."""
_LONG_END_NOTES = 3000


class Sections:
    """Cuts the stretches of one text. Marks and decisions are given in no order."""

    def __init__(self, text: str, labels: Labels, furniture: Sequence[Furniture]) -> None:
        self._text = text
        self._labels = labels
        self._furniture = furniture
        self._next = 0
        self.decisions: list[Decision] = []

    def cut(self, stretch: Stretch) -> Iterator[Mark]:
        """Cut a stretch; stretches are given in order."""
        mine = self._mine(stretch)
        front, begin = self._front(stretch, mine)
        yield from front
        markers = {span.marker for span in mine}
        taken = {mark.start for mark in front if mark.role == "navigation"}
        inside = [span for span in mine if span.start not in taken]
        for span in inside:
            yield Mark(span.start, span.end, "navigation", "text")
        stop = next((span.start for span in inside if span.marker == "series" and span.start >= begin), stretch.stop)
        yield from self._tail(stretch, begin, stop, markers)

    def _mine(self, stretch: Stretch) -> list[Furniture]:
        mine: list[Furniture] = []
        while self._next < len(self._furniture) and self._furniture[self._next].start < stretch.stop:
            mine.append(self._furniture[self._next])
            self._next += 1
        return [span for span in mine if span.start >= stretch.start]

    def _front(self, stretch: Stretch, mine: list[Furniture]) -> tuple[list[Mark], int]:
        """Read a summary and notes from the stretch's start; give the marks and where the text begins."""
        marks: list[Mark] = []
        seen: set[str] = set()
        at = first_after(self._text, stretch.start, stretch.stop)
        by_start = {span.start: span for span in mine}
        sure = not stretch.before_first
        while at < stretch.stop:
            span = by_start.get(at)
            if span is not None and span.marker != "series" and span.marker != "link":
                marks.append(Mark(span.start, span.end, "navigation", "text"))
                at = first_after(self._text, span.end, stretch.stop)
                if span.marker == "text begins":
                    break
                continue
            head = find_head(self._text, at, stretch.stop) if not stretch.before_first else []
            if head:
                marks += marks_of(head, "text", of_work=stretch.is_only)
                self.decisions += decisions_of(self._text, head)
                at = first_after(self._text, head[-1].end, stretch.stop)
                continue
            label = label_at(self._text, at)
            if label is None or label.kind in ("end notes", *seen) or label.end > stretch.stop:
                break
            if not label.kept:
                seen.add(label.kind)
            role = self._front_role(label, stretch)
            end, certainty, rule = self._front_end(label, stretch, mine)
            end = first_after(self._text, end, stretch.stop)
            marks += [Mark(at, at if label.kept else label.end, "label", role), Mark(end, end, "text", "text")]
            self._say_front(label, end, certainty, rule, "certain" if sure else "likely", stretch)
            sure = rule != "notes-end-next-label" or certainty == "certain"
            at = end
        return marks, at

    def _front_role(self, label: Label, stretch: Stretch) -> Role:
        if label.kind == "summary":
            return "work summary" if stretch.before_first or stretch.is_only else "summary"
        return "work notes" if stretch.before_first else "notes"

    def _front_end(self, label: Label, stretch: Stretch, mine: list[Furniture]) -> tuple[int, Certainty, str]:
        """Find the first of what ends a label's words: another label, a pointer to end notes, the text's heading."""
        if (closed := closing(self._text, label, stretch.stop)) > 0:
            return closed, "certain", "notes-end-bracket"
        line = line_end(self._text, label.end, _LONG_SUMMARY)
        if label.kept and 0 < line < stretch.stop:
            return line, "likely", "notes-end-line"
        far = min(stretch.stop, label.end + _FAR)
        ends = [
            (span.start, "notes-end-see-end" if span.marker.startswith("see") else "notes-end-chapter-text")
            for span in mine
            if label.end <= span.start < far and span.marker not in ("series", "link")
        ]
        labels = self._labels.between(label.end, min(stretch.stop, label.end + 1500))
        other = "notes" if label.kind == "summary" else "summary"
        following = [(found.start, "notes-end-next-label") for found in labels if found.kind == other]
        if ends and (not following or ends[0][0] < following[0][0]):
            return ends[0][0], "certain", ends[0][1]
        near = bool(following) and following[0][0] - label.end <= _LONG_SUMMARY
        if following and ((label.kind == "summary" and near) or ends):
            return following[0][0], "certain" if ends else "likely", following[0][1]
        if stretch.before_first:
            return stretch.stop, "likely", "notes-end-heading"
        guess = summary_end if label.kind == "summary" else notes_end
        labels = self._labels.between(label.end, stretch.stop)
        stop = next((found.start for found in labels if found.parted), stretch.stop)
        return guess(self._text, label.end, stop), "uncertain", "notes-end-guess"

    def _say_front(
        self, label: Label, end: int, certainty: Certainty, rule: str, sure: Certainty, stretch: Stretch
    ) -> None:
        what = "A summary begins" if label.kind == "summary" else "Notes begin"
        kind = label.kind if label.kind == "summary" else "notes"
        self.decisions.append(Decision(label.start, kind, sure, "label-after-heading", f"{what} here, as it says."))
        said = {
            "notes-end-see-end": "The pointer to the end notes ends what stands before it.",
            "notes-end-chapter-text": "The words “Chapter Text” part the notes from the text.",
            "notes-end-next-label": "What stands before the next label ends there.",
            "notes-end-bracket": "The bracket that opens before the label closes there.",
            "notes-end-line": "A disclaimer ends with its line.",
            "notes-end-heading": "What stands before the first heading was taken as belonging to the whole work.",
            "notes-end-guess": f"Nothing marks where {'this summary' if kind == 'summary' else 'these notes'} end"
            f"{'s' if kind == 'summary' else ''}; the place is a guess.",
        }[rule]
        if end < stretch.stop:
            self.decisions.append(Decision(end, "text", certainty, rule, said))

    def _tail(self, stretch: Stretch, begin: int, stop: int, markers: set[str]) -> Iterator[Mark]:
        """Find the notes after the text: the last label, and in the last chapter two, its own and the work's."""
        found = [x for x in self._labels.between(begin, stop) if x.kind != "summary"]
        if not found or stretch.before_first:
            return
        length = max(1, stop - stretch.start)
        chosen = [found[-1]]
        if stretch.is_last and len(found) > 1 and found[-1].start - found[-2].start < _LONG_END_NOTES:
            chosen = found[-2:]
        for number, label in enumerate(chosen):
            end = chosen[number + 1].start if number + 1 < len(chosen) else last_before(self._text, stop) + 1
            pointed = "see chapter" in markers or (stretch.is_last and "see work" in markers)
            certainty = self._tail_certainty(label, (end - label.start) / length, end - label.start, pointed)
            if certainty is None:
                continue
            of_work = stretch.is_last and number == len(chosen) - 1
            of_work = of_work and (len(chosen) > 1 or stretch.is_only or "see chapter" not in markers)
            role: Role = "work end notes" if of_work else "end notes"
            whose = "the work" if of_work else "the chapter"
            said = f"“{self._text[label.start : label.end].strip()}” after the text opens the end notes of {whose}."
            self.decisions.append(Decision(label.start, "end notes", certainty, "label-after-text", said))
            yield Mark(label.start, label.end, "label", role)

    def _tail_certainty(self, label: Label, share: float, length: int, pointed: bool) -> Certainty | None:
        if (pointed and label.parted) or (label.kind == "end notes" and label.on_line):
            return "certain"
        if share > 0.6 and length > 400 and not label.explicit and not label.on_line:
            return None
        if length > _LONG_END_NOTES or not label.parted or (share > 0.6 and length > 400):
            return "uncertain"
        return "likely"
