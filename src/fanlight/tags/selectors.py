"""Reading tags."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Sum

from fanlight.accounts.policies import can_see_library
from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import NotFound
from fanlight.kernel.text import fold
from fanlight.tags.actions.tags import FETCH, identity
from fanlight.tags.models import Kind, Tag


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag for a list: `uses` is the works that carry this very tag."""

    kind: str
    name: str
    uses: int


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name stands for: the canonical's (or its own) name, and the ids under which works carry it."""

    kind: str
    name: str
    ids: tuple[int, ...]
    uses: int
    spellings: tuple[str, ...]
    asked: int
    """The id of the very tag that was named."""


def get_meaning(viewer: Viewer, *, kind: str, name: str) -> Meaning:
    """Resolve a name in any spelling through its synonyms. Raises: NotFound."""
    found = list_meanings(viewer, [(kind, name)])[kind, name]
    if not found:
        raise NotFound(f"There is no {kind} called “{name}”.")
    return found[0]


def list_meanings(viewer: Viewer, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[Meaning]]:
    """Resolve names of (kind, name) through their synonyms; an empty kind is any, and may give several meanings."""
    keys = {pair: identity(*pair) for pair in pairs}
    if not can_see_library(viewer):
        return {pair: [] for pair in keys}
    tags = _named(keys.values())
    heads = {tag.synonym_of_id or tag.pk for tag in tags}
    rows = _below(heads)
    meanings: dict[tuple[str, str], list[Meaning]] = {}
    for tag in tags:
        head, *synonyms = rows[tag.synonym_of_id or tag.pk]
        meaning = Meaning(
            kind=head.kind,
            name=head.name,
            ids=(head.pk, *(s.pk for s in synonyms)),
            uses=head.uses + sum(s.uses for s in synonyms),
            spellings=tuple(s.name for s in synonyms),
            asked=tag.pk,
        )
        meanings.setdefault((tag.kind, tag.folded), []).append(meaning)
        meanings.setdefault(("", tag.folded), []).append(meaning)
    return {pair: meanings.get(key, []) for pair, key in keys.items()}


def _named(keys: Iterable[tuple[str, str]]) -> list[Tag]:
    by_kind: dict[str, list[str]] = {}
    for kind, folded in keys:
        by_kind.setdefault(kind, []).append(folded)
    found: dict[int, Tag] = {}
    for kind, names in by_kind.items():
        for part in range(0, len(names), FETCH):
            kinds = [kind] if kind else Kind.values  # named, so that the index on kind and name is used
            for tag in Tag.objects.filter(kind__in=kinds, folded__in=names[part : part + FETCH]):
                found[tag.pk] = tag
    return list(found.values())


def _below(heads: Iterable[int]) -> dict[int, list[Tag]]:
    """Give each head with the synonyms that point at it, itself first."""
    wanted = sorted(heads)
    rows: dict[int, list[Tag]] = {}
    for part in range(0, len(wanted), FETCH):
        some = wanted[part : part + FETCH]
        for tag in Tag.objects.filter(pk__in=some):
            rows[tag.pk] = [tag]
        for tag in Tag.objects.filter(synonym_of__in=some).order_by("pk"):
            rows[tag.synonym_of_id or 0].append(tag)
    return rows


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
