"""A library with something in it, what a backup of it holds, and a second kind of database."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from fanlight.accounts.viewers import OPERATOR
from fanlight.config import env
from fanlight.keeping import states
from fanlight.keeping.actions import backups, restores, verifications
from fanlight.keeping.folders import Backup
from fanlight.kernel.library import Library
from fanlight.works.actions import works
from fanlight.works.actions.rows import Incoming, Kept
from fanlight.works.manuscript import Chapter, SeriesPlace
from tests.factories import manuscript

CHANGED_BY_A_RESTORE = ("changes_change", "changes_auditentry")
"""Tables in which a restore notes itself."""


def fill(library: Library, *, number: int = 3) -> list[str]:
    """Bring works in, each with a file, with signs in them that JSON and SQL treat as theirs, and give their keys."""
    keys = []
    for n in range(number):
        data = f"<html>The lamp of work {n}</html>".encode() * 50
        kept = Kept(sha256=library.originals.put(data), size=len(data), name=f"lamp-{n}.html", format="html")
        work = manuscript(
            title=f"Lamp “{n}” \\ 'quoted'",
            chapters=tuple(Chapter(c, text=f'<p class="x">One\nline \\two\t é 🏮 {n}.{c}</p>') for c in (1, 2)),
            series=(SeriesPlace("The Tides", position=n + 0.1),),
        )
        keys.append(works.accept(Incoming(manuscript=work, file=kept), by=OPERATOR).key)
    return keys


def make(folder: Path, library: Library, **given: Any) -> backups.Made:
    return backups.make(folder=folder, library=library, by=OPERATOR, settings={}, tell=lambda _: None, **given)


def restore(folder: Path, library: Library, **given: Any) -> restores.Restored:
    return restores.restore(folder=folder, library=library, by=OPERATOR, tell=lambda _: None, **given)


def verify(folder: Path) -> list[str]:
    """Give what is wrong with each state."""
    return [state.said for state in verifications.verify(folder=folder, by=OPERATOR, tell=lambda _: None)]


def rows(folder: Path, state: str) -> dict[str, list[list[Any]]]:
    """Give the rows of each table that a restore leaves alone, as both databases write them."""
    backup = Backup(folder)
    return {
        table.name: [
            [_plain(value) for value in json.loads(line)]
            for piece in table.pieces
            for line in backup.pieces.read(piece.sha256).splitlines()
        ]
        for table in backup.read(state).tables
        if table.name not in CHANGED_BY_A_RESTORE
    }


def _plain(value: Any) -> Any:
    """Blind to what the two databases write differently: the spaces in JSON, zeros after a point."""
    if not isinstance(value, str):
        return value
    if value[:1] in ("{", "["):
        return json.loads(value)
    with suppress(ValueError):
        return float(value)
    return value.removesuffix(".000000")


@contextmanager
def on_sqlite(file: Path) -> Iterator[None]:
    """Be on an SQLite file of one's own with every table, whatever the suite runs on."""
    usual = connections[DEFAULT_DB_ALIAS]
    other = DatabaseWrapper(deepcopy(usual.settings_dict) | env.database("", str(file)), DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = other
    try:
        states.bring_up_to_date()
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = usual
        other.close()
