"""Watching folders: looking when the system tells of something new, and every so often anyway."""

import hashlib
import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import watchfiles
from django.conf import settings
from django.db import DatabaseError, connection

from fanlight.accounts.viewers import OPERATOR
from fanlight.imports.actions import watches
from fanlight.imports.actions.watches import NotOurs, Taken
from fanlight.imports.folders import Look, Seen, Stillness, look_into
from fanlight.imports.intake import location_of
from fanlight.imports.models import ImportJob, WatchedFolder

log = logging.getLogger(__name__)

MOST_SILENCE = 60.0
"""Seconds between looks at the most: a look is the sign of life that keeps a folder this process'."""

PIECE = 2**20
"""Bytes read at a time."""

ABSENT = "It is not there at the moment."


@dataclass(slots=True)
class Watched:
    """A folder, this process' claim on it, and what is known of its files."""

    path: Path
    stillness: Stillness
    row: WatchedFolder | None = None
    known: dict[str, Taken] = field(default_factory=dict)


@dataclass(slots=True)
class Watch:
    """Looks after folders. Files are taken when they rest; nothing is moved or deleted, nothing taken twice.

    With `claimed`, jobs are this process' own to run; `on_job` is called with each.
    """

    folders: Sequence[Path]
    on_job: Callable[[ImportJob], None]
    policy: ImportJob.Policy = ImportJob.Policy.USUAL
    claimed: bool = False
    rest: float = field(default_factory=lambda: settings.FANLIGHT_WATCH_REST)
    every: float = field(default_factory=lambda: settings.FANLIGHT_WATCH_EVERY)
    _watched: list[Watched] = field(init=False)

    def __post_init__(self) -> None:
        self._watched = [Watched(path, Stillness(self.rest)) for path in dict.fromkeys(self.folders)]

    def run(self, *, until: Callable[[], bool]) -> None:
        """Look until told to stop, and let the folders go."""
        bell = Bell([watched.path for watched in self._watched])
        try:
            while not until():
                growing = self.look_safely()
                bell.listen()
                self._wait(bell, until, self.rest if growing else min(self.every, MOST_SILENCE))
        finally:
            bell.close()
            for watched in self._watched:
                if watched.row is not None:
                    with suppress(DatabaseError):
                        watches.release(watched.row)

    def look_safely(self) -> bool:
        """Look at every folder; trouble with the database is tried again at the next look."""
        try:
            return self.look()
        except DatabaseError:
            log.exception("watched folders could not be looked at; they will be again")
            connection.close_if_unusable_or_obsolete()
            return False

    def look(self) -> bool:
        """Look at every folder once, and take what rests; tell whether something still grows or rests not long enough.

        Raises: DatabaseError.
        """
        return any(list(map(self._look, self._watched)))  # every one of them, whatever the first says

    def _look(self, watched: Watched) -> bool:
        if watched.row is None:
            watched.row = watches.claim(by=OPERATOR, folder=watched.path)
            if watched.row is None:
                return False
            watched.known = watches.remembered(watched.row)
        try:
            return self._look_after(watched, watched.row)
        except NotOurs:
            watched.row, watched.stillness = None, Stillness(self.rest)
            return False

    def _look_after(self, watched: Watched, row: WatchedFolder) -> bool:
        try:
            found = look_into(watched.path, without=settings.LIBRARY.root.resolve())
        except OSError as error:
            absent = isinstance(error, FileNotFoundError | NotADirectoryError)
            watches.note(row, said=ABSENT if absent else f"It cannot be looked into: {error.strerror}.", growing=0)
            return False
        new = {path: seen for path, seen in found.files.items() if not _is_known(watched.known, path, seen)}
        resting, growing = watched.stillness.sort(new, now=time.monotonic())
        watches.note(row, said=_said(found), growing=len(new) - len(resting))
        if resting:
            self._take(watched, row, resting, found)
        return growing > 0 or len(new) > len(resting)

    def _take(self, watched: Watched, row: WatchedFolder, resting: Mapping[Path, Seen], found: Look) -> None:
        taken_before = _taken_before(watched.known, resting, found)
        if taken_before:
            watches.remember(row, taken_before)
        coming = {path: seen for path, seen in resting.items() if path not in taken_before}
        job = None
        if coming:
            job = watches.take(by=OPERATOR, row=row, files=coming, policy=self.policy, claimed=self.claimed)
        watched.stillness.forget(resting)
        if job is not None:
            self.on_job(job)
        watched.known = watches.remembered(row)

    def _wait(self, bell: "Bell", until: Callable[[], bool], seconds: float) -> None:
        end = time.monotonic() + seconds
        while not until() and (left := end - time.monotonic()) > 0:
            if bell.rung.wait(min(left, 0.25)):
                bell.rung.clear()
                return


class Bell:
    """Rings when the system tells that something happened in one of some folders; for ever silent where it cannot."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.rung = threading.Event()
        self._folders = folders
        self._heard: dict[Path, int] = {}
        self._stop: threading.Event | None = None

    def listen(self) -> None:
        """Listen to the folders that are there now; they may have gone and come back as others."""
        there = {path: path.stat().st_ino for path in self._folders if path.is_dir()}
        if there == self._heard:
            return
        self.close()
        self._heard, self._stop = there, threading.Event()
        if there:
            threading.Thread(target=self._hear, args=(list(there), self._stop), daemon=True).start()

    def close(self) -> None:
        """Listen no more."""
        if self._stop is not None:
            self._stop.set()
        self._heard = {}

    def _hear(self, paths: Sequence[Path], stop: threading.Event) -> None:
        try:
            for _ in watchfiles.watch(
                *paths, watch_filter=None, stop_event=stop, raise_interrupt=False, ignore_permission_denied=True
            ):
                self.rung.set()
        except (OSError, RuntimeError) as error:  # too many watches; a file system that tells nothing
            log.warning("the system does not tell what happens in watched folders (%s): they are looked at", error)


def _is_known(known: Mapping[str, Taken], path: Path, seen: Seen) -> bool:
    taken = known.get(location_of(path))
    return taken is not None and taken.seen.is_as(seen)


def _taken_before(known: Mapping[str, Taken], resting: Mapping[Path, Seen], found: Look) -> dict[Path, Seen]:
    """Give those files whose bytes were taken before: only touched since, or given another name."""
    here = {location_of(path) for path in found.files}
    moved = {(taken.seen): location for location, taken in known.items() if location not in here}
    same = {}
    for path, seen in resting.items():
        taken = known.get(location_of(path))
        touched = taken is not None and taken.seen.size == seen.size and taken.sha256 and taken.sha256 == _digest(path)
        if touched or seen in moved:
            same[path] = seen
    return same


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()


def _said(found: Look) -> str:
    if not found.closed:
        return ""
    names = ", ".join(path.name for path in found.closed[:3])
    more = f" and {len(found.closed) - 3} more" if len(found.closed) > 3 else ""
    return f"May not be read: {names}{more}."
