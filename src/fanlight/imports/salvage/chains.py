"""Which candidates are headings: the heaviest ascending chain of numbers, found in n log n steps."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fanlight.imports.salvage.candidates import (
    ALONE,
    INLINE,
    STRONG,
    Candidate,
    bare,
    numbered,
    unnumbered,
)
from fanlight.imports.salvage.numbers import MOST
from fanlight.imports.salvage.surroundings import first_after, last_before
from fanlight.works.manuscript import Certainty

_NEXT_IN_LINE = 2.0
"""What it is worth to follow the number just before: more than a weak look, less than a line of one's own."""

_UNLIKE = 0.7
"""What a heading written in another way than most weighs of its weight; enough to lose against a rival."""
_FAIR = INLINE * _UNLIKE
_FAR_DOWN = 1000
"""Characters before a heading that is the only one, or a prologue's: beyond, it may be of a book in the story."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that stands. `number` 0 has none; `end` includes the title."""

    start: int
    end: int
    number: int
    certainty: Certainty
    rule: str
    titled: Certainty | None


def find_headings(text: str) -> list[Heading]:
    """Find the headings of a text, in order."""
    families: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in numbered(text):
        families[candidate.family].append(candidate)
    families = {name: _weighed(text, found) for name, found in families.items()}
    parts = _parts(families)
    chains = {name: _sound(_chain(found, parts if name == "Chapter" else ())) for name, found in families.items()}
    name, chosen = max(chains.items(), key=lambda item: _worth(*item), default=("", []))
    if len(chosen) < 3:  # a book within the story may have a chapter, but no more than the story itself
        found = bare(text)
        by_number = _sound(_chain(found, ()))
        if len(by_number) >= 2 and by_number[0].number <= 2 and _worth("", by_number) > _worth(name, chosen):
            name, chosen, families["number"] = "number", by_number, found
    headings = _judged(chosen, families[name]) if name else []
    if name == "Chapter":
        headings = _with_parts(text, headings, parts)
    return _with_unnumbered(text, headings, unnumbered(text))


def _weighed(text: str, found: list[Candidate]) -> list[Candidate]:
    """Make light of what is written unlike most others, and of lists of contents, whose numbers come again."""
    styles = Counter(c.style for c in found if c.weight >= INLINE)
    usual = styles.most_common(1)[0][0] if styles else ""
    numbers = Counter(c.number for c in found)
    weighed = [replace(c, weight=c.weight * _UNLIKE) if c.style != usual and styles[usual] > 2 else c for c in found]
    run: list[int] = []
    for index, c in enumerate(found):
        follower = found[index + 1].start if index + 1 < len(found) else len(text)
        run.append(index)
        if first_after(text, c.end) >= follower and index + 1 < len(found):
            continue
        again = sum(numbers[found[i].number] > 1 for i in run)
        for i in run[:-1] if len(run) < 3 else run:
            if numbers[found[i].number] > 1 or again * 2 > len(run) > 3:
                weighed[i] = replace(found[i], weight=min(1.0, found[i].weight))
        if len(run) > 2:  # the last of a list may be the first of the story
            text_follows = first_after(text, c.end) < follower
            heads = text_follows and found[index].number <= found[run[-2]].number
            weighed[index] = found[index] if heads else weighed[index]
        run = []
    return weighed


def _worth(family: str, chain: list[Candidate]) -> float:
    return sum(c.weight for c in chain) * (2 if family == "Chapter" else 1)


def _parts(families: dict[str, list[Candidate]]) -> list[Candidate]:
    """List the parts, acts or books above chapters: lines of their own, ascending."""
    for family in ("Part", "Book", "Act"):
        found = [c for c in families.get(family, ()) if c.weight >= STRONG]
        if chain := _ascending(found):
            return chain
    return []


def _chain(found: Sequence[Candidate], parts: Sequence[Candidate]) -> list[Candidate]:
    """Choose the heaviest chain, over all, or anew within each part when that explains clearly more."""
    whole = _ascending(found)
    if len(parts) < 2:
        return whole
    bounds = [0, *(part.start for part in parts[1:])]
    by_part: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in found:
        by_part[bisect_right(bounds, candidate.start)].append(candidate)
    pieced = [c for part in sorted(by_part) for c in _ascending(by_part[part])]
    return pieced if sum(c.weight for c in pieced) > 1.3 * sum(c.weight for c in whole) else whole


def _ascending(found: Sequence[Candidate]) -> list[Candidate]:
    """Give the heaviest chain with ascending numbers; of two equals the later, since a list of contents comes first."""
    highest = min(MOST, max((c.number for c in found), default=0))
    tree: list[tuple[float, int]] = [(0.0, -1)] * (highest + 2)  # prefix maxima (Fenwick): weight, index
    best: dict[int, tuple[float, int]] = {}
    before: list[int] = []
    for index, candidate in enumerate(found):
        total, previous = _highest(tree, candidate.number - 1)
        if candidate.number - 1 in best:
            near, place = best[candidate.number - 1]
            if near + _NEXT_IN_LINE >= total:
                total, previous = near + _NEXT_IN_LINE, place
        elif candidate.number == 1:
            total += _NEXT_IN_LINE
        total += candidate.weight
        before.append(previous)
        if total >= best.get(candidate.number, (0.0, -1))[0]:
            best[candidate.number] = (total, index)
        _raise(tree, candidate.number, (total, index))
    chain: list[Candidate] = []
    at = _highest(tree, highest)[1]
    while at >= 0:
        chain.append(found[at])
        at = before[at]
    return chain[::-1]


def _highest(tree: list[tuple[float, int]], number: int) -> tuple[float, int]:
    found = (0.0, -1)
    while number > 0:
        found = max(found, tree[number])
        number -= number & -number
    return found


def _raise(tree: list[tuple[float, int]], number: int, value: tuple[float, int]) -> None:
    while number < len(tree):
        tree[number] = max(tree[number], value)
        number += number & -number


def _sound(chain: list[Candidate]) -> list[Candidate]:
    """Drop what only its place in the chain speaks for: a weak look or a far number without its neighbours."""
    numbers = {c.number for c in chain if c.weight >= _FAIR}
    kept: list[Candidate] = []
    for index, candidate in enumerate(chain):
        previous = kept[-1].number if kept else 0
        near = candidate.number - 1 in numbers or candidate.number + 1 in numbers
        if candidate.weight < _FAIR and (index == 0 or not (near or candidate.number <= previous + 1)):
            continue
        if candidate.weight <= STRONG and candidate.number > previous + 3 and not near:
            continue
        kept.append(candidate)
    return kept


def _judged(chain: list[Candidate], found: Sequence[Candidate]) -> list[Heading]:
    """Say how sure each heading is: by its look, its number's place and its rivals of the same number."""
    places: dict[int, list[int]] = defaultdict(list)
    for candidate in found:
        if candidate.weight >= INLINE:
            places[candidate.number].append(candidate.start)
    headings: list[Heading] = []
    for index, c in enumerate(chain):
        low = chain[index - 1].start + 1 if index else 0
        high = chain[index + 1].start if index + 1 < len(chain) else c.start + 10**12
        rivals = bisect_left(places[c.number], high) - bisect_left(places[c.number], low) - (c.weight >= INLINE)
        previous = chain[index - 1].number if index else 0
        follows = c.number in (previous + 1, 1) or (index == 0 and c.number == 2)
        rule = c.rule if follows else "number-skips"
        certainty = _certainty(c, follows, rivals, len(chain))
        if len(chain) == 1 and certainty == "certain" and c.start > _FAR_DOWN:
            certainty = "likely"
        headings.append(Heading(c.start, c.end, c.number, certainty, rule, c.titled))
    return headings


def _certainty(candidate: Candidate, follows: bool, rivals: int, length: int) -> Certainty:
    if candidate.weight < INLINE:
        return "uncertain"
    if candidate.weight < STRONG:
        return "likely" if follows and not rivals and length > 1 else "uncertain"
    if candidate.weight > STRONG and follows and not rivals:
        return "certain"
    return "likely"


def _with_parts(text: str, headings: list[Heading], parts: list[Candidate]) -> list[Heading]:
    """Let `Part One` straight above `Chapter 1` belong to that heading."""
    starts = [part.start for part in parts]
    joined: list[Heading] = []
    for heading in headings:
        at = bisect_left(starts, heading.start) - 1
        if at >= 0 and last_before(text, heading.start) < parts[at].end:
            heading = Heading(
                parts[at].start, heading.end, heading.number, heading.certainty, heading.rule, heading.titled
            )
        joined.append(heading)
    return joined


def _with_unnumbered(text: str, headings: list[Heading], found: list[Candidate]) -> list[Heading]:
    """Add prologue, epilogue and interludes where they may stand: a prologue first, an epilogue last."""
    added: list[Heading] = []
    first = headings[0].start if headings else len(text)
    last = headings[-1].end if headings else -1
    starts = [heading.start for heading in headings]
    seen: set[str] = set()
    for c in found:
        at = bisect_right(starts, c.start) - 1
        inside = at >= 0 and c.start < headings[at].end
        misplaced = (c.family == "Prologue" and c.start > first) or (c.family == "Epilogue" and c.start < last)
        once = c.family in ("Prologue", "Epilogue") and c.family in seen
        if inside or misplaced or once or (c.weight < STRONG and not headings):
            continue
        if c.weight < STRONG and c.family == "Prologue" and c.start > _FAR_DOWN:
            continue
        seen.add(c.family)
        certainty: Certainty = "certain" if c.weight >= ALONE else "likely"
        added.append(Heading(c.start, c.end, 0, certainty, c.rule, c.titled))
    merged: list[Heading] = []
    for heading in sorted([*headings, *added], key=lambda h: h.start):
        if not merged or heading.start >= merged[-1].end:
            merged.append(heading)
    return merged
