"""What an answer is: ids and exact figures, what was understood and what was not, and how it was found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from fanlight.search.query import AnyOf, Node

FacetName = Literal[
    "fandom", "relationship", "character", "freeform", "warning", "category", "rating", "language", "complete", "words",
    "year", "creator", "series",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """Facets that are asked for. `matching` asks among the names of one facet; `limit` is rows of each.

    Where `patient` is False they are wanted only if an index has them at no cost that anybody would notice.
    """

    facets: tuple[FacetName, ...] = ()
    limit: int = 10
    matching: str = ""
    patient: bool = True


NOTHING = AnyOf(())
"""A condition that holds of no work."""


@dataclass(frozen=True, slots=True)
class Exclude:
    """A rule of the reader's own: works of which `where` holds are not shown, nor are `works` (ids).

    `label` names it on the page.
    """

    label: str
    where: Node = NOTHING
    works: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class FacetRow:
    """How many works of the whole result a value has. `value` is what a clause names it by, `name` what a page says.

    They differ for creators and series (keys), languages (codes), completion and bands of words ("10000-19999").
    `is_parent` is True where tags stand below this one; the row counts them too.
    """

    value: str
    name: str
    count: int
    is_parent: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """The most frequent values; `distinct` is how many there are in the result, None where that was not counted."""

    name: FacetName
    rows: tuple[FacetRow, ...]
    distinct: int | None = None


@dataclass(frozen=True, slots=True)
class Meant:
    """What a name in the question stands for: the canonical's name, its other spellings, how many tags lie below.

    `kind` and `asked` are as the question has them; `found` is empty and `name` as asked where nothing is called so.
    """

    kind: str
    asked: str
    name: str
    found: frozenset[int]
    kinds: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    below: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """A name that may have been meant: `kind:name` and in how many works it is."""

    kind: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the question or its answer that must be said; search.notices has the sentence of each `code`.

    `start` and `end` are places in the text of the question where it was read from text. `values` fill the sentence.
    """

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict, hash=False)
    start: int | None = None
    end: int | None = None
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class Hidden:
    """How many works of the result a rule of the reader's own hides; one work may fall under several rules."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """An answer. `total` is exact and does not count the `hidden`; `next` and `previous` are tokens of `pages`.

    `matching` are tag ids to be marked on cards, `passages` highlighted text by work id (escaped HTML with <mark>),
    `took` is seconds, `plan` lines that explain how the answer was found, `source` who found it.
    """

    ids: tuple[int, ...]
    total: int
    hidden: int = 0
    hidden_by: tuple[Hidden, ...] = ()
    facets: tuple[Facet, ...] = ()
    next: str | None = None
    previous: str | None = None
    meant: tuple[Meant, ...] = ()
    matching: frozenset[int] = frozenset()
    passages: Mapping[int, str] = field(default_factory=dict, hash=False)
    notices: tuple[Notice, ...] = ()
    took: float = 0.0
    plan: tuple[str, ...] = ()
    source: Literal["index", "database"] = "database"
