"""Files that hold files: ZIP, TAR and GZIP archives, and anthologies, whose works are books of their own.

One face for all of them: members in their order, each read when it is asked for. No Django in here.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from fanlight.imports import anthologies, tars
from fanlight.imports.anthologies import Anthology
from fanlight.imports.archives import is_archive, open_archive
from fanlight.imports.refusals import holds_files
from fanlight.kernel.errors import Unreadable
from fanlight.kernel.text import squish
from fanlight.works.manuscript import Finding, SeriesPlace

MOST_DEPTH = 4
"""Archives inside each other, the outermost counted: more only ever stands in bombs."""

TOO_DEEP = f"This archive lies inside {MOST_DEPTH} others. Unpack the outer ones first."
_MOST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Inside:
    """A file in a bundle: its name for people, where it lies for `Bundle.read`, and its bytes unpacked."""

    name: str
    location: str
    size: int
    read: Callable[[], bytes] = field(repr=False, compare=False)
    place: SeriesPlace | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Whole:
    """A file that several works come from, so that it is kept once, as it came, and not cut up."""

    data: bytes | Path
    name: str = ""
    _sha256: str = ""

    @property
    def sha256(self) -> str:
        """Its digest."""
        if not self._sha256:
            if isinstance(self.data, bytes):
                self._sha256 = hashlib.sha256(self.data).hexdigest()
            else:
                with self.data.open("rb") as file:
                    self._sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return self._sha256

    @property
    def size(self) -> int:
        """Its bytes."""
        return len(self.data) if isinstance(self.data, bytes) else self.data.stat().st_size

    def read(self) -> bytes:
        """Give it. Raises: OSError, also if it is another by now."""
        data = self.data if isinstance(self.data, bytes) else self.data.read_bytes()
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise OSError("the file changed while its works came in")
        return data


class Bundle:
    """An open bundle. `whole` is there if its members are works cut out of one file."""

    def __init__(
        self, members: Sequence[Inside], close: Callable[[], None] = lambda: None, whole: Whole | None = None
    ) -> None:
        self.members = tuple(members)
        self.whole = whole
        self.close = close
        self._by_location = {member.location: member for member in self.members}

    def member(self, location: str) -> Inside:
        """Give a member. Raises: Unreadable if it is not there: the file is another by now."""
        if location not in self._by_location:
            raise Unreadable("This archive no longer holds that file.")
        return self._by_location[location]


def open_bundle(data: bytes | Path, *, name: str) -> Bundle | None:
    """Open a file that holds files; None for any other, be it an e-book. `name` is the file's own.

    Raises: Unreadable for a TAR or GZIP archive that is broken or hostile, which nothing else would read.
    """
    head = _head(data)
    if is_archive(head):
        return _zip_or_anthology(data)
    if tars.is_gzip(head):
        return _tar(data) if tars.is_tar(tars.head_of_gzip(data)) else _single(data, name)
    return _tar(data) if tars.is_tar(head) else None


def _head(data: bytes | Path) -> bytes:
    if isinstance(data, bytes):
        return data[: tars.HEAD]
    try:
        with data.open("rb") as file:
            return file.read(tars.HEAD)
    except OSError:
        return b""  # the reading itself says why


def _zip_or_anthology(data: bytes | Path) -> Bundle | None:
    try:
        archive = open_archive(data)
    except Unreadable:
        return None  # the reading itself says why
    try:
        if holds_files(archive):
            members = [
                Inside(member.name, str(index), member.size, partial(archive.read, member))
                for index, member in enumerate(archive.members)
            ]
            return Bundle(members, archive.close)
        if (anthology := anthologies.find(archive)) is not None:
            return Bundle(_works(anthology), archive.close, Whole(data))
    except Unreadable:
        pass  # a broken book: the reading itself says why
    archive.close()
    return None


def _works(anthology: Anthology) -> list[Inside]:
    """Give the works, the first of them with what is to be said of the whole."""
    return [
        Inside(
            name=squish(part.title)[:_MOST_TITLE] or part.folder.rstrip("/"),
            location=part.folder,
            size=part.size,
            read=partial(anthology.book, part.folder),
            place=part.place,
            findings=anthology.findings if number == 0 else (),
        )
        for number, part in enumerate(anthology.parts)
    ]


def _tar(data: bytes | Path) -> Bundle:
    archive = tars.open_tar(data)
    members = [
        Inside(member.name, str(index), member.size, partial(archive.read, member))
        for index, member in enumerate(archive.members)
    ]
    return Bundle(members, archive.close)


def _single(data: bytes | Path, name: str) -> Bundle:
    unpacked = tars.gunzip(data)
    return Bundle([Inside(tars.name_in_gzip(name), "0", len(unpacked), lambda: unpacked)])


def cut(data: bytes | Path, part: str) -> bytes:
    """Give a part of a file that holds several works, as the book that it was. Raises: Unreadable."""
    bundle = open_bundle(data, name="")
    if bundle is None:
        raise Unreadable("This file holds one work only.")
    try:
        member = next((m for m in bundle.members if part.startswith(m.location)), None)
        if member is None:
            raise Unreadable("This anthology does not hold that work.")
        book, rest = member.read(), part.removeprefix(member.location)
    finally:
        bundle.close()
    return cut(book, rest) if rest else book
