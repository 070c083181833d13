"""The mistakes in works' tags that somebody might put right, and what was done about some."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import NotFound
from fanlight.tags.mistakes.checks import examine, holds_everywhere
from fanlight.tags.mistakes.lexicon import Lexicon
from fanlight.tags.mistakes.values import Proposal, Tagged
from fanlight.works.models import DismissedMistake, Tagging, TagRepair, Work
from fanlight.works.policies import can_edit_tags, visible_works
from fanlight.works.selectors.vocabularies import list_above, list_known

BATCH, MOST_BATCHES = 50, 6
"""Works whose tags are looked at together, and how often for one page of the queue."""

LATELY = 5
"""Repairs of a work that are shown."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake in a work's tags; `key` names it as long as these tags stay as they are.

    `works` carry the tag, where what is proposed holds for all of them; else 0.
    """

    key: str
    proposal: Proposal
    works: int = 0


@dataclass(frozen=True, slots=True)
class RepairLine:
    """A repair that was made. The last one of a work can be undone, if nothing else changed the work since."""

    id: int
    said: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class DismissedLine:
    """A mistake that is none, as somebody said."""

    id: int
    name: str
    rule: str
    by: str


@dataclass(frozen=True, slots=True)
class MendedWork:
    """A work with what is wrong with its tags, the surest first, and its last repairs, the newest first."""

    key: str
    title: str
    mistakes: tuple[Mistake, ...]
    repairs: tuple[RepairLine, ...] = ()
    dismissed: tuple[DismissedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Queue:
    """Works with mistakes, the newest first. `looked_at` works were; `next` is where to go on, 0 at the end."""

    works: tuple[MendedWork, ...]
    looked_at: int
    next: int


def get_mistakes(viewer: Viewer, *, key: str) -> MendedWork:
    """Give what is wrong with a work's tags. Raises: NotFound, also for who may not put it right."""
    work = visible_works(viewer).filter(key=key).first() if can_edit_tags(viewer) else None
    if work is None:
        raise NotFound("There is no such work here.")
    repairs = work.tag_repairs.order_by("-pk").values_list("pk", "said", "at", "by_name")[:LATELY]
    dismissed = work.dismissed_mistakes.order_by("-pk").values_list("pk", "name", "rule", "by_name")
    return MendedWork(
        key=work.key,
        title=work.title,
        mistakes=_examine([work])[work.pk],
        repairs=tuple(RepairLine(*row) for row in repairs),
        dismissed=tuple(DismissedLine(*row) for row in dismissed),
    )


def list_queue(viewer: Viewer, *, before: int = 0, limit: int = 20) -> Queue:
    """Give works with mistakes, of those with an id below `before` (0: of all), as far as one page looks."""
    found: list[MendedWork] = []
    looked_at = 0
    for _ in range(MOST_BATCHES if can_edit_tags(viewer) else 0):
        older = visible_works(viewer).filter(pk__lt=before) if before else visible_works(viewer)
        works = list(older.order_by("-pk").only("key", "title")[:BATCH])
        mistakes = _examine(works)
        for work in works:
            looked_at, before = looked_at + 1, work.pk
            if mistakes[work.pk]:
                found.append(MendedWork(work.key, work.title, mistakes[work.pk]))
            if len(found) == limit:
                return Queue(tuple(found), looked_at, before)
        if len(works) < BATCH:
            return Queue(tuple(found), looked_at, 0)
    return Queue(tuple(found), looked_at, before)


def find_last_repair(viewer: Viewer) -> tuple[str, str, RepairLine] | None:
    """Give the last repair that the viewer made, after its work's key and title."""
    made = TagRepair.objects.filter(by_id=viewer.user_id) if can_edit_tags(viewer) else TagRepair.objects.none()
    row = made.order_by("-pk").values_list("work__key", "work__title", "pk", "said", "at", "by_name").first()
    return (row[0], row[1], RepairLine(*row[2:])) if row else None


def _examine(works: Sequence[Work]) -> dict[int, tuple[Mistake, ...]]:
    tagged = _tagged([work.pk for work in works])
    dismissed = set(DismissedMistake.objects.filter(work__in=works).values_list("work", "rule", "kind", "folded"))
    known = list_known(list(tagged.values()))
    return {
        pk: tuple(
            Mistake(_key(proposal), proposal, _works(proposal, known))
            for proposal in examine(tags, known)
            if (pk, proposal.rule, proposal.about.kind, proposal.about.key) not in dismissed
        )
        for pk, tags in tagged.items()
    }


def _works(proposal: Proposal, known: Lexicon) -> int:
    return known.uses(proposal.about.kind, proposal.about.name) if holds_everywhere(proposal) else 0


def _tagged(pks: Iterable[int]) -> dict[int, Tagged]:
    names: dict[int, dict[str, dict[str, None]]] = {pk: defaultdict(dict) for pk in pks}
    rows = Tagging.objects.filter(work__in=names).order_by("chapter", "position")
    for work, kind, written in rows.values_list("work", "tag__kind", "written"):
        names[work][kind][written] = None
    tagged = {pk: Tagged({kind: tuple(each) for kind, each in kinds.items()}) for pk, kinds in names.items()}
    above = list_above({key for work in tagged.values() for key in work.fandoms})
    none = frozenset[str]()
    return {
        pk: replace(work, above=none.union(*(above.get(key, none) for key in work.fandoms)))
        for pk, work in tagged.items()
    }


def _key(proposal: Proposal) -> str:
    words = [proposal.about, *proposal.repair.removes, *proposal.repair.adds]
    said = "\x1f".join([proposal.rule, proposal.reason, *(part for word in words for part in (word.kind, word.name))])
    return hashlib.sha256(said.encode()).hexdigest()[:16]
