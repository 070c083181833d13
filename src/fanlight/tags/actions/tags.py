"""Making tags and counting their uses."""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_

from django.db.models import Q

from fanlight.changes.tables import add_to_rows
from fanlight.tags.mistakes.suffixes import without_suffix
from fanlight.tags.mistakes.values import key_of
from fanlight.tags.models import FormerName, Tag

Identity = tuple[str, str]
"""A tag's kind and its folded name."""

FETCH = 400
"""Names asked for in one statement: SQLite's planner is at its best well below its limit of parameters."""


def identity(kind: str, name: str) -> Identity:
    """Give what tells a tag from another; a name that folds away to nothing (bare accents) stands for itself.

    What AO3 hangs on a name that another kind has (`Odo - Freeform`) is none of it.
    """
    return kind, key_of(kind, name)


def ensure(wanted: Iterable[tuple[str, str]]) -> dict[Identity, int]:
    """Make the tags of (kind, name) that are not there yet, spelled as first seen; give the id of each by identity.

    A name that a tag had before it was renamed, or put into another kind, is that tag's still.
    """
    names: dict[Identity, str] = {}
    for kind, name in wanted:
        names.setdefault(identity(kind, name), without_suffix(kind, name))
    found = _fetch(names)
    missing = [key for key in names if key not in found]
    if missing:
        found |= _fetch(missing, FormerName)
        missing = [key for key in missing if key not in found]
    if missing:
        Tag.objects.bulk_create(
            [Tag(kind=kind, folded=folded, name=names[kind, folded]) for kind, folded in missing],
            ignore_conflicts=True,  # another process may have been quicker; its spelling stands
        )
        found |= _fetch(missing)
    return found


def _fetch(keys: Iterable[Identity], model: type[Tag] | type[FormerName] = Tag) -> dict[Identity, int]:
    pk = "pk" if model is Tag else "tag"
    remaining, found = list(keys), dict[Identity, int]()
    while remaining:
        part, remaining = remaining[:FETCH], remaining[FETCH:]
        by_kind: dict[str, list[str]] = {}
        for kind, folded in part:
            by_kind.setdefault(kind, []).append(folded)
        matches = reduce(or_, (Q(kind=kind, folded__in=folded) for kind, folded in by_kind.items()))
        rows = model.objects.filter(matches).values_list(pk, "kind", "folded")
        found |= {(kind, folded): tag for tag, kind, folded in rows}
    return found


def count_uses(gained: Mapping[int, int]) -> None:
    """Add to the uses of tags: id → how many more works carry it (less, if negative)."""
    add_to_rows(Tag, "uses", [(amount, pk) for pk, amount in sorted(gained.items())])  # in order: no deadlocks
