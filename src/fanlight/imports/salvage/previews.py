"""What a step would change, before it is done: some of the places, as they read before and after."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from fanlight.imports.salvage import steps
from fanlight.imports.salvage.drafts import Draft
from fanlight.imports.salvage.figures import measure
from fanlight.imports.salvage.steps import Step
from fanlight.imports.salvage.values import SWITCHES, Decision, DecisionKind, Salvaged

SAMPLES = 20
AROUND = 40
"""Characters shown on either side of a place."""

_JOINED = " ¶ "
"""Stands for a paragraph's end in a sample."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A place that a step changes, in plain text: as it reads before and after. `¶` is a paragraph's end."""

    at: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a step would do: how many decisions it touches, some of the places, and the figures before and after."""

    touched: int
    samples: tuple[Sample, ...]
    chapters_before: int
    chapters_after: int
    words_before: int
    words_after: int
    open_before: int
    open_after: int


def preview(draft: Draft, step: Step) -> Preview:
    """Say what a step would do. Raises: Invalid, when it cannot be done."""
    after = steps.apply(draft, step)
    changed = _changed(draft.salvaged, after.salvaged)
    old, new = measure(draft.salvaged), measure(after.salvaged)
    return Preview(
        touched=len(changed),
        samples=tuple(_samples(draft.salvaged, after.salvaged, changed)),
        chapters_before=old.chapters,
        chapters_after=new.chapters,
        words_before=old.words,
        words_after=new.words,
        open_before=draft.open,
        open_after=after.open,
    )


def _changed(before: Salvaged, after: Salvaged) -> list[tuple[int, int, DecisionKind]]:
    """Give the places whose decisions differ, each once, in order."""
    difference = Counter(before.decisions)
    difference.subtract(Counter(after.decisions))
    found = {(d.at, max(d.at, d.end), d.kind): None for d, count in difference.items() if count}
    return sorted(found)


def _samples(before: Salvaged, after: Salvaged, changed: list[tuple[int, int, DecisionKind]]) -> Iterator[Sample]:
    for at, end, kind in changed[:SAMPLES]:
        start, stop = max(0, at - AROUND), min(len(before.text), end + AROUND)
        if kind in SWITCHES:
            yield Sample(at, _read(before, start, stop), _read(after, start, stop))
        else:
            yield Sample(at, _cut(before, start, stop), _cut(after, start, stop))


def _read(salvaged: Salvaged, start: int, stop: int) -> str:
    """Give a stretch as it would read, with the tidy-ups in it that are on."""
    marks = (d for d in salvaged.decisions if start <= d.at <= d.end <= stop and d.on and d.kind in SWITCHES)
    parts: list[str] = []
    at = start
    for mark in marks:
        if mark.at >= at and mark.kind != "lines":
            parts += (salvaged.text[at : mark.at], _shown(salvaged, mark))
            at = mark.end
    return " ".join("".join([*parts, salvaged.text[at:stop]]).split())


def _shown(salvaged: Salvaged, mark: Decision) -> str:
    if mark.kind == "scene break":
        return f"{_JOINED}{salvaged.text[mark.at : mark.end]}{_JOINED}"
    if "\n" in mark.value:
        return _JOINED
    return {"paragraph": _JOINED, "repair": mark.value, "tidy": mark.value}.get(mark.kind, "")


def _cut(salvaged: Salvaged, start: int, stop: int) -> str:
    """Give a stretch with its pieces' roles before them."""
    within = [p for p in salvaged.pieces if (p.start < stop and p.end > start) or start <= p.start == p.end <= stop]
    said = (f"[{p.role}] {salvaged.text[max(start, p.start) : min(stop, p.end)]}" for p in within)
    return " ".join(" ".join(said).split())
