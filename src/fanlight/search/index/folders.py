"""Where an index lies: a folder for each time that it was made, a pointer to the one that holds, a lock for its maker.

A folder appears under its name when it is whole and on the disk, and the pointer is replaced in one step. So whoever is
killed leaves the index that was, and at most a folder that nobody names.
"""

import contextlib
import json
import secrets
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from fanlight.kernel import locks
from fanlight.kernel.disks import settle

_NEW = ".new-"
_META = "about.json"


class Folders:
    """The folders of one index: `root` is the place of all, `name` begins those of this one."""

    def __init__(self, root: Path, name: str) -> None:
        self.root, self.name = root, name
        self._pointer = root / f"{name}.current"
        self._seen: tuple[int, int] | None = None
        self._held: Path | None = None

    def current(self) -> Path | None:
        """Give the folder that holds, None where none was made yet or it is gone."""
        with contextlib.suppress(OSError, ValueError):
            stat = self._pointer.stat()
            seen = stat.st_mtime_ns, stat.st_ino
            if seen != self._seen:
                folder = self.root / self._pointer.read_text(encoding="ascii").strip()
                whole = folder.name.startswith(f"{self.name}-") and (folder / _META).is_file()
                self._seen, self._held = seen, folder if whole else None
            return self._held
        self._seen = None
        return None

    def new(self) -> Path:
        """Make an empty folder to write in. Raises: OSError."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = self.root / f"{_NEW}{self.name}-{secrets.token_hex(6)}"
        folder.mkdir(mode=0o700)
        return folder

    def publish(self, folder: Path, about: Mapping[str, Any]) -> Path:
        """Let a folder hold from now on, and take the others away; processes that have them open keep them so long."""
        (folder / _META).write_text(json.dumps(about), encoding="utf-8")
        for path in [*folder.iterdir(), folder]:
            settle(path)
        final = self.root / folder.name.removeprefix(_NEW)
        folder.rename(final)
        draft = self._pointer.with_suffix(f".{secrets.token_hex(6)}")
        draft.write_text(final.name, encoding="ascii")
        settle(draft)
        draft.replace(self._pointer)
        settle(self.root)
        self.sweep()
        return final

    def sweep(self) -> None:
        """Take away what nobody names: earlier folders, and those whose maker was killed. Call it with the lock."""
        current = self.current()
        for path in self.root.iterdir():
            if path.is_dir() and path != current and path.name.removeprefix(_NEW).startswith(f"{self.name}-"):
                shutil.rmtree(path, ignore_errors=True)

    def discard(self) -> None:
        """Let none hold. Call it with the lock."""
        self._pointer.unlink(missing_ok=True)
        if self.root.is_dir():
            self.sweep()

    @contextlib.contextmanager
    def lock(self, *, wait: bool) -> Iterator[bool]:
        """Be the only writer; gives False where another is and `wait` is not set. It ends with the process."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locks.lock(self.root / f"{self.name}.lock", wait=wait) as is_ours:
            yield is_ours


def about(folder: Path) -> dict[str, Any]:
    """Give what was said of a folder when it was published. Raises: OSError, ValueError."""
    said = json.loads((folder / _META).read_text(encoding="utf-8"))
    if not isinstance(said, dict):
        raise ValueError(f"{folder.name} does not say what it holds")
    return said


def write_array(folder: Path, name: str, values: "np.ndarray[Any, Any]") -> None:
    """Write an array, to be mapped."""
    np.save(folder / f"{name}.npy", np.ascontiguousarray(values))


def map_array(folder: Path, name: str, *, writable: bool = False) -> "np.ndarray[Any, Any]":
    """Map an array; what is written to it, if it may be, stays with this process. Raises: OSError, ValueError."""
    mapped = np.load(folder / f"{name}.npy", mmap_mode="c" if writable else "r", allow_pickle=False)
    return np.asarray(mapped)  # a plain array, which is quicker to cut than a memmap, and keeps it
