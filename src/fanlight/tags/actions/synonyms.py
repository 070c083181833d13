"""Which tags stand for which."""

from collections.abc import Iterable

from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import Invalid
from fanlight.tags import closures
from fanlight.tags.actions._ledger import TABLES, Ledger, Pair, deciding, require_fixed
from fanlight.tags.actions.tags import identity
from fanlight.tags.errors import InTheWay
from fanlight.tags.models import Decision, Tag
from fanlight.tags.rules import check_name


def merge(*, tag: Tag, name: str, by: Viewer, seen: int | None = None, crown: bool = False) -> Decision:
    """Make a tag a synonym of the canonical called `name`, in any spelling; a name that there is not becomes one.

    A canonical's synonyms, and all that lies above, below and under it, go to the other in the same transaction. With
    `crown`, a target about which nothing was decided becomes canonical first. Raises: Refused; NotFound; Invalid for a
    name that will not do; InTheWay for a target that is no canonical, or where it was decided otherwise meanwhile.
    """
    with deciding(by=by, verb="merged") as ledger:
        lower = ledger.about(tag, seen=seen)
        require_fixed(by, lower)
        upper = _target(ledger, lower, name, crown=crown)
        require_fixed(by, upper)
        _hand_over(ledger, lower, upper)
        ledger.set(lower, is_canonical=False, is_unwrangleable=False, synonym_of_id=upper.pk)
    return ledger.made


def unmerge(*, tag: Tag, by: Viewer, seen: int | None = None) -> Decision:
    """Let a synonym stand for itself again, undecided. Raises: Refused; NotFound; Invalid; InTheWay."""
    with deciding(by=by, verb="unmerged") as ledger:
        lower = ledger.about(tag, seen=seen)
        require_fixed(by, lower)
        if lower.synonym_of is None:
            raise Invalid(f"“{lower.name}” is no synonym.")
        ledger.about(lower.synonym_of)
        ledger.set(lower, synonym_of_id=None)
    return ledger.made


def _target(ledger: Ledger, lower: Tag, name: str, *, crown: bool) -> Tag:
    found = _named(lower.kind, name)
    if found is None:
        found = ledger.make(lower.kind, check_name(name))
        ledger.set(found, is_canonical=True)
        return ledger.about(found)
    if found.pk == lower.pk:
        said = f"“{name}” and “{lower.name}” are the same tag: case and accents make no other."
        raise InTheWay(said, tag=(found.kind, found.name))
    if found.synonym_of is not None:
        head = found.synonym_of
        said = f"“{found.name}” is itself a synonym of “{head.name}”: choose that one."
        raise InTheWay(said, tag=(head.kind, head.name))
    if found.is_unwrangleable or not (found.is_canonical or crown):
        state = "set aside as unwrangleable" if found.is_unwrangleable else "not canonical"
        said = f"“{found.name}” is {state}: only a canonical has synonyms. Make it canonical first."
        raise InTheWay(said, tag=(found.kind, found.name))
    if not found.is_canonical:
        check_name(found.name)
        ledger.set(found, is_canonical=True)
    return ledger.about(found)


def _named(kind: str, name: str) -> Tag | None:
    folded = identity(kind, name)[1]
    former = Tag.objects.filter(kind=kind, former_names__kind=kind, former_names__folded=folded)
    return Tag.objects.filter(kind=kind, folded=folded).first() or former.first()


def _hand_over(ledger: Ledger, lower: Tag, upper: Tag) -> None:
    """Move all that hangs on a tag to the one that it will be a synonym of; what that has already is dropped."""
    for synonym in lower.synonyms.order_by("pk"):
        ledger.set(synonym, synonym_of_id=upper.pk)
    moves = lower.is_canonical
    for table, model in TABLES.items():
        ups = set(model.objects.filter(lower=lower.pk).values_list("upper", flat=True))
        lows = set() if table == "media" else set(model.objects.filter(upper=lower.pk).values_list("lower", flat=True))
        if not ups and not lows:
            continue
        ledger.cut(table, [(lower.pk, up) for up in ups] + [(low, lower.pk) for low in lows])
        if moves:
            wanted = [(upper.pk, up) for up in ups - {upper.pk}] + [(low, upper.pk) for low in lows - {upper.pk}]
            ledger.link(table, _new(table, wanted, upper))


def _new(table: str, wanted: Iterable[Pair], upper: Tag) -> list[Pair]:
    """Leave out links that there are already, and those that would make a circle: the canonical's own place holds."""
    pairs = set(wanted)
    held = TABLES[table].objects
    pairs -= set(held.filter(lower=upper.pk).values_list("lower", "upper"))
    pairs -= set(held.filter(upper=upper.pk).values_list("lower", "upper")) if table != "media" else set()
    if table != "meta":
        return list(pairs)
    over, under = closures.above(upper.pk), closures.below(upper.pk)
    return [(low, up) for low, up in pairs if low not in over and up not in under]
