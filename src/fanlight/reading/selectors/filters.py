"""The filters that a reader saved: their own, but for those they share."""

from dataclasses import dataclass

from fanlight.accounts.policies import can_see_library
from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import NotFound
from fanlight.reading.models import SavedFilter


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
