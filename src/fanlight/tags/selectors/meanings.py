"""What names stand for."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q

from fanlight.accounts.policies import can_see_library
from fanlight.accounts.viewers import Viewer
from fanlight.changes.memories import Memory
from fanlight.kernel.errors import NotFound
from fanlight.tags.actions.tags import FETCH, Identity, identity
from fanlight.tags.models import FormerName, Kind, MetaPath, Tag


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name stands for: the canonical's (or its own) name, and the ids under which works carry it.

    `ids` begin with the canonical's, then its synonyms', then those of all that lies below it.
    """

    kind: str
    name: str
    ids: tuple[int, ...]
    uses: int
    spellings: tuple[str, ...]
    asked: int
    """The id of the very tag that was named."""
    below: int = 0
    """How many canonicals lie below it."""


REMEMBERED = 2_000
"""Names of which each process knows what they stand for: a list, its pages and its feed ask for the same ones."""

_remembered: Memory[Identity, tuple[Meaning, ...]] = Memory(REMEMBERED)


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
    meanings = _remembered.recall(dict.fromkeys(keys.values()), _resolve)
    return {pair: list(meanings[key]) for pair, key in keys.items()}


def _resolve(keys: Collection[Identity]) -> dict[Identity, tuple[Meaning, ...]]:
    named = _named(keys)
    heads = {tag.synonym_of_id or tag.pk for tag in named.values()}
    families, lowers = _families(heads), _below(heads)
    meanings: dict[Identity, list[Meaning]] = {}
    for (kind, folded), tag in named.items():
        head, *synonyms = families[tag.synonym_of_id or tag.pk]
        below, count = lowers.get(head.pk, ((), 0))
        meaning = Meaning(
            kind=head.kind,
            name=head.name,
            ids=(head.pk, *(s.pk for s in synonyms), *below),
            uses=head.uses + sum(s.uses for s in synonyms),
            spellings=tuple(s.name for s in synonyms),
            asked=tag.pk,
            below=count,
        )
        meanings.setdefault((kind, folded), []).append(meaning)
        meanings.setdefault(("", folded), []).append(meaning)
    return {key: tuple(meanings.get(key, ())) for key in keys}


def _named(keys: Iterable[Identity]) -> dict[Identity, Tag]:
    """Give the tags of names; what no tag is called any more is looked for among former names."""
    wanted = list(keys)
    found = {(tag.kind, tag.folded): tag for part, of in _parts(wanted) for tag in Tag.objects.filter(part, of)}
    known = found.keys() | {("", folded) for _, folded in found}
    for part, of in _parts([key for key in wanted if key not in known]):
        for name in FormerName.objects.filter(part, of).select_related("tag"):
            found.setdefault((name.kind, name.folded), name.tag)
    return found


def _parts(keys: Iterable[Identity]) -> Iterator[tuple[Q, Q]]:
    by_kind: dict[str, list[str]] = {}
    for kind, folded in keys:
        by_kind.setdefault(kind, []).append(folded)
    for kind, names in by_kind.items():
        kinds = Q(kind__in=[kind] if kind else Kind.values)  # named, so that the index on kind and name is used
        for part in range(0, len(names), FETCH):
            yield kinds, Q(folded__in=names[part : part + FETCH])


def _families(heads: Iterable[int]) -> dict[int, list[Tag]]:
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


def _below(heads: Collection[int]) -> dict[int, tuple[list[int], int]]:
    """Give each head with the ids of all that lies below it, spellings too, and how many canonicals those are."""
    wanted = sorted(heads)
    found: dict[int, tuple[list[int], int]] = {}
    for start in range(0, len(wanted), FETCH):
        part = wanted[start : start + FETCH]
        canonicals = list(MetaPath.objects.filter(upper__in=part).order_by("lower").values_list("upper", "lower"))
        if not canonicals:
            continue
        for up, low in canonicals:
            ids, count = found.get(up, ([], 0))
            ids.append(low)
            found[up] = ids, count + 1
        spelled = Tag.objects.filter(synonym_of__paths_up__upper__in=part).order_by("pk")
        for up, pk in spelled.values_list("synonym_of__paths_up__upper", "pk"):
            found[up][0].append(pk)
    return found
