"""Making creators' names."""

from collections.abc import Iterable
from typing import Protocol

from django.db.models import Q

from fanlight.accounts.models import Creator
from fanlight.kernel.ids import new_key
from fanlight.kernel.text import fold

Identity = tuple[str, str, str]
"""A creator's folded name, site and folded login; the last two empty where unknown."""

FETCH = 200
"""Names asked for in one statement."""


class Named(Protocol):
    """What a name comes as: works.manuscript.Creator, seen from below."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def login(self) -> str | None: ...  # noqa: D102
    @property
    def url(self) -> str | None: ...  # noqa: D102


def identity(creator: Named, site: str | None) -> Identity:
    """Give what tells a creator from another. A name without a login is the same name everywhere on its site."""
    return fold(creator.name) or creator.name, site or "", fold(creator.login or "")


def ensure(wanted: Iterable[tuple[Identity, Named]]) -> dict[Identity, int]:
    """Make the creators that are not there yet; give the id of each by identity."""
    names = dict(reversed(list(wanted)))
    found = find(names)
    missing = [key for key in names if key not in found]
    if missing:
        Creator.objects.bulk_create(
            [
                Creator(
                    key=new_key(),
                    name=names[key].name,
                    folded=key[0],
                    site=key[1],
                    login=key[2],
                    url=names[key].url or "",
                )
                for key in missing
            ],
            ignore_conflicts=True,  # another process may have been quicker
        )
        found |= find(missing)
    return found


def find(keys: Iterable[Identity]) -> dict[Identity, int]:
    """Give the ids of those that are there."""
    remaining, wanted, found = list(keys), set(keys), dict[Identity, int]()
    while remaining:
        part, remaining = remaining[:FETCH], remaining[FETCH:]
        rows = Creator.objects.filter(Q(folded__in={key[0] for key in part}))
        for pk, folded, site, login in rows.values_list("pk", "folded", "site", "login"):
            if (folded, site, login) in wanted:
                found[folded, site, login] = pk
    return found
