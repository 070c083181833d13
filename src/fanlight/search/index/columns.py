"""Columns: a number of each row for everything that works are cut and sorted by; and pages cut out of a result.

A column lies in a file that is mapped copy-on-write: processes share what nobody changed, and a change is a page of
this process' own memory. An order's permutation lists the rows of the files by it; rows changed since are looked at
apart.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf

import numpy as np
import numpy.typing as npt
from pyroaring import BitMap

from fanlight.search.index.rowsets import Rows, masked, rows_of, rowset

Values = npt.NDArray[np.int32] | npt.NDArray[np.int64] | npt.NDArray[np.float64]
Order = npt.NDArray[np.float64] | npt.NDArray[np.int64]

NUMBERS = ("words", "chapters", "kudos", "hits", "comments", "bookmarks")
DAYS = ("updated", "published", "added")
TYPES: Mapping[str, type[np.generic]] = {
    "id": np.int64,
    **dict.fromkeys(NUMBERS, np.int32),
    "updated": np.int32,  # days since 1970
    "published": np.int32,
    "added": np.int64,  # microseconds since 1970
    "title": np.float64,  # places in an order, with room between them
    "creator": np.float64,
}
UNKNOWN = -(2**31)
"""What stands in a column where nothing is known: in no range, and last in every order."""

BIGGEST = 2**31 - 1
"""The largest number that a column holds; larger ones are taken for it."""

ORDERS = (
    "updated", "published", "added", "words", "kudos", "hits", "comments", "bookmarks", "kudos-per-hit", "title",
    "creator",
)  # fmt: skip
_STEP = 0.09
_GATHER = 0.04


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an order: a row's value in it, None for an unknown one, and its id."""

    value: float | None
    id: int


class Columns:
    """The files with what has changed since. `size` is the rows there are; arrays have room for more."""

    def __init__(self, values: dict[str, Values], permutations: Mapping[str, Rows], size: int) -> None:
        self._values = values
        self._permutations = permutations
        self._settled = size
        self.size = size
        self.changed = BitMap()

    def values(self, name: str, rows: Rows | None = None) -> Values:
        """Give a column, of all rows or of some."""
        column = self._values[name]
        return column[: self.size] if rows is None else column[rows]

    def ids(self, rows: Rows) -> npt.NDArray[np.int64]:
        """Give the ids of rows."""
        return self._values["id"][rows].astype(np.int64)

    def total(self, name: str, found: BitMap) -> int:
        """Add up a column that is known of every row; of nearly all rows, by taking off what the others have."""
        if len(found) * 2 < self.size:
            return int(self.values(name, rows_of(found)).sum(dtype=np.int64))
        others = BitMap(range(self.size)) - found
        return int(self.values(name).sum(dtype=np.int64) - self.values(name, rows_of(others)).sum(dtype=np.int64))

    def row(self, work_id: int) -> int | None:
        """Give the row of a work: the files have them by id, later ones stand where they came in."""
        ids = self._values["id"]
        place = int(np.searchsorted(ids[: self._settled], work_id))
        if place < self._settled and ids[place] == work_id:
            return place
        later = np.flatnonzero(ids[self._settled : self.size] == work_id)
        return self._settled + int(later[0]) if len(later) else None

    def rows_of_ids(self, ids: npt.NDArray[np.int64]) -> Rows:
        """Give the rows of works, ascending; of those that have one."""
        own = self._values["id"]
        places = np.searchsorted(own[: self._settled], ids)
        places[places == self._settled] = 0
        found = places[own[places] == ids] if self._settled else places[:0]
        if self.size > self._settled:
            later = np.flatnonzero(np.isin(own[self._settled : self.size], ids)) + self._settled
            found = np.concatenate([found, later])
        return np.sort(found).astype(np.uint32)

    def add(self, work_id: int) -> int:
        """Make a row for a new work."""
        if self.size == len(self._values["id"]):
            for name, column in self._values.items():
                self._values[name] = np.concatenate([column, np.zeros(len(column) // 2 + 64, column.dtype)])
        row, self.size = self.size, self.size + 1
        self._values["id"][row] = work_id
        return row

    def put(self, row: int, values: Mapping[str, float]) -> None:
        """Say anew what stands in a row."""
        for name, value in values.items():
            self._values[name][row] = value
        self.changed.add(row)

    def range(self, name: str, low: float | None, high: float | None, within: BitMap | None = None) -> BitMap:
        """Give the rows whose number lies between the two, both included; of all, or of those in a set."""
        if within is not None and len(within) * 4 < self.size:
            rows = rows_of(within)
            return rowset(rows[self._between(self.values(name, rows), low, high)])
        found = masked(self._between(self.values(name), low, high))
        return found if within is None else found & within

    @staticmethod
    def _between(column: Values, low: float | None, high: float | None) -> npt.NDArray[np.bool_]:
        held = column > UNKNOWN if low is None else column >= max(low, UNKNOWN + 1)
        return held if high is None else held & (column <= high)

    def keys(self, order: str, rows: Rows, seed: int = 0) -> Order:
        """Give the rows' values in an order; UNKNOWN where there is none."""
        if order == "random":
            return shuffled(self.ids(rows), seed)
        if order == "kudos-per-hit":
            return per_hit(self.values("kudos", rows), self.values("hits", rows))
        return np.asarray(self.values(order, rows), np.float64)

    def page(self, found: BitMap, order: str, way: "Way", *, limit: int, after: Place | None) -> Rows | None:
        """Give the first rows of a result in an order, after a place, by walking the whole order.

        None where that would take longer than sorting the result.
        """
        steps = self._settled * limit / max(1, len(found))
        permutation = self._permutations.get(order)
        if permutation is None or steps * _STEP > len(found) * _GATHER:
            return None
        apart = found & self.changed
        parts = self._parts(order, permutation, way)
        start = self._start(order, parts, way, after)
        picked = _walk(parts, start, found - apart if apart else found, limit, int(8 * steps) + 64)
        if picked is None:
            return None
        rows = np.concatenate([np.array(picked, np.uint32), rows_of(apart)])
        return self.sort(rows, self.keys(order, rows), way, limit=limit, after=after)

    def _parts(self, order: str, permutation: Rows, way: "Way") -> tuple[Rows, Rows]:
        """Give the rows of the files in an order, in two parts: what is unknown comes last, whichever way."""
        known = self._first((permutation, permutation[:0]), lambda row: self._is_unknown(order, row))
        parts = permutation[:known], permutation[known:]
        if way.descending:
            parts = parts[0][::-1], parts[1][::-1]
        return (parts[1][::-1], parts[0][::-1]) if way.backwards else parts

    def _is_unknown(self, order: str, row: Rows) -> bool:
        return bool(self.keys(order, row)[0] == UNKNOWN)

    def _start(self, order: str, parts: tuple[Rows, Rows], way: "Way", after: Place | None) -> int:
        """Give how many rows lie before a place or at it."""
        if after is None:
            return 0
        place = way.rank(after.value), after.id * way.sign
        return self._first(
            parts, lambda row: (float(way.ranks(self.keys(order, row))[0]), int(self.ids(row)[0]) * way.sign) > place
        )

    def _first(self, parts: tuple[Rows, Rows], holds: Callable[[Rows], bool]) -> int:
        """Give the place from which on something holds.

        Rows that were changed stand where they once belonged: the next that was not speaks for them.
        """
        middle, size = len(parts[0]), len(parts[0]) + len(parts[1])

        def holds_from(number: int) -> bool:
            for place in range(number, size):
                row = parts[0][place : place + 1] if place < middle else parts[1][place - middle : place - middle + 1]
                if int(row[0]) not in self.changed:
                    return holds(row)
            return True

        return bisect_left(range(size), True, key=holds_from)

    def sort(self, rows: Rows, keys: Order, way: "Way", *, limit: int, after: Place | None) -> Rows:
        """Give the first rows by their keys, what is unknown last, then by id in the same direction, after a place."""
        ranks, ids = way.ranks(keys), self.ids(rows) * way.sign
        if after is not None:
            rank, pk = way.rank(after.value), after.id * way.sign
            beyond = (ranks > rank) | ((ranks == rank) & (ids > pk))
            rows, ranks, ids = rows[beyond], ranks[beyond], ids[beyond]
        if len(rows) > 4 * limit:
            bar = np.partition(ranks, limit - 1)[limit - 1]
            before, tied = np.flatnonzero(ranks < bar), np.flatnonzero(ranks == bar)
            missing = limit - len(before)
            if len(tied) > missing:
                tied = tied[np.argpartition(ids[tied], missing - 1)[:missing]]
            chosen = np.concatenate([before, tied])
            rows, ranks, ids = rows[chosen], ranks[chosen], ids[chosen]
        return rows[np.lexsort((ids, ranks))][:limit]


@dataclass(frozen=True, slots=True)
class Way:
    """A direction through an order: up or down, and forwards or, to the page before, backwards."""

    descending: bool
    backwards: bool = False

    @property
    def sign(self) -> int:
        """What ids are multiplied by to ascend this way."""
        return -1 if self.descending != self.backwards else 1

    def ranks(self, keys: Order) -> Order:
        """Give numbers that ascend this way."""
        turned = -keys if self.descending else keys
        ranks = turned if keys.dtype == np.int64 else np.where(keys == UNKNOWN, np.inf, turned)
        return -ranks if self.backwards else ranks

    def rank(self, value: float | None) -> float:
        """Give a value's number that ascends this way."""
        rank = inf if value is None or value == UNKNOWN else -value if self.descending else value
        return -rank if self.backwards else rank


def _walk(parts: tuple[Rows, Rows], start: int, found: BitMap, limit: int, most: int) -> list[int] | None:
    """Give the first rows that were found, from a place in the parts on; None after `most` steps without enough."""
    picked: list[int] = []
    seen, size = 0, 4 * limit
    for part in (parts[0][start:], parts[1][max(0, start - len(parts[0])) :]):
        place = 0
        while place < len(part) and len(picked) < limit:
            picked += [row for row in part[place : place + size].tolist() if row in found]
            place += size
            seen += size
            size *= 2
            if seen > most and len(picked) < limit:
                return None
    return picked


def permutation_of(columns: Columns, order: str) -> Rows:
    """Give all rows by an order, then by id; rows must stand by id."""
    rows = np.arange(columns.size, dtype=np.uint32)
    return np.argsort(Way(descending=False).ranks(columns.keys(order, rows)), kind="stable").astype(np.uint32)


def per_hit(kudos: Values, hits: Values) -> Order:
    """Give kudos for each hit; nothing is known of it without both, or without a hit."""
    known = (kudos >= 0) & (hits > 0)
    return np.where(known, kudos / np.maximum(hits, 1), float(UNKNOWN))


def shuffled(ids: npt.NDArray[np.int64], seed: int) -> npt.NDArray[np.int64]:
    """Give a number of 62 bits for each id that looks drawn by lot: what orders.shuffled gives."""
    steps = np.uint64((seed + 1) * 0x9E3779B97F4A7C15 % 2**64)
    mixed = ids.astype(np.uint64) + steps
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((mixed ^ (mixed >> np.uint64(31))) >> np.uint64(2)).astype(np.int64)
