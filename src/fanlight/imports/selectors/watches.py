"""Which folders are watched, and what came out of them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone

from fanlight.accounts.policies import can_import
from fanlight.accounts.viewers import Viewer
from fanlight.imports.actions.jobs import is_alive, shown_name
from fanlight.imports.actions.watches import digest_of
from fanlight.imports.intake import location_of, place_of
from fanlight.imports.models import WatchedFolder
from fanlight.kernel import clock


@dataclass(frozen=True, slots=True)
class WatchView:
    """A watched folder. `said` tells what stands in the way; `is_watched` that a living process looks after it."""

    folder: str
    is_watched: bool
    looked_at: datetime | None
    said: str
    growing: int
    taken_today: int
    taken: int


def list_watched(viewer: Viewer) -> list[WatchView]:
    """Give the folders that are watched now, and those that the settings want watched."""
    if not can_import(viewer):
        return []
    wanted = {digest_of(location_of(path)): path for path in settings.FANLIGHT_WATCH}
    morning = timezone.localtime(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)
    today = Count("files", filter=Q(files__taken_at__gte=morning, files__file__isnull=False))
    rows = WatchedFolder.objects.filter(Q(digest__in=wanted) | ~Q(worker=""))
    rows = rows.annotate(today=today, all=Count("files")).order_by("pk")
    shown = [
        WatchView(
            folder=_shown(place_of(row.location)), is_watched=bool(row.worker) and is_alive(row.worker, row.beat_at),
            looked_at=row.looked_at, said=row.said, growing=row.growing, taken_today=row.today, taken=row.all,
        )
        for row in rows
        if row.digest in wanted or is_alive(row.worker, row.beat_at)
    ]  # fmt: skip
    missing = wanted.keys() - {row.digest for row in rows}
    return shown + [WatchView(_shown(wanted[one]), False, None, "", 0, 0, 0) for one in sorted(missing)]


def _shown(path: Path) -> str:
    home = Path.home()
    return shown_name(Path("~") / path.relative_to(home) if path.is_relative_to(home) else path)
