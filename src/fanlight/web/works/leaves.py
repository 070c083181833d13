"""Lists that are known as a whole, turned by numbers. Those that are searched for have tokens instead."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import QueryDict

from fanlight.web.works.contents import read_number

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """A page of a list, and the addresses of those beside it."""

    items: Sequence[T]
    previous: str = ""
    next: str = ""


def turn(items: Sequence[T], asked: QueryDict, at_once: int, *, name: str = "page") -> Leaf[T]:
    """Give the page that an address names, or the nearest there is; its neighbours' addresses keep all else."""
    last = max(1, -(-len(items) // at_once))
    number = min(max(read_number(asked.get(name, "")), 1), last)
    return Leaf(
        items[(number - 1) * at_once : number * at_once],
        previous=_href(asked, name, number - 1) if number > 1 else "",
        next=_href(asked, name, number + 1) if number < last else "",
    )


def _href(asked: QueryDict, name: str, number: int) -> str:
    fields = asked.copy()
    fields[name] = str(number)
    return f"?{fields.urlencode()}"
