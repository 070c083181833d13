"""Connections that stand in for the database's own, in this thread and for a while.

Whatever runs within (migrations, actions of other rooms, Django) finds them in its usual place, and need not know.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction

from fanlight.keeping.spans import MAPPED
from fanlight.works.store import guarding_originals


@contextmanager
def standing_in(options: Mapping[str, object], *, name: str | None = None) -> Iterator[None]:
    """Let another connection stand in, with these options of its backend, to the database `name` if that is given."""
    usual = connections[DEFAULT_DB_ALIAS]
    settings: dict[str, Any] = deepcopy(usual.settings_dict)
    settings["OPTIONS"] |= options
    settings["NAME"] = name or settings["NAME"]
    other = type(usual)(settings, DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = other
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = usual
        other.close()


@contextmanager
def snapshot() -> Iterator[None]:
    """See the database as it is at this moment, for as long as it takes; nobody who writes has to wait for that.

    No original is purged meanwhile on PostgreSQL.
    """
    with standing_in(_read_only()), transaction.atomic():
        guarding_originals()
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute(f"PRAGMA mmap_size={MAPPED}")  # else each page of 4 kB is a call of the system
            cursor.execute("SELECT count(*) FROM django_migrations")  # it is of the first read that a snapshot is
        yield


@contextmanager
def texts_as_bytes() -> Iterator[None]:
    """Have SQLite give texts as the bytes that they are: they are written as such."""
    if connection.vendor == "sqlite":
        connection.connection.text_factory = bytes
    try:
        yield
    finally:
        if connection.vendor == "sqlite":
            connection.connection.text_factory = str


def _read_only() -> Mapping[str, object]:
    if connection.vendor == "sqlite":
        return {"transaction_mode": "DEFERRED", "detect_types": 0}
    from psycopg import IsolationLevel  # noqa: PLC0415  not installed where nobody uses PostgreSQL

    return {"isolation_level": IsolationLevel.REPEATABLE_READ}
