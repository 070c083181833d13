"""Making a backup while the library is in use."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path

import fanlight
from fanlight.accounts.policies import can_keep, require
from fanlight.accounts.viewers import Viewer
from fanlight.keeping import connections, copies, dumps, loads, states
from fanlight.keeping.files import sync
from fanlight.keeping.folders import Backup, check_apart
from fanlight.keeping.manifests import Held, Piece, State
from fanlight.keeping.progress import Progress, Tell
from fanlight.keeping.tables import tables_of
from fanlight.keeping.together import Together, together
from fanlight.keeping.writers import PieceWriter
from fanlight.kernel import clock
from fanlight.kernel.blobs import BlobStore
from fanlight.kernel.errors import FanlightError
from fanlight.kernel.library import Library
from fanlight.works.selectors.originals import list_named

NOT_YOURS = "Only the owner may back this library up."


@dataclass(frozen=True, slots=True)
class Made:
    """What a backup did. `missing` are originals that the library names and has not, or not whole.

    `unreadable` are earlier states that are damaged, or a newer version's: while there are any, none is let go.
    """

    state: str
    works: int
    rows: int
    files: int
    bytes: int
    new_files: int
    new_bytes: int
    forgotten: int
    missing: tuple[str, ...]
    unreadable: tuple[str, ...] = ()


def make(
    *, folder: Path, library: Library, by: Viewer, keep: int | None = None, settings: Mapping[str, str], tell: Tell
) -> Made:
    """Add the library's state of this moment to a backup; with `keep`, only so many of the newest states stay.

    Raises: Refused, Conflict, Invalid; OSError, whereupon the backup has the states that it had.
    """
    require(can_keep(by), NOT_YOURS)
    check_apart(folder, library.root)
    backup = Backup(folder)
    backup.create()
    with backup.alone():
        before = states_in(backup)
        added: list[tuple[str, State | None]] = []
        try:
            state, stored = _write(backup, library, [state for _, state in before if state], settings, tell)
            added = [(backup.add(state), state)]
            stay, forgotten = _forget(backup, before + added, keep)
        except BaseException:
            _tidy(backup, before + added)
            raise
        _tidy(backup, stay)
    return Made(
        state=added[0][0], works=state.rows_of("works_work"), rows=sum(table.rows for table in state.tables),
        files=state.files, bytes=state.bytes, new_files=stored.files, new_bytes=stored.bytes, forgotten=forgotten,
        missing=state.missing, unreadable=tuple(name for name, state in before if state is None),
    )  # fmt: skip


def _write(
    backup: Backup, library: Library, before: Sequence[State], settings: Mapping[str, str], tell: Tell
) -> tuple[State, "_Stored"]:
    """Write all that a state names, and wait until the disk has it."""
    made_at = clock.now().isoformat()
    with connections.snapshot(), together() as work:
        migrations, named = states.ran(), dict(list_named())
        stored = _copy_originals(library.originals, backup.originals, tell, work)
        tables = _dump_tables(backup, before, tell, work)
    held = stored.held
    missing = sorted(f"{name} ({sha256[:12]})" for sha256, name in named.items() if sha256 not in held)
    state = State(
        made_at=made_at, version=fanlight.__version__, migrations=migrations, tables=tables,
        originals=_list_originals(backup, held), files=len(held), bytes=sum(held.values()), missing=tuple(missing),
        settings=settings,
    )  # fmt: skip
    sync(backup.pieces.path(piece.sha256) for piece in state.pieces)
    return state, stored


def _tidy(backup: Backup, found: Sequence[tuple[str, State | None]]) -> None:
    """Leave nothing behind that no state names; after a process that was killed the next one does it."""
    known = [state for _, state in found if state]
    if len(known) == len(found):  # else nobody knows what the damaged one names
        backup.sweep(known)


def states_in(backup: Backup) -> list[tuple[str, State | None]]:
    """Give every state by name, None for those that cannot be read."""
    found: list[tuple[str, State | None]] = []
    for name in backup.names():
        try:
            found.append((name, backup.read(name)))
        except (FanlightError, OSError):
            found.append((name, None))
    return found


def _dump_tables(backup: Backup, before: Iterable[State], tell: Tell, work: Together) -> tuple[Held, ...]:
    """Write the rows, those with chapters together with other processes, and finish the work."""
    settled = {piece.of: piece for state in before for piece in state.pieces if piece.of}
    tables = tables_of(states.current())
    total, done = sum(map(dumps.count, tables)), 0

    def progress(rows: int) -> None:
        nonlocal done
        done += rows
        tell(Progress("rows", done, total))

    with connections.texts_as_bytes():
        begun = [
            dumps.begin(table, backup.pieces, settled=settled, work=work, progress=progress)
            for table in tables
            if table.settled
        ]
        held = [dumps.dump(table, backup.pieces, progress=progress) for table in tables if not table.settled]
        work.finish()
        held += [done() for done in begun]
    return tuple(sorted(held, key=attrgetter("name")))


@dataclass(slots=True)
class _Stored:
    """Originals that a backup has: SHA-256 → bytes; and how much of it is new."""

    held: dict[str, int] = field(default_factory=dict)
    files: int = 0
    bytes: int = 0


def _copy_originals(source: BlobStore, target: BlobStore, tell: Tell, work: Together) -> _Stored:
    """Hand over what the backup does not have yet, and give what it has, which is right once the work is finished.

    A damaged original is not copied, one that is purged just now neither.
    """
    stored, there = _Stored(), dict(sizes(target))
    wanted = dict(sizes(source))
    new = [sha256 for sha256, size in wanted.items() if there.get(sha256) != size]
    stored.held = {sha256: size for sha256, size in wanted.items() if there.get(sha256) == size}
    done = 0

    def add(sha256: str, size: int | None) -> None:
        nonlocal done
        if size is not None:
            stored.held[sha256] = size
            stored.files, stored.bytes = stored.files + 1, stored.bytes + size
        done += 1
        if done % copies.SOME == 0 or done == len(new):
            tell(Progress("files", done, len(new)))

    work.add(copies.tasks(new, source, target, add), beside=len(new) > copies.FEW)
    return stored


def sizes(store: BlobStore) -> Iterator[tuple[str, int]]:
    """Give every file of a store with its bytes."""
    for folder in sorted(store.root.glob("[0-9a-f][0-9a-f]")):
        with os.scandir(folder) as entries:
            for entry in entries:
                if len(entry.name) == 64 and entry.is_file(follow_symlinks=False):
                    yield entry.name, entry.stat(follow_symlinks=False).st_size


def _list_originals(backup: Backup, held: Mapping[str, int]) -> tuple[Piece, ...]:
    """Write the list of originals into pieces, a sixteenth each: one new file leaves most of them as they were."""
    pieces = []
    for digit in "0123456789abcdef":
        names = sorted(name for name in held if name[0] == digit)
        if names:
            piece = PieceWriter(backup.pieces)
            piece.write("".join(f'["{name}",{held[name]}]\n' for name in names).encode(), rows=len(names))
            pieces.append(piece.close())
    return tuple(pieces)


def _forget(
    backup: Backup, found: list[tuple[str, State | None]], keep: int | None
) -> tuple[list[tuple[str, State | None]], int]:
    """Take away all but the newest states, and originals that were theirs alone; give those that stay, and how many go.

    Where a state cannot be read, all stay: nobody knows what it names.
    """
    old = [] if keep is None else found[: -max(keep, 1)]
    if not old or any(state is None for _, state in found):
        return found, 0
    stay = found[len(old) :]
    gone = _originals_of(backup, old) - _originals_of(backup, stay)
    for name, _ in old:
        backup.forget(name)
    backup.drop_originals(gone)
    return stay, len(old)


def _originals_of(backup: Backup, found: Iterable[tuple[str, State | None]]) -> set[str]:
    return {sha256 for _, state in found if state for sha256, _ in loads.list_originals(state, backup.pieces)}
