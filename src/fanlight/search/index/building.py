"""Making the whole index anew, from the database alone."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db import connection
from django.db.models import QuerySet

from fanlight.accounts.models import Creator
from fanlight.changes.selectors import Read, get_head
from fanlight.search.index import entries, relations
from fanlight.search.index.columns import NUMBERS, TYPES, UNKNOWN
from fanlight.search.index.entries import KINDS, TAG_KINDS
from fanlight.search.index.labels import FEW, Keys, LabelFiles
from fanlight.search.index.lists import make_lists, offsets
from fanlight.search.index.rowsets import Rows, begins_of_runs, distinct
from fanlight.search.index.text_orders import SortedTexts, sort_texts
from fanlight.tags.models import Tag
from fanlight.works.models import Creatorship, SeriesPlace, Tagging

FETCH = 20_000
"""Rows that are taken from the database at once."""

OWN_VALUES = (*NUMBERS, "updated", "published", "added")

Pairs = tuple[npt.NDArray[np.int64], Keys]
"""Rows, and the key of a label that each carries."""

_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)


@dataclass(slots=True)
class Draft:
    """An index in memory. `read` is how far the change log had gone before anything was read."""

    read: Read
    labels: LabelFiles
    columns: dict[str, npt.NDArray[Any]]
    titles: SortedTexts
    creators: SortedTexts
    languages: list[str]

    @property
    def size(self) -> int:
        """How many works there are."""
        return len(self.columns["id"])


@dataclass(slots=True)
class _Works:
    """What the works' own rows say, column by column."""

    ids: "array[int]" = field(default_factory=lambda: array("q"))
    values: dict[str, "array[float]"] = field(default_factory=lambda: {name: array("d") for name in OWN_VALUES})
    titles: list[bytes] = field(default_factory=list)
    rows: dict[str, "array[int]"] = field(default_factory=lambda: {kind: array("q") for kind in KINDS})
    keys: dict[str, "array[int]"] = field(default_factory=lambda: {kind: array("q") for kind in KINDS})
    languages: dict[str, int] = field(default_factory=dict)


def build() -> Draft:
    """Read the database and give the index of it.

    No transaction holds it still: what changes meanwhile comes after `read` in the log, and is read again by whoever
    follows the log from there.
    """
    read = get_head()
    works = _read_works()
    ids = np.frombuffer(works.ids, np.int64) if works.ids else np.empty(0, np.int64)
    pairs = {kind: _pairs(works, kind) for kind in KINDS}
    signed, creators = _creators(ids, pairs["flag"])
    pairs["creator"] = signed
    pairs["series"] = _rows_of(ids, _stream(SeriesPlace.objects.order_by(), "work_id", "series_id"))
    tags = _Tags()
    pairs |= tags.split(_rows_of(ids, _stream(Tagging.objects.order_by(), "work_id", "tag_id")))
    pairs["flag"] = _more_flags(pairs)
    labels = make_labels(pairs, len(ids), tags.above())
    title_texts, titles = sort_texts(works.titles, UNKNOWN)
    creator_texts, creator_numbers = sort_texts(creators, UNKNOWN)
    columns: dict[str, npt.NDArray[Any]] = {
        "id": ids,
        **{name: np.frombuffer(works.values[name], np.float64).astype(TYPES[name]) for name in OWN_VALUES if works.ids},
        "title": titles,
        "creator": creator_numbers,
    }
    for name, kind in TYPES.items():
        columns.setdefault(name, np.empty(0, kind))
    return Draft(read, labels, columns, title_texts, creator_texts, list(works.languages))


def _read_works() -> _Works:
    works = _Works()
    for row in entries.list_works().order_by("pk").iterator(chunk_size=FETCH // 4):
        entry = entries.entry_of(row)
        number = len(works.ids)
        works.ids.append(entry.id)
        works.titles.append(entry.title)
        for name, column in works.values.items():
            column.append(entry.values[name])
        if entry.language is not None:
            entry.labels["language"] = [works.languages.setdefault(entry.language, len(works.languages))]
        for kind, keys in entry.labels.items():
            works.rows[kind].extend([number] * len(keys))
            works.keys[kind].extend(keys)
    return works


def _pairs(works: _Works, kind: str) -> Pairs:
    return np.array(works.rows[kind], np.int64), np.array(works.keys[kind], np.int64)


def _stream(rows: QuerySet[Any], *columns: str) -> npt.NDArray[np.int64]:
    """Read columns of numbers, without a Python object kept for each row."""
    sql, parameters = rows.values_list(*columns).query.sql_with_params()
    parts = []
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, parameters)
        while part := cursor.fetchmany(FETCH):
            numbers = np.fromiter(chain.from_iterable(part), np.int64, count=len(part) * len(columns))
            parts.append(numbers.reshape(-1, len(columns)))
    return np.concatenate(parts) if parts else np.empty((0, len(columns)), np.int64)


def _rows_of(ids: npt.NDArray[np.int64], found: npt.NDArray[np.int64]) -> Pairs:
    """Give pairs of (work's id, key) as pairs of row and key; works that came in meanwhile have no row."""
    places = np.searchsorted(ids, found[:, 0])
    places[places == len(ids)] = 0
    here = ids[places] == found[:, 0] if len(ids) else np.zeros(len(found), bool)
    return places[here], found[here, 1]


def _creators(ids: npt.NDArray[np.int64], flags: Pairs) -> tuple[Pairs, list[bytes | None]]:
    """Give by whom works are, and what each is sorted by; an anonymous work is by nobody."""
    found = _stream(Creatorship.objects.order_by(), "work_id", "creator_id", "position")
    rows, creators = _rows_of(ids, found)
    _, positions = _rows_of(ids, found[:, [0, 2]])
    anonymous = np.zeros(len(ids), bool)
    anonymous[flags[0][flags[1] == entries.FLAGS.index("anonymous")]] = True
    signed = ~anonymous[rows]
    rows, creators, positions = rows[signed], creators[signed], positions[signed]
    order = np.lexsort((positions, rows))
    firsts = order[begins_of_runs(rows[order])]
    names = {pk: entries.sorted_name(name) for pk, name in Creator.objects.values_list("pk", "name").iterator()}
    sorted_by: list[bytes | None] = [None] * len(ids)
    for row, creator in zip(rows[firsts].tolist(), creators[firsts].tolist(), strict=True):
        sorted_by[row] = names.get(creator)
    return (rows, creators), sorted_by


class _Tags:
    """All tags: their kinds, and which counts under which."""

    def __init__(self) -> None:
        numbers = {kind: number for number, kind in enumerate(TAG_KINDS)}
        ids, kinds = array("q"), array("b")
        for pk, kind in Tag.objects.order_by("pk").values_list("pk", "kind").iterator(FETCH):
            ids.append(pk)
            kinds.append(numbers[kind])
        self._ids, self._kinds = np.array(ids, np.int64), np.array(kinds, np.int8)

    def kinds_of(self, tags: Keys) -> npt.NDArray[np.int8]:
        """Give the numbers of tags' kinds in TAG_KINDS, -1 for a tag that came in meanwhile."""
        if not len(self._ids):
            return np.full(len(tags), -1, np.int8)
        places = np.minimum(np.searchsorted(self._ids, tags), len(self._ids) - 1)
        return np.where(self._ids[places] == tags, self._kinds[places], -1).astype(np.int8)

    def above(self) -> "Above":
        """Give which count under which."""
        found = relations.read_relations()
        return Above(found.lower, found.upper, self.kinds_of(found.lower), np.isin(found.lower, found.aliases))

    def split(self, pairs: Pairs) -> dict[str, Pairs]:
        """Give pairs of row and tag by the tags' kinds."""
        kinds = self.kinds_of(pairs[1])
        return {kind: (pairs[0][kinds == number], pairs[1][kinds == number]) for number, kind in enumerate(TAG_KINDS)}


def _more_flags(pairs: Mapping[str, Pairs]) -> Pairs:
    rows, keys = pairs["flag"]
    fandoms = distinct(_packed(*pairs["fandom"])) >> _HALF
    several = distinct(fandoms[:-1][fandoms[1:] == fandoms[:-1]]).astype(np.int64)
    in_series = distinct(pairs["series"][0])
    for name, found in (("fandoms", several), ("series", in_series)):
        rows = np.concatenate([rows, found])
        keys = np.concatenate([keys, np.full(len(found), entries.FLAGS.index(name))])
    return rows, keys


@dataclass(frozen=True, slots=True)
class Above:
    """Which tags count under which: `lower` under `upper`, of TAG_KINDS by `kinds`; some as mere spellings."""

    lower: Keys
    upper: Keys
    kinds: npt.NDArray[np.int8]
    spelled: npt.NDArray[np.bool_]


NOTHING_ABOVE = Above(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.int8), np.empty(0, np.bool_))


def make_labels(pairs: Mapping[str, Pairs], size: int, above: Above) -> LabelFiles:
    """Give the arrays of labels: who carries what, by kind, of `size` rows."""
    starts, keys, carried = [0], list[Keys](), []
    for kind in KINDS:
        rows, of_rows = pairs[kind]
        known = distinct(of_rows)
        if kind in TAG_KINDS:
            needed = (above.kinds == TAG_KINDS.index(kind)) & np.isin(above.lower, known)
            known = distinct(np.concatenate([known, above.upper[needed]]))
        slots = np.searchsorted(known, of_rows) + starts[-1]
        carried.append(distinct(_packed(slots, rows)))
        keys.append(known)
        starts.append(starts[-1] + len(known))
    small = frozenset(kind for kind, known in zip(KINDS, keys, strict=True) if len(known) <= FEW)
    by_slot = np.concatenate(carried)
    large = {number: part for number, part in enumerate(carried) if KINDS[number] not in small}
    lower, upper, aliases = _families(starts, keys, above)
    return LabelFiles(
        kinds=KINDS,
        starts=tuple(starts),
        small=small,
        keys=np.concatenate(keys),
        row_offsets=offsets(by_slot >> _HALF, starts[-1]),
        rows=(by_slot & _LOW).astype(np.uint32),
        lists=make_lists(large, len(KINDS), size),
        lower=lower,
        upper=upper,
        aliases=aliases,
    )


def _packed(highs: npt.NDArray[Any], lows: npt.NDArray[Any]) -> npt.NDArray[np.uint64]:
    return highs.astype(np.uint64) << _HALF | lows.astype(np.uint64)


def _families(starts: Sequence[int], keys: Sequence[Keys], above: Above) -> tuple[Rows, Rows, Rows]:
    """Give which slots count under which, ascending, and which are aliases. What no work carries has no slot."""
    found: list[npt.NDArray[np.int64]] = [np.empty((0, 3), np.int64)]
    for number, kind in enumerate(TAG_KINDS):
        known, start = keys[KINDS.index(kind)], starts[KINDS.index(kind)]
        here = (above.kinds == number) & np.isin(above.lower, known) & np.isin(above.upper, known)
        low = np.searchsorted(known, above.lower[here]) + start
        up = np.searchsorted(known, above.upper[here]) + start
        found.append(np.stack([low, up, above.spelled[here]], axis=1))
    lows, ups, spelled = np.concatenate(found).T
    order = np.lexsort((ups, lows))
    aliases = distinct(lows[spelled > 0])
    return lows[order].astype(np.uint32), ups[order].astype(np.uint32), aliases.astype(np.uint32)
