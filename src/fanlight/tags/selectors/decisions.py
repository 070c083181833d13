"""The log of decisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fanlight.accounts.policies import can_see_library
from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import NotFound
from fanlight.kernel.pages import decode, encode
from fanlight.tags.models import Decision, Tag


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision. `subject` and `target` are kind:name as they were called; `detail` is what was said besides."""

    key: str
    verb: str
    at: datetime
    by_name: str
    subject: str
    target: str
    detail: Mapping[str, Any]
    undone_at: datetime | None
    undone_by_name: str


def list_decisions(
    viewer: Viewer,
    *,
    tag: Tag | None = None,
    by_name: str = "",
    only_standing: bool = False,
    after: str | None = None,
    limit: int = 50,
) -> tuple[list[DecisionLine], str | None]:
    """Give decisions, the newest first, and the token of the next page; `only_standing` leaves out what was undone.

    Raises: Invalid for a token of another list.
    """
    if not can_see_library(viewer):
        return [], None
    decisions = Decision.objects.filter(mentions__tag=tag) if tag is not None else Decision.objects.all()
    if by_name:
        decisions = decisions.filter(by_name=by_name)
    if only_standing:
        decisions = decisions.filter(undone_at=None)
    if after is not None:
        decisions = decisions.filter(pk__lt=decode(after, (int,))[0])
    found = list(decisions.order_by("-pk").defer("steps")[: limit + 1])
    more = encode((found[limit - 1].pk,)) if len(found) > limit else None
    return [line_of(decision) for decision in found[:limit]], more


def get_decision(viewer: Viewer, *, key: str) -> Decision:
    """Give a decision by its key. Raises: NotFound."""
    found = Decision.objects.filter(key=key).first() if can_see_library(viewer) else None
    if found is None:
        raise NotFound("There is no such decision.")
    return found


def line_of(decision: Decision) -> DecisionLine:
    """Give a decision as a line."""
    detail = {name: value for name, value in decision.detail.items() if name not in ("tags", "is_table")}
    return DecisionLine(
        decision.key, decision.verb, decision.at, decision.by_name, decision.subject, decision.target, detail,
        decision.undone_at, decision.undone_by_name,
    )  # fmt: skip
