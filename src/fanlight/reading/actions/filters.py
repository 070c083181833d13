"""Saving filters, and changing them. Each is its reader's own; nobody else may touch it."""

from django.db import transaction

from fanlight.accounts.viewers import Viewer
from fanlight.kernel import clock
from fanlight.kernel.errors import Conflict, Invalid, NotFound, Refused
from fanlight.kernel.ids import new_key
from fanlight.kernel.text import fold, squish
from fanlight.reading.models import NAME_LENGTH, SavedFilter

MOST = 200
"""Filters that a reader may save."""

LONGEST = 20_000
"""Characters of a filter's text."""


@transaction.atomic
def save(*, name: str, text: str, by: Viewer, is_pinned: bool = False, hides: bool = False) -> SavedFilter:
    """Save a question under a name.

    Raises: Refused for who is not signed in, Invalid for a name or a text that will not do, Conflict for a name that
    another of the reader's filters has.
    """
    if by.user_id is None:
        raise Refused("Only who is signed in can save filters.")
    name, folded = _named(name)
    if not text or len(text) > LONGEST:
        raise Invalid("A filter has to say something, in up to 20,000 characters.", at="text")
    theirs = SavedFilter.objects.filter(user=by.user_id)
    if theirs.count() >= MOST:
        raise Invalid(f"You have {MOST} filters; take one away before you save another.", at="name")
    _check_free(by, folded)
    return SavedFilter.objects.create(
        key=new_key(), user_id=by.user_id, name=name, folded=folded, text=text, is_pinned=is_pinned, hides=hides,
        made_at=clock.now(),
    )  # fmt: skip


@transaction.atomic
def change(
    *,
    key: str,
    by: Viewer,
    name: str | None = None,
    is_pinned: bool | None = None,
    is_shared: bool | None = None,
    hides: bool | None = None,
) -> SavedFilter:
    """Change what is given. Raises: NotFound, also for somebody else's; Invalid, Conflict for the name."""
    saved = _own(key, by)
    if name is not None:
        saved.name, saved.folded = _named(name)
        _check_free(by, saved.folded, but=saved.pk)
    saved.is_pinned = saved.is_pinned if is_pinned is None else is_pinned
    saved.is_shared = saved.is_shared if is_shared is None else is_shared
    saved.hides = saved.hides if hides is None else hides
    saved.save()
    return saved


@transaction.atomic
def delete(*, key: str, by: Viewer) -> SavedFilter:
    """Take a filter away, and give it back once more so that it can be saved again. Raises: NotFound."""
    saved = _own(key, by)
    SavedFilter.objects.filter(pk=saved.pk).delete()
    return saved


def _own(key: str, by: Viewer) -> SavedFilter:
    saved = SavedFilter.objects.select_for_update().filter(key=key, user=by.user_id).first()
    if saved is None or by.user_id is None:
        raise NotFound("There is no such filter of yours.")
    return saved


def _named(name: str) -> tuple[str, str]:
    name = squish(name)
    if not name or not fold(name) or len(name) > NAME_LENGTH or len(fold(name)) > NAME_LENGTH:
        raise Invalid(f"A filter’s name has between 1 and {NAME_LENGTH} characters.", at="name")
    return name, fold(name)


def _check_free(by: Viewer, folded: str, *, but: int | None = None) -> None:
    others = SavedFilter.objects.filter(user=by.user_id, folded=folded).values_list("pk", flat=True)
    if any(pk != but for pk in others):
        raise Conflict("You have a filter of that name already; choose another name, or take that one away.")
