"""Words in works, by reading the works one after the other."""

import re
from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from fanlight.kernel.html import plain
from fanlight.kernel.text import fold
from fanlight.search.query import Words
from fanlight.works.models import Chapter, ChapterVersion, Creatorship, SeriesPlace, Tagging, Work

CHUNK = 500
"""Works read at once."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Texts:
    """Looks for words in `works`; in their chapters too if `chapters`."""

    def __init__(self, works: QuerySet[Work], *, chapters: bool) -> None:
        self._works = works
        self._chapters = chapters

    def find(self, words: Words) -> Q:
        """Give the works in which a word or phrase stands."""
        wanted = _words(words.text)
        found = [pk for pk, texts in self._read(words.field) if any(_stands(wanted, t, words.prefix) for t in texts)]
        return Q(pk__in=found)

    def _read(self, field: str) -> Iterator[tuple[int, list[list[str]]]]:
        pks = list(self._works.order_by().values_list("pk", flat=True))
        for place in range(0, len(pks), CHUNK):
            part = pks[place : place + CHUNK]
            texts: dict[int, list[list[str]]] = {pk: [] for pk in part}
            for pk, text in self._pieces(part, field):
                texts[pk].append(_words(text))
            yield from texts.items()

    def _pieces(self, pks: list[int], field: str) -> Iterator[tuple[int, str]]:
        for pk, anonymous, title, *html in Work.objects.filter(pk__in=pks).values_list(
            "pk", "anonymous", "title", "summary", "notes", "end_notes"
        ):
            if field in ("", "title"):
                yield pk, title
            if anonymous and not field:
                yield pk, "Anonymous"
            kept = html[:1] if field == "summary" else html if not field else []
            yield from ((pk, plain(text)) for text in kept if text)
        if not field:
            yield from _related(pks)
        if not field and self._chapters:
            yield from _chapters(pks)


def _related(pks: list[int]) -> Iterator[tuple[int, str]]:
    named = Creatorship.objects.filter(work__in=pks, work__anonymous=False)
    yield from named.values_list("work_id", "creator__name")
    yield from SeriesPlace.objects.filter(work__in=pks).values_list("work_id", "series__title")
    for pk, written, name, head in Tagging.objects.filter(work__in=pks).values_list(
        "work_id", "written", "tag__name", "tag__synonym_of__name"
    ):
        yield from ((pk, text) for text in {written, name, head} if text)


def _chapters(pks: list[int]) -> Iterator[tuple[int, str]]:
    current = {
        (chapter, version): work
        for chapter, version, work in Chapter.objects.filter(work__in=pks).values_list("pk", "version", "work_id")
    }
    versions = ChapterVersion.objects.filter(chapter__work__in=pks)
    rows: Iterable[tuple[int, int, str | None, str]] = versions.values_list("chapter_id", "number", "title", "text")
    for chapter, number, title, text in rows:
        work = current.get((chapter, number))
        if work is not None:
            yield work, title or ""
            yield work, plain(text)


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(fold(text))]


def _stands(wanted: list[str], words: list[str], prefix: bool) -> bool:
    if not wanted:
        return False
    *first, last = wanted
    for place in range(len(words) - len(wanted) + 1):
        end = words[place + len(first)]
        if (end.startswith(last) if prefix else end == last) and words[place : place + len(first)] == first:
            return True
    return False
