"""The library's health: what must hold beyond what the database itself holds."""

import hashlib
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from fanlight.accounts.policies import can_import, require
from fanlight.accounts.viewers import Viewer
from fanlight.changes.actions import News, record
from fanlight.imports.actions.jobs import end_receiving
from fanlight.imports.models import ImportFile, ImportJob, Review
from fanlight.kernel.checks import Check
from fanlight.kernel.library import Library
from fanlight.tags.models import Tag
from fanlight.works.models import KeptOriginal, Original, Tagging

NOT_YOURS = "Only the owner may examine this library."
YOUNG = 24 * 60 * 60
"""Seconds for which an original that no work names may belong to an import still under way."""


def examine_library(viewer: Viewer, *, library: Library, fix: bool) -> list[Check]:
    """Look at everything, and with `fix` put right what can be without loss. Raises: Refused."""
    require(can_import(viewer), NOT_YOURS)
    return [
        _database(),
        *_originals(library, fix=fix),
        _uses(fix=fix),
        _jobs(fix=fix),
        _uploads(library, fix=fix),
        _private(library, fix=fix),
    ]


def _database() -> Check:
    if connection.vendor != "sqlite":
        return Check("database", True, "PostgreSQL looks after itself.")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        said = [str(row[0]) for row in cursor.fetchall()]
        cursor.execute("PRAGMA foreign_key_check")
        dangling = len(cursor.fetchall())
    well = said == ["ok"] and not dangling
    return Check(
        "database", well, "SQLite finds it whole." if well else f"{'; '.join(said)[:500]}; {dangling} dangling."
    )


def _originals(library: Library, *, fix: bool) -> Iterator[Check]:
    store = library.originals
    missing, damaged, named, back = [], [], set[str](), 0
    for sha256, name in chain(_of_works(), _of_reviews(), _of_removals()):
        if sha256 in named:
            continue
        named.add(sha256)
        if not store.has(sha256):
            if fix and _comes_back(library, sha256):
                back += 1
            else:
                missing.append(name or sha256)
        elif _digest(library, sha256) != sha256:
            damaged.append(name or sha256)
    ill = missing or damaged
    said = f"{len(named):,} files, each byte as it came."
    if ill:
        said = (
            f"{len(missing)} missing, {len(damaged)} damaged: {', '.join((missing + damaged)[:5])}. "
            "Get them from a backup (`fanlight doctor --fix --backup PATH`), or import them again."
        )
    said += f" {back} that had been set aside are back." if back else ""
    yield Check("originals", not ill, said, fixed=back)

    limit = time.time() - YOUNG
    stray = [name for name in store.names() if name not in named and store.path(name).stat().st_mtime < limit]
    if stray and not named:
        said = f"{len(stray)} originals and not one work: this is not the database that belongs to this library."
        yield Check("leftovers", False, said)
        return
    if fix and stray:
        library.set_aside.mkdir(mode=0o700, exist_ok=True)
        for name in stray:
            store.path(name).rename(library.set_aside / name)
    swept = store.sweep(older_than=limit) if fix else 0
    said = (
        f"{len(stray)} files that no work names, from imports that were cut off." if stray else "Nothing is left over."
    )
    if fix and stray:
        said += f" They lie in {library.set_aside.name} now."
    yield Check("leftovers", fix or not stray, said, fixed=len(stray) + swept if fix else 0)


def _comes_back(library: Library, sha256: str) -> bool:
    """Take a file back that was set aside, if it is what its name says."""
    aside = library.set_aside / sha256
    if not aside.is_file() or hashlib.sha256(aside.read_bytes()).hexdigest() != sha256:
        return False
    library.originals.path(sha256).parent.mkdir(mode=0o700, exist_ok=True)
    aside.rename(library.originals.path(sha256))
    return True


def list_named(viewer: Viewer) -> list[str]:
    """Give the SHA-256 of every original that something names. Raises: Refused."""
    require(can_import(viewer), NOT_YOURS)
    return [sha256 for sha256, _ in chain(_of_works(), _of_reviews(), _of_removals())]


def _of_works() -> Iterator[tuple[str, str]]:
    """Give the originals and pictures of works, with the names they came under."""
    return Original.objects.order_by("sha256").values_list("sha256", "name").iterator()


def _of_reviews() -> Iterator[tuple[str, str]]:
    """Give the originals and pictures of what waits for somebody to look at it, or was left out."""
    reviews = Review.objects.exclude(state=Review.State.ACCEPTED)
    for sha256, name, pictures in reviews.values_list("sha256", "name", "pictures").iterator():
        yield sha256, name
        yield from ((picture[0], name) for picture in pictures)


def _of_removals() -> Iterator[tuple[str, str]]:
    """Give the originals and pictures of what was taken out, which stay until they are purged."""
    return KeptOriginal.objects.order_by("sha256").values_list("sha256", "name").iterator()


def _digest(library: Library, sha256: str) -> str:
    with library.originals.path(sha256).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _uses(*, fix: bool) -> Check:
    carried = Tagging.objects.filter(tag=OuterRef("pk")).order_by().values("tag")
    counted = carried.annotate(n=Count("work", distinct=True)).values("n")
    with transaction.atomic():
        wrong = Tag.objects.annotate(n=Coalesce(Subquery(counted), 0)).exclude(uses=F("n"))
        rows = list(wrong)
        if fix and rows:
            for tag in rows:
                tag.uses = tag.n
            Tag.objects.bulk_update(rows, ["uses"], batch_size=500)
            record([News("tags.recounted", 0)])  # nobody decided anything, but names are remembered with their counts
    said = f"{len(rows)} tags have a wrong number of works." if rows else "Every tag's number of works is right."
    return Check("tag counts", fix or not rows, said, fixed=len(rows) if fix else 0)


def _jobs(*, fix: bool) -> Check:
    unfinished = ImportJob.objects.exclude(state=ImportJob.State.DONE).count()
    waiting = ImportFile.objects.filter(outcome=ImportFile.Outcome.WAITING).count()
    stale = [job for job in ImportJob.objects.filter(state=ImportJob.State.RECEIVING) if _is_left(job)]
    for job in stale if fix else []:
        end_receiving(job)
    said = (
        f"{unfinished} unfinished, {waiting} files waiting; `serve` goes on with them." if unfinished else "All done."
    )
    if stale:
        said = f"{len(stale)} wait for uploads that stopped more than a day ago."
        said += " What had come is imported by `serve` now." if fix else ""
    return Check("imports", fix or not stale, said, fixed=len(stale) if fix else 0)


def _is_left(job: ImportJob) -> bool:
    """Tell whether nothing has come for a job for a day."""
    folder: Path = settings.LIBRARY.incoming / job.key
    last = folder.stat().st_mtime if folder.is_dir() else job.made_at.timestamp()
    return last < time.time() - YOUNG


def _uploads(library: Library, *, fix: bool) -> Check:
    """See that every upload belongs to an import that there is."""
    there = [
        path for path in library.incoming.iterdir() if path.is_dir() and path.stat().st_mtime < time.time() - YOUNG
    ]
    known = set(ImportJob.objects.filter(key__in=[path.name for path in there]).values_list("key", flat=True))
    stray = [path for path in there if path.name not in known]
    for path in stray if fix else []:
        library.set_aside.mkdir(mode=0o700, exist_ok=True)
        path.rename(library.set_aside / f"incoming-{path.name}")
    said = f"{len(stray)} folders of uploads belong to no import." if stray else "Every upload belongs to an import."
    said += f" They lie in {library.set_aside.name} now." if stray and fix else ""
    return Check("uploads", fix or not stray, said, fixed=len(stray) if fix else 0)


def _private(library: Library, *, fix: bool) -> Check:
    files = [path for path in (library.secret_file, library.database) if path.exists()]
    open_to_others = [path for path in files if path.stat().st_mode & 0o077]
    for path in open_to_others if fix else []:
        path.chmod(0o600)
    names = " and ".join(path.name for path in open_to_others)
    said = f"Others on this machine could read {names}." if names else "Only you can read the database and the key."
    return Check("private files", fix or not open_to_others, said, fixed=len(open_to_others) if fix else 0)
