"""Which candidates go together: the heaviest ascending chain of numbers, found in n log n steps."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from fanlight.imports.salvage.candidates import INLINE, STRONG, Candidate
from fanlight.imports.salvage.numbers import MOST
from fanlight.imports.salvage.surroundings import first_after
from fanlight.imports.salvage.vocabulary import ABOVE, CHAPTERS

_NEXT_IN_LINE = 2.0
"""What it is worth to follow the number just before: more than a weak look, less than a line of one's own."""

_UNLIKE = 0.7
"""What a heading written in another way than most weighs of its weight; enough to lose against a rival."""
_UNLIKE_BARE = 0.2
_FAIR = INLINE * _UNLIKE
_PAGES = 0.15
"""The share of numbers within sentences from which on they are a book's pages."""
_ASIDE = 500
"""Characters before a bare number 1 from which on a story has begun without a heading."""
_SECTION = 1500
_ANEW = 1.3
"""How much more chains that begin anew must explain."""


def weighed(text: str, family: str, found: list[Candidate]) -> list[Candidate]:
    """Make light of what is written unlike most others, of lists, and of what comes again on every page."""
    if family == "number":
        found = _without_pages(_without_lists(text, found))
    styles = Counter(c.style for c in found if c.weight >= INLINE)
    usual = styles.most_common(1)[0][0] if styles else ""
    unlike = _UNLIKE_BARE if family == "number" else _UNLIKE
    made = [
        replace(c, weight=c.weight * unlike) if _bare(c.style) != _bare(usual) and styles[usual] > 2 else c
        for c in found
    ]
    return _without_running_heads(made if family == "number" else _without_contents(text, found, made))


def _bare(style: str) -> str:
    """Give a style without its title's sign and its full stop: people leave them out now and then."""
    return style.removesuffix("t").rstrip(" .:)")


def _without_contents(text: str, found: list[Candidate], made: list[Candidate]) -> list[Candidate]:
    """Make light of lists of contents: their entries follow one another, and their numbers come again."""
    numbers = Counter(c.number for c in found)
    run: list[int] = []
    for index, c in enumerate(found):
        follower = found[index + 1].start if index + 1 < len(found) else len(text)
        run.append(index)
        if first_after(text, c.end) >= follower and index + 1 < len(found):
            continue
        again = sum(numbers[found[i].number] > 1 for i in run)
        for i in run[:-1] if len(run) < 3 else run:
            if numbers[found[i].number] > 1 or again * 2 > len(run) > 3:
                made[i] = replace(found[i], weight=min(1.0, found[i].weight))
        if len(run) > 2:  # the last of a list may be the first of the story
            text_follows = first_after(text, c.end) < follower
            heads = text_follows and found[index].number <= found[run[-2]].number
            made[index] = found[index] if heads else made[index]
        run = []
    return made


def _without_lists(text: str, found: list[Candidate]) -> list[Candidate]:
    """Leave out bare numbers that follow one another with nothing in between: the items of a list."""
    kept: list[Candidate] = []
    run: list[Candidate] = []
    for index, c in enumerate(found):
        run.append(c)
        if index + 1 < len(found) and first_after(text, c.end) >= found[index + 1].start:
            continue
        if len(run) == 1 or run[-1].number <= run[-2].number:  # after a list of contents the first chapter
            kept.append(run[-1])
        run = []
    return kept


def _without_pages(found: list[Candidate]) -> list[Candidate]:
    """Leave out the numbers of pages: of their like, some stand in the middle of a sentence."""
    of_style: dict[str, list[bool]] = defaultdict(list)
    for c in found:
        of_style[c.style].append(c.unfinished)
    pages = {style for style, broken in of_style.items() if sum(broken) > max(1, _PAGES * len(broken))}
    return [c for c in found if c.style not in pages]


def _without_running_heads(found: list[Candidate]) -> list[Candidate]:
    """Of a number that comes again and again, let the first weigh most."""
    made = list(found)
    run: list[int] = []
    for index, c in enumerate(found):
        if c.weight < STRONG:
            continue
        if run and (found[run[0]].number, found[run[0]].style) != (c.number, c.style):
            run = []
        run.append(index)
        if len(run) > 2:
            for i in run[1:] if len(run) == 3 else run[-1:]:
                made[i] = replace(found[i], weight=INLINE - 1)
    return made


def worth(family: str, chain: Sequence[Candidate]) -> float:
    """Say how much speaks for a chain, to be held against others'."""
    known = family in CHAPTERS and (len(chain) > 1 or chain[0].number <= 2)
    return sum(c.weight for c in chain) * (2 if known else 1)


def is_aside(chain: Sequence[Candidate]) -> bool:
    """Tell whether bare numbers are a poem's, a game's, somebody's counting: they begin late and have little below."""
    before = chain[0].start
    if chain[0].number != 1 or before < _ASIDE:
        return False
    sections = sorted(other.start - c.end for c, other in pairwise(chain))
    return sections[(len(sections) - 1) // 2] < min(before / 2, _SECTION)


def is_believable(family: str, chain: Sequence[Candidate]) -> bool:
    """Tell whether a chain is enough: a word that means chapters may stand once, any other needs company."""
    if not chain:
        return False
    if family in CHAPTERS or family in ABOVE:
        return len(chain) > 1 or chain[0].weight >= _FAIR
    if family == "number":
        steps = [other.number == one.number + 1 or other.number == 1 for one, other in pairwise(chain)]
        return len(chain) > 1 and chain[0].number <= 2 and sum(steps) * 2 >= len(steps) and _is_uniform(chain)
    counted = chain[-1].number - chain[0].number == len(chain) - 1
    return len(chain) > 2 and counted and chain[0].number <= 2


def _is_uniform(chain: Sequence[Candidate]) -> bool:
    """Tell whether most of a chain is written alike."""
    return Counter(_bare(c.style) for c in chain).most_common(1)[0][1] * 2 > len(chain)


def chain_of(found: Sequence[Candidate], parts: Sequence[Candidate]) -> list[Candidate]:
    """Choose the heaviest chain, over all, or anew within each part when that explains clearly more."""
    whole = ascending(found)
    bounds = sorted({0, *(part.start for part in parts[1:]), *_restarts(found)})
    if len(bounds) < 2:
        return sound(whole)
    by_part: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in found:
        by_part[bisect_right(bounds, candidate.start)].append(candidate)
    pieced = [c for part in sorted(by_part) for c in sound(ascending(by_part[part]))]
    whole = sound(whole)
    return pieced if sum(c.weight for c in pieced) > _ANEW * sum(c.weight for c in whole) else whole


def _restarts(found: Sequence[Candidate]) -> list[int]:
    """List where numbers begin anew with 1 and go on with 2, on lines of their own."""
    strong = [c for c in found if c.weight >= STRONG]
    return [
        c.start
        for index, c in enumerate(strong)
        if c.number == 1
        and 0 < index < len(strong) - 1
        and strong[index - 1].number > 1
        and strong[index + 1].number == 2
    ]


def ascending(found: Sequence[Candidate]) -> list[Candidate]:
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


def sound(chain: list[Candidate]) -> list[Candidate]:
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
