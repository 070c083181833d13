"""What undoing an import would do, and what of an undone one is still kept: said before anything is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Sum

from fanlight.accounts.policies import can_import
from fanlight.accounts.viewers import Viewer
from fanlight.imports.fates import Fate, rows_by_work, sort_out
from fanlight.imports.models import ImportFile, ImportJob, Review
from fanlight.imports.undoings import cause_of
from fanlight.kernel.errors import NotFound
from fanlight.works.models import KeptOriginal, Original

NAMED = 50
"""Works that are named; of more only the number is said."""


@dataclass(frozen=True, slots=True)
class NamedWork:
    """A work in a plan."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class UndoPlan:
    """What an undo would do: how many works go, become what they were, only lose a copy's file, were taken out already.

    `changed` are works that the import brought and later copies changed: the person decides. `left` are works that were
    here before and were changed since: they stay as they are. Both name the first of `changed_works`, `left_works`.
    """

    goes: int
    back: int
    copies: int
    absent: int
    reviews: int
    changed_works: int
    left_works: int
    changed: Sequence[NamedWork]
    left: Sequence[NamedWork]

    @property
    def is_empty(self) -> bool:
        """Nothing would happen."""
        return not (self.goes or self.back or self.copies or self.reviews or self.changed_works or self.absent)


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """The files of an undone import that are kept, and what a purge would delete of them.

    `spared` are those that a work or a review names; `uploads` are those that failed; `reviews` were withdrawn.
    """

    files: int
    bytes: int
    spared: int
    uploads: int
    reviews: int
    again: Sequence[str]

    @property
    def goes(self) -> int:
        """How many a purge would delete."""
        return self.files - self.spared


def get_undo_plan(viewer: Viewer, *, key: str) -> UndoPlan:
    """Say what undoing an import would do. Raises: NotFound."""
    job = _job(viewer, key)
    counts = dict.fromkeys(Fate, 0)
    named: dict[Fate, list[NamedWork]] = {Fate.GOES_CHANGED: [], Fate.LEFT: []}
    for batch in sort_out(rows_by_work(job, with_left=True)):
        for one in batch:
            counts[one.fate] += 1
            if one.fate in named and len(named[one.fate]) < NAMED:
                named[one.fate].append(NamedWork(one.key, one.title))
    return UndoPlan(
        goes=counts[Fate.GOES], back=counts[Fate.BACK], copies=counts[Fate.COPIES], absent=counts[Fate.ABSENT],
        reviews=Review.objects.filter(file__job=job, state=Review.State.WAITING).count(),
        changed_works=counts[Fate.GOES_CHANGED], left_works=counts[Fate.LEFT],
        changed=named[Fate.GOES_CHANGED], left=named[Fate.LEFT],
    )  # fmt: skip


def get_kept_files(viewer: Viewer, *, key: str) -> KeptFiles:
    """Say which files of an undone import are kept. Raises: NotFound."""
    job = _job(viewer, key)
    kept = KeptOriginal.objects.filter(removal__cause=cause_of(key))
    figures = kept.aggregate(files=Count("sha256", distinct=True), bytes=Sum("size"))
    others = KeptOriginal.objects.exclude(removal__cause=cause_of(key)).filter(sha256=OuterRef("sha256"))
    mine = Review.State.WITHDRAWN
    reviews = Review.objects.filter(sha256=OuterRef("sha256")).exclude(file__job=job, state=mine)
    reviews = reviews.exclude(state=Review.State.ACCEPTED)
    named = Exists(Original.objects.filter(sha256=OuterRef("sha256"))) | Exists(others) | Exists(reviews)
    return KeptFiles(
        files=figures["files"] or 0,
        bytes=figures["bytes"] or 0,
        spared=kept.filter(named).aggregate(n=Count("sha256", distinct=True))["n"] or 0,
        uploads=job.files.filter(is_upload=True, outcome=ImportFile.Outcome.FAILED).count(),
        reviews=Review.objects.filter(file__job=job, state=mine).count(),
        again=list(job.again.order_by("pk").values_list("key", flat=True)),
    )


def _job(viewer: Viewer, key: str) -> ImportJob:
    job = ImportJob.objects.filter(key=key).first() if can_import(viewer) else None
    if job is None:
        raise NotFound("There is no such import.")
    return job
