"""A work's tag history; what changed in many works is news (selectors.news)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import NotFound
from fanlight.works.actions.taggings import find_undoable
from fanlight.works.models import TagChange
from fanlight.works.policies import can_edit_tags, visible_works
from fanlight.works.rules import Rekinded, told_apart


@dataclass(frozen=True, slots=True)
class TagChangeLine:
    """An entry: what came, went, or changed its kind; `chapter` is a position, None for the whole work.

    `is_first` says of an entry that it came with the work, or with its files: then nothing changed.
    """

    at: datetime
    by: str
    chapter: int | None
    said: str | None
    added: Sequence[Mapping[str, str]]
    removed: Sequence[Mapping[str, str]]
    rekinded: Sequence[Rekinded]
    is_first: bool


@dataclass(frozen=True, slots=True)
class History:
    """A work's whole history, the newest entry first; `is_undoable` where the newest can be taken back."""

    key: str
    title: str
    lines: tuple[TagChangeLine, ...]
    is_undoable: bool


def get_history(viewer: Viewer, *, key: str) -> History:
    """Give a work's tag history. Raises: NotFound."""
    work = visible_works(viewer).filter(key=key).first()
    if work is None:
        raise NotFound("There is no such work here.")
    rows = list(TagChange.objects.filter(work=work).select_related("chapter").order_by("-pk"))
    came_at = min((row.at for row in rows), default=None)
    lines = tuple(_line(row, is_first=row.at == came_at) for row in rows)
    return History(work.key, work.title, lines, can_edit_tags(viewer) and find_undoable(work) is not None)


def _line(row: TagChange, *, is_first: bool) -> TagChangeLine:
    added, removed, rekinded = told_apart(row.added, row.removed)
    return TagChangeLine(
        at=row.at,
        by=row.by_name,
        chapter=row.chapter.position if row.chapter else None,
        said=row.said,
        added=added,
        removed=removed,
        rekinded=rekinded,
        is_first=is_first,
    )
