"""A work as a Manuscript: what goes out is what came in."""

from datetime import date
from typing import Any

from django.db.models import F

from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import NotFound
from fanlight.works import manuscript as m
from fanlight.works.models import ChapterVersion, Work
from fanlight.works.policies import visible_works
from fanlight.works.rules import ANTHOLOGY


def get_manuscript(viewer: Viewer, *, key: str) -> m.Manuscript:
    """Give a work as a Manuscript. Raises: NotFound."""
    work = visible_works(viewer).select_related("source").filter(key=key).first()
    if work is None:
        raise NotFound("There is no such work here.")
    own, by_chapter = _tags(work)
    return m.Manuscript(
        title=work.title,
        creators=_creators(work),
        anonymous=work.anonymous,
        language=work.language,
        summary=work.summary,
        notes=work.notes,
        end_notes=work.end_notes,
        tags=own,
        series=tuple(
            m.SeriesPlace(
                place.series.title,
                place.position,
                place.series.url,
                anthology=place.series.identity.startswith(ANTHOLOGY),
            )
            for place in work.series_places.select_related("series").order_by("ordinal")
        ),
        collections=tuple(m.Collection(**row) for row in work.collections),
        gifts=tuple(m.Gift(**row) for row in work.gifts),
        related=tuple(m.Related(**row) for row in work.related),
        chapters=_chapters(work, by_chapter),
        planned_chapters=work.planned_chapters,
        complete=work.complete,
        published=_iso(work.published),
        updated=_iso(work.updated),
        counts=m.Counts(words=work.words, **work.source_counts),
        reviews=tuple(m.Review(**row) for row in work.reviews),
        source=_source(work),
        extras=dict(work.extras),
        findings=tuple(m.Finding(**row) for row in work.findings),
    )


def _creators(work: Work) -> tuple[m.Creator, ...]:
    return tuple(
        m.Creator(
            name=row.creator.name, login=row.creator.login or None, url=row.creator.url or None, role=_as(row.role)
        )
        for row in work.creatorships.select_related("creator").order_by("position")
    )


def _tags(work: Work) -> tuple[tuple[m.Tag, ...], dict[int, tuple[m.Tag, ...]]]:
    own: list[m.Tag] = []
    by_chapter: dict[int, list[m.Tag]] = {}
    rows = work.taggings.order_by("position").values_list("chapter_id", "tag__kind", "written")
    for chapter, kind, written in rows:
        (own if chapter is None else by_chapter.setdefault(chapter, [])).append(m.Tag(kind=_as(kind), name=written))
    return tuple(own), {chapter: tuple(tags) for chapter, tags in by_chapter.items()}


def _chapters(work: Work, tags: dict[int, tuple[m.Tag, ...]]) -> tuple[m.Chapter, ...]:
    versions = ChapterVersion.objects.filter(chapter__work=work, number=F("chapter__version"))
    return tuple(
        m.Chapter(
            position=version.chapter.position,
            title=version.title,
            summary=version.summary,
            notes=version.notes,
            end_notes=version.end_notes,
            text=version.text,
            published=_iso(version.chapter.published),
            tags=tags.get(version.chapter_id, ()),
            source_url=version.chapter.source_url,
        )
        for version in versions.select_related("chapter").order_by("chapter__position")
    )


def _source(work: Work) -> m.Source | None:
    source = getattr(work, "source", None)
    return m.Source(site=source.site, id=source.source_id, url=source.url) if source else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _as(text: str) -> Any:
    """Take a column's text for one of the Manuscript's literals: a constraint on the column has seen to it."""
    return text
