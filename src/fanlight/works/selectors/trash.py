"""What was deleted and can be put back, and what of it is still here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Sum

from fanlight.accounts.policies import require
from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import NotFound
from fanlight.works.actions.removals import named_elsewhere
from fanlight.works.actions.trash import GONE, NOT_YOURS, Named, cause_of
from fanlight.works.models import KeptOriginal, Removal, TrashedWork
from fanlight.works.policies import can_change_works

MOST = 5_000
"""Works that are named."""


@dataclass(frozen=True, slots=True)
class TrashLine:
    """A deleted work. `goes_at` is when it goes for good, None for never; `files` and `bytes` are those kept of it."""

    key: str
    work_key: str
    title: str
    byline: str
    words: int
    chapters: int
    at: datetime
    by: str
    goes_at: datetime | None
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A work that is gone for good but for its files."""

    key: str
    title: str
    at: datetime
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class LettingGo:
    """What would go for good, and what would stay: files that another work or something else has."""

    title: str
    is_whole: bool
    words: int
    chapters: int
    files: Sequence[str]
    bytes: int
    spared: Sequence[str]


def list_trash(viewer: Viewer) -> list[TrashLine]:
    """Give what is in the trash, the last deleted first. Raises: Refused."""
    require(can_change_works(viewer), NOT_YOURS)
    days = settings.FANLIGHT_TRASH_DAYS
    rows = TrashedWork.objects.select_related("removal").defer("rows")
    counted = rows.annotate(files=Count("removal__originals"), size=Sum("removal__originals__size", default=0))
    return [
        TrashLine(
            key=row.key, work_key=row.removal.work_key, title=row.removal.title, byline=row.byline, words=row.words,
            chapters=row.chapters, at=row.removal.at, by=row.removal.by_name,
            goes_at=row.removal.at + timedelta(days=days) if days else None, files=row.files, bytes=row.size,
        )
        for row in counted.order_by("-removal__at", "-pk")[:MOST]
    ]  # fmt: skip


def list_kept(viewer: Viewer) -> list[KeptLine]:
    """Give the works that are gone but for their files, the last first. Raises: Refused."""
    require(can_change_works(viewer), NOT_YOURS)
    rows = Removal.objects.filter(cause__startswith=cause_of(""), trashed__isnull=True)
    counted = rows.annotate(files=Count("originals"), size=Sum("originals__size", default=0))
    return [
        KeptLine(key=row.cause.removeprefix(cause_of("")), title=row.title, at=row.at, files=row.files, bytes=row.size)
        for row in counted.order_by("-at", "-pk")[:MOST]
    ]


def count_trash(viewer: Viewer) -> int:
    """Give how many works are in the trash, 0 to those who may not know."""
    return TrashedWork.objects.count() if can_change_works(viewer) else 0


def get_letting_go(viewer: Viewer, *, key: str, named: Named) -> LettingGo:
    """Say what would go for good. Raises: Refused, NotFound."""
    require(can_change_works(viewer), NOT_YOURS)
    removal = Removal.objects.filter(cause=cause_of(key)).first()
    if removal is None:
        raise NotFound(GONE)
    trashed = TrashedWork.objects.filter(removal=removal).defer("rows").first()
    kept = list(KeptOriginal.objects.filter(removal=removal).order_by("pk"))
    sha256s = [row.sha256 for row in kept]
    spared = named_elsewhere(sha256s, than=removal) | named(sha256s)
    return LettingGo(
        title=removal.title,
        is_whole=trashed is not None,
        words=trashed.words if trashed else 0,
        chapters=trashed.chapters if trashed else 0,
        files=[row.name or row.sha256[:12] for row in kept if row.sha256 not in spared],
        bytes=sum({row.sha256: row.size for row in kept if row.sha256 not in spared}.values()),
        spared=[row.name or row.sha256[:12] for row in kept if row.sha256 in spared],
    )
