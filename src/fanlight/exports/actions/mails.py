"""Books by mail, to a reader's own e-reader and to nobody else."""

import logging
import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from fanlight.accounts.selectors import find_reader_mail
from fanlight.accounts.viewers import Viewer
from fanlight.changes.actions import audit
from fanlight.changes.selectors import count_audited
from fanlight.exports.making import format_of
from fanlight.exports.names import file_name
from fanlight.exports.selectors import get_edition
from fanlight.kernel import clock
from fanlight.kernel.errors import Conflict, Invalid, Refused

log = logging.getLogger(__name__)

BIGGEST = 25_000_000
"""Bytes of a book: most mail servers take no more."""

MOST = 30
"""Books for one reader within an hour."""

_SENT = "book.mailed"


def can_send() -> bool:
    """Tell whether the library can send mail at all."""
    return bool(settings.EMAIL_HOST)


def send(*, key: str, by: Viewer) -> str:
    """Send a work as EPUB to the reader's own e-reader, and give its address.

    Raises: NotFound; Refused where the library sends no mail; Invalid without an address, or for too big a book;
    Conflict where it was too much within the hour, or the mail server would not take it.
    """
    edition = get_edition(by, key=key)
    if not can_send():
        raise Refused("This library sends no mail: its operator has named no mail server.")
    address = find_reader_mail(by)
    if not address:
        raise Invalid("Say first at which address your e-reader takes books: under “You”, “E-readers”.", at="address")
    if count_audited(_SENT, actor_id=by.user_id, since=clock.now() - timedelta(hours=1)) >= MOST:
        raise Conflict(f"{MOST} books went out within the hour; wait a little.")
    made = format_of("epub").make(edition)
    if len(made.data) > BIGGEST:
        raise Invalid("This book is too big for mail: download it, or take it from the catalog.", at="book")
    title = edition.manuscript.title
    message = EmailMessage(subject=" ".join(title.split())[:200], body=f"{title}\n", to=[address])
    message.attach(f"{file_name(title)}{made.suffix}", made.data, made.media_type)
    try:
        message.send()
    except (smtplib.SMTPException, OSError) as error:
        log.warning("The mail server would not take a book: %s", type(error).__name__)
        raise Conflict("The mail server could not be reached, or would not take the book. Nothing was sent.") from error
    with transaction.atomic():
        audit(actor_id=by.user_id, actor_name=by.name, verb=_SENT, subject=f"work:{key}")
    return address
