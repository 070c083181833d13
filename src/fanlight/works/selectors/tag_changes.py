"""The tag history: of one work, and of all works, tags or creators that somebody follows."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import NotFound
from fanlight.kernel.text import fold
from fanlight.tags.models import Tag
from fanlight.works.actions.taggings import find_undoable
from fanlight.works.models import TagChange, Tagging, Work
from fanlight.works.policies import can_edit_tags, visible_works
from fanlight.works.rules import Rekinded, told_apart

_PART = 200
"""Entries that are looked through at a time for those that speak of a tag."""


@dataclass(frozen=True, slots=True)
class TagChangeLine:
    """An entry: what came, went, or changed its kind; `chapter` is a position, None for the whole work.

    `is_first` says of an entry that it came with the work, or with its files: then nothing changed.
    """

    id: int
    at: datetime
    by: str
    key: str
    title: str
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
    lines = tuple(_line(row) for row in _rows(TagChange.objects.filter(work=work)))
    return History(work.key, work.title, lines, can_edit_tags(viewer) and find_undoable(work) is not None)


def list_tag_changes(
    viewer: Viewer,
    *,
    works: Collection[int] | None = None,
    tags: Collection[int] | None = None,
    creators: Collection[int] | None = None,
    before: int | None = None,
    limit: int = 50,
) -> list[TagChangeLine]:
    """Give what changed after works had come in, the newest first: of these works, tags, or creators (ids), or of all.

    Of tags, those entries of works that carry one of them which say that it came or went. Anonymous works are nobody's.
    `before` is an entry's id, to go on from.
    """
    changes = TagChange.objects.filter(work__in=visible_works(viewer))
    if works is not None:
        changes = changes.filter(work__in=works)
    if creators is not None:
        signed = Work.objects.filter(anonymous=False, creators__in=creators)
        changes = changes.filter(work__in=signed.values("pk"))
    if tags is not None:
        changes = changes.filter(work__in=Tagging.objects.filter(tag__in=tags).values("work"))
    if before is not None:
        changes = changes.filter(pk__lt=before)
    rows = _rows(changes).exclude(at=_first_at())
    names = None if tags is None else set(Tag.objects.filter(pk__in=tags).values_list("kind", "folded"))
    found: list[TagChangeLine] = []
    for row in _walk(rows) if names is not None else rows[:limit]:
        if names is None or names & {(tag["kind"], fold(tag["name"])) for tag in (*row.added, *row.removed)}:
            found.append(_line(row))
        if len(found) == limit:
            break
    return found


def _first_at() -> Subquery:
    return Subquery(TagChange.objects.filter(work=OuterRef("work")).order_by("at").values("at")[:1])


def _rows(changes: QuerySet[TagChange]) -> QuerySet[TagChange, Any]:
    return changes.select_related("chapter", "work").annotate(first_at=_first_at()).order_by("-pk")


def _walk(rows: QuerySet[TagChange, Any]) -> Iterator[Any]:
    """Give rows part by part: most are not wanted, and only the newest few are."""
    while part := list(rows[:_PART]):
        yield from part
        rows = rows.filter(pk__lt=part[-1].pk)


def _line(row: Any) -> TagChangeLine:
    added, removed, rekinded = told_apart(row.added, row.removed)
    return TagChangeLine(
        id=row.pk,
        at=row.at,
        by=row.by_name,
        key=row.work.key,
        title=row.work.title,
        chapter=row.chapter.position if row.chapter else None,
        said=row.said,
        added=added,
        removed=removed,
        rekinded=rekinded,
        is_first=row.at == row.first_at,
    )
