"""How far a long piece of work is; and doing the same with many files, several at a time."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

THREADS = min(4, 1 + (os.cpu_count() or 1))
"""Files at once: reading, hashing and writing all let others go on."""

SOME = 512
"""Files handed out at once."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a backup or a restore is with one of the things that it does."""

    what: str
    done: int
    total: int


Tell = Callable[[Progress], None]


def each(what: str, items: Sequence[str], do: Callable[[str], Result], tell: Tell) -> Iterator[tuple[str, Result]]:
    """Do something with each of many files, and give each with what came of it. The first failure ends it."""
    with ThreadPoolExecutor(THREADS) as pool:
        for start in range(0, len(items), SOME):
            some = items[start : start + SOME]
            for number, done in enumerate(zip(some, pool.map(do, some), strict=True), start + 1):
                yield done
                if number % 16 == 0 or number == len(items):
                    tell(Progress(what, number, len(items)))
