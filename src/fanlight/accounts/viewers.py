"""Who is looking, or doing: the first thing that every read and the `by=` of every write names."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fanlight.accounts.models import Role, User

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person, a guest (no role) or the operator at the machine's own command line (no user, owner's role).

    `is_of_age` is what a guest said of themselves at the gate; who has an account is not asked.
    """

    user_id: int | None
    name: str
    role: Role | None
    is_of_age: bool = True

    @property
    def is_member(self) -> bool:
        """May see the library at all."""
        return self.role is not None

    @property
    def is_owner(self) -> bool:
        """May change it."""
        return self.role is Role.OWNER


GUEST = Viewer(user_id=None, name="guest", role=None, is_of_age=False)
OPERATOR = Viewer(user_id=None, name="operator", role=Role.OWNER)


def viewer_of(user: "User | AnonymousUser") -> Viewer:
    """Give the viewer that a request's user is; a user who has been shut out is a guest."""
    if not isinstance(user, User) or not user.is_active:
        return GUEST
    return Viewer(user_id=user.pk, name=user.username, role=Role(user.role))
