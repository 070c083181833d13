"""A question about works as one frozen value: what they carry, say and are, and the order they are wanted in.

Always canonical: two questions that ask the same of the same words are equal, and are written the same. Nothing here
knows a database; a name stays as it was written until search.meanings finds out what it stands for.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, get_args

NumberField = Literal["words", "chapters", "kudos", "hits", "comments", "bookmarks"]
DateField = Literal["updated", "published", "added"]
FlagField = Literal["complete", "crossover", "anonymous", "restricted"]
NameField = Literal["by", "series", "language", "creator-key", "series-key"]
OwnField = Literal["read", "new", "marked", "bookmarked", "shelf", "rec"]
Thing = Literal["summary", "notes", "series", "pictures", "source"]
TextField = Literal["", "title", "summary"]
Unit = Literal["day", "week", "month", "year"]
Relation = Literal["<", "<=", ">", ">=", "="]
Sort = Literal[
    "relevance", "updated", "published", "added", "words", "kudos", "hits", "comments", "bookmarks", "kudos-per-hit",
    "title", "creator", "random",
]  # fmt: skip

SORTS: tuple[Sort, ...] = get_args(Sort)
ASCENDING: frozenset[Sort] = frozenset({"title", "creator", "random"})
"""The sorts that go up unless asked otherwise."""

MOST_CLAUSES = 500
"""Clauses in one question that somebody writes."""

ROOM = 50
"""Clauses beyond those for what a page is about, and for one press more."""

DEPTH = 12
"""Brackets within brackets."""

BIGGEST = 2**53
"""The largest number that a range can name."""


@dataclass(frozen=True, slots=True)
class Words:
    """A word, or a phrase if `text` has several; folded (kernel.text.fold). `prefix` lets the last word go on."""

    text: str
    prefix: bool = False
    field: TextField = ""


@dataclass(frozen=True, slots=True)
class TagNamed:
    """A tag by a name, of any kind if `kind` is empty: whatever its canonical covers, or only this tag if `exact`."""

    kind: str
    name: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """A number from `low` to `high`, both included; None leaves an end open. What is unknown is in no range."""

    field: NumberField
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """A date from `low` to `high`, both included; None leaves an end open."""

    field: DateField
    low: date | None = None
    high: date | None = None


@dataclass(frozen=True, slots=True)
class Age:
    """How long ago: `<` 7 days is newer than that day, `>` older, `=` in the calendar unit that lies so far back."""

    field: DateField
    relation: Relation
    number: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Flag:
    """A yes or no of the work; a work of which it is not known is neither."""

    field: FlagField
    value: bool


@dataclass(frozen=True, slots=True)
class Has:
    """Something that a work has or lacks."""

    thing: Thing


@dataclass(frozen=True, slots=True)
class Named:
    """By a creator, in a series, in a language: by its name, or by the key that its page has."""

    field: NameField
    name: str


@dataclass(frozen=True, slots=True)
class Own:
    """Something that only this reader's own records can tell."""

    field: OwnField
    value: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A filter that was saved under a name, as part of this one."""

    name: str


Leaf = Words | TagNamed | Numbers | Days | Age | Flag | Has | Named | Own | Saved


@dataclass(frozen=True, slots=True)
class Not:
    """Works of which `node` does not hold. In a canonical question it stands before leaves alone."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Works of which all of `nodes` hold."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Works of which at least one of `nodes` holds; of none, if there are none."""

    nodes: tuple["Node", ...]


Node = Leaf | Not | AllOf | AnyOf

_RANK: Mapping[type, int] = {
    kind: rank
    for rank, kind in enumerate((Words, TagNamed, Named, Numbers, Days, Age, Flag, Has, Own, Saved, AnyOf, AllOf, Not))
}


@dataclass(frozen=True, slots=True)
class Query:
    """Works of which all of `where` hold, in an order; made canonical as it is made.

    None for `sort` or `descending` is what is usual: relevance where words are looked for, else updated; titles and
    creators up, all else down. `seed` shuffles alike on every page. `chapter_text` is False to look for words in all
    but the chapters. Raises: ValueError for more clauses or deeper brackets than a question holds.
    """

    where: tuple[Node, ...] = ()
    sort: Sort | None = None
    descending: bool | None = None
    seed: int = 0
    chapter_text: bool = True
    has_words: bool = field(init=False, compare=False, default=False)

    def __post_init__(self) -> None:
        """Make it canonical."""
        if sum(1 for _ in _leaves_within(self.where, 4 * DEPTH)) > MOST_CLAUSES + ROOM:
            raise ValueError(f"a question has up to {MOST_CLAUSES + ROOM} clauses")
        node = canonical(AllOf(self.where))
        where = node.nodes if isinstance(node, AllOf) else (node,)
        sum(1 for _ in _leaves_within(where, DEPTH))
        has_words = any(map(_asks_words, where))
        sort = None if self.sort == _usual_sort(has_words) else self.sort
        order = sort or _usual_sort(has_words)
        usual = order not in ASCENDING
        settled: dict[str, object] = {
            "where": where,
            "has_words": has_words,
            "sort": sort,
            "descending": None if self.descending == usual or order == "random" else self.descending,
            "seed": self.seed if order == "random" else 0,
        }
        for name, value in settled.items():
            object.__setattr__(self, name, value)

    @property
    def order(self) -> Sort:
        """The order that holds."""
        return self.sort or _usual_sort(self.has_words)

    @property
    def is_descending(self) -> bool:
        """The direction that holds."""
        return self.order not in ASCENDING if self.descending is None else self.descending

    def plus(self, *nodes: Node) -> "Query":
        """Give the question narrowed."""
        return replace(self, where=(*self.where, *nodes))

    def minus(self, *nodes: Node) -> "Query":
        """Give the question without some of its clauses, as they stand in `where`."""
        return replace(self, where=tuple(node for node in self.where if node not in nodes))


def canonical(node: Node) -> Node:
    """Give the one form of a condition: `Not` before leaves only, nothing nested without need, nothing twice, sorted.

    Ranges of the same number that must all hold become one; one that nothing can lie in is written 1 to 0.
    """
    return _canonical(node, negated=False)


def leaves(nodes: Iterable[Node]) -> Iterator[Leaf]:
    """Give every leaf, negated or not."""
    return _leaves_within(nodes, DEPTH)


def sort_key(node: Node) -> tuple[object, ...]:
    """Give what conditions are put in order by."""
    if isinstance(node, Not):
        return (*sort_key(node.node), 1)
    rank = _RANK[type(node)]
    if isinstance(node, AllOf | AnyOf):
        return (rank, len(node.nodes), tuple(sort_key(part) for part in node.nodes))
    return (rank, *(_comparable(getattr(node, name)) for name in node.__slots__))


def _asks_words(node: Node) -> bool:
    """Tell whether words are asked for, rather than against; brackets do not nest deeper than DEPTH here."""
    return any(map(_asks_words, node.nodes)) if isinstance(node, AllOf | AnyOf) else isinstance(node, Words)


def _usual_sort(has_words: bool) -> Sort:
    return "relevance" if has_words else "updated"


def _comparable(value: object) -> tuple[bool, str]:
    if isinstance(value, int) and not isinstance(value, bool):
        return (True, f"{value + BIGGEST:020}")
    return (value is not None, str(value))


def _leaves_within(nodes: Iterable[Node], depth: int) -> Iterator[Leaf]:
    for node in nodes:
        if isinstance(node, AllOf | AnyOf):
            if depth == 0:
                raise ValueError(f"brackets go up to {DEPTH} deep")
            yield from _leaves_within(node.nodes, depth - 1)
        elif isinstance(node, Not):
            yield from _leaves_within((node.node,), depth)
        else:
            yield node


def _canonical(node: Node, *, negated: bool) -> Node:
    if isinstance(node, Not):
        return _canonical(node.node, negated=not negated)
    if not isinstance(node, AllOf | AnyOf):
        leaf = _possible(node)
        return Not(leaf) if negated else leaf
    whole = AllOf if isinstance(node, AllOf) != negated else AnyOf
    parts: dict[Node, None] = {}
    for part in node.nodes:
        settled = _canonical(part, negated=negated)
        parts.update(dict.fromkeys(settled.nodes if isinstance(settled, whole) else (settled,)))
    found = sorted(_merge(parts) if whole is AllOf else parts, key=sort_key)
    return found[0] if len(found) == 1 else whole(tuple(found))


def _possible(leaf: Leaf) -> Leaf:
    if isinstance(leaf, Numbers) and leaf.low is not None and leaf.high is not None and leaf.low > leaf.high:
        return Numbers(leaf.field, 1, 0)
    return leaf


def _merge(parts: Iterable[Node]) -> Iterator[Node]:
    """Give the conditions with all ranges of one number as one."""
    ranges: dict[NumberField, Numbers] = {}
    for part in parts:
        if isinstance(part, Numbers):
            other = ranges.get(part.field, part)
            low = max((n for n in (part.low, other.low) if n is not None), default=None)
            high = min((n for n in (part.high, other.high) if n is not None), default=None)
            ranges[part.field] = Numbers(part.field, low, high)
        else:
            yield part
    yield from (_possible(numbers) for numbers in ranges.values())
