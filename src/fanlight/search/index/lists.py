"""The rows' own lists: which labels of the larger kinds each row carries.

The labels of a kind that most rows carry, 65,535 at the most, have a code of two bytes, the most carried the lowest. A
row's codes lie side by side in a table with the same columns for every row, so that counting a result is a matter of
picking its rows and counting numbers. What finds no room in the columns of its kind lies in `more`, and labels that are
too rare for a code in `far`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from pyroaring import BitMap

from fanlight.search.index.rowsets import Rows, begins_of_runs, rows_of, rowset

Slots = npt.NDArray[np.uint32]
Codes = npt.NDArray[np.uint16]
Offsets = npt.NDArray[np.int64] | npt.NDArray[np.uint32]

NONE = 65_535
"""The code of nothing."""

CODES = NONE
"""Labels of a kind that have a code."""

WIDEST, OVER = 64, 30
"""Columns that a kind may have, and what a label in `more` weighs: eight bytes, and the time to fetch it."""

_NOWHERE = np.uint32(0xFFFFFFFF)
_LOW, _HALF = np.uint64(0xFFFFFFFF), np.uint64(32)


@dataclass(frozen=True, slots=True)
class ListFiles:
    """What the files hold.

    `near` are the slots that codes stand for, those of one kind between two `near_starts`; `widths` how many columns
    of `codes` a kind has. What lies in `more` is of the rows `more_rows` alone, ascending; in `far`, of all.
    """

    near_starts: tuple[int, ...]
    widths: tuple[int, ...]
    near: Slots
    codes: Codes
    more_rows: Rows
    more_offsets: Offsets
    more: Slots
    far_offsets: Offsets
    far: Slots


class Lists:
    """The lists as they were when the files were made."""

    def __init__(self, files: ListFiles) -> None:
        self._files = files
        starts = np.cumsum((0, *files.widths)).tolist()
        self._columns = tuple(slice(a, b) for a, b in pairwise(starts))
        # A slot for each column's code, so that codes of all kinds are looked up in one go.
        self._slot_of = np.full((len(files.widths), NONE + 1), _NOWHERE, np.uint32)
        for number, (start, end) in enumerate(pairwise(files.near_starts)):
            self._slot_of[number, : end - start] = files.near[start:end]
        self._bases = np.repeat(np.arange(len(files.widths), dtype=np.int32) * (NONE + 1), files.widths)
        self._more = rowset(files.more_rows)
        self._code_of: dict[int, tuple[int, Codes]] = {}  # the first slot of a kind, and the code of each from there on

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self._files.codes)

    @property
    def widths(self) -> tuple[int, ...]:
        """How many columns each kind has."""
        return self._files.widths

    def near(self, kind: int) -> Slots:
        """Give the slots of a kind that have codes, by their codes."""
        return self._files.near[self._files.near_starts[kind] : self._files.near_starts[kind + 1]]

    def codes_of(self, kind: int, slots: Slots) -> npt.NDArray[np.intp]:
        """Give the codes of slots, NONE for those that have none."""
        if kind not in self._code_of:
            near = self.near(kind)
            first = int(near.min()) if len(near) else 0
            codes = np.full(int(near.max()) - first + 2 if len(near) else 1, NONE, np.uint16)
            codes[near - np.uint32(first)] = np.arange(len(near), dtype=np.uint16)
            self._code_of[kind] = first, codes
        first, codes = self._code_of[kind]
        places = slots.astype(np.intp) - first
        places[(places < 0) | (places >= len(codes))] = len(codes) - 1  # which is NONE
        return codes[places].astype(np.intp)

    def table(self, rows: Rows) -> Codes:
        """Give the codes of rows, a line for each."""
        return self._files.codes.take(rows, axis=0)

    def columns(self, table: Codes, kind: int) -> Codes:
        """Give the part of a table that is of one kind."""
        return table[:, self._columns[kind]]

    def more(self, found: BitMap) -> tuple[Slots, Rows]:
        """Give the labels of rows that found no room, and the row of each."""
        rows = rows_of(found & self._more)
        return _gather(self._files.more_offsets, self._files.more, np.searchsorted(self._files.more_rows, rows), rows)

    def far(self, rows: Rows) -> tuple[Slots, Rows]:
        """Give the labels of rows that have no codes, and the row of each."""
        return _gather(self._files.far_offsets, self._files.far, rows, rows)

    def all(self, found: BitMap) -> tuple[Slots, Rows]:
        """Give all labels of rows, in no order, and the row of each."""
        rows = rows_of(found)
        slots = self._slot_of.take(self.table(rows) + self._bases)
        listed = slots != _NOWHERE
        parts = [(slots[listed], np.repeat(rows, listed.sum(axis=1))), self.more(found), self.far(rows)]
        return np.concatenate([part for part, _ in parts]), np.concatenate([of for _, of in parts])

    def of_row(self, row: int) -> Slots:
        """Give the labels of one row, ascending."""
        if row >= self.row_count:
            return np.empty(0, np.uint32)
        return np.sort(self.all(BitMap([row]))[0])


def _gather(offsets: Offsets, slots: Slots, places: npt.NDArray[Any], rows: Rows) -> tuple[Slots, Rows]:
    """Give what lies between the offsets of each place, with the row that it belongs to."""
    begins = offsets[places].astype(np.int64)
    lengths = offsets[places + 1].astype(np.int64) - begins
    ends = np.cumsum(lengths)
    wanted = np.repeat(begins - ends + lengths, lengths) + np.arange(int(lengths.sum()))
    return slots[wanted], np.repeat(rows, lengths)


def make_lists(carried: Mapping[int, npt.NDArray[np.uint64]], kinds: int, size: int) -> ListFiles:
    """Make the lists of `size` rows; `carried` has, by the numbers of larger kinds, slots << 32 | rows, ascending."""
    near_starts, widths, near, tables, more, far = [0], [], list[Slots](), list[Codes](), [], []
    for kind in range(kinds):
        pairs = carried.get(kind, np.empty(0, np.uint64))
        slots, table, over, rare = _of_kind(pairs, size)
        near.append(slots)
        near_starts.append(near_starts[-1] + len(slots))
        tables.append(table)
        widths.append(table.shape[1])
        more.append(over)
        far.append(rare)
    over, rare = np.sort(np.concatenate(more)), np.sort(np.concatenate(far))
    begins = begins_of_runs(over >> _HALF)
    return ListFiles(
        near_starts=tuple(near_starts),
        widths=tuple(widths),
        near=np.concatenate(near),
        codes=np.concatenate(tables, axis=1),
        more_rows=(over >> _HALF).astype(np.uint32)[begins],
        more_offsets=np.append(begins, len(over)).astype(np.uint32),
        more=(over & _LOW).astype(np.uint32),
        far_offsets=offsets(rare >> _HALF, size),
        far=(rare & _LOW).astype(np.uint32),
    )


def _of_kind(
    pairs: npt.NDArray[np.uint64], size: int
) -> tuple[Slots, Codes, npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """Give a kind's slots by their codes, its columns, and what has no room or no code: rows << 32 | slots."""
    begins = begins_of_runs(pairs >> _HALF)
    counts = np.diff(np.append(begins, len(pairs)))
    order = np.argsort(-counts, kind="stable")
    slots = (pairs[begins] >> _HALF).astype(np.int64)
    first = int(slots[0]) if len(slots) else 0
    codes = np.full(int(slots[-1]) - first + 1 if len(slots) else 0, NONE, np.uint16)
    codes[slots[order[:CODES]] - first] = np.arange(min(CODES, len(order)), dtype=np.uint16)
    listed = np.sort((pairs << _HALF) | (pairs >> _HALF))
    each = codes[(listed & _LOW).astype(np.int64) - first]
    rare, listed, each = listed[each == NONE], listed[each != NONE], each[each != NONE]
    rows = (listed >> _HALF).astype(np.int64)
    starts = begins_of_runs(rows)
    places = np.arange(len(rows)) - np.repeat(starts, np.diff(np.append(starts, len(rows))))
    width = _width(np.bincount(places, minlength=1), size)
    table = np.full((size, width), NONE, np.uint16)
    fits = places < width
    table[rows[fits], places[fits]] = each[fits]
    return slots[order[:CODES]].astype(np.uint32), table, listed[~fits], rare


def _width(at_place: npt.NDArray[np.intp], size: int) -> int:
    """Give how many columns are best: two bytes for each row, and what does not fit."""
    beyond = np.concatenate((np.cumsum(at_place[::-1])[::-1], [0]))[: WIDEST + 1]
    return int(np.argmin(2 * size * np.arange(len(beyond)) + OVER * beyond))


def offsets(numbers: npt.NDArray[np.uint64], size: int) -> Offsets:
    """Give where each number from 0 to `size` begins among ascending numbers."""
    counts = np.bincount(numbers.astype(np.int64), minlength=size)
    found = np.concatenate(([0], np.cumsum(counts)))
    return found.astype(np.uint32) if len(numbers) < 2**32 else found.astype(np.int64)
