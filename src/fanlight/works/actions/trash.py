"""Deleting works, putting them back, and letting them go for good."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction

from fanlight.accounts.policies import require
from fanlight.accounts.viewers import Viewer
from fanlight.changes.actions import News, audit, record
from fanlight.kernel import clock
from fanlight.kernel.errors import Conflict, NotFound
from fanlight.kernel.ids import new_key
from fanlight.works.actions.packing import pack, unpack
from fanlight.works.actions.removals import Purged, purge, remove_many
from fanlight.works.models import Removal, TrashedWork, Work
from fanlight.works.policies import can_change_works, visible_works

NOT_YOURS = "Only the owner may delete works, or put them back."
GONE = "It is not in the trash any more."
HERE_AGAIN = "It cannot be put back: the same work was brought in again since. Delete that one first."

Named = Callable[[Sequence[str]], set[str]]
"""Gives those of some files that something else than a work has, and that therefore stay on the disk."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """A work in the trash: `key` is the trash's, `work_key` the one that it had and will have again."""

    key: str
    work_key: str
    title: str


def cause_of(key: str) -> str:
    """Give for what the files of a deleted work are kept."""
    return f"trash:{key}"


@transaction.atomic
def delete(*, key: str, by: Viewer) -> Deleted:
    """Put a work into the trash: it is nowhere to be seen, and can be put back as it was. Raises: Refused, NotFound."""
    require(can_change_works(by), NOT_YOURS)
    work = visible_works(by).select_for_update().filter(key=key).first()
    if work is None:
        raise NotFound("There is no such work here.")
    own, packed, byline = new_key(), pack(work), _byline(work)
    remove_many(keys=[key], by=by, cause=cause_of(own))
    TrashedWork.objects.create(
        removal=Removal.objects.get(cause=cause_of(own)), key=own, byline=byline, words=work.words,
        chapters=work.chapter_count, rows=packed,
    )  # fmt: skip
    audit(actor_id=by.user_id, actor_name=by.name, verb="work.deleted", subject=f"work:{key}", title=work.title[:200])
    return Deleted(key=own, work_key=key, title=work.title)


@transaction.atomic
def put_back(*, key: str, by: Viewer) -> Deleted:
    """Take a work out of the trash: it is what it was. Raises: Refused; NotFound; Conflict where it is here again."""
    require(can_change_works(by), NOT_YOURS)
    trashed = _locked(key)
    removal = trashed.removal
    try:
        with transaction.atomic():
            work = unpack(trashed.rows)
    except IntegrityError as error:
        raise Conflict(HERE_AGAIN) from error
    removal.delete()
    audit(actor_id=by.user_id, actor_name=by.name, verb="work.put-back", subject=f"work:{work.key}")
    record([News("work.put-back", work.pk, {"key": work.key})])
    return Deleted(key=key, work_key=work.key, title=work.title)


def let_go(*, key: str, by: Viewer, named: Named, keep_files: bool = False) -> Purged:
    """Let a deleted work go for good; its files too, but for those that something else has, or with `keep_files`.

    Of a work that is gone but for its files, those go. Raises: Refused, NotFound.
    """
    require(can_change_works(by), NOT_YOURS)
    cause, done = cause_of(key), Purged()
    with transaction.atomic():
        removal = Removal.objects.select_for_update().filter(cause=cause).first()
        if removal is None:
            raise NotFound(GONE)
        TrashedWork.objects.filter(removal=removal).delete()
        audit(
            actor_id=by.user_id, actor_name=by.name, verb="work.gone", subject=f"work:{removal.work_key}",
            title=removal.title[:200], keeps_files=keep_files,
        )  # fmt: skip
    if not keep_files:
        while some := purge(cause=cause, by=by, named=named):
            done = Purged(done.files + some.files, done.bytes + some.bytes, done.spared + some.spared)
    return done


def let_expired_go(*, by: Viewer, named: Named) -> list[str]:
    """Let go for good what has been in the trash longer than the setting says; give the titles. Raises: Refused."""
    require(can_change_works(by), NOT_YOURS)
    if not settings.FANLIGHT_TRASH_DAYS:
        return []
    before = clock.now() - timedelta(days=settings.FANLIGHT_TRASH_DAYS)
    expired = TrashedWork.objects.filter(removal__at__lt=before).order_by("pk").values_list("key", "removal__title")
    for key, _ in (found := list(expired)):
        let_go(key=key, by=by, named=named)
    return [title for _, title in found]


def _locked(key: str) -> TrashedWork:
    trashed = TrashedWork.objects.select_for_update().select_related("removal").filter(key=key).first()
    if trashed is None:
        raise NotFound(GONE)
    return trashed


def _byline(work: Work) -> str:
    names = work.creatorships.order_by("position").values_list("creator__name", flat=True)
    return ", ".join(names)
