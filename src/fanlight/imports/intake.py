"""Reading the bytes of a job's files: from the disk, or out of the zip they came in."""

import os
import stat
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

from fanlight.imports.archives import Archive, open_archive
from fanlight.imports.models import ImportFile
from fanlight.imports.refusals import holds_files
from fanlight.kernel.errors import Unreadable

MOST_BYTES = 256 * 2**20
"""Bytes of a file that is read whole; only books full of pictures come near."""

MOST_BYTES_OF_TEXT = 64 * 2**20
"""Bytes of a file that is no archive: the longest work on AO3 is under 40 MB of HTML."""

ZIP = b"PK\x03\x04"


ESCAPED = "escaped:"
"""Begins a location whose name is no UTF-8, which no database takes; a whole path never begins so."""


def location_of(path: Path) -> str:
    """Give a whole path as text that can be stored, whatever bytes are in it."""
    raw = os.fsencode(path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return ESCAPED + quote_from_bytes(raw)


def place_of(location: str) -> Path:
    """Give the path that location_of stored."""
    if location.startswith(ESCAPED):
        return Path(os.fsdecode(unquote_to_bytes(location.removeprefix(ESCAPED))))
    return Path(location)


class Intake:
    """Reads files one after another; keeps the last zip open, since its members come in a row. Close it after use."""

    def __init__(self) -> None:
        self._path = ""
        self._archive: Archive | None = None

    def read(self, file: ImportFile) -> bytes:
        """Give a file's bytes. Raises: Unreadable, for whatever keeps the file from being read."""
        if file.container is not None:
            archive = self.open(place_of(file.container.location))
            return archive.read(archive.members[int(file.location)])
        path = place_of(file.location)
        try:
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):  # a pipe or a device would be read for ever
                raise Unreadable("This is a folder that cannot be opened, a pipe or a device, not a file.")
            _check_size(path, status.st_size)
            with path.open("rb") as opened:
                return opened.read(status.st_size)  # room for more would be made, and cost more than the reading
        except FileNotFoundError as error:
            raise Unreadable("There is no file of this name.") from error
        except OSError as error:
            raise Unreadable(f"This file cannot be read: {error.strerror or error}.") from error

    def is_bundle(self, file: ImportFile) -> bool:
        """Tell, without reading it all, whether a file is a zip of files rather than a book."""
        if file.container is not None:
            return False
        path = place_of(file.location)
        if not path.is_file() or not _starts_as_zip(path):
            return False
        try:
            return holds_files(self.open(path))
        except Unreadable:
            return False  # the reading itself says why

    def open(self, path: Path) -> Archive:
        """Give the archive at a path. Raises: Unreadable."""
        if self._archive is None or self._path != str(path):
            self.close()
            self._archive, self._path = open_archive(path), str(path)
        return self._archive

    def close(self) -> None:
        """Let go of the last zip."""
        if self._archive is not None:
            self._archive.close()
        self._archive, self._path = None, ""


def _starts_as_zip(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(ZIP)) == ZIP
    except OSError:
        return False  # the reading itself says why


def _check_size(path: Path, size: int) -> None:
    most = MOST_BYTES if _starts_as_zip(path) else MOST_BYTES_OF_TEXT
    if size > most:
        raise Unreadable(
            f"This file is {size // 2**20} MB; Fanlight reads files of this kind up to {most // 2**20} MB."
        )
