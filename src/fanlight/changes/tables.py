"""The database's tables taken as a whole, and rows by the hundred, for those who need no more than that."""

import errno
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import Error, connection, connections, models
from django.db.migrations.executor import MigrationExecutor


def are_current() -> bool:
    """Tell whether every migration has been run. Raises: a database error where there is no usable database."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def is_database_trouble(error: BaseException) -> bool:
    """Tell whether the database, rather than the program, is what failed."""
    return isinstance(error, Error)


def is_disk_full(error: BaseException) -> bool:
    """Tell whether this failed because a disk takes no more, the database's or another."""
    said = str(error).lower() if isinstance(error, Error) else ""
    number = error.errno if isinstance(error, OSError) else None
    return number in _FULL or "disk is full" in said or getattr(error.__cause__, "sqlstate", None) == "53100"


def storage_trouble(error: BaseException) -> str:
    """Say in a sentence what keeps anything from being written, if that is why this failed; else ""."""
    number = error.errno if isinstance(error, OSError) else None
    said = str(error).lower() if isinstance(error, Error) else ""
    state = getattr(error.__cause__, "sqlstate", None)
    if is_disk_full(error):
        return "The disk that holds the library is full."
    if number in _CLOSED or "readonly database" in said or "read-only" in said or state == "25006":
        return "The library can be read, but nothing can be written to it."
    if number in _BROKEN or "disk i/o error" in said or "unable to open database file" in said:
        return "The library's disk does not answer as it should."
    return ""


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}
_BROKEN = {errno.EIO, errno.ENODEV, errno.ENXIO}


def let_go() -> None:
    """Close this process' connections: those that are forked from it must not share them."""
    connections.close_all()


def stored(moment: datetime) -> object:
    """Give a moment as the columns of this database take it, for rows that are written past the models."""
    return connection.ops.adapt_datetimefield_value(moment)


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows of plain values (numbers, strings, None, `stored` moments) in the order of `columns`.

    `columns` are named as in the table. What bulk_create does, without building an instance for each row: an import
    writes some thirty rows a work, and this takes half the time. Constraints hold as ever, since they are the
    database's. Raises: IntegrityError.
    """
    holes = ", ".join(["%s"] * len(columns))
    _execute_many(f"INSERT INTO {_quote(model)} ({', '.join(map(_quote, columns))}) VALUES ({holes})", rows)  # noqa: S608


def insert_objects(objects: Sequence[models.Model]) -> None:
    """Insert objects of one model, all columns but the id, which they are not given.

    What bulk_create does, without asking each field anew about each value: half of what an import cost the database.
    Every value has to be of its field's own kind. Raises: IntegrityError.
    """
    if objects:
        fields = _fields_after_id(type(objects[0]))
        writers = [(field.attname, _writer(field)) for field in fields]
        rows = ([write(getattr(item, name)) for name, write in writers] for item in objects)
        insert_rows(type(objects[0]), [str(field.column) for field in fields], rows)


def _fields_after_id(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    return [field for field in model._meta.concrete_fields if not field.primary_key]


def _writer(field: "models.Field[Any, Any]") -> Callable[[Any], object]:
    """Give what makes a column's value of an object's."""
    if isinstance(field, models.JSONField):
        return _written
    if isinstance(field, models.DateTimeField):
        return lambda moment: moment and stored(moment)
    if isinstance(field, models.DateField):
        return lambda day: day and day.isoformat()
    return lambda value: value


def _written(value: object) -> str | None:
    return "[]" if value == [] else json.dumps(value) if value is not None else None


def update_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Update rows by their ids: each is the values of `columns` in order, then the id.

    What bulk_update does, without its CASE expressions, which take longer to build than to run.
    """
    setters = ", ".join(f"{_quote(column)} = %s" for column in columns)
    _execute_many(f"UPDATE {_quote(model)} SET {setters} WHERE {_quote('id')} = %s", rows)  # noqa: S608


def add_to_rows(model: type[models.Model], column: str, rows: Iterable[tuple[int, int]]) -> None:
    """Add to a column of numbers: each row is what to add (less, if negative), then the id."""
    name = _quote(column)
    _execute_many(f"UPDATE {_quote(model)} SET {name} = {name} + %s WHERE {_quote('id')} = %s", rows)  # noqa: S608


def _quote(name: str | type[models.Model]) -> str:
    return connection.ops.quote_name(name if isinstance(name, str) else name._meta.db_table)


def _execute_many(statement: str, rows: Iterable[Sequence[Any]]) -> None:
    values = list(rows)
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(statement, values)
