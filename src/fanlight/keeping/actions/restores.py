"""Putting a library in place from a backup: all of it or nothing."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from django.db import DatabaseError, connection, transaction

from fanlight.accounts.policies import can_keep, require
from fanlight.accounts.viewers import Viewer
from fanlight.changes.actions import News, audit, record
from fanlight.keeping import loads, manifests, places, states
from fanlight.keeping.files import Damaged, copy, has, is_well, sync
from fanlight.keeping.folders import Backup, check_apart
from fanlight.keeping.manifests import State
from fanlight.keeping.progress import Progress, Tell, each
from fanlight.keeping.tables import quote
from fanlight.kernel import locks
from fanlight.kernel.blobs import BlobStore
from fanlight.kernel.errors import Conflict, NotFound, Unreadable
from fanlight.kernel.library import Library

NOT_YOURS = "Only the owner may restore this library."
NOT_EMPTY = (
    "This library is not empty. With --replace the backup takes its place; what is here now is kept, and "
    "`fanlight restore --back` brings it back."
)
SIGNS_OF_LIFE = ("works_work", "accounts_user", "imports_importjob")
"""Tables of which not one has a row in a library that nobody has used yet."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did. `replaced` names the database that was here before; "" where there was nothing in it."""

    state: str
    made_at: str
    version: str
    works: int
    files: int
    missing: tuple[str, ...]
    settings: Mapping[str, str]
    replaced: str = ""


def look(*, folder: Path, library: Library, by: Viewer, state: str | None = None, tell: Tell) -> Restored:
    """Say what a restore would bring, once everything that it would read was read. Raises: as restore."""
    found, backup, wanted = _look(folder, library, by, state, tell)
    well = each("files", list(wanted), lambda sha256: is_well(backup.originals, sha256, wanted[sha256]), tell)
    if bad := sum(not is_there for _, is_there in well):
        raise Unreadable(f"{bad:,} originals are damaged in this backup. Nothing would be restored.")
    return found


def _look(
    folder: Path, library: Library, by: Viewer, state: str | None, tell: Tell
) -> tuple[Restored, Backup, dict[str, int]]:
    """Look whether a state is whole, but for what stands in its originals: they are read as they are copied."""
    require(can_keep(by), NOT_YOURS)
    check_apart(folder, library.root)
    backup = Backup(folder)
    name, held = _choose(backup, state)
    _check_pieces(backup, held, tell)
    wanted = dict(loads.list_originals(held, backup.pieces))
    lost = [sha256 for sha256, size in wanted.items() if not has(backup.originals, sha256, size)]
    if lost:
        raise Unreadable(f"{len(lost):,} originals are missing in this backup, or cut short. Nothing was restored.")
    found = Restored(
        state=name, made_at=held.made_at, version=held.version, works=held.rows_of("works_work"), files=held.files,
        missing=held.missing, settings=held.settings,
    )  # fmt: skip
    return found, backup, wanted


def restore(
    *, folder: Path, library: Library, by: Viewer, state: str | None = None, over: bool = False, tell: Tell
) -> Restored:
    """Make the library what a state of a backup says, the newest if none is named; `over` one that is not empty.

    Raises: Refused, NotFound, Conflict (not empty, or in use), Unreadable; OSError. Whatever it raises, and killed at
    any moment, the library is as before.
    """
    found, backup, wanted = _look(folder, library, by, state, tell)
    held = backup.read(found.state)
    library.create()
    with _alone(library):
        was_empty = is_empty()
        if not was_empty and not over:
            raise Conflict(NOT_EMPTY)
        _copy_originals(wanted, backup.originals, library.originals, tell)
        with places.drafted(library) as draft:
            with draft.standing_in():
                _fill(held, backup.pieces, tell)
                _note(found.state, held, by)
            replaced = places.exchange(draft.name, library)
        _finish(library)
        if was_empty:
            places.drop(replaced)
    return found if was_empty else replace(found, replaced=replaced)


@dataclass(frozen=True, slots=True)
class Room:
    """The bytes that a restore still has to write: originals that are not there yet, and, about, the database."""

    originals: int
    database: int


def list_room(*, folder: Path, library: Library, by: Viewer, state: str | None = None) -> Room:
    """Say what room a restore needs. Raises: as restore."""
    require(can_keep(by), NOT_YOURS)
    backup = Backup(folder)
    _, held = _choose(backup, state)
    wanted = dict(loads.list_originals(held, backup.pieces))
    missing = sum(size for sha256, size in wanted.items() if not has(library.originals, sha256, size))
    return Room(missing, sum(piece.size for table in held.tables for piece in table.pieces))


def go_back(*, library: Library, by: Viewer) -> str:
    """Let the database that was replaced last change places with the one in use, and give that one's name.

    Raises: Refused, NotFound, Conflict.
    """
    require(can_keep(by), NOT_YOURS)
    names = places.list_replaced(library)
    if not names:
        raise NotFound("Nothing was replaced in this library.")
    with _alone(library):
        replaced = places.exchange(names[-1], library)
        _finish(library)
    return replaced


def is_empty() -> bool:
    """Tell whether nobody has used the library yet. One that cannot be opened is not empty."""
    if connection.vendor == "sqlite" and not places.file().exists():
        return True
    try:
        there = set(connection.introspection.table_names())
        with connection.cursor() as cursor:
            for table in there.intersection(SIGNS_OF_LIFE):
                cursor.execute(f"SELECT 1 FROM {quote(table)} LIMIT 1")  # noqa: S608
                if cursor.fetchone():
                    return False
    except DatabaseError:
        connection.close()
        return False
    return True


def _choose(backup: Backup, state: str | None) -> tuple[str, State]:
    name = state or backup.latest()
    try:
        held = backup.read(name)
    except Unreadable as error:
        older = [other for other in backup.names() if other < name]
        if state or not older:
            raise
        raise Unreadable(f"{error} Nothing was restored; --state {older[-1]} takes the one before it.") from error
    if not states.are_known(held.migrations):
        raise manifests.newer(held.version)
    return name, held


@contextmanager
def _alone(library: Library) -> Iterator[None]:
    """See that no other process uses the library meanwhile. Raises: Conflict."""
    with locks.lock(library.in_use) as is_ours:
        if not is_ours:
            raise Conflict(places.BUSY)
        yield


def _check_pieces(backup: Backup, held: State, tell: Tell) -> None:
    """See that the database's part of a backup is whole, before anything is done with it. Raises: Unreadable."""
    sizes = {piece.sha256: piece.size for piece in held.pieces}

    looked_at = each("pieces", list(sizes), lambda sha256: is_well(backup.pieces, sha256, sizes[sha256]), tell)
    bad = sum(not well for _, well in looked_at)
    if bad:
        raise Unreadable(
            f"{bad:,} pieces of this backup are missing or damaged. Nothing was restored; "
            "`fanlight backup --verify` tells which of its states are whole."
        )


def _copy_originals(sizes: Mapping[str, int], source: BlobStore, target: BlobStore, tell: Tell) -> None:
    """Put originals into the library, beside those that it has: names are contents, so that none is overwritten.

    One that lies there damaged is replaced. Raises: Unreadable, OSError.
    """

    def one(sha256: str) -> None:
        if is_well(target, sha256, sizes[sha256]):
            return
        try:
            copy(sha256, source, target)
        except (Damaged, FileNotFoundError) as error:
            said = f"The original {sha256[:12]}… is damaged in this backup. Nothing was restored."
            raise Unreadable(said) from error

    for _ in each("files", list(sizes), one, tell):
        pass
    sync(target.path(sha256) for sha256 in sizes)


def _fill(held: State, pieces: BlobStore, tell: Tell) -> None:
    """Make the tables as they were then, fill them, and bring them up to date."""
    total, done = sum(table.rows for table in held.tables), 0

    def progress(rows: int) -> None:
        nonlocal done
        done += rows
        tell(Progress("rows", done, total))

    loads.load(held, states.make_tables(held.migrations), pieces, progress=progress)
    states.bring_up_to_date()


def _note(name: str, held: State, by: Viewer) -> None:
    """Write down what happened, in the restored library: its log ends in a change that no index or page has seen."""
    with transaction.atomic():
        audit(
            actor_id=by.user_id, actor_name=by.name, verb="library.restored", subject=f"backup:{name}",
            version=held.version,
        )  # fmt: skip
        record([News("library.restored", 0, {"state": name})])


def _finish(library: Library) -> None:
    """Throw away what was made from the other database."""
    shutil.rmtree(library.cache / "search", ignore_errors=True)
