"""`fanlight demo`: invented works to look around with."""

import typer

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli import importing
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import WRONG_USE, Json, explained, fail, print_json
from fanlight.imports.actions import jobs
from fanlight.works.selectors.figures import is_empty


def command(json: Json = False) -> None:
    """Fill an empty library with a few dozen invented works in every format, by importing them.

    Example: fanlight --library /tmp/demo demo
    """
    with explained():
        ready()
        if not is_empty(OPERATOR):
            fail("This library has works in it already; the demo is for an empty one.", status=WRONG_USE)
        job = jobs.begin_paths(by=OPERATOR, origin="the demo", paths=[jobs.DEMO], claimed=True)
        lines = importing.run(job)
        if json:
            print_json(importing.as_json(lines, seconds=job.seconds))
        else:
            typer.echo(importing.as_words(lines, dry_run=False))
