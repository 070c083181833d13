"""What a question means here and now: its names looked up, its saved filters put in, its dates counted from today."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from fanlight.accounts.models import Creator
from fanlight.accounts.viewers import Viewer
from fanlight.kernel.text import fold, sort_title
from fanlight.search import conditions, names
from fanlight.search.conditions import (
    ByCreator,
    Condition,
    Every,
    InLanguage,
    InSeries,
    Listed,
    Some,
    Tagged,
    Without,
    days_of,
)
from fanlight.search.edits import FILTERS_DEEP
from fanlight.search.query import Age, AllOf, AnyOf, Leaf, Named, Node, Not, Own, Query, Saved, TagNamed, leaves
from fanlight.search.results import Exclude, Meant, Notice
from fanlight.tags.selectors.meanings import Meaning, list_meanings
from fanlight.works.models import Series

FindFilter = Callable[[str], Query | None]
"""Gives the question that was saved under a name."""

MOST_PUT_IN = 2_000
"""Clauses that saved filters may bring in altogether."""

MOST_SAID = 20
"""Unknown names that are told of at once."""

MOST_UNKNOWN = 8
"""Unknown names for which near ones are looked up."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Understood:
    """A question that can be asked. `hides` are the reader's own rules, each with its label.

    `matching` are the tags that cards mark; `ticked` are, by kind, the canonicals that the question names at all.
    """

    condition: Condition
    hides: tuple[tuple[str, Condition], ...] = ()
    meant: tuple[Meant, ...] = ()
    matching: frozenset[int] = frozenset()
    ticked: Mapping[str, frozenset[int]] = field(default_factory=dict, hash=False)
    notices: tuple[Notice, ...] = ()


def understand(
    query: Query,
    viewer: Viewer,
    *,
    today: date,
    excludes: Iterable[Exclude] = (),
    find_filter: FindFilter | None = None,
) -> Understood:
    """Look up everything that a question names, in a few statements however many names there are."""
    reading = _Reading(viewer, today, find_filter or (lambda _: None))
    where = reading.put_in(AllOf(query.where))
    rules = [(rule, reading.put_in(rule.where)) for rule in excludes]
    reading.look_up([where, *(node for _, node in rules)])
    condition = reading.condition(where)
    hides = [(rule.label, _with_works(reading.condition(node), rule.works)) for rule, node in rules]
    asked = [leaf for leaf in leaves(query.where) if isinstance(leaf, TagNamed)]
    return Understood(
        condition=condition if condition is not None else Every(),
        hides=tuple((label, rule) for label, rule in hides if rule is not None and rule != Every()),
        meant=(*(reading.meant(leaf) for leaf in dict.fromkeys(asked)), *reading.meant_names(query)),
        matching=frozenset(pk for leaf in _wanted(AllOf(query.where)) for pk in reading.tags(leaf)),
        ticked=reading.ticked(asked),
        notices=(*reading.notices, *reading.unknown(query)),
    )


def _with_works(rule: Condition | None, works: frozenset[int]) -> Condition | None:
    if not works:
        return rule
    return Listed(works) if rule in (None, Every(), Some()) else Some((rule, Listed(works)))


def _wanted(node: Node) -> list[TagNamed]:
    """Give the tags that are asked for, rather than against: those that cards mark."""
    if isinstance(node, AllOf | AnyOf):
        return [leaf for part in node.nodes for leaf in _wanted(part)]
    return [node] if isinstance(node, TagNamed) else []


@dataclass
class _Reading:
    viewer: Viewer
    today: date
    find_filter: FindFilter
    notices: list[Notice] = field(default_factory=list)
    meanings: Mapping[Pair, list[Meaning]] = field(default_factory=dict)
    named: dict[Named, Mapping[int, str]] = field(default_factory=dict)
    room: int = MOST_PUT_IN

    def put_in(self, node: Node, above: tuple[str, ...] = ()) -> Node | None:
        """Put saved filters where they are named, and leave out what only records of a reader could tell."""
        if isinstance(node, AllOf | AnyOf):
            parts = [part for part in (self.put_in(part, above) for part in node.nodes) if part is not None]
            return type(node)(tuple(parts)) if parts or not node.nodes else None
        if isinstance(node, Not):
            inner = self.put_in(node.node, above)
            return Not(inner) if inner is not None else None
        if isinstance(node, Own):
            self.say(Notice("no-reading-state", {"field": node.field}))
            return None
        return self.filter(node, above) if isinstance(node, Saved) else node

    def filter(self, node: Saved, above: tuple[str, ...]) -> Node | None:
        name = fold(node.name)
        if name in above or len(above) >= FILTERS_DEEP:
            self.say(Notice("filter-in-itself", {"name": node.name}))
            return None
        query = self.find_filter(node.name)
        if query is None:
            self.say(Notice("unknown-filter", {"name": node.name}))
            return AnyOf(())
        self.room -= sum(1 for _ in leaves(query.where))
        if self.room < 0:
            self.say(Notice("filters-too-big", {"limit": MOST_PUT_IN}))
            return None
        return self.put_in(AllOf(query.where), (*above, name))

    def look_up(self, nodes: Iterable[Node | None]) -> None:
        found = [leaf for node in nodes if node is not None for leaf in _leaves(node)]
        pairs = {(leaf.kind, leaf.name) for leaf in found if isinstance(leaf, TagNamed)}
        self.meanings = list_meanings(self.viewer, pairs) if pairs else {}
        for leaf in found:
            if isinstance(leaf, Named) and leaf.field != "language" and leaf not in self.named:
                self.named[leaf] = dict(_LOOKED_UP[leaf.field](leaf.name))

    def tags(self, leaf: TagNamed) -> frozenset[int]:
        meanings = self.meanings.get((leaf.kind, leaf.name), [])
        return frozenset(pk for m in meanings for pk in ((m.asked,) if leaf.exact else m.ids))

    def heads(self, leaf: TagNamed) -> frozenset[int]:
        meanings = self.meanings.get((leaf.kind, leaf.name), [])
        return frozenset() if leaf.exact else frozenset(meaning.ids[0] for meaning in meanings)

    def condition(self, node: Node | None, *, negated: bool = False) -> Condition | None:
        """Give what is to be asked; None for a part that says nothing."""
        if node is None:
            return None
        if isinstance(node, Not):
            return self.condition(node.node, negated=not negated)
        if isinstance(node, AllOf | AnyOf):
            parts = [self.condition(part, negated=negated) for part in node.nodes]
            whole = Every if isinstance(node, AllOf) != negated else Some
            return whole(tuple(part for part in parts if part is not None))
        leaf = self.leaf(node)
        return Without(leaf) if negated else leaf

    def leaf(self, node: Leaf) -> conditions.Leaf:
        assert not isinstance(node, Own | Saved), "put in, or left out, before"
        if isinstance(node, TagNamed):
            return Tagged(self.tags(node), self.heads(node))
        if isinstance(node, Age):
            return days_of(node, self.today)
        if isinstance(node, Named):
            if node.field == "language":
                return InLanguage(node.name)
            ids = frozenset(self.named[node])
            return ByCreator(ids) if node.field in ("by", "creator-key") else InSeries(ids)
        return node

    def meant(self, leaf: TagNamed) -> Meant:
        found = self.meanings.get((leaf.kind, leaf.name), [])
        first = max(found, key=lambda meaning: meaning.uses, default=None)
        return Meant(
            kind=leaf.kind,
            asked=leaf.name,
            name=first.name if first and not leaf.exact else leaf.name,
            found=self.tags(leaf),
            kinds=tuple(meaning.kind for meaning in found),
            spellings=first.spellings if first and not leaf.exact else (),
            below=first.below if first and not leaf.exact else 0,
        )

    def meant_names(self, query: Query) -> Iterator[Meant]:
        for leaf in dict.fromkeys(leaves(query.where)):
            if isinstance(leaf, Named) and leaf.field != "language":
                found = self.named[leaf]
                name = next(iter(found.values()), leaf.name)
                yield Meant(leaf.field, leaf.name, name, frozenset(found))

    def ticked(self, asked: Iterable[TagNamed]) -> dict[str, frozenset[int]]:
        heads: dict[str, set[int]] = {}
        for leaf in asked:
            for meaning in self.meanings.get((leaf.kind, leaf.name), []):
                heads.setdefault(meaning.kind, set()).add(meaning.ids[0])
        return {kind: frozenset(pks) for kind, pks in heads.items()}

    def unknown(self, query: Query) -> list[Notice]:
        """Say which names there are not, with the nearest that there are."""
        said: list[Notice] = []
        for leaf in dict.fromkeys(leaves(query.where)):
            if isinstance(leaf, TagNamed) and not self.meanings.get((leaf.kind, leaf.name)):
                kind, name = leaf.kind, leaf.name
            elif isinstance(leaf, Named) and leaf.field != "language" and not self.named[leaf]:
                kind, name = leaf.field, leaf.name
            else:
                continue
            if len(said) == MOST_SAID:
                break
            near = names.list_near(self.viewer, kind=kind, name=name) if len(said) < MOST_UNKNOWN else ()
            said.append(Notice("unknown-name", {"kind": kind, "name": name}, offers=tuple(near)))
        return said

    def say(self, notice: Notice) -> None:
        if (notice.code, *notice.values.items()) not in {(n.code, *n.values.items()) for n in self.notices}:
            self.notices.append(notice)


def _leaves(node: Node) -> list[Leaf]:
    if isinstance(node, AllOf | AnyOf):
        return [leaf for part in node.nodes for leaf in _leaves(part)]
    return _leaves(node.node) if isinstance(node, Not) else [node]


Ids = Iterable[tuple[int, str]]
"""Ids, each with the name that its page has."""


def _creators(name: str, condition: Q | None = None) -> Ids:
    wanted = condition or Q(folded=fold(name) or name)
    return Creator.objects.filter(wanted).values_list("pk", "name")


def _series(name: str, condition: Q | None = None) -> Ids:
    wanted = condition or Q(title_sort=sort_title(name).encode())
    return Series.objects.filter(wanted).values_list("pk", "title")


_LOOKED_UP: Mapping[str, Callable[[str], Ids]] = {
    "by": _creators,
    "creator-key": lambda key: _creators(key, Q(key=key)),
    "series": _series,
    "series-key": lambda key: _series(key, Q(key=key)),
}
