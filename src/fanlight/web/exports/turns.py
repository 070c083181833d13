"""Long downloads take turns: each holds one of the few threads that answer pages, for as long as it is made."""

import threading
from collections.abc import Iterator
from typing import Self

from django.utils.translation import gettext as _

from fanlight.kernel.errors import Conflict

LONG = 1_000
"""Works from which on a download waits for its turn; shorter ones are over before anybody would miss the thread."""

AT_ONCE = 2

_turns = threading.BoundedSemaphore(AT_ONCE)


class Turn:
    """A download that is being made. Its turn is over when it ends, or when nobody waits for it any more: `close`."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._is_held = True

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> bytes:
        return next(self._pieces)

    def close(self) -> None:
        """End it, also before it began."""
        if self._is_held:
            self._is_held = False
            _turns.release()
        if close := getattr(self._pieces, "close", None):
            close()


def in_turn(pieces: Iterator[bytes], *, works: int, command: str) -> Iterator[bytes]:
    """Give a download as it is, a long one with a turn of its own. Raises: Conflict, naming what does it instead."""
    if works <= LONG:
        return pieces
    if not _turns.acquire(blocking=False):
        said = _(
            "%(number)s long downloads are being made already, and the rest of Fanlight is for reading. Come back when "
            "one has ended; or, on the machine that it runs on: %(command)s"
        )
        raise Conflict(said % {"number": AT_ONCE, "command": command})
    return Turn(pieces)
