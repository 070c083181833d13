"""Reading users."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.crypto import constant_time_compare, salted_hmac

from fanlight.accounts.models import DeviceKey, Role, User
from fanlight.accounts.policies import can_manage_users, require
from fanlight.accounts.rules import digest, settle
from fanlight.accounts.viewers import Viewer, viewer_of


@dataclass(frozen=True, slots=True)
class UserLine:
    """A user in the owner's list."""

    name: str
    role: str
    is_active: bool


def find_owner() -> User | None:
    """Give the first owner, None in a library that nobody has claimed yet."""
    return User.objects.filter(role=Role.OWNER, is_active=True).order_by("pk").first()


def list_users(viewer: Viewer) -> list[UserLine]:
    """Give everybody who can sign in. Raises: Refused."""
    require(can_manage_users(viewer), "Only the owner may see who can come in.")
    return [UserLine(name=u.username, role=u.role, is_active=u.is_active) for u in User.objects.order_by("username")]


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """A device that was given a key; the key itself is not kept."""

    key: str
    name: str
    made_at: datetime
    used_at: datetime | None


def list_devices(viewer: Viewer) -> list[DeviceLine]:
    """Give the viewer's own devices, the newest first."""
    rows = DeviceKey.objects.filter(user=viewer.user_id) if viewer.user_id is not None else DeviceKey.objects.none()
    found = rows.order_by("-made_at", "-pk").values_list("key", "name", "made_at", "used_at")
    return [DeviceLine(*row) for row in found]


def find_reader_mail(viewer: Viewer) -> str:
    """Give the address at which the viewer's e-reader takes books, empty where there is none."""
    rows = User.objects.filter(pk=viewer.user_id) if viewer.user_id is not None else User.objects.none()
    return rows.values_list("reader_mail", flat=True).first() or ""


def find_device(username: str, *, secret: str = "", sync_secret: str = "") -> tuple[str, Viewer] | None:
    """Give the device (by its public key) and its owner, of the key that a device shows with its owner's name.

    `secret` is the key, however its letters and hyphens were typed; `sync_secret` its MD5 as KOReader sends it.
    """
    shown = {"digest": digest(settle(secret))} if secret else {"sync_digest": digest(sync_secret.lower())}
    row = DeviceKey.objects.select_related("user").filter(**shown, user__username__iexact=username).first()
    return (row.key, viewer_of(row.user)) if row is not None and row.user.is_active else None


def sign_address(viewer: Viewer, address: str) -> str:
    """Give what shows that `viewer` had this address given to them: it opens this address and no other.

    Good until they renew their addresses, or until the library's secret is another one. Empty for who is no user.
    """
    user = User.objects.filter(pk=viewer.user_id).first() if viewer.user_id is not None else None
    return _signature(user, address) if user else ""


def find_signer(user_id: int, address: str, signature: str) -> Viewer | None:
    """Give whom an address was signed for, None where the signature is not good for it, or they are shut out."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    good = user is not None and constant_time_compare(signature, _signature(user, address))
    return viewer_of(user) if user is not None and good else None


def _signature(user: User, address: str) -> str:
    return salted_hmac("fanlight.address", f"{user.pk}\n{user.address_seed}\n{address}", algorithm="sha256").hexdigest()
