"""A work's tags, place by place, for who changes them."""

from collections.abc import Mapping
from dataclasses import dataclass

from fanlight.accounts.policies import require
from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import NotFound
from fanlight.works.actions.taggings import NOT_YOURS, lists_of
from fanlight.works.manuscript import Tag
from fanlight.works.policies import can_edit_tags, visible_works
from fanlight.works.rules import tags_digest


@dataclass(frozen=True, slots=True)
class TagLists:
    """Tags of the work (None) and of each chapter that has its own; `chapters` gives titles by position.

    `seen` goes with a change, so that it is refused where somebody else was quicker.
    """

    key: str
    title: str
    lists: Mapping[int | None, tuple[Tag, ...]]
    chapters: Mapping[int, str | None]
    seen: str


def get_tag_lists(viewer: Viewer, *, key: str) -> TagLists:
    """Give a work's tags. Raises: NotFound; Refused for who may not change them."""
    work = visible_works(viewer).filter(key=key).first()
    if work is None:
        raise NotFound("There is no such work here.")
    require(can_edit_tags(viewer), NOT_YOURS)
    lists, _ = lists_of(work)
    titles = dict(work.chapters.order_by("position").values_list("position", "title"))
    return TagLists(work.key, work.title, lists, titles, tags_digest(lists))
