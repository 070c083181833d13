"""A work's state as plain values: noted before it is changed, compared afterwards, put back when that is taken back.

No text stands in it: a chapter's earlier versions stay where they are, and the state says which was the current one.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fanlight.accounts.actions import creators
from fanlight.accounts.viewers import Viewer
from fanlight.changes.rules import MARKED, RECOUNTED
from fanlight.changes.tables import insert_rows
from fanlight.kernel import clock
from fanlight.kernel.text import sort_title
from fanlight.tags.actions import tags
from fanlight.works.actions import series
from fanlight.works.models import (
    SORT_LENGTH,
    Chapter,
    ChapterVersion,
    Creatorship,
    EarlierState,
    SeriesPlace,
    TagChange,
    Tagging,
    Work,
)

State = dict[str, Any]
"""JSON: the work's columns, its creators, series, taggings, and chapters with their current versions."""

COLUMNS = (
    "title", "anonymous", "language", "summary", "notes", "end_notes", "sanitizer_version", "planned_chapters",
    "complete", "published", "updated", "sorted_on", "words", "chapter_count", "source_counts", "collections", "gifts",
    "related", "reviews", "extras", "findings", "fingerprint", "text_digest",
)  # fmt: skip
"""What of a work's own row can change; the title's sort key follows from the title."""

_UNREAD = frozenset({
    "published", "updated", "sorted_on", "source_counts", "collections", "gifts", "related", "reviews", "extras",
    "findings", "words", "chapter_count", "sanitizer_version", "fingerprint", "text_digest",
})  # fmt: skip
"""Columns whose words nobody searches, and of which no reader is told that they changed. The last five follow from
chapters and summaries, which tell themselves when they change; a source's count of words gives way to our own."""

_MARKS = frozenset({"complete", "planned_chapters"})
"""Columns that hold no words, and that readers see."""

_DATES = ("published", "updated", "sorted_on")


@dataclass(frozen=True, slots=True)
class _Name:
    """A creator or a series, as the room below asks for it."""

    name: str
    login: str | None
    url: str | None

    @property
    def title(self) -> str:
        return self.name


def states_of(works: Sequence[Work]) -> dict[int, State]:
    """Give works' states by their ids: five statements, however many works."""
    pks = [work.pk for work in works]
    states: dict[int, State] = {
        work.pk: {
            "work": {name: _plain(getattr(work, name)) for name in COLUMNS},
            "creators": [], "series": [], "tags": [], "chapters": [],
        }
        for work in works
    }  # fmt: skip
    bylines = Creatorship.objects.filter(work__in=pks).order_by("position")
    named = ("creator__name", "creator__site", "creator__login", "creator__url", "role", "position")
    _collect(states, "creators", bylines.values_list("work", *named))
    places = SeriesPlace.objects.filter(work__in=pks).order_by("ordinal")
    placed = ("series__identity", "series__title", "series__url", "position", "ordinal")
    _collect(states, "series", places.values_list("work", *placed))
    taggings = Tagging.objects.filter(work__in=pks).order_by("chapter", "position")
    _collect(states, "tags", taggings.values_list("work", "chapter", "tag__kind", "written", "position"))
    chapters = Chapter.objects.filter(work__in=pks).order_by("position")
    current = ("pk", "position", "version", "published", "source_url", "gone_at")
    _collect(states, "chapters", chapters.values_list("work", *current))
    return states


def digest(state: State) -> str:
    """Give what tells a state from any other."""
    return hashlib.sha256(json.dumps(state, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def kind_of_change(before: State, after: State) -> str:
    """Give as what a work's change is recorded; "" for none. In doubt it is a full one."""
    if before == after:
        return ""
    if _without(before, _UNREAD) == _without(after, _UNREAD):
        return RECOUNTED
    return MARKED if _without(before, _UNREAD | _MARKS) == _without(after, _UNREAD | _MARKS) else "work.revised"


def _without(state: State, columns: frozenset[str]) -> State:
    return state | {"work": {name: value for name, value in state["work"].items() if name not in columns}}


def note(work: Work, *, before: State, after: State, sha256: str, pictures: Iterable[str]) -> EarlierState | None:
    """Note what a work was before something changed it; nothing where neither the work nor its pictures changed."""
    came, changed = list(pictures), before != after
    if not changed and not came:
        return None
    return EarlierState.objects.create(
        work=work,
        sha256=sha256,
        at=clock.now(),
        before=before if changed else None,
        after=digest(after) if changed else "",
        pictures=came,
    )


def put_back(work: Work, state: State, *, by: Viewer, said: str) -> bool:
    """Make a work what it was, and tell whether its tags changed by it; `said` stands in their history then.

    The caller has locked the work. Chapters and versions that came since go.
    """
    now = work.taggings.order_by("position").values_list("chapter", "tag", "tag__kind", "written")
    held = list(now)  # before chapters go, and theirs with them
    _put_back_chapters(work, state["chapters"])
    columns = {name: _date(value) if name in _DATES else value for name, value in state["work"].items()}
    columns["title_sort"] = sort_title(state["work"]["title"])[:SORT_LENGTH].encode()
    Work.objects.filter(pk=work.pk).update(**columns)
    _put_back_creators(work, state["creators"])
    _put_back_series(work, state["series"])
    _put_back_tags(work, held, state["tags"])
    return _write_history(work, held, state["tags"], by, said)


def named_in(found: Sequence[State]) -> tuple[set[int], set[int]]:
    """Give the ids of the creators and the series that states name, of those that are still here."""
    bylines = {(name, site, login) for state in found for name, site, login, *_ in state["creators"]}
    places = {identity for state in found for identity, *_ in state["series"]}
    people = creators.find({creators.identity(_Name(name, login, None), site) for name, site, login in bylines})
    return set(people.values()), set(series.find(sorted(places)).values())


def _collect(states: Mapping[int, State], name: str, rows: Iterable[Sequence[Any]]) -> None:
    for pk, *values in rows:
        states[pk][name].append([_plain(value) for value in values])


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value  # a datetime is a date too


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _put_back_chapters(work: Work, chapters: Sequence[Sequence[Any]]) -> None:
    known = {pk: rest for pk, *rest in chapters}
    ChapterVersion.objects.filter(chapter__work=work).exclude(chapter__in=known).delete()
    work.chapters.exclude(pk__in=known).delete()
    rows = {chapter.pk: chapter for chapter in work.chapters.all()}
    for number, chapter in enumerate(rows.values()):
        Chapter.objects.filter(pk=chapter.pk).update(position=_ASIDE + number)  # no two share a place on the way
    for pk, (position, version, published, source_url, gone_at) in known.items():
        chapter = rows[pk]
        if chapter.version != version:
            chapter.versions.filter(number__gt=version).delete()
            current = chapter.versions.get(number=version)
            chapter.title, chapter.words = current.title, current.words
        chapter.position, chapter.version, chapter.source_url = position, version, source_url
        chapter.published = _date(published)
        chapter.gone_at = datetime.fromisoformat(gone_at) if gone_at else None
        chapter.save()


_ASIDE = 1_000_000


def _put_back_creators(work: Work, bylines: Sequence[Sequence[Any]]) -> None:
    named = [(_Name(name, login, url), site) for name, site, login, url, *_ in bylines]
    keys = [(creators.identity(name, site), name) for name, site in named]
    ids = creators.ensure(keys)
    work.creatorships.all().delete()
    insert_rows(
        Creatorship,
        ("work_id", "creator_id", "role", "position"),
        ((work.pk, ids[key], role, position) for (key, _), (*_, role, position) in zip(keys, bylines, strict=True)),
    )


def _put_back_series(work: Work, places: Sequence[Sequence[Any]]) -> None:
    ids = series.ensure({identity: _Name(title, None, url) for identity, title, url, *_ in places})
    work.series_places.all().delete()
    insert_rows(
        SeriesPlace,
        ("series_id", "work_id", "position", "ordinal"),
        ((ids[identity], work.pk, position, ordinal) for identity, _, _, position, ordinal in places),
    )


def _put_back_tags(work: Work, held: Sequence[Sequence[Any]], taggings: Sequence[Sequence[Any]]) -> None:
    ids = tags.ensure((kind, written) for _, kind, written, _ in taggings)
    rows = [(work.pk, chapter, ids[tags.identity(kind, name)], place, name) for chapter, kind, name, place in taggings]
    work.taggings.all().delete()
    insert_rows(Tagging, ("work_id", "chapter_id", "tag_id", "position", "written"), rows)
    before, after = {row[2] for row in rows}, {tag for _, tag, _, _ in held}
    tags.count_uses(dict.fromkeys(before - after, 1) | dict.fromkeys(after - before, -1))


def _write_history(
    work: Work, held: Sequence[Sequence[Any]], taggings: Sequence[Sequence[Any]], by: Viewer, said: str
) -> bool:
    had = [(kind, name) for chapter, _, kind, name in held if chapter is None]
    has = [(kind, name) for chapter, kind, name, _ in taggings if chapter is None]
    added, removed = [tag for tag in has if tag not in had], [tag for tag in had if tag not in has]
    if added or removed:
        TagChange.objects.create(
            work=work, at=clock.now(), by_id=by.user_id, by_name=by.name, said=said,
            added=[{"kind": kind, "name": name} for kind, name in added],
            removed=[{"kind": kind, "name": name} for kind, name in removed],
        )  # fmt: skip
    return bool(added or removed)
