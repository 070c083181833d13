"""Asking for an import to be undone, for what it left to be deleted for good, or to have it in again."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from fanlight.accounts.viewers import Viewer
from fanlight.changes.actions import audit
from fanlight.imports.actions.retries import lock, queue
from fanlight.imports.fates import rows_by_work
from fanlight.imports.intake import location_of
from fanlight.imports.models import ImportFile, ImportJob, Review
from fanlight.imports.undoings import cause_of
from fanlight.kernel import clock
from fanlight.kernel.errors import Conflict
from fanlight.kernel.ids import new_key
from fanlight.works.models import KeptOriginal, Removal
from fanlight.works.store import originals

Outcome = ImportFile.Outcome
AGAIN = "brought in again"


@transaction.atomic
def begin_undo(*, by: Viewer, key: str, takes_changed: bool = False, claimed: bool = False) -> ImportJob:
    """Have all that an import brought taken out again; its files stay kept until they are purged.

    Works that it brought and later copies changed stay, unless `takes_changed`; works that were here before become what
    they were, unless they were changed since. With `claimed`, this process runs it.

    Raises: Refused; NotFound; Conflict while the import runs, or where there is nothing to undo.
    """
    job = lock(by, key)
    job.files.filter(is_left=True).update(is_left=False)
    waiting = job.files.filter(outcome=Outcome.REVIEW).exists()
    works = len(rows_by_work(job))
    if not works and not waiting:
        raise Conflict("There is nothing of this import to be undone.")
    _require_nothing_coming_back(job)
    job.takes_changed = takes_changed
    return _begin(job, by, ImportJob.Task.UNDO, works, claimed=claimed)


@transaction.atomic
def begin_purge(*, by: Viewer, key: str, claimed: bool = False) -> ImportJob:
    """Have the files of an undone import deleted for good, but for those that a work or a review names.

    Raises: Refused; NotFound; Conflict while it runs, while it is being brought in again, or where nothing is kept.
    """
    job = lock(by, key)
    kept = KeptOriginal.objects.filter(removal__cause=cause_of(key)).count()
    if not kept:
        raise Conflict("No files of this import are kept that could be deleted.")
    _require_nothing_coming_back(job)
    return _begin(job, by, ImportJob.Task.PURGE, kept, claimed=claimed)


@transaction.atomic
def bring_again(*, by: Viewer, key: str, claimed: bool = False) -> ImportJob:
    """Bring in again what an undone import had brought, from its kept originals, works under the keys they had.

    Reviews are there again as they were cut; those that had been let in are let in. Raises: as begin_purge.
    """
    undone = lock(by, key)
    _require_nothing_coming_back(undone)
    kept = KeptOriginal.objects.filter(removal__cause=cause_of(key), role="file")
    job = ImportJob.objects.create(
        key=new_key(), state=ImportJob.State.DONE, origin=AGAIN, by_id=by.user_id, by_name=by.name,
        made_at=clock.now(), again_of=undone, policy=undone.policy,
    )  # fmt: skip
    open_ = (Review.State.WAITING, Review.State.DISMISSED)  # the same text came in by another import meanwhile
    others = Review.objects.filter(sha256=OuterRef("sha256"), state__in=open_)
    withdrawn = Review.objects.filter(~Exists(others), file__job=undone, state=Review.State.WITHDRAWN)
    reviews = {(review.sha256, review.part): review for review in withdrawn}
    rows: dict[tuple[str, str], ImportFile] = {}
    for row in kept.select_related("removal").order_by("kept_at", "pk").iterator():
        review = reviews.get((row.sha256, row.part))
        # An anthology comes in as a whole, but for what a review has of it, as it was cut.
        place = (row.sha256, row.part if review else "")
        if place not in rows:
            rows[place] = _row(job, len(rows), row, review)
    if not rows:
        raise Conflict("No files of this import are kept that could be brought in again.")
    ImportFile.objects.bulk_create(rows.values(), batch_size=1000)
    for place, review in reviews.items():
        if place in rows:
            review.file, review.state, review.decided_at, review.decided_by = rows[place], "waiting", None, ""
            review.save(update_fields=["file", "state", "decided_at", "decided_by"])
    job.files_total = len(rows)
    job.files_done = sum(row.outcome == Outcome.REVIEW for row in rows.values())
    job.started_at = clock.now()
    queue(job, claimed=claimed)
    return job


def _row(job: ImportJob, number: int, kept: KeptOriginal, review: Review | None) -> ImportFile:
    """Give the row of a kept original; where a review has it as it was cut, it waits there, not to be read again."""
    had_joined = kept.removal.kind != Removal.Kind.WAITING
    row = ImportFile(
        job=job, number=number, name=kept.name or kept.removal.title, size=kept.size,
        location=location_of(originals().path(kept.sha256)),
    )  # fmt: skip
    if had_joined and (review or not kept.part):
        row.work_key = kept.removal.work_key
    if review is not None:
        row.outcome, row.review_key, row.sha256 = Outcome.REVIEW, review.key, review.sha256
        row.title, row.chapters, row.words, row.findings = review.title, review.chapters, review.words, review.unsure
        row.format = review.format
    return row


def _begin(job: ImportJob, by: Viewer, task: ImportJob.Task, steps: int, *, claimed: bool) -> ImportJob:
    job.task, job.steps_total, job.steps_done, job.said = task, steps, 0, ""
    job.interrupted = 0
    queue(job, claimed=claimed)
    audit(actor_id=by.user_id, actor_name=by.name, verb=f"import.{task}", subject=f"import:{job.key}", steps=steps)
    return job


def _require_nothing_coming_back(job: ImportJob) -> None:
    if job.again.exclude(state=ImportJob.State.DONE).exists():
        raise Conflict("This import is being brought in again just now. Wait until that is done.")
