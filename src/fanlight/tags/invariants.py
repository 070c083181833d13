"""What must hold between tags, and no constraint of one row can hold."""

from collections.abc import Collection, Iterator

from django.db.models import F, Q

from fanlight.tags.closures import closure_of
from fanlight.tags.models import Kind, MetaLink, MetaPath, ParentLink, Shelving, Tag
from fanlight.tags.rules import PARENTS

Broken = tuple[str, set[int]]
"""What does not hold, and of which tags."""

FETCH = 5_000


def find_broken(tags: Collection[int]) -> list[Broken]:
    """Give what does not hold of some tags and of those that they are linked with."""
    ordered, found = sorted(tags), list[Broken]()
    for start in range(0, len(ordered), FETCH):
        part = ordered[start : start + FETCH]
        lower, upper = Q(lower__in=part), Q(upper__in=part)
        found += _broken(Q(pk__in=part) | Q(synonym_of__in=part), lower | upper, lower)
    return found


def find_all_broken() -> list[Broken]:
    """Give what does not hold of any tag, the closure included."""
    links: dict[int, set[int]] = {}
    for low, up in MetaLink.objects.values_list("lower", "upper"):
        links.setdefault(low, set()).add(up)
    wanted = {(low, up) for low, ups in closure_of(links, {}).items() for up in ups}
    held = set(MetaPath.objects.values_list("lower", "upper"))
    found = _broken(Q(), Q(), Q())
    if wanted != held:
        found.append(("the closure is that of the links", {pk for pair in wanted ^ held for pk in pair}))
    return found


def _broken(of_tag: Q, of_link: Q, shelved: Q) -> list[Broken]:
    rules = [*_of_tags(of_tag), *_of_links(of_link, shelved)]
    return [(what, {pk for row in rows for pk in row}) for what, rows in rules if rows]


def _of_tags(of_tag: Q) -> Iterator[tuple[str, list[tuple[int, ...]]]]:
    synonyms = Tag.objects.filter(of_tag, synonym_of__isnull=False)
    wrong = synonyms.exclude(synonym_of__is_canonical=True, synonym_of__kind=F("kind"))
    yield (
        "a synonym stands for a canonical of its kind",
        [(pk, up or pk) for pk, up in wrong.values_list("pk", "synonym_of")],
    )


def _of_links(of_link: Q, shelved: Q) -> Iterator[tuple[str, list[tuple[int, ...]]]]:
    metas = MetaLink.objects.filter(of_link)
    canonical = Q(lower__is_canonical=True, upper__is_canonical=True, lower__kind=F("upper__kind"))
    yield (
        "a metatag and what is under it are canonicals of one kind",
        list(metas.exclude(canonical).values_list("lower", "upper")),
    )
    fitting = Q()
    for kind, uppers in PARENTS.items():
        fitting |= Q(lower__kind=kind, upper__kind__in=sorted(uppers))
    parents = ParentLink.objects.filter(of_link)
    fitting &= Q(upper__is_canonical=True, lower__synonym_of=None)
    yield "a parent is a canonical of a fitting kind", list(parents.exclude(fitting).values_list("lower", "upper"))
    shelvings = Shelving.objects.filter(shelved)
    wrong = shelvings.exclude(lower__kind=Kind.FANDOM, lower__synonym_of=None)
    yield "what stands on a shelf is a fandom", list(wrong.values_list("lower"))
