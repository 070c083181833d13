"""Rows of many works at once: what accepting works and revising one write alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from fanlight.accounts.actions import creators
from fanlight.changes.tables import insert_rows, stored
from fanlight.kernel import clock
from fanlight.kernel.html import SANITIZER_VERSION
from fanlight.kernel.text import count_words
from fanlight.tags.actions import tags
from fanlight.works import manuscript, rules
from fanlight.works.manuscript import Manuscript
from fanlight.works.models import Chapter, ChapterVersion, Creatorship, Original, Tagging, Work

FETCH = 400
"""Works whose ids, or whose chapters', are asked for in one statement."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that lies in the library's originals already. `format` is a format's name or a media type.

    `part` tells which work of it this is, where several came in one file.
    """

    sha256: str
    size: int
    name: str
    format: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A work about to come in, with the file it came from and the pictures that came with it.

    `is_plain` says of its format that it drops emphasis and links, so that it is never better than another. `key` is
    that which the work had before it was taken out, and is to have again. Without `has_text` this is no work but notes
    on one that is here. `only` is the number at the source of its one chapter, where it shows one of several.
    `likeness` is that of the manuscript, where somebody has asked for it already.
    """

    manuscript: Manuscript
    file: Kept | None = None
    pictures: Sequence[Kept] = field(default=())
    is_plain: bool = False
    key: str = ""
    has_text: bool = True
    only: int = 0
    likeness: rules.Likeness | None = None


def add_creators(pairs: Iterable[tuple[Work, Manuscript]]) -> None:
    """Add bylines, making the creators that are not there yet."""
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


def add_chapters(pairs: Sequence[tuple[Work, Manuscript]]) -> dict[tuple[int, int], int]:
    """Add chapters with their first versions; give their ids by work and position."""
    written = [(work.pk, chapter, count_words(chapter.text)) for work, m in pairs for chapter in m.chapters]
    columns = ("work_id", "position", "title", "words", "published", "source_url", "version")
    rows = ((pk, c.position, c.title, words, c.published or None, c.source_url, 1) for pk, c, words in written)
    insert_rows(Chapter, columns, rows)
    ids = _chapter_ids([work.pk for work, _ in pairs])
    add_versions((ids[pk, chapter.position], 1, chapter, words) for pk, chapter, words in written)
    return ids


def _chapter_ids(works: Sequence[int]) -> dict[tuple[int, int], int]:
    found: dict[tuple[int, int], int] = {}
    for start in range(0, len(works), FETCH):
        of_works = Chapter.objects.filter(work__in=works[start : start + FETCH])
        found |= {(work, position): pk for work, position, pk in of_works.values_list("work_id", "position", "pk")}
    return found


def add_versions(versions: Iterable[tuple[int, int, manuscript.Chapter, int]]) -> None:
    """Add versions of chapters: (the chapter's id, the version's number, what it says, its words)."""
    made_at = stored(clock.now())
    columns = ("chapter_id", "number", "title", "summary", "notes", "end_notes", "words", "digest", "sanitizer_version")
    rows = (
        (
            *(pk, number, said.title, said.summary, said.notes, said.end_notes, words),
            *(rules.chapter_digest(said), SANITIZER_VERSION, made_at, said.text),
        )
        for pk, number, said, words in versions
    )
    insert_rows(ChapterVersion, (*columns, "made_at", "text"), rows)


def add_tags(pairs: Iterable[tuple[Work, Manuscript]], chapters: Mapping[tuple[int, int], int]) -> set[tuple[int, int]]:
    """Add taggings; `chapters` gives a chapter's id by work and position. Give which work carries which tag, by ids."""
    lists = [(work, place, written) for work, m in pairs for place, written in rules.tag_lists(m)]
    ids = tags.ensure((tag.kind, tag.name) for _, _, written in lists for tag in written)
    taggings: list[tuple[object, ...]] = []
    carried: set[tuple[int, int]] = set()
    for work, position, written in lists:
        chapter = chapters[work.pk, position] if position else None
        for number, tag in enumerate(written):
            tag_id = ids[tags.identity(tag.kind, tag.name)]
            carried.add((work.pk, tag_id))
            taggings.append((work.pk, chapter, tag_id, number, tag.name))
    insert_rows(Tagging, ("work_id", "chapter_id", "tag_id", "position", "written"), taggings)
    return carried


def add_originals(pairs: Iterable[tuple[Work, Incoming]]) -> None:
    """Add the files that works came from, and the pictures that came with them."""
    kept_at = stored(clock.now())
    rows = (
        (work.pk, kept.sha256, str(role), kept.size, kept.name, kept.part, kept.format, kept_at)
        for work, item in pairs
        for role, files in (
            (Original.Role.FILE, [item.file] if item.file else []),
            (Original.Role.PICTURE, list({picture.sha256: picture for picture in item.pictures}.values())),
        )
        for kept in files
    )
    columns = ("work_id", "sha256", "role", "size", "name", "part", "format", "kept_at")
    insert_rows(Original, columns, rows)


def day_of(text: str | None) -> date | None:
    """Give the day that an ISO date says."""
    return date.fromisoformat(text) if text else None
