"""The index of labels and columns in this process: what the files hold, and what the change log said since.

The files are never written to. A process follows the log in its own memory, so that whoever is killed has lost nothing:
the next to open the files reads on from where they end.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from pyroaring import BitMap

from fanlight.changes.selectors import Line, Read
from fanlight.search.index import entries, relations
from fanlight.search.index.building import Draft
from fanlight.search.index.columns import ORDERS, TYPES, UNKNOWN, Columns, permutation_of
from fanlight.search.index.counting import Counting, Ranking, rank
from fanlight.search.index.entries import KINDS, TAG_KINDS, Entry
from fanlight.search.index.folders import about, map_array, write_array
from fanlight.search.index.labels import LabelFiles, Labels
from fanlight.search.index.lists import ListFiles, Slots
from fanlight.search.index.text_orders import SortedTexts, TextOrder
from fanlight.search.results import Facet
from fanlight.search.wordlists import Wordlist

FORMAT = 2
"""Of the files; others are made anew."""

DAMAGED = (OSError, ValueError, KeyError, TypeError, EOFError)
"""What reading files raises that are not whole, or no index's."""

_LABEL_ARRAYS = ("keys", "row_offsets", "rows", "lower", "upper", "aliases")
_LIST_ARRAYS = ("near", "codes", "more_rows", "more_offsets", "more", "far_offsets", "far")
_TEXTS = ("titles", "creators")


class Archive:
    """Labels, columns and orders, up to `read` in the change log; one thread at a time."""

    def __init__(
        self,
        draft: Draft,
        *,
        size: int,
        permutations: dict[str, Any] | None = None,
        rankings: dict[str, Ranking] | None = None,
    ) -> None:
        self.read = draft.read
        self.labels = Labels(draft.labels)
        self.columns = Columns(draft.columns, permutations or {}, size)
        self.counting = Counting(self.labels, rankings)
        self.languages = list(draft.languages)
        self.alive = BitMap()
        self.alive.add_range(0, size)
        self.version = 0
        self.changes = 0
        self.remembered: dict[object, BitMap] = {}
        self.faceted: dict[object, list[tuple[BitMap, tuple[Facet, ...]]]] = {}
        self.tag_names: dict[int, str] = {}
        self.slots_of_names: dict[str, tuple[Wordlist, Slots]] = {}  # by kind, in the order of the list's ids
        self._orders = {"title": TextOrder(draft.titles), "creator": TextOrder(draft.creators)}
        self._texts: dict[str, dict[int, bytes]] = {"title": {}, "creator": {}}  # of rows that changed

    def text_order(self, order: str) -> TextOrder:
        """Give the order of titles or of creators' names."""
        return self._orders[order]

    def language_slots(self, code: str) -> list[int]:
        """Give the labels of a language and of its regional kinds."""
        numbers = (n for n, name in enumerate(self.languages) if name == code or name.startswith(f"{code}-"))
        return [slot for n in numbers if (slot := self.labels.slot("language", n)) is not None]

    def flag(self, name: str) -> BitMap:
        """Give the works that have a flag."""
        slot = self.labels.slot("flag", entries.FLAGS.index(name))
        return self.labels.rows(slot) if slot is not None else BitMap()

    # Following the log

    def apply(self, lines: Sequence[Line]) -> None:
        """Do what the log says: read what changed again, whatever has become of it."""
        tags = {line.subject_id for line in lines if line.kind.startswith("tag.")}
        works = {line.subject_id for line in lines if line.kind.startswith("work.")}
        if tags:
            self.tag_names.clear()
            works |= self._apply_tags(tags)
        if any(line.kind.startswith("tags.") for line in lines):
            self.tag_names.clear()
            works |= self._place(self._related())
        if works:
            found = {entry.id: entry for entry in entries.read(works)}
            fresh = {tag for entry in found.values() for tag in self._unknown_tags(entry)}
            for work_id in sorted(works):
                self._set(work_id, found.get(work_id))
            self.counting.note(rows=len(works))
            self._place(fresh)
        self.changes += len(works) + len(tags)
        self.version += 1
        self.remembered.clear()
        self.faceted.clear()
        if lines:
            self.read = Read(lines[-1].id, lines[-1].at)

    def _unknown_tags(self, entry: Entry) -> list[int]:
        """Give the tags of a work that no work carried before: only now it matters what they count under."""
        keys = ((kind, key) for kind in TAG_KINDS for key in entry.labels.get(kind, ()))
        return [key for kind, key in keys if self.labels.slot(kind, key) is None]

    def _set(self, work_id: int, entry: Entry | None) -> None:
        row = self.columns.row(work_id)
        if entry is None:
            if row is not None:
                self.labels.set_row(row, {})
                self.columns.changed.add(row)
                self.alive.discard(row)
            return
        if row is None:
            row = self.columns.add(work_id)
        if entry.language is not None:
            if entry.language not in self.languages:
                self.languages.append(entry.language)
            entry.labels["language"] = [self.languages.index(entry.language)]
        moved = self.labels.set_row(row, entry.labels)
        self.counting.note(slots=moved)
        self.columns.put(row, entry.values)
        self._put_text("title", row, entry.title)
        self._put_text("creator", row, entry.creator)
        self.alive.add(row)

    def _put_text(self, order: str, row: int, text: bytes | None) -> None:
        known = self._texts[order].get(row)
        if known is not None and known != text:
            self._orders[order].forget(row, self._texts[order].pop(row))
        if text is None:
            self.columns.put(row, {order: UNKNOWN})
            return
        self._texts[order][row] = text
        for other, number in self._orders[order].put(row, text).items():
            self.columns.put(other, {order: number})

    def _apply_tags(self, tags: Collection[int]) -> set[int]:
        """Read anew what counts under what. Give the works of tags that are of another kind now."""
        slots = {slot for tag in tags for slot in self.labels.slots_named(tag, TAG_KINDS)}
        below = {self.labels.key(low) for slot in slots for low in self.labels.below(slot).tolist()}
        return self._place({*tags, *below, *relations.list_below(tags)})

    def _place(self, tags: Collection[int]) -> set[int]:
        works: set[int] = set()
        places = {}
        fresh: set[int] = set()
        for place in relations.read_places(tags):
            works |= self._works_of_other_kinds(place.tag, place.kind)
            slot = self.labels.slot(place.kind, place.tag)
            if slot is not None:
                fresh |= {up for up in place.above if self.labels.slot(place.kind, up) is None}
                uppers = [self.labels.ensure(place.kind, up) for up in place.above]
                places[slot] = (uppers, place.is_alias)
        self.counting.note(moved=self.labels.place(places))
        if fresh:  # nothing was known of them: what they lie below matters only now
            works |= self._place(fresh)
        return works

    def _related(self) -> set[int]:
        """Give every tag that counts under another, here or in the database: a table of decisions has come in."""
        here = {self.labels.key(slot) for slot in self.labels.families().lower.tolist()}
        return here | set(relations.read_relations().lower.tolist())

    def _works_of_other_kinds(self, tag: int, kind: str) -> set[int]:
        slots = (self.labels.slot(other, tag) for other in TAG_KINDS if other != kind)
        carried = [self.labels.rows(slot) for slot in slots if slot is not None]
        return {int(pk) for rows in carried for pk in self.columns.ids(np.array(rows.to_array(), np.uint32)).tolist()}


# Files


def of_draft(draft: Draft) -> Archive:
    """Give an index that lives in memory alone."""
    return Archive(draft, size=draft.size)


def store(draft: Draft, folder: Path) -> dict[str, Any]:
    """Write an index into a folder; give what is to be said of it."""
    size = draft.size
    for name in _LABEL_ARRAYS:
        write_array(folder, f"label-{name}", getattr(draft.labels, name))
    lists = draft.labels.lists
    for name in _LIST_ARRAYS:
        write_array(folder, f"list-{name}", getattr(lists, name))
    columns = Columns(draft.columns, {}, size)
    for order in ORDERS:
        write_array(folder, f"order-{order}", permutation_of(columns, order))
    spare = size // 8 + 1024
    for name, values in draft.columns.items():
        write_array(folder, f"column-{name}", np.concatenate([values, np.zeros(spare, values.dtype)]))
    for name in _TEXTS:
        texts = getattr(draft, name)
        write_array(folder, f"{name}-data", texts.data)
        write_array(folder, f"{name}-offsets", texts.offsets)
    for kind, ranking in rank(Labels(draft.labels)).items():
        write_array(folder, f"rank-{kind}", ranking.slots)
        write_array(folder, f"bounds-{kind}", ranking.bounds)
    return {
        "format": FORMAT,
        "position": draft.read.position,
        "at": draft.read.at.isoformat() if draft.read.at else None,
        "works": size,
        "kinds": list(draft.labels.kinds),
        "starts": list(draft.labels.starts),
        "small": sorted(draft.labels.small),
        "near": list(lists.near_starts),
        "widths": list(lists.widths),
        "languages": draft.languages,
    }


def load(folder: Path) -> Archive:
    """Map the index that lies in a folder. Raises: OSError, ValueError, KeyError where it is damaged."""
    said = about(folder)
    if said["format"] != FORMAT or tuple(said["kinds"]) != KINDS:
        raise ValueError(f"{folder.name} is of another format")
    labels = LabelFiles(
        kinds=KINDS,
        starts=tuple(said["starts"]),
        small=frozenset(said["small"]),
        lists=ListFiles(
            near_starts=tuple(said["near"]),
            widths=tuple(said["widths"]),
            **{name: map_array(folder, f"list-{name}") for name in _LIST_ARRAYS},
        ),
        **{name: map_array(folder, f"label-{name}") for name in _LABEL_ARRAYS},
    )
    texts = {
        name: SortedTexts(map_array(folder, f"{name}-data"), map_array(folder, f"{name}-offsets")) for name in _TEXTS
    }
    size = int(said["works"])
    draft = Draft(
        read=Read(int(said["position"]), datetime.fromisoformat(said["at"]) if said["at"] else None),
        labels=labels,
        columns={name: map_array(folder, f"column-{name}", writable=True) for name in TYPES},
        titles=texts["titles"],
        creators=texts["creators"],
        languages=[str(code) for code in said["languages"]],
    )
    _check(draft, size)
    rankings = {kind: Ranking(map_array(folder, f"rank-{kind}"), map_array(folder, f"bounds-{kind}")) for kind in KINDS}
    permutations = {order: map_array(folder, f"order-{order}") for order in ORDERS}
    if any(len(permutation) != size for permutation in permutations.values()):
        raise ValueError(f"{folder.name} is damaged")
    return Archive(draft, size=size, permutations=permutations, rankings=rankings)


def _check(draft: Draft, size: int) -> None:
    """See to it that no array is shorter than another says. Raises: ValueError."""
    labels, lists = draft.labels, draft.labels.lists
    whole = (
        len(labels.starts) == len(KINDS) + 1
        and labels.starts[-1] == len(labels.keys) == len(labels.row_offsets) - 1
        and int(labels.row_offsets[-1]) == len(labels.rows)
        and len(lists.widths) == len(lists.near_starts) - 1 == len(KINDS)
        and lists.near_starts[-1] == len(lists.near)
        and lists.codes.shape == (size, sum(lists.widths))
        and len(lists.more_offsets) == len(lists.more_rows) + 1
        and int(lists.more_offsets[-1]) == len(lists.more)
        and len(lists.far_offsets) == size + 1
        and int(lists.far_offsets[-1]) == len(lists.far)
        and len(labels.lower) == len(labels.upper)
        and all(len(column) >= size for column in draft.columns.values())
    )
    if not whole:
        raise ValueError("the index does not fit together")
