"""Originals copied by a process beside this one: the rows are written here meanwhile, and threads would share one core.

Nothing here knows the database: a process that starts with it is at work after a tenth of a second.
"""

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path

from fanlight.keeping.files import Damaged, copy
from fanlight.keeping.progress import Progress, Tell, each
from fanlight.kernel.blobs import BlobStore
from fanlight.kernel.errors import Unreadable
from fanlight.kernel.processes import start, usual_number

FEW = 200
"""Files for which no process is started."""

SOME = 32
"""Files handed over at once."""

Copied = Iterator[tuple[str, int | None]]


def copy_all(
    names: Sequence[str], source: BlobStore, target: BlobStore, tell: Tell, stop: threading.Event, free: threading.Event
) -> Copied:
    """Copy files, and give each with its bytes, in no order; None for one that is damaged, or gone. Raises: OSError.

    Once `free` is set this process has nothing else to do, and copies as well.
    """
    left = dict.fromkeys(names)
    pool = _pool() if len(names) > FEW else None
    if pool is not None:
        try:
            for name, size in _by(pool, names, source.root, target.root, stop, free):
                del left[name]
                yield name, size
                if len(left) % SOME == 0:
                    tell(Progress("files", len(names) - len(left), len(names)))
        except BrokenProcessPool:
            pass  # what is left is done here
        finally:
            pool.shutdown(cancel_futures=True)
    if left and not stop.is_set():
        yield from each("files", list(left), lambda name: None if stop.is_set() else _copy(name, source, target), tell)


def _pool() -> ProcessPoolExecutor | None:
    with suppress(OSError, NotImplementedError, ImportError):
        return start(max(1, usual_number()))
    return None


def _by(
    pool: ProcessPoolExecutor, names: Sequence[str], source: Path, target: Path, stop: threading.Event,
    free: threading.Event,
) -> Copied:  # fmt: skip
    batches = [names[at : at + SOME] for at in range(0, len(names), SOME)]
    waiting = deque((batch, pool.submit(copy_some, batch, source, target)) for batch in batches)
    while waiting and not stop.is_set():
        if free.is_set() and waiting[-1][1].cancel():  # one that nobody has begun: they begin at the other end
            batch, _ = waiting.pop()
            sizes = copy_some(batch, source, target)
        else:
            batch, future = waiting.popleft()
            sizes = future.result()
        yield from zip(batch, sizes, strict=True)


def copy_some(names: Sequence[str], source: Path, target: Path) -> list[int | None]:
    """Copy a few files, in whichever process, and give their bytes; None for one that is damaged, or gone."""
    return [_copy(name, BlobStore(source), BlobStore(target)) for name in names]


def _copy(name: str, source: BlobStore, target: BlobStore) -> int | None:
    try:
        return copy(name, source, target)
    except (Damaged, FileNotFoundError, Unreadable):
        return None
