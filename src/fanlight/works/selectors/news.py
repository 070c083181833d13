"""What is new of works: that they came in, that chapters were added, that their tags changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.db.models import F, Max, Min

from fanlight.accounts.viewers import Viewer
from fanlight.changes.memories import Memory
from fanlight.changes.selectors import list_last_changed
from fanlight.works.models import ChapterVersion, TagChange
from fanlight.works.policies import visible_works
from fanlight.works.selectors.cards import Card, get_cards
from fanlight.works.selectors.readings import TagHistoryLine

HORIZON = 1_000
"""Changes that are looked back on for works that changed last, whatever happened to them."""

COMING_IN = timedelta(minutes=10)
"""Longer than any batch of an import takes, within which a work comes in with its tags."""


@dataclass(frozen=True, slots=True)
class NewChapter:
    """A chapter that was added."""

    position: int
    title: str | None
    words: int


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened to a work. `chapters` were added, or `tags` changed; neither where the work came in."""

    what: Literal["work", "chapters", "tags"]
    at: datetime
    card: Card
    chapters: tuple[NewChapter, ...] = ()
    tags: tuple[TagHistoryLine, ...] = ()


def list_changed(*, limit: int = HORIZON) -> tuple[list[int], list[int]]:
    """Give works that changed last, by id: those of the newest changes of any kind, and those of tags' newest.

    Each the newest first. An import of thousands is all that the first may hold. Numbers and no more, and works that
    are gone are among them: what of them a viewer may see, a question `among` them tells.
    """
    retagged = TagChange.objects.order_by("-pk").values_list("work_id", flat=True)[:limit]
    return list_last_changed("work.", limit=limit), list(dict.fromkeys(retagged))


def list_news(viewer: Viewer, ids: Iterable[int], *, limit: int) -> list[News]:
    """Give what happened to these works, those of them that the viewer may see: the newest `limit`, newest first."""
    came_in = dict(visible_works(viewer).filter(pk__in=list(ids)).values_list("pk", "added_at"))
    asked = tuple(sorted(came_in.items())), limit
    found = _remembered.recall([asked], lambda _: {asked: _list_events(came_in, limit)})[asked]
    cards = {card.id: card for card in get_cards(list({one.work: None for one in found}))}
    found = [one for one in found if one.work in cards]  # a work may go between the two looks
    return [News(one.what, one.at, cards[one.work], one.chapters, one.tags) for one in found]


@dataclass(frozen=True, slots=True)
class _Event:
    what: Literal["work", "chapters", "tags"]
    at: datetime
    work: int
    chapters: tuple[NewChapter, ...] = ()
    tags: tuple[TagHistoryLine, ...] = ()


REMEMBERED = 200
"""Lists of works of which each process knows what happened to them: feeds that were asked for lately."""

_remembered: Memory[tuple[tuple[tuple[int, datetime], ...], int], list[_Event]] = Memory(REMEMBERED)


def _list_events(works: Mapping[int, datetime], limit: int) -> list[_Event]:
    """Give what happened to works, each with when it came in: the newest `limit`, newest first."""
    events = [*_came_in(works), *_added(list(works), limit), *_retagged(works, limit)]
    return sorted(events, key=lambda one: one.at, reverse=True)[:limit]


def _came_in(works: Mapping[int, datetime]) -> Iterator[_Event]:
    for work, added_at in works.items():
        yield _Event("work", added_at, work)


def _added(works: Sequence[int], limit: int) -> Iterator[_Event]:
    """Give chapters that came after their work's first ones, those of one update together."""
    first = ChapterVersion.objects.filter(chapter__work__in=works, number=1).values("chapter__work")
    times = first.annotate(began=Min("made_at"), last=Max("made_at")).filter(last__gt=F("began"))
    for work, began in times.order_by("-last").values_list("chapter__work", "began")[:limit]:
        later = ChapterVersion.objects.filter(chapter__work=work, number=1, made_at__gt=began)
        together: dict[datetime, list[NewChapter]] = defaultdict(list)
        rows = later.order_by("-made_at", "chapter__position")
        for at, position, title, words in rows.values_list("made_at", "chapter__position", "title", "words")[:limit]:
            together[at].append(NewChapter(position, title, words))
        for at, chapters in together.items():
            yield _Event("chapters", at, work, chapters=tuple(chapters))


def _retagged(works: Mapping[int, datetime], limit: int) -> Iterator[_Event]:
    """Give changes of tags, those of a work and its chapters that were made at once together.

    A work's history begins with the tags that it came in with; that is no change. Those are most of what there is, and
    long, so they are left out before anything is read of them but their times.
    """
    changes = TagChange.objects.filter(work__in=list(works))
    first = dict(changes.values_list("work").annotate(at=Min("at")))
    told = [
        pk
        for pk, work, at in changes.order_by("-at", "-pk").values_list("pk", "work_id", "at")[: limit + len(works)]
        if at != first[work] or at - works[work] >= COMING_IN
    ]
    together: dict[tuple[int, datetime], list[TagHistoryLine]] = defaultdict(list)
    for row in TagChange.objects.filter(pk__in=told).order_by("-at", "-pk").select_related("chapter"):
        chapter = row.chapter.position if row.chapter else None
        line = TagHistoryLine(row.at, row.by_name, chapter, row.said, row.added, row.removed)
        together[row.work_id, row.at].append(line)
    for (work, at), lines in together.items():
        yield _Event("tags", at, work, tags=tuple(sorted(lines, key=lambda line: line.chapter or 0)))
