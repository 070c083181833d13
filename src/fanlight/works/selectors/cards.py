"""A work as a card in a list: everything on it in five statements, however many cards, or in one if it is known."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

from fanlight.accounts.viewers import Viewer
from fanlight.changes.memories import Memory
from fanlight.kernel.errors import NotFound
from fanlight.kernel.language import direction
from fanlight.tags.models import Kind
from fanlight.works.models import Creatorship, SeriesPlace, Tagging, Work
from fanlight.works.policies import visible_works

WORDS_A_MINUTE = 250
"""A usual pace of silent reading of fiction (Brysbaert 2019 gives 260 for English)."""

CARD_FIELDS = (
    "key", "title", "anonymous", "language", "summary", "planned_chapters", "complete", "published", "updated",
    "sorted_on", "title_sort", "words", "chapter_count", "added_at", "source_counts",
    "restricted",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CreatorName:
    """A name in a byline; `key` opens the creator's page."""

    key: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class TagLine:
    """A tag as the author wrote it. `first_chapter` is set where only chapters carry it: the first that does."""

    kind: str
    name: str
    first_chapter: int | None = None
    is_match: bool = False
    is_warned: bool = False


Tags = Mapping[str, tuple[TagLine, ...]]
"""A work's tags by kind, in AO3's order of kinds."""


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """A place in a series; `position` is None where the source gave none."""

    key: str
    title: str
    position: float | None


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of a work. `summary` is clean HTML, `minutes` is reading time at an ordinary pace."""

    key: str
    title: str
    creators: tuple[CreatorName, ...]
    anonymous: bool
    language: str | None
    direction: Literal["ltr", "rtl"]
    summary: str | None
    tags: Tags = field(hash=False)
    series: tuple[SeriesLine, ...]
    planned_chapters: int | None
    chapter_count: int
    complete: bool | None
    published: date | None
    updated: date | None
    added_at: datetime
    words: int
    counts: Mapping[str, int] = field(default_factory=dict, hash=False)
    restricted: bool = False
    id: int = 0
    """By which a list's answer names it; no page shows it."""

    @property
    def minutes(self) -> int:
        """Reading time in minutes."""
        return max(1, round(self.words / WORDS_A_MINUTE))


def list_cards(
    viewer: Viewer, ids: Sequence[int], *, matching: Iterable[int] = (), warned: Iterable[int] = ()
) -> list[Card]:
    """Give cards in the order of `ids`, without those of works that the viewer may not see or that are gone.

    `matching` and `warned` are ids of tags to be marked, as what was asked for and what the reader wants to know of.
    """
    seen = set(visible_works(viewer).filter(pk__in=ids).values_list("pk", flat=True))
    return get_cards([pk for pk in ids if pk in seen], matching=matching, warned=warned)


def get_card(viewer: Viewer, *, key: str, warned: Iterable[int] = ()) -> Card:
    """Give one work's card, with tags marked as in list_cards. Raises: NotFound."""
    work = visible_works(viewer).filter(key=key).only(*CARD_FIELDS).first()
    if work is None:
        raise NotFound("There is no such work here.")
    return build_cards([work], warned=warned)[0]


def list_keys(viewer: Viewer, ids: Iterable[int]) -> frozenset[str]:
    """Give the public keys of works."""
    return frozenset(visible_works(viewer).filter(pk__in=list(ids)).values_list("key", flat=True))


def get_cards(ids: Sequence[int], *, matching: Iterable[int] = (), warned: Iterable[int] = ()) -> list[Card]:
    """Give cards of works that the viewer was found to be allowed to see, as list_cards does, without those gone since.

    What is on them is the same for everybody but for the marks, so it is remembered until the library changes.
    """
    known, marks = _remembered.recall(ids, _read), _Marks(frozenset(matching), frozenset(warned))
    return [marks.put(held) for pk in ids if (held := known[pk]) is not None]


def build_cards(works: Sequence[Work], *, matching: Iterable[int] = (), warned: Iterable[int] = ()) -> list[Card]:
    """Make cards of works that the viewer was found to be allowed to see, with tags marked as in list_cards."""
    marks = _Marks(frozenset(matching), frozenset(warned))
    return [marks.put(held) for held in _make(works)]


@dataclass(frozen=True, slots=True)
class _Held:
    """A card without marks, and the tags on it with their ids, in the card's order."""

    card: Card
    lines: Sequence[tuple[int, TagLine]]
    tags: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Marks:
    matching: frozenset[int]
    warned: frozenset[int]

    def put(self, held: _Held) -> Card:
        """Give the card with its marks."""
        if held.tags.isdisjoint(self.matching) and held.tags.isdisjoint(self.warned):
            return held.card
        lines = ((tag, _line(line.kind, line.name, line.first_chapter, *self._of(tag))) for tag, line in held.lines)
        return replace(held.card, tags=_by_kind(lines))

    def _of(self, tag: int) -> tuple[bool, bool]:
        return tag in self.matching, tag in self.warned


def _read(pks: list[int]) -> dict[int, _Held | None]:
    works = Work.objects.filter(pk__in=pks).only(*CARD_FIELDS)
    return {**dict.fromkeys(pks), **{held.card.id: held for held in _make(list(works))}}


def _make(works: Sequence[Work]) -> list[_Held]:
    pks = [work.pk for work in works]
    creators, tags, series = _creators(pks), _tags(pks), _series(pks)
    return [
        _Held(
            Card(
                key=work.key,
                title=work.title,
                creators=tuple(creators[work.pk]),
                anonymous=work.anonymous,
                language=work.language,
                direction=direction(work.language) if work.language else "ltr",
                summary=work.summary,
                tags=_by_kind(tags[work.pk]),
                series=tuple(series[work.pk]),
                planned_chapters=work.planned_chapters,
                chapter_count=work.chapter_count,
                complete=work.complete,
                published=work.published,
                updated=work.updated,
                added_at=work.added_at,
                words=work.words,
                counts=work.source_counts,
                restricted=work.restricted,
                id=work.pk,
            ),
            tags[work.pk],
            frozenset(tag for tag, _ in tags[work.pk]),
        )
        for work in works
    ]


def _creators(pks: list[int]) -> dict[int, list[CreatorName]]:
    found: dict[int, list[CreatorName]] = defaultdict(list)
    rows = Creatorship.objects.filter(work__in=pks).order_by("work_id", "position")
    for work, key, name, role in rows.values_list("work_id", "creator__key", "creator__name", "role"):
        found[work].append(CreatorName(key=key, name=name, role=role))
    return found


def _series(pks: list[int]) -> dict[int, list[SeriesLine]]:
    found: dict[int, list[SeriesLine]] = defaultdict(list)
    rows = SeriesPlace.objects.filter(work__in=pks).order_by("work_id", "ordinal")
    for work, key, title, position in rows.values_list("work_id", "series__key", "series__title", "position"):
        found[work].append(SeriesLine(key=key, title=title, position=position))
    return found


def _tags(pks: list[int]) -> dict[int, list[tuple[int, TagLine]]]:
    """Give the tags of each work: its own in their order, then those that only chapters carry, by chapter."""
    rows = Tagging.objects.filter(work__in=pks).values_list(
        "work_id", "chapter__position", "position", "tag_id", "tag__kind", "written"
    )
    found: dict[int, list[tuple[int, TagLine]]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for work, chapter, _, tag, kind, written in sorted(rows, key=_place):
        if chapter is not None and (work, tag) in seen:
            continue
        seen.add((work, tag))
        found[work].append((tag, _line(kind, written, chapter)))
    return found


def _place(row: tuple[int, int | None, int, int, str, str]) -> tuple[int, int, int]:
    return row[0], row[1] or 0, row[2]


def _by_kind(lines: Iterable[tuple[int, TagLine]]) -> Tags:
    kinds: dict[str, list[TagLine]] = {}
    for _, line in lines:
        kinds.setdefault(line.kind, []).append(line)
    return {kind: tuple(kinds[kind]) for kind in _KINDS if kind in kinds}


_KINDS: Sequence[str] = Kind.values

_line = lru_cache(20_000)(TagLine)
"""A library says the same few thousand tags again and again: a page has a thousand lines of them."""

REMEMBERED = 3_000
"""Cards that each process holds, some 5,000 bytes each: those of lists and feeds that were looked at lately."""

_remembered: Memory[int, _Held | None] = Memory(REMEMBERED)
