"""`fanlight doctor`: is the library whole?"""

from dataclasses import asdict
from typing import Annotated

import typer

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import DONE_WITH_FAILURES, Json, explained, print_json
from fanlight.imports.health import examine_library
from fanlight.search.health import examine_index


def command(
    fix: Annotated[bool, typer.Option("--fix", help="Put right what can be put right without loss.")] = False,
    json: Json = False,
) -> None:
    """Examine the library: its database, its originals, its counts, its unfinished imports, its index.

    Example: fanlight doctor --fix
    """
    with explained():
        library = ready()
        checks = [
            *examine_library(OPERATOR, library=library, fix=fix),
            *examine_index(OPERATOR, library=library, fix=fix),
        ]
        if json:
            print_json({"healthy": all(c.is_well for c in checks), "checks": [asdict(check) for check in checks]})
        else:
            for check in checks:
                typer.echo(f"{'well' if check.is_well else 'ILL '}  {check.name}: {check.said}")
        if not all(check.is_well for check in checks):
            raise typer.Exit(DONE_WITH_FAILURES)
