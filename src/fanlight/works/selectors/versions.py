"""What a chapter said at different times, and what is different between two of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import NotFound
from fanlight.kernel.html import paragraphs
from fanlight.works import differences
from fanlight.works.differences import Passage
from fanlight.works.models import Chapter, ChapterVersion
from fanlight.works.policies import visible_works

FIELDS = ("title", "summary", "notes", "text", "end_notes")
"""What a version says, in the order in which it is read."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a chapter; `difference` is in words, from the one before it, None for the first."""

    number: int
    made_at: datetime
    words: int
    difference: int | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class History:
    """A chapter's versions, the newest first."""

    key: str
    work_title: str
    language: str | None
    position: int
    title: str | None
    versions: Sequence[Version]


@dataclass(frozen=True, slots=True)
class Changed:
    """A part of a chapter that is different, by FIELDS; only by how it is set, and not in its words, with `looks`."""

    field: str
    passages: Sequence[Passage]
    looks: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a chapter, and what is different from the older to the newer one."""

    history: History
    old: Version
    new: Version
    changed: Sequence[Changed]


def get_history(viewer: Viewer, *, key: str, position: int) -> History:
    """Give a chapter's versions. Raises: NotFound."""
    work = visible_works(viewer).filter(key=key).first()
    chapter = work.chapters.filter(position=position).first() if work else None
    if work is None or chapter is None:
        raise NotFound("There is no such chapter here.")
    return History(
        key=key, work_title=work.title, language=work.language, position=position, title=chapter.title,
        versions=_versions(chapter),
    )  # fmt: skip


def compare(viewer: Viewer, *, key: str, position: int, number: int, since: int | None = None) -> Comparison:
    """Compare a version with an earlier one, the last before it if none is named. Raises: NotFound."""
    history = get_history(viewer, key=key, position=position)
    by_number = {version.number: version for version in history.versions}
    earlier = [other for other in sorted(by_number) if other < number]
    since = since if since is not None else (earlier[-1] if earlier else None)
    if number not in by_number or since not in by_number or since == number:
        raise NotFound("There are no two such versions of this chapter.")
    numbers = sorted((since, number))
    rows = ChapterVersion.objects.filter(
        chapter__work__key=key, chapter__position=position, number__in=numbers
    ).order_by("number")
    old, new = rows
    changed = [found for name in FIELDS if (found := _changed(name, getattr(old, name), getattr(new, name)))]
    return Comparison(history=history, old=by_number[numbers[0]], new=by_number[numbers[1]], changed=changed)


def _versions(chapter: Chapter) -> list[Version]:
    rows = list(chapter.versions.order_by("number").values_list("number", "made_at", "words"))
    before = [None, *(words for _, _, words in rows)]
    versions = [
        Version(number, made_at, words, words - last if last is not None else None, number == chapter.version)
        for (number, made_at, words), last in zip(rows, before, strict=False)
    ]
    return versions[::-1]


def _changed(field: str, old: str | None, new: str | None) -> Changed | None:
    if (old or "") == (new or ""):
        return None
    one, other = (_texts(field, said) for said in (old, new))
    if one == other:
        return Changed(field, (), looks=True)
    return Changed(field, differences.fold(differences.compare(one, other)))


def _texts(field: str, said: str | None) -> list[str]:
    if not said:
        return []
    return [said] if field == "title" else paragraphs(said)
