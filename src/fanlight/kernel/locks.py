"""Locks on files: a process holds one until it lets go or ends, however it ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]
    import msvcrt


def take(path: Path, *, shared: bool = False, wait: bool = False) -> int | None:
    """Lock a file, making it if need be; give the descriptor that holds it, None where another's lock is in the way.

    Any number may share a lock, and then nobody has it alone. Windows knows no shared locks, and a file that was only
    opened cannot be deleted or replaced there: sharing is opening.
    Raises: OSError where the file cannot be made.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if fcntl is not None:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
        elif not shared:
            msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


@contextmanager
def lock(path: Path, *, wait: bool = False) -> Iterator[bool]:
    """Be the only one within; gives False where another is and `wait` is not set."""
    descriptor = take(path, wait=wait)
    try:
        yield descriptor is not None
    finally:
        if descriptor is not None:
            with suppress(OSError):
                os.close(descriptor)
