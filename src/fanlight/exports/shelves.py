"""Many works at once: into a folder, of which only what is new is written, or into a zip."""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from fanlight.exports import archives, journals, makers, names
from fanlight.exports.editions import Edition
from fanlight.exports.makers import Outcome
from fanlight.exports.making import Format

_DATE = (1980, 1, 1, 0, 0, 0)
Progress = Callable[[str], None]
"""Told the title of each work that is done."""


@dataclass(slots=True)
class Report:
    """What became of an export. `failed` are pairs of a key and why, `left` files of works that are not among these."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    left: int = 0
    bytes: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)


def _silent(title: str) -> None: ...


def write_folder(
    editions: Iterable[Edition],
    folder: Path,
    format_: Format,
    *,
    pattern: str = names.PATTERN,
    stays: bool = False,
    prune: bool = False,
    progress: Progress = _silent,
) -> Report:
    """Write works into a folder; what is there already as it would be written is left alone.

    A work that lies there moves where `pattern` says, unless it `stays`. What was killed is gone on with. `prune` takes
    the files of works away that are not among these. A work that cannot be written costs the others nothing.
    Raises: Conflict, Invalid, OSError.
    """
    names.checked(pattern)
    report = Report()
    seen: set[tuple[str, str]] = set()
    with journals.keep(folder) as journal:

        def wanted_by(edition: Edition) -> str:
            entry = journal.entries.get((edition.key, format_.name)) if stays else None
            if entry is not None:
                return entry.path.removesuffix(Path(entry.path).suffix)
            return names.path_of(edition.manuscript, edition.key, pattern)

        def is_new(edition: Edition, digest: str) -> bool:
            of = edition.key, format_.name
            seen.add(of)
            entry = journal.entries.get(of)
            if entry is None or not entry.path.startswith(wanted_by(edition)):
                return True
            if not journal.is_there(of, entry.path, digest):
                return True
            report.unchanged += 1
            progress(edition.manuscript.title)
            return False

        for outcome in makers.make_all(editions, format_, is_wanted=is_new):
            of = outcome.edition.key, format_.name
            if outcome.made is None:
                report.failed.append((outcome.edition.key, outcome.failure))
            else:
                path = journal.place(of, wanted_by(outcome.edition), outcome.made.suffix)
                journal.put(of, path, outcome.digest, outcome.made.data)
                report.written += 1
                report.bytes += len(outcome.made.data)
            progress(outcome.edition.manuscript.title)
        others = [of for of in journal.entries if of[1] == format_.name and of not in seen]
        for of in others if prune else ():
            journal.drop(of)
            report.removed += 1
        report.left = 0 if prune else len(others)
    return report


def write_zip(
    editions: Iterable[Edition],
    out: BinaryIO,
    format_: Format,
    *,
    pattern: str = names.PATTERN,
    progress: Progress = _silent,
) -> Report:
    """Write works into a zip. Raises: Invalid, OSError."""
    report = Report()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, outcome in _placed(editions, format_, names.checked(pattern), report):
            assert outcome.made is not None
            archive.writestr(_member(path, outcome), outcome.made.data, compresslevel=archives.LEVEL)
            progress(outcome.edition.manuscript.title)
    return report


def stream_zip(
    editions: Iterable[Edition], format_: Format, *, pattern: str = names.PATTERN, alone: bool = False
) -> Iterator[bytes]:
    """Give a zip piece by piece, as it is made, `alone` by this process.

    A work that cannot be written is named in a file of the zip.
    """
    pipe = _Pipe()
    report = Report()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, outcome in _placed(editions, format_, names.checked(pattern), report, alone=alone):
            assert outcome.made is not None
            archive.writestr(_member(path, outcome), outcome.made.data, compresslevel=archives.LEVEL)
            yield pipe.take()
        if report.failed:
            said = "\n".join(f"{key}: {why}" for key, why in report.failed)
            archive.writestr("not-exported.txt", f"These works could not be written:\n{said}\n")
    yield pipe.take()


def _placed(
    editions: Iterable[Edition], format_: Format, pattern: str, report: Report, *, alone: bool = False
) -> Iterator[tuple[str, Outcome]]:
    """Make works and give each a place that no other has; note those that failed."""
    taken: set[str] = set()
    for outcome in makers.make_all(editions, format_, alone=alone):
        if outcome.made is None:
            report.failed.append((outcome.edition.key, outcome.failure))
            continue
        wanted = names.path_of(outcome.edition.manuscript, outcome.edition.key, pattern)
        path = f"{wanted}{outcome.made.suffix}"
        if names.fold(path) in taken:
            path = f"{wanted} - {outcome.edition.key}{outcome.made.suffix}"
        taken.add(names.fold(path))
        report.written += 1
        report.bytes += len(outcome.made.data)
        yield path, outcome


def _member(path: str, outcome: Outcome) -> zipfile.ZipInfo:
    """Describe a file of a zip. What is packed already is stored as it is."""
    member = zipfile.ZipInfo(path, _DATE)
    is_packed = outcome.made is not None and outcome.made.suffix in (".epub", ".zip", ".azw3", ".pdf")
    member.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    member.external_attr = 0o644 << 16
    return member


class _Pipe(io.RawIOBase):
    """What a zip is written to that is taken away piece by piece; it cannot go back in it."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._pieces.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        """Give what was written since."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
