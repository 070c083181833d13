"""Keeping the index: what the indexer process does beside the pages."""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, close_old_connections

from fanlight.search.index.engine import Engine, Unavailable

log = logging.getLogger(__name__)

IDLE = 0.5
"""Seconds between looks at the log."""

WORTH = 1_000
"""Changes after which the files are made anew, so that a process that starts has little to catch up with."""

PATIENCE = 20
"""How many times as long as the making took is waited before the files are made anew again."""


def follow(*, until: Callable[[], bool]) -> None:
    """Keep the index up to date, for ever."""
    keeper = Keeper(Engine(settings.LIBRARY))
    while not until():
        try:
            if not keeper.step():
                time.sleep(IDLE)
        except DatabaseError:
            log.exception("the indexer lost its database; it tries again")
            close_old_connections()
            time.sleep(5)
        except OSError:
            log.exception("the index cannot be written; it is tried again")
            time.sleep(5)


class Keeper:
    """One process' care for the index."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._not_before = 0.0

    def step(self) -> bool:
        """Do the next thing that is to be done; give False where there was nothing."""
        return self._labels() or self._engine.write_texts()

    def _labels(self) -> bool:
        changes: int | None
        try:
            changes = self._engine.fresh_archive().changes
        except Unavailable as missing:
            changes = WORTH if missing.code == "index-behind" else None
        followed = changes is not None and self._engine.is_mapped
        if followed and (changes or 0) < WORTH:
            return False
        if followed and time.monotonic() < self._not_before:
            return False
        started = time.monotonic()
        self._engine.make_labels()
        self._not_before = time.monotonic() + PATIENCE * (time.monotonic() - started)
        return True
