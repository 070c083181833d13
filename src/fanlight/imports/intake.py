"""Reading the bytes of a job's files: from the disk, or out of the bundles that they came in."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

from fanlight.imports.bundles import MOST_DEPTH, TOO_DEEP, Bundle, Whole, open_bundle
from fanlight.imports.models import ImportFile
from fanlight.kernel.errors import Unreadable
from fanlight.works.manuscript import Finding, SeriesPlace

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


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file's bytes. A work out of an anthology has the `whole` that it was cut from, and which `part` of it it is."""

    data: bytes
    whole: Whole | None = None
    part: str = ""
    place: SeriesPlace | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Open:
    """A bundle that is open: `way` are the locations that lead to it, from the disk inwards."""

    way: tuple[str, ...]
    bundle: Bundle


class Intake:
    """Reads files one after another; keeps the last bundle open, since members come in a row. Close it after use."""

    def __init__(self) -> None:
        self._stack: list[_Open] = []

    def fetch(self, file: ImportFile) -> Fetched | None:
        """Give a file's bytes, None for one that holds files. Raises: Unreadable, for whatever keeps it from us."""
        way = _way(file)
        if file.container is None:
            return None if self._push_path(file, way) else Fetched(_read(place_of(file.location)))
        inside = self.bundle(file.container).member(file.location)
        data = inside.read()
        bundle = open_bundle(data, name=inside.name)
        if bundle is not None:
            if len(way) > MOST_DEPTH:
                bundle.close()
                raise Unreadable(TOO_DEEP)
            self._push(file, way, bundle)
            return None
        whole, part = self._whole(way)
        return Fetched(data, whole, part, inside.place, inside.findings)

    def read(self, file: ImportFile) -> bytes:
        """Give a file's bytes, whether it holds files or not. Raises: Unreadable."""
        if file.container is None:
            return _read(place_of(file.location))
        return self.bundle(file.container).member(file.location).read()

    def bundle(self, container: ImportFile) -> Bundle:
        """Give the open bundle that a row stands for. Raises: Unreadable if it cannot be opened any more."""
        way = _way(container)
        self._pop_to(way)
        if len(self._stack) < len(way):
            if self.fetch(container) is not None:
                raise Unreadable("This archive is another file by now.")
            self._pop_to(way)
        return self._stack[-1].bundle

    def close(self) -> None:
        """Let go of everything that is open."""
        self._pop_to(())

    def _push_path(self, file: ImportFile, way: tuple[str, ...]) -> bool:
        path = place_of(file.location)
        bundle = open_bundle(path, name=path.name) if path.is_file() else None
        if bundle is not None:
            self._push(file, way, bundle)
        return bundle is not None

    def _push(self, file: ImportFile, way: tuple[str, ...], bundle: Bundle) -> None:
        if bundle.whole is not None:
            bundle.whole.name = file.name
        self._pop_to(way[:-1])
        self._stack.append(_Open(way, bundle))

    def _pop_to(self, way: tuple[str, ...]) -> None:
        """Close what does not lie on the way."""
        while self._stack and self._stack[-1].way != way[: len(self._stack)]:
            self._stack.pop().bundle.close()

    def _whole(self, way: tuple[str, ...]) -> tuple[Whole | None, str]:
        for depth, opened in enumerate(self._stack):
            if opened.bundle.whole is not None:
                return opened.bundle.whole, "".join(way[depth + 1 :])
        return None, ""


def _way(file: ImportFile) -> tuple[str, ...]:
    return (*(_way(file.container) if file.container is not None else ()), file.location)


def _read(path: Path) -> bytes:
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
