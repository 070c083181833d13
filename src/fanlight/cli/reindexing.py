"""`fanlight reindex`: the search index anew, from the database alone."""

from dataclasses import asdict

import typer

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import Json, explained, print_json
from fanlight.search.actions.index import rebuild


def command(json: Json = False) -> None:
    """Make the search index anew beside the one in use, and change over to it.

    Nobody has to wait meanwhile, and nothing is lost if it is broken off.

    Example: fanlight reindex
    """
    with explained():
        library = ready()
        rebuilt = rebuild(by=OPERATOR, library=library)
        if json:
            print_json(asdict(rebuilt))
        else:
            spent = f"labels in {rebuilt.labels_seconds:.1f} s, text in {rebuilt.text_seconds:.1f} s"
            typer.echo(f"The search index is new: {rebuilt.works:,} works, {spent}.")
