"""A question changed by one press: a tag put into a group or taken out, names as the library spells them. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Literal

from fanlight.kernel.text import fold
from fanlight.search.query import AllOf, AnyOf, Named, Node, Not, Query, Saved, TagNamed
from fanlight.search.results import Meant

FILTERS_DEEP = 5
"""Saved filters within saved filters that are followed."""

Group = Literal["", "all", "any", "not"]
"""Where a value stands in a question: must have, any of these will do, must not have, or nowhere."""

Value = TagNamed | Named
"""What can stand in a group."""


def settle(query: Query, meant: Iterable[Meant]) -> Query:
    """Give the question with its tags named as the library names them, and of their kind where only one is meant."""
    known = {(m.kind, m.asked): m for m in meant if m.kinds}

    def settled(node: Node) -> Node:
        if not isinstance(node, TagNamed):
            return node
        found = known.get((node.kind, node.name))
        if found is None:
            return node
        kind = found.kinds[0] if len(found.kinds) == 1 else node.kind
        return TagNamed(kind, node.name if node.exact or not kind else found.name, exact=node.exact)

    return replace(query, where=tuple(_mapped(node, settled) for node in query.where))


def group_of(query: Query, value: Value) -> Group:
    """Tell in which group a value stands."""
    for node in query.where:
        if _is_same(node, value):
            return "all"
        if isinstance(node, Not) and _is_same(node.node, value):
            return "not"
        if isinstance(node, AnyOf) and _is_group(node, value) and any(_is_same(part, value) for part in node.nodes):
            return "any"
    return ""


def put(query: Query, value: Value, group: Group) -> Query:
    """Give the question with a value in a group and in no other.

    `any` joins the values of its kind that must all be there, so that one of them will do from now on.
    """
    kept: list[Node] = []
    alternatives: list[Node] = []
    for node in query.where:
        if _is_same(node, value) or (isinstance(node, Not) and _is_same(node.node, value)):
            continue
        if isinstance(node, AnyOf) and _is_group(node, value):
            alternatives += [part for part in node.nodes if not _is_same(part, value)]
        elif group == "any" and _is_akin(node, value):
            alternatives.append(node)
        else:
            kept.append(node)
    if group == "any":
        alternatives.append(value)
    if alternatives:
        kept.append(AnyOf(tuple(alternatives)))
    if group in ("all", "not"):
        kept.append(value if group == "all" else Not(value))
    return replace(query, where=tuple(kept))


def put_in(query: Query, find_filter: Callable[[str], Query | None]) -> Query:
    """Give the question with the saved filters that it names put in, so that it means the same to anybody.

    One that there is not, that lies too deep, or that makes the question too big stays as it is written.
    """
    return _put_in(query, find_filter, FILTERS_DEEP, {})


def _put_in(
    query: Query, find_filter: Callable[[str], Query | None], depth: int, known: dict[tuple[str, int], Query]
) -> Query:
    def filled(node: Node) -> Node:
        found = find_filter(node.name) if isinstance(node, Saved) and depth else None
        if found is None or not isinstance(node, Saved):
            return node
        place = (node.name, depth)
        if place not in known:
            known[place] = _put_in(found, find_filter, depth - 1, known)
        return AllOf(known[place].where)

    try:
        return replace(query, where=tuple(_mapped(node, filled) for node in query.where))
    except ValueError:
        return query


def _mapped(node: Node, change: Callable[[Node], Node]) -> Node:
    if isinstance(node, AllOf | AnyOf):
        return type(node)(tuple(_mapped(part, change) for part in node.nodes))
    return Not(_mapped(node.node, change)) if isinstance(node, Not) else change(node)


def _is_akin(node: Node, value: Value) -> bool:
    """Tell whether a condition is of the same kind as a value."""
    if isinstance(node, TagNamed) and isinstance(value, TagNamed):
        return node.kind == value.kind
    return isinstance(node, Named) and isinstance(value, Named) and node.field == value.field


def _is_same(node: Node, value: Value) -> bool:
    if not _is_akin(node, value):
        return False
    if isinstance(node, TagNamed) and isinstance(value, TagNamed):
        return node.exact == value.exact and fold(node.name) == fold(value.name)
    return node == value


def _is_group(node: AnyOf, value: Value) -> bool:
    return all(_is_akin(part, value) for part in node.nodes)
