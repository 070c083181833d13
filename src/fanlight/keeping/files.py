"""Files of a backup, handled with care: seen to be right, wholly there or not at all, and plain files alone."""

import errno
import hashlib
import os
import secrets
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

from fanlight.kernel.blobs import NEW, BlobStore
from fanlight.kernel.errors import Unreadable

CHUNK = 1 << 20

STRETCH = 8 << 20
"""Bytes written before they are read again: memory still has them."""

NEAR = 1 << 18
"""Bytes looked at at once: so few that what was read again is looked at while a core still has it at hand."""


class Damaged(Exception):
    """A file is not what its name says."""


def has(store: BlobStore, sha256: str, size: int) -> bool:
    """Tell whether a file is there, by its name and size alone."""
    try:
        return store.path(sha256).stat(follow_symlinks=False).st_size == size
    except FileNotFoundError:
        return False


def is_well(store: BlobStore, sha256: str, size: int) -> bool:
    """Tell whether a file is there and what its name says: reads all of it."""
    try:
        return has(store, sha256, size) and digest_of(store.path(sha256)) == sha256
    except (OSError, Unreadable):
        return False


def copy(sha256: str, source: BlobStore, target: BlobStore) -> int:
    """Copy a file from one store to another, see that the copy is what its name says, and give its bytes.

    It is the copy that is read and hashed: where it is right the source was. Raises: Damaged for either; OSError.
    """
    final = target.path(sha256)
    draft = final.with_name(f"{NEW}{secrets.token_hex(8)}")
    descriptor = open_file(source.path(sha256))
    try:
        out = create(draft)
        try:
            size = _copy(descriptor, out, sha256)
        finally:
            os.close(out)
        draft.replace(final)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)
    return size


def create(draft: Path) -> int:
    """Make a new file, to write and to read again, and its folder where there is none. Raises: OSError."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        return os.open(draft, flags, 0o600)
    except FileNotFoundError:
        draft.parent.mkdir(mode=0o700, exist_ok=True)
        return os.open(draft, flags, 0o600)


def _copy(source: int, out: int, sha256: str) -> int:
    size = os.fstat(source).st_size
    digest, done = hashlib.sha256(), 0
    while done < size and (sent := send(source, out, min(size - done, STRETCH))):
        os.lseek(out, done, os.SEEK_SET)
        done += sent
        while sent and (data := os.read(out, min(sent, NEAR))):
            digest.update(data)
            sent -= len(data)
    if done != size or digest.hexdigest() != sha256:
        raise Damaged(sha256)
    if size > STRETCH:
        send_on(out)
    return size


def send(source: int, out: int, size: int) -> int:
    """Write up to so many bytes of an open file to another, and give how many; 0 at its end. Raises: OSError."""
    if sys.platform == "linux":  # elsewhere it writes to sockets alone
        try:
            # Not copy_file_range: where a file system can, that lets both files share what is on the disk.
            return os.sendfile(out, source, None, size)
        except OSError as error:
            if error.errno not in CANNOT_SEND:
                raise
    data = os.read(source, size)
    write_all(out, data)
    return len(data)


CANNOT_SEND = (errno.EINVAL, errno.ENOSYS, errno.ENOTSOCK, errno.EOPNOTSUPP)
"""What file systems say that do not write what the system read, without a process that looks on."""


def holds(descriptor: int, data: bytes, *, at: int) -> bool:
    """Tell whether an open file ends with this, from a place on: reads it, and leaves off at its end."""
    os.lseek(descriptor, at, os.SEEK_SET)
    for start in range(0, len(data), NEAR):
        wanted = data[start : start + NEAR]
        if os.read(descriptor, len(wanted)) != wanted:
            return False
    return os.fstat(descriptor).st_size == at + len(data)


def send_on(descriptor: int) -> None:
    """Let the disk begin with a large file now: else all of it waits for the sync at the end."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def read_all(descriptor: int) -> bytes:
    """Give what is left of an open file."""
    size = os.fstat(descriptor).st_size
    data = os.read(descriptor, size + 1)
    while more := os.read(descriptor, CHUNK):
        data += more
    return data


def write_all(descriptor: int, data: bytes | bytearray) -> None:
    """Write all of it. Raises: OSError."""
    with memoryview(data) as whole:
        done = 0
        while done < len(whole):
            done += os.write(descriptor, whole[done:])


def open_file(path: Path) -> int:
    """Open a plain file to read, whatever lies there: no link is followed, no pipe waited for. Raises: OSError."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Unreadable(f"{path} is no plain file.")
    return descriptor


def read_file(path: Path) -> bytes:
    """Give a plain file's bytes. Raises: OSError, Unreadable."""
    descriptor = open_file(path)
    try:
        return read_all(descriptor)
    finally:
        os.close(descriptor)


def digest_of(path: Path) -> str:
    """Give a plain file's SHA-256. Raises: OSError, Unreadable."""
    descriptor = open_file(path)
    try:
        return digest_from(descriptor)
    finally:
        os.close(descriptor)


def digest_from(descriptor: int) -> str:
    """Give the SHA-256 of what is left of an open file."""
    digest = hashlib.sha256()
    while data := os.read(descriptor, CHUNK):
        digest.update(data)
    return digest.hexdigest()


def write_file(path: Path, data: bytes) -> None:
    """Write a file, wholly or not at all, and wait until the disk has it."""
    draft = path.with_name(f"{NEW}{secrets.token_hex(8)}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            write_all(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def sync(paths: Iterable[Path]) -> None:
    """Wait until the disk has these files: all at once where the system can, which takes a tenth of the time."""
    if hasattr(os, "sync"):
        os.sync()
        return
    for path in paths:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        os.fsync(descriptor)
        os.close(descriptor)
