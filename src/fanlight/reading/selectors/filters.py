"""The filters that a reader saved: their own, but for those they share."""

from dataclasses import dataclass

from fanlight.accounts.policies import can_ask_for_others, can_see_library, require
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


@dataclass(frozen=True, slots=True)
class OwnedName:
    """What a filter is called (`folded`, as it is looked up) and by whom."""

    owner: str
    name: str
    folded: str


def list_owned(viewer: Viewer, *, of: str | None = None) -> list[OwnedName]:
    """Give the names of everybody's filters, or of one user's, but for who was shut out. Raises: Refused."""
    require(can_ask_for_others(viewer), "Filters are their readers’ own.")
    rows = SavedFilter.objects.filter(user__is_active=True).order_by("folded", "user__username")
    rows = rows if of is None else rows.filter(user__username__iexact=of)
    return [OwnedName(*row) for row in rows.values_list("user__username", "name", "folded")]


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
