"""Exact facets: the labels that most rows of a result carry, by whichever of three ways is cheapest.

*Down the ranking*: ask the labels of a kind in falling order of all their rows, and stop where the next cannot beat the
last of the best any more. The larger the result, the sooner that is. *Along the lists*: gather the labels of the
result's rows and count them. *By the tables*: the same by codes, which is quicker by the row and tells nothing of rare
labels. Which way is decided from sizes, before the longer part of the work.
"""

import heapq
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from pyroaring import BitMap

from fanlight.search.index.labels import Labels
from fanlight.search.index.lists import Slots
from fanlight.search.index.rowsets import distinct, rowset
from fanlight.search.index.tables import Tables, largest, runs

ASK, ASK_ROW, GATHER, COUNT = 4.0, 0.00025, 0.025, 0.020
"""What it costs, in microseconds, to ask a label, and more for each row of a thin result; to gather a label from a
row's list, and to count one that was gathered.

Measured; only their ratios matter.
"""

TABLE, PICK, TELL = 110.0, 0.035, 0.003
"""Likewise: to begin with the tables, and with each kind; to pick a row's part of them, and to count one code of it."""

DENSE, ASK_DENSE = 16, 7.0
"""From a sixteenth of all rows on a result is kept as bits, and asking costs the same however many there are."""

PROBE = 32
"""Labels of a kind that are asked before the rest is decided about: what they give says how far there is to go."""

Among = npt.NDArray[np.bool_]
"""Which labels are wanted, by their slots."""

STALE = 400
"""Rows or labels changed since the ranking was made beyond which it is made anew."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The best labels of a kind with their rows in the result, most first and then by key; `way` says how."""

    best: tuple[tuple[int, int], ...]
    distinct: int | None
    way: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """The labels of a kind that have a row of their own, by falling bound on their rows, then by key."""

    slots: Slots
    bounds: npt.NDArray[np.int64]


def rank(labels: Labels) -> dict[str, Ranking]:
    """Make the rankings of all kinds."""
    bounds = labels.counts()
    families = labels.families()
    if families:
        np.add.at(bounds, families.upper, labels.counts()[families.lower])
    shown = bounds > 0
    shown[families.aliases] = False
    rankings = {}
    for name, kind in labels.kinds.items():
        slots = np.concatenate(
            [np.arange(kind.start, kind.end), np.array(sorted(kind.added.values()), np.int64)]
        ).astype(np.uint32)
        slots = slots[shown[slots]]
        order = np.lexsort((labels.keys_of(slots), -bounds[slots]))
        rankings[name] = Ranking(slots[order], bounds[slots[order]])
    return rankings


class Counting:
    """The rankings, and what has changed since they were made."""

    def __init__(self, labels: Labels, rankings: Mapping[str, Ranking] | None = None) -> None:
        self._labels = labels
        self._rankings = dict(rankings) if rankings is not None else rank(labels)
        self._ranked = self._all_ranked()
        self._tables = Tables(labels)
        self._changed_rows = 0
        self._apart: dict[str, set[int]] = {}  # labels that the rankings have not, or have with too low a bound

    def note(self, *, rows: int = 0, slots: Iterable[int] = (), moved: Iterable[int] = ()) -> None:
        """Note how many rows have changed, which labels came to them, and which have others below them than before."""
        self._changed_rows += rows
        for slot in slots:
            for each in (slot, *self._labels.above(slot).tolist()):
                if each not in self._ranked:
                    self._set_apart(each)
        for slot in moved:
            self._set_apart(slot)

    def _set_apart(self, slot: int) -> None:
        self._apart.setdefault(self._labels.kind_of(slot), set()).add(slot)

    def _all_ranked(self) -> BitMap:
        """Give the slots that some ranking has."""
        ranked = [ranking.slots for ranking in self._rankings.values()]
        return rowset(np.sort(np.concatenate(ranked)).astype(np.uint32)) if ranked else BitMap()

    def best(
        self, found: BitMap, kinds: Sequence[str], *, limit: int, among: Mapping[str, Among] | None = None
    ) -> dict[str, Counted]:
        """Give the best labels of each kind among the rows found; of those in `among`, where a kind has that."""
        if self._changed_rows > STALE or sum(map(len, self._apart.values())) > STALE:
            self._rankings, self._changed_rows, self._apart = rank(self._labels), 0, {}
            self._tables = Tables(self._labels)
            self._ranked = self._all_ranked()
        among = among or {}
        walks = {
            kind: _Walk(
                self._labels,
                found,
                _narrowed(self._rankings[kind], among.get(kind)),
                limit,
                self._changed_rows,
                {slot for slot in self._apart.get(kind, ()) if kind not in among or among[kind][slot]},
            )
            for kind in kinds
        }
        along, tabled = self._along(found, walks)
        counted = {}
        if tabled:
            best = self._tables.best(found, tabled, limit, changed=self._changed_rows, among=among)
            counted = {kind: Counted(rows, None, f"{len(found):,} codes counted") for kind, rows in best.items()}
            along = [kind for kind in tabled if kind not in best]
        if along:
            counted |= self._gather(found, along, limit, among)
        for kind in kinds:
            if self._labels.kinds[kind].is_small:
                counted[kind] = self._all(found, kind, limit, among.get(kind))
            elif kind not in counted:
                walk = walks[kind]
                walk.finish()
                counted[kind] = Counted(walk.result(), None, f"{walk.asked:,} asked")
        return {kind: counted[kind] for kind in kinds}

    def _all(self, found: BitMap, kind: str, limit: int, among: Among | None) -> Counted:
        """Ask every label of a kind that has few."""
        aliases = self._labels.families().aliases
        slots = {*self._rankings[kind].slots.tolist(), *self._apart.get(kind, ())}
        counts = [
            (slot, count)
            for slot in slots
            if not _holds(aliases, slot) and (count := found.intersection_cardinality(self._labels.carriers(slot)))
        ]
        best = [pair for pair in counts if among is None or among[pair[0]]]
        best.sort(key=lambda pair: (-pair[1], self._labels.key(pair[0])))
        return Counted(tuple(best[:limit]), len(counts), f"all {len(slots)} asked")

    def _along(self, found: BitMap, walks: Mapping[str, "_Walk"]) -> tuple[list[str], list[str]]:
        """Choose the kinds that are counted along the lists, and those by the tables."""
        large = [kind for kind in walks if not self._labels.kinds[kind].is_small]
        gather = len(found) * self._labels.mean_list() * GATHER
        shares = dict.fromkeys(large, len(found) * self._labels.mean_list() * COUNT / max(1, len(self._large())))
        pick = TABLE + len(found) * PICK
        tell = {kind: TABLE + len(found) * self._width(kind) * TELL for kind in large}
        by_table = pick + sum(tell.values()) < gather + sum(shares.values())
        shared, own = (pick, tell) if by_table else (gather, shares)
        ask = ASK_DENSE if len(found) * DENSE > self._labels.row_count else ASK + len(found) * ASK_ROW
        share = len(found) / max(1, self._labels.row_count)
        if sum(walks[kind].guess(share) for kind in large) * ask < shared + sum(own.values()):
            for kind in large:
                walks[kind].probe()
        costs = {kind: walks[kind].remaining() * ask for kind in large}
        dear = [kind for kind in large if costs[kind] > own[kind]]
        if sum(costs[kind] - own[kind] for kind in dear) <= shared:
            return [], []
        return ([], dear) if by_table else (dear, [])

    def _width(self, kind: str) -> int:
        return self._labels.files_lists.widths[self._labels.kinds[kind].number]

    def _large(self) -> list[str]:
        return [name for name, kind in self._labels.kinds.items() if not kind.is_small]

    def _gather(
        self, found: BitMap, kinds: Sequence[str], limit: int, among: Mapping[str, Among]
    ) -> dict[str, Counted]:
        slots, counts = self._tally(found, kinds)
        counted = {}
        for kind in kinds:
            mine = self._labels.are_of(slots, kind)
            of_kind, its = slots[mine], counts[mine]
            distinct = len(of_kind)
            if kind in among:
                listed = among[kind][of_kind]
                of_kind, its = of_kind[listed], its[listed]
            chosen = largest(its, self._labels.ordered(of_kind), limit)
            best = tuple(zip(of_kind[chosen].tolist(), its[chosen].tolist(), strict=True))
            counted[kind] = Counted(best, distinct, f"{len(found):,} lists gathered")
        return counted

    def _tally(self, found: BitMap, kinds: Sequence[str]) -> tuple[Slots, npt.NDArray[np.int64]]:
        """Count the labels of some kinds over the rows found: their slots and rows, for each that any has."""
        slots, rows = self._labels.lists(found)
        if len(kinds) < len(self._large()):
            wanted = np.zeros(len(slots), bool)
            for kind in kinds:
                wanted |= self._labels.are_of(slots, kind)
            slots, rows = slots[wanted], rows[wanted]
        families = self._labels.families()
        if not families:
            return runs(slots)
        lows = np.searchsorted(families.lower, slots, side="left")
        highs = np.searchsorted(families.lower, slots, side="right")
        times = highs - lows
        ends = np.cumsum(times)
        places = np.repeat(lows - ends + times, times) + np.arange(int(times.sum()))
        heads, carriers = families.upper[places], np.repeat(rows, times)
        is_head = np.isin(slots, families.heads)
        pairs = distinct(
            np.concatenate(
                [
                    heads.astype(np.uint64) << np.uint64(32) | carriers,
                    slots[is_head].astype(np.uint64) << np.uint64(32) | rows[is_head],
                ]
            )
        )
        joined, joined_counts = runs((pairs >> np.uint64(32)).astype(np.uint32))
        plain = slots[~is_head & ~np.isin(slots, families.aliases)]
        alone, alone_counts = runs(plain)
        return np.concatenate([alone, joined]), np.concatenate([alone_counts, joined_counts])


class _Walk:
    """One kind's way down its ranking. The best so far are a heap of (rows, key negated, slot), the least first."""

    def __init__(
        self,
        labels: Labels,
        found: BitMap,
        ranking: Ranking,
        limit: int,
        slack: int,
        apart: Set[int],
    ) -> None:
        self._labels, self._found, self._ranking = labels, found, ranking
        self._limit, self._slack, self._apart = limit, slack, apart
        self._heap: list[tuple[int, int, int]] = []
        self._place = 0
        self.asked = 0

    def ask(self, slots: Iterable[int]) -> None:
        """Ask labels by name."""
        aliases = self._labels.families().aliases
        for slot in slots:
            if not _holds(aliases, slot):
                self._one(slot)

    def probe(self) -> None:
        """Ask the first of the ranking, at least as many as are wanted: fewer do not tell how far there is to go."""
        self._go(max(PROBE, self._limit))

    def guess(self, share: float) -> int:
        """Guess how many labels will have to be asked if the result has its share of each."""
        bounds = self._ranking.bounds
        last = min(self._limit, len(bounds)) - 1
        return max(PROBE, _how_many_reach(bounds, int(bounds[last] * share))) if last >= 0 else 0

    def remaining(self) -> int:
        """Tell how many labels could still have to be asked."""
        bar = self._heap[0][0] if len(self._heap) >= self._limit else 1
        return max(0, _how_many_reach(self._ranking.bounds, bar - self._slack) - self._place)

    def finish(self) -> None:
        """Ask until the next cannot be among the best; those apart, which the ranking has wrongly, in any case."""
        self.ask(self._apart)
        self._go(len(self._ranking.slots))

    def result(self) -> tuple[tuple[int, int], ...]:
        """Give the best, most rows first and then by key."""
        return tuple((slot, count) for count, _, slot in sorted(self._heap, reverse=True))

    def _go(self, most: int) -> None:
        """Ask up to `most` more of the ranking."""
        slots, bounds = self._ranking.slots, self._ranking.bounds
        until = min(len(slots), self._place + most)
        while self._place < until:
            step = min(until, self._place + PROBE)
            part = zip(slots[self._place : step].tolist(), bounds[self._place : step].tolist(), strict=True)
            for slot, bound in part:
                if len(self._heap) >= self._limit and not self._could_be(slot, bound):
                    self._place = len(slots)
                    return
                self._place += 1
                if slot not in self._apart:
                    self._one(slot)

    def _could_be(self, slot: int, bound: int) -> bool:
        """Tell whether this label, or any after it in the ranking, could be among the best."""
        count, key, _ = self._heap[0]
        if bound + self._slack != count or self._slack:
            return bound + self._slack >= count
        return -self._labels.key(slot) > key  # of equal bounds those after it have higher keys

    def _one(self, slot: int) -> None:
        self.asked += 1
        heap = self._heap
        count = self._found.intersection_cardinality(self._labels.carriers(slot))
        if not count or (len(heap) >= self._limit and count < heap[0][0]):
            return
        entry = (count, -self._labels.key(slot), slot)
        if len(heap) < self._limit:
            heapq.heappush(heap, entry)
        elif entry > heap[0]:
            heapq.heapreplace(heap, entry)


def _narrowed(ranking: Ranking, among: Among | None) -> Ranking:
    """Give a ranking of those alone that are wanted."""
    if among is None:
        return ranking
    wanted = among[ranking.slots]
    return Ranking(ranking.slots[wanted], ranking.bounds[wanted])


def _holds(sorted_slots: Slots, slot: int) -> bool:
    place = int(np.searchsorted(sorted_slots, slot))
    return place < len(sorted_slots) and int(sorted_slots[place]) == slot


def _how_many_reach(falling: npt.NDArray[np.int64], bar: int) -> int:
    return len(falling) - int(np.searchsorted(falling[::-1], bar, side="left"))
