"""What a reader sees: a work's page, a chapter, the whole work, a series, a creator."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db.models import F

from fanlight.accounts.models import Creator
from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import NotFound
from fanlight.kernel.html import SANITIZER_VERSION, clean_content, clean_summary
from fanlight.works.models import Chapter, ChapterVersion, Original, Series, SeriesPlace, Work
from fanlight.works.policies import visible_works
from fanlight.works.selectors.cards import CARD_FIELDS, WORDS_A_MINUTE, Card, SeriesLine, TagLine, build_cards

IN_ORDER = (F("position").asc(nulls_last=True), "work_id")
"""How works stand in their series; those without a place come last."""


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of a table of contents; `tags` are those that the chapter carries itself.

    `gone_at` is when a copy showed that the source has the chapter no more.
    """

    position: int
    title: str | None
    words: int
    published: date | None
    tags: tuple[TagLine, ...] = ()
    gone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Neighbor:
    """The work before or after in a series."""

    key: str
    title: str
    position: float | None


@dataclass(frozen=True, slots=True)
class SeriesWalk:
    """A series seen from one of its works."""

    series: SeriesLine
    previous: Neighbor | None
    next: Neighbor | None


@dataclass(frozen=True, slots=True)
class OriginalLine:
    """A file that a work came from; `size` in bytes."""

    sha256: str
    name: str
    format: str
    size: int
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class TagHistoryLine:
    """An entry of the tag history; `chapter` is a position."""

    at: datetime
    by: str
    chapter: int | None
    said: str | None
    added: Sequence[Mapping[str, str]] = field(hash=False)
    removed: Sequence[Mapping[str, str]] = field(hash=False)


@dataclass(frozen=True, slots=True)
class WorkView:
    """A work's own page. Notes are clean HTML; the lists are as in the Manuscript's JSON."""

    card: Card
    notes: str | None
    end_notes: str | None
    contents: tuple[ContentsLine, ...]
    series: tuple[SeriesWalk, ...]
    source_site: str | None
    source_url: str | None
    originals: tuple[OriginalLine, ...]
    history: tuple[TagHistoryLine, ...]
    collections: Sequence[Mapping[str, Any]]
    gifts: Sequence[Mapping[str, Any]]
    related: Sequence[Mapping[str, Any]]
    extras: Sequence[tuple[str, str]]
    findings: Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """What a chapter once said, or says."""

    number: int
    made_at: datetime
    words: int


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter to be read. HTML is clean; `words_before` counts the chapters before it.

    `version` is what is shown of it, `versions` are all, the current one first; none where it never changed.
    """

    position: int
    title: str | None
    summary: str | None
    notes: str | None
    end_notes: str | None
    text: str
    words: int
    words_before: int
    tags: tuple[TagLine, ...]
    gone_at: datetime | None = None
    version: int = 1
    versions: tuple[VersionLine, ...] = ()

    @property
    def minutes(self) -> int:
        """Reading time in minutes."""
        return max(1, round(self.words / WORDS_A_MINUTE))


@dataclass(frozen=True, slots=True)
class Reading:
    """Chapters of a work on one page: one of them, or all. `contents` is the whole table either way."""

    card: Card
    notes: str | None
    end_notes: str | None
    contents: tuple[ContentsLine, ...]
    series: tuple[SeriesWalk, ...]
    chapters: tuple[ChapterView, ...]


@dataclass(frozen=True, slots=True)
class SeriesPart:
    """A work in its place in a series."""

    position: float | None
    card: Card


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series' own page, its works in order."""

    key: str
    title: str
    url: str | None
    words: int
    parts: tuple[SeriesPart, ...]


@dataclass(frozen=True, slots=True)
class CreatorView:
    """A creator's own page; its works are a list (search, by `key`)."""

    key: str
    name: str
    login: str
    site: str
    url: str


def get_work(viewer: Viewer, *, key: str, warned: Iterable[int] = ()) -> WorkView:
    """Give a work's page, with the tags marked that the reader wants to be `warned` of (ids). Raises: NotFound."""
    work = _work(viewer, key)
    source = getattr(work, "source", None)
    return WorkView(
        card=build_cards([work], warned=warned)[0],
        notes=_fresh(work, work.notes),
        end_notes=_fresh(work, work.end_notes),
        contents=_contents(work),
        series=_walks(viewer, work),
        source_site=source.site if source else None,
        source_url=source.url if source else None,
        originals=tuple(
            OriginalLine(sha256=row.sha256, name=row.name, format=row.format, size=row.size, kept_at=row.kept_at)
            for row in work.originals.filter(role=Original.Role.FILE).order_by("pk")
        ),
        history=tuple(
            TagHistoryLine(
                at=row.at, by=row.by_name, chapter=chapter, said=row.said, added=row.added, removed=row.removed
            )
            for row in work.tag_changes.select_related("chapter").order_by("-at", "-pk")
            for chapter in [row.chapter.position if row.chapter else None]
        ),
        collections=work.collections,
        gifts=work.gifts,
        related=work.related,
        extras=[(str(label), str(value)) for label, value in work.extras],
        findings=work.findings,
    )


def get_chapter(viewer: Viewer, *, key: str, position: int, version: int | None = None) -> Reading:
    """Give one chapter to be read, as it is or as it was in a version. Raises: NotFound."""
    work = _work(viewer, key)
    contents = _contents(work)
    if not any(line.position == position for line in contents):
        raise NotFound(f"“{work.title:.80}” has no chapter {position}.")
    found = _versions(work, position, version)
    if not found:
        raise NotFound(f"There is no version {version} of this chapter.")
    reading = _reading(viewer, work, contents, found)
    if found[0].chapter.version == 1:
        return reading
    rows = ChapterVersion.objects.filter(chapter=found[0].chapter).order_by("-number")
    lines = tuple(VersionLine(*row) for row in rows.values_list("number", "made_at", "words"))
    return replace(reading, chapters=(replace(reading.chapters[0], versions=lines),))


def get_whole(viewer: Viewer, *, key: str) -> Reading:
    """Give all chapters of a work to be read. Raises: NotFound."""
    work = _work(viewer, key)
    return _reading(viewer, work, _contents(work), list(_versions(work, None)))


def list_positions(viewer: Viewer, *, key: str) -> frozenset[int]:
    """Give the numbers of a work's chapters. Raises: NotFound."""
    return frozenset(_work(viewer, key).chapters.values_list("position", flat=True))


def get_series(viewer: Viewer, *, key: str) -> SeriesView:
    """Give a series with its works. Raises: NotFound, also where the viewer may see none of its works."""
    series = Series.objects.filter(key=key).first()
    places = list(_places(viewer, series)) if series else []
    if series is None or not places:
        raise NotFound("There is no such series here.")
    works = {work.pk: work for work in visible_works(viewer).filter(series=series).only(*CARD_FIELDS)}
    ordered = [place for place in places if place.work_id in works]
    cards = build_cards([works[place.work_id] for place in ordered])
    return SeriesView(
        key=series.key,
        title=series.title,
        url=series.url,
        words=sum(card.words for card in cards),
        parts=tuple(SeriesPart(position=p.position, card=c) for p, c in zip(ordered, cards, strict=True)),
    )


def get_creator(viewer: Viewer, *, key: str) -> CreatorView:
    """Give a creator. Raises: NotFound, also where no work by that name may be seen."""
    creator = Creator.objects.filter(key=key).first()
    if creator is None or not visible_works(viewer).filter(creators=creator, anonymous=False).exists():
        raise NotFound("There is no such creator here.")
    return CreatorView(key=creator.key, name=creator.name, login=creator.login, site=creator.site, url=creator.url)


def _work(viewer: Viewer, key: str) -> Work:
    work = visible_works(viewer).select_related("source").filter(key=key).first()
    if work is None:
        raise NotFound("There is no such work here.")
    return work


def _fresh(work: Work, html: str | None) -> str | None:
    return html if html is None or work.sanitizer_version >= SANITIZER_VERSION else clean_content(html)


def _contents(work: Work) -> tuple[ContentsLine, ...]:
    own: dict[int, list[TagLine]] = {}
    taggings = work.taggings.filter(chapter__isnull=False).order_by("chapter_id", "position")
    for chapter, kind, written in taggings.values_list("chapter_id", "tag__kind", "written"):
        own.setdefault(chapter, []).append(TagLine(kind=kind, name=written))
    rows = work.chapters.order_by("position").values_list("pk", "position", "title", "words", "published", "gone_at")
    return tuple(
        ContentsLine(position, title, words, published, tags=tuple(own.get(pk, ())), gone_at=gone_at)
        for pk, position, title, words, published, gone_at in rows
    )


def _versions(work: Work, position: int | None, version: int | None = None) -> Sequence[ChapterVersion]:
    versions = ChapterVersion.objects.filter(chapter__work=work, number=version or F("chapter__version"))
    if position is not None:
        versions = versions.filter(chapter__position=position)
    return list(versions.select_related("chapter").order_by("chapter__position"))


def _reading(
    viewer: Viewer, work: Work, contents: tuple[ContentsLine, ...], versions: Sequence[ChapterVersion]
) -> Reading:
    lines = {line.position: line for line in contents}
    return Reading(
        card=build_cards([work])[0],
        notes=_fresh(work, work.notes),
        end_notes=_fresh(work, work.end_notes),
        contents=contents,
        series=_walks(viewer, work),
        chapters=tuple(_chapter_view(version, version.chapter, lines) for version in versions),
    )


def _chapter_view(version: ChapterVersion, chapter: Chapter, lines: Mapping[int, ContentsLine]) -> ChapterView:
    stale = version.sanitizer_version < SANITIZER_VERSION

    def clean(html: str | None) -> str | None:
        return clean_content(html) if stale and html else html

    return ChapterView(
        position=chapter.position,
        title=version.title,
        summary=clean_summary(version.summary) if stale and version.summary else version.summary,
        notes=clean(version.notes),
        end_notes=clean(version.end_notes),
        text=clean(version.text) or "",
        words=version.words,
        words_before=sum(line.words for line in lines.values() if line.position < chapter.position),
        tags=lines[chapter.position].tags,
        gone_at=chapter.gone_at,
        version=version.number,
    )


def _places(viewer: Viewer, series: Series) -> Sequence[SeriesPlace]:
    places = SeriesPlace.objects.filter(series=series, work__in=visible_works(viewer))
    return list(places.order_by(*IN_ORDER))


def _walks(viewer: Viewer, work: Work) -> tuple[SeriesWalk, ...]:
    own = list(work.series_places.select_related("series").order_by("ordinal"))
    neighbors: dict[int, list[tuple[int, Neighbor]]] = defaultdict(list)
    if own:
        places = SeriesPlace.objects.filter(series__in=[p.series_id for p in own], work__in=visible_works(viewer))
        rows = places.order_by(*IN_ORDER).values_list("series_id", "work_id", "work__key", "work__title", "position")
        for series, pk, key, title, position in rows:
            neighbors[series].append((pk, Neighbor(key=key, title=title, position=position)))
    return tuple(_walk(place, neighbors[place.series_id], work.pk) for place in own)


def _walk(place: SeriesPlace, works: Sequence[tuple[int, Neighbor]], pk: int) -> SeriesWalk:
    here = next(number for number, (other, _) in enumerate(works) if other == pk)
    return SeriesWalk(
        series=SeriesLine(key=place.series.key, title=place.series.title, position=place.position),
        previous=works[here - 1][1] if here else None,
        next=works[here + 1][1] if here + 1 < len(works) else None,
    )
