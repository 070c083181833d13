"""Making the files of many editions, on as many cores as there are."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import connection

from fanlight.exports.editions import Edition, digest_of
from fanlight.exports.errors import Unavailable
from fanlight.exports.making import Format, Made
from fanlight.kernel.errors import FanlightError

FEW = 48
"""Works up to which other processes are not worth their start."""

MOST = 4
_AHEAD = 8
"""Editions for each process that are under way at once: what memory holds of a library, however large."""


Attempt = tuple[Made | None, str]
"""A file, or why there is none."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an edition: a file, or why there is none."""

    edition: Edition
    digest: str
    made: Made | None = None
    failure: str = ""


def _always(_edition: Edition, _digest: str) -> bool:
    return True


def make_all(
    editions: Iterable[Edition],
    format_: Format,
    *,
    is_wanted: Callable[[Edition, str], bool] = _always,
    alone: bool = False,
) -> Iterator[Outcome]:
    """Make editions in their order; those that `is_wanted` says no to, by their digest, are passed over.

    `alone` starts no other process. Raises: Unavailable where the format cannot be made on this machine.
    """
    waiting = iter(editions)
    first = list(islice(waiting, FEW))
    wanted = (
        (edition, digest)
        for edition in chain(first, waiting)
        if is_wanted(edition, digest := digest_of(edition, format_name=format_.name, version=format_.version))
    )
    processes = 0 if alone or len(first) < FEW or format_.is_slow else _usual_number()
    if not processes:
        yield from (Outcome(edition, digest, *_make(edition, format_)) for edition, digest in wanted)
        return
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"), initializer=_settle) as pool:
        under_way: deque[tuple[Edition, str, Future[Attempt]]] = deque()
        for edition, digest in wanted:
            under_way.append((edition, digest, _submit(pool, edition, format_)))
            if len(under_way) > processes * _AHEAD:
                yield _outcome(*under_way.popleft(), format_)
        yield from (_outcome(*begun, format_) for begun in under_way)


def _outcome(edition: Edition, digest: str, future: Future[Attempt], format_: Format) -> Outcome:
    """Give what became of an edition; one that no process has begun yet is made here, rather than waited for.

    So is one whose process was ended from outside.
    """
    if not future.cancel():
        with suppress(BrokenProcessPool, CancelledError):
            return Outcome(edition, digest, *future.result())
    return Outcome(edition, digest, *_make(edition, format_))


def _submit(pool: ProcessPoolExecutor, edition: Edition, format_: Format) -> Future[Attempt]:
    try:
        return pool.submit(_make, edition, format_)
    except BrokenProcessPool:
        return Future()  # which can be cancelled, and is


def _make(edition: Edition, format_: Format) -> Attempt:
    try:
        return format_.make(edition), ""
    except Unavailable:
        raise
    except FanlightError as error:
        return None, str(error)
    except (ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError, MemoryError) as error:
        said = f"Fanlight stumbled over this work ({type(error).__name__}); this is a fault of ours."
        return None, said


def _usual_number() -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores - 1, MOST)


def _settle() -> None:
    """Make a new process a good maker: it leaves the stage to others, Ctrl-C to its parent, and ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError, AttributeError):
        os.nice(5)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(0)
