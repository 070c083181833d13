"""ZIP archives read safely: in memory, one member at a time, within limits that no honest file meets.

Nothing is ever written to the disk, so a name cannot climb out; such names are refused all the same, because only an
attacker writes them. Archives inside archives are the caller's to open, and to count.
"""

import contextlib
import io
import re
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import IO, Self

from fanlight.kernel.errors import Unreadable

MOST_MEMBERS = 100_000
MOST_BYTES_A_MEMBER = 256 * 2**20
MOST_BYTES = 64 * 2**30
"""Unpacked, all members together; a reader of one kind of archive asks for less."""

MOST_RATIO = 200
"""Unpacked to packed. Prose packs to about a third, a blank page of markup to a fiftieth."""

RATIO_COUNTS_FROM = 2**20
"""Small members may pack as well as they like."""

_LOCAL_HEADER, _DIRECTORY_ENTRY, _END, _END_64 = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06"
_MOST_DIRECTORY_BYTES = 64 * 2**20
_READABLE_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    OverflowError,
    IndexError,
    NotImplementedError,
    RuntimeError,
)
"""What zipfile raises for files that are not what they say."""

_TOO_MANY = "This ZIP archive holds more files than Fanlight opens at once."
_BOMB = "This ZIP archive unpacks to far more than an honest one would, so it was not unpacked."


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive. `name` has forward slashes; two members may bear one name. `size` is unpacked, in bytes."""

    name: str
    size: int
    info: zipfile.ZipInfo = field(repr=False, compare=False)


class Archive:
    """An open ZIP archive. Folders and symbolic links are no members."""

    def __init__(self, file: zipfile.ZipFile, members: tuple[Member, ...]) -> None:
        self._file = file
        self.members = members

    def read(self, member: Member) -> bytes:
        """Unpack one member.

        Raises: Unreadable if it is damaged, not as long as the archive says, too large or packed too well.
        """
        if refusal := _why_not(member):
            raise Unreadable(refusal)
        if member.info.compress_type not in _READABLE_METHODS:
            raise Unreadable(f"“{shown(member.name)}” is packed in a way that Fanlight cannot unpack.")
        try:
            with self._file.open(member.info) as stream:
                # The size is given so that a member which lies about it cannot fill the memory.
                data = stream.read(member.size)
        except _BROKEN as error:
            raise Unreadable(f"“{shown(member.name)}” in this archive is damaged.") from error
        if len(data) != member.size:
            raise Unreadable(f"“{shown(member.name)}” in this archive is not as long as the archive says.")
        return data

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def is_archive(data: bytes) -> bool:
    """Tell whether these bytes start as a ZIP archive does."""
    return data[:4] in (_LOCAL_HEADER, _END)


def open_archive(data: bytes | Path, *, most_bytes: int = MOST_BYTES) -> Archive:
    """Open a ZIP archive and check its table of contents; nothing is unpacked yet.

    Raises: Unreadable for an archive that is broken, locked, a bomb, or holds names that climb out.
    """
    try:
        with io.BytesIO(data) if isinstance(data, bytes) else data.open("rb") as stream:
            _check_directory(stream)
        file = zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data)
    except _BROKEN as error:
        raise Unreadable("This ZIP archive is damaged: its table of contents cannot be read.") from error
    try:
        members = _members(file.infolist())
        _check_members(file.infolist(), members, most_bytes)
    except Unreadable:
        file.close()
        raise
    return Archive(file, members)


def _check_directory(stream: IO[bytes]) -> None:
    """Count the entries before zipfile makes an object of each, and say so if the end is missing."""
    length = stream.seek(0, io.SEEK_END)
    start = max(0, length - 22 - 65_535 - 76)
    stream.seek(start)
    tail = stream.read()
    end = len(tail) - 22 if tail[-22:-18] == _END and tail[-2:] == b"\0\0" else tail.rfind(_END)
    if end < 0:
        cut = _starts_as_archive(stream)
        raise Unreadable("This ZIP archive is cut short: its end is missing." if cut else "This is not a ZIP archive.")
    size = struct.unpack_from("<L", tail, end + 12)[0]
    if end >= 76 and tail[end - 76 : end - 72] == _END_64:
        size = max(size if size != 0xFFFFFFFF else 0, struct.unpack_from("<Q", tail, end - 76 + 40)[0])
    if size > _MOST_DIRECTORY_BYTES:
        raise Unreadable(_TOO_MANY)
    stream.seek(max(0, start + end - 76 - size))
    if stream.read(size + 76).count(_DIRECTORY_ENTRY) > MOST_MEMBERS:
        raise Unreadable(_TOO_MANY)


def _starts_as_archive(stream: IO[bytes]) -> bool:
    stream.seek(0)
    return is_archive(stream.read(4))


def _members(infos: list[zipfile.ZipInfo]) -> tuple[Member, ...]:
    return tuple(
        Member(_name(info), info.file_size, info)
        for info in infos
        if not info.filename.endswith("/") and not _is_link(info)
    )


def _name(info: zipfile.ZipInfo) -> str:
    name = info.orig_filename
    if not info.flag_bits & 0x800 and not name.isascii():
        # Without the flag the names are in an old DOS code page by the book, in UTF-8 in most files.
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/").removeprefix("./")


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _check_members(infos: list[zipfile.ZipInfo], members: tuple[Member, ...], most_bytes: int) -> None:
    for info in infos:
        if info.flag_bits & 0x41:
            raise Unreadable("This ZIP archive is locked with a password.")
    for member in members:
        if not is_safe(member.name):
            raise Unreadable("This ZIP archive holds a file name that leads outside of it.")
    sound = [member for member in members if _why_not(member) is None]
    unpacked, packed = sum(m.size for m in sound), sum(m.info.compress_size for m in sound)
    if unpacked > most_bytes or unpacked > max(MOST_RATIO * packed, 64 * RATIO_COUNTS_FROM):
        raise Unreadable(_BOMB)
    _check_overlaps(infos)


def _why_not(member: Member) -> str | None:
    """Say why a member is not unpacked, if it is not: one such file in a folder is no reason to refuse the others."""
    if member.size > MOST_BYTES_A_MEMBER:
        return f"“{shown(member.name)}” in this archive is too large to unpack."
    if member.size > RATIO_COUNTS_FROM and member.size > MOST_RATIO * member.info.compress_size:
        return f"“{shown(member.name)}” unpacks to far more than an honest file would, so it was not unpacked."
    return None


def _check_overlaps(infos: list[zipfile.ZipInfo]) -> None:
    """Refuse members that share packed bytes: so do bombs that pass every other limit (D. Fifield, 2019)."""
    end = 0
    for info in sorted(infos, key=attrgetter("header_offset")):
        if info.header_offset < end:
            raise Unreadable(_BOMB)
        end = info.header_offset + 30 + info.compress_size


def is_safe(name: str) -> bool:
    """Tell whether a member's name stays inside: no root, no drive, no `..`, no NUL."""
    return bool(name) and not (
        "\0" in name or name.startswith("/") or re.match(r"[A-Za-z]:/", name) or ".." in name.split("/")
    )


def shown(name: str) -> str:
    """Give a name fit for a sentence: printable and short."""
    clean = "".join(c for c in name if c.isprintable())
    return clean if len(clean) <= 80 else clean[:79] + "…"
