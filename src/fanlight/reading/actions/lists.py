"""A reader's own lists: tags they are warned of, tags and works that are hidden from them."""

from django.db import transaction

from fanlight.accounts.viewers import Viewer
from fanlight.kernel import clock
from fanlight.kernel.errors import Invalid, NotFound, Refused
from fanlight.kernel.text import fold, squish
from fanlight.reading.models import HiddenWork, ListedTag
from fanlight.tags.models import NAME_LENGTH, Kind
from fanlight.works.models import Work
from fanlight.works.policies import visible_works

MOST = 500
"""Tags that a reader may have on their lists."""

MOST_WORKS = 5_000
"""Works that a reader may hide one by one."""

NOT_SIGNED_IN = "Only who is signed in has lists."


@transaction.atomic
def list_tag(*, kind: str, name: str, does: ListedTag.Does, by: Viewer) -> ListedTag:
    """Put a tag on the list of those to be warned of, or that hide works; one that is on the other moves there.

    Raises: Refused for who is not signed in; Invalid for a name or a kind that will not do, or too many.
    """
    if by.user_id is None:
        raise Refused(NOT_SIGNED_IN)
    name = squish(name)
    folded = fold(name)
    if not folded or len(name) > NAME_LENGTH or len(folded) > NAME_LENGTH:
        raise Invalid(f"A tag’s name has between 1 and {NAME_LENGTH} characters.", at="name")
    if kind and kind not in Kind.values:
        raise Invalid(f"There is no kind {kind:.20}: {', '.join(Kind.values)}.", at="kind")
    theirs = ListedTag.objects.filter(user=by.user_id)
    if theirs.exclude(kind=kind, folded=folded).count() >= MOST:
        raise Invalid(f"Your lists hold {MOST} tags; take one away before you add another.", at="name")
    listed, _ = theirs.update_or_create(
        kind=kind, folded=folded,
        defaults={"user_id": by.user_id, "name": name, "does": does, "listed_at": clock.now()},
    )  # fmt: skip
    return listed


@transaction.atomic
def unlist_tag(*, kind: str, name: str, by: Viewer) -> None:
    """Take a tag off the reader's lists. Raises: NotFound where it is on none."""
    gone, _ = ListedTag.objects.filter(user=by.user_id, kind=kind, folded=fold(name)).delete()
    if by.user_id is None or not gone:
        raise NotFound("This tag is on none of your lists.")


@transaction.atomic
def hide_work(*, key: str, by: Viewer) -> Work:
    """Hide a work from the reader's lists, and give it. Raises: Refused; NotFound; Invalid for too many."""
    if by.user_id is None:
        raise Refused("Only who is signed in can hide works.")
    work = visible_works(by).filter(key=key).first()
    if work is None:
        raise NotFound("There is no such work here.")
    if HiddenWork.objects.filter(user=by.user_id).count() >= MOST_WORKS:
        raise Invalid(f"You hide {MOST_WORKS:,} works one by one; hide tags or creators instead.", at="work")
    HiddenWork.objects.get_or_create(user_id=by.user_id, work=work, defaults={"at": clock.now()})
    return work


@transaction.atomic
def show_work(*, key: str, by: Viewer) -> None:
    """Show a work again. Raises: NotFound where it was not hidden."""
    gone, _ = HiddenWork.objects.filter(user=by.user_id, work__key=key).delete()
    if by.user_id is None or not gone:
        raise NotFound("This work is not hidden from you.")
