"""What a tag belongs to, what lies above it, and on which shelves a fandom stands."""

from collections.abc import Iterable

from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import Conflict, Invalid
from fanlight.kernel.text import fold
from fanlight.tags.actions._ledger import TABLES, Ledger, deciding, require_fixed
from fanlight.tags.errors import InTheWay
from fanlight.tags.models import Decision, Kind, Media, Tag
from fanlight.tags.rules import PARENTS, check_name

NO_SHELF = "Uncategorised fandoms"
"""What stands on no shelf is listed under this."""


def add_parent(*, tag: Tag, parent: Tag, by: Viewer, seen: int | None = None) -> Decision:
    """Let a tag belong to a fandom, or a relationship to a character.

    Raises: Refused; NotFound; InTheWay for a parent that is not canonical, or a synonym; Invalid for kinds that do not
    go together; Conflict where it is so already.
    """
    with deciding(by=by, verb="parented") as ledger:
        lower, upper = ledger.about(tag, seen=seen), ledger.about(parent)
        if upper.kind not in PARENTS.get(lower.kind, ()):
            raise Invalid(f"A {lower.kind} does not belong to a {upper.kind}.", at="parent")
        _refuse_synonym(lower)
        _require_canonical(upper)
        _add(ledger, "parent", lower, upper)
    return ledger.made


def remove_parent(*, tag: Tag, parent: Tag, by: Viewer, seen: int | None = None) -> Decision:
    """Let a tag belong to another no more. Raises: Refused; NotFound; InTheWay; Invalid where it does not."""
    with deciding(by=by, verb="unparented") as ledger:
        _remove(ledger, "parent", ledger.about(tag, seen=seen), ledger.about(parent))
    return ledger.made


def add_metatag(*, tag: Tag, metatag: Tag, by: Viewer, seen: int | None = None) -> Decision:
    """Put a tag under a metatag of its kind: whoever asks for that finds this too, and all that lies below.

    Raises: Refused; NotFound; InTheWay where either is not canonical, or the way would lead back to itself; Invalid for
    two kinds; Conflict where it is so already.
    """
    with deciding(by=by, verb="put-under") as ledger:
        lower, upper = ledger.about(tag, seen=seen), ledger.about(metatag)
        require_fixed(by, lower)
        if lower.pk == upper.pk:
            raise Invalid(f"“{lower.name}” cannot be its own metatag.", at="metatag")
        if lower.kind != upper.kind:
            raise Invalid(f"A {upper.kind} is no metatag of a {lower.kind}: both have one kind.", at="metatag")
        _require_canonical(lower)
        _require_canonical(upper)
        _add(ledger, "meta", lower, upper)
    return ledger.made


def remove_metatag(*, tag: Tag, metatag: Tag, by: Viewer, seen: int | None = None) -> Decision:
    """Take a tag from under a metatag. Raises: Refused; NotFound; InTheWay; Invalid where it is not directly there."""
    with deciding(by=by, verb="taken-from-under") as ledger:
        lower = ledger.about(tag, seen=seen)
        require_fixed(by, lower)
        _remove(ledger, "meta", lower, ledger.about(metatag))
    return ledger.made


def set_media(*, tag: Tag, names: Iterable[str], by: Viewer, seen: int | None = None) -> Decision:
    """Say on which shelves a fandom stands; a shelf that there is not is made.

    Raises: Refused; NotFound; Invalid for what is no fandom, or a shelf's name that will not do; InTheWay; Conflict.
    """
    with deciding(by=by, verb="shelved") as ledger:
        fandom = ledger.about(tag, seen=seen)
        if fandom.kind != Kind.FANDOM:
            raise Invalid(f"Only fandoms stand on shelves, and this is a {fandom.kind}.", at="tag")
        _refuse_synonym(fandom)
        wanted = {_shelf(ledger, name).pk for name in names if fold(name) != fold(NO_SHELF)}
        held = set(fandom.shelvings.values_list("upper", flat=True))
        ledger.cut("media", [(fandom.pk, up) for up in held - wanted])
        ledger.link("media", [(fandom.pk, up) for up in wanted - held])
        ledger.detail["media"] = sorted(Media.objects.filter(pk__in=wanted).values_list("name", flat=True))
    return ledger.made


def _shelf(ledger: Ledger, name: str) -> Media:
    folded = fold(check_name(name))
    return Media.objects.filter(folded=folded).first() or ledger.make_media(check_name(name), folded)


def _add(ledger: Ledger, table: str, lower: Tag, upper: Tag) -> None:
    if TABLES[table].objects.filter(lower=lower.pk, upper=upper.pk).exists():
        raise Conflict(f"“{lower.name}” is under “{upper.name}” already.")
    ledger.link(table, [(lower.pk, upper.pk)])


def _remove(ledger: Ledger, table: str, lower: Tag, upper: Tag) -> None:
    if not TABLES[table].objects.filter(lower=lower.pk, upper=upper.pk).exists():
        raise Invalid(f"“{lower.name}” is not directly under “{upper.name}”.")
    ledger.cut(table, [(lower.pk, upper.pk)])


def _require_canonical(tag: Tag) -> None:
    if not tag.is_canonical:
        raise InTheWay(f"“{tag.name}” is not canonical.", tag=(tag.kind, tag.name))


def _refuse_synonym(tag: Tag) -> None:
    if tag.synonym_of is not None:
        head = tag.synonym_of
        raise InTheWay(f"“{tag.name}” is a synonym: decide about “{head.name}”.", tag=(head.kind, head.name))
