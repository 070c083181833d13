"""Metatags with what lies below them, as rows of a tree."""

from dataclasses import dataclass

from django.db.models import Sum

from fanlight.accounts.policies import can_see_library
from fanlight.accounts.viewers import Viewer
from fanlight.tags.models import MetaLink, Tag
from fanlight.tags.selectors.tags import TagLine, find_tag, line_of

MOST = 1_000
"""Rows of a page."""

DEEPEST = 12


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A tag in a tree: how deep it lies, and how many works carry it itself, in any of its spellings."""

    depth: int
    tag: TagLine
    works: int


def list_trees(viewer: Viewer, *, kind: str, root: str = "") -> list[TreeRow]:
    """Give the trees of a kind, or the one below a tag, in depth-first order, each level by name.

    A tag that lies under several stands under each.
    """
    if not can_see_library(viewer):
        return []
    below: dict[int, list[int]] = {}
    lowers: set[int] = set()
    for low, up in MetaLink.objects.filter(upper__kind=kind).order_by("lower__folded").values_list("lower", "upper"):
        below.setdefault(up, []).append(low)
        lowers.add(low)
    found = find_tag(viewer, kind=kind, name=root) if root else None
    if root:
        roots = [found.pk] if found else []
    else:
        tops = Tag.objects.filter(pk__in=below.keys() - lowers).order_by("folded")
        roots = list(tops.values_list("pk", flat=True))
    rows: list[tuple[int, int]] = []
    waiting = [(0, pk) for pk in reversed(roots)]
    while waiting and len(rows) < MOST:
        depth, pk = waiting.pop()
        rows.append((depth, pk))
        if depth < DEEPEST:
            waiting += [(depth + 1, low) for low in reversed(below.get(pk, ()))]
    shown = {pk for _, pk in rows}
    tags = Tag.objects.in_bulk(shown)
    spelled = Tag.objects.filter(synonym_of__in=shown).values_list("synonym_of").annotate(n=Sum("uses"))
    uses = {pk: tag.uses for pk, tag in tags.items()}
    for pk, more in spelled.order_by("synonym_of"):
        uses[pk] += more
    return [TreeRow(depth, line_of(tags[pk]), uses[pk]) for depth, pk in rows]
