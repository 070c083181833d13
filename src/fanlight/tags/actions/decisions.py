"""Taking decisions back."""

from collections.abc import Callable, Collection, Iterable
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet, TextField
from django.db.models.functions import Cast

from fanlight.accounts.policies import can_wrangle, require
from fanlight.accounts.viewers import Viewer
from fanlight.changes.actions import News, audit, record
from fanlight.kernel import clock
from fanlight.kernel.errors import Conflict, NotFound
from fanlight.tags import closures, steps
from fanlight.tags.actions._ledger import NOT_YOURS, REBUILT, TABLES, lock, parts, require_fixed
from fanlight.tags.errors import InTheWay
from fanlight.tags.invariants import find_broken
from fanlight.tags.models import Decision, FormerName, Media, Tag


class _Changed(Exception):
    """What a step changed is not any more as it left it."""


MANY = 400
"""Tags beyond which later decisions are not looked for by name."""


Result = TypeVar("Result")


def rehearse(decide: Callable[[], Result]) -> Result:
    """Give what a decision would give, and take it back at once: nothing stays of it, not even in the log."""
    with transaction.atomic():
        result = decide()
        transaction.set_rollback(True)
    return result


@transaction.atomic
def undo(*, decision: Decision, by: Viewer) -> Decision:
    """Give back exactly what was before a decision, whatever was decided since about other things.

    Raises: Refused; NotFound; Conflict where it is undone already; InTheWay, naming the later decision, where that
    built on this one.
    """
    require(can_wrangle(by), NOT_YOURS)
    lock()
    now = Decision.objects.filter(pk=decision.pk).first()
    if now is None:
        raise NotFound("There is no such decision.")
    if now.undone_at is not None:
        raise Conflict(f"That was undone by {now.undone_by_name} already.")
    for tag in now.tags.filter(pk__in=now.detail["tags"]):
        require_fixed(by, tag)
    touched = set(now.mentions.values_list("tag", flat=True))
    _refuse_later(now, touched)
    try:
        with transaction.atomic():
            _Backwards().take(now.steps)
    except (_Changed, IntegrityError, InTheWay) as error:
        raise _in_the_way(_later(now, touched).first()) from error
    broken = {pk for _, tags in find_broken(touched) for pk in tags}
    if broken:
        raise _in_the_way(_later(now, broken).first())
    for part in parts(touched):
        Tag.objects.filter(pk__in=part).update(version=F("version") + 1)
    now.undone_at, now.undone_by_name = clock.now(), by.name
    now.save(update_fields=["undone_at", "undone_by_name"])
    _clear(steps.shelves_of(now.steps))
    audit(actor_id=by.user_id, actor_name=by.name, verb="tag.undone", subject=now.subject, decision=now.key)
    record(_news(now))
    return now


def _clear(shelves: Collection[int]) -> None:
    """Take away shelves that are empty, but for those that a decision which still holds may put something on again."""
    empty = set(Media.objects.filter(pk__in=shelves, shelvings=None).values_list("pk", flat=True))
    if empty:
        written = Decision.objects.filter(undone_at=None).annotate(written=Cast("steps", TextField()))
        for held in written.filter(written__contains='"media"').values_list("steps", flat=True).iterator():
            empty -= steps.shelves_of(held)
        Media.objects.filter(pk__in=empty).delete()


def _news(decision: Decision) -> list[News]:
    if decision.detail.get("is_table"):
        return [News("tags.undone", decision.pk)]
    return [News("tag.undone", pk) for pk in decision.detail["tags"]]


def _later(decision: Decision, tags: Collection[int]) -> QuerySet[Decision]:
    """Give the later decisions about any of some tags that hold, the last first."""
    later = Decision.objects.filter(pk__gt=decision.pk, undone_at=None).order_by("-pk")
    return later.filter(mentions__tag__in=tags).distinct() if len(tags) <= MANY else later


def _refuse_later(decision: Decision, touched: Collection[int]) -> None:
    """Refuse where a later decision wrote what this one did, though it be the same: its own way back would be lost.

    Raises: InTheWay.
    """
    cells, made = steps.cells_of(decision.steps), set(steps.made_by(decision.steps))
    for later in _later(decision, touched):
        if not cells.isdisjoint(steps.cells_of(later.steps)) or not made.isdisjoint(_mentioned(later)):
            raise _in_the_way(later)


def _mentioned(decision: Decision) -> Iterable[int]:
    return decision.mentions.values_list("tag", flat=True)


def _in_the_way(later: Decision | None) -> InTheWay:
    if later is None:
        return InTheWay("The tags are not as this decision left them, so that it cannot be taken back.")
    about = f"“{later.subject}”" + (f" and “{later.target}”" if later.target else "")
    return InTheWay(
        f"A later decision by {later.by_name} stands in the way ({later.verb.replace('-', ' ')}: {about})."
        " Undo that one first.",
        decision=later.key,
    )


class _Backwards:
    """Takes steps back, the last first. Raises: _Changed for one whose row has been changed since."""

    def __init__(self) -> None:
        self._moved: set[int] = set()

    def take(self, steps: list[list[Any]]) -> None:
        for step in reversed(steps):
            name, *values = step
            getattr(self, f"_{name}")(*values)
        if len(self._moved) > REBUILT:
            closures.rebuild()
        elif self._moved:
            closures.refresh(self._moved)

    def _tag(self, pk: int, changed: dict[str, list[Any]]) -> None:
        now = {name: after for name, (_, after) in changed.items()}
        before = {name: value for name, (value, _) in changed.items()}
        if not Tag.objects.filter(pk=pk, **now).update(**before):
            raise _Changed

    def _made(self, *pks: int) -> None:
        """Take tags out again; those that works carry by now are what an import would have made of them."""
        for part in parts(pks):
            found = Tag.objects.filter(pk__in=part)
            found.update(is_canonical=False, is_unwrangleable=False, synonym_of=None)
            found.filter(uses=0).delete()

    def _shelf(self, pk: int) -> None:
        """Leave it: `_clear` knows whether others need it."""

    def _former(self, kind: str, _: str, folded: str, tag: int) -> None:
        if not FormerName.objects.filter(kind=kind, folded=folded, tag=tag).delete()[0]:
            raise _Changed

    def _unformer(self, kind: str, name: str, folded: str, tag: int) -> None:
        FormerName.objects.create(kind=kind, name=name, folded=folded, tag_id=tag)

    def _link(self, table: str, lower: int, upper: int) -> None:
        if not TABLES[table].objects.filter(lower=lower, upper=upper).delete()[0]:
            raise _Changed
        self._note(table, lower)

    def _links(self, table: str, pairs: list[list[int]]) -> None:
        by_upper: dict[int, list[int]] = {}
        for low, up in pairs:
            by_upper.setdefault(up, []).append(low)
        for up, lows in by_upper.items():
            for part in parts(lows):
                if TABLES[table].objects.filter(upper=up, lower__in=part).delete()[0] < len(part):
                    raise _Changed
        for low, _ in pairs:
            self._note(table, low)

    def _cut(self, table: str, lower: int, upper: int) -> None:
        if TABLES[table].objects.filter(lower=lower, upper=upper).exists():
            raise _Changed
        TABLES[table].objects.create(lower_id=lower, upper_id=upper)
        self._note(table, lower)

    def _note(self, table: str, lower: int) -> None:
        if table == "meta":
            self._moved.add(lower)
