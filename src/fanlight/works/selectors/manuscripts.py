"""Works as Manuscripts: what goes out is what came in."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import F

from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import NotFound
from fanlight.kernel.html import SANITIZER_VERSION, clean_content, clean_summary
from fanlight.works import manuscript as m
from fanlight.works.models import ChapterVersion, Creatorship, SeriesPlace, Tagging, Work
from fanlight.works.policies import visible_works
from fanlight.works.rules import ANTHOLOGY

Tags = Mapping[int | None, Sequence[m.Tag]]
"""A work's tags: its own under None, those of its chapters under their ids."""


def get_manuscript(viewer: Viewer, *, key: str) -> m.Manuscript:
    """Give a work as a Manuscript. Raises: NotFound."""
    found = list_manuscripts(viewer, keys=[key])
    if key not in found:
        raise NotFound("There is no such work here.")
    return found[key]


def list_manuscripts(viewer: Viewer, *, keys: Iterable[str]) -> dict[str, m.Manuscript]:
    """Give works as Manuscripts by their keys, without those that the viewer may not see: five statements for all."""
    works = list(visible_works(viewer).select_related("source").filter(key__in=list(keys)))
    pks = [work.pk for work in works]
    creators, tags, series, chapters = _creators(pks), _tags(pks), _series(pks), _chapters(pks)
    return {
        work.key: _manuscript(work, creators[work.pk], tags[work.pk], series[work.pk], chapters[work.pk])
        for work in works
    }


def _manuscript(
    work: Work,
    creators: Sequence[m.Creator],
    tags: Tags,
    series: Sequence[m.SeriesPlace],
    chapters: Sequence[ChapterVersion],
) -> m.Manuscript:
    clean = _cleaner(work.sanitizer_version, clean_content)
    return m.Manuscript(
        title=work.title,
        creators=tuple(creators),
        anonymous=work.anonymous,
        language=work.language,
        summary=_cleaner(work.sanitizer_version, clean_summary)(work.summary),
        notes=clean(work.notes),
        end_notes=clean(work.end_notes),
        tags=tuple(tags.get(None, ())),
        series=tuple(series),
        collections=tuple(m.Collection(**row) for row in work.collections),
        gifts=tuple(m.Gift(**row) for row in work.gifts),
        related=tuple(m.Related(**row) for row in work.related),
        chapters=tuple(_chapter(version, tags) for version in chapters),
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


def _chapter(version: ChapterVersion, tags: Tags) -> m.Chapter:
    clean = _cleaner(version.sanitizer_version, clean_content)
    return m.Chapter(
        position=version.chapter.position,
        title=version.title,
        summary=_cleaner(version.sanitizer_version, clean_summary)(version.summary),
        notes=clean(version.notes),
        end_notes=clean(version.end_notes),
        text=clean(version.text) or "",
        published=_iso(version.chapter.published),
        tags=tuple(tags.get(version.chapter_id, ())),
        source_url=version.chapter.source_url,
    )


def _cleaner(version: int, clean: Callable[[str], str]) -> Callable[[str | None], str | None]:
    """Give what makes HTML of a version of the sanitiser as clean as this one's."""
    if version >= SANITIZER_VERSION:
        return lambda html: html
    return lambda html: clean(html) if html else html


def _creators(pks: Sequence[int]) -> Mapping[int, list[m.Creator]]:
    found: dict[int, list[m.Creator]] = defaultdict(list)
    columns = ("work_id", "creator__name", "creator__login", "creator__url", "role")
    rows = Creatorship.objects.filter(work__in=pks).order_by("work_id", "position").values_list(*columns)
    for work, name, login, url, role in rows:
        found[work].append(m.Creator(name=name, login=login or None, url=url or None, role=_as(role)))
    return found


def _tags(pks: Sequence[int]) -> Mapping[int, dict[int | None, list[m.Tag]]]:
    found: dict[int, dict[int | None, list[m.Tag]]] = defaultdict(dict)
    columns = ("work_id", "chapter_id", "tag__kind", "written")
    rows = Tagging.objects.filter(work__in=pks).order_by("work_id", "position").values_list(*columns)
    for work, chapter, kind, written in rows:
        found[work].setdefault(chapter, []).append(m.Tag(kind=_as(kind), name=written))
    return found


def _series(pks: Sequence[int]) -> Mapping[int, list[m.SeriesPlace]]:
    found: dict[int, list[m.SeriesPlace]] = defaultdict(list)
    columns = ("work_id", "series__title", "position", "series__url", "series__identity")
    rows = SeriesPlace.objects.filter(work__in=pks).order_by("work_id", "ordinal").values_list(*columns)
    for work, title, position, url, identity in rows:
        found[work].append(m.SeriesPlace(title, position, url, anthology=identity.startswith(ANTHOLOGY)))
    return found


def _chapters(pks: Sequence[int]) -> Mapping[int, list[ChapterVersion]]:
    found: dict[int, list[ChapterVersion]] = defaultdict(list)
    versions = ChapterVersion.objects.filter(chapter__work__in=pks, number=F("chapter__version"))
    for version in versions.select_related("chapter").order_by("chapter__work", "chapter__position"):
        found[version.chapter.work_id].append(version)
    return found


def _source(work: Work) -> m.Source | None:
    source = getattr(work, "source", None)
    return m.Source(site=source.site, id=source.source_id, url=source.url) if source else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _as(text: str) -> Any:
    """Take a column's text for one of the Manuscript's literals: a constraint on the column has seen to it."""
    return text
