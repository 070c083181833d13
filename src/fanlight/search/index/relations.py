"""Which tags count under which, in the database: a synonym under its canonical, both under all metatags above."""

from array import array
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from fanlight.tags.models import MetaPath, Tag

FETCH = 400
"""Tags that are named in one statement."""

_STREAMED = 20_000

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Place:
    """A tag's kind, and all that it counts under besides itself; a synonym has no row of its own."""

    tag: int
    kind: str
    above: tuple[int, ...]
    is_alias: bool


@dataclass(frozen=True, slots=True)
class Relations:
    """All pairs of tags of which the first counts under the second; `aliases` are the synonyms among the first."""

    lower: Numbers
    upper: Numbers
    aliases: Numbers


def read_places(tags: Collection[int]) -> Iterator[Place]:
    """Read the places of some tags; one that is not there is left out."""
    ordered = sorted(tags)
    for start in range(0, len(ordered), FETCH):
        part = ordered[start : start + FETCH]
        found = list(Tag.objects.filter(pk__in=part).values_list("pk", "kind", "synonym_of"))
        heads = {head or pk for pk, _, head in found}
        above: dict[int, list[int]] = {}
        for low, up in MetaPath.objects.filter(lower__in=heads).values_list("lower", "upper"):
            above.setdefault(low, []).append(up)
        for pk, kind, head in found:
            own = () if head is None else (head,)
            yield Place(pk, kind, (*own, *above.get(head or pk, ())), head is not None)


def list_below(tags: Collection[int]) -> set[int]:
    """Give the tags that count under some: their synonyms, and what lies below them in any spelling."""
    ordered, found = sorted(tags), set[int]()
    for start in range(0, len(ordered), FETCH):
        part = ordered[start : start + FETCH]
        found |= set(MetaPath.objects.filter(upper__in=part).values_list("lower", flat=True))
        found |= set(Tag.objects.filter(synonym_of__in=part).values_list("pk", flat=True))
        found |= set(Tag.objects.filter(synonym_of__paths_up__upper__in=part).values_list("pk", flat=True))
    return found


def read_relations() -> Relations:
    """Read them all."""
    lower, upper, aliases = array("q"), array("q"), array("q")
    above: dict[int, list[int]] = {}
    for low, up in MetaPath.objects.values_list("lower", "upper").iterator(_STREAMED):
        above.setdefault(low, []).append(up)
        lower.append(low)
        upper.append(up)
    synonyms = Tag.objects.filter(synonym_of__isnull=False).order_by("pk").values_list("pk", "synonym_of")
    for pk, head in synonyms.iterator(_STREAMED):
        aliases.append(pk)
        for up in (head, *above.get(head or 0, ())):
            lower.append(pk)
            upper.append(up or 0)
    return Relations(np.array(lower, np.int64), np.array(upper, np.int64), np.array(aliases, np.int64))
