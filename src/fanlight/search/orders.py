"""The orders of a list, and the place in one after which a page begins. Pure.

A list is totally ordered: by a value, what is unknown last in either direction, then by id in the same direction.
"""

from dataclasses import dataclass

from fanlight.kernel import pages
from fanlight.kernel.errors import Invalid
from fanlight.search.query import Query

Value = str | int | float | None

_MASK = 2**64 - 1


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a list: a row's value and its id."""

    value: Value
    pk: int


def shuffled(seed: int, pk: int) -> int:
    """Give the 62-bit number by which a list is shuffled (splitmix64 of the id and the seed)."""
    z = (pk + (seed + 1) * 0x9E3779B97F4A7C15) & _MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
    return (z ^ (z >> 31)) >> 2


def write_place(query: Query, place: Place) -> str:
    """Make the token of a page's first or last row; it belongs to this order of this question's list.

    Dates go as ISO text, times as ISO text, titles and names as text.
    """
    return pages.encode([_order(query), place.value, place.pk])


def read_place(query: Query, token: str) -> Place:
    """Read a token. Raises: Invalid for one that was forged, or made for a list in another order."""
    order, value, pk = pages.decode(token, [str, str | int | float | None, int])
    if order != _order(query):
        raise Invalid("This page belongs to a list in another order.", at="after")
    return Place(value, int(pk or 0))


def _order(query: Query) -> str:
    sort = f"random:{query.seed}" if query.order == "random" else query.order
    return f"{sort}-" if query.is_descending else sort
