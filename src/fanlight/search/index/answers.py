"""A whole answer from the index: which works, how many, a page of them in order, the facets of all of them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
from pyroaring import BitMap

from fanlight.kernel.errors import Invalid
from fanlight.search.conditions import leaves, wanted_words
from fanlight.search.index.archive import Archive
from fanlight.search.index.columns import BIGGEST, UNKNOWN, Order, Place, Way
from fanlight.search.index.entries import date_of, days, microseconds
from fanlight.search.index.facets import count_facets
from fanlight.search.index.plans import Plan
from fanlight.search.index.rowsets import Rows, rows_of, union
from fanlight.search.index.texts import Texts
from fanlight.search.meanings import Understood
from fanlight.search.orders import Place as Token
from fanlight.search.orders import read_place, write_place
from fanlight.search.query import Query, Words
from fanlight.search.results import Facet, Hidden, Results, Wanted
from fanlight.search.sql.answers import Page

MAY_BE_UNKNOWN = frozenset({"published", "kudos", "hits", "comments", "bookmarks", "kudos-per-hit", "creator"})
"""Orders in which some works have no place of their own."""

WORTH_REMEMBERING = 20_000
"""Works of a result whose facets are remembered; those of fewer are soon counted."""

REMEMBERED = 64
"""Results whose facets are remembered, each with the set of its works: an eighth of a byte for each in the library."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with all that belongs to it. `visible` are the works that the viewer may know of.

    With `remembers`, facets that were counted since the library last changed are not counted again.
    """

    query: Query
    understood: Understood
    page: Page
    facets: Wanted | None
    visible: BitMap
    remembers: bool = False

    @property
    def order(self) -> str:
        """The order that is meant: relevance is to words, and without any there is the day of the last change."""
        order = self.query.order
        return "updated" if order == "relevance" and not wanted_words(self.understood.condition) else order


def answer(archive: Archive, texts: Texts | None, asked: Asked) -> Results:
    """Answer. `texts` may be None where no words are asked for. Raises: Invalid for a token of another list."""
    plan = _plan(archive, texts, asked)
    everything = len(asked.visible) == len(archive.alive)
    found = plan.rows(asked.understood.condition, None if everything else asked.visible)
    rules = [(label, plan.rows(rule, found)) for label, rule in asked.understood.hides]
    shown = found - union(rows for _, rows in rules) if rules else found
    rows, more = _page(archive, texts, asked, shown, plan)
    backwards = asked.page.before is not None
    has_next = bool(len(rows)) and (backwards or more)
    has_previous = bool(len(rows)) and (more if backwards else asked.page.after is not None)
    facets = _facets(archive, shown, asked.facets, asked, plan.lines) if asked.facets else ()
    hidden = len(found) - len(shown)
    return Results(
        ids=tuple(archive.columns.ids(rows).tolist()),
        total=len(shown),
        hidden=hidden,
        hidden_by=tuple(Hidden(label, len(rows)) for label, rows in rules) if hidden else (),
        facets=facets,
        next=_token(archive, texts, asked, rows[-1:]) if has_next else None,
        previous=_token(archive, texts, asked, rows[:1]) if has_previous else None,
        plan=tuple(plan.lines),
        source="index",
    )


def _facets(archive: Archive, shown: BitMap, wanted: Wanted, asked: Asked, lines: list[str]) -> tuple[Facet, ...]:
    """Give the facets of the works shown, as they were counted if just these works have been shown before.

    A list is looked at page by page, in another order, by others: that is the same works, whoever asks, and of some
    hundred thousand to count the labels is most of what the list costs.
    """
    ticked = asked.understood.ticked
    if not asked.remembers or len(shown) < WORTH_REMEMBERING:
        return count_facets(archive, shown, wanted, ticked, lines)
    key = (wanted, tuple(sorted(ticked.items())), len(shown))
    for works, facets in archive.faceted.get(key, ()):
        if works == shown:
            lines.append("facets: counted before")
            return facets
    counted = count_facets(archive, shown, wanted, ticked, lines)
    if sum(map(len, archive.faceted.values())) >= REMEMBERED:
        archive.faceted.clear()
    archive.faceted.setdefault(key, []).append((shown.copy(), counted))
    return counted


def _plan(archive: Archive, texts: Texts | None, asked: Asked) -> Plan:
    def find_words(words: Words, within: BitMap | None) -> BitMap:
        if texts is None:
            raise LookupError("words are looked for without an index of texts")
        return texts.rows(archive, words, chapter_text=asked.query.chapter_text, within=within)

    names = {meant.found: f"{meant.kind or 'tag'} “{meant.name}”" for meant in asked.understood.meant}
    return Plan(archive, find_words, names)


def _page(archive: Archive, texts: Texts | None, asked: Asked, shown: BitMap, plan: Plan) -> tuple[Rows, bool]:
    """Give the rows of the page in the list's order, and whether more lie beyond in the direction of travel."""
    query, page = asked.query, asked.page
    token = page.before if page.before is not None else page.after
    way = Way(query.is_descending, backwards=page.before is not None)
    after = _place(archive, asked.order, read_place(query, token)) if token is not None else None
    limit = page.limit + 1
    walked = archive.columns.page(shown, asked.order, way, limit=limit, after=after)
    if walked is None:
        rows = rows_of(shown)
        keys = _keys(archive, texts, asked, shown, rows)
        walked = archive.columns.sort(rows, keys, way, limit=limit, after=after)
        how = f"{len(rows):,} works sorted"
    else:
        how = "the order walked"
    plan.lines.append(f"page by {asked.order}: {how}")
    rows, more = walked[: page.limit], len(walked) > page.limit
    return (rows[::-1] if way.backwards else rows), more


def _keys(archive: Archive, texts: Texts | None, asked: Asked, shown: BitMap, rows: Rows) -> Order:
    query = asked.query
    if asked.order != "relevance":
        return archive.columns.keys(asked.order, rows, query.seed)
    weights = np.zeros(len(rows), np.float64)
    for leaf in wanted_words(asked.understood.condition):
        best = np.zeros(len(rows), np.float64)
        for weight, found in (
            texts.fields(archive, leaf, chapter_text=query.chapter_text, within=shown) if texts else ()
        ):
            best[np.searchsorted(rows, rows_of(found & shown))] = weight
        weights += best
    return weights


def has_words(understood: Understood) -> bool:
    """Tell whether any words are looked for."""
    conditions = (understood.condition, *(rule for _, rule in understood.hides))
    return any(isinstance(leaf, Words) for condition in conditions for leaf in leaves(condition))


def _token(archive: Archive, texts: Texts | None, asked: Asked, row: Rows) -> str:
    one = BitMap(row.tolist())
    key: Any = _keys(archive, texts, asked, one, row)[0]
    return write_place(asked.query, Token(_said(archive, asked.order, key), int(archive.columns.ids(row)[0])))


def _said(archive: Archive, order: str, key: Any) -> str | int | float | None:
    """Give a key as a token says it: what the order is by, in a form that any index would know."""
    if order == "random":
        return int(key)
    if key == UNKNOWN:
        return None
    if order in ("updated", "published"):
        return date_of(key).isoformat()
    if order == "added":
        return (_EPOCH + timedelta(microseconds=int(key))).isoformat()
    if order in ("title", "creator"):
        return archive.text_order(order).text(float(key)).decode()
    return float(key) if order == "kudos-per-hit" else int(key)


def _place(archive: Archive, order: str, token: Token) -> Place:
    """Give the place that a token names. Raises: Invalid for one whose value is of another order."""
    try:
        if token.value is None and order in MAY_BE_UNKNOWN:
            return Place(None, token.pk)
        if order in ("title", "creator"):
            return Place(archive.text_order(order).number(_text(token.value).encode()), token.pk)
        if order == "added":
            return Place(microseconds(datetime.fromisoformat(_text(token.value))), token.pk)
        if order in ("updated", "published"):
            return Place(days(date.fromisoformat(_text(token.value))), token.pk)
        if token.value is None or isinstance(token.value, str):
            raise TypeError(token.value)
        is_exact = order in ("random", "kudos-per-hit")
        return Place(token.value if is_exact else min(token.value, BIGGEST), token.pk)
    except (TypeError, ValueError) as error:
        raise Invalid("This is no page of this list.", at="after") from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
