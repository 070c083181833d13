"""Watched folders: who looks after one, and which of its files were taken already."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from fanlight.accounts.policies import can_import, require
from fanlight.accounts.viewers import Viewer
from fanlight.imports.actions.jobs import NOT_YOURS, WORKER, is_alive, open_job, shown_name
from fanlight.imports.folders import Seen
from fanlight.imports.intake import location_of, place_of
from fanlight.imports.models import ImportFile, ImportJob, WatchedFile, WatchedFolder
from fanlight.kernel import clock
from fanlight.kernel.errors import Invalid

FETCH = 400
"""Files asked for in one statement."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as it was when it was taken, and the SHA-256 of what it held, "" where that is not known."""

    seen: Seen
    sha256: str


class NotOurs(Exception):
    """Another process looks after this folder now."""


@transaction.atomic
def claim(*, by: Viewer, folder: Path) -> WatchedFolder | None:
    """Take it on to look after a folder, None while another living process does.

    Raises: Refused; Invalid for the library's own folder.
    """
    require(can_import(by), NOT_YOURS)
    library: Path = settings.LIBRARY.root.resolve()
    if folder.resolve().is_relative_to(library):
        raise Invalid(f"{folder} is the library's own folder, which is not watched.", at="watch")
    location = location_of(folder)
    WatchedFolder.objects.get_or_create(digest=digest_of(location), defaults={"location": location})
    row = WatchedFolder.objects.select_for_update().get(digest=digest_of(location))
    if row.worker and row.worker != WORKER and is_alive(row.worker, row.beat_at):
        return None
    row.worker, row.beat_at = WORKER, clock.now()
    row.save(update_fields=["worker", "beat_at"])
    return row


def note(row: WatchedFolder, *, said: str, growing: int) -> None:
    """Write down that a folder was looked at just now, what stood in the way, how many files grow. Raises: NotOurs."""
    now = clock.now()
    mine = WatchedFolder.objects.filter(pk=row.pk, worker=WORKER)
    if not mine.update(beat_at=now, looked_at=now, said=said[:1000], growing=growing):
        raise NotOurs


def release(row: WatchedFolder) -> None:
    """Look after a folder no longer."""
    WatchedFolder.objects.filter(pk=row.pk, worker=WORKER).update(worker="", growing=0)


def remembered(row: WatchedFolder) -> dict[str, Taken]:
    """Give the files that were taken out of a folder, by their locations."""
    files = WatchedFile.objects.filter(folder=row)
    told = files.values_list("location", "size", "mtime_ns", "inode", "file__sha256")
    return {
        location: Taken(Seen(size, mtime_ns, inode), sha256 or "")
        for location, size, mtime_ns, inode, sha256 in told.iterator()
    }


@transaction.atomic
def take(
    *, by: Viewer, row: WatchedFolder, files: Mapping[Path, Seen], policy: ImportJob.Policy, claimed: bool
) -> ImportJob | None:
    """Open a job of these files, and remember them; None where others have taken them all already.

    Raises: Refused; NotOurs.
    """
    require(can_import(by), NOT_YOURS)
    # All of them, in one order: folders that lie within each other may be looked after by two processes.
    rows = {folder.pk: folder for folder in WatchedFolder.objects.select_for_update().order_by("pk")}
    if row.pk not in rows or rows[row.pk].worker != WORKER:
        raise NotOurs
    known = _known(list(files))
    new = {path: seen for path, seen in files.items() if not (path in known and known[path].is_as(seen))}
    if not new:
        return None
    folder = place_of(row.location)
    job = open_job(by, f"the watched folder {shown_name(folder)}", ImportJob.State.QUEUED, policy)
    given = [
        ImportFile(
            job=job, number=number, name=shown_name(path.relative_to(folder.parent)), location=location_of(path),
            size=seen.size,
        )
        for number, (path, seen) in enumerate(new.items())
    ]  # fmt: skip
    ImportFile.objects.bulk_create(given, batch_size=1000)
    remember(row, new, dict(zip(new, ImportFile.objects.filter(job=job).order_by("number"), strict=True)))
    job.files_total = len(new)
    if claimed:
        job.state, job.worker, job.beat_at, job.started_at = ImportJob.State.RUNNING, WORKER, clock.now(), clock.now()
    job.save()
    return job


def remember(row: WatchedFolder, files: Mapping[Path, Seen], became: Mapping[Path, ImportFile] | None = None) -> None:
    """Remember files as taken; without `became` their contents were taken before, under other names or times."""
    now = clock.now()
    taken = []
    for path, seen in files.items():
        location = location_of(path)
        taken.append(
            WatchedFile(
                digest=digest_of(location), folder=row, location=location, size=seen.size, mtime_ns=seen.mtime_ns,
                inode=seen.inode, taken_at=now, file=became[path] if became else None,
            )
        )  # fmt: skip
    columns = ["folder", "size", "mtime_ns", "inode", *(["taken_at", "file"] if became else [])]
    WatchedFile.objects.bulk_create(
        taken, batch_size=500, update_conflicts=True, unique_fields=["digest"], update_fields=columns
    )


def digest_of(location: str) -> str:
    """Give what a location is found by: an index takes no path of any length."""
    return hashlib.sha256(location.encode()).hexdigest()


def _known(paths: Sequence[Path]) -> dict[Path, Seen]:
    by_digest = {digest_of(location_of(path)): path for path in paths}
    digests, found = list(by_digest), dict[Path, Seen]()
    for start in range(0, len(digests), FETCH):
        rows = WatchedFile.objects.filter(digest__in=digests[start : start + FETCH])
        for digest, size, mtime_ns, inode in rows.values_list("digest", "size", "mtime_ns", "inode"):
            found[by_digest[digest]] = Seen(size, mtime_ns, inode)
    return found
