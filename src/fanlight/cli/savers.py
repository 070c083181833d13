"""Who saved something that the command line names: a user, asked for by name, and their filters."""

from dataclasses import dataclass
from difflib import get_close_matches

from fanlight.accounts.actions.users import get_user
from fanlight.accounts.selectors import list_users
from fanlight.accounts.viewers import OPERATOR, Viewer, viewer_of
from fanlight.cli.questions import Asking, understood
from fanlight.kernel.errors import Invalid, NotFound
from fanlight.kernel.text import fold
from fanlight.reading.selectors.filters import OwnedName, list_owned
from fanlight.search.query import Saved, leaves
from fanlight.search.readers import own_of

MOST_NAMED = 20
"""Filters or users that a message names."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A saved filter with what it asks, and who asks it."""

    name: str
    text: str
    asking: Asking


def saved_as(name: str, of: str | None = None) -> Kept:
    """Give the filter of a name: `of` is whose it is, who may be left out where nobody else has one called so.

    Raises: NotFound, Invalid where several users have one.
    """
    user = _user(of) if of is not None else None
    there = list_owned(OPERATOR, of=user.name if user else None)
    found = [owned for owned in there if owned.folded == fold(name)]
    if not found:
        raise NotFound(_no_filter(name, user, there))
    if len(found) > 1:
        owners = [owned.owner for owned in found]
        raise Invalid(f"{_and(owners)} each have a filter “{found[0].name}”: say whose with --of {owners[0]}.", at="of")
    user = user or _user(found[0].owner)
    own = own_of(user)
    line = own.lines[found[0].folded]
    return Kept(line.name, line.text, Asking(user, own.excludes_but(line.folded), own.find_filter))


def asking_of(of: str | None, query: str) -> Asking:
    """Give who asks a question: the operator, or a user with their filters, which it may name. Raises: NotFound."""
    asked = [leaf.name for leaf in leaves(understood(query).where) if isinstance(leaf, Saved)]
    if of is None:
        if asked:
            raise Invalid(f"“{asked[0]}” is a filter, and those are somebody’s own: say whose with --of USER.", at="of")
        return Asking()
    user = _user(of)
    own = own_of(user)
    if missing := next((name for name in asked if fold(name) not in own.lines), None):
        raise NotFound(_no_filter(missing, user, list_owned(OPERATOR, of=user.name)))
    return Asking(user, own.excludes, own.find_filter)


def _user(name: str) -> Viewer:
    """Give a user as who is looking. Raises: NotFound."""
    try:
        user = get_user(name)
    except NotFound as error:
        names = [line.name for line in list_users(OPERATOR)]
        raise NotFound(f"{error}{_near(name, names)}{_there(names, 'users')}") from error
    if not user.is_active:
        raise NotFound(f"{user.username} has been shut out and sees nothing, so there is nothing to take out.")
    return viewer_of(user)


def _no_filter(name: str, user: Viewer | None, there: list[OwnedName]) -> str:
    whose = user.name if user else "Nobody"
    has = f"{whose} has {'no' if user else 'a'} filter called “{name:.100}”."
    labels = {owned.folded: owned.name for owned in there}
    shown = [owned.name if user else f"{owned.name} ({owned.owner})" for owned in there]
    return f"{has}{_near(name, list(labels.values()))}{_there(shown, 'filters')}"


def _near(name: str, names: list[str]) -> str:
    folded = {fold(known): known for known in names}
    near = get_close_matches(fold(name), folded, n=3, cutoff=0.6)
    return f" Did you mean {' or '.join(f'“{folded[found]}”' for found in near)}?" if near else ""


def _there(names: list[str], what: str) -> str:
    if not names:
        return f" There are no {what}."
    more = f" and {len(names) - MOST_NAMED:,} more" if len(names) > MOST_NAMED else ""
    return f" There are: {', '.join(names[:MOST_NAMED])}{more}."


def _and(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
