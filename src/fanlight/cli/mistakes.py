"""`fanlight tag mistakes`: what may be wrong with works' tags."""

from dataclasses import asdict
from typing import Annotated, Any

import typer

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import Json, explained, print_json
from fanlight.tags.mistakes.sayings import say
from fanlight.works.selectors.mistakes import MendedWork, Mistake, Queue, list_queue

Limit = Annotated[int, typer.Option(min=1, max=100_000, help="Works at most.")]
After = Annotated[int, typer.Option(min=0, metavar="CURSOR", help="Go on after an earlier answer's `next`.")]


def command(limit: Limit = 20, after: After = 0, json: Json = False) -> None:
    """Name the works with mistakes in their tags, newest first, each with its reason and what would put it right.

    Nothing is changed: a page of each work does that, on a press.

    Example: fanlight tag mistakes --limit 100
    """
    with explained():
        ready()
        queue = _look(limit, after)
        if json:
            works = [_as_json(work) for work in queue.works]
            print_json({"works": works, "looked_at": queue.looked_at, "next": queue.next or None})
            return
        for work in queue.works:
            typer.echo(f"{work.key}  {work.title}")
            for mistake in work.mistakes:
                typer.echo(f"  {mistake.proposal.certainty:9}  {say(mistake.proposal)}")
        typer.echo(f"{len(queue.works):,} of {queue.looked_at:,} works have mistakes in their tags.")
        if queue.next:
            typer.echo(f"There are older works: --after {queue.next}")


def _look(limit: int, after: int) -> Queue:
    """Look at pages until there are enough works, or no more."""
    found: list[MendedWork] = []
    looked_at = 0
    while True:
        queue = list_queue(OPERATOR, before=after, limit=limit - len(found))
        found += queue.works
        looked_at, after = looked_at + queue.looked_at, queue.next
        if not after or len(found) >= limit:
            return Queue(tuple(found), looked_at, after)


def _as_json(work: MendedWork) -> dict[str, Any]:
    return {"key": work.key, "title": work.title, "mistakes": [_mistake(each) for each in work.mistakes]}


def _mistake(mistake: Mistake) -> dict[str, Any]:
    proposal = mistake.proposal
    return {
        "key": mistake.key,
        "rule": proposal.rule,
        "action": proposal.action.value,
        "certainty": proposal.certainty,
        "about": asdict(proposal.about),
        "said": say(proposal),
        "removes": [asdict(word) for word in proposal.repair.removes],
        "adds": [asdict(word) for word in proposal.repair.adds],
    }
