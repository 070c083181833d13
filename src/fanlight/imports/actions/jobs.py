"""Opening jobs, filling them with files, claiming and ending them."""

import os
import secrets
import shutil
import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import Exists, F, Max, OuterRef, Q

from fanlight.accounts.policies import can_import, require
from fanlight.accounts.viewers import Viewer
from fanlight.changes.actions import audit
from fanlight.changes.tables import insert_objects
from fanlight.imports.beside import of_failed_pages
from fanlight.imports.intake import location_of
from fanlight.imports.models import ImportFile, ImportJob
from fanlight.imports.openings import lies_in
from fanlight.imports.rules import is_litter
from fanlight.kernel import clock
from fanlight.kernel.errors import Conflict, NotFound, Refused
from fanlight.kernel.ids import new_key
from fanlight.kernel.library import Library
from fanlight.kernel.text import squish

State = ImportJob.State
Policy = ImportJob.Policy
NOT_YOURS = "Only the owner may bring works into this library."
WORKER = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
"""This process, told apart from an earlier one that had its number."""

SILENCE = timedelta(minutes=3)
"""How long a worker on another machine may give no sign of life before its job is taken from it."""

INSERTED = 1000
"""Files written down at once, so that memory stays flat."""

UPLOAD_LIMIT = 8 * 1024**3
"""Bytes of one upload."""

DEMO = Path(__file__).resolve().parent.parent / "demo"


def begin(*, by: Viewer, origin: str, policy: Policy = Policy.USUAL) -> str:
    """Open a job that waits for uploads, and give its key. Raises: Refused."""
    require(can_import(by), NOT_YOURS)
    return open_job(by, origin, State.RECEIVING, policy).key


def receive(*, by: Viewer, key: str, name: str, chunks: Iterable[bytes]) -> None:
    """Keep an upload until the job gets to it; a folder's own litter is passed over.

    Raises: Refused (also for what is too large, or a full disk), NotFound, Conflict once the job has begun.
    """
    job = _receiving(by, key)
    name = squish(name.replace("\\", "/")).strip("/ ") or "unnamed"
    if is_litter(name):
        return
    folder = _library().incoming / job.key
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / secrets.token_hex(16)
    try:
        size = _write(target, chunks)
        with transaction.atomic():
            job = ImportJob.objects.select_for_update().get(pk=job.pk)
            if job.state != State.RECEIVING:
                raise Conflict("This import has begun; drop more files on a new one.")
            last = job.files.aggregate(last=Max("number"))["last"]
            ImportFile.objects.create(
                job=job,
                number=0 if last is None else last + 1,
                name=name,
                location=str(target),
                is_upload=True,
                size=size,
            )
            ImportJob.objects.filter(pk=job.pk).update(files_total=F("files_total") + 1)
    except BaseException as error:
        target.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise Refused(f"“{name}” could not be kept: {error.strerror or error}.", rule="storage") from error
        raise


def finish_receiving(*, by: Viewer, key: str) -> None:
    """Queue a job: everything has been uploaded. Raises: Refused, NotFound, Conflict once it has begun."""
    _receiving(by, key)
    ImportJob.objects.filter(key=key, state=State.RECEIVING).update(state=State.QUEUED)


def begin_paths(
    *, by: Viewer, origin: str, paths: Sequence[Path], claimed: bool = False, policy: Policy = Policy.USUAL
) -> ImportJob:
    """Open a job of files and folders on this machine; they stay where they are.

    With `claimed`, this process runs the job itself; otherwise the next free worker does. Raises: Refused.
    """
    require(can_import(by), NOT_YOURS)
    with transaction.atomic():
        job = open_job(by, origin, State.QUEUED, policy)
        numbered = enumerate(walk(paths))
        while some := list(islice(numbered, INSERTED)):
            insert_objects(
                [
                    ImportFile(job=job, number=number, name=name, location=location_of(path), size=size)
                    for number, (name, path, size) in some
                ]
            )
            job.files_total += len(some)
        if claimed:
            job.state, job.worker, job.beat_at, job.started_at = State.RUNNING, WORKER, clock.now(), clock.now()
        job.save()
    return job


def begin_demo(*, by: Viewer) -> str:
    """Open a job that imports the invented works that come with Fanlight, and give its key. Raises: Refused."""
    return begin_paths(by=by, origin="the demo", paths=[DEMO]).key


def walk(paths: Iterable[Path]) -> Iterator[tuple[str, Path, int | None]]:
    """Give (name for people, path, bytes) for each file named or below a folder named, in order.

    What is not there or cannot be looked into is given too, so that the report can say so. The library's own folder is
    passed over.
    """
    library = _library().root.resolve()
    for given in paths:
        if not given.is_dir():
            yield shown_name(given.name), given.absolute(), _size(given)
            continue
        closed: list[OSError] = []
        for folder, folders, files in os.walk(given, onerror=closed.append):
            here = Path(folder)
            folders[:] = sorted(name for name in folders if not is_litter(name) and (here / name).resolve() != library)
            refused, closed = [Path(error.filename) for error in closed], []
            for path in sorted([*(here / name for name in files), *refused]):
                if not is_litter(path.name):
                    name = shown_name(path.relative_to(given.parent if given.name else given))
                    yield name, path.absolute(), _size(path)
        for error in closed:
            yield shown_name(Path(error.filename).relative_to(given.parent)), Path(error.filename).absolute(), None


def shown_name(path: Path | str) -> str:
    """Give a path as people may read it: no control character reaches a terminal, no stray byte a database."""
    return squish(os.fsencode(path).decode("utf-8", errors="replace")) or "unnamed"


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None  # the reading says why


@transaction.atomic
def claim() -> ImportJob | None:
    """Take the oldest job that waits, or whose worker is gone; None where there is none."""
    waiting = Q(state=State.QUEUED) | Q(state=State.RUNNING)
    for job in ImportJob.objects.select_for_update(skip_locked=_can_skip()).filter(waiting).order_by("pk"):
        abandoned = job.state == State.RUNNING
        if abandoned and is_alive(job.worker, job.beat_at):
            continue
        job.interrupted += abandoned
        job.state, job.worker, job.beat_at = State.RUNNING, WORKER, clock.now()
        job.started_at = job.started_at or job.beat_at
        job.save(update_fields=["state", "worker", "beat_at", "started_at", "interrupted"])
        return job
    return None


class Lost(Exception):
    """This process slept so long that another has its job now, which goes on with it."""


class HeldUp(Exception):
    """Nothing can be written just now, for the reason in its message: the job waits as it is, nothing of it failed."""


def hold_up(job: ImportJob, said: str) -> None:
    """Put a job back that cannot go on just now, and say why; where even that cannot be written, it stays claimed."""
    with suppress(DatabaseError):
        ImportJob.objects.filter(pk=job.pk, worker=WORKER).update(state=State.QUEUED, said=said)


def sign(job: ImportJob, **figures: object) -> None:
    """Write figures on a job with a sign of life. Raises: Lost, once another worker has taken it over."""
    if not ImportJob.objects.filter(pk=job.pk, worker=WORKER).update(beat_at=clock.now(), **figures):
        raise Lost


def finish(job: ImportJob) -> None:
    """End an import, and clear away what it had waiting; what failed stays, to be tried again or had back."""
    now = clock.now()
    ImportJob.objects.filter(pk=job.pk).update(state=State.DONE, finished_at=now, beat_at=now, current_name="")
    whole = ~Exists(ImportFile.objects.filter(lies_in(OuterRef("pk")), outcome=ImportFile.Outcome.FAILED))
    opened = job.files.filter(whole, is_upload=True, outcome=ImportFile.Outcome.OPENED)
    wanted = of_failed_pages(job)
    for pk, location in opened.values_list("pk", "location"):
        if pk not in wanted:
            Path(location).unlink(missing_ok=True)
    folder = _library().incoming / job.key
    if folder.is_dir() and not any(folder.iterdir()):
        shutil.rmtree(folder, ignore_errors=True)
    audit(
        actor_id=job.by_id, actor_name=job.by_name, verb="import.finished", subject=f"import:{job.key}",
        works=ImportJob.objects.values_list("works_in", flat=True).get(pk=job.pk),
    )  # fmt: skip


def end_receiving(job: ImportJob) -> None:
    """Let a job go on whose uploads stopped half-way: with what came, or to its end where nothing did."""
    if job.files.exists():
        ImportJob.objects.filter(pk=job.pk, state=State.RECEIVING).update(state=State.QUEUED)
    else:
        finish(job)


def open_job(by: Viewer, origin: str, state: ImportJob.State, policy: Policy = Policy.USUAL) -> ImportJob:
    """Open a job without files yet; the caller has asked whether they may."""
    return ImportJob.objects.create(
        key=new_key(),
        state=state,
        policy=policy,
        origin=origin[:200],
        by_id=by.user_id,
        by_name=by.name,
        made_at=clock.now(),
    )


def _receiving(by: Viewer, key: str) -> ImportJob:
    require(can_import(by), NOT_YOURS)
    job = ImportJob.objects.filter(key=key).first()
    if job is None:
        raise NotFound("There is no such import.")
    if job.state != State.RECEIVING:
        raise Conflict("This import has begun; drop more files on a new one.")
    return job


def _write(target: Path, chunks: Iterable[bytes]) -> int:
    size = 0
    with target.open("xb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > UPLOAD_LIMIT:
                raise Refused(f"A file may have up to {UPLOAD_LIMIT // 1024**3} GB.", rule="size")
            file.write(chunk)
    return size


def is_alive(worker: str, beat_at: datetime | None) -> bool:
    """Tell whether the process that has claimed something lives, as far as can be told from here."""
    host, pid, _ = worker.rsplit(":", 2)
    if worker == WORKER:
        return True
    if host == socket.gethostname() and (int(pid) == os.getpid() or not _runs(int(pid))):
        return False
    return beat_at is not None and clock.now() - beat_at < SILENCE


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def _can_skip() -> bool:
    return bool(connection.features.has_select_for_update_skip_locked)


def _library() -> Library:
    library: Library = settings.LIBRARY
    return library
