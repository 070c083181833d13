"""Addresses that open without signing in, because they were signed for somebody."""

from django.db import transaction

from fanlight.accounts.models import User
from fanlight.accounts.viewers import Viewer
from fanlight.changes.actions import audit
from fanlight.kernel.errors import Refused
from fanlight.kernel.ids import new_key


@transaction.atomic
def renew(*, by: Viewer) -> None:
    """Make every address that was signed for this user before worthless. Raises: Refused for who is no user."""
    if by.user_id is None or not User.objects.filter(pk=by.user_id).update(address_seed=new_key()):
        raise Refused("Only somebody with an account has addresses of their own.")
    audit(actor_id=by.user_id, actor_name=by.name, verb="user.addresses-renewed", subject=f"user:{by.user_id}")
