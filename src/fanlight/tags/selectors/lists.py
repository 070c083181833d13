"""Lists of tags by their uses."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Sum

from fanlight.accounts.policies import can_see_library
from fanlight.accounts.viewers import Viewer
from fanlight.kernel.text import fold
from fanlight.tags.models import Kind, Tag


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag for a list: `uses` is the works that carry this very tag."""

    kind: str
    name: str
    uses: int


def list_most_used(viewer: Viewer, *, kind: str, limit: int) -> list[TagRow]:
    """Give the tags of a kind that most works carry, synonyms counted with their canonicals.

    None for who may not see the library.
    """
    if not can_see_library(viewer):
        return []
    tags = Tag.objects.filter(kind=kind)
    spelled = tags.filter(synonym_of__isnull=False, uses__gt=0).values_list("synonym_of").annotate(n=Sum("uses"))
    uses_of_synonyms = dict(spelled.order_by("-n")[:limit])
    heads = list(tags.filter(synonym_of=None, uses__gt=0).order_by("-uses", "folded")[:limit])
    heads += tags.filter(pk__in=uses_of_synonyms.keys() - {tag.pk for tag in heads})
    rows = [TagRow(kind=t.kind, name=t.name, uses=t.uses + uses_of_synonyms.get(t.pk, 0)) for t in heads]
    return sorted(rows, key=lambda row: (-row.uses, row.name))[:limit]


def list_completions(viewer: Viewer, *, text: str, kinds: Iterable[str] = Kind.values, limit: int = 12) -> list[TagRow]:
    """Give used tags whose name begins with `text`, blind to case and accents, most used first."""
    start = fold(text)
    if not start or not can_see_library(viewer):
        return []
    rows: list[Tag] = []
    for kind in kinds:
        rows += Tag.objects.filter(kind=kind, folded__gte=start, folded__lt=start + "\U0010ffff", uses__gt=0).order_by(
            "-uses"
        )[:limit]
    rows.sort(key=lambda t: (-t.uses, t.folded))
    return [TagRow(kind=t.kind, name=t.name, uses=t.uses) for t in rows[:limit]]


def list_names(viewer: Viewer, *, text: str, kinds: Iterable[str], limit: int = 12) -> list[TagRow]:
    """Give canonicals whose name begins with `text`, whether works carry them or not, most used first."""
    start = fold(text)
    if not start or not can_see_library(viewer):
        return []
    rows: list[Tag] = []
    for kind in kinds:
        named = Tag.objects.filter(kind=kind, folded__gte=start, folded__lt=start + "\U0010ffff", is_canonical=True)
        rows += named.order_by("-uses", "folded")[:limit]
    rows.sort(key=lambda t: (-t.uses, t.folded))
    return [TagRow(kind=t.kind, name=t.name, uses=t.uses) for t in rows[:limit]]
