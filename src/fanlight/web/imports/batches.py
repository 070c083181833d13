"""Letting many in, a batch with each request. What a batch leaves to the next one travels in the page's form."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from fanlight.accounts.viewers import Viewer
from fanlight.imports.actions.acceptances import Left, accept_many
from fanlight.imports.selectors.reviews import ReviewCard, list_reviews
from fanlight.web.imports.sheets import read_place

BATCH = 32
"""Texts that are let in with one request."""

NAMED = 12
"""Titles that are named before it begins."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What would come in: how many, and some of their titles."""

    job: str
    total: int
    cards: Sequence[ReviewCard]
    more: int


@dataclass(frozen=True, slots=True)
class Batch:
    """How far it is. `after` is where the next batch begins, empty at the end; `left` says what stayed and why."""

    job: str
    after: str
    total: int
    seen: int
    accepted: int
    stayed: int
    left: Sequence[Left]
    titles: Sequence[tuple[str, str]]

    @property
    def is_done(self) -> bool:
        """Nothing more will be let in."""
        return not self.after


def begin_batches(viewer: Viewer, given: QueryDict) -> Asked:
    """Say what accepting all that asks nothing would let in."""
    job = given.get("job", "")
    page = list_reviews(viewer, job=job or None, certain=True, limit=NAMED)
    return Asked(job, page.certain, page.cards, max(0, page.certain - len(page.cards)))


def take_batch(viewer: Viewer, given: QueryDict) -> Batch:
    """Let a batch in. Raises: Refused; Invalid, for a form that was tampered with."""
    job, after = given.get("job", ""), given.get("after", "")
    total, seen, accepted, stayed = (read_place(given.get(n, "")) for n in ("total", "seen", "accepted", "stayed"))
    page = list_reviews(viewer, job=job or None, certain=True, after=after or None, limit=BATCH)
    result = accept_many(by=viewer, keys=[card.key for card in page.cards])
    seen += len(page.cards)
    return Batch(
        job=job,
        after=page.next or "",
        total=max(total, seen),
        seen=seen,
        accepted=accepted + len(result.accepted),
        stayed=stayed + len(result.left),
        left=result.left,
        titles=[(one.work_key, one.title) for one in result.accepted],
    )
