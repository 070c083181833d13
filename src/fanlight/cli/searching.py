"""`fanlight search`: the works that a question finds, those that fit it best first."""

from fanlight.cli.libraries import ready
from fanlight.cli.listing import After, Explain, Facets, Limit, Query, Sort
from fanlight.cli.outcomes import Json, explained
from fanlight.cli.questions import Asked, answer


def command(
    query: Query,
    sort: Sort = None,
    limit: Limit = 20,
    after: After = None,
    facets: Facets = False,
    explain: Explain = False,
    json: Json = False,
) -> None:
    """Find works by words, tags, lengths, dates and more.

    Example: fanlight search 'lighthouse -freeform:"Slow Burn" words:>10k sort:kudos' --facets
    """
    with explained():
        ready()
        answer(Asked(query, sort, limit, after, facets, explain), as_json=json)
