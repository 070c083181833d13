"""Keeping a work from guests, where the library is open to them."""

from django.db import transaction

from fanlight.accounts.policies import can_import, require
from fanlight.accounts.viewers import Viewer
from fanlight.changes.actions import News, audit, record
from fanlight.changes.rules import MARKED
from fanlight.kernel.errors import NotFound
from fanlight.works.models import Work


@transaction.atomic
def restrict(*, key: str, restricted: bool, by: Viewer) -> Work:
    """Keep a work from guests, or let them see it. Raises: Refused; NotFound."""
    require(can_import(by), "Only the owner may say who sees a work.")
    work = Work.objects.select_for_update().filter(key=key).first()
    if work is None:
        raise NotFound("There is no such work here.")
    if work.restricted != restricted:
        work.restricted = restricted
        work.save(update_fields=["restricted"])
        verb = "work.restricted" if restricted else "work.opened"
        audit(actor_id=by.user_id, actor_name=by.name, verb=verb, subject=work.key, title=work.title[:100])
        record([News(MARKED, work.pk, {"key": work.key, "tags": False})])
    return work
