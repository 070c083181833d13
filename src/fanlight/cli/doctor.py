"""`fanlight doctor`: is the library whole?"""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli.bars import telling
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import DONE_WITH_FAILURES, WRONG_USE, Json, explained, fail, print_json
from fanlight.imports.health import examine_library, list_named
from fanlight.keeping.actions.refills import refill
from fanlight.kernel.checks import Check
from fanlight.kernel.library import Library
from fanlight.search.health import examine_index
from fanlight.tags.health import examine_tags
from fanlight.works.health import examine_works


def command(
    fix: Annotated[bool, typer.Option("--fix", help="Put right what can be put right without loss.")] = False,
    backup: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="With --fix: get originals that are missing or damaged from it."),
    ] = None,
    json: Json = False,
) -> None:
    """Examine the library: its database, its originals, its counts, its unfinished imports, its index.

    Example: fanlight doctor --fix
    """
    with explained():
        if backup and not fix:
            fail("--backup is for --fix: without it nothing is changed.", status=WRONG_USE)
        library = ready()
        checks = [
            *([_refill(library, backup.expanduser().absolute())] if backup else []),
            *examine_library(OPERATOR, library=library, fix=fix),
            *examine_works(OPERATOR, fix=fix),
            *examine_tags(OPERATOR, fix=fix),
            *examine_index(OPERATOR, library=library, fix=fix),
        ]
        if json:
            print_json({"healthy": all(c.is_well for c in checks), "checks": [asdict(check) for check in checks]})
        else:
            for check in checks:
                typer.echo(f"{_mark(check)}  {check.name}: {check.said}")
        if not all(check.is_well for check in checks):
            raise typer.Exit(DONE_WITH_FAILURES)


def _refill(library: Library, folder: Path) -> Check:
    with telling() as tell:
        done = refill(folder=folder, library=library, named=list_named(OPERATOR), by=OPERATOR, tell=tell)
    said = f"{done.back:,} originals came back from it." if done.back else "Nothing had to come back from it."
    said += f" {done.not_there:,} are not in it, or not whole." if done.not_there else ""
    return Check("backup", not done.not_there, said, fixed=done.back)


def _mark(check: Check) -> str:
    return ("fixed" if check.fixed else "well ") if check.is_well else "ILL  "
