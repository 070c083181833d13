"""Facets by counting: every work of the result, every value it has."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from fanlight.search.bands import BANDS, band_of
from fanlight.search.results import Facet, FacetName, FacetRow, Wanted
from fanlight.search.wordlists import is_among
from fanlight.tags.models import Kind, MetaPath, Tag
from fanlight.works.models import Creatorship, SeriesPlace, Tagging, Work

Ticked = Mapping[str, frozenset[int]]
"""Kind → the canonical tags that a question names: they have a row whatever their count."""

PART = 20_000
"""Ids in one statement."""

IN_ORDER = frozenset({"words", "year", "complete"})
"""Facets whose rows stand in their own order, all of them."""


def count_facets(works: QuerySet[Work], wanted: Wanted, ticked: Ticked) -> tuple[Facet, ...]:
    """Count each facet over all of `works`. Equal counts stand in the order of their rows' ids."""
    tags = _tag_counts(works) if set(wanted.facets) & set(Kind.values) else {}
    return tuple(_count(works, name, wanted, ticked.get(name, frozenset()), tags) for name in wanted.facets)


def _count(
    works: QuerySet[Work], name: FacetName, wanted: Wanted, ticked: frozenset[int], tags: Mapping[str, dict[int, int]]
) -> Facet:
    if name in Kind.values:
        counts = tags.get(name, {})
        names = _names([*{*counts, *ticked}])
        rows = [(pk, names[pk], names[pk], counts.get(pk, 0)) for pk in {*counts, *ticked}]
    elif name in ("creator", "series"):
        rows = _creators(works) if name == "creator" else _series(works)
    else:
        rows = [(number, value, value, n) for number, (value, n) in enumerate(_plain(works, name))]
    distinct = sum(1 for *_, n in rows if n)
    if wanted.matching:
        rows = [row for row in rows if is_among(wanted.matching, row[2])]
    if name not in IN_ORDER:
        rows.sort(key=lambda row: (-row[3], row[0]))
    kept = [row for place, row in enumerate(rows) if place < wanted.limit or name in IN_ORDER or row[0] in ticked]
    parents = _parents(pk for pk, *_ in kept) if name in Kind.values else set()
    return Facet(name, tuple(FacetRow(value, label, n, pk in parents) for pk, value, label, n in kept), distinct)


def _tag_counts(works: QuerySet[Work]) -> dict[str, dict[int, int]]:
    """Give kind → canonical → works, a metatag with those of all below it.

    All kinds at once: asked for one, planners begin with all tags of that kind.
    """
    taggings = Tagging.objects.filter(work__in=works.order_by().values("pk")).order_by()
    headed = taggings.annotate(head=Coalesce("tag__synonym_of", "tag"))
    counted = headed.values("tag__kind", "head").annotate(n=Count("work", distinct=True))
    found: dict[str, dict[int, int]] = {}
    for kind, head, n in counted.values_list("tag__kind", "head", "n"):
        found.setdefault(kind, {})[head] = n
    carried: dict[tuple[str, int], set[int]] = {}
    for upper, lowers in _lowers(head for heads in found.values() for head in heads).items():
        for kind, work in headed.filter(head__in=[upper, *lowers]).values_list("tag__kind", "work"):
            carried.setdefault((kind, upper), set()).add(work)
    for (kind, upper), carriers in carried.items():
        found.setdefault(kind, {})[upper] = len(carriers)
    return found


def _lowers(heads: Iterable[int]) -> dict[int, list[int]]:
    """Give, for each metatag above any of some canonicals, those that lie below it."""
    found: dict[int, list[int]] = {}
    for part in _parts([*heads]):
        for low, up in MetaPath.objects.filter(lower__in=part).values_list("lower", "upper"):
            found.setdefault(up, []).append(low)
    return found


def _names(tags: Sequence[int]) -> dict[int, str]:
    named = (Tag.objects.filter(pk__in=part).values_list("pk", "name") for part in _parts(tags))
    return {pk: name for rows in named for pk, name in rows}


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Give ids in parts that a statement holds: a whole library has more tags than SQLite takes values."""
    return (ids[start : start + PART] for start in range(0, len(ids), PART))


def _parents(tags: Iterable[int]) -> set[int]:
    """Give those that have others below them of which some work carries one, as a facet shows them."""
    uppers = MetaPath.objects.filter(upper__in=list(tags)).filter(
        Q(lower__taggings__isnull=False) | Q(lower__synonyms__taggings__isnull=False)
    )
    return set(uppers.values_list("upper", flat=True))


def _creators(works: QuerySet[Work]) -> list[tuple[int, str, str, int]]:
    named = works.filter(anonymous=False).order_by().values("pk")
    rows = Creatorship.objects.filter(work__in=named).order_by().values("creator", "creator__key", "creator__name")
    counted = rows.annotate(n=Count("work", distinct=True))
    return list(counted.values_list("creator", "creator__key", "creator__name", "n"))


def _series(works: QuerySet[Work]) -> list[tuple[int, str, str, int]]:
    rows = SeriesPlace.objects.filter(work__in=works.order_by().values("pk")).order_by()
    counted = rows.values("series", "series__key", "series__title").annotate(n=Count("work"))
    return list(counted.values_list("series", "series__key", "series__title", "n"))


def _plain(works: QuerySet[Work], name: FacetName) -> Iterable[tuple[str, int]]:
    if name == "complete":
        found = Counter(works.order_by().values_list("complete", flat=True))
        return [(value, found[flag]) for value, flag in (("yes", True), ("no", False)) if found[flag]]
    if name == "words":
        bands = Counter(band_of(words) for words in works.order_by().values_list("words", flat=True))
        return [(band, bands[band]) for band in BANDS if bands[band]]
    if name == "year":
        years = Counter(day.year for day in works.order_by().values_list("sorted_on", flat=True))
        return [(f"{year:04}", years[year]) for year in sorted(years, reverse=True)]
    languages: Counter[Any] = Counter(works.order_by().values_list("language", flat=True))
    return sorted((code, n) for code, n in languages.items() if code is not None)
