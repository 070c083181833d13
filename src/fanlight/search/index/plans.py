"""How a question is answered: which sets are joined, in which order, and what came of each step.

The smallest sets come first, so that what is dear (ranges, words) is asked of few works only; what is excluded is taken
off last.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from pyroaring import BitMap

from fanlight.search.conditions import (
    ByCreator,
    Condition,
    Every,
    InLanguage,
    InSeries,
    Leaf,
    Listed,
    Some,
    Tagged,
    Without,
)
from fanlight.search.index.archive import Archive
from fanlight.search.index.columns import BIGGEST
from fanlight.search.index.crossovers import crossovers
from fanlight.search.index.entries import TAG_KINDS, days, microseconds_of
from fanlight.search.index.rowsets import rowset, union
from fanlight.search.query import Days, Flag, Has, Numbers, Words

FindWords = Callable[[Words, BitMap | None], BitMap]
"""Gives the rows in which a word or phrase stands; of those in a set, where one is given."""

REMEMBERED = 64
"""Sets that are kept for the next question, until anything changes."""

_DEAREST = 2**40


@dataclass(slots=True)
class Plan:
    """One question's way through the index. `lines` say it to a person."""

    archive: Archive
    find_words: FindWords
    names: Mapping[frozenset[int], str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def rows(self, condition: Condition, within: BitMap | None = None) -> BitMap:
        """Give the rows of which a condition holds; of those in a set, where one is given. Not to be changed."""
        if isinstance(condition, Every):
            return self._every(condition, within)
        if isinstance(condition, Some):
            found = union(self.rows(part, within) for part in condition.parts)
            return self._say(f"any of {len(condition.parts)}", found)
        if isinstance(condition, Without):
            return (self.archive.alive if within is None else within) - self.rows(condition.leaf, within)
        found = self._leaf(condition, within)
        return found if within is None else found & within

    def _every(self, condition: Every, within: BitMap | None) -> BitMap:
        for part in sorted(condition.parts, key=self._size):
            if isinstance(part, Without):
                within = self.archive.alive if within is None else within
                within = self._say(f"without {self._name(part.leaf)}", within - self._leaf(part.leaf, within))
            elif within is None:
                within = self.rows(part)
            else:
                within = self._say(f"of them {self._name(part)}", self.rows(part, within))
            if not within:
                break
        return self.archive.alive if within is None else within

    def _size(self, condition: Condition) -> int:
        """Guess how many rows a part has, so that the smallest comes first; dear ones come late."""
        if isinstance(condition, Without):
            return _DEAREST + (_DEAREST if isinstance(condition.leaf, Words) else 0)
        if isinstance(condition, Every):
            return min((self._size(part) for part in condition.parts), default=len(self.archive.alive))
        if isinstance(condition, Some):
            return sum(self._size(part) for part in condition.parts)
        if isinstance(condition, Words):
            return len(self.archive.alive) + 1
        if isinstance(condition, Numbers | Days):
            return len(self.archive.alive)
        if isinstance(condition, Listed):
            return len(condition.works)
        if isinstance(condition, Tagged) and condition.heads:
            return sum(map(len, self._carriers(condition)))
        slots = self._slots(condition)
        return sum(map(self.archive.labels.count, slots)) if slots is not None else len(self.archive.alive) // 2

    def _leaf(self, leaf: Leaf, within: BitMap | None) -> BitMap:
        if isinstance(leaf, Words):
            return self._say(self._name(leaf), self.find_words(leaf, within))
        if isinstance(leaf, Numbers | Days):
            return self._range(leaf, within)
        if isinstance(leaf, Listed):
            return self._say(self._name(leaf), self._listed(leaf))
        known = self.archive.remembered.get(leaf)
        if known is None:
            if len(self.archive.remembered) >= REMEMBERED:
                self.archive.remembered.clear()
            known = self.archive.remembered[leaf] = self._labelled(leaf)
        return self._say(self._name(leaf), known)

    def _listed(self, leaf: Listed) -> BitMap:
        ids = np.fromiter(leaf.works, np.int64, len(leaf.works))
        return rowset(self.archive.columns.rows_of_ids(ids)) & self.archive.alive

    def _labelled(self, leaf: Leaf) -> BitMap:
        labels = self.archive.labels
        if isinstance(leaf, Tagged) and leaf.heads:
            carriers = self._carriers(leaf)
            return carriers[0] if len(carriers) == 1 else union(carriers)
        slots = self._slots(leaf)
        if slots is not None:
            return labels.rows(slots[0]) if len(slots) == 1 else union(map(labels.rows, slots))
        if isinstance(leaf, Has):
            return self.archive.flag(leaf.thing)
        return self._flag(leaf) if isinstance(leaf, Flag) else BitMap()

    def _carriers(self, tagged: Tagged) -> list[BitMap]:
        labels = self.archive.labels
        slots = (slot for tag in sorted(tagged.heads) for slot in labels.slots_named(tag, TAG_KINDS))
        return [labels.carriers(slot) for slot in slots]

    def _slots(self, leaf: Leaf) -> list[int] | None:
        """Give the labels that a leaf asks for any of; None where it asks otherwise."""
        if isinstance(leaf, Tagged):
            return [slot for tag in sorted(leaf.tags) for slot in self.archive.labels.slots_named(tag, TAG_KINDS)]
        if isinstance(leaf, ByCreator):
            return self._known(leaf.creators, "creator")
        if isinstance(leaf, InSeries):
            return self._known(leaf.series, "series")
        return self.archive.language_slots(leaf.code) if isinstance(leaf, InLanguage) else None

    def _known(self, keys: Iterable[int], kind: str) -> list[int]:
        found = (self.archive.labels.slot(kind, key) for key in sorted(keys))
        return [slot for slot in found if slot is not None]

    def _flag(self, leaf: Flag) -> BitMap:
        archive = self.archive
        if leaf.field == "complete":
            slot = archive.labels.slot("complete", int(leaf.value))
            return archive.labels.rows(slot) if slot is not None else BitMap()
        those = crossovers(archive) if leaf.field == "crossover" else archive.flag(leaf.field)
        return those if leaf.value else archive.alive - those

    def _range(self, leaf: Numbers | Days, within: BitMap | None) -> BitMap:
        low: float | None
        high: float | None
        if isinstance(leaf, Numbers):
            low = min(leaf.low or 0, BIGGEST)
            high = leaf.high if leaf.high is not None and leaf.high < BIGGEST else None
        elif leaf.field == "added":
            low = microseconds_of(leaf.low) if leaf.low else None
            high = microseconds_of(leaf.high, next_day=True) - 1 if leaf.high else None
        else:
            low, high = days(leaf.low) if leaf.low else None, days(leaf.high) if leaf.high else None
        found = self.archive.columns.range(leaf.field, low, high, within)
        return self._say(self._name(leaf), found if within is not None else found & self.archive.alive)

    def _say(self, what: str, found: BitMap) -> BitMap:
        self.lines.append(f"{what}: {len(found):,} works")
        return found

    def _name(self, condition: Condition) -> str:
        if isinstance(condition, Tagged):
            return self.names.get(condition.tags) or f"any of {len(condition.tags)} tags"
        if isinstance(condition, Listed):
            return f"{len(condition.works)} works by name"
        if isinstance(condition, Words):
            where = f"{condition.field}:" if condition.field else ""
            return f"{where}“{condition.text}{'*' if condition.prefix else ''}”"
        if isinstance(condition, Numbers | Days):
            return f"{condition.field} {'' if condition.low is None else condition.low}..{condition.high or ''}"
        return type(condition).__name__.lower() if isinstance(condition, Every | Some | Without) else str(condition)
