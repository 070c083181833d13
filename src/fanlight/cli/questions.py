"""A question from the command line: read, asked, and its answer printed."""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import typer
from rich.console import Console
from rich.table import Table

from fanlight.accounts.viewers import OPERATOR, Viewer
from fanlight.cli.outcomes import print_json
from fanlight.kernel.errors import Invalid
from fanlight.search.language import parse
from fanlight.search.language.clauses import Clause, read_sort
from fanlight.search.notices import HARMLESS, say
from fanlight.search.query import SORTS, Query
from fanlight.search.results import Exclude, FacetName, Notice, Results, Wanted
from fanlight.search.selectors import find
from fanlight.works.selectors.cards import Card, list_cards
from fanlight.works.selectors.keys import list_keys_of

FACETS: tuple[FacetName, ...] = (
    "rating", "warning", "category", "fandom", "relationship", "character", "freeform", "language", "complete", "words",
    "year", "creator", "series",
)  # fmt: skip

MOST_AT_ONCE = 1_000
"""Works that are asked for in one go where all are wanted."""


_LEAVES_OUT = frozenset({"filter-in-itself", "filters-too-big", "no-reading-state", "unknown-filter"})
"""Codes of what was left out of a question, so that it would find other works than were meant."""

AROUND, MARKED = 30, 50
"""Characters of a question that are shown on either side of what is wrong, and of that itself."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is wanted of its answer."""

    text: str
    sort: str | None
    limit: int
    after: str | None
    facets: bool = False
    explain: bool = False


def answer(asked: Asked, *, as_json: bool) -> None:
    """Ask, and print the answer. Raises: Invalid for a question of which a part cannot be read, saying where."""
    parsed = parse(asked.text)
    for notice in parsed.notices:
        if notice.code not in HARMLESS:
            raise Invalid(point_out(asked.text, notice), at="query")
    query = sort_by(parsed.query, asked.sort)
    wanted = Wanted(FACETS) if asked.facets else None
    found = find(query, OPERATOR, limit=asked.limit, after=asked.after, facets=wanted)
    cards = list_cards(OPERATOR, found.ids)
    found = replace(found, notices=(*parsed.notices, *found.notices))
    if as_json:
        print_json(document(found, cards, explain=asked.explain))
    else:
        show(found, cards, explain=asked.explain)


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, with what they saved, and which of their rules leave works out."""

    viewer: Viewer = OPERATOR
    excludes: Sequence[Exclude] = ()
    find_filter: Callable[[str], Query | None] | None = None

    def find(self, query: Query, after: str | None = None) -> Results:
        """Ask for as many works as are wanted in one go."""
        return find(
            query, self.viewer, limit=MOST_AT_ONCE, after=after, excludes=self.excludes, find_filter=self.find_filter
        )


@dataclass(frozen=True, slots=True)
class Found:
    """The keys of works, how many they are, and how many the asker's own rules leave out."""

    keys: Iterator[str]
    total: int
    hidden: int = 0


def every_key(text: str, asking: Asking | None = None) -> Found:
    """Give the keys of all works that a question finds, in its order. Raises: Invalid if it is not wholly read."""
    asking, query = asking or Asking(), understood(text)
    first = asking.find(query)
    if notice := next((notice for notice in first.notices if notice.code in _LEAVES_OUT), None):
        raise Invalid(f"{say(notice)} So nothing was taken.", at="query")
    return Found(_keys_from(query, asking, first), first.total, first.hidden)


def _keys_from(query: Query, asking: Asking, found: Results) -> Iterator[str]:
    yield from list_keys_of(asking.viewer, found.ids)
    while found.next:
        found = asking.find(query, found.next)
        yield from list_keys_of(asking.viewer, found.ids)


def understood(text: str) -> Query:
    """Read a question. Raises: Invalid for one of which a part cannot be read, saying where."""
    parsed = parse(text)
    for notice in parsed.notices:
        if notice.code not in HARMLESS:
            raise Invalid(point_out(text, notice), at="query")
    return parsed.query


def sort_by(query: Query, sort: str | None) -> Query:
    """Put the list in an order, as `sort:` takes it. Raises: Invalid."""
    if sort is None:
        return query
    relation = sort[:1] if sort[:1] in ("<", ">") else ""
    order = read_sort(Clause("sort", relation, sort.removeprefix(relation)))
    if order is None:
        raise Invalid(f"--sort takes one of {', '.join(SORTS)} (with < before it, or -asc), not {sort!r}.", at="sort")
    name, descending, seed = order
    return replace(query, sort=name, descending=descending, seed=seed)


def point_out(text: str, notice: Notice) -> str:
    """Say what is wrong, with the place marked under the line."""
    start = notice.start or 0
    end = min(notice.end or 0, start + MARKED)
    before = text[max(0, start - AROUND) : start]
    line = "".join(letter if letter.isprintable() else " " for letter in before + text[start : end + AROUND])
    offers = f" Did you mean {' or '.join(f'{offer.name}:' for offer in notice.offers)}?" if notice.offers else ""
    mark = " " * len(before) + "^" * max(1, min(end - start, len(line) - len(before)))
    return f"{say(notice)}{offers}\n  {line}\n  {mark}"


def document(found: Results, cards: list[Card], *, explain: bool) -> dict[str, Any]:
    """Give the answer as one document."""
    facets = {facet.name: [{"name": row.name, "count": row.count} for row in facet.rows] for facet in found.facets}
    answered: dict[str, Any] = {
        "total": found.total,
        "hidden": found.hidden,
        "works": [as_json(card) for card in cards],
        "next": found.next,
        "facets": facets,
        "took_ms": round(1_000 * found.took, 2),
    }
    if found.notices:
        answered["notices"] = [_notice(notice) for notice in found.notices]
    return answered | ({"plan": list(found.plan)} if explain else {})


def _notice(notice: Notice) -> dict[str, Any]:
    offers = [{"kind": offer.kind, "name": offer.name, "count": offer.count} for offer in notice.offers]
    return {"code": notice.code, "says": say(notice), "start": notice.start, "end": notice.end, "offers": offers}


def show(found: Results, cards: list[Card], *, explain: bool) -> None:
    """Print the answer for people; what is to be said of the question goes to standard error."""
    for notice in found.notices:
        near = ", ".join(f"{offer.kind}:{offer.name} ({offer.count:,})" for offer in notice.offers)
        typer.echo(f"{say(notice)}{f' Perhaps: {near}' if near else ''}", err=True)
    table = Table("key", "title", "by", "words", "chapters", "updated", box=None, pad_edge=False)
    for card in cards:
        names = ", ".join(creator.name for creator in card.creators) or "Anonymous"
        chapters = f"{card.chapter_count}/{card.planned_chapters or '?'}"
        updated = str(card.updated or card.published or "")
        table.add_row(card.key, card.title[:80], names[:40], f"{card.words:,}", chapters, updated)
    Console().print(table)
    for facet in found.facets:
        if facet.rows:
            rows = ", ".join(f"{row.name} {row.count:,}" for row in facet.rows)
            typer.echo(textwrap.fill(f"{facet.name}: {rows}", 100, subsequent_indent="  "))
    for line in found.plan if explain else ():
        typer.echo(f"plan: {line}")
    more = f"; go on with --after {found.next}" if found.next else ""
    typer.echo(f"{len(cards)} of {found.total:,} works{more}")


def as_json(card: Card) -> dict[str, Any]:
    """Give a work as a row of JSON."""
    return {
        "key": card.key,
        "title": card.title,
        "creators": [creator.name for creator in card.creators],
        "anonymous": card.anonymous,
        "language": card.language,
        "tags": [{"kind": tag.kind, "name": tag.name} for tags in card.tags.values() for tag in tags],
        "series": [{"key": s.key, "title": s.title, "position": s.position} for s in card.series],
        "words": card.words,
        "chapters": card.chapter_count,
        "planned_chapters": card.planned_chapters,
        "complete": card.complete,
        "published": card.published,
        "updated": card.updated,
    }
