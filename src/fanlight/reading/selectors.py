"""Reading what is private to a reader: to that reader alone, but for what they share."""

from dataclasses import dataclass
from datetime import datetime

from fanlight.accounts.policies import can_see_library
from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import NotFound
from fanlight.reading.models import Place, SavedFilter, SentBook

READ = 0.995
"""From which part on a book counts as read: e-readers seldom say 1."""


@dataclass(frozen=True, slots=True)
class FilterLine:
    """A saved filter. `text` is in the query language; `owner_id` is whose it is."""

    key: str
    name: str
    folded: str
    text: str
    is_pinned: bool
    is_shared: bool
    hides: bool
    owner_id: int


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


def list_filters(viewer: Viewer) -> list[FilterLine]:
    """Give the viewer's own filters, by name."""
    return _list(viewer.user_id) if viewer.user_id is not None else []


def get_filter(viewer: Viewer, *, key: str) -> FilterLine:
    """Give a filter of the viewer's own, or one that is shared. Raises: NotFound."""
    saved = SavedFilter.objects.filter(key=key).first() if can_see_library(viewer) else None
    if saved is None or not (saved.is_shared or saved.user_id == viewer.user_id):
        raise NotFound("There is no such filter, or its owner does not share it.")
    return _line(saved)


def list_beside(viewer: Viewer, *, key: str) -> list[FilterLine]:
    """Give all filters of a filter's owner, which it may be made of. Raises: NotFound."""
    return _list(get_filter(viewer, key=key).owner_id)


def _list(user_id: int) -> list[FilterLine]:
    return [_line(saved) for saved in SavedFilter.objects.filter(user=user_id).order_by("folded")]


def _line(saved: SavedFilter) -> FilterLine:
    return FilterLine(
        key=saved.key,
        name=saved.name,
        folded=saved.folded,
        text=saved.text,
        is_pinned=saved.is_pinned,
        is_shared=saved.is_shared,
        hides=saved.hides,
        owner_id=saved.user_id,
    )
