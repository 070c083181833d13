"""Trying again what could not be read: after a file was mended, a setting changed, a newer Fanlight came."""

from django.db import transaction

from fanlight.accounts.policies import can_import, require
from fanlight.accounts.viewers import Viewer
from fanlight.changes.actions import audit
from fanlight.imports.actions.jobs import NOT_YOURS, WORKER
from fanlight.imports.models import ImportFile, ImportJob
from fanlight.kernel import clock
from fanlight.kernel.errors import Conflict, NotFound

State = ImportJob.State
Outcome = ImportFile.Outcome


@transaction.atomic
def retry(
    *, by: Viewer, key: str, reason: str | None = None, number: int | None = None, claimed: bool = False
) -> ImportJob:
    """Have a job's failed files read again: all, those that failed for one `reason`, or the one of this number.

    They keep their numbers, and their lines say what becomes of them now. Uploads that failed were kept; a file by path
    is read from where it lies. With `claimed`, this process runs the job itself.

    Raises: Refused; NotFound; Conflict while the job runs, or where nothing failed so.
    """
    job = lock(by, key)
    files = job.files.filter(outcome=Outcome.FAILED)
    files = files if reason is None else files.filter(said=reason)
    files = files if number is None else files.filter(number=number)
    again = files.update(outcome=Outcome.WAITING, said="", tries=0)
    if not again:
        raise Conflict("Nothing of this import waits to be tried again in that way.")
    job.files_done -= again
    job.interrupted, job.finished_at = 0, None
    queue(job, claimed=claimed)
    audit(actor_id=by.user_id, actor_name=by.name, verb="import.retried", subject=f"import:{key}", files=again)
    return job


def lock(by: Viewer, key: str) -> ImportJob:
    """Give a job that nobody runs, and keep others from it until the transaction ends.

    Raises: Refused; NotFound; Conflict while it runs.
    """
    require(can_import(by), NOT_YOURS)
    job = ImportJob.objects.select_for_update().filter(key=key).first()
    if job is None:
        raise NotFound("There is no such import.")
    if job.state != State.DONE:
        raise Conflict("This import still runs. Wait until it is done.")
    return job


def queue(job: ImportJob, *, claimed: bool) -> None:
    """Put a job up for the next free worker, or with `claimed` give it to this process."""
    job.state, job.worker = State.QUEUED, ""
    if claimed:
        job.state, job.worker, job.beat_at = State.RUNNING, WORKER, clock.now()
    job.save()
