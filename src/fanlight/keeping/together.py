"""Work that this process shares with others beside it: threads would share one core.

They begin with what was handed over first, and this process, once it has nothing else to do, with the last: all end at
the same time. Nothing that they load knows Django: one is at work after a tenth of a second.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from fanlight.kernel.processes import start, usual_number

_warm: list[ProcessPoolExecutor] = []


def warm_up() -> None:
    """Start the processes while the rest of a program loads: the first that needs some has them."""
    if not _warm and (pool := _start()):
        pool.submit(_load)
        _warm.append(pool)


def _start() -> ProcessPoolExecutor | None:
    with suppress(OSError, NotImplementedError, ImportError):
        return start(max(1, usual_number()))
    return None


def _load() -> None:
    """Load what most work needs."""
    import numpy as np  # noqa: PLC0415

    from fanlight.keeping import copies, spans  # noqa: PLC0415  which import this

    assert copies, (spans, np)


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do: `here`, or `away`, which goes to another process. `then` is told what came of it, here."""

    here: Callable[[], Any]
    then: Callable[[Any], None]
    away: Callable[[], Any] | None = None


@dataclass(slots=True)
class Together:
    """Tasks under way."""

    _pool: ProcessPoolExecutor | None = None
    _waiting: deque[tuple[Task, "Future[Any] | None"]] = field(default_factory=deque)

    def add(self, tasks: Iterable[Task], *, beside: bool) -> None:
        """Hand tasks over; only with `beside` are they worth starting processes."""
        if beside and self._pool is None:
            self._pool = _warm.pop() if _warm else _start()
        self._waiting.extend((task, self._submit(task)) for task in tasks)

    def finish(self) -> None:
        """Do what nobody has begun, and wait for the rest. Raises: whatever a task does."""
        while self._waiting:
            first, last = self._waiting[0][1], self._waiting[-1][1]
            if first is not None and first.done():
                _end(*self._waiting.popleft())
            elif last is None or last.cancel():
                task, _ = self._waiting.pop()
                task.then(task.here())
            else:
                _end(*self._waiting.popleft())

    def close(self) -> None:
        """End the processes; what nobody has begun is left undone."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def _submit(self, task: Task) -> "Future[Any] | None":
        if self._pool is None or task.away is None:
            return None
        with suppress(BrokenProcessPool):
            return self._pool.submit(task.away)
        return None


def _end(task: Task, future: "Future[Any] | None") -> None:
    try:
        done = future.result() if future is not None else task.here()
    except BrokenProcessPool:
        done = task.here()
    task.then(done)


@contextmanager
def together() -> Iterator[Together]:
    """Share work with other processes, which are gone in the end."""
    work = Together()
    try:
        yield work
    finally:
        work.close()
