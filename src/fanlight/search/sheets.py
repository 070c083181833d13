"""What can be read of a work, field by field, and whether a word or phrase stands in it.

The meaning of words in a question: the index answers as this does, only sooner.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from django.db.models import F

from fanlight.search import words
from fanlight.search.query import TextField, Words
from fanlight.works.models import Chapter, ChapterVersion, Creatorship, SeriesPlace, Tagging, Work

Field = Literal["title", "creators", "series", "tags", "summary", "notes", "text"]
FIELDS: tuple[Field, ...] = get_args(Field)

WEIGHTS: Mapping[Field, int] = {
    "title": 7, "creators": 5, "series": 3, "tags": 3, "summary": 2, "notes": 1, "text": 1,
}  # fmt: skip
"""What a word counts for by where it stands. A work's relevance is the sum over the words and phrases asked for, each
at its best field: the same on every page and in every process, however the index came about."""

ANONYMOUS = "Anonymous"
"""By whom a work is that names nobody, in every language."""

FETCH = 400
"""Works that are asked for in one statement."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A work's text, plain: of `text`, every chapter's title, summary, notes and what it says now.

    An anonymous work is by ANONYMOUS. `language` is that of title, series, summary, notes and text.
    """

    language: str
    title: str
    creators: str = ""
    series: str = ""
    tags: str = ""
    summary: str = ""
    notes: str = ""
    text: str = ""


def language_of(sheet: Sheet, field: Field) -> str:
    """Give the language in which a field's words have their stems."""
    if field == "creators":
        return ""
    return words.TAG_LANGUAGE if field == "tags" else sheet.language


def fields_of(field: TextField, *, chapter_text: bool) -> tuple[Field, ...]:
    """Give where a word is looked for."""
    if field:
        return (field,)
    return FIELDS if chapter_text else FIELDS[:-1]


def says(sheet: Sheet, asked: Words, field: Field) -> bool:
    """Tell whether a word, a phrase or a beginning stands in one field.

    The beginning of a single word is held against words as they stand; at the end of a phrase, against stems.
    """
    text, language = getattr(sheet, field), language_of(sheet, field)
    surfaces = words.surfaces(asked.text)
    if not asked.prefix:
        return _holds(words.terms(text, language), words.terms(asked.text, language))
    if len(surfaces) == 1:
        return any(word.startswith(surfaces[0]) for word in words.surfaces(text))
    return _begins(words.terms(text, language), begun(asked.text, language))


def begun(text: str, language: str) -> list[str]:
    """Give the terms of a phrase of which the last may go on: that one as it stands."""
    surfaces = words.surfaces(text)
    return [*words.terms(text, language)[: len(surfaces) - 1], words.marked(surfaces[-1], language)] if surfaces else []


def matches(sheet: Sheet, asked: Words, *, chapter_text: bool = True) -> bool:
    """Tell whether a work says it anywhere that it is looked for."""
    return any(says(sheet, asked, field) for field in fields_of(asked.field, chapter_text=chapter_text))


def relevance(sheet: Sheet, asked: Iterable[Words], *, chapter_text: bool = True) -> int:
    """Weigh a work: for each word or phrase, the weight of the best field that it stands in."""
    return sum(
        max((WEIGHTS[f] for f in fields_of(leaf.field, chapter_text=chapter_text) if says(sheet, leaf, f)), default=0)
        for leaf in asked
    )


def _holds(text: Sequence[str], asked: Sequence[str]) -> bool:
    """Tell whether words stand one after another; words of no letters stand nowhere."""
    if not asked:
        return False
    places = (place for place, word in enumerate(text) if word == asked[0])
    return any(list(text[place : place + len(asked)]) == list(asked) for place in places)


def _begins(text: Sequence[str], asked: Sequence[str]) -> bool:
    """Tell the same where the last word may go on."""
    if not asked:
        return False
    *first, last = asked
    return any(
        list(text[place : place + len(first)]) == first
        for place in range(len(text) - len(first))
        if text[place + len(first)].startswith(last)
    )


def read(ids: Iterable[int], *, with_text: bool = True) -> Iterator[tuple[int, Sheet]]:
    """Read works' sheets, a few statements for some hundred works; one that is not there is left out."""
    remaining = list(ids)
    while remaining:
        part, remaining = remaining[:FETCH], remaining[FETCH:]
        yield from _read(part, with_text=with_text)


def _read(ids: Sequence[int], *, with_text: bool) -> Iterator[tuple[int, Sheet]]:
    creators = _joined(Creatorship.objects.filter(work__in=ids).order_by("position"), "creator__name")
    series = _joined(SeriesPlace.objects.filter(work__in=ids).order_by("ordinal"), "series__title")
    tags = _joined(Tagging.objects.filter(work__in=ids).order_by(*TAG_ORDER), "written")
    texts = _texts(ids) if with_text else {}
    fields = ("pk", "language", "title", "anonymous", "summary", "notes", "end_notes")
    for pk, language, title, anonymous, summary, *notes in Work.objects.filter(pk__in=ids).values_list(*fields):
        yield (
            pk,
            Sheet(
                language=words.primary(language),
                title=title,
                creators=ANONYMOUS if anonymous else creators[pk],
                series=series[pk],
                tags=tags[pk],
                summary=words.plain(summary or ""),
                notes=words.GAP.join(words.plain(note) for note in notes if note),
                text=texts.get(pk, ""),
            ),
        )


TAG_ORDER = (F("chapter_id").asc(nulls_first=True), "position")
"""The work's own tags first, then those of its chapters."""


def _joined(rows: Any, name: str) -> dict[int, str]:
    found: dict[int, list[str]] = defaultdict(list)
    for pk, text in rows.values_list("work_id", name):
        found[pk].append(text)
    return defaultdict(str, {pk: words.GAP.join(texts) for pk, texts in found.items()})


def _texts(ids: Sequence[int]) -> dict[int, str]:
    places = dict(Chapter.objects.filter(work__in=ids).order_by("work_id", "position").values_list("pk", "work_id"))
    shown = ChapterVersion.objects.filter(chapter__work__in=ids, number=F("chapter__version"))
    said = {
        row[0]: words.GAP.join(words.plain(part) for part in row[1:] if part)
        for row in shown.values_list("chapter_id", "title", "summary", "notes", "text", "end_notes").iterator()
    }
    found: dict[int, list[str]] = defaultdict(list)
    for chapter, work in places.items():
        found[work].append(said.get(chapter, ""))
    return {work: words.GAP.join(parts) for work, parts in found.items()}
