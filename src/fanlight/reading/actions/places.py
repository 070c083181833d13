"""Keeping places in books that are read elsewhere."""

from datetime import datetime

from django.db import transaction

from fanlight.accounts.viewers import Viewer
from fanlight.kernel import clock
from fanlight.kernel.errors import Invalid, Refused
from fanlight.reading.models import DOCUMENT_LENGTH, PROGRESS_LENGTH, Place, SentBook
from fanlight.reading.rules.documents import share

MOST = 20_000
"""Files in which one reader keeps a place."""


@transaction.atomic
def keep(*, document: str, progress: str, percentage: object, device: str, device_id: str = "", by: Viewer) -> datetime:
    """Keep how far somebody is in a file, whatever was kept before, and give the moment.

    Raises: Refused for who is no user; Invalid for what says no place, and for one place too many.
    """
    if by.user_id is None:
        raise Refused("Only somebody with an account keeps places.")
    part = share(percentage)
    if not 1 <= len(document) <= DOCUMENT_LENGTH or len(progress) > PROGRESS_LENGTH or part is None:
        raise Invalid("This names no file, or no place in it.", at="document")
    theirs = Place.objects.filter(user=by.user_id)
    if theirs.count() >= MOST and not theirs.filter(document=document).exists():
        raise Invalid(f"You have places in {MOST:,} files already.", at="document")
    at = clock.now()
    kept = {"progress": progress, "percentage": part, "device": device[:DOCUMENT_LENGTH], "at": at}
    Place.objects.update_or_create(
        user_id=by.user_id, document=document, defaults={**kept, "device_id": device_id[:DOCUMENT_LENGTH]}
    )
    return at


def note_sent(*, documents: set[str], work_id: int) -> None:
    """Note by which digests a file that is given out will be known."""
    at = clock.now()
    rows = [SentBook(document=document, work_id=work_id, sent_at=at) for document in sorted(documents)]
    SentBook.objects.bulk_create(rows, ignore_conflicts=True)
