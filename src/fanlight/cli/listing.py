"""`fanlight list`: works, by tags."""

import shlex
import time
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import Json, explained, print_json
from fanlight.kernel.errors import Invalid
from fanlight.tags.models import Kind
from fanlight.works.selectors.cards import Card
from fanlight.works.selectors.lists import SORTS, Listing, list_works


def command(
    query: Annotated[str, typer.Argument(help='Tags that the works carry: fandom:"The Lamp" freeform:Fog')] = "",
    sort: Annotated[str, typer.Option(help=f"One of {', '.join(SORTS)}.")] = "updated",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Works at most.")] = 20,
    after: Annotated[str | None, typer.Option(metavar="CURSOR", help="Go on after an earlier answer's `next`.")] = None,
    json: Json = False,
) -> None:
    """List works, newest first.

    Example: fanlight list 'fandom:"The Lamp" freeform:Fog' --sort words
    """
    with explained():
        ready()
        started = time.perf_counter()
        if sort not in SORTS:
            raise Invalid(f"--sort takes one of {', '.join(SORTS)}, not {sort!r}.", at="sort")
        page = list_works(OPERATOR, Listing(tags=read_tags(query), sort=sort, after=after), limit=limit)
        if json:
            took = round(1000 * (time.perf_counter() - started), 1)
            works = [as_json(card) for card in page.cards]
            print_json(
                {"total": page.total, "hidden": 0, "works": works, "next": page.next, "facets": {}, "took_ms": took}
            )
            return
        table = Table("key", "title", "by", "words", "chapters", "updated", box=None, pad_edge=False)
        for card in page.cards:
            names = ", ".join(creator.name for creator in card.creators) or "Anonymous"
            chapters = f"{card.chapter_count}/{card.planned_chapters or '?'}"
            updated = str(card.updated or card.published or "")
            table.add_row(card.key, card.title[:80], names[:40], f"{card.words:,}", chapters, updated)
        Console().print(table)
        more = f"; go on with --after {page.next}" if page.next else ""
        typer.echo(f"{len(page.cards)} of {page.total:,} works{more}")


def read_tags(query: str) -> tuple[tuple[str, str], ...]:
    """Read `kind:name` terms, names with spaces in quotes. Raises: Invalid, saying where."""
    lexer = shlex.shlex(query, posix=True)
    lexer.quotes, lexer.escape, lexer.commenters, lexer.whitespace_split = '"', "", "", True  # names hold apostrophes
    try:
        terms = list(lexer)
    except ValueError as error:
        raise Invalid(f"A quotation mark is not closed in: {query}", at="query") from error
    tags = []
    for term in terms:
        kind, colon, name = term.partition(":")
        if not colon or kind not in Kind.values or not name:
            kinds = ", ".join(Kind.values)
            raise Invalid(f"“{term}” is not a tag: write kind:name, where the kind is one of {kinds}.", at="query")
        tags.append((kind, name))
    return tuple(tags)


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
