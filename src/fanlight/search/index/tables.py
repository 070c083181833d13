"""Counting the labels of a result by the rows' tables of codes, for results that are neither small nor broad.

Every code is counted, so what is carried more often than the rarest label that has one is known exactly. Labels without
a code are carried by fewer rows than that; where even they could be among the best, another way has to be taken.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from pyroaring import BitMap

from fanlight.search.index.labels import Families, Keys, Labels
from fanlight.search.index.lists import NONE, Lists, Slots
from fanlight.search.index.rowsets import begins_of_runs, distinct, rows_of

CHUNK = 32_768
"""Rows whose part of the table is looked at at once: it stays in the processor's memory."""

MOST_ASKED = 200
"""Labels with others below them that are asked one by one; it is for a result of very few labels to have more."""

_FIRST = 4_096

Counts = npt.NDArray[np.int64]
Best = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Kin:
    """The labels of a kind that have others below them: `heads`, by code where they have one.

    `parts` are the codes of what lies below, of head `of`; `rest` is how many rows carry what has no code, of head and
    parts. What is below a head and has no row of its own is `hidden`, and by its codes in `aliases`.
    """

    heads: Slots
    codes: npt.NDArray[np.intp]
    parts: npt.NDArray[np.intp]
    of: npt.NDArray[np.intp]
    rest: Counts
    aliases: npt.NDArray[np.intp]
    hidden: frozenset[int]

    def bounds(self, counts: Counts) -> Counts:
        """Give how many rows could carry each head, or a label below it, at the most."""
        padded = np.append(counts, np.zeros(NONE + 1 - len(counts), np.int64))
        below = np.bincount(self.of, weights=padded[self.parts], minlength=len(self.heads))
        return padded[self.codes] + below.astype(np.int64) + self.rest


class Tables:
    """Counts by tables. `changed` of `best` is how many rows have changed since this was made, at the most."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._lists = labels.files_lists
        self._families: Families | None = None
        self._kin: dict[str, _Kin] = {}
        self._room = np.empty(CHUNK * max((*self._lists.widths, 1)), np.intp)

    def best(
        self,
        found: BitMap,
        kinds: Sequence[str],
        limit: int,
        *,
        changed: int,
        among: Mapping[str, npt.NDArray[np.bool_]],
    ) -> dict[str, Best]:
        """Give the labels of each kind that most rows found carry; kinds that cannot be decided here are left out.

        Of a kind in `among` those slots alone are wanted at which it is true.
        """
        labels = self._labels
        unchanged = found - labels.rewritten if labels.rewritten else found
        counts = self._count(unchanged, kinds)
        others = np.concatenate([self._lists.more(unchanged)[0], labels.changed_lists(found)[0]])
        far = _Far(self._lists, unchanged, may_decide=not labels.rewritten)
        best = {
            kind: self._of_kind(kind, counts[kind], others, far, found, limit, changed, among.get(kind))
            for kind in kinds
        }
        return {kind: rows for kind, rows in best.items() if rows is not None}

    def _count(self, unchanged: BitMap, kinds: Sequence[str]) -> Mapping[str, Counts]:
        numbers = {kind: self._labels.kinds[kind].number for kind in kinds}
        counts = {kind: np.zeros(NONE + 1, np.int64) for kind in kinds}
        rows = rows_of(unchanged)
        for start in range(0, len(rows), CHUNK):
            table = self._lists.table(rows[start : start + CHUNK])
            for kind, number in numbers.items():
                columns = self._lists.columns(table, number)
                codes = self._room[: columns.size].reshape(columns.shape)  # new memory would cost as much again
                np.copyto(codes, columns)
                counts[kind] += np.bincount(codes.ravel(), minlength=NONE + 1)
        return {kind: counts[kind][: len(self._lists.near(number))] for kind, number in numbers.items()}

    def _of_kind(
        self,
        kind: str,
        counts: Counts,
        others: Slots,
        far: "_Far",
        found: BitMap,
        limit: int,
        changed: int,
        among: npt.NDArray[np.bool_] | None,
    ) -> Best | None:
        labels, known = self._labels, self._labels.kinds[kind]
        near = self._lists.near(known.number)
        slots, times = runs(others[labels.are_of(others, kind)])
        codes = self._lists.codes_of(known.number, slots)
        counts[codes[codes < NONE]] += times[codes < NONE]
        kin = self._kin_of(kind)
        bounds = kin.bounds(counts) if kin is not None else np.empty(0, np.int64)
        if kin is not None:
            counts[kin.aliases] = 0
        if among is not None:
            counts[~among[near]] = 0
        bar = max(1, _nth_largest(counts, limit))
        rarest = labels.own_count(int(near[-1])) if len(near) else 0
        rare, of_rare = np.empty(0, np.uint32), np.empty(0, np.int64)
        if len(near) < known.end - known.start and rarest >= bar:
            if kin is not None or not far.may_decide:
                return None
            mine = labels.are_of(far.slots(), kind)
            rare, of_rare = runs(far.slots()[mine if among is None else mine & among[far.slots()]])
        asked = {slot for slot in slots[codes == NONE].tolist() if labels.count(slot) >= bar}
        if kin is not None:
            asked -= kin.hidden
            asked |= set(kin.heads[bounds + changed >= bar].tolist())
            counts[kin.codes[kin.codes < NONE]] = 0
        if among is not None:
            asked = {slot for slot in asked if among[slot]}
        if len(asked) > MOST_ASKED:
            return None
        told = [found.intersection_cardinality(labels.carriers(slot)) for slot in asked]
        reach = np.flatnonzero(counts >= bar)
        every = np.concatenate([near[reach], rare, np.array([*asked], np.uint32)])
        numbers = np.concatenate([counts[reach], of_rare, np.array(told, np.int64)])
        chosen = largest(numbers, labels.ordered(every), limit)
        chosen = chosen[numbers[chosen] > 0]
        return tuple(zip(every[chosen].tolist(), numbers[chosen].tolist(), strict=True))

    def _kin_of(self, kind: str) -> _Kin | None:
        families = self._labels.families()
        if not families:
            return None
        if families is not self._families:
            self._families, self._kin = families, {}
        if kind not in self._kin:
            self._kin[kind] = self._make_kin(kind, families)
        return self._kin[kind]

    def _make_kin(self, kind: str, families: Families) -> _Kin:
        labels, number = self._labels, self._labels.kinds[kind].number
        mine = labels.are_of(families.heads, kind)
        heads, parts = families.heads[mine], families.parts[mine]
        first = distinct(heads)
        of, codes, own = (np.searchsorted(first, heads), *(self._lists.codes_of(number, s) for s in (parts, first)))
        rest = np.array([labels.count(slot) for slot in first.tolist()], np.int64) * (own == NONE)
        rare = codes == NONE
        np.add.at(rest, of[rare], [labels.count(slot) for slot in parts[rare].tolist()])
        aliases = families.aliases[labels.are_of(families.aliases, kind)]
        hidden = self._lists.codes_of(number, aliases)
        return _Kin(first, own, codes[~rare], of[~rare], rest, hidden[hidden < NONE], frozenset(aliases.tolist()))


class _Far:
    """The labels without codes of the rows found, fetched once they are wanted."""

    def __init__(self, lists: Lists, rows: BitMap, *, may_decide: bool) -> None:
        self._lists, self._rows, self.may_decide = lists, rows, may_decide
        self._slots: Slots | None = None

    def slots(self) -> Slots:
        """Give them all, in no order."""
        if self._slots is None:
            self._slots = self._lists.far(rows_of(self._rows))[0]
        return self._slots


def runs(slots: Slots) -> tuple[Slots, Counts]:
    """Give each slot once, ascending, with how often it occurs."""
    ordered = np.sort(slots)
    begins = begins_of_runs(ordered)
    return ordered[begins], np.diff(np.append(begins, len(ordered)))


def largest(counts: Counts, keys: Keys | Slots, limit: int) -> npt.NDArray[np.intp]:
    """Give the places of the largest counts, most first, then by key."""
    if len(counts) > 4 * limit:
        bar = int(np.partition(counts, len(counts) - limit)[len(counts) - limit])
        above = np.flatnonzero(counts > bar)
        tied = np.flatnonzero(counts == bar)
        missing = limit - len(above)
        if len(tied) > missing:
            tied = tied[np.argpartition(keys[tied], missing - 1)[:missing]]
        places = np.concatenate([above, tied])
    else:
        places = np.arange(len(counts))
    return places[np.lexsort((keys[places], -counts[places]))][:limit]


def _nth_largest(counts: Counts, place: int) -> int:
    """Give the count that so many reach, 0 where they are fewer. The largest are mostly among the first."""
    if len(counts) < place:
        return 0
    first = counts[:_FIRST]
    bar = int(np.partition(first, -place)[-place]) if len(first) >= place else 0
    reach = counts[counts >= bar]
    return int(np.partition(reach, -place)[-place])
