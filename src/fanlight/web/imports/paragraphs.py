"""A piece's words as paragraphs, with what was found in them marked: breaks put back, spaces too many, garbled letters.

Every stretch is a span that says where in the text it begins, so that a script knows where somebody points.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fanlight.imports.salvage.values import Markup, Role
from fanlight.imports.salvage.windows import ShownDecision, ShownPiece, Stretch
from fanlight.kernel.text import squish
from fanlight.web.imports.cuts import Ask, Choice, make_asks
from fanlight.web.imports.roles import list_roles
from fanlight.web.imports.steps import write_step

_SENTENCE = re.compile(r"(?:\n\s*|[.!?…][\"”’')\]]*\s+|[。！？][」』”]*)\Z")


PRINTED = ("page-number", "running-head")
"""Rules that find what a printed page had around its text."""

_FEW = 60
"""Characters of the words that a cut would stand before."""

_SHOWN = {"a": "u", "q": "i"}
"""A link leads nowhere from a text under review, and a quotation's marks would be no part of it."""


@dataclass(frozen=True, slots=True)
class Placing:
    """How a page without scripts offers to put a cut in: by links before sentences, by roles at the place `new`."""

    window: int
    everywhere: bool = False
    new: int | None = None


NOWHERE = Placing(0)


@dataclass(frozen=True, slots=True)
class NewCut:
    """A cut that would be put in before these words, and what could begin with it."""

    words: str
    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a scene break as HTML, and the questions about its words, which stand below it."""

    html: SafeString
    style: str
    asks: Sequence[Ask]
    new: NewCut | None = None


def ends_sentence(text: str) -> bool:
    """Tell whether a stretch is the end of a sentence or a line: the next one is where a cut would come to lie."""
    return _SENTENCE.search(text[-60:]) is not None


def write_passages(
    piece: ShownPiece,
    decided: Mapping[int, ShownDecision],
    lines: str,
    taken: set[str],
    markup: Sequence[Markup] = (),
    placing: Placing = NOWHERE,
) -> list[Passage]:
    """Write a piece's words; `lines` says what a line's end means (salvage's decision of that kind)."""
    return list(_Writer(decided, lines, taken, markup, placing).write(piece))


class _Writer:
    def __init__(
        self,
        decided: Mapping[int, ShownDecision],
        lines: str,
        taken: set[str],
        markup: Sequence[Markup],
        placing: Placing,
    ) -> None:
        self._markup = markup
        self._placing = placing
        self._new: NewCut | None = None
        self._decided = decided
        self._lines = lines
        self._taken = taken
        self._html: list[str] = []
        self._asks: list[Ask] = []

    def write(self, piece: ShownPiece) -> Iterator[Passage]:
        before = ""
        for stretch in piece.stretches:
            marks = [self._decided[number] for number in stretch.decisions]
            restored = next((mark for mark in marks if mark.kind == "paragraph"), None)
            printed = next((mark for mark in marks if mark.rule in PRINTED), None)
            joins = printed is not None and printed.on and "\n" not in printed.value
            if printed is not None and not joins:
                yield from self._flush()
            if restored is not None:
                self._html.append(_restored(restored, self._taken))
            if self._opens(before) or (restored is not None and restored.on):
                yield from self._flush()
            elif before.count("\n") and not self._lines:
                self._html.append("<br>")
            scene = next((mark for mark in marks if mark.kind == "scene break"), None)
            self._asks += make_asks(marks, self._taken, is_within=stretch.start > piece.start)
            snaps = not before or ends_sentence(before) or restored is not None or scene is not None
            if snaps and stretch.start > piece.start and stretch.text.strip():
                self._offer(stretch)
            if scene is not None and scene.on:
                yield from self._flush()
                yield Passage(SafeString(_scene(scene, stretch, self._taken)), "scene", ())
                self._span(scene.end, stretch.text[scene.end - stretch.start :], snaps=True)
            else:
                self._mark(stretch, marks, snaps)
            before = " " if joins else stretch.text
        yield from self._flush()

    def _opens(self, before: str) -> bool:
        """Tell whether the end of the stretch before ends a paragraph."""
        blank = before[len(before.rstrip()) :]
        ends = blank.count("\n")
        indented = len(blank.rpartition("\n")[2]) > 1
        return ends > 1 or (ends == 1 and (self._lines == "paragraphs" or (self._lines == "wrapped" and indented)))

    def _offer(self, stretch: Stretch) -> None:
        """Offer to put a cut in before a stretch, if that is asked for."""
        words = squish(stretch.text)[:_FEW]
        if stretch.start == self._placing.new:
            self._new = NewCut(words, [Choice(said, _adding(stretch.start, role)) for role, said in list_roles()])
        elif self._placing.everywhere:
            said = escape(_("Put a cut in before: %s") % words)
            href = f"?at={self._placing.window}&amp;new={stretch.start}#new"
            self._html.append(f'<a class="cut-here" href="{href}" aria-label="{said}" title="{said}">+</a> ')

    def _mark(self, stretch: Stretch, marks: Sequence[ShownDecision], snaps: bool) -> None:
        """Write a stretch; what a mark in it covers becomes a button."""
        at = stretch.start
        for mark in marks:
            if mark.kind in ("tidy", "repair", "scene break") and at <= mark.at < mark.end <= stretch.end:
                covered = stretch.text[mark.at - stretch.start : mark.end - stretch.start]
                self._html.append(_found(mark, covered, self._taken))
                at = mark.end
        self._span(at, stretch.text[at - stretch.start :], snaps=snaps and at == stretch.start)

    def _span(self, at: int, text: str, *, snaps: bool) -> None:
        if text:
            end = text[len(text.rstrip()) :] and " "
            words = text.rstrip() if text.strip() else ""
            stop = at + len(words)
            over = [mark for mark in self._markup if mark.start < stop and mark.end > at]
            places = {at, *(place for mark in over for place in (mark.start, mark.end) if at < place < stop)}
            for start, after in pairwise([*sorted(places), stop]):
                style = ' class="s"' if snaps and start == at else ""
                part = escape(words[start - at : after - at], quote=False) + (end if after == stop else "")
                tags = [_SHOWN.get(mark.tag, mark.tag) for mark in over if mark.start < after and mark.end > start]
                self._html += [f"<{tag}>" for tag in tags]
                self._html.append(f'<span data-at="{start}"{style}>{part}</span>')
                self._html += [f"</{tag}>" for tag in reversed(tags)]

    def _flush(self) -> Iterator[Passage]:
        if self._html:
            yield Passage(SafeString("".join(self._html)), "para", tuple(self._asks), self._new)
            self._html, self._asks, self._new = [], [], None


def _adding(at: int, role: Role) -> str:
    """Write the step that puts a cut in; a chapter's takes no words for its heading."""
    return write_step("add", at=at, role=role, **({"end": at} if role == "heading" else {}))


def _button(mark: ShownDecision, style: str, words: str, label: str, taken: set[str]) -> str:
    """Write a switch. The first open one of a rule asks for all of that rule, which count as one question."""
    step = escape(write_step("switch", at=mark.at, kind=mark.kind, on=not mark.on))
    asks = ""
    if mark.is_open and (rule := f"{mark.kind} {mark.rule}") not in taken:
        taken.update((rule, f"d{mark.at}"))
        yes, no = (escape(write_step("switch-all", kind=mark.kind, on=on, rule=mark.rule)) for on in (True, False))
        asks = f' id="d{mark.at}" data-decision data-open data-at="{mark.at}" data-yes="{yes}" data-no="{no}"'
    return (
        f'<button class="trace {style}{" on" if mark.on else ""}" name="step" value="{step}"'
        f' aria-pressed="{"true" if mark.on else "false"}" data-trace="{mark.at}" aria-label="{escape(label)}"{asks}>'
        f"{words}</button>"
    )


def _restored(mark: ShownDecision, taken: set[str]) -> str:
    word = f'<span aria-hidden="true"> {escape(_("restored"))}</span>' if mark.on else ""
    return _button(mark, "para-mark", f"¶{word}", _("Paragraph restored here"), taken)


def _scene(mark: ShownDecision, stretch: Stretch, taken: set[str]) -> str:
    ornament = stretch.text[: mark.end - stretch.start]
    span = f'<span data-at="{mark.at}" class="s">{escape(ornament, quote=False)}</span>'
    return _button(mark, "scene-mark", span, _("Scene break: %s") % ornament.strip(), taken)


def _found(mark: ShownDecision, covered: str, taken: set[str]) -> str:
    if mark.rule in PRINTED:
        words = covered.strip()
        at = mark.at + covered.index(words)
        span = f'<span data-at="{at}">{escape(words, quote=False)}</span>'
        button = _button(mark, "tidy printed", span, _("Of the printed page: %s") % squish(words), taken)
        return f" {button} "
    span = f'<span data-at="{mark.at}">{escape(covered, quote=False)}</span>'
    if mark.kind == "repair":
        new = f'<span class="new">{escape(mark.value, quote=False)}</span>'
        words = f"<del>{span}</del>{new}" if mark.on else f"<ins>{span}</ins>{new}"
        label = _("“%(before)s” would be “%(after)s”") % {"before": covered, "after": mark.value}
        return _button(mark, "repair", words, label, taken)
    if mark.kind == "scene break":
        return _button(mark, "scene-off", span, _("Scene break: %s") % covered.strip(), taken)
    return _button(mark, "tidy", span, _("A space too many before “%s”") % covered.strip(), taken)
