"""The names that are known here, as far as the tags of some works may mean them: never the whole table."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_

from django.core.cache import cache
from django.db.models import Q, QuerySet

from fanlight.tags.mistakes import lookups
from fanlight.tags.mistakes.lexicon import MUCH_MORE, Lexicon
from fanlight.tags.mistakes.lookups import Key
from fanlight.tags.mistakes.values import SETTLED, Known, Tagged
from fanlight.tags.models import Kind, Tag
from fanlight.works.models import Tagging

FETCH = 400
"""Names asked for in one statement."""

RANGES = 25
"""Beginnings of names asked for in one statement."""

CAST_WORKS, CAST = 300, 400
"""Of a fandom's newest works so many tell who its characters are; so many of these are looked at."""

FRESH = 300
"""Seconds for which the cast of a big fandom may be out of date."""


def list_known(works: Sequence[Tagged]) -> Lexicon:
    """Give what is known of the names in works, as their tags may mean them (tags.mistakes.lookups)."""
    found: dict[Key, Known] = {}
    _add(found, _named({key for work in works for key in lookups.names_in(work)}))
    _add(found, _beginning({("character", start) for work in works for start in lookups.called_in(work)}, SETTLED))
    _add(found, _casts({key for work in works for key in work.fandoms}))
    known = Lexicon(found.values())
    _add(found, _beginning({start for work in works for start in lookups.near_in(work, known)}, MUCH_MORE))
    known = Lexicon(found.values())
    _add(found, _named({key for work in works for key in lookups.composed_in(work, known)} - found.keys()))
    return Lexicon(found.values())


def _add(found: dict[Key, Known], more: Iterable[Known]) -> None:
    for known in more:
        here = found.get((known.kind, known.key))
        found[known.kind, known.key] = replace(known, fandoms=known.fandoms | here.fandoms) if here else known


def _named(keys: set[Key]) -> Iterator[Known]:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, key in sorted(keys):
        by_kind[kind].append(key)
    for kind, names in by_kind.items():
        for start in range(0, len(names), FETCH):
            yield from _rows(Tag.objects.filter(kind=kind, folded__in=names[start : start + FETCH]))


def _beginning(starts: set[Key], uses: int) -> Iterator[Known]:
    """Give the names with some beginnings that so many works have."""
    wanted = sorted(starts)
    for at in range(0, len(wanted), RANGES):
        ranges = [
            Q(kind=kind, folded__gte=start, folded__lt=f"{start}\U0010ffff") for kind, start in wanted[at : at + RANGES]
        ]
        yield from _rows(Tag.objects.filter(reduce(or_, ranges), uses__gte=uses))


def _rows(tags: QuerySet[Tag], fandoms: frozenset[str] = frozenset()) -> Iterator[Known]:
    for kind, name, uses, is_canonical, head in tags.values_list(
        "kind", "name", "uses", "is_canonical", "synonym_of__name"
    ):
        yield Known(kind, name, uses, is_canonical=is_canonical, head=head or "", fandoms=fandoms)


def _casts(fandoms: set[str]) -> Iterator[Known]:
    for fandom in Tag.objects.filter(kind=Kind.FANDOM, folded__in=sorted(fandoms)[:FETCH]).order_by("pk"):
        yield from _cast(fandom)


def _cast(fandom: Tag) -> list[Known]:
    """Give the characters of a fandom: those that its newest works have."""
    place = f"cast:{fandom.pk}"
    found: list[Known] | None = cache.get(place) if fandom.uses >= CAST_WORKS else None
    if found is None:
        newest = Tagging.objects.filter(tag=fandom).order_by("-work").values_list("work", flat=True)[:CAST_WORKS]
        carried = Tagging.objects.filter(work__in=list(newest), tag__kind=Kind.CHARACTER, tag__uses__gte=SETTLED)
        people = Tag.objects.filter(pk__in=carried.order_by().values("tag")).order_by("-uses")[:CAST]
        found = list(_rows(people, frozenset({fandom.folded})))
        if fandom.uses >= CAST_WORKS:
            cache.set(place, found, FRESH)
    return found
