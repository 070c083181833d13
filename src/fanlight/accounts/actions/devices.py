"""Keys for e-readers and other programs: made, named, taken back."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q

from fanlight.accounts.models import DEVICE_NAME_LENGTH, DeviceKey, User
from fanlight.accounts.rules import digest, new_device_secret, sync_secret
from fanlight.accounts.viewers import Viewer
from fanlight.changes.actions import audit
from fanlight.kernel import clock
from fanlight.kernel.errors import Invalid, NotFound, Refused
from fanlight.kernel.ids import new_key
from fanlight.kernel.text import squish

MOST = 50
"""Devices of one reader."""

NOTED_EVERY = timedelta(hours=1)


@transaction.atomic
def add(*, name: str, by: Viewer) -> str:
    """Make a key for a device, and give it: it is said this once. Raises: Refused for who is no user, Invalid."""
    if by.user_id is None:
        raise Refused("Only somebody with an account has devices.")
    name = squish(name)
    if not 1 <= len(name) <= DEVICE_NAME_LENGTH:
        raise Invalid(f"A device is called something, in up to {DEVICE_NAME_LENGTH} characters.", at="name")
    if DeviceKey.objects.filter(user=by.user_id).count() >= MOST:
        raise Invalid(f"You have {MOST} devices; take one away before you add another.", at="name")
    secret = new_device_secret()
    DeviceKey.objects.create(
        key=new_key(), user_id=by.user_id, name=name, digest=digest(secret),
        sync_digest=digest(sync_secret(secret)), made_at=clock.now(),
    )  # fmt: skip
    audit(actor_id=by.user_id, actor_name=by.name, verb="device.added", subject=name)
    return secret


@transaction.atomic
def remove(*, key: str, by: Viewer) -> str:
    """Take a device's key back, and give the device's name. Raises: NotFound."""
    device = DeviceKey.objects.filter(key=key, user=by.user_id).first() if by.user_id is not None else None
    if device is None:
        raise NotFound("You have no such device.")
    device.delete()
    audit(actor_id=by.user_id, actor_name=by.name, verb="device.removed", subject=device.name)
    return device.name


@transaction.atomic
def set_mail(*, address: str, by: Viewer) -> None:
    """Set the address at which an e-reader takes books by mail; empty for none. Raises: Refused, Invalid."""
    address = address.strip()
    try:
        if address:
            validate_email(address)
    except ValidationError as error:
        raise Invalid(f"“{address:.80}” is no mail address.", at="address") from error
    if by.user_id is None or not User.objects.filter(pk=by.user_id).update(reader_mail=address):
        raise Refused("Only somebody with an account has devices.")


def note_use(*, key: str) -> None:
    """Note that a device was here, at most once an hour: it asks often, and nobody needs to know to the second."""
    now = clock.now()
    stale = Q(used_at=None) | Q(used_at__lt=now - NOTED_EVERY)
    DeviceKey.objects.filter(stale, key=key).update(used_at=now)
