"""What lies in a folder that is watched, and which of it has come to rest. No database in here."""

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fanlight.imports.rules import is_litter

UNFINISHED = (
    *(".part", ".partial", ".crdownload", ".download", ".opdownload", ".tmp", ".temp", ".filepart", ".!ut", ".!qb"),
    *(".aria2", ".bc!", ".unconfirmed", ".swp"),
)
"""Endings that programs give to files which they still write; a name with one of these behind it is not done either."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How a file looked: its bytes, when it was last written, and which file of the disk it is."""

    size: int
    mtime_ns: int
    inode: str

    def is_as(self, other: "Seen") -> bool:
        """Tell whether nobody has written to it since; some disks number their files anew each time they come back."""
        return (self.size, self.mtime_ns) == (other.size, other.mtime_ns)


@dataclass(frozen=True, slots=True)
class Look:
    """What a folder held at one moment. `closed` are folders and files in it that may not be read."""

    files: Mapping[Path, Seen]
    closed: tuple[Path, ...] = ()


def look_into(folder: Path, *, without: Path) -> Look:
    """Look at every file in a folder and below; litter, unfinished downloads and the folder `without` are passed over.

    Links to folders are not followed, so that none leads round in a circle. Raises: OSError, when it is not there.
    """
    os.scandir(folder).close()
    files: dict[Path, Seen] = {}
    closed: list[Path] = []
    for here, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not is_litter(name) and Path(here, name).resolve() != without)
        for name in finished(names):
            path = Path(here, name)
            seen = _see(path)
            if seen is not None and seen.size:  # an empty one was only announced
                if os.access(path, os.R_OK):
                    files[path] = seen
                else:
                    closed.append(path)
    return Look(files, tuple(closed))


def finished(names: Iterable[str]) -> list[str]:
    """Give those of a folder's files that nobody seems to be writing, by their names alone."""
    given = list(names)
    folded = {name.casefold() for name in given}
    return sorted(name for name in given if not _is_unfinished(name.casefold(), folded))


def _is_unfinished(name: str, beside: set[str]) -> bool:
    if is_litter(name) or name.startswith("~$") or name.endswith(("~", *UNFINISHED)):
        return True
    return any(f"{name}{ending}" in beside for ending in UNFINISHED)


def _see(path: Path) -> Seen | None:
    try:
        status = path.stat()
    except OSError:
        return None  # gone again, or a link that leads nowhere
    if not stat.S_ISREG(status.st_mode):
        return None
    return Seen(status.st_size, status.st_mtime_ns, f"{status.st_dev}:{status.st_ino}")


@dataclass(slots=True)
class Stillness:
    """Tells files that rest from those that still grow: a file rests when it has looked the same for `rest` seconds."""

    rest: float
    _since: dict[Path, tuple[Seen, float]] = field(default_factory=dict)
    _ready_since: float | None = None

    PATIENCE = 12

    def sort(self, files: Mapping[Path, Seen], *, now: float) -> tuple[dict[Path, Seen], int]:
        """Give the files that are to be taken now, and how many still grow; `now` is any clock's seconds.

        While something grows, what rests waits for it, so that what comes together is taken together; but not longer
        than twelve times the rest.
        """
        self._since = {
            path: self._since[path] if path in self._since and self._since[path][0] == seen else (seen, now)
            for path, seen in files.items()
        }
        resting = {path: seen for path, (seen, since) in self._since.items() if now - since >= self.rest}
        growing = len(files) - len(resting)
        self._ready_since = (self._ready_since if self._ready_since is not None else now) if resting else None
        waited = now - self._ready_since if self._ready_since is not None else 0.0
        if growing and waited < self.PATIENCE * self.rest:
            return {}, growing
        return resting, growing

    def forget(self, paths: Iterable[Path]) -> None:
        """Let go of what was taken."""
        for path in paths:
            self._since.pop(path, None)
        self._ready_since = None
