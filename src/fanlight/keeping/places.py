"""Where a restored database is made, and how it takes the place of the one in use: in one step, which can be gone back.

On SQLite it is a file beside the other, renamed over it; on PostgreSQL a schema, whose tables change places with the
others in one transaction. What was replaced stays: `replaced/` in the library, or a schema `fanlight_before_…`.
"""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import OperationalError, connection, transaction

from fanlight.keeping.connections import standing_in
from fanlight.keeping.files import sync
from fanlight.keeping.tables import quote
from fanlight.kernel import clock
from fanlight.kernel.errors import Conflict, NotFound
from fanlight.kernel.library import Library

DRAFT = ".restoring-"
SCHEMA = "fanlight_restoring"
BEFORE = "fanlight_before_"
PATIENCE = "15s"
"""How long a change of places waits for those who read or write the tables."""

FAST = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;"
"""What a database may do that is thrown away when anything goes wrong."""

BUSY = "Something is at work in this library. Stop `fanlight serve` and what else uses it, then try again."


@dataclass(frozen=True, slots=True)
class Draft:
    """A database that is being made. `name` is what `exchange` takes: a file, or a schema."""

    name: str

    @contextmanager
    def standing_in(self) -> Iterator[None]:
        """Have it stand in for the one in use."""
        if connection.vendor == "sqlite":
            with standing_in({"init_command": FAST}, name=self.name):
                yield
        else:
            with standing_in({"options": f"-c search_path={self.name}"}):
                yield


@contextmanager
def drafted(library: Library) -> Iterator[Draft]:
    """Have an empty database beside the one in use; it is gone at the end, unless it took the other's place."""
    if connection.vendor == "sqlite":
        _sweep(library)  # of one who was killed
        path = library.root / f"{DRAFT}{secrets.token_hex(6)}.sqlite3"
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            yield Draft(str(path))
        finally:
            _sweep(library)
        return
    drop(SCHEMA)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {SCHEMA}")
    try:
        yield Draft(SCHEMA)
    finally:
        drop(SCHEMA)


def _sweep(library: Library) -> None:
    for stray in library.root.glob(f"{DRAFT}*"):
        stray.unlink(missing_ok=True)


def drop(name: str) -> None:
    """Delete a database that was replaced, or not finished."""
    if connection.vendor == "sqlite":
        for path in [Path(name), *_journals(Path(name))]:
            path.unlink(missing_ok=True)
        return
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {quote(name)} CASCADE")


def list_replaced(library: Library) -> list[str]:
    """Give the databases that were replaced, by the names that `exchange` takes, the last one last."""
    if connection.vendor == "sqlite":
        return sorted(str(path) for path in library.replaced.glob("[0-9]*.sqlite3"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, %s) ORDER BY 1", [BEFORE])
        return [row[0] for row in cursor.fetchall()]


def exchange(name: str, library: Library) -> str:
    """Put a database in the place of the one in use, and give the name of that one. Raises: Conflict, NotFound."""
    stamp = f"{clock.now():%Y%m%dT%H%M%S}_{secrets.token_hex(2)}"
    if connection.vendor == "sqlite":
        return _files(Path(name), stamp, library)
    return _schemas(name, BEFORE + stamp.lower())


def _files(new: Path, stamp: str, library: Library) -> str:
    if not new.is_file():
        raise NotFound(f"{new} is not there any more.")
    connection.close()
    _settle(new)
    sync([new])
    library.replaced.mkdir(mode=0o700, exist_ok=True)
    usual, aside = file(), library.replaced / f"{stamp}.sqlite3"
    if usual.exists():
        journals = [] if _settle(usual) else _journals(usual)
        for path in [usual, *journals]:
            os.link(path, aside.with_name(path.name.replace(usual.name, aside.name)))
        for path in journals:
            path.unlink()  # else they would be taken for the new one's
    new.replace(usual)
    sync([usual])
    return str(aside)


def file() -> Path:
    """Give where the SQLite database in use lies."""
    return Path(str(connection.settings_dict["NAME"]))


def _settle(path: Path) -> bool:
    """Put what a database's journal holds into its file; False for one that cannot be opened. Raises: Conflict."""
    try:
        with closing(sqlite3.connect(path, timeout=5, isolation_level=None)) as database:
            busy = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if busy or database.execute("PRAGMA journal_mode=DELETE").fetchone()[0] != "delete":
                raise Conflict(BUSY)
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise Conflict(BUSY) from error
        return False
    except sqlite3.DatabaseError:
        return False
    return True


def _journals(path: Path) -> list[Path]:
    return [other for end in ("-wal", "-shm", "-journal") if (other := path.with_name(path.name + end)).exists()]


def _schemas(new: str, before: str) -> str:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
            cursor.execute("SELECT current_schema()")
            usual = cursor.fetchone()[0]
            coming = _tables(new)
            if not coming:
                raise NotFound(f"There is nothing in the schema {new} any more.")
            cursor.execute(f"CREATE SCHEMA {quote(before)}")
            for table in [table for table in _tables(usual) if table in coming]:
                cursor.execute(f"ALTER TABLE {quote(usual)}.{quote(table)} SET SCHEMA {quote(before)}")
            for table in coming:
                cursor.execute(f"ALTER TABLE {quote(new)}.{quote(table)} SET SCHEMA {quote(usual)}")
            cursor.execute(f"DROP SCHEMA {quote(new)}")
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", None) != "55P03":
            raise
        raise Conflict(BUSY) from error
    return before


def _tables(schema: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY 1", [schema])
        return [row[0] for row in cursor.fetchall()]
