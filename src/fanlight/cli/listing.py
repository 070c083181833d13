"""`fanlight list`: works, all or those that a question finds."""

from typing import Annotated

import typer

from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import Json, explained
from fanlight.cli.questions import Asked, answer

Query = Annotated[str, typer.Argument(help='What the works are: fandom:"The Lamp" -freeform:Fog words:>10k')]
Sort = Annotated[str | None, typer.Option(help="updated, words, kudos, title …; < before it turns it round.")]
Limit = Annotated[int, typer.Option(min=1, max=1000, help="Works at most.")]
After = Annotated[str | None, typer.Option(metavar="CURSOR", help="Go on after an earlier answer's `next`.")]
Facets = Annotated[bool, typer.Option("--facets", help="Count the tags of all works found.")]
Explain = Annotated[bool, typer.Option("--explain", help="Say how the answer was found.")]


def command(
    query: Query = "",
    sort: Sort = None,
    limit: Limit = 20,
    after: After = None,
    facets: Facets = False,
    explain: Explain = False,
    json: Json = False,
) -> None:
    """List works, newest first.

    Example: fanlight list 'fandom:"The Lamp" freeform:Fog' --sort words
    """
    with explained():
        ready()
        answer(Asked(query, sort, limit, after, facets, explain), as_json=json)
