"""Reading the log."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection
from django.db.models import QuerySet

from fanlight.changes.models import AuditEntry, Change, Reader
from fanlight.changes.rules import UNTOLD

LOOKED_BACK = 20
"""Lines of the log that are looked at for each that is wanted: a night of counts must not cost each feed all of it."""


def list_unread(*, reader: str, limit: int = 1000) -> QuerySet[Change]:
    """Give the oldest changes that `reader` has not done yet, in commit order."""
    position = Reader.objects.filter(name=reader).values_list("position", flat=True).first() or 0
    return Change.objects.filter(pk__gt=position).order_by("pk")[:limit]


def get_position() -> int:
    """Give the id of the newest change, 0 before the first."""
    return Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


@dataclass(frozen=True, slots=True)
class Read:
    """How far somebody has read the log: the last change done, by id and time; of a log that was empty, 0 and None.

    The time tells whether it is still the same change: a transaction that was rolled back, and a database that was put
    back, give an id to another one.
    """

    position: int = 0
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A change as the log has it."""

    id: int
    at: datetime
    kind: str
    subject_id: int


def get_head() -> Read:
    """Give how far the log goes."""
    last = Change.objects.order_by("-pk").values_list("pk", "at").first()
    return Read(*last) if last else Read()


def read_on(read: Read, *, limit: int) -> list[Line] | None:
    """Give the changes after those that were read, in commit order; None where the log is not the one that was read."""
    if is_head(read):
        return []
    lines = [
        Line(*row)
        for row in Change.objects.filter(pk__gte=read.position)
        .order_by("pk")
        .values_list("pk", "at", "kind", "subject_id")[: limit + 1]
    ]
    if read.at is None:
        return lines[:limit]
    if not lines or (lines[0].id, lines[0].at) != (read.position, read.at):
        return None
    return lines[1:]


def is_head(read: Read) -> bool:
    """Tell whether nothing has happened since: asked before every answer, so past the models."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, at FROM changes_change WHERE id >= %s ORDER BY id LIMIT 2", [read.position])
        rows = cursor.fetchall()
    if read.at is None:
        return not rows
    return len(rows) == 1 and (rows[0][0], _moment(rows[0][1])) == (read.position, read.at)


def _moment(stored: str | datetime) -> datetime:
    """Give a time as it is stored: SQLite has text, without a zone."""
    at = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def count_audited(verb: str, *, actor_id: int | None, since: datetime) -> int:
    """Count how often somebody did something lately."""
    return AuditEntry.objects.filter(at__gte=since, verb=verb, actor_id=actor_id).count()


def list_last_changed(prefix: str, *, limit: int) -> list[int]:
    """Give what the newest `limit` changes are about, of those whose kind begins so; the newest first, each once.

    Works of which there is nothing to be told are passed over, as far as a log of LOOKED_BACK times as many lines goes.
    """
    lately = Change.objects.filter(pk__gt=get_position() - LOOKED_BACK * limit).exclude(kind__in=UNTOLD)
    rows = lately.order_by("-pk").values_list("kind", "subject_id")[:limit]
    return list(dict.fromkeys(subject for kind, subject in rows if kind.startswith(prefix)))
