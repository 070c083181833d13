"""Undoing an import, and purging what an undone one left: batch by batch, each wholly done or not at all."""

import logging
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import Exists, F, OuterRef

from fanlight.accounts.viewers import OPERATOR, Viewer
from fanlight.changes.actions import audit
from fanlight.changes.tables import storage_trouble
from fanlight.imports.actions import jobs
from fanlight.imports.actions.acceptances import accept_many, file_name
from fanlight.imports.fates import Fate, Sorted, rows_by_work, sort_batch, sort_out
from fanlight.imports.models import ImportFile, ImportJob, Review
from fanlight.imports.selectors.originals import named_by_reviews
from fanlight.kernel import clock
from fanlight.kernel.errors import Conflict
from fanlight.works.actions.removals import (
    forget_originals_in_use,
    keep_waiting,
    purge,
    remove_many,
    take_back,
)
from fanlight.works.actions.rows import Kept
from fanlight.works.models import Work

log = logging.getLogger(__name__)
Outcome = ImportFile.Outcome
Task = ImportJob.Task


def cause_of(key: str) -> str:
    """Give what the originals of an undone import are kept under."""
    return f"import:{key}"


@dataclass(slots=True)
class Undoer:
    """Takes out what a job brought; or, when the job's task is that, deletes the originals that are left."""

    job: ImportJob
    by: Viewer = field(init=False)
    batches: Iterator[list[Sorted]] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.by = Viewer(user_id=self.job.by_id, name=self.job.by_name, role=OPERATOR.role)

    def step(self) -> bool:
        """Do one batch; False when there is no more."""
        return self._purge() if self.job.task == Task.PURGE else self._undo()

    def close(self) -> None:
        """Let go of nothing."""

    def finish(self) -> None:
        """End the task, and say so in the audit trail."""
        job = ImportJob.objects.get(pk=self.job.pk)
        if job.task == Task.PURGE:
            _forget_uploads(job)
            verb, figures = "import.purged", {"files": job.steps_done}
        else:
            _undo_duplicates(job)
            verb, figures = "import.undone", {"left": job.files.filter(is_left=True).count()}
            job.undone_at = clock.now()
        job.state, job.task, job.current_name = ImportJob.State.DONE, Task.IMPORT, ""
        job.save(update_fields=["state", "task", "current_name", "undone_at"])
        audit(actor_id=job.by_id, actor_name=job.by_name, verb=verb, subject=f"import:{job.key}", **figures)

    def _undo(self) -> bool:
        if self.batches is None:
            _withdraw_reviews(self.job, self.by)
            self.batches = sort_out(rows_by_work(self.job))
        batch = next(self.batches, None)
        if batch is None:
            return False
        try:
            self._take_out(batch)
        except DatabaseError as error:
            if storage_trouble(error):
                raise
            log.exception("a batch of import %s could not be undone as a whole", self.job.key)
            for one in batch:  # each by itself shows which
                self._take_out_alone(one)
        return True

    def _take_out_alone(self, one: Sorted) -> None:
        try:
            self._take_out([one])
        except DatabaseError as error:
            if storage_trouble(error):
                raise
            log.exception("work %s could not be taken out", one.key)
            with transaction.atomic():
                self._leave([one], f"The database would not let it go ({type(error).__name__}).")
                jobs.sign(self.job, steps_done=F("steps_done") + 1)

    def _take_out(self, batch: Sequence[Sorted]) -> None:
        """Undo a few works in one transaction. What was true when they were sorted out is looked at once more."""
        cause, said = cause_of(self.job.key), "Its import was undone."
        with transaction.atomic():
            jobs.sign(self.job, current_name=batch[0].title)
            again = sort_batch({one.key: one.rows for one in batch})
            goes = (Fate.GOES, Fate.GOES_CHANGED) if self.job.takes_changed else (Fate.GOES,)
            removed = remove_many(keys=[one.key for one in again if one.fate in goes], by=self.by, cause=cause)
            left = [one for one in again if one.fate not in (*goes, Fate.BACK, Fate.COPIES, Fate.ABSENT)]
            for one in again:
                if one.fate in (Fate.BACK, Fate.COPIES):
                    try:
                        take_back(key=one.key, copies=one.copies, by=self.by, cause=cause, said=said)
                    except Conflict:
                        left.append(one)
            self._leave(left, "")
            done = [row.pk for one in again if one not in left for row in one.rows]
            ImportFile.objects.filter(pk__in=done).update(outcome=Outcome.UNDONE, said="")
            _withdraw_accepted(self.job, done)
            works_in = F("works_in") - len(removed)
            jobs.sign(self.job, steps_done=F("steps_done") + len(batch), works_in=works_in)

    def _leave(self, works: Sequence[Sorted], said: str) -> None:
        files = ImportFile.objects.filter(pk__in=[row.pk for one in works for row in one.rows])
        files.update(is_left=True, **({"said": said} if said else {}))

    def _purge(self) -> bool:
        with transaction.atomic():
            _delete_withdrawn(self.job)
            done = purge(cause=cause_of(self.job.key), by=self.by, named=named_by_reviews)
            jobs.sign(self.job, steps_done=F("steps_done") + (done.files + done.spared if done else 0))
        return done is not None


def let_in_again(job: ImportJob, *, by: Viewer) -> None:
    """End what brought an undone import in again: let in the reviews that had been, and forget what is in use again."""
    accepted = job.files.filter(outcome=Outcome.REVIEW).exclude(work_key="")
    accept_many(by=by, keys=list(accepted.values_list("review_key", flat=True)))
    if job.again_of is not None:
        waiting = Review.objects.filter(file__job=job, state=Review.State.WAITING)
        named = {sha256 for review in waiting.values_list("sha256", "pictures") for sha256 in _originals_of(*review)}
        forget_originals_in_use(cause=cause_of(job.again_of.key), named=named)


def _originals_of(sha256: str, pictures: Sequence[Sequence[Any]]) -> list[str]:
    return [sha256, *(picture[0] for picture in pictures)]


@transaction.atomic
def _withdraw_reviews(job: ImportJob, by: Viewer) -> None:
    """Take what waits out of the queue, as it is cut; its file stays kept."""
    waiting = Review.objects.select_for_update().filter(file__job=job, state=Review.State.WAITING)
    for review in waiting.defer("text", "cut", "manuscript").order_by("pk"):
        files = [Kept(review.sha256, review.size, file_name(review), review.format, review.part)]
        files += [Kept(sha256, size, "", media) for sha256, size, media in review.pictures]
        keep_waiting(title=review.title, files=files, by=by, cause=cause_of(job.key))
        _withdraw(review, by.name)
    job.files.filter(outcome=Outcome.REVIEW).update(outcome=Outcome.UNDONE, said="")


def _withdraw_accepted(job: ImportJob, files: Sequence[int]) -> None:
    """Take the reviews back whose works were taken out, so that they can be let in again as they were cut."""
    accepted = Review.objects.filter(file__in=files, state=Review.State.ACCEPTED)
    for review in accepted.defer("text", "cut", "manuscript"):
        _withdraw(review, job.by_name)


def _withdraw(review: Review, name: str) -> None:
    review.state, review.work_key = Review.State.WITHDRAWN, ""
    review.decided_at, review.decided_by = clock.now(), name
    review.save(update_fields=["state", "work_key", "decided_at", "decided_by"])


def _undo_duplicates(job: ImportJob) -> None:
    """Say of files that were here already, as the same bytes, that they are not any more."""
    here = Work.objects.filter(key=OuterRef("work_key"))
    duplicates = job.files.filter(~Exists(here), outcome=Outcome.DUPLICATE).exclude(work_key="")
    duplicates.update(outcome=Outcome.UNDONE, said="")


def _delete_withdrawn(job: ImportJob) -> None:
    Review.objects.filter(file__job=job, state=Review.State.WITHDRAWN).delete()


def _forget_uploads(job: ImportJob) -> None:
    """Delete what of a job's uploads was kept because it failed."""
    shutil.rmtree(settings.LIBRARY.incoming / job.key, ignore_errors=True)
    job.files.filter(is_upload=True).update(is_upload=False)
