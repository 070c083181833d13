"""A folder of files named by their SHA-256: written once, never changed.

A file appears under its name only when it is whole and on the disk, so a killed process leaves at most a stray
temporary file, which `sweep` takes away.
"""

import contextlib
import hashlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path

HEX = frozenset("0123456789abcdef")
NEW = ".new-"
"""Begins the name of a file that is not whole yet."""


def is_sha256(name: object) -> bool:
    """Tell whether something is a SHA-256 as these files are named by it."""
    return isinstance(name, str) and len(name) == 64 and HEX.issuperset(name)


class BlobStore:
    """The files of one folder. `sha256` is always 64 lower-case hexadecimal digits."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str) -> Path:
        """Give the place of a file, whether it is there or not. Raises: ValueError for what is no SHA-256."""
        if not is_sha256(sha256):
            raise ValueError(f"not a SHA-256: {sha256!r:.80}")
        return self.root / sha256[:2] / sha256

    def has(self, sha256: str) -> bool:
        """Tell whether the file is there."""
        return self.path(sha256).is_file()

    def read(self, sha256: str) -> bytes:
        """Give the whole file. Raises: FileNotFoundError."""
        return self.path(sha256).read_bytes()

    def put(self, data: bytes) -> str:
        """Keep `data`, durably, and give its SHA-256; what is there already is left alone."""
        sha256 = hashlib.sha256(data).hexdigest()
        target = self.path(sha256)
        with contextlib.suppress(FileNotFoundError):
            if target.stat().st_size == len(data):
                return sha256
        temporary = target.with_name(f"{NEW}{os.getpid()}-{threading.get_ident()}")
        try:
            _write(temporary, data)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        return sha256

    def names(self) -> Iterator[str]:
        """Give the SHA-256 of every file kept, in no order."""
        for folder in self.root.glob("[0-9a-f][0-9a-f]"):
            for path in folder.iterdir():
                if not path.name.startswith("."):
                    yield path.name

    def sweep(self, *, older_than: float) -> int:
        """Delete temporary files last written before `older_than` (seconds since the epoch); give how many."""
        strays = [p for p in self.root.glob(f"*/{NEW}*") if p.stat().st_mtime < older_than]
        for path in strays:
            path.unlink(missing_ok=True)
        return len(strays)


def _write(path: Path, data: bytes) -> None:
    """Write a file and wait until the disk has it. By descriptors: a short work's file is the half of its import."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(path, flags, 0o600)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, flags, 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
