"""What an undo would do with each work that an import brought or changed. Reads, decides, writes nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from fanlight.imports.models import ImportFile, ImportJob
from fanlight.works.actions import states
from fanlight.works.models import EarlierState, Work

Outcome = ImportFile.Outcome

BROUGHT = (Outcome.IMPORTED, Outcome.UPDATED, Outcome.SAME_SOURCE)
"""Outcomes of files that left something with a work."""

BATCH = 50
"""Works that are undone in one transaction."""


class Fate(StrEnum):
    """What becomes of a work."""

    GOES = "goes"  # the import brought it, and nothing changed it since
    GOES_CHANGED = "goes-changed"  # the import brought it, and a later copy changed it: the person decides
    BACK = "back"  # it was here before, and becomes what it was
    COPIES = "copies"  # it was here before, and only loses the copies that the import left with it
    LEFT = "left"  # it was here before, and was changed since: it stays as it is
    ABSENT = "absent"  # somebody has taken it out already


@dataclass(frozen=True, slots=True)
class Row:
    """A file of the import that left something with a work."""

    pk: int
    outcome: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Sorted:
    """A work, what becomes of it, and the files that it had from the import."""

    key: str
    title: str
    fate: Fate
    rows: Sequence[Row]

    @property
    def copies(self) -> list[str]:
        """SHA-256 of the files."""
        return [row.sha256 for row in self.rows]


def rows_by_work(job: ImportJob, *, with_left: bool = False) -> dict[str, list[Row]]:
    """Give the files of a job that left something with a work, by the work's key; what an undo left only if asked."""
    files = job.files.filter(outcome__in=BROUGHT).exclude(work_key="").order_by("number")
    files = files if with_left else files.filter(is_left=False)
    found: dict[str, list[Row]] = {}
    for key, pk, outcome, sha256 in files.values_list("work_key", "pk", "outcome", "sha256").iterator():
        found.setdefault(key, []).append(Row(pk, outcome, sha256))
    return found


def sort_out(works: Mapping[str, Sequence[Row]]) -> Iterator[list[Sorted]]:
    """Give what becomes of works, batch by batch."""
    keys = iter(works)
    while batch := list(islice(keys, BATCH)):
        yield sort_batch({key: works[key] for key in batch})


def sort_batch(works: Mapping[str, Sequence[Row]]) -> list[Sorted]:
    """Give what becomes of a few works."""
    here = {work.key: work for work in Work.objects.filter(key__in=works)}
    noted: dict[int, list[EarlierState]] = {work.pk: [] for work in here.values()}
    found = EarlierState.objects.filter(work__in=noted, before__isnull=False).defer("before").order_by("pk")
    for state in found:
        noted[state.work_id].append(state)
    unsure = [work for work in here.values() if noted[work.pk] and not _brought(works[work.key])]
    now = {pk: states.digest(state) for pk, state in states.states_of(unsure).items()}
    return [
        Sorted(key, work.title, _fate(rows, noted[work.pk], now.get(work.pk, "")), rows)
        if (work := here.get(key))
        else Sorted(key, "", Fate.ABSENT, rows)
        for key, rows in works.items()
    ]


def _brought(rows: Iterable[Row]) -> bool:
    return any(row.outcome == Outcome.IMPORTED for row in rows)


def _fate(rows: Sequence[Row], noted: Sequence[EarlierState], now: str) -> Fate:
    own = {row.sha256 for row in rows}
    if _brought(rows):
        return Fate.GOES if all(state.sha256 in own for state in noted) else Fate.GOES_CHANGED
    first = next((number for number, state in enumerate(noted) if state.sha256 in own), None)
    if first is None:
        return Fate.COPIES
    since = noted[first:]
    return Fate.BACK if all(state.sha256 in own for state in since) and since[-1].after == now else Fate.LEFT
