"""Looking whether a backup is whole."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from fanlight.accounts.policies import can_keep, require
from fanlight.accounts.viewers import Viewer
from fanlight.keeping import loads
from fanlight.keeping.actions.backups import NOT_YOURS, states_in
from fanlight.keeping.files import digest_of, has
from fanlight.keeping.folders import Backup
from fanlight.keeping.manifests import State
from fanlight.keeping.progress import Tell, each
from fanlight.kernel.blobs import BlobStore
from fanlight.kernel.errors import Unreadable


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
    """Read all that a backup holds, and give its states, oldest first. Raises: Refused, NotFound."""
    require(can_keep(by), NOT_YOURS)
    backup = Backup(folder)
    found = states_in(backup)
    pieces = {piece.sha256: piece.size for _, state in found if state for piece in state.pieces}
    bad = _bad(backup.pieces, pieces, "pieces", tell)
    lists = {
        name: [] if bad.intersection(p.sha256 for p in state.originals) else loads.list_originals(state, backup.pieces)
        for name, state in found
        if state
    }
    bad |= _bad(backup.originals, {sha256: size for rows in lists.values() for sha256, size in rows}, "files", tell)
    return [_found(name, state, lists.get(name, []), bad) for name, state in found]


def _bad(store: BlobStore, wanted: Mapping[str, int], what: str, tell: Tell) -> set[str]:
    """Give those of some files that are not there or not what their names say."""

    def is_well(sha256: str) -> bool:
        try:
            return has(store, sha256, wanted[sha256]) and digest_of(store.path(sha256)) == sha256
        except (OSError, Unreadable):
            return False

    return {sha256 for sha256, well in each(what, list(wanted), is_well, tell) if not well}


def _found(name: str, state: State | None, originals: Iterable[tuple[str, int]], bad: set[str]) -> StateFound:
    if state is None:
        return StateFound(name, said="It is damaged or cut short, or was made by a newer Fanlight.")
    ill = len(bad.intersection(piece.sha256 for piece in state.pieces))
    lost = len(bad.intersection(sha256 for sha256, _ in originals))
    said = f"{ill} pieces of its database are missing or damaged. " if ill else ""
    said += f"{lost} of its originals are missing or damaged." if lost else ""
    whole = partial(StateFound, name, state.made_at, state.version, state.rows_of("works_work"))
    return whole(state.files, state.bytes, len(state.missing), said.strip())
