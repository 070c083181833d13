"""How far a reader is in what they read on other devices."""

from dataclasses import dataclass
from datetime import datetime

from fanlight.accounts.viewers import Viewer
from fanlight.reading.models import Place, SentBook

READ = 0.995
"""From which part on a book counts as read: e-readers seldom say 1."""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place in a file, as the e-reader said it; `percentage` is from 0 to 1."""

    document: str
    progress: str
    percentage: float
    device: str
    device_id: str
    at: datetime


def find_place(viewer: Viewer, *, document: str) -> PlaceLine | None:
    """Give the viewer's place in a file, None where they keep none."""
    rows = Place.objects.filter(user=viewer.user_id, document=document) if viewer.user_id is not None else []
    return next((PlaceLine(p.document, p.progress, p.percentage, p.device, p.device_id, p.at) for p in rows), None)


def list_begun(viewer: Viewer, *, limit: int) -> list[int]:
    """Give works, by id, that the viewer has begun on an e-reader and not read to the end, the last read first."""
    if viewer.user_id is None:
        return []
    begun = Place.objects.filter(user=viewer.user_id, percentage__gt=0, percentage__lt=READ).order_by("-at")
    documents = list(begun.values_list("document", flat=True)[: 4 * limit])
    works: dict[str, list[int]] = {}
    for document, work in SentBook.objects.filter(document__in=documents).values_list("document", "work_id"):
        works.setdefault(document, []).append(work)
    return list(dict.fromkeys(work for document in documents for work in works.get(document, ())))[:limit]
