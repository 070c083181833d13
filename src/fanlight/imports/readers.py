"""Processes that read files while this one writes to the database: an import's two halves, each on a core of its own.

A reader that a file kills (a fault in a C library, memory that ran out) takes nothing with it: the files it had are
read again one by one, and the one that kills its reader a second time is left out.
"""

from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field

from fanlight.imports.detect import FORMATS
from fanlight.imports.files import SourceFile
from fanlight.imports.reading import Reading, read
from fanlight.kernel.processes import start, usual_number

FEW = 32
"""Files up to which no readers are worth their start."""

KILLER = "Fanlight was stopped each time it read this file, so it was left out."

_warm: list[ProcessPoolExecutor] = []


def warm_up() -> None:
    """Start as many readers as are usual while the rest of a program loads: the first that needs so many has them."""
    number = usual_number()
    if number and not _warm:
        with suppress(OSError, NotImplementedError, ImportError):
            pool = start(number)
            for _ in range(number):
                pool.submit(_load)
            _warm.append(pool)


def _load() -> None:
    """Load what most files need."""
    assert FORMATS[0]


@dataclass(slots=True)
class Readers:
    """Reads files, as they are asked for, in `processes` others and in this one; in this one alone while `resting`."""

    processes: int
    resting: bool = False
    works: bool = field(default=False, init=False)
    _pool: ProcessPoolExecutor | None = field(default=None, init=False)

    def begin(self, source: SourceFile) -> "Pending":
        """Have a file read, soon; the first call starts the processes."""
        return Pending(self, source, self._submit(source))

    def close(self) -> None:
        """End the processes; what they have not begun is left undone."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def read_alone(self, source: SourceFile) -> Reading:
        """Read a file that may have killed a reader, with no other file beside it."""
        self.close()
        if not self.works:  # nothing was ever read: it is no file that keeps processes from starting here
            self.processes = 0
            return read(source)
        future = self._submit(source)
        if future is None:
            return Reading(failure=KILLER)  # better without this file than without this process
        try:
            return future.result()
        except BrokenProcessPool:
            self.close()
            return Reading(failure=KILLER)

    def _submit(self, source: SourceFile) -> Future[Reading] | None:
        if self.resting or not self.processes:
            return None
        try:
            if self._pool is None:
                is_warm = bool(_warm) and self.processes == usual_number()
                self._pool = _warm.pop() if is_warm else start(self.processes)
            return self._pool.submit(read, source)
        except BrokenProcessPool:
            self.close()
        except (OSError, NotImplementedError, ImportError):
            self.processes = 0  # a system without semaphores or shared memory
        return None


@dataclass(slots=True)
class Pending:
    """A file that is being read, or will be."""

    readers: Readers
    source: SourceFile
    future: Future[Reading] | None

    def result(self) -> Reading:
        """Give what was read. A file that no reader has begun yet is read here, rather than waited for."""
        if self.future is None or self.future.cancel():
            return read(self.source)
        try:
            reading = self.future.result()
        except BrokenProcessPool:
            return self.readers.read_alone(self.source)
        except CancelledError:
            return read(self.source)
        self.readers.works = True
        return reading
