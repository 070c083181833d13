"""Conditions as querysets. What is excluded is "not among those of which it holds", so that nulls play no part."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from fanlight.search.conditions import (
    ByCreator,
    Condition,
    Every,
    InLanguage,
    InSeries,
    Leaf,
    Listed,
    Some,
    Tagged,
    Without,
)
from fanlight.search.query import Days, Flag, Has, Numbers, Words
from fanlight.tags.models import Kind, MetaPath
from fanlight.works.models import Creatorship, Original, SeriesPlace, Tagging, Work

RARE = 2_000
"""Works below which a tag's own works are fetched and sorted; above, the order's index is walked for a page."""

FindWords = Callable[[Words], Q]
"""Gives the works in which words stand."""

_COLUMNS: Mapping[str, str] = {
    "words": "words",
    "chapters": "chapter_count",
    "updated": "sorted_on",  # never unknown, and what the list is sorted by
    "published": "published",
    "added": "added_at",
}
_NONE, _ALL = Q(pk__in=()), Q()


def holds(condition: Condition, find_words: FindWords, uses: Mapping[int, int]) -> Q:
    """Give the works of which a condition holds; `uses` is how many works carry a tag, where that is known."""
    if isinstance(condition, Every | Some):
        joined = _ALL if isinstance(condition, Every) else None
        for part in sorted(condition.parts, key=lambda part: _weight(part, uses)):
            q = holds(part, find_words, uses)
            joined = q if joined is None else joined & q if isinstance(condition, Every) else joined | q
            if not q and isinstance(condition, Some):
                return _ALL
        return _NONE if joined is None else joined
    if isinstance(condition, Without):
        return ~Q(pk__in=Work.objects.filter(_leaf(condition.leaf, find_words, uses)).values("pk"))
    return _leaf(condition, find_words, uses)


def _weight(condition: Condition, uses: Mapping[int, int]) -> int:
    return sum(uses.get(pk, 0) for pk in condition.tags) if isinstance(condition, Tagged) else -1


def _leaf(leaf: Leaf, find_words: FindWords, uses: Mapping[int, int]) -> Q:
    if isinstance(leaf, Words):
        return find_words(leaf)
    if isinstance(leaf, Tagged):
        taggings = Tagging.objects.filter(tag__in=leaf.tags)
        if _weight(leaf, uses) <= RARE:
            return Q(pk__in=taggings.values("work"))
        return Q(Exists(taggings.filter(work=OuterRef("pk"))))
    if isinstance(leaf, ByCreator):
        return Q(anonymous=False, pk__in=Creatorship.objects.filter(creator__in=leaf.creators).values("work"))
    if isinstance(leaf, InSeries):
        return Q(pk__in=SeriesPlace.objects.filter(series__in=leaf.series).values("work"))
    if isinstance(leaf, InLanguage):
        return Q(language=leaf.code) | Q(language__startswith=f"{leaf.code}-")
    if isinstance(leaf, Numbers):
        return _between(leaf)
    if isinstance(leaf, Listed):
        return Q(pk__in=leaf.works)
    if isinstance(leaf, Days):
        return _days(leaf)
    return _flag(leaf) if isinstance(leaf, Flag) else _has(leaf)


def _between(numbers: Numbers) -> Q:
    known = numbers.field in _COLUMNS
    column = _COLUMNS[numbers.field] if known else f"source_counts__{numbers.field}"
    low, high = numbers.low or 0, numbers.high  # no count is negative, and a low end leaves out what is unknown
    return Q(**{f"{column}__gte": low}) & (Q(**{f"{column}__lte": high}) if high is not None else _ALL)


def _days(days: Days) -> Q:
    column, low, high = _COLUMNS[days.field], days.low, days.high
    ends: dict[str, Any] = {f"{column}__isnull": False}
    if days.field == "added":
        if low is not None:
            ends[f"{column}__gte"] = datetime.combine(low, time.min, UTC)
        if high is not None and high != high.max:
            ends[f"{column}__lt"] = datetime.combine(high + timedelta(days=1), time.min, UTC)
        return Q(**ends)
    if low is not None:
        ends[f"{column}__gte"] = low
    if high is not None:
        ends[f"{column}__lte"] = high
    return Q(**ends)


def _flag(flag: Flag) -> Q:
    if flag.field == "crossover":
        crossovers = Q(pk__in=crossover_works())
        return crossovers if flag.value else ~crossovers
    return Q(**{flag.field: flag.value})


def crossover_works() -> QuerySet[Tagging, Any]:
    """Give the ids of works of more than one fandom, none of which is kin to all the others (index.crossovers)."""
    fandoms = Tagging.objects.filter(tag__kind=Kind.FANDOM).order_by()
    fandoms = fandoms.annotate(head=Coalesce("tag__synonym_of", "tag"))
    several = fandoms.values("work").annotate(n=Count("head", distinct=True)).filter(n__gt=1)
    if not MetaPath.objects.filter(upper__kind=Kind.FANDOM).exists():
        return several.values("work")
    above = MetaPath.objects.filter(lower=OuterRef(OuterRef(OuterRef("head")))).values("upper")
    strangers = fandoms.filter(
        ~Q(head=OuterRef("head")),
        ~Exists(MetaPath.objects.filter(lower=OuterRef("head"), upper=OuterRef(OuterRef("head")))),
        ~Exists(MetaPath.objects.filter(lower=OuterRef(OuterRef("head")), upper=OuterRef("head"))),
        ~Exists(MetaPath.objects.filter(lower=OuterRef("head"), upper__in=above)),
        work=OuterRef("work"),
    )
    kin_to_all = fandoms.filter(~Exists(strangers)).values("work")
    return several.exclude(work__in=kin_to_all).values("work")


def _has(has: Has) -> Q:
    if has.thing == "summary":
        return Q(summary__isnull=False) & ~Q(summary="")
    if has.thing == "notes":
        return (Q(notes__isnull=False) & ~Q(notes="")) | (Q(end_notes__isnull=False) & ~Q(end_notes=""))
    if has.thing == "series":
        return Q(pk__in=SeriesPlace.objects.values("work"))
    if has.thing == "pictures":
        return Q(pk__in=Original.objects.filter(role=Original.Role.PICTURE).values("work"))
    return Q(source__isnull=False)
