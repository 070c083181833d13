"""Looking whether a backup is whole."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from fanlight.accounts.policies import can_keep, require
from fanlight.accounts.viewers import Viewer
from fanlight.keeping import loads
from fanlight.keeping.actions.backups import NOT_YOURS, states_in
from fanlight.keeping.files import is_well
from fanlight.keeping.folders import Backup
from fanlight.keeping.manifests import State
from fanlight.keeping.progress import Tell, each
from fanlight.kernel.blobs import BlobStore
from fanlight.kernel.errors import Conflict, Unreadable


@dataclass(frozen=True, slots=True)
class StateFound:
    """A state of a backup, as `verify` found it. `said` is a sentence where it is not whole."""

    name: str
    made_at: str = ""
    version: str = ""
    works: int = 0
    files: int = 0
    bytes: int = 0
    missing: int = 0
    said: str = ""


def verify(*, folder: Path, by: Viewer, tell: Tell) -> list[StateFound]:
    """Read all that a backup holds, and give its states, oldest first.

    What is damaged is set aside where it can be, so that the next backup writes it anew. Raises: Refused, NotFound.
    """
    require(can_keep(by), NOT_YOURS)
    backup = Backup(folder)
    found = states_in(backup)
    pieces = {piece.sha256: piece.size for _, state in found if state for piece in state.pieces}
    bad = _bad(backup.pieces, pieces, "pieces", tell)
    lists = {name: _listed(backup, state, bad) for name, state in found if state}
    lost = _bad(backup.originals, {sha256: size for rows in lists.values() for sha256, size in rows}, "files", tell)
    _set_aside(backup, [*map(backup.pieces.path, bad), *map(backup.originals.path, lost)])
    bad |= lost
    return [_found(name, state, lists.get(name, []), bad) for name, state in found]


def _listed(backup: Backup, state: State, bad: set[str]) -> list[tuple[str, int]]:
    """Give the originals of a state; a list that is none is as bad as a damaged one."""
    names = {piece.sha256 for piece in state.originals}
    if bad.intersection(names):
        return []
    try:
        return loads.list_originals(state, backup.pieces)
    except Unreadable:
        bad |= names
        return []


def _set_aside(backup: Backup, damaged: Iterable[Path]) -> None:
    """Set files aside, unless a backup is being written just now, or the folder cannot be written to."""
    with suppress(Conflict, OSError), backup.alone():
        for path in damaged:
            backup.set_aside(path)


def _bad(store: BlobStore, wanted: Mapping[str, int], what: str, tell: Tell) -> set[str]:
    """Give those of some files that are not there or not what their names say."""
    looked_at = each(what, list(wanted), lambda sha256: is_well(store, sha256, wanted[sha256]), tell)
    return {sha256 for sha256, well in looked_at if not well}


def _found(name: str, state: State | None, originals: Iterable[tuple[str, int]], bad: set[str]) -> StateFound:
    if state is None:
        return StateFound(name, said="It is damaged or cut short, or was made by a newer Fanlight.")
    ill = len(bad.intersection(piece.sha256 for piece in state.pieces))
    lost = len(bad.intersection(sha256 for sha256, _ in originals))
    said = f"{ill} pieces of its database are missing or damaged. " if ill else ""
    said += f"{lost} of its originals are missing or damaged." if lost else ""
    whole = partial(StateFound, name, state.made_at, state.version, state.rows_of("works_work"))
    return whole(state.files, state.bytes, len(state.missing), said.strip())
