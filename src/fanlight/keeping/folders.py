"""Where a backup lies: a folder of originals and pieces by their SHA-256, and of states that name them.

    originals/ab/abcd…   as in a library
    pieces/ab/abcd…      lines of JSON, the database's rows
    states/2026-11-26T035912Z.json
    damaged/abcd…        what was found not to be what its name says

A file appears under its name when it is whole. A state appears last, when all that it names is on the disk; whoever is
killed before that leaves the states that were, and files that the next backup uses or takes away.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path

from fanlight.keeping import manifests
from fanlight.keeping.files import read_file, write_file
from fanlight.keeping.manifests import State
from fanlight.kernel import locks
from fanlight.kernel.blobs import NEW, BlobStore
from fanlight.kernel.disks import settle
from fanlight.kernel.errors import Conflict, Invalid, NotFound

SIGN = "fanlight-backup.txt"
_OURS = {"originals", "pieces", "states"}
_NOBODYS = {".lock", "lost+found", ".DS_Store", "System Volume Information"}
"""What a file system or a file manager puts into any folder, and what is ours and says nothing."""

SAID = """This folder is a backup of a Fanlight library. `fanlight restore` puts it back; `fanlight backup --verify`
looks whether it is whole. It holds the stories, the names of the library's users and the digests of their passwords:
keep it where nobody else can read it.
"""


class Backup:
    """A folder that holds a backup, or is to hold one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.originals = BlobStore(root / "originals")
        self.pieces = BlobStore(root / "pieces")
        self._states = root / "states"

    def create(self) -> None:
        """Make the folders, readable by their owner alone. Raises: Conflict where something else lies; OSError."""
        if self.root.exists() and not self.root.is_dir():
            raise Conflict(f"{self.root} is a file; a backup is a folder.")
        if self.root.is_dir() and not (self.root / SIGN).is_file() and (other := self._other()):
            raise Conflict(f"{self.root} holds other things ({other:.60}). Give a backup a folder of its own.")
        if link := self._link():
            raise Conflict(f"{link} is a link: what is written into a backup stays in its folder.")
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not (self.root / SIGN).is_file():
            write_file(self.root / SIGN, SAID.encode())
        for folder in (self.originals.root, self.pieces.root, self._states):
            folder.mkdir(mode=0o700, exist_ok=True)

    def _other(self) -> str:
        """Name something in a folder without a sign that keeps it from becoming a backup, "" where nothing does.

        Who was killed before there was a sign may have left folders with nothing in them, and a draft.
        """
        for path in self.root.iterdir():
            is_left_over = path.name.startswith(NEW) or (
                path.name in _OURS and path.is_dir() and not any(path.iterdir())
            )
            if path.name not in _NOBODYS and not is_left_over:
                return path.name
        return ""

    def _link(self) -> Path | None:
        """Give a folder in it that leads somewhere else, whoever prepared it."""
        folders = [*self.root.glob("*"), *self.root.glob("*/[0-9a-f][0-9a-f]")]
        return next((path for path in folders if path.is_symlink()), None)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be the only one who writes. Raises: Conflict."""
        with locks.lock(self.root / ".lock") as is_ours:
            if not is_ours:
                raise Conflict(f"Another backup is being written to {self.root}.")
            yield

    def names(self) -> list[str]:
        """Give the states that are there, oldest first. Raises: NotFound where there is no backup."""
        if not self._states.is_dir():
            raise NotFound(f"There is no backup at {self.root}.")
        return sorted(path.stem for path in self._states.glob("[0-9]*.json"))

    def read(self, name: str) -> State:
        """Give a state. Raises: NotFound, Unreadable."""
        if name not in self.names():
            raise NotFound(f"The backup has no state {name:.60}; `fanlight backup --verify` lists those that it has.")
        return manifests.read(read_file(self._states / f"{name}.json"), name=name)

    def latest(self) -> str:
        """Give the newest state's name. Raises: NotFound where none was finished."""
        names = self.names()
        if not names:
            raise NotFound(f"No backup at {self.root} was ever finished.")
        return names[-1]

    def add(self, state: State) -> str:
        """Let a state be there, and give its name; all that it names lies on the disk."""
        names = self.names()
        name = wanted = f"{state.made_at[:19].replace(':', '')}Z"
        number = 1
        while name in names:
            number += 1
            name = f"{wanted}-{number}"
        write_file(self._states / f"{name}.json", manifests.write(state))
        settle(self._states)
        return name

    def forget(self, name: str) -> None:
        """Take a state away; what no other names goes with `sweep`."""
        (self._states / f"{name}.json").unlink(missing_ok=True)

    def drop_originals(self, names: Iterable[str]) -> None:
        """Delete originals that no state names any more."""
        for name in names:
            self.originals.path(name).unlink(missing_ok=True)

    def set_aside(self, path: Path) -> None:
        """Take a damaged file out of its place, where the next backup would believe it; it is kept.

        Raises: Conflict where its folder leads somewhere else; OSError.
        """
        folder = self.root / "damaged"
        if folder.is_symlink():
            raise Conflict(f"{folder} is a link.")
        folder.mkdir(mode=0o700, exist_ok=True)
        with suppress(FileNotFoundError):
            path.replace(folder / path.name)

    def sweep(self, states: Iterable[State]) -> None:
        """Take away pieces that none of these states names, and what was cut off."""
        named = {piece.sha256 for state in states for piece in state.pieces}
        for name in [name for name in self.pieces.names() if name not in named]:
            self.pieces.path(name).unlink(missing_ok=True)
        for path in chain.from_iterable(self.root.glob(f"{folder}{NEW}*") for folder in ("", "*/", "*/*/")):
            path.unlink(missing_ok=True)


def check_apart(backup: Path, library: Path) -> None:
    """See that neither folder lies in the other. Raises: Invalid."""
    mine, other = backup.resolve(), library.resolve()
    if mine == other or mine in other.parents or other in mine.parents:
        raise Invalid("A backup lies apart from its library, best on another disk.", at="PATH")
