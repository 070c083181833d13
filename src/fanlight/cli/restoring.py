"""`fanlight restore`: a backup in the place of a library."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli.bars import telling
from fanlight.cli.disks import say_size, told_of_room
from fanlight.cli.outcomes import DONE_WITH_FAILURES, WRONG_USE, Json, explained, fail, print_json
from fanlight.keeping.actions.restores import Restored, go_back, list_room, look, restore
from fanlight.keeping.progress import Progress as Told
from fanlight.keeping.progress import Tell
from fanlight.kernel.errors import FanlightError
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
            if dry_run:
                found = look(folder=folder, library=library, by=OPERATOR, state=state, tell=tell)
            else:
                with _room(folder, library, state, tell) as tell_all:
                    found = restore(folder=folder, library=library, by=OPERATOR, state=state, over=over, tell=tell_all)
        if json:
            document = asdict(found)
            print_json({"would": document} if dry_run else {"library": str(library.root), **document})
        else:
            typer.echo("\n".join(_words(found, library, dry_run=dry_run)))
        if found.missing:
            raise typer.Exit(DONE_WITH_FAILURES)


AS_BEFORE = (
    "The library is as it was before. Make room there and say the same again: originals that were copied already are "
    "not copied twice."
)


@contextmanager
def _room(folder: Path, library: Library, state: str | None, tell: Tell) -> Iterator[Tell]:
    """Say of a full disk how far the restore was, and what room it needs."""
    last = Told("pieces", 0, 0)

    def remember(told: Told) -> None:
        nonlocal last
        last = told
        tell(told)

    def doing() -> str:
        if last.what == "rows":
            return f"The database was being filled ({last.done:,} of {last.total:,} rows)."
        if last.what == "files" and last.done == last.total:
            return "The database was being made."
        so_far = f" ({last.done:,} of {last.total:,})" if last.what == "files" else ""
        return f"Originals were being copied{so_far}."

    def needed() -> str:
        try:
            room = list_room(folder=folder, library=library, by=OPERATOR, state=state)
        except (FanlightError, OSError):  # the backup's disk is not what this is about
            return ""
        return (
            f"The restore needs {say_size(room.originals)} for originals that are not there yet, "
            f"and about {say_size(room.database)} for the database."
        )

    with told_of_room(library.root, doing, needed=needed, onward=AS_BEFORE):
        yield remember


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
