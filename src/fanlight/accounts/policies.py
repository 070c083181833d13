"""Who may do what in the library as a whole.

A library is private, and a guest may do nothing, unless its operator opened it to be read (FANLIGHT_OPEN).
"""

from django.conf import settings

from fanlight.accounts.models import Role
from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import Refused


def can_see_library(viewer: Viewer) -> bool:
    """Tell whether this viewer may know that anything is here."""
    return viewer.is_member or bool(settings.FANLIGHT_OPEN)


def can_import(viewer: Viewer) -> bool:
    """Tell whether this viewer may bring works in, and see what became of them."""
    return viewer.is_owner


def can_wrangle(viewer: Viewer) -> bool:
    """Tell whether this viewer may decide what stands for what among the tags."""
    return viewer.role in (Role.OWNER, Role.WRANGLER)


def can_manage_users(viewer: Viewer) -> bool:
    """Tell whether this viewer may make accounts and change roles."""
    return viewer.is_owner


def can_ask_for_others(viewer: Viewer) -> bool:
    """Tell whether this viewer may name what readers saved for themselves: who has the machine has that anyhow."""
    return viewer.is_owner and viewer.user_id is None


def can_keep(viewer: Viewer) -> bool:
    """Tell whether this viewer may back the library up, and put a backup in its place."""
    return viewer.is_owner


def require(allowed: bool, message: str) -> None:
    """Raise Refused with `message` unless allowed."""
    if not allowed:
        raise Refused(message)
