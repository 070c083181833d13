"""Bringing works in: many at once, in one transaction, so that nobody ever sees half of one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date

from django.db import transaction

from fanlight.accounts.actions import creators
from fanlight.accounts.policies import can_import, require
from fanlight.accounts.viewers import Viewer
from fanlight.changes.actions import News, record
from fanlight.changes.tables import insert_rows, stored
from fanlight.kernel import clock
from fanlight.kernel.html import SANITIZER_VERSION
from fanlight.kernel.ids import new_key
from fanlight.kernel.text import count_words, sort_title
from fanlight.tags.actions import tags
from fanlight.works import rules
from fanlight.works.actions import series
from fanlight.works.manuscript import Manuscript
from fanlight.works.models import (
    SORT_LENGTH,
    Chapter,
    ChapterVersion,
    Creatorship,
    Original,
    Source,
    TagChange,
    Tagging,
    Work,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that lies in the library's originals already. `format` is a format's name or a media type."""

    sha256: str
    size: int
    name: str
    format: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """A work about to come in, with the file it came from and the pictures that came with it."""

    manuscript: Manuscript
    file: Kept | None = None
    pictures: Sequence[Kept] = field(default=())


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
    works = Work.objects.bulk_create([_work(manuscript) for manuscript in settled])
    pairs = list(zip(works, settled, strict=True))
    _add_creators(pairs)
    chapters = _add_chapters(pairs)
    gained = _add_tags(pairs, chapters, by)
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
    _add_originals(zip(works, incoming, strict=True))
    record(News("work.accepted", work.pk, {"key": work.key}) for work in works)
    tags.count_uses(gained)
    return works


@transaction.atomic
def keep_original(*, key: str, kept: Kept, by: Viewer) -> None:
    """Keep another file of a work with it. Raises: Refused."""
    require(can_import(by), "Only the owner may bring works into this library.")
    work = Work.objects.get(key=key)
    Original.objects.get_or_create(
        work=work,
        sha256=kept.sha256,
        role=Original.Role.FILE,
        defaults={"size": kept.size, "name": kept.name, "format": kept.format, "kept_at": clock.now()},
    )


def _work(manuscript: Manuscript) -> Work:
    published, updated = _date(manuscript.published), _date(manuscript.updated)
    added_at = clock.now()
    counts = {name: figure for name, figure in asdict(manuscript.counts).items() if figure is not None}
    return Work(
        key=new_key(),
        title=manuscript.title,
        title_sort=sort_title(manuscript.title)[:SORT_LENGTH].encode(),
        anonymous=manuscript.anonymous,
        language=manuscript.language,
        summary=manuscript.summary,
        notes=manuscript.notes,
        end_notes=manuscript.end_notes,
        sanitizer_version=SANITIZER_VERSION,
        planned_chapters=manuscript.planned_chapters or None,
        complete=manuscript.complete,
        published=published,
        updated=updated,
        sorted_on=updated or published or added_at.date(),
        words=counts.pop("words", 0),
        chapter_count=len(manuscript.chapters),
        source_counts=counts,
        collections=[asdict(item) for item in manuscript.collections],
        gifts=[asdict(item) for item in manuscript.gifts],
        related=[asdict(item) for item in manuscript.related],
        reviews=[asdict(item) for item in manuscript.reviews],
        extras=[list(pair) for pair in manuscript.extras.items()],
        findings=[asdict(item) for item in manuscript.findings],
        fingerprint=rules.fingerprint(manuscript),
        added_at=added_at,
    )


def _add_creators(pairs: Iterable[tuple[Work, Manuscript]]) -> None:
    wanted = [
        (work, number, creator, creators.identity(creator, m.source.site if m.source else None))
        for work, m in pairs
        for number, creator in enumerate(m.creators)
    ]
    ids = creators.ensure((key, creator) for _, _, creator, key in wanted)
    rows = {(work.pk, ids[key], creator.role): (work, number) for work, number, creator, key in reversed(wanted)}
    insert_rows(
        Creatorship,
        ("work_id", "creator_id", "role", "position"),
        ((work.pk, creator_id, role, number) for (_, creator_id, role), (work, number) in rows.items()),
    )


def _add_chapters(pairs: Sequence[tuple[Work, Manuscript]]) -> dict[tuple[int, int], Chapter]:
    made_at = stored(clock.now())
    written = [(work, chapter, count_words(chapter.text)) for work, m in pairs for chapter in m.chapters]
    rows = Chapter.objects.bulk_create(
        Chapter(
            work=work,
            position=chapter.position,
            title=chapter.title,
            words=words,
            published=_date(chapter.published),
            source_url=chapter.source_url,
        )
        for work, chapter, words in written
    )
    columns = ("chapter_id", "number", "title", "summary", "notes", "end_notes", "words", "digest", "sanitizer_version")
    versions = (
        (
            *(row.pk, 1, chapter.title, chapter.summary, chapter.notes, chapter.end_notes, words),
            *(rules.chapter_digest(chapter), SANITIZER_VERSION, made_at, chapter.text),
        )
        for row, (_, chapter, words) in zip(rows, written, strict=True)
    )
    insert_rows(ChapterVersion, (*columns, "made_at", "text"), versions)
    return {(row.work_id, row.position): row for row in rows}


def _add_tags(
    pairs: Sequence[tuple[Work, Manuscript]], chapters: Mapping[tuple[int, int], Chapter], by: Viewer
) -> Counter[int]:
    """Add taggings and the first entry of each tag history; give how many works each tag gained."""
    ids = tags.ensure((tag.kind, tag.name) for _, m in pairs for _, written in rules.tag_lists(m) for tag in written)
    at = clock.now()
    taggings: list[tuple[object, ...]] = []
    history: list[TagChange] = []
    carried: set[tuple[int, int]] = set()
    for work, manuscript in pairs:
        for position, written in rules.tag_lists(manuscript):
            chapter = chapters[work.pk, position] if position else None
            for number, tag in enumerate(written):
                tag_id = ids[tags.identity(tag.kind, tag.name)]
                carried.add((work.pk, tag_id))
                taggings.append((work.pk, chapter.pk if chapter else None, tag_id, number, tag.name))
            if written:
                added = [{"kind": tag.kind, "name": tag.name} for tag in written]
                history.append(
                    TagChange(work=work, chapter=chapter, at=at, by_id=by.user_id, by_name=by.name, added=added)
                )
    insert_rows(Tagging, ("work_id", "chapter_id", "tag_id", "position", "written"), taggings)
    TagChange.objects.bulk_create(history)
    return Counter(tag_id for _, tag_id in carried)


def _add_originals(pairs: Iterable[tuple[Work, Incoming]]) -> None:
    kept_at = stored(clock.now())
    rows = (
        (work.pk, kept.sha256, str(role), kept.size, kept.name, kept.format, kept_at)
        for work, item in pairs
        for role, files in (
            (Original.Role.FILE, [item.file] if item.file else []),
            (Original.Role.PICTURE, list({picture.sha256: picture for picture in item.pictures}.values())),
        )
        for kept in files
    )
    insert_rows(Original, ("work_id", "sha256", "role", "size", "name", "format", "kept_at"), rows)


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
