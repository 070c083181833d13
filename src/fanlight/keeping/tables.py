"""The database's tables as a backup sees them: columns, and how a row becomes a line of JSON and a row again.

A line is a list of the columns' values, put together by the database itself, which is three times as fast as Python,
but for the texts of chapters from SQLite, which Python escapes in less than half of its time:
numbers and texts as they are, flags as 1 and 0, moments as `2026-11-26 03:59:12.345678` in UTC, days as `2026-11-26`,
bytes in hexadecimal, JSON and fractions as text. It is the same from both databases but for spaces and idle zeros.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connection, models

LEFT_OUT = frozenset({"django_session", "accounts_onetimelink"})
"""Tables of what opens a door to whoever has it: whoever finds a backup is not signed in by it."""

SETTLED = {("works_chapterversion", "text")}
"""Columns of texts that never change while the rest of their row stays: known again without being read."""

_KINDS = {
    "AutoField": "plain", "BigAutoField": "plain", "SmallAutoField": "plain", "IntegerField": "plain",
    "BigIntegerField": "plain", "SmallIntegerField": "plain", "PositiveIntegerField": "plain",
    "PositiveBigIntegerField": "plain", "PositiveSmallIntegerField": "plain", "CharField": "plain",
    "TextField": "plain", "SlugField": "plain", "BooleanField": "flag", "DateTimeField": "moment", "DateField": "day",
    "BinaryField": "bytes", "JSONField": "json", "FloatField": "fraction",
}  # fmt: skip
"""What a value is, by its field's type."""


class Apps(Protocol):
    """Django's registry of models, of now or of an earlier state of the migrations."""

    def get_models(self, include_auto_created: bool = ...) -> Iterable[type[models.Model]]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Column:
    """A column, and what its values are: plain, flag, moment, day, bytes, json or fraction."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `key` is its primary key; `is_numbered` tells whether the database counts that up."""

    name: str
    columns: tuple[Column, ...]
    key: str
    is_numbered: bool

    @property
    def settled(self) -> str | None:
        """The column of texts that never change while the rest of the row stays."""
        return next((column.name for column in self.columns if (self.name, column.name) in SETTLED), None)


def tables_of(apps: Apps) -> list[Table]:
    """Give all tables of a registry, but for those that no backup holds. Raises: KeyError for an unheard-of type."""
    found = {
        model._meta.db_table: _table(model)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.db_table not in LEFT_OUT
    }
    return [found[name] for name in sorted(found)]


def _table(model: type[models.Model]) -> Table:
    key = model._meta.pk
    return Table(
        name=model._meta.db_table,
        columns=tuple(Column(str(field.column), _kind(field)) for field in model._meta.concrete_fields),
        key=str(key.column),
        is_numbered=isinstance(key, models.AutoField),
    )


def _kind(field: "models.Field[Any, Any]") -> str:
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return _KINDS[field.get_internal_type()]


def line_of(table: Table, *, without: str | None = None) -> str:
    """Give the SQL of a row's line, without a column where that is asked for.

    On SQLite a settled text at its end comes in a column of its own, for `lines.with_texts` to put it there.
    """
    if connection.vendor != "sqlite":
        return f"json_build_array({_values(table, _POSTGRES, without)})::text"
    if without is None and table.settled == table.columns[-1].name:
        return f"json_array({_values(table, _SQLITE, table.settled)}), {quote(table.settled)}"
    return f"json_array({_values(table, _SQLITE, without)})"


def _values(table: Table, written: Mapping[str, str], without: str | None) -> str:
    columns = [column for column in table.columns if column.name != without]
    return ", ".join(written.get(column.kind, "{}").format(quote(column.name)) for column in columns)


_SQLITE = {
    "bytes": "CASE WHEN {0} IS NULL THEN NULL ELSE lower(hex({0})) END",
    "fraction": "CASE WHEN {0} IS NULL THEN NULL ELSE printf('%!.17g', {0}) END",
}
_POSTGRES = {
    "flag": "{}::int",
    "moment": "to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
    "day": "to_char({}, 'YYYY-MM-DD')",
    "bytes": "encode({}, 'hex')",
    "json": "{}::text",
    "fraction": "{}::text",
}


def row_reader(columns: Sequence[Column]) -> Callable[[bytes], list[Any]]:
    """Give what makes a row for the database in use of a line. It raises ValueError for what is no row of these."""
    readers = _TO_SQLITE if connection.vendor == "sqlite" else _TO_POSTGRES
    changed = [(number, readers[column.kind]) for number, column in enumerate(columns) if column.kind in readers]

    def read(line: bytes) -> list[Any]:
        row = json.loads(line)
        if not isinstance(row, list) or len(row) != len(columns):
            raise ValueError("a row has other columns than its table")
        for number, change in changed:
            if row[number] is not None:
                row[number] = change(row[number])
        return row

    return read


def _moment(text: str) -> str:
    return text.removesuffix(".000000")  # as Django stores it, and finds it again


_TO_SQLITE: dict[str, Callable[[Any], Any]] = {"bytes": bytes.fromhex, "fraction": float, "moment": _moment}
_TO_POSTGRES: dict[str, Callable[[Any], Any]] = {
    "bytes": bytes.fromhex,
    "fraction": float,
    "flag": bool,
    "moment": lambda text: f"{text}+00",
}


def quote(name: str) -> str:
    """Give a name as SQL has it."""
    return connection.ops.quote_name(name)
