"""Noting what a reader knows of a work."""

from collections.abc import Iterable

from django.db import transaction

from fanlight.accounts.viewers import Viewer
from fanlight.kernel import clock
from fanlight.kernel.errors import NotFound
from fanlight.reading.models import Consent
from fanlight.reading.rules.forewarnings import Told
from fanlight.works.models import TagChange, Work
from fanlight.works.policies import visible_works


@transaction.atomic
def accept(*, key: str, tags: Iterable[int], until: int, by: Viewer) -> Told:
    """Note that a reader accepted tags in a work, and was told of its history up to an entry; give what they know.

    For a guest nothing is noted here: what is given has to be remembered by their own browser. Raises: NotFound.
    """
    work = visible_works(by).filter(key=key).first()
    if work is None:
        raise NotFound("There is no such work here.")
    told = _settle(work, tags, until)
    if by.user_id is None:
        return told
    consent, is_new = Consent.objects.select_for_update().get_or_create(
        user_id=by.user_id, work=work,
        defaults={"accepted": sorted(told.accepted), "until": told.until, "at": clock.now()},
    )  # fmt: skip
    if not is_new:
        consent.accepted = sorted(told.accepted | set(consent.accepted))
        consent.until, consent.at = max(told.until, consent.until), clock.now()
        consent.save()
    return Told(frozenset(consent.accepted), consent.until)


def _settle(work: Work, tags: Iterable[int], until: int) -> Told:
    """Give what can be accepted of what was said to be: tags that the work carries, entries that there are."""
    carried = work.taggings.filter(tag__in=list(tags)).values_list("tag_id", "tag__synonym_of_id")
    newest = TagChange.objects.filter(work=work).order_by("-pk").values_list("pk", flat=True).first() or 0
    return Told(frozenset(pk for pair in carried for pk in pair if pk), min(until, newest))


def note_read(*, work_id: int, until: int, by: Viewer) -> None:
    """Note that a reader had a text of a work before them, knowing its tag history up to an entry."""
    if by.user_id is None:
        return
    Consent.objects.update_or_create(
        user_id=by.user_id, work_id=work_id,
        defaults={"until": until}, create_defaults={"until": until, "at": clock.now()},
    )  # fmt: skip
