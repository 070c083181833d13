"""A full disk and a read-only library: the import waits, says why, and goes on; nothing failed, nothing half done."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from fanlight.accounts.viewers import OPERATOR
from fanlight.changes.tables import storage_trouble
from fanlight.imports import tasks, undoings
from fanlight.imports.actions import jobs
from fanlight.imports.actions.undo import begin_undo
from fanlight.imports.models import ImportJob
from fanlight.kernel.blobs import BlobStore
from fanlight.works.actions import removals
from fanlight.works.manuscript import Source
from fanlight.works.models import Work
from tests.factories import manuscript
from tests.samples import write as samples

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("library")]
Write = Callable[[str, bytes], Path]
FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def job(write: Write) -> ImportJob:
    paths = []
    for n in range(4):
        source = Source("archiveofourown.org", str(n + 1), f"https://archiveofourown.org/works/{n + 1}")
        paths.append(write(f"{n}.html", samples.ao3_html(manuscript(title=f"Story {n}", source=source))))
    return jobs.begin_paths(by=OPERATOR, origin="a test", paths=paths)


def failing(real: Callable[..., Any], *errors: Exception) -> Callable[..., Any]:
    left = list(errors)

    def call(*given: Any, **named: Any) -> Any:
        if left:
            raise left.pop()
        return real(*given, **named)

    return call


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FULL, "is full"),
        (OSError(errno.EROFS, "Read-only file system"), "nothing can be written"),
        (OSError(errno.EIO, "Input/output error"), "does not answer"),
        (OperationalError("database or disk is full"), "is full"),
        (OperationalError("attempt to write a readonly database"), "nothing can be written"),
        (OperationalError("disk I/O error"), "does not answer"),
        (OperationalError("database is locked"), ""),
        (OSError(errno.ENOENT, "No such file"), ""),
        (ValueError("disk is full"), ""),
    ],
)
def test_what_keeps_things_from_being_written_is_told_from_other_trouble(error: Exception, said: str) -> None:
    assert said in storage_trouble(error)
    assert bool(said) == bool(storage_trouble(error))


def test_an_import_on_a_full_disk_waits_and_goes_on(job: ImportJob, monkeypatch: pytest.MonkeyPatch) -> None:
    claimed = jobs.claim()
    assert claimed is not None
    with monkeypatch.context() as patched:
        patched.setattr(BlobStore, "put", failing(BlobStore.put, FULL))
        with pytest.raises(jobs.HeldUp, match="is full"):
            tasks.run(claimed)
    job.refresh_from_db()
    assert (job.state, job.said, job.files_done) == ("queued", "The disk that holds the library is full.", 0)
    assert set(job.files.values_list("outcome", flat=True)) == {"waiting"}
    assert not Work.objects.exists()
    claimed = jobs.claim()
    assert claimed is not None
    tasks.run(claimed)
    assert (claimed.state, claimed.said, claimed.files_done, claimed.interrupted) == ("done", "", 4, 0)
    assert Work.objects.count() == 4


@pytest.mark.parametrize("error", [FULL, OperationalError("database or disk is full"), OperationalError("gone away")])
def test_a_worker_tries_again_until_it_can(job: ImportJob, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    monkeypatch.setattr(tasks, "PAUSE", 0.0)
    monkeypatch.setattr(tasks.Runner, "step", failing(tasks.Runner.step, error, error))
    tasks.work(until=lambda: ImportJob.objects.filter(state="done").exists(), idle=0.01)
    assert Work.objects.count() == 4


def test_where_not_even_that_can_be_written_the_job_is_not_forgotten(
    job: ImportJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "PAUSE", 0.0)
    monkeypatch.setattr(tasks.Runner, "step", failing(tasks.Runner.step, FULL))
    monkeypatch.setattr(jobs, "hold_up", lambda *_: None)
    tasks.work(until=lambda: ImportJob.objects.filter(state="done").exists(), idle=0.01)
    assert Work.objects.count() == 4


def test_an_undo_on_a_full_disk_leaves_nothing_half_undone(job: ImportJob, monkeypatch: pytest.MonkeyPatch) -> None:
    claimed = jobs.claim()
    assert claimed is not None
    tasks.run(claimed)
    undo = begin_undo(by=OPERATOR, key=job.key, claimed=True)
    with monkeypatch.context() as patched:
        full = OperationalError("database or disk is full")
        patched.setattr(undoings, "remove_many", failing(removals.remove_many, full))
        with pytest.raises(jobs.HeldUp):
            tasks.run(undo)
    assert Work.objects.count() == 4
    assert not job.files.filter(is_left=True).exists()
    claimed = jobs.claim()
    assert claimed is not None
    tasks.run(claimed)
    assert not Work.objects.exists()
