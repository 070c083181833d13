"""What an undecided tag is likely to be a spelling of."""

from collections.abc import Iterable
from dataclasses import dataclass

from fanlight.accounts.policies import can_see_library
from fanlight.accounts.viewers import Viewer
from fanlight.kernel.text import fold
from fanlight.tags import candidates
from fanlight.tags.models import Tag
from fanlight.tags.selectors.tags import TagLine, line_of

AROUND = 300
"""Tags whose name begins alike that are looked at."""

ALIKE = 4
"""Letters at the beginning that make names alike."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A tag that may be meant; `why` are names of candidates.REASONS, the best first."""

    tag: TagLine
    why: tuple[str, ...]
    score: float


def list_candidates(viewer: Viewer, tag: Tag, *, near: Iterable[str] = (), limit: int = 9) -> list[Candidate]:
    """Give what a tag is likely to be another spelling of: canonicals, and undecided tags that more works carry.

    `near` are names that another room found alike.
    """
    if not can_see_library(viewer):
        return []
    pool = _pool(tag, near)
    others = [(other.pk, other.name, other.uses) for other in pool.values()]
    found: dict[int, Candidate] = {}
    for likely in candidates.rank(tag.kind, tag.name, others):
        other = pool[likely.id]
        head = other.synonym_of or other
        if head.pk == tag.pk or head.pk in found or not (head.is_canonical or _is_better(head, tag)):
            continue
        found[head.pk] = Candidate(line_of(head), likely.why, likely.score)
    return sorted(found.values(), key=lambda one: (-one.score, one.tag.state != "canonical"))[:limit]


def _pool(tag: Tag, near: Iterable[str]) -> dict[int, Tag]:
    of_kind = Tag.objects.filter(kind=tag.kind).exclude(pk=tag.pk).select_related("synonym_of")
    named = [*candidates.keys_of(tag.kind, tag.name), *map(fold, near)]
    found = {other.pk: other for other in of_kind.filter(folded__in=named)}
    for start in {tag.folded[:ALIKE], *(key[:ALIKE] for key in named[:4])}:
        if len(start) >= min(ALIKE, len(tag.folded)):
            alike = of_kind.filter(folded__gte=start, folded__lt=start + "\U0010ffff").order_by("-uses")[:AROUND]
            found |= {other.pk: other for other in alike}
    return found


def _is_better(other: Tag, tag: Tag) -> bool:
    """Tell whether an undecided tag is one that this would rather be a spelling of than the other way round."""
    return not other.is_unwrangleable and (other.uses, -other.pk) > (tag.uses, -tag.pk)
