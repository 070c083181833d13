"""Pieces of text as clean HTML: paragraphs by their lines, by restored breaks and by scene breaks."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from html import escape

from fanlight.imports.salvage.markups import Marked
from fanlight.imports.salvage.surroundings import with_one_line_end
from fanlight.imports.salvage.values import Decision, Piece, Salvaged
from fanlight.kernel.html import clean_content


class Repairs:
    """Stretches of a text whose letters were put right, where that is on."""

    def __init__(self, salvaged: Salvaged) -> None:
        self._text = salvaged.text
        self._repairs = [d for d in salvaged.decisions if d.kind == "repair" and d.on]
        self._starts = [repair.at for repair in self._repairs]

    def words(self, start: int, end: int) -> str:
        """Give a stretch of the text, with what lies wholly within it repaired."""
        parts: list[str] = []
        at = start
        for repair in self._repairs[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            if at <= repair.at and repair.end <= end:
                parts += (self._text[at : repair.at], repair.value)
                at = repair.end
        return "".join([*parts, self._text[at:end]])

    def said(self, sentence: str, start: int, end: int) -> str:
        """Give a sentence that quotes words from `start` up to `end`, with them put right."""
        for repair in self._repairs[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            sentence = sentence.replace(self._text[repair.at : repair.end], repair.value)
        return sentence


class Paragraphs:
    """Renders the pieces of one Salvaged; only decisions that are on count."""

    def __init__(self, salvaged: Salvaged) -> None:
        self._text = with_one_line_end(salvaged.text)
        self._marks: Sequence[Decision] = [
            d for d in salvaged.decisions if d.on and d.kind in ("scene break", "paragraph", "tidy", "repair")
        ]
        self._starts = [mark.at for mark in self._marks]
        self._marked = Marked(self._text, salvaged.markup)
        lines = [d.value for d in salvaged.decisions if d.kind == "lines" and d.on]
        self._lines = lines[0] if lines else ""

    def html(self, pieces: Iterable[Piece]) -> str:
        """Give one clean HTML for pieces that belong together; every character but white space is in it."""
        blocks: list[str] = []
        for piece in pieces:
            self._render(piece, blocks)
        return clean_content("\n".join(blocks)) if blocks else ""

    def html_or_none(self, pieces: Iterable[Piece] | None) -> str | None:
        """Give clean HTML for pieces that may be missing; None when they are, or hold nothing."""
        return (self.html(pieces) or None) if pieces else None

    def _render(self, piece: Piece, blocks: list[str]) -> None:
        at = piece.start
        run: list[str] = []
        self._marked.begin()
        first = bisect_left(self._starts, piece.start)
        for mark in self._marks[first : bisect_left(self._starts, piece.end)]:
            if mark.at < at or mark.end > piece.end:
                continue
            run.append(self._marked.words(at, mark.at))
            if mark.kind in ("repair", "tidy"):  # a tidy-up puts nothing in, or a blank
                run.append(self._marked.around(mark.at, mark.end, mark.value))
            else:
                self._split("".join(run), blocks)
                run.clear()
            if mark.kind == "scene break":
                ornament = " ".join(self._text[mark.at : mark.end].split())
                blocks.append(f'<p align="center">{escape(ornament, quote=False)}</p>')
            at = mark.end
        run.append(self._marked.words(at, piece.end))
        self._split("".join(run), blocks)

    def _split(self, text: str, blocks: list[str]) -> None:
        """Put a run of lines into paragraphs, as this text's line ends mean."""
        group: list[str] = []
        for line in text.split("\n"):
            words = line.strip()
            indented = line[:2].isspace() and len(line) > 2
            if group and (not words or self._lines == "paragraphs" or (self._lines == "wrapped" and indented)):
                blocks.append(self._paragraph(group))
                group = []
            if words:
                group.append(escape(words, quote=False))
        if group:
            blocks.append(self._paragraph(group))

    def _paragraph(self, lines: list[str]) -> str:
        return f"<p>{self._marked.tagged((' ' if self._lines == 'wrapped' else '<br>').join(lines))}</p>"
