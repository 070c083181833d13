"""What a tag is: canonical, set aside as unwrangleable, or nothing decided."""

from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import Invalid
from fanlight.tags.actions._ledger import Ledger, deciding, require_fixed
from fanlight.tags.errors import InTheWay
from fanlight.tags.models import Decision, MetaLink, Tag
from fanlight.tags.rules import check_name


def canonicalize(*, tag: Tag, by: Viewer, seen: int | None = None) -> Decision:
    """Make a tag one that others stand for and under; a synonym leaves what it stood for.

    Raises: Refused; NotFound; Invalid for a name that no canonical may have; Conflict where it is one.
    """
    with deciding(by=by, verb="canonicalized") as ledger:
        now = ledger.about(tag, seen=seen)
        require_fixed(by, now)
        check_name(now.name)
        if now.synonym_of is not None:
            ledger.about(now.synonym_of)
        ledger.set(now, synonym_of_id=None, is_unwrangleable=False, is_canonical=True)
    return ledger.made


def decanonicalize(*, tag: Tag, by: Viewer, seen: int | None = None) -> Decision:
    """Make a canonical a tag about which nothing is decided: its synonyms are free, and nothing lies under it.

    Raises: Refused; NotFound; Invalid where it is no canonical; InTheWay.
    """
    with deciding(by=by, verb="decanonicalized") as ledger:
        now = ledger.about(tag, seen=seen)
        require_fixed(by, now)
        if not now.is_canonical:
            raise Invalid(f"“{now.name}” is not canonical.")
        for synonym in now.synonyms.order_by("pk"):
            ledger.set(synonym, synonym_of_id=None)
        _cut_below(ledger, now)
        ledger.set(now, is_canonical=False)
    return ledger.made


def set_aside(*, tag: Tag, by: Viewer, seen: int | None = None) -> Decision:
    """Mark a tag as one that cannot be wrangled; bins leave it out.

    Raises: Refused; NotFound; InTheWay for a canonical or a synonym, about which something was decided.
    """
    with deciding(by=by, verb="set-aside") as ledger:
        now = ledger.about(tag, seen=seen)
        if now.is_canonical or now.synonym_of is not None:
            what = "canonical" if now.is_canonical else "a synonym"
            raise InTheWay(f"“{now.name}” is {what}: that is a decision already.", tag=(now.kind, now.name))
        ledger.set(now, is_unwrangleable=True)
    return ledger.made


def take_back(*, tag: Tag, by: Viewer, seen: int | None = None) -> Decision:
    """Put a tag that was set aside into its bin again. Raises: Refused; NotFound; Conflict where it was not."""
    with deciding(by=by, verb="taken-back") as ledger:
        ledger.set(ledger.about(tag, seen=seen), is_unwrangleable=False)
    return ledger.made


def _cut_below(ledger: Ledger, tag: Tag) -> None:
    """Take every metatag link of a tag away, and whatever belongs to it."""
    ups = MetaLink.objects.filter(lower=tag.pk).values_list("upper", flat=True)
    lows = MetaLink.objects.filter(upper=tag.pk).values_list("lower", flat=True)
    ledger.cut("meta", [(tag.pk, up) for up in ups] + [(low, tag.pk) for low in lows])
    ledger.cut("parent", [(low, tag.pk) for low in tag.child_links.values_list("lower", flat=True)])
