"""Originals copied, a few at a time, by whichever process comes to it. Nothing here knows the database."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from fanlight.keeping.files import Damaged, copy
from fanlight.keeping.together import Task
from fanlight.kernel.blobs import BlobStore
from fanlight.kernel.errors import Unreadable

FEW = 200
"""Files for which no process is started."""

SOME = 32
"""Files handed over at once."""


def tasks(
    names: Sequence[str], source: BlobStore, target: BlobStore, then: Callable[[str, int | None], None]
) -> Iterator[Task]:
    """Give what copies files; `then` is told of each its bytes, None for one that is damaged, or gone.

    The tasks raise: OSError.
    """

    def tell(some: Sequence[str], sizes: list[int | None]) -> None:
        for name, size in zip(some, sizes, strict=True):
            then(name, size)

    for at in range(0, len(names), SOME):
        some = names[at : at + SOME]
        do = partial(copy_some, some, source, target)
        yield Task(here=do, away=do, then=partial(tell, some))


def copy_some(names: Sequence[str], source: BlobStore, target: BlobStore) -> list[int | None]:
    """Copy a few files, and give their bytes; None for one that is damaged, or gone. Raises: OSError."""
    return [_copy(name, source, target) for name in names]


def _copy(name: str, source: BlobStore, target: BlobStore) -> int | None:
    try:
        return copy(name, source, target)
    except (Damaged, FileNotFoundError, Unreadable):
        return None
