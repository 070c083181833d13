"""What can be read of a work, field by field, and whether a word or phrase stands in it.

The meaning of words in a question: the index answers as this does, only sooner.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from django.db import connection
from django.db.models import Aggregate, F, QuerySet, Value
from django.db.models import TextField as TextColumn

from fanlight.search import words
from fanlight.search.query import TextField, Words
from fanlight.works.models import ChapterVersion, Creatorship, SeriesPlace, Tagging, Work

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
        yield from _read({"in": part}, with_text=with_text)


def read_span(first: int, last: int, *, with_text: bool = True) -> Iterator[tuple[int, Sheet]]:
    """Read the sheets of all works from one id to another, both included."""
    return _read({"gte": first, "lte": last}, with_text=with_text)


def _read(chosen: Mapping[str, object], *, with_text: bool) -> Iterator[tuple[int, Sheet]]:
    of_work = _where("work", chosen)
    creators = _joined(Creatorship.objects.filter(**of_work), "creator__name")
    series = _joined(SeriesPlace.objects.filter(**of_work), "series__title")
    tags = _joined(Tagging.objects.filter(**of_work), "written")
    texts = _texts(chosen) if with_text else {}
    fields = ("pk", "language", "title", "anonymous", "summary", "notes", "end_notes")
    works = Work.objects.filter(**_where("pk", chosen)).values_list(*fields)
    for pk, language, title, anonymous, summary, *notes in _rows(works):
        yield (
            pk,
            Sheet(
                language=words.primary(language),
                title=title,
                creators=ANONYMOUS if anonymous else creators.get(pk, ""),
                series=series.get(pk, ""),
                tags=tags.get(pk, ""),
                summary=words.plain(summary or ""),
                notes=words.GAP.join(words.plain(note) for note in notes if note),
                text=texts.get(pk, ""),
            ),
        )


def _where(column: str, chosen: Mapping[str, object]) -> dict[str, object]:
    return {f"{column}__{lookup}": value for lookup, value in chosen.items()}


def _rows(wanted: QuerySet[Any, Any]) -> list[tuple[Any, ...]]:
    """Give rows as the database gives them: of a million works, what a model adds to each would be seen."""
    sql, parameters = wanted.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())


def _joined(rows: QuerySet[Any, Any], name: str) -> dict[int, str]:
    """Give names by work, in any order: no phrase reaches over a gap. The database has a row for each work to give."""
    function = "STRING_AGG" if connection.vendor == "postgresql" else "GROUP_CONCAT"
    names = Aggregate(F(name), Value(words.GAP), function=function, output_field=TextColumn())
    return dict(_rows(rows.order_by().values_list("work_id").annotate(names=names)))


def _texts(chosen: Mapping[str, object]) -> dict[int, str]:
    shown = ChapterVersion.objects.filter(**_where("chapter__work", chosen), number=F("chapter__version")).values_list(
        "chapter__work_id", "chapter__position", "title", "summary", "notes", "text", "end_notes"
    )
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for work, position, *parts in _rows(shown):
        found[work].append((position, words.GAP.join(words.plain(part) for part in parts if part)))
    return {work: words.GAP.join(text for _, text in sorted(said)) for work, said in found.items()}
