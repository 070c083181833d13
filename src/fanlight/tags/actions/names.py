"""What a tag is called, and of which kind it is."""

from fanlight.accounts.policies import require
from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import Invalid
from fanlight.tags.actions._ledger import NOT_FIXED, Ledger, deciding, require_fixed
from fanlight.tags.actions.tags import identity
from fanlight.tags.errors import InTheWay
from fanlight.tags.models import Decision, FormerName, Kind, ParentLink, Tag
from fanlight.tags.rules import FIXED, PARENTS, check_name, is_respelled

NOT_ANOTHER = "A wrangler changes case and accents; another name is the owner's to give."


def rename(*, tag: Tag, name: str, by: Viewer, seen: int | None = None) -> Decision:
    """Call a tag something else. Wranglers may change case and accents; the owner anything.

    It is found by the old name as before, in searches, saved filters and new works. Works keep what was written.
    Raises: Refused; NotFound; Invalid; InTheWay where another tag has the name; Conflict where it has it already.
    """
    name = check_name(name)
    with deciding(by=by, verb="renamed") as ledger:
        now = ledger.about(tag, seen=seen)
        require_fixed(by, now)
        if not is_respelled(now.name, name):
            require(by.is_owner or now.name == name, NOT_ANOTHER)
        ledger.detail |= {"subject": str(now), "name": name}
        _take(ledger, now, now.kind, name)
    return ledger.made


def change_kind(*, tag: Tag, kind: str, by: Viewer, seen: int | None = None) -> Decision:
    """Put a tag into another kind; works that carry it carry it there. Links that its new kind cannot have are cut.

    It is found under its old kind as before. Raises: Refused; NotFound; Invalid for a kind that there is not; InTheWay
    where something was decided about it, or that kind has such a name; Conflict where it is of that kind.
    """
    with deciding(by=by, verb="rekinded") as ledger:
        now = ledger.about(tag, seen=seen)
        if kind not in Kind.values:
            raise Invalid(f"There is no kind {kind}: {', '.join(Kind.values)}.", at="kind")
        if FIXED & {now.kind, kind}:
            require(by.is_owner, NOT_FIXED)
        _refuse_decided(now)
        ledger.detail |= {"subject": str(now), "kind": kind}
        _cut_unfit(ledger, now, kind)
        _take(ledger, now, kind, now.name)
    return ledger.made


def _take(ledger: Ledger, tag: Tag, kind: str, name: str) -> None:
    """Give a tag another identity; its old one leads to it."""
    folded = identity(kind, name)[1]
    old = (tag.kind, tag.name, tag.folded)
    if (kind, folded) != (tag.kind, tag.folded):
        other = Tag.objects.filter(kind=kind, folded=folded).first()
        if other is not None:
            raise InTheWay(
                f"There is a {kind} called “{other.name}” already. Make this a synonym of it instead."
                if kind == tag.kind
                else f"There is a {kind} called “{other.name}” already.",
                tag=(kind, other.name),
            )
        former = FormerName.objects.filter(kind=kind, folded=folded).first()
        if former is not None:
            ledger.drop_former(former)
    ledger.set(tag, kind=kind, name=name, folded=folded)
    if (kind, folded) != (old[0], old[2]):
        ledger.keep_former(*old, tag.pk)


def _refuse_decided(tag: Tag) -> None:
    where = (tag.kind, tag.name)
    if tag.is_canonical or tag.is_unwrangleable:
        state = "canonical" if tag.is_canonical else "set aside as unwrangleable"
        raise InTheWay(f"“{tag.name}” is {state}; take that back first.", tag=where)
    if tag.synonym_of is not None:
        raise InTheWay(f"“{tag.name}” is a synonym of “{tag.synonym_of.name}”; part them first.", tag=where)


def _cut_unfit(ledger: Ledger, tag: Tag, kind: str) -> None:
    """Cut what a tag of another kind cannot belong to; nothing belongs to it, or lies under it: it is undecided."""
    uppers = ParentLink.objects.filter(lower=tag.pk).values_list("upper", "upper__kind")
    ledger.cut("parent", [(tag.pk, up) for up, of in uppers if of not in PARENTS.get(kind, ())])
    if kind != Kind.FANDOM:
        ledger.cut("media", [(tag.pk, up) for up in tag.shelvings.values_list("upper", flat=True)])
