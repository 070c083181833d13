"""One decision while it is made: every row that it changes is written here, with what was there before.

All decisions take one lock, one after the other: each is a few milliseconds, and what they have to hold (no circle of
metatags, no synonym of a synonym) depends on rows that no constraint can see together.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.models import F

from fanlight.accounts.policies import can_wrangle, require
from fanlight.accounts.viewers import Viewer
from fanlight.changes.actions import News, audit, record
from fanlight.changes.tables import insert_rows
from fanlight.kernel import clock
from fanlight.kernel.errors import Conflict, NotFound
from fanlight.kernel.ids import new_key
from fanlight.tags import closures
from fanlight.tags.actions.tags import identity
from fanlight.tags.errors import InTheWay
from fanlight.tags.models import Decision, DecisionTag, FormerName, Media, MetaLink, ParentLink, Shelving, Tag
from fanlight.tags.rules import FIXED

LOCK = 0x54414753
"""The advisory lock on PostgreSQL that lets one decision be made at a time: "TAGS". SQLite has one writer anyway."""

REBUILT = 1_000
"""Links beyond which the whole closure is made anew, rather than followed."""

TABLES: dict[str, type[ParentLink] | type[MetaLink] | type[Shelving]] = {
    "parent": ParentLink,
    "meta": MetaLink,
    "media": Shelving,
}
"""The links, by what steps call them."""

Pair = tuple[int, int]
"""A link's lower and upper id."""

NOT_YOURS = "Only wranglers and the owner may decide about tags."
NOT_FIXED = "What ratings, warnings and categories there are is the owner's to decide."


class Ledger:
    """What a decision does, and the steps by which it is taken back (actions.decisions reads them)."""

    def __init__(self, *, by: Viewer, verb: str, detail: dict[str, Any] | None = None) -> None:
        self.by, self.verb, self.detail = by, verb, dict(detail or {})
        self.steps: list[list[Any]] = []
        self.main: list[Tag] = []
        self._decision: Decision | None = None
        self._touched: set[int] = set()
        self._changed: set[int] = set()

    def about(self, tag: Tag, *, seen: int | None = None) -> Tag:
        """Give a tag as it is now, to decide about it. Raises: NotFound; InTheWay where it is not as it was seen."""
        now = Tag.objects.filter(pk=tag.pk).first()
        if now is None:
            raise NotFound(f"There is no {tag.kind} called “{tag.name}” any more.")
        if seen is not None and now.version != seen:
            last = now.decisions.order_by("-pk").first()
            who = f" by {last.undone_by_name or last.by_name}" if last else ""
            raise InTheWay(
                f"“{now.name}” was decided about meanwhile{who}. Look at it again.",
                tag=(now.kind, now.name),
                decision=last.key if last else None,
            )
        self.main.append(now)
        self._touched.add(now.pk)
        return now

    @property
    def made(self) -> Decision:
        """Give the decision, once it has been made."""
        assert self._decision is not None, "it is made when the ledger is closed"
        return self._decision

    # Rows

    def set(self, tag: Tag, **fields: Any) -> None:
        """Change columns of a tag."""
        changed = {name: [getattr(tag, name), value] for name, value in fields.items() if getattr(tag, name) != value}
        if not changed:
            return
        for name, (_, value) in changed.items():
            setattr(tag, name, value)
        Tag.objects.filter(pk=tag.pk).update(**{name: value for name, (_, value) in changed.items()})
        self.steps.append(["tag", tag.pk, changed])
        self._note(tag.pk)
        self._touched.update(v for pair in (changed.get("synonym_of_id"),) if pair for v in pair if v is not None)

    def make(self, kind: str, name: str) -> Tag:
        """Make a tag that there is not."""
        tag = Tag.objects.create(kind=kind, name=name, folded=identity(kind, name)[1])
        self.steps.append(["made", tag.pk])
        self._note(tag.pk)
        return tag

    def make_media(self, name: str, folded: str) -> Media:
        """Make a shelf that there is not."""
        media = Media.objects.create(name=name, folded=folded)
        self.steps.append(["shelf", media.pk])
        return media

    def keep_former(self, kind: str, name: str, folded: str, tag: int) -> None:
        """Let a tag be found by what it was called."""
        FormerName.objects.create(kind=kind, name=name, folded=folded, tag_id=tag)
        self.steps.append(["former", kind, name, folded, tag])
        self._touched.add(tag)

    def drop_former(self, former: FormerName) -> None:
        """Let a former name go, because it is a tag's name now."""
        self.steps.append(["unformer", former.kind, former.name, former.folded, former.tag_id])
        self._touched.add(former.tag_id)
        former.delete()

    # Links

    def link(self, table: str, pairs: Iterable[Pair]) -> None:
        """Add links that there are not; metatags are followed at once. Raises: InTheWay for a circle."""
        model, new = TABLES[table], sorted(set(pairs))
        if not new:
            return
        if table == "meta" and len(new) == 1:
            closures.refuse_circle(*new[0])
        insert_rows(model, ("lower_id", "upper_id"), new)
        self._linked("link", table, new)
        if table == "meta" and len(new) == 1:
            closures.join(*new[0])
        elif table == "meta":
            closures.refresh(low for low, _ in new)

    def cut(self, table: str, pairs: Iterable[Pair]) -> None:
        """Take links away that there are."""
        old = sorted(set(pairs))
        if not old:
            return
        for low, up in old:
            TABLES[table].objects.filter(lower=low, upper=up).delete()
        self._linked("cut", table, old)
        if table == "meta":
            closures.refresh(low for low, _ in old)

    # Many at once: written by those who call, in a few statements

    def note_made(self, tags: Sequence[int]) -> None:
        """Note tags that were made."""
        self.steps.append(["made", *tags])
        self._touched.update(tags)

    def note_changed(self, tag: int, changed: dict[str, list[Any]]) -> None:
        """Note what was changed of a tag: column → before and after."""
        self.steps.append(["tag", tag, changed])
        self._note(tag)

    def note_links(self, table: str, pairs: Sequence[Pair]) -> None:
        """Add links that there are not and make no circle, and follow them."""
        if not pairs:
            return
        insert_rows(TABLES[table], ("lower_id", "upper_id"), pairs)
        self.steps.append(["links", table, [list(pair) for pair in pairs]])
        for low, up in pairs:
            self._touched.update((low,) if table == "media" else (low, up))
        if table == "meta":
            closures.rebuild() if len(pairs) > REBUILT else closures.refresh(low for low, _ in pairs)

    def _linked(self, verb: str, table: str, pairs: Sequence[Pair]) -> None:
        for low, up in pairs:
            self.steps.append([verb, table, low, up])
            self._note(low)
            if table != "media":
                self._touched.add(up)

    def _note(self, tag: int) -> None:
        self._touched.add(tag)
        self._changed.add(tag)

    # The end

    def close(self) -> None:
        """Write the decision down. Raises: Conflict where it changes nothing."""
        if not self.steps:
            raise Conflict("That is so already; nothing was changed.")
        for part in parts(self._changed):
            Tag.objects.filter(pk__in=part).update(version=F("version") + 1)
        for tag in self.main:
            tag.refresh_from_db()
        names = [str(tag) for tag in self.main]
        self._decision = Decision.objects.create(
            key=new_key(), verb=self.verb, at=clock.now(), by_id=self.by.user_id, by_name=self.by.name,
            subject=self.detail.pop("subject", "") or names[0], target=names[1] if len(names) > 1 else "",
            detail={**self.detail, "tags": [tag.pk for tag in self.main]}, steps=self.steps,
        )  # fmt: skip
        there = (
            pk for part in parts(self._touched) for pk in Tag.objects.filter(pk__in=part).values_list("pk", flat=True)
        )
        insert_rows(DecisionTag, ("decision_id", "tag_id"), [(self.made.pk, pk) for pk in there])
        audit(
            actor_id=self.by.user_id, actor_name=self.by.name, verb=f"tag.{self.verb}", subject=self.made.subject,
            decision=self.made.key, target=self.made.target,
        )  # fmt: skip
        record(self.news())

    def news(self) -> list[News]:
        """Give what the log is told: of which tags, or that it is a whole table."""
        if self.detail.get("is_table"):
            return [News(f"tags.{self.verb}", self.made.pk)]
        return [News(f"tag.{self.verb}", tag.pk) for tag in self.main]


@contextmanager
def deciding(*, by: Viewer, verb: str, detail: dict[str, Any] | None = None) -> Iterator[Ledger]:
    """Make a decision, wholly or not at all. Raises: Refused."""
    require(can_wrangle(by), NOT_YOURS)
    with transaction.atomic():
        lock()
        ledger = Ledger(by=by, verb=verb, detail=detail)
        yield ledger
        ledger.close()


def parts(ids: Iterable[int]) -> Iterator[list[int]]:
    """Give ids by some thousands, for one statement each."""
    ordered = sorted(ids)
    return (ordered[start : start + closures.FETCH] for start in range(0, len(ordered), closures.FETCH))


def lock() -> None:
    """Wait until no other decision is being made, and hold others off until this transaction ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def require_fixed(by: Viewer, tag: Tag) -> None:
    """Raises: Refused where the tag is of the library's own vocabulary, and who decides is not the owner."""
    require(by.is_owner or tag.kind not in FIXED, NOT_FIXED)
