"""Tags that wait for a decision, as works carry them: by fandom, and which works two tags share."""

from collections.abc import Collection

from django.db.models import Count, Exists, OuterRef, Q

from fanlight.accounts.viewers import Viewer
from fanlight.kernel.pages import decode, encode
from fanlight.tags.models import Tag
from fanlight.tags.selectors.tags import TagLine, line_of
from fanlight.works.models import Tagging
from fanlight.works.policies import visible_works


def list_undecided(
    viewer: Viewer, *, fandoms: Collection[int], kind: str = "", after: str | None = None, limit: int = 50
) -> tuple[list[tuple[TagLine, int]], str | None]:
    """Give undecided tags of the works of a fandom (by the ids that stand for it), each with its works there.

    Most of these first; and the token of the next page. Raises: Invalid for a token of another list.
    """
    there = Tagging.objects.filter(tag__in=fandoms, work=OuterRef("work"))
    taggings = Tagging.objects.filter(
        Exists(there), work__in=visible_works(viewer), tag__is_canonical=False, tag__synonym_of=None,
        tag__is_unwrangleable=False,
    )  # fmt: skip
    if kind:
        taggings = taggings.filter(tag__kind=kind)
    counted = taggings.order_by().values("tag").annotate(n=Count("work", distinct=True))
    if after is not None:
        uses, pk = decode(after, (int, int))
        counted = counted.filter(Q(n__lt=uses) | Q(n=uses, tag__gt=pk))
    rows = list(counted.order_by("-n", "tag").values_list("tag", "n")[: limit + 1])
    tags = Tag.objects.in_bulk([pk for pk, _ in rows[:limit]])
    lines = [(line_of(tags[pk]), n) for pk, n in rows[:limit]]
    more = encode((rows[limit - 1][1], rows[limit - 1][0])) if len(rows) > limit else None
    return lines, more


def count_shared(viewer: Viewer, *, tag: int, others: Collection[int]) -> dict[int, int]:
    """Give how many works carry a tag and another one, by the other's id, where there are any."""
    both = Tagging.objects.filter(tag=tag, work=OuterRef("work"))
    shared = Tagging.objects.filter(Exists(both), work__in=visible_works(viewer), tag__in=others).order_by()
    return dict(shared.values("tag").annotate(n=Count("work", distinct=True)).values_list("tag", "n"))
