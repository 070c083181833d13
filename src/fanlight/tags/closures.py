"""Which tags lie below which over any number of metatag links: kept with each link, so that reading costs nothing."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from django.db import connection, transaction

from fanlight.changes.tables import insert_rows
from fanlight.tags.errors import InTheWay
from fanlight.tags.models import MetaLink, MetaPath, Tag
from fanlight.tags.rules import say_path

FETCH = 5_000
"""Ids that are named in one statement."""

Links = Mapping[int, Collection[int]]
"""Tag → the metatags directly above it."""

_JOIN = """
    INSERT INTO tags_metapath (lower_id, upper_id)
    SELECT low.id, up.id
    FROM (SELECT %s AS id UNION ALL SELECT lower_id FROM tags_metapath WHERE upper_id = %s) low
    CROSS JOIN (SELECT %s AS id UNION ALL SELECT upper_id FROM tags_metapath WHERE lower_id = %s) up
    WHERE true
    ON CONFLICT DO NOTHING
"""


def above(tag: int) -> set[int]:
    """Give the metatags above a tag."""
    return set(MetaPath.objects.filter(lower=tag).values_list("upper", flat=True))


def below(tag: int) -> set[int]:
    """Give the tags below a metatag."""
    return set(MetaPath.objects.filter(upper=tag).values_list("lower", flat=True))


def refuse_circle(lower: int, upper: int) -> None:
    """Raises: InTheWay, naming the way by which the lower is above the upper already."""
    if not MetaPath.objects.filter(lower=upper, upper=lower).exists():
        return
    way = [upper]
    while way[-1] != lower:  # up from the new upper, by links that lead to the new lower
        links = MetaLink.objects.filter(lower=way[-1]).values_list("upper", flat=True)
        way.append(next(up for up in links if up == lower or _leads(up, lower)))
    tags = Tag.objects.in_bulk(way)
    last = tags[lower]
    raise InTheWay(say_path([tags[pk].name for pk in way]), tag=(last.kind, last.name))


def _leads(lower: int, upper: int) -> bool:
    return MetaPath.objects.filter(lower=lower, upper=upper).exists()


def join(lower: int, upper: int) -> None:
    """Follow one link that was added."""
    with connection.cursor() as cursor:
        cursor.execute(_JOIN, [lower, lower, upper, upper])


def refresh(lowers: Iterable[int]) -> None:
    """Follow links that came or went above some tags, however many. Raises: InTheWay where they make a circle."""
    affected = set(lowers)
    for part in _parts(affected):
        affected |= set(MetaPath.objects.filter(upper__in=part).values_list("lower", flat=True))
    affected |= _reached(affected)
    links: dict[int, set[int]] = {tag: set() for tag in affected}
    for part in _parts(affected):
        for low, up in MetaLink.objects.filter(lower__in=part).values_list("lower", "upper"):
            links[low].add(up)
    outside = {up for ups in links.values() for up in ups} - affected
    held, known = _paths(affected), _paths(outside)
    wanted = closure_of(links, known)
    gone = [(low, up) for low, ups in held.items() for up in ups - wanted.get(low, set())]
    come = [(low, up) for low in affected for up in wanted[low] - held.get(low, set())]
    _delete(gone)
    insert_rows(MetaPath, ("lower_id", "upper_id"), sorted(come))


@transaction.atomic
def rebuild() -> int:
    """Make the whole closure anew from the links; give how many paths there are. Raises: InTheWay for a circle."""
    links: dict[int, set[int]] = {}
    for low, up in MetaLink.objects.values_list("lower", "upper").iterator(FETCH):
        links.setdefault(low, set()).add(up)
    MetaPath.objects.all().delete()
    paths = [(low, up) for low, ups in closure_of(links, {}).items() for up in ups]
    insert_rows(MetaPath, ("lower_id", "upper_id"), sorted(paths))
    return len(paths)


def closure_of(links: Links, known: Mapping[int, set[int]]) -> dict[int, set[int]]:
    """Give all that is above each tag of `links`; what is above others is `known`. Raises: InTheWay for a circle."""
    found: dict[int, set[int]] = {}
    try:
        order = list(TopologicalSorter(links).static_order())
    except CycleError as error:
        way = error.args[1]
        raise InTheWay(f"Tags would lie above themselves: {' – '.join(_names(way))}.") from error
    for tag in order:
        if tag in links:
            ups = links[tag]
            found[tag] = set(ups).union(*(found[up] if up in found else known.get(up, set()) for up in ups))
    return found


def _names(way: Iterable[int]) -> list[str]:
    ids = list(way)
    names = dict(Tag.objects.filter(pk__in=ids).values_list("pk", "name"))
    return [names.get(pk, str(pk)) for pk in ids]


def _reached(tags: set[int]) -> set[int]:
    """Give what lies below tags by the links as they are now."""
    reached: set[int] = set()
    fresh = set(tags)
    while fresh:
        found: set[int] = set()
        for part in _parts(fresh):
            found |= set(MetaLink.objects.filter(upper__in=part).values_list("lower", flat=True))
        fresh = found - reached - tags
        reached |= fresh
    return reached


def _paths(lowers: Collection[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for part in _parts(lowers):
        for low, up in MetaPath.objects.filter(lower__in=part).values_list("lower", "upper"):
            found.setdefault(low, set()).add(up)
    return found


def _delete(pairs: Iterable[tuple[int, int]]) -> None:
    by_upper: dict[int, list[int]] = {}
    for low, up in pairs:
        by_upper.setdefault(up, []).append(low)
    for up, lows in by_upper.items():
        for part in _parts(lows):
            MetaPath.objects.filter(upper=up, lower__in=part).delete()


def _parts(ids: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), FETCH):
        yield ordered[start : start + FETCH]
