"""Questions for an archive of arrays, and their plain answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from bench.synthetic import Archive

KINDS: tuple[Any, ...] = ("fandom", "relationship", "character", "freeform", "warning", "category", "rating")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: tags that all are wanted, one that is not, and the least number of words."""

    tags: tuple[int, ...]
    without: int | None = None
    words: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What all ways must agree on."""

    total: int
    ids: tuple[int, ...]
    facets: dict[str, tuple[tuple[int, int], ...]]


def mixed(archive: Archive, count: int, seed: int) -> Iterator[Asked]:
    """Draw questions: one to three tags of one work, some with a tag excluded, some with a range."""
    dice = np.random.default_rng(seed + 1)
    tags, uses = np.unique(archive.tag, return_counts=True)
    for _ in range(count):
        work = int(dice.integers(1, archive.works + 1))
        low, high = np.searchsorted(archive.work, (work, work + 1))
        own = archive.tag[low:high]
        wanted = dice.choice(own, min(len(own), int(dice.integers(1, 4))), replace=False)
        without = int(dice.choice(tags, p=uses / uses.sum())) if dice.random() < 0.4 else None
        words = int(dice.choice([1_000, 5_000, 20_000])) if dice.random() < 0.3 else None
        yield Asked(tuple(sorted(wanted.tolist())), without, words)


def broad(archive: Archive) -> list[Asked]:
    """Give questions that very many works answer."""
    fandom, freeform = (archive.kinds[kind][0] for kind in ("fandom", "freeform"))
    return [
        Asked((fandom,)),
        Asked((fandom,), without=freeform),
        Asked((freeform,)),
        Asked((archive.kinds["rating"][0],)),
    ]


def plainly(archive: Archive, asked: Asked) -> Answer:
    """Answer by looking at every tagging."""
    carried = [archive.work[archive.tag == tag] for tag in (*asked.tags, *([asked.without] if asked.without else []))]
    found = np.zeros(archive.works + 1, bool)
    found[carried[0]] = True
    for place, works in enumerate(carried):
        mine = np.zeros(archive.works + 1, bool)
        mine[works] = True
        found &= mine if place < len(asked.tags) else ~mine
    if asked.words is not None:
        found[1:] &= archive.words >= asked.words
    ids = np.flatnonzero(found)
    newest = ids[np.lexsort((-ids, -archive.updated[ids - 1]))][:20]
    tags, counts = np.unique(archive.tag[found[archive.work]], return_counts=True)
    facets = {}
    for kind in KINDS:
        first, end = archive.kinds[kind]
        mine = np.flatnonzero((tags >= first) & (tags < end))
        best = mine[np.lexsort((tags[mine], -counts[mine]))][:10]
        facets[kind] = tuple(zip(tags[best].tolist(), counts[best].tolist(), strict=True))
    return Answer(len(ids), tuple(newest.tolist()), facets)
