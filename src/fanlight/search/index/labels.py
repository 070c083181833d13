"""Labels: all that works are told apart by. Which rows carry a label, and which labels a row carries.

A label is a value of a kind: a tag's id, a creator's, a language … and has a number here, its slot. What stands in the
files never changes; what happened since is held beside it, in this process' memory.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from pyroaring import BitMap

from fanlight.search.index.lists import ListFiles, Lists, Offsets, Slots
from fanlight.search.index.rowsets import Rows, rows_of, rowset, union

Keys = npt.NDArray[np.int64]

FEW = 256
"""Values up to which a kind is not in the rows' own lists: its sets are asked one by one."""

NOWHERE = 0xFFFFFFFF
"""The slot of nothing."""

_REMEMBERED = 100_000
"""Sets that are kept ready; beyond that all are dropped and made again as they are asked for."""


@dataclass(frozen=True, slots=True)
class LabelFiles:
    """What the files hold: arrays that are mapped, not read.

    Slots of a kind lie together, ascending by key; `starts` has one number more than there are kinds. `rows` of a slot
    lie between two `row_offsets`; `lists` are those of the rows, of the larger kinds alone.
    A slot that counts under others than itself alone stands in `lower` with each `upper`: a synonym under its
    canonical, both under the metatags above. Synonyms are `aliases`: they have no row of their own.
    """

    kinds: tuple[str, ...]
    starts: tuple[int, ...]
    small: frozenset[str]
    keys: Keys
    row_offsets: Offsets
    rows: Rows
    lists: ListFiles
    lower: Slots
    upper: Slots
    aliases: Slots


@dataclass(slots=True)
class _Kind:
    name: str
    number: int
    start: int
    end: int
    is_small: bool
    added: dict[int, int] = field(default_factory=dict)  # key → slot, of labels that the files have not


class Labels:
    """The files with what has changed since; one thread at a time."""

    def __init__(self, files: LabelFiles) -> None:
        self._files = files
        self.files_lists = Lists(files.lists)
        self.kinds = {
            name: _Kind(name, number, files.starts[number], files.starts[number + 1], name in files.small)
            for number, name in enumerate(files.kinds)
        }
        large = sum(
            int(files.row_offsets[kind.end]) - int(files.row_offsets[kind.start])
            for kind in self.kinds.values()
            if not kind.is_small
        )
        self._mean_list = large / max(1, self.row_count)
        self._known: dict[int, list[int]] = {}
        self._added: list[tuple[str, int]] = []  # kind and key of each slot beyond the files
        self._sets: dict[int, BitMap] = {}
        self._joined: dict[int, BitMap] = {}
        self._gained: dict[int, set[int]] = {}
        self._lost: dict[int, set[int]] = {}
        self._lists: dict[int, Slots] = {}
        self.rewritten = BitMap()  # rows whose lists in the files hold no more
        self._places: dict[int, tuple[tuple[int, ...], bool]] = {}  # what changed labels count under, and if as aliases
        self._families: Families | None = None

    # Slots

    @property
    def size(self) -> int:
        """How many slots there are."""
        return len(self._files.keys) + len(self._added)

    def slot(self, kind: str, key: int) -> int | None:
        """Give the slot of a label that some row carries or carried."""
        known = self.kinds[kind]
        keys = self._files.keys[known.start : known.end]
        place = int(np.searchsorted(keys, key))
        if place < len(keys) and keys[place] == key:
            return known.start + place
        return known.added.get(key)

    def slots_of_keys(self, kind: str, keys: Keys) -> Slots:
        """Give the slot of each of some keys; NOWHERE where there is none."""
        known = self.kinds[kind]
        own = self._files.keys[known.start : known.end]
        places = np.minimum(np.searchsorted(own, keys), max(0, len(own) - 1))
        held = own[places] == keys if len(own) else np.zeros(len(keys), np.bool_)
        slots = np.where(held, places + known.start, NOWHERE).astype(np.uint32)
        if known.added:
            for place in np.flatnonzero(~held).tolist():
                slots[place] = known.added.get(int(keys[place]), NOWHERE)
        return slots

    def slots_named(self, key: int, kinds: tuple[str, ...]) -> list[int]:
        """Give the slots of a key in any of some kinds, always the same kinds: a tag whose kind is not known."""
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = (self.slot(kind, key) for kind in kinds)
            known = self._known[key] = [slot for slot in found if slot is not None]
        return known

    def ensure(self, kind: str, key: int) -> int:
        """Give a label's slot, making it where it is new."""
        slot = self.slot(kind, key)
        if slot is None:
            slot = self.size
            self._added.append((kind, key))
            self._known.pop(key, None)
            self.kinds[kind].added[key] = slot
        return slot

    def key(self, slot: int) -> int:
        """Give what the slot stands for within its kind."""
        base = len(self._files.keys)
        return int(self._files.keys[slot]) if slot < base else self._added[slot - base][1]

    def keys_of(self, slots: Slots) -> Keys:
        """Give what slots stand for."""
        base = len(self._files.keys)
        if not self._added or not len(slots) or int(slots.max()) < base:
            return self._files.keys[slots]
        return np.array([self.key(slot) for slot in slots.tolist()], np.int64)

    def ordered(self, slots: Slots) -> Keys | Slots:
        """Give numbers in the order of what slots of one kind stand for: in the files, slots stand in it."""
        return self.keys_of(slots) if self._added else slots

    def kind_of(self, slot: int) -> str:
        """Give the kind of a slot."""
        base = len(self._files.keys)
        if slot >= base:
            return self._added[slot - base][0]
        return self._files.kinds[int(np.searchsorted(self._files.starts, slot, side="right")) - 1]

    def are_of(self, slots: Slots, kind: str) -> npt.NDArray[np.bool_]:
        """Tell which slots are of a kind."""
        known = self.kinds[kind]
        mine = (slots >= known.start) & (slots < known.end)
        return mine | np.isin(slots, np.fromiter(known.added.values(), np.uint32)) if known.added else mine

    def slots_of(self, kind: str) -> Iterator[int]:
        """Give all slots of a kind."""
        known = self.kinds[kind]
        yield from range(known.start, known.end)
        yield from known.added.values()

    # Which rows carry a label

    def rows(self, slot: int) -> BitMap:
        """Give the rows that carry this very label. Not to be changed."""
        found = self._sets.get(slot)
        if found is None:
            if len(self._sets) >= _REMEMBERED:
                self._sets.clear()
            found = self._sets[slot] = self._read(slot)
        return found

    def carriers(self, slot: int) -> BitMap:
        """Give the rows that carry this label or one that counts under it. Not to be changed."""
        if not self.families():
            return self.rows(slot)
        below = self.below(slot)
        if not len(below):
            return self.rows(slot)
        found = self._joined.get(slot)
        if found is None:
            if len(self._joined) >= _REMEMBERED:
                self._joined.clear()
            found = self._joined[slot] = union(self.rows(part) for part in (slot, *below.tolist()))
        return found

    def own_count(self, slot: int) -> int:
        """Tell how many rows carried this very label when the files were made."""
        offsets = self._files.row_offsets
        return int(offsets[slot + 1] - offsets[slot]) if slot < len(self._files.keys) else 0

    def count(self, slot: int) -> int:
        """Tell how many rows carry this very label."""
        return self.own_count(slot) + len(self._gained.get(slot, ())) - len(self._lost.get(slot, ()))

    def _read(self, slot: int) -> BitMap:
        offsets = self._files.row_offsets
        found = BitMap()
        if slot < len(self._files.keys):
            found = rowset(np.asarray(self._files.rows[int(offsets[slot]) : int(offsets[slot + 1])]))
        for row in self._lost.get(slot, ()):
            found.discard(row)
        found.update(self._gained.get(slot, ()))
        return found

    def has_parts(self, slot: int) -> bool:
        """Tell whether others than spellings count under this label, and some row carries one."""
        below = self.below(slot)
        if not len(below):
            return False
        parts = below[~np.isin(below, self.families().aliases)].tolist()
        return any(self.carriers(part) for part in parts)

    # Which labels a row carries

    def set_row(self, row: int, labels: Mapping[str, Iterable[int]]) -> set[int]:
        """Say anew what a row carries: keys by kind. Give the slots that came or went."""
        wanted = {self.ensure(kind, key) for kind, keys in labels.items() for key in keys}
        held = self.labels_of(row)
        for slot in held - wanted:
            self._move(row, slot, self._lost, self._gained)
        for slot in wanted - held:
            self._move(row, slot, self._gained, self._lost)
        listed = [slot for slot in wanted if not self.kinds[self.kind_of(slot)].is_small]
        self._lists[row] = np.array(sorted(listed), np.uint32)
        self.rewritten.add(row)
        return held ^ wanted

    def labels_of(self, row: int) -> set[int]:
        """Give the slots of all labels that a row carries."""
        small = {
            slot for k in self.kinds.values() if k.is_small for slot in self.slots_of(k.name) if row in self.rows(slot)
        }
        return small | set(self.list_of(row).tolist())

    def list_of(self, row: int) -> Slots:
        """Give the slots of the larger kinds that a row carries."""
        return self._lists[row] if row in self._lists else self.files_lists.of_row(row)

    def _move(self, row: int, slot: int, to: dict[int, set[int]], other: dict[int, set[int]]) -> None:
        """Note that a row gained or lost a label; what it lost and gained again cancels out."""
        if row in other.get(slot, ()):
            other[slot].discard(row)
        else:
            to.setdefault(slot, set()).add(row)
        held = self._sets.get(slot)
        if held is not None:
            (held.add if to is self._gained else held.discard)(row)
        self._joined.pop(slot, None)
        for upper in self.above(slot).tolist() if self._joined else ():
            self._joined.pop(upper, None)

    def lists(self, found: BitMap) -> tuple[Slots, Rows]:
        """Give the labels of rows, of the larger kinds, in no order; and the row of each."""
        slots, rows = self.files_lists.all(found - self.rewritten if self.rewritten else found)
        changed, of = self.changed_lists(found)
        return (np.concatenate([slots, changed]), np.concatenate([rows, of])) if len(of) else (slots, rows)

    def changed_lists(self, found: BitMap) -> tuple[Slots, Rows]:
        """Give the same of rows alone whose lists in the files hold no more."""
        changed = rows_of(found & self.rewritten)
        parts = [self._lists[row] for row in changed.tolist()]
        rows = np.repeat(changed, [len(part) for part in parts]) if parts else changed
        return np.concatenate([np.empty(0, np.uint32), *parts]), rows

    @property
    def row_count(self) -> int:
        """How many rows the files have."""
        return self.files_lists.row_count

    def mean_list(self) -> float:
        """Tell how many labels of the larger kinds a row carries, as a rule."""
        return self._mean_list

    # What counts under what

    def below(self, slot: int) -> Slots:
        """Give the slots that count under this one, besides itself."""
        families = self.families()
        low, high = np.searchsorted(families.heads, (slot, slot + 1))
        return families.parts[low:high]

    def above(self, slot: int) -> Slots:
        """Give the slots that this one counts under, besides itself."""
        families = self.families()
        low, high = np.searchsorted(families.lower, (slot, slot + 1))
        return families.upper[low:high]

    def families(self) -> "Families":
        """Give what counts under what, as it is now."""
        if self._families is None:
            files = self._files
            lower, upper, aliases = files.lower, files.upper, files.aliases
            if self._places:
                changed = np.array(sorted(self._places), np.uint32)
                stays = ~np.isin(lower, changed)
                pairs = [(slot, above) for slot, (uppers, _) in self._places.items() for above in uppers]
                lower = np.concatenate([lower[stays], np.array([low for low, _ in pairs], np.uint32)])
                upper = np.concatenate([upper[stays], np.array([up for _, up in pairs], np.uint32)])
                named = [slot for slot, (_, is_alias) in self._places.items() if is_alias]
                aliases = np.union1d(np.setdiff1d(aliases, changed), np.array(named, np.uint32)).astype(np.uint32)
            self._families = Families(lower, upper, aliases)
        return self._families

    def place(self, places: Mapping[int, tuple[Iterable[int], bool]]) -> set[int]:
        """Say anew what labels count under, and which are aliases: slot → (uppers, is alias). Give those touched."""
        touched = set(places)
        before = {slot: set(self.above(slot).tolist()) for slot in places}
        for slot, (uppers, is_alias) in places.items():
            after = set(uppers)
            self._places[slot] = (tuple(sorted(after)), is_alias)
            touched |= before[slot] ^ after
            for upper in before[slot] | after:
                self._joined.pop(upper, None)
        self._families = None
        return touched

    def counts(self) -> npt.NDArray[np.int64]:
        """Give the number of rows of every slot, as `count` does."""
        found = np.zeros(self.size, np.int64)
        found[: len(self._files.keys)] = np.diff(self._files.row_offsets.astype(np.int64))
        for sign, moved in ((1, self._gained), (-1, self._lost)):
            for slot, rows in moved.items():
                found[slot] += sign * len(rows)
        return found


class Families:
    """What counts under what, besides itself: `lower` under `upper`, pair by pair, ascending; and the other way round.

    The slots of `heads` have `parts` below them. `aliases` are the slots that have no row of their own.
    """

    def __init__(self, lower: Slots, upper: Slots, aliases: Slots) -> None:
        order = np.lexsort((upper, lower))
        self.lower, self.upper = lower[order], upper[order]
        order = np.lexsort((lower, upper))
        self.heads, self.parts = upper[order], lower[order]
        self.aliases = aliases
        self._any = bool(len(lower))

    def __bool__(self) -> bool:
        return self._any
