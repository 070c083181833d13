"""Bringing works in: many at once, in one transaction, so that nobody ever sees half of one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from django.db import transaction

from fanlight.accounts.policies import can_import, require
from fanlight.accounts.viewers import Viewer
from fanlight.changes.actions import News, record
from fanlight.changes.tables import insert_objects, insert_rows
from fanlight.kernel import clock
from fanlight.kernel.html import SANITIZER_VERSION
from fanlight.kernel.ids import new_key
from fanlight.kernel.text import sort_title
from fanlight.tags.actions import tags
from fanlight.works import rules
from fanlight.works.actions import rows, series
from fanlight.works.actions.rows import Incoming, Kept
from fanlight.works.manuscript import Manuscript
from fanlight.works.models import SORT_LENGTH, Source, TagChange, Work

__all__ = ["Incoming", "Kept", "accept", "accept_many", "describe"]


def accept(incoming: Incoming, *, by: Viewer) -> Work:
    """Bring one work in. Raises: Refused; IntegrityError where its source is here already."""
    return accept_many([incoming], by=by)[0]


@transaction.atomic
def accept_many(incoming: Sequence[Incoming], *, by: Viewer) -> list[Work]:
    """Bring works in, all or none, and give them in the same order.

    The Manuscripts are taken as clean: a format's `parse` has seen to that.

    Raises: Refused; IntegrityError where a source is here already (the caller looks first, and tries each alone).
    """
    require(can_import(by), "Only the owner may bring works into this library.")
    settled = [rules.settle(item.manuscript) for item in incoming]
    works = _insert([_work(*each) for each in zip(settled, incoming, _keys(incoming), strict=True)])
    pairs = list(zip(works, settled, strict=True))
    rows.add_creators(pairs)
    chapters = rows.add_chapters(pairs)
    carried = rows.add_tags(pairs, chapters)
    _begin_tag_histories(pairs, chapters, by)
    series.place_many(pairs)
    insert_rows(
        Source,
        ("work_id", "site", "source_id", "url"),
        (
            (work.pk, m.source.site, m.source.id, m.source.url)
            for work, m in pairs
            if m.source and (m.source.site or m.source.url)
        ),
    )
    rows.add_originals(zip(works, incoming, strict=True))
    record(News("work.accepted", work.pk, {"key": work.key}) for work in works)
    tags.count_uses(Counter(tag_id for _, tag_id in carried))
    return works


def _insert(works: list[Work]) -> list[Work]:
    """Insert works and give them their ids."""
    insert_objects(works)
    for start in range(0, len(works), rows.FETCH):
        part = {work.key: work for work in works[start : start + rows.FETCH]}
        for key, pk in Work.objects.filter(key__in=part).values_list("key", "pk"):
            part[key].pk = pk
            part[key]._state.adding = False
    return works


def _begin_tag_histories(
    pairs: Sequence[tuple[Work, Manuscript]], chapters: Mapping[tuple[int, int], int], by: Viewer
) -> None:
    at = clock.now()
    insert_objects(
        [
            TagChange(
                work=work,
                chapter_id=chapters[work.pk, position] if position else None,
                at=at,
                by_id=by.user_id,
                by_name=by.name,
                added=[_as_dict(tag) for tag in written],
            )
            for work, manuscript in pairs
            for position, written in rules.tag_lists(manuscript)
            if written
        ]
    )


def _keys(incoming: Sequence[Incoming]) -> list[str]:
    """Give each its key: a new one, or for a work that comes in again the one it had, unless another has that now."""
    wanted = {item.key for item in incoming if item.key}
    taken = set(Work.objects.filter(key__in=wanted).values_list("key", flat=True)) if wanted else set()
    return [item.key if item.key and item.key not in taken else new_key() for item in incoming]


def _work(manuscript: Manuscript, incoming: Incoming, key: str) -> Work:
    added_at = clock.now()
    fields = describe(manuscript, incoming.likeness)
    day = fields["updated"] or fields["published"] or added_at.date()
    restricted = rules.says_restricted(manuscript.extras.items())
    return Work(key=key, sorted_on=day, added_at=added_at, restricted=restricted, **fields)


def describe(manuscript: Manuscript, likeness: rules.Likeness | None = None) -> dict[str, Any]:
    """Give what a work's own row says of a Manuscript that is settled; `likeness` is its own, where that is known."""
    likeness = likeness or rules.likeness(manuscript)
    counts = {name: figure for name, figure in _as_dict(manuscript.counts).items() if figure is not None}
    return {
        "title": manuscript.title,
        "title_sort": sort_title(manuscript.title)[:SORT_LENGTH].encode(),
        "anonymous": manuscript.anonymous,
        "language": manuscript.language,
        "summary": manuscript.summary,
        "notes": manuscript.notes,
        "end_notes": manuscript.end_notes,
        "sanitizer_version": SANITIZER_VERSION,
        "planned_chapters": manuscript.planned_chapters or None,
        "complete": manuscript.complete,
        "published": rows.day_of(manuscript.published),
        "updated": rows.day_of(manuscript.updated),
        "words": counts.pop("words", 0),
        "chapter_count": len(manuscript.chapters),
        "source_counts": counts,
        "collections": [_as_dict(item) for item in manuscript.collections],
        "gifts": [_as_dict(item) for item in manuscript.gifts],
        "related": [_as_dict(item) for item in manuscript.related],
        "reviews": [_as_dict(item) for item in manuscript.reviews],
        "extras": [list(pair) for pair in manuscript.extras.items()],
        "findings": [_as_dict(item) for item in manuscript.findings],
        "fingerprint": likeness.fingerprint,
        "text_digest": likeness.text_digest,
    }


def _as_dict(item: Any) -> dict[str, Any]:
    """Give a value of plain fields as a dict; `asdict`, which looks for values within, takes ten times as long."""
    return {field.name: getattr(item, field.name) for field in fields(item)}
