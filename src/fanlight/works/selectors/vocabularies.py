"""The names that are known here, as far as the tags of some works may mean them: never the whole table."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import Any

from django.core.cache import cache
from django.db.models import Q, QuerySet

from fanlight.tags.mistakes import lookups
from fanlight.tags.mistakes.lexicon import MUCH_MORE, Lexicon
from fanlight.tags.mistakes.lookups import Key
from fanlight.tags.mistakes.values import SETTLED, Known, Tagged, key_of
from fanlight.tags.models import FormerName, Kind, MetaPath, ParentLink, Tag
from fanlight.works.models import Tagging

FETCH = 400
"""Names asked for in one statement."""

RANGES = 25
"""Beginnings of names asked for in one statement."""

CAST_WORKS, CAST = 300, 400
"""Of a fandom's newest works so many tell who its characters are; so many of these are looked at."""

FRESH = 300
"""Seconds for which the cast of a big fandom may be out of date."""


Row = tuple[int, Known]
"""The tag that decides what a name belongs to and lies under (itself, or its canonical), and what is known of it."""


def list_known(works: Sequence[Tagged]) -> Lexicon:
    """Give what is known of the names in works, as their tags may mean them (tags.mistakes.lookups)."""
    found: dict[Key, Row] = {}
    _add(found, _named({key for work in works for key in lookups.names_in(work)}))
    _add(found, _beginning({("character", start) for work in works for start in lookups.called_in(work)}, SETTLED))
    _add(found, _casts({key for work in works for key in work.fandoms}))
    _add(found, _former({(word.kind, word.key) for work in works for word in work.words} - found.keys()))
    known = _linked(found)
    _add(found, _beginning({start for work in works for start in lookups.near_in(work, known)}, MUCH_MORE))
    known = Lexicon(known for _, known in found.values())
    _add(found, _named({key for work in works for key in lookups.composed_in(work, known)} - found.keys()))
    return _linked(found)


def list_above(fandoms: Iterable[str]) -> dict[str, frozenset[str]]:
    """Give, for the keys of fandoms, those of their canonicals and of the metatags above."""
    found: dict[Key, Row] = {}
    _add(found, _named({(str(Kind.FANDOM), key) for key in fandoms}))
    heads = {key: known.head for (_, key), (_, known) in found.items()}
    return {
        known.key: known.above | ({key_of(known.kind, heads[known.key])} if heads[known.key] else set())
        for known in _with_links(found)
    }


def _add(found: dict[Key, Row], more: Iterable[Row]) -> None:
    for head, known in more:
        here = found.get((known.kind, known.key))
        fandoms = known.fandoms | here[1].fandoms if here else known.fandoms
        found[known.kind, known.key] = head, replace(known, fandoms=fandoms)


def _linked(found: dict[Key, Row]) -> Lexicon:
    return Lexicon(_with_links(found))


def _with_links(found: dict[Key, Row]) -> list[Known]:
    """Add what characters belong to, and what lies above whatever has been decided on."""
    people = {head for head, known in found.values() if known.kind == Kind.CHARACTER}
    parents = _keys(ParentLink.objects.filter(upper__kind=Kind.FANDOM), people)
    above = _keys(MetaPath.objects.all(), {head for head, known in found.values() if known.is_canonical or known.head})
    nothing = frozenset[str]()
    return [
        replace(known, fandoms=known.fandoms | parents.get(head, nothing), above=above.get(head, nothing))
        for head, known in found.values()
    ]


def _keys(links: QuerySet[Any], lowers: set[int]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    wanted = sorted(lowers)
    for start in range(0, len(wanted), FETCH):
        rows = links.filter(lower__in=wanted[start : start + FETCH]).values_list("lower", "upper__folded")
        for lower, upper in rows:
            found[lower].add(upper)
    return {lower: frozenset(uppers) for lower, uppers in found.items()}


def _named(keys: set[Key]) -> Iterator[Row]:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, key in sorted(keys):
        by_kind[kind].append(key)
    for kind, names in by_kind.items():
        for start in range(0, len(names), FETCH):
            yield from _rows(Tag.objects.filter(kind=kind, folded__in=names[start : start + FETCH]))


def _former(keys: set[Key]) -> Iterator[Row]:
    """Give the names that tags had before they were renamed: synonyms, in all but name."""
    for start in range(0, len(wanted := sorted(keys)), FETCH):
        folded = {key for _, key in wanted[start : start + FETCH]}
        renamed = FormerName.objects.filter(folded__in=folded).select_related("tag__synonym_of")
        for former in renamed:
            head = former.tag.synonym_of or former.tag
            yield head.pk, Known(former.kind, former.name, former.tag.uses, head=head.name)


def _beginning(starts: set[Key], uses: int) -> Iterator[Row]:
    """Give the names with some beginnings that so many works have."""
    wanted = sorted(starts)
    for at in range(0, len(wanted), RANGES):
        ranges = [
            Q(kind=kind, folded__gte=start, folded__lt=f"{start}\U0010ffff") for kind, start in wanted[at : at + RANGES]
        ]
        yield from _rows(Tag.objects.filter(reduce(or_, ranges), uses__gte=uses))


def _rows(tags: QuerySet[Tag], fandoms: frozenset[str] = frozenset()) -> Iterator[Row]:
    columns = ("pk", "synonym_of", "kind", "name", "uses", "is_canonical", "synonym_of__name")
    for pk, head, kind, name, uses, is_canonical, head_name in tags.values_list(*columns):
        yield (
            head or pk,
            Known(kind, name, uses, is_canonical=is_canonical, head=head_name or "", fandoms=fandoms),
        )


def _casts(fandoms: set[str]) -> Iterator[Row]:
    for fandom in Tag.objects.filter(kind=Kind.FANDOM, folded__in=sorted(fandoms)[:FETCH]).order_by("pk"):
        yield from _cast(fandom)


def _cast(fandom: Tag) -> list[Row]:
    """Give the characters of a fandom: those that its newest works have."""
    place = f"cast:{fandom.pk}"
    found: list[Row] | None = cache.get(place) if fandom.uses >= CAST_WORKS else None
    if found is None:
        newest = Tagging.objects.filter(tag=fandom).order_by("-work").values_list("work", flat=True)[:CAST_WORKS]
        carried = Tagging.objects.filter(work__in=list(newest), tag__kind=Kind.CHARACTER, tag__uses__gte=SETTLED)
        people = Tag.objects.filter(pk__in=carried.order_by().values("tag")).order_by("-uses")[:CAST]
        found = list(_rows(people, frozenset({fandom.folded})))
        if fandom.uses >= CAST_WORKS:
            cache.set(place, found, FRESH)
    return found
