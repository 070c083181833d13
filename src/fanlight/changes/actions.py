"""Writing to the log and the trail."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction

from fanlight.changes.models import AuditEntry, Change, Reader
from fanlight.changes.tables import insert_objects
from fanlight.kernel import clock

LOG_LOCK = 0x46414E4C
"""The advisory lock on PostgreSQL that makes ids ascend in commit order: "FANL"."""


@dataclass(frozen=True, slots=True)
class News:
    """A change to be recorded: what happened to which row, and what a reader of the log needs to know of it."""

    kind: str
    subject_id: int
    data: Mapping[str, Any] = field(default_factory=dict)


def record(news: Iterable[News]) -> None:
    """Append to the log, within the transaction that makes the change.

    Call it last in that transaction: on PostgreSQL it holds the log until the commit, so that nobody can read a change
    and miss an earlier one that commits later. SQLite has one writer at a time anyway.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a change is recorded in the transaction that makes it")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOG_LOCK])
    at = clock.now()
    insert_objects([Change(at=at, kind=item.kind, subject_id=item.subject_id, data=dict(item.data)) for item in news])


def mark_read(*, reader: str, position: int) -> None:
    """Note that `reader` has done everything up to and with `position`."""
    Reader.objects.update_or_create(name=reader, defaults={"position": position})


def audit(*, actor_id: int | None, actor_name: str, verb: str, subject: str, **detail: Any) -> None:
    """Note who did what. Never pass a secret in `detail`."""
    AuditEntry.objects.create(
        at=clock.now(), actor_id=actor_id, actor_name=actor_name, verb=verb, subject=subject[:200], detail=detail
    )
