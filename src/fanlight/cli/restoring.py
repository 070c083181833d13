"""`fanlight restore`: a backup in the place of a library."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli.bars import telling
from fanlight.cli.outcomes import DONE_WITH_FAILURES, WRONG_USE, Json, explained, fail, print_json
from fanlight.keeping.actions.restores import Restored, go_back, look, restore
from fanlight.kernel.library import Library


def command(
    folder: Annotated[Path | None, typer.Argument(metavar="[PATH]", help="The backup's folder.")] = None,
    state: Annotated[str | None, typer.Option(help="Which of its states, by name; else the newest.")] = None,
    over: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of what is here, which is kept as a way back.")
    ] = False,
    back: Annotated[bool, typer.Option("--back", help="Bring back what the last restore replaced.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read the backup, say what is in it, do nothing.")] = False,
    json: Json = False,
) -> None:
    """Make this library what a backup says, all of it or nothing; on any machine, on SQLite or PostgreSQL.

    Stop `fanlight serve` first. People sign in again afterwards. Restore only what you trust: it brings its users.

    Example: fanlight --library ~/New restore /media/disk/fanlight
    """
    with explained():
        library: Library = settings.LIBRARY
        if back == (folder is not None) or (back and (over or dry_run or state)):
            fail("Say a backup's folder, or --back alone.", status=WRONG_USE)
        if folder is None:
            _go_back(library, json=json)
            return
        folder = folder.expanduser().absolute()
        with telling() as tell:
            found = (
                look(folder=folder, library=library, by=OPERATOR, state=state, tell=tell)
                if dry_run
                else restore(folder=folder, library=library, by=OPERATOR, state=state, over=over, tell=tell)
            )
        if json:
            document = asdict(found)
            print_json({"would": document} if dry_run else {"library": str(library.root), **document})
        else:
            typer.echo("\n".join(_words(found, library, dry_run=dry_run)))
        if found.missing:
            raise typer.Exit(DONE_WITH_FAILURES)


def _go_back(library: Library, *, json: bool) -> None:
    replaced = go_back(library=library, by=OPERATOR)
    if json:
        print_json({"library": str(library.root), "replaced": replaced})
    else:
        typer.echo(f"What was here before is here again. What it replaced is kept: {replaced}")


def _words(found: Restored, library: Library, *, dry_run: bool) -> list[str]:
    did = "Would restore" if dry_run else f"{library.root} is restored:"
    said = [f"{did} state {found.state}: {found.works:,} works, {found.files:,} originals."]
    if found.replaced:
        said.append(f"What was here is kept ({found.replaced}); `fanlight restore --back` brings it back.")
    if found.missing:
        said.append(
            f"{len(found.missing):,} originals were missing when the backup was made; `fanlight doctor` names them."
        )
    if found.settings:
        said.append("It was used with these settings, which are the environment's to say:")
        said += [f"  {_shown(name)}={_shown(value)}" for name, value in found.settings.items()]
    return said


def _shown(text: str) -> str:
    """Give a text from a backup without what a terminal would take for orders."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
