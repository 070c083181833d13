"""What an export has put into a folder, in a file of that folder: so that the next one writes only what is new.

A line is added before a file is written and another after it, so that an export that was killed is gone on with: of a
file that has but its first line nothing is believed, except that it is ours.
"""

import contextlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from fanlight.exports import files, names
from fanlight.kernel.errors import Conflict

NAME = ".fanlight-export.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the folder: its place there, and what was written; "" while it is not certain that all was."""

    path: str
    digest: str = ""
    size: int = 0


@dataclass(slots=True)
class Journal:
    """The files of a folder by what they are of: a work's key and a format's name."""

    folder: Path
    out: IO[str]
    entries: dict[tuple[str, str], Entry] = field(default_factory=dict)
    taken: dict[str, tuple[str, str]] = field(default_factory=dict)

    def place(self, of: tuple[str, str], wanted: str, suffix: str) -> str:
        """Give a file its place: the one it wants, unless another's is there already, whoever's."""
        before = self.entries.get(of)
        for path in (f"{wanted}{suffix}", f"{wanted} - {of[0]}{suffix}"):
            if before is not None and before.path == path:
                return path
            if names.fold(path) not in self.taken and not (self.folder / path).exists():
                return path
        return f"{wanted} - {of[0]}{suffix}"

    def is_there(self, of: tuple[str, str], path: str, digest: str) -> bool:
        """Tell whether a file is in its place as it would be written."""
        entry = self.entries.get(of)
        if entry is None or (entry.path, entry.digest) != (path, digest):
            return False
        with contextlib.suppress(OSError):
            return (self.folder / path).stat().st_size == entry.size
        return False

    def put(self, of: tuple[str, str], path: str, digest: str, data: bytes) -> None:
        """Write a file, and take it away from where it was before. Raises: OSError."""
        before = self.entries.get(of)
        self._note(of, Entry(path))
        files.put(self.folder / path, data, is_kept_for_sure=False)
        self._note(of, Entry(path, digest, len(data)))
        if before is not None and before.path != path:
            self._remove(before.path)

    def drop(self, of: tuple[str, str]) -> None:
        """Take a file away."""
        entry = self.entries.pop(of, None)
        if entry is not None:
            self._remove(entry.path)
            self.out.write(json.dumps([*of, None]) + "\n")
            self.out.flush()

    def _note(self, of: tuple[str, str], entry: Entry) -> None:
        self.entries[of] = entry
        self.taken[names.fold(entry.path)] = of
        self.out.write(json.dumps([*of, entry.path, entry.digest, entry.size], ensure_ascii=False) + "\n")
        self.out.flush()

    def _remove(self, path: str) -> None:
        self.taken.pop(names.fold(path), None)
        place = self.folder / path
        with contextlib.suppress(OSError):
            place.unlink(missing_ok=True)
            for folder in place.parents:  # those that are empty now
                if folder == self.folder:
                    break
                folder.rmdir()


@contextlib.contextmanager
def keep(folder: Path) -> Iterator[Journal]:
    """Open a folder's journal, for one export at a time. Raises: Conflict, OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    with path.open("a+", encoding="utf-8", errors="replace") as out:
        _lock(out)
        journal = Journal(folder, out)
        out.seek(0)
        lines = 0
        for line in out:
            lines += 1
            _read(journal, line)
        journal.taken = {names.fold(entry.path): of for of, entry in journal.entries.items()}
        out.write("\n")  # whatever a killed export left behind is a line of its own
        yield journal
        if lines > 3 * len(journal.entries) + 100:
            _shorten(journal)


def _read(journal: Journal, line: str) -> None:
    with contextlib.suppress(ValueError, TypeError):
        key, format_name, path, *rest = json.loads(line)
        of = str(key), str(format_name)
        if path is None:
            journal.entries.pop(of, None)
        elif isinstance(path, str) and not _leads_out(path):
            digest, size = rest
            journal.entries[of] = Entry(path, str(digest), int(size))


def _leads_out(path: str) -> bool:
    return path.startswith("/") or "\\" in path or ":" in path or ".." in path.split("/")


def _shorten(journal: Journal) -> None:
    lines = (json.dumps([*of, e.path, e.digest, e.size], ensure_ascii=False) for of, e in journal.entries.items())
    files.put(journal.folder / NAME, ("\n".join(lines) + "\n").encode("utf-8", errors="replace"))


def _lock(out: IO[str]) -> None:
    if os.name == "posix":
        import fcntl  # noqa: PLC0415  not on Windows

        try:
            fcntl.flock(out, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Conflict("Another export writes into this folder. Let it end, or choose another folder.") from error
