"""Getting originals back from a backup that are missing in the library, or damaged."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fanlight.accounts.policies import can_keep, require
from fanlight.accounts.viewers import Viewer
from fanlight.keeping.files import Damaged, copy, digest_of
from fanlight.keeping.folders import Backup, check_apart
from fanlight.keeping.progress import Tell, each
from fanlight.kernel.errors import NotFound, Unreadable
from fanlight.kernel.library import Library

NOT_YOURS = "Only the owner may mend this library."


@dataclass(frozen=True, slots=True)
class Refilled:
    """How many originals came back, and how many are not whole in the backup either."""

    back: int = 0
    not_there: int = 0


def refill(*, folder: Path, library: Library, named: Iterable[str], by: Viewer, tell: Tell) -> Refilled:
    """Bring those of some originals (SHA-256) back that the library has not, or not whole.

    A damaged file is set aside, not deleted. Raises: Refused, Invalid, NotFound where there is no backup; OSError.
    """
    require(can_keep(by), NOT_YOURS)
    check_apart(folder, library.root)
    backup = Backup(folder)
    if not backup.names():
        raise NotFound(f"No backup at {folder} was ever finished.")
    wanted = sorted(set(named))
    bad = [sha256 for sha256, well in each("files", wanted, lambda name: _is_well(library, name), tell) if not well]
    back = sum(_bring(sha256, backup, library) for sha256 in bad)
    return Refilled(back=back, not_there=len(bad) - back)


def _is_well(library: Library, sha256: str) -> bool:
    try:
        return digest_of(library.originals.path(sha256)) == sha256
    except (OSError, Unreadable):
        return False


def _bring(sha256: str, backup: Backup, library: Library) -> bool:
    try:
        if digest_of(backup.originals.path(sha256)) != sha256:
            return False
    except (FileNotFoundError, Unreadable):
        return False
    damaged = library.originals.path(sha256)
    if damaged.exists():
        library.set_aside.mkdir(mode=0o700, exist_ok=True)
        damaged.rename(library.set_aside / f"{sha256}.damaged")
    try:
        copy(sha256, backup.originals, library.originals)
    except Damaged:
        return False
    return True
