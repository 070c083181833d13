"""Originals copied by a process beside this one: the rows are written here meanwhile, and threads would share one core.

Nothing here knows the database: a process that starts with it is at work after a tenth of a second.
"""

import threading
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


def copy_all(names: Sequence[str], source: BlobStore, target: BlobStore, tell: Tell, stop: threading.Event) -> Copied:
    """Copy files, and give each with its bytes; None for one that is damaged, or gone. Raises: OSError."""
    done = 0
    pool = _pool() if len(names) > FEW else None
    if pool is not None:
        try:
            for name, size in _by(pool, names, source.root, target.root, stop):
                done += 1
                yield name, size
                if done % SOME == 0:
                    tell(Progress("files", done, len(names)))
        except BrokenProcessPool:
            pass  # what is left is done here
        finally:
            pool.shutdown(cancel_futures=True)
    if done < len(names) and not stop.is_set():
        rest = names[done:]
        yield from each("files", rest, lambda name: None if stop.is_set() else _copy(name, source, target), tell)


def _pool() -> ProcessPoolExecutor | None:
    with suppress(OSError, NotImplementedError, ImportError):
        return start(max(1, usual_number()))
    return None


def _by(pool: ProcessPoolExecutor, names: Sequence[str], source: Path, target: Path, stop: threading.Event) -> Copied:
    batches = [names[at : at + SOME] for at in range(0, len(names), SOME)]
    futures = [pool.submit(copy_some, batch, source, target) for batch in batches]
    for batch, future in zip(batches, futures, strict=True):
        if stop.is_set():
            return
        yield from zip(batch, future.result(), strict=True)


def copy_some(names: Sequence[str], source: Path, target: Path) -> list[int | None]:
    """Copy a few files, in whichever process, and give their bytes; None for one that is damaged, or gone."""
    return [_copy(name, BlobStore(source), BlobStore(target)) for name in names]


def _copy(name: str, source: BlobStore, target: BlobStore) -> int | None:
    try:
        return copy(name, source, target)
    except (Damaged, FileNotFoundError, Unreadable):
        return None
