"""A disk that takes no more, said so that somebody can go on: what was being done, where, how much is free."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from fanlight.changes.tables import is_disk_full
from fanlight.cli.outcomes import DONE_WITH_FAILURES, fail
from fanlight.kernel.disks import find_free

_UNITS = ("bytes", "kB", "MB", "GB", "TB")


@contextmanager
def told_of_room(
    place: Path | None, doing: Callable[[], str], *, onward: str, needed: Callable[[], str] = str
) -> Iterator[None]:
    """Say of a disk that is full while something is written to `place` (None: standard output), and how to go on.

    `doing` says what was being done when it ended, `needed` how much room is wanted where that is known, and `onward`
    what is as before and what to do. Raises: Failed.
    """
    try:
        yield
    except Exception as error:
        if not is_disk_full(error):
            raise
        said = [_full(place, error), doing(), needed(), onward]
        fail(" ".join(part for part in said if part), status=DONE_WITH_FAILURES)


def _full(place: Path | None, error: Exception) -> str:
    if place is None:
        return "The disk that standard output goes to is full."
    number = error.errno if isinstance(error, OSError) else 0
    if number == errno.EFBIG:
        return f"The disk at {place} takes no file as large as this."
    if number == errno.EDQUOT:
        return f"The disk at {place} takes no more from you: your quota is used up."
    if getattr(error.__cause__, "sqlstate", None):
        return "The disk of the database's server is full."
    free = find_free(place)
    room = f": {say_size(free)} are free there now" if free is not None else ""
    return f"The disk at {place} is full{room}."


def say_size(number: float) -> str:
    """Give bytes as people say them."""
    for unit in _UNITS:
        if number < 1_000 or unit == _UNITS[-1]:
            break
        number /= 1_000
    return f"{number:,.0f} {unit}" if unit == _UNITS[0] or number >= 100 else f"{number:,.1f} {unit}"
