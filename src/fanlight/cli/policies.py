"""`fanlight policy`: which works this library refuses or holds, and what each rule covers."""

from dataclasses import asdict

import typer

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import Json, explained, print_json
from fanlight.imports.policies import PolicyLine, list_policy

NONE = "This library refuses nothing, and holds nothing to be looked at."
VERBS = {"refuse": "refuses", "hold": "holds to be looked at"}


def command(json: Json = False) -> None:
    """Say which works are refused on their way in, and which wait to be looked at, by their tags.

    FANLIGHT_REFUSE and FANLIGHT_HOLD name the tags; each covers its synonyms, and what lies below it.

    Example: fanlight policy --json
    """
    with explained():
        ready()
        lines = list_policy(OPERATOR)
        if json:
            print_json([asdict(line) for line in lines])
            return
        for line in lines:
            _say(line)
        if not lines:
            typer.echo(NONE)


def _say(line: PolicyLine) -> None:
    others = [name for name in line.names if name != line.entry]
    typer.echo(f"{VERBS[line.does]}  {line.entry}" + (f"  ({', '.join(others)})" if others else ""))
