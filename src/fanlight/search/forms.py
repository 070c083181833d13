"""A question as the fields of a form, and back: what has a box of its own stands there, all else in `q` as text. Pure.

`q` may hold anything; what the boxes say is added to it. An address is a form of which only `q` and the order are used.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from fanlight.kernel.text import squish
from fanlight.search.language import parse, write_node
from fanlight.search.language.clauses import LONGEST_NAME, Clause, Unread, read_clause
from fanlight.search.language.fields import DATES, FLAGS, KINDS, NUMBERS, TAG
from fanlight.search.language.printer import write_day, write_number
from fanlight.search.query import (
    MOST_CLAUSES,
    SORTS,
    AnyOf,
    Days,
    Flag,
    Named,
    Node,
    Not,
    Numbers,
    Query,
    Sort,
    TagNamed,
    leaves,
)
from fanlight.search.results import Notice

Fields = Mapping[str, Sequence[str]]

GROUPS = ("all", "any", "not")
"""The three groups of tags: every one of them, at least one of each kind, none of them."""


@dataclass(frozen=True, slots=True)
class FormRead:
    """What a form asks; a notice without a place is about the box that its `box` value names."""

    query: Query
    notices: tuple[Notice, ...] = ()


def read_form(fields: Fields) -> FormRead:
    """Read a form. Never raises."""
    parsed = parse(" ".join(fields.get("q", ())))
    notices = list(parsed.notices)
    nodes = (*_tags(fields, notices), *_ranges(fields, notices), *_choices(fields, notices))
    query = parsed.query
    free = MOST_CLAUSES - sum(1 for _ in leaves(query.where))
    if sum(1 for _ in leaves(nodes)) <= free:
        query = query.plus(*nodes)
    else:
        notices.append(Notice("too-many-clauses", {"limit": MOST_CLAUSES, "box": "all"}))
    return FormRead(_in_order(query, fields, notices), tuple(notices))


def write_form(query: Query) -> dict[str, list[str]]:
    """Give the fields of a question, without those that are empty."""
    fields: dict[str, list[str]] = {}
    rest: list[str] = []
    for node in query.where:
        boxes = _boxes(node)
        if boxes and not any(name in fields for name in _ends(node, boxes) if name not in GROUPS and name != "any"):
            taken = node if isinstance(node, AnyOf) else None
            if taken is None or not _has_any_of(fields, boxes[0][1]):
                for name, value in boxes:
                    fields.setdefault(name, []).append(value)
                continue
        rest.append(write_node(node))
    if not query.chapter_text:
        rest.append("text:no")
    if rest:
        fields["q"] = [" ".join(rest)]
    return fields | _order_fields(query)


def split_tag(text: str) -> tuple[str, str]:
    """Give kind and name of `kind:name`; a colon after anything but a kind belongs to the name."""
    kind, colon, name = text.partition(":")
    kind, name = kind.strip().lower(), squish(name)
    return (kind, name) if colon and name and kind in KINDS else ("", squish(text))


def _has_any_of(fields: Mapping[str, list[str]], value: str) -> bool:
    kind = split_tag(value)[0]
    return any(split_tag(other)[0] == kind for other in fields.get("any", ()))


def _tag_value(tag: TagNamed) -> str:
    return f"{tag.kind}:{tag.name}" if tag.kind else tag.name


def _boxes(node: Node) -> list[tuple[str, str]]:
    """Give the boxes that hold a condition, none if it has no box."""
    if isinstance(node, TagNamed) and _fits(node):
        return [("all", _tag_value(node))]
    if isinstance(node, Not) and isinstance(node.node, TagNamed) and _fits(node.node):
        return [("not", _tag_value(node.node))]
    if isinstance(node, AnyOf) and len({getattr(part, "kind", None) for part in node.nodes}) == 1:
        tags = [part for part in node.nodes if isinstance(part, TagNamed) and _fits(part)]
        return [("any", _tag_value(tag)) for tag in tags] if len(tags) == len(node.nodes) else []
    if isinstance(node, Numbers):
        ends = ((f"{node.field}-from", node.low), (f"{node.field}-to", node.high))
        return [(name, write_number(end)) for name, end in ends if end is not None]
    if isinstance(node, Days):
        days = ((f"{node.field}-from", node.low), (f"{node.field}-to", node.high))
        return [(name, write_day(day)) for name, day in days if day is not None]
    if isinstance(node, Flag):
        return [(node.field, "yes" if node.value else "no")]
    return [("language", node.name)] if isinstance(node, Named) and node.field == "language" else []


def _ends(node: Node, boxes: Iterable[tuple[str, str]]) -> Iterable[str]:
    """Give the boxes that a condition needs for itself: both ends of a range, though it may have but one."""
    if isinstance(node, Numbers | Days):
        return (f"{node.field}-from", f"{node.field}-to")
    return [name for name, _ in boxes]


def _fits(tag: TagNamed) -> bool:
    return not tag.exact and split_tag(_tag_value(tag)) == (tag.kind, tag.name)


def _tags(fields: Fields, notices: list[Notice]) -> Iterable[Node]:
    groups: dict[str, list[TagNamed]] = {group: [] for group in GROUPS}
    for group in GROUPS:
        for text in filter(squish, fields.get(group, ())):
            kind, name = split_tag(text)
            if len(name) > LONGEST_NAME:
                notices.append(Notice("long-name", {"field": kind or TAG, "written": name[:60], "box": group}))
            else:
                groups[group].append(TagNamed(kind, name))
    yield from groups["all"]
    yield from (Not(tag) for tag in groups["not"])
    for kind in ("", *KINDS):
        alternatives = tuple(tag for tag in groups["any"] if tag.kind == kind)
        if alternatives:
            yield AnyOf(alternatives)


def _ranges(fields: Fields, notices: list[Notice]) -> Iterable[Node]:
    for field in (*NUMBERS, *DATES):
        nodes: list[Node] = []
        for end, relation in (("from", ">="), ("to", "<=")):
            name = f"{field}-{end}"
            text = _said(fields, name)
            if not text:
                continue
            read = read_clause(Clause(field, relation, text))
            if isinstance(read, Unread):
                notices.append(Notice(read.code, {"field": field, "written": text[:60], "box": name}))
            else:
                nodes += read.nodes
        if nodes and all(isinstance(node, Days) for node in nodes):
            yield _joined([cast("Days", node) for node in nodes])
        else:
            yield from nodes


def _joined(days: list[Days]) -> Days:
    low = next((day.low for day in days if day.low), None)
    return Days(days[0].field, low, next((day.high for day in days if day.high), None))


def _choices(fields: Fields, notices: list[Notice]) -> Iterable[Node]:
    for field in (*FLAGS, "language"):
        text = _said(fields, field)
        if not text:
            continue
        read = read_clause(Clause(field, "", text))
        if isinstance(read, Unread):
            notices.append(Notice(read.code, {"field": field, "written": text[:60], "box": field}))
        else:
            yield from read.nodes


def _in_order(query: Query, fields: Fields, notices: list[Notice]) -> Query:
    sort, way, seed = _said(fields, "sort"), _said(fields, "dir"), _said(fields, "seed")
    if sort and sort not in SORTS:
        notices.append(Notice("bad-sort", {"field": "sort", "written": sort[:60], "box": "sort"}))
        sort = ""
    if way not in ("", "asc", "desc"):
        notices.append(Notice("bad-direction", {"written": way[:60], "box": "dir"}))
        way = ""
    if sort:
        query = replace(query, sort=cast("Sort", sort), descending=None)
    if way:
        query = replace(query, descending=way == "desc")
    return replace(query, seed=int(seed)) if seed.isascii() and seed.isdecimal() and len(seed) <= 9 else query


def _order_fields(query: Query) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    if query.sort:
        fields["sort"] = [query.sort]
    if query.descending is not None:
        fields["dir"] = ["desc" if query.descending else "asc"]
    if query.seed:
        fields["seed"] = [str(query.seed)]
    return fields


def _said(fields: Fields, name: str) -> str:
    return next((text.strip() for text in reversed(fields.get(name, ())) if text.strip()), "")
