"""Processes beside this one, for work that Python's threads cannot do at once."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import connection

MOST = 4
"""Processes that one can keep busy; more would only wait for it."""

_NICE = 10


def usual_number() -> int:
    """Give how many processes this machine is to have beside one: a core for each but its own, which works as well."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores - 1, MOST)


def start(processes: int, prepare: Callable[[], None] | None = None) -> ProcessPoolExecutor:
    """Start processes, each of which begins with `prepare`. Raises: OSError, NotImplementedError, ImportError."""
    # Not forked: this process may have threads and a database, which a fork would share.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_settle_in, initargs=(prepare,))


def _settle_in(prepare: Callable[[], None] | None) -> None:
    """Make a new process a good one: it leaves the stage to the pages, Ctrl-C to its parent, and ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError, AttributeError):
        os.nice(_NICE)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if prepare is not None:
        prepare()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(0)
