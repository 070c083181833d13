"""Files that are under their names only when they are whole."""

import contextlib
import errno
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

PART = ".part"
OPEN = frozenset({"/dev", "/dev/fd", "/proc/self/fd"})
"""Folders whose files are devices, and what processes hold open."""


@contextlib.contextmanager
def whole(path: Path, *, is_kept_for_sure: bool = True) -> Iterator[BinaryIO]:
    """Open a file beside `path` that takes its place at the end; nothing of it stays when that is not reached.

    A pipe, a device, or a file that somebody holds open for us (`/dev/fd/3`) is written to as it is; a link is
    replaced, not followed. `is_kept_for_sure` waits until the disk has it. Raises: OSError.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.exists() and (not path.is_file() or str(path.absolute().parent) in OPEN):
        with path.open("ab") as out:
            yield out
        return
    draft = path.with_name(f".fanlight-{os.getpid()}-{threading.get_ident()}{PART}")
    try:
        with _opened(draft) as out:
            yield out
            out.flush()
            if is_kept_for_sure:
                os.fsync(out.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _opened(draft: Path) -> BinaryIO:
    try:
        return draft.open("wb")
    except FileNotFoundError:
        draft.parent.mkdir(parents=True, exist_ok=True)
        return draft.open("wb")


def put(path: Path, data: bytes, *, is_kept_for_sure: bool = True) -> None:
    """Write a whole file. Raises: OSError."""
    with whole(path, is_kept_for_sure=is_kept_for_sure) as out:
        out.write(data)
