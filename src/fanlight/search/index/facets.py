"""Facets as a page shows them: labels counted, with their names."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from django.db.models import Model, QuerySet
from pyroaring import BitMap

from fanlight.accounts.models import Creator
from fanlight.changes.selectors import Line, read_on
from fanlight.search import names
from fanlight.search.bands import BANDS
from fanlight.search.index.archive import Archive
from fanlight.search.index.counting import Among, Counted
from fanlight.search.index.entries import TAG_KINDS
from fanlight.search.index.labels import NOWHERE
from fanlight.search.results import Facet, FacetName, FacetRow, Wanted
from fanlight.search.wordlists import find_among, is_among
from fanlight.tags.models import Tag
from fanlight.works.models import Series

Ticked = Mapping[str, frozenset[int]]

IN_ORDER: frozenset[FacetName] = frozenset({"complete", "words", "year"})
"""Facets whose rows stand in their own order, all of them."""

LOOKED_THROUGH, FURTHER = 250, 2_500
"""Labels, the most frequent of a result, whose names are looked through before all that there are: more of them for a
beginning of one letter or two, which half of all names have."""

MOST_CHANGED = 100
"""Changes since names were read that are looked at one by one; beyond that the database is asked."""

OTHERWISE = ("tags.", "library.")
"""Changes of which the log does not say what they changed."""

REMEMBERED = 50_000
"""Names of tags that are kept for the next page, until a tag changes."""


def count_facets(
    archive: Archive, shown: BitMap, wanted: Wanted, ticked: Ticked, lines: list[str]
) -> tuple[Facet, ...]:
    """Count each facet over all works shown. Equal counts stand in the order of their ids, languages by their codes."""
    large: list[FacetName] = [name for name in wanted.facets if name in TAG_KINDS or name in ("creator", "series")]
    counted: dict[str, Counted]
    if find_among(wanted.matching):
        counted = {name: _matching(archive, shown, name, wanted) for name in large}
    else:
        counted = archive.counting.best(shown, large, limit=wanted.limit)
    found = []
    for name in wanted.facets:
        if name in counted:
            lines.append(f"facet {name}: {counted[name].way}")
            its = ticked.get(name, frozenset())
            found.append(_labelled(archive, shown, name, counted[name], its, wanted.matching))
        else:
            found.append(_plain(archive, shown, name, wanted))
    return tuple(found)


def _labelled(
    archive: Archive, shown: BitMap, name: FacetName, counted: Counted, ticked: Iterable[int], matching: str
) -> Facet:
    labels = archive.labels
    rows = [(labels.key(slot), count) for slot, count in counted.best]
    more = sorted(set(ticked) - {key for key, _ in rows})
    if find_among(matching):
        called = _names(archive, name, more)
        more = [key for key in more if key in called and is_among(matching, called[key][1])]
    for key in more:
        slot = labels.slot(name, key)
        rows.append((key, shown.intersection_cardinality(labels.carriers(slot)) if slot is not None else 0))
    rows.sort(key=lambda row: (-row[1], row[0]))
    names = _names(archive, name, [key for key, _ in rows])
    parents = {key for key, _ in rows if name in TAG_KINDS and _is_parent(archive, name, key)}
    listed = tuple(FacetRow(*names[key], count, key in parents) for key, count in rows if key in names)
    return Facet(name, listed, counted.distinct)


def _is_parent(archive: Archive, kind: str, tag: int) -> bool:
    slot = archive.labels.slot(kind, tag)
    return slot is not None and archive.labels.has_parts(slot)


def _names(archive: Archive, name: FacetName, keys: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Give what clauses and pages call labels."""
    if name == "creator":
        rows = Creator.objects.filter(pk__in=keys).values_list("pk", "key", "name")
        return {pk: (key, called) for pk, key, called in rows}
    if name == "series":
        found = Series.objects.filter(pk__in=keys).values_list("pk", "key", "title")
        return {pk: (key, title) for pk, key, title in found}
    known = archive.tag_names
    missing = [key for key in keys if key not in known]
    if missing:
        if len(known) > REMEMBERED:
            known.clear()
        known.update(Tag.objects.filter(pk__in=keys).values_list("pk", "name"))
    return {key: (known[key], known[key]) for key in keys if key in known}


def _matching(archive: Archive, shown: BitMap, name: FacetName, wanted: Wanted) -> Counted:
    """Count the labels whose names match.

    Where nobody has read all names yet, those of the most frequent labels are looked through first: a beginning of one
    letter is in half a million names, and ten of them are soon found; a rare one is in few.
    """
    among = _held(archive, name, wanted.matching)
    if among is None:
        for first in (LOOKED_THROUGH, FURTHER)[: 2 if len(find_among(wanted.matching)) < 3 else 1]:
            most = archive.counting.best(shown, [name], limit=first)[name]
            known = _names(archive, name, [archive.labels.key(slot) for slot, _ in most.best])
            called = [(slot, count, known.get(archive.labels.key(slot), ("", ""))[1]) for slot, count in most.best]
            found = tuple((slot, count) for slot, count, said in called if is_among(wanted.matching, said))
            if len(found) >= wanted.limit or len(most.best) < first:
                way = f"{most.way}, {len(most.best):,} names looked through"
                return Counted(found[: wanted.limit], most.distinct, way)
        among = _asked(archive, name, wanted.matching)
    return archive.counting.best(shown, [name], limit=wanted.limit, among={name: among})[name]


def _held(archive: Archive, name: FacetName, text: str) -> Among | None:
    """Give the labels whose name has words that begin so, by the names that this process holds for completing.

    They may be out of date: what changed since is looked at apart. None where nobody has read them yet, or where too
    much has changed.
    """
    labels, held = archive.labels, names.get_held()
    if labels.kinds[name].is_small:
        return _among(archive, name, text, labels.slots_of(name), np.zeros(labels.size, np.bool_))
    if held is None:
        return None
    lines = read_on(held.read, limit=MOST_CHANGED + 1)
    if lines is None or len(lines) > MOST_CHANGED or any(line.kind.startswith(OTHERWISE) for line in lines):
        return None
    kind = names.BY if name == "creator" else name
    slots = archive.slots_of_names.get(kind)
    if slots is None or slots[0] is not held.wordlist:
        ids = np.array(held.wordlist.ids(kind), np.int64)
        slots = archive.slots_of_names[kind] = held.wordlist, labels.slots_of_keys(name, ids)
    found = slots[1][held.wordlist.numbers(text, kind)]
    among = np.zeros(labels.size, np.bool_)
    among[found[found != NOWHERE]] = True
    return _among(archive, name, text, _touched(archive, name, lines), among)


def _touched(archive: Archive, name: FacetName, lines: Sequence[Line]) -> set[int]:
    """Give the labels of a kind that may have come or changed their name with these lines."""
    labels, touched = archive.labels, set[int]()
    for line in lines:
        if line.kind.startswith("tag."):
            touched.update(labels.slots_named(line.subject_id, TAG_KINDS))
        elif (row := archive.columns.row(line.subject_id)) is not None:
            touched.update(labels.list_of(row).tolist())
    touched.update(*(labels.above(slot).tolist() for slot in touched))
    return {slot for slot in touched if labels.kind_of(slot) == name}


def _among(archive: Archive, name: FacetName, text: str, slots: Iterable[int], among: Among) -> Among:
    """Say of some labels anew whether their names match."""
    keys = {slot: archive.labels.key(slot) for slot in slots}
    called = _names(archive, name, list(keys.values()))
    for slot, key in keys.items():
        among[slot] = key in called and is_among(text, called[key][1])
    return among


def _asked(archive: Archive, name: FacetName, text: str) -> Among:
    """Give the labels whose name has words that begin so, by asking the database."""
    rows: QuerySet[Model, tuple[int, str]]
    longest = find_among(text)
    if name == "creator":
        rows = Creator.objects.filter(folded__contains=longest).values_list("pk", "folded")
    elif name == "series":
        rows = Series.objects.values_list("pk", "title")
    else:
        rows = Tag.objects.filter(kind=name, folded__contains=longest).values_list("pk", "folded")
    keys = np.array([pk for pk, called in rows.iterator() if is_among(text, called)], np.int64)
    slots = archive.labels.slots_of_keys(name, keys)
    among = np.zeros(archive.labels.size, np.bool_)
    among[slots[slots != NOWHERE]] = True
    return among


def _plain(archive: Archive, shown: BitMap, name: FacetName, wanted: Wanted) -> Facet:
    """Count a facet of few values: all of them, each by its set."""
    labels = archive.labels
    counts = {
        labels.key(slot): count
        for slot in labels.slots_of(name)
        if (count := shown.intersection_cardinality(labels.rows(slot)))
    }
    if name == "complete":
        rows = [(value, counts[key]) for value, key in (("yes", 1), ("no", 0)) if key in counts]
    elif name == "words":
        rows = [(BANDS[key], counts[key]) for key in sorted(counts)]
    elif name == "year":
        rows = [(f"{key:04}", counts[key]) for key in sorted(counts, reverse=True)]
    else:
        rows = sorted(((archive.languages[key], count) for key, count in counts.items()), key=lambda r: (-r[1], r[0]))
    distinct = len(rows)
    if wanted.matching:
        rows = [row for row in rows if is_among(wanted.matching, row[0])]
    kept = rows if name in IN_ORDER else rows[: wanted.limit]
    return Facet(name, tuple(FacetRow(value, value, count) for value, count in kept), distinct)
