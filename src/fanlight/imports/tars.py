"""TAR archives, gzipped or not, and single files under gzip: read safely, in memory, within the limits of a ZIP's.

Nothing is ever written to the disk. Folders, links and devices are no members.
"""

import gzip
import io
import struct
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from fanlight.imports.archives import (
    MOST_BYTES,
    MOST_BYTES_A_MEMBER,
    MOST_MEMBERS,
    MOST_RATIO,
    RATIO_COUNTS_FROM,
    is_safe,
    shown,
)
from fanlight.kernel.errors import Unreadable

GZIP = b"\x1f\x8b"
USTAR, USTAR_AT = b"ustar", 257
HEAD = USTAR_AT + len(USTAR)
"""Bytes that tell what an archive is."""

_BOMB = "This archive unpacks to far more than an honest one would, so it was not unpacked."
_BROKEN = (tarfile.TarError, zlib.error, struct.error, OSError, EOFError, ValueError, OverflowError, IndexError)


@dataclass(frozen=True, slots=True)
class TarMember:
    """A file in an archive. `name` has forward slashes, `size` is unpacked, in bytes."""

    name: str
    size: int
    info: tarfile.TarInfo = field(repr=False, compare=False)


class TarArchive:
    """An open TAR archive."""

    def __init__(self, file: tarfile.TarFile, members: tuple[TarMember, ...]) -> None:
        self._file = file
        self.members = members

    def read(self, member: TarMember) -> bytes:
        """Unpack one member. Raises: Unreadable if it is damaged, too large, or not as long as the archive says."""
        if member.size > MOST_BYTES_A_MEMBER:
            raise Unreadable(f"“{shown(member.name)}” in this archive is too large to unpack.")
        if member.info.issparse():  # a few bytes may claim to be gigabytes of nothing
            raise Unreadable(f"“{shown(member.name)}” is packed in a way that Fanlight cannot unpack.")
        try:
            stream = self._file.extractfile(member.info)
            data = b"" if stream is None else stream.read(member.size)
        except _BROKEN as error:
            raise Unreadable(f"“{shown(member.name)}” in this archive is damaged.") from error
        if len(data) != member.size:
            raise Unreadable(f"“{shown(member.name)}” in this archive is not as long as the archive says.")
        return data

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
        if self._file.fileobj is not None:
            self._file.fileobj.close()


def is_tar(head: bytes) -> bool:
    """Tell whether these bytes begin a TAR archive."""
    return head[USTAR_AT:HEAD] == USTAR


def is_gzip(head: bytes) -> bool:
    """Tell whether these bytes begin a file under gzip."""
    return head.startswith(GZIP)


def head_of_gzip(data: bytes | Path) -> bytes:
    """Unpack the beginning of a file under gzip. Raises: Unreadable."""
    try:
        with _gunzipped(data) as stream:
            return stream.read(HEAD)
    except _BROKEN as error:
        raise Unreadable("This GZIP archive is damaged.") from error


def gunzip(data: bytes | Path) -> bytes:
    """Unpack a single file. Raises: Unreadable if it is damaged, cut short, too large or a bomb."""
    try:
        with _gunzipped(data) as stream:
            unpacked = stream.read(MOST_BYTES_A_MEMBER + 1)
    except EOFError as error:
        raise Unreadable("This GZIP archive is cut short: its end is missing.") from error
    except _BROKEN as error:
        raise Unreadable("This GZIP archive is damaged.") from error
    if len(unpacked) > MOST_BYTES_A_MEMBER:
        raise Unreadable("The file in this archive is too large to unpack.")
    return unpacked


def name_in_gzip(name: str) -> str:
    """Give the name of the file under gzip, by the archive's own."""
    stem = PurePosixPath(name.replace("\\", "/")).name
    return stem[:-3] if stem.lower().endswith(".gz") and len(stem) > 3 else stem


def open_tar(data: bytes | Path) -> TarArchive:
    """Open a TAR archive, gzipped or not, and look through it once.

    Raises: Unreadable for one that is broken, cut short, a bomb, or holds names that climb out.
    """
    stream: IO[bytes] | _Bounded = _opened(data)
    try:
        if is_gzip(stream.read(2)):
            stream.close()
            stream = _gunzipped(data)
        else:
            stream.seek(0)
        file = tarfile.TarFile(fileobj=stream, mode="r", errorlevel=2)
        members = tuple(_members(file))
    except Unreadable:
        stream.close()
        raise
    except (EOFError, tarfile.ReadError) as error:
        stream.close()
        raise Unreadable("This TAR archive is damaged or cut short.") from error
    except _BROKEN as error:
        stream.close()
        raise Unreadable("This TAR archive is damaged.") from error
    return TarArchive(file, members)


def _members(file: tarfile.TarFile) -> Iterator[TarMember]:
    total = 0
    for number, info in enumerate(file):
        if number >= MOST_MEMBERS:
            raise Unreadable("This archive holds more files than Fanlight opens at once.")
        if not info.isreg():
            continue
        name = info.name.replace("\\", "/").removeprefix("./")
        if not is_safe(name):
            raise Unreadable("This archive holds a file name that leads outside of it.")
        total += info.size
        if total > MOST_BYTES:
            raise Unreadable(_BOMB)
        yield TarMember(name, info.size, info)


def _opened(data: bytes | Path) -> IO[bytes]:
    return io.BytesIO(data) if isinstance(data, bytes) else data.open("rb")


def _gunzipped(data: bytes | Path) -> "_Bounded":
    packed = len(data) if isinstance(data, bytes) else data.stat().st_size
    return _Bounded(_opened(data), max(MOST_RATIO * packed, 64 * RATIO_COUNTS_FROM))


class _Bounded(gzip.GzipFile):
    """A file under gzip that gives up where it has unpacked to more than an honest one would."""

    def __init__(self, packed: IO[bytes], most: int) -> None:
        super().__init__(fileobj=packed, mode="rb")
        self._packed, self._most = packed, most

    def read(self, size: int | None = -1) -> bytes:
        if size is None or size < 0 or size > 2 * MOST_BYTES_A_MEMBER:  # a header that lies about its length
            raise Unreadable(_BOMB)
        data = super().read(min(size, self._most - self.tell() + 1))
        if self.tell() > self._most:
            raise Unreadable(_BOMB)
        return data

    def close(self) -> None:
        super().close()
        self._packed.close()
