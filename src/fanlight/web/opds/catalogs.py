"""A page of the catalog as a value: doors to other pages, or books; both forms are written from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from django.urls import reverse

from fanlight.works.selectors.cards import Card

Form = Literal["v1", "v2"]
"""OPDS 1.2 or 2.0, as addresses name them."""

Relation = Literal["", "new", "shelf"]
"""What a door leads to, where OPDS has a word for it: what came in last, or a reader's own choice."""

RELATIONS: Mapping[Relation, str] = {
    "": "subsection", "new": "http://opds-spec.org/sort/new", "shelf": "http://opds-spec.org/shelf",
}  # fmt: skip
"""OPDS's words, in both forms."""


@dataclass(frozen=True, slots=True)
class Door:
    """A way to another page; `has_books` tells whether books are there, or further doors."""

    name: str
    href: str
    said: str = ""
    count: int | None = None
    has_books: bool = True
    relation: Relation = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: `href` leads to the page with it, or without it where it is chosen already."""

    name: str
    href: str
    count: int | None = None
    is_on: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """Choices of one kind."""

    name: str
    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class Catalog:
    """A page. `href` is its own address; `total` counts the books of all its pages, where it has books."""

    form: Form
    title: str
    href: str
    doors: Sequence[Door] = ()
    books: Sequence[Card] | None = None
    total: int | None = None
    up: str = ""
    first: str = ""
    previous: str = ""
    next: str = ""
    facets: Sequence[Facet] = ()

    @property
    def ways(self) -> list[tuple[str, str]]:
        """The pages around this one that there are, each by its relation."""
        around = (("up", self.up), ("first", self.first), ("previous", self.previous), ("next", self.next))
        return [(relation, href) for relation, href in around if href]


def address_of(form: Form, name: str) -> str:
    """Give the address of a page of the catalog in a form."""
    return reverse(f"opds:{name}", kwargs={"form": form})


def root_of(form: Form) -> str:
    """Give the address at which the catalog begins."""
    return address_of(form, "root")
