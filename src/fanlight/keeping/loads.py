"""Reading pieces into tables."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db import DataError, IntegrityError, connection, transaction

from fanlight.keeping.files import open_file
from fanlight.keeping.manifests import Held, Piece, State
from fanlight.keeping.tables import Apps, Table, quote, row_reader, tables_of
from fanlight.kernel.blobs import BlobStore, is_sha256
from fanlight.kernel.errors import Unreadable

SOME = 500
"""Rows put into SQLite at once."""

ILL_LISTED = "The backup's list of originals is damaged."


def load(state: State, apps: Apps, store: BlobStore, *, progress: Callable[[int], None]) -> None:
    """Fill the tables of these models, emptied of what migrations sowed, with a state's rows.

    Raises: Unreadable for rows that are none of these tables', or do not fit each other; OSError.
    """
    connection.disable_constraint_checking()  # rows may come before those that they name; PostgreSQL asks at the end
    try:
        with transaction.atomic():
            _load_all(state, apps, store, progress)
            connection.check_constraints()
    except IntegrityError as error:
        raise Unreadable(f"The backup's tables do not fit each other: {error}".strip()) from error
    finally:
        connection.enable_constraint_checking()


def _load_all(state: State, apps: Apps, store: BlobStore, progress: Callable[[int], None]) -> None:
    tables = {table.name: table for table in tables_of(apps)}
    if {held.name for held in state.tables} != set(tables):
        raise Unreadable("The backup's tables are not those that its version of Fanlight had.")
    _empty(list(tables))
    for held in state.tables:
        try:
            with connection.wrap_database_errors:
                _load(held, tables[held.name], store, progress)
        except (ValueError, TypeError, OverflowError, RecursionError, DataError, IntegrityError) as error:
            raise Unreadable(f"The backup's table {held.name} cannot be loaded: {error}".strip()) from error


def _empty(names: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in names:
                cursor.execute(f"DELETE FROM {quote(name)}")  # noqa: S608
        else:
            cursor.execute(f"TRUNCATE {', '.join(map(quote, names))} CASCADE")


def _load(held: Held, table: Table, store: BlobStore, progress: Callable[[int], None]) -> None:
    by_name = {column.name: column for column in table.columns}
    if set(held.columns) != set(by_name) or len(held.columns) != len(by_name):
        raise ValueError("its columns are not those that its version of Fanlight had")
    read = row_reader([by_name[name] for name in held.columns])
    put = _into_sqlite if connection.vendor == "sqlite" else _into_postgres
    for piece in held.pieces:
        put(held, _rows(piece, store, read))
        progress(piece.rows)
    if held.last_id is not None:
        _count_on(held, table)


def _rows(piece: Piece, store: BlobStore, read: Callable[[bytes], list[Any]]) -> Iterator[list[Any]]:
    with open(open_file(store.path(piece.sha256)), "rb", 1 << 20) as file:  # noqa: PTH123  by descriptor
        for line in file:
            yield read(line)


def _into_sqlite(held: Held, rows: Iterator[list[Any]]) -> None:
    names, holes = ", ".join(map(quote, held.columns)), ", ".join("?" * len(held.columns))
    statement = f"INSERT INTO {quote(held.name)} ({names}) VALUES ({holes})"  # noqa: S608
    connection.connection.executemany(statement, rows)  # past Django's cursor, which would make a list of them


def _into_postgres(held: Held, rows: Iterator[list[Any]]) -> None:
    names = ", ".join(map(quote, held.columns))
    with connection.cursor() as cursor, cursor.copy(f"COPY {quote(held.name)} ({names}) FROM STDIN") as into:
        for row in rows:
            into.write_row(row)


def _count_on(held: Held, table: Table) -> None:
    """Let the database give out ids after the last that it gave out where the backup was made."""
    last = held.last_id or 0
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [held.name])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [held.name, last])
        else:
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [quote(held.name), table.key])
            cursor.execute("SELECT setval(%s, greatest(%s, 1), %s)", [cursor.fetchone()[0], last, last > 0])


def list_originals(state: State, store: BlobStore) -> list[tuple[str, int]]:
    """Give the originals of a state, by SHA-256 and bytes. Raises: Unreadable, OSError."""
    found: list[tuple[str, int]] = []
    for piece in state.originals:
        try:
            rows = [(sha256, size) for sha256, size in _rows(piece, store, json.loads)]
        except (ValueError, TypeError, RecursionError) as error:
            raise Unreadable(ILL_LISTED) from error
        if not all(is_sha256(sha256) and isinstance(size, int) for sha256, size in rows):
            raise Unreadable(ILL_LISTED)
        found += rows
    return found
