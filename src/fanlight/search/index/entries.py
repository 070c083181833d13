"""What the index holds of a work besides its text, read from the database."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from fanlight.kernel.text import fold
from fanlight.search.bands import BANDS, band_of
from fanlight.search.index.columns import BIGGEST, UNKNOWN
from fanlight.tags.models import Kind
from fanlight.works.models import Creatorship, Original, SeriesPlace, Source, Tagging, Work

TAG_KINDS: tuple[str, ...] = tuple(Kind.values)
KINDS = (*TAG_KINDS, "creator", "series", "language", "complete", "year", "words", "flag")
"""The kinds of labels: a work's own values in every facet, and its flags."""

FLAGS = ("anonymous", "summary", "notes", "series", "pictures", "source", "fandoms", "restricted")
"""Flags by their keys: what a work is or has; `fandoms` is more than one fandom tag, spellings not told apart."""

COUNTS = ("kudos", "hits", "comments", "bookmarks")
CREATOR_LENGTH = 200
"""Characters of a creator's name that lists are sorted by."""

FETCH = 400
"""Works that are asked for in one statement."""

_EPOCH = date(1970, 1, 1).toordinal()
_SECOND = 1_000_000


@dataclass(slots=True)
class Entry:
    """A work's labels, keys by kind, and its numbers by column. Of no language, its own is None."""

    id: int
    language: str | None
    title: bytes
    creator: bytes | None
    labels: dict[str, list[int]] = field(default_factory=dict)
    values: dict[str, float] = field(default_factory=dict)


WORK_FIELDS = (
    "pk", "language", "title_sort", "anonymous", "restricted", "complete", "published", "sorted_on", "added_at",
    "words", "chapter_count", "source_counts", "summarized", "annotated", "pictured", "sourced",
)  # fmt: skip


def list_works() -> QuerySet[Work, Any]:
    """Give the works with all of WORK_FIELDS."""
    pictures = Original.objects.filter(work=OuterRef("pk"), role=Original.Role.PICTURE)
    return Work.objects.annotate(
        summarized=_truth(_is_given("summary")),
        annotated=_truth(_is_given("notes") | _is_given("end_notes")),
        pictured=Exists(pictures),
        sourced=Exists(Source.objects.filter(work=OuterRef("pk"))),
    ).values_list(*WORK_FIELDS)


def _is_given(column: str) -> Q:
    return Q(**{f"{column}__isnull": False}) & ~Q(**{column: ""})


def _truth(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False))


def read(ids: Iterable[int]) -> Iterator[Entry]:
    """Read works, a few statements for some hundred; one that is not there is left out."""
    remaining = list(ids)
    while remaining:
        part, remaining = remaining[:FETCH], remaining[FETCH:]
        yield from _read(part)


def _read(ids: Sequence[int]) -> list[Entry]:
    found = {row[0]: entry_of(row) for row in list_works().filter(pk__in=ids)}
    names: dict[int, str] = {}
    for work, creator, name in (
        Creatorship.objects.filter(work__in=ids)
        .order_by("work_id", "-position")
        .values_list("work_id", "creator_id", "creator__name")
    ):
        if work in found and not _is(found[work], "anonymous"):
            found[work].labels.setdefault("creator", []).append(creator)
            names[work] = name
    for work, name in names.items():
        found[work].creator = sorted_name(name)
    for work, series in SeriesPlace.objects.filter(work__in=ids).values_list("work_id", "series_id"):
        if work in found:
            found[work].labels.setdefault("series", []).append(series)
    for work, tag, kind in Tagging.objects.filter(work__in=ids).values_list("work_id", "tag_id", "tag__kind"):
        if work in found:
            found[work].labels.setdefault(kind, []).append(tag)
    for entry in found.values():
        add_flag(entry, "series", "series" in entry.labels)
        add_flag(entry, "fandoms", len(set(entry.labels.get("fandom", ()))) > 1)
    return list(found.values())


def entry_of(row: Sequence[Any]) -> Entry:
    """Give what a work's own row says: its WORK_FIELDS."""
    pk, language, title, anonymous, restricted, complete, published, sorted_on, added_at, words, *more = row
    chapters, counts, summarized, annotated, pictured, sourced = more
    entry = Entry(pk, language, bytes(title), None)
    entry.labels = {"year": [sorted_on.year], "words": [BANDS.index(band_of(words))]}
    if complete is not None:
        entry.labels["complete"] = [int(complete)]
    for name, is_so in (
        ("anonymous", anonymous),
        ("restricted", restricted),
        ("summary", summarized),
        ("notes", annotated),
        ("pictures", pictured),
        ("source", sourced),
    ):
        add_flag(entry, name, is_so)
    entry.values = {
        "words": words,
        "chapters": chapters,
        **{name: _number(counts, name) for name in COUNTS},
        "updated": days(sorted_on),
        "published": days(published) if published else UNKNOWN,
        "added": microseconds(added_at),
    }
    return entry


def add_flag(entry: Entry, name: str, is_so: bool) -> None:
    """Note what a work is or has."""
    if is_so:
        entry.labels.setdefault("flag", []).append(FLAGS.index(name))


def sorted_name(name: str) -> bytes | None:
    """Give what lists are sorted by for a creator's name."""
    return fold(name)[:CREATOR_LENGTH].encode() or None


def days(day: date) -> int:
    """Count days since 1970."""
    return day.toordinal() - _EPOCH


def date_of(number: float) -> date:
    """Give the day that `days` counted."""
    return date.fromordinal(int(number) + _EPOCH)


def microseconds(moment: datetime) -> int:
    """Count microseconds since 1970."""
    since = moment - datetime(1970, 1, 1, tzinfo=UTC)
    return (since.days * 86_400 + since.seconds) * _SECOND + since.microseconds


def microseconds_of(day: date, *, next_day: bool = False) -> int:
    """Count microseconds from 1970 to where a day begins, or ends."""
    return (days(day) + next_day) * 86_400 * _SECOND


def _is(entry: Entry, flag: str) -> bool:
    return FLAGS.index(flag) in entry.labels.get("flag", ())


def _number(counts: Mapping[str, Any], name: str) -> int:
    number = counts.get(name)
    return min(number, BIGGEST) if isinstance(number, int) else UNKNOWN
