"""`fanlight backup`: the library as it is now, kept somewhere else."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from fanlight.accounts.viewers import OPERATOR
from fanlight.changes.tables import storage_trouble
from fanlight.cli.bars import telling
from fanlight.cli.disks import told_of_room
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import DONE_WITH_FAILURES, WRONG_USE, Json, explained, fail, print_json
from fanlight.keeping.actions.backups import Made, make
from fanlight.keeping.actions.verifications import StateFound, verify

LEFT_OUT = ("URL", "PASSWORD", "SECRET", "KEY", "TOKEN", "LIBRARY")
"""Words in the names of settings that are secrets, or true of this machine alone."""

MENDED = "What is damaged was set aside: the next backup writes it again, from what the library has."

NAMED = 10
"""Missing originals that are named on a terminal."""


def command(
    folder: Annotated[Path, typer.Argument(metavar="PATH", help="The backup's own folder, best on another disk.")],
    check: Annotated[bool, typer.Option("--verify", help="Back nothing up: read all that is there.")] = False,
    keep: Annotated[
        int | None, typer.Option(min=1, help="Keep so many of the newest states, and let older ones go.")
    ] = None,
    json: Json = False,
) -> None:
    """Back the library up while it is in use: works, users, settings and originals, consistent and verified.

    The first time takes as long as copying it; later ones write what is new. Each adds a state that can be restored.

    Example: fanlight backup /media/disk/fanlight --keep 30
    """
    with explained():
        folder = folder.expanduser().absolute()
        if check:
            if keep is not None:
                fail("--verify lets nothing go: say it without --keep.", status=WRONG_USE)
            _verify(folder, json=json)
            return
        library = ready()
        with _full_disk(folder), telling() as tell:
            made = make(folder=folder, library=library, by=OPERATOR, keep=keep, settings=_settings(), tell=tell)
        if json:
            print_json({"backup": str(folder), **asdict(made)})
        else:
            typer.echo("\n".join([*_words(made), *_unreadable(made, folder)]))
        if made.missing or (made.unreadable and keep is not None):
            raise typer.Exit(DONE_WITH_FAILURES)


AS_BEFORE = (
    "The states that it had are as they were, and the library too. Make room there (--keep lets older states go) and "
    "say the same again, or choose another disk."
)


@contextmanager
def _full_disk(folder: Path) -> Iterator[None]:
    try:
        with told_of_room(folder, lambda: "What is new was being written into the backup.", onward=AS_BEFORE):
            yield
    except OSError as error:
        said = storage_trouble(error)
        for word in ("the library", "The library"):
            said = said.replace(word, f"{word[:4]}backup")
        if not said:
            raise
        fail(f"{said} The states that it had are as they were.", status=DONE_WITH_FAILURES)


def _settings() -> dict[str, str]:
    """Give the settings that the library was served with, but for secrets: to be read, and made again by hand."""
    ours = {name: value for name, value in sorted(os.environ.items()) if name.startswith("FANLIGHT" + "_")}
    return {name: value for name, value in ours.items() if not any(word in name for word in LEFT_OUT)}


def _words(made: Made) -> list[str]:
    said = [
        f"State {made.state}: {made.works:,} works, {made.files:,} originals ({made.bytes / 2**20:,.1f} MB); "
        f"{made.new_files:,} of them new ({made.new_bytes / 2**20:,.1f} MB), read again once written."
    ]
    if made.forgotten:
        said.append(f"{made.forgotten:,} older states went.")
    if made.missing:
        said.append(f"{len(made.missing):,} originals are missing or damaged in the library itself:")
        said += [f"  {name}" for name in made.missing[:NAMED]]
        said += [f"  … and {len(made.missing) - NAMED:,} more"] if len(made.missing) > NAMED else []
    return said


def _unreadable(made: Made, folder: Path) -> list[str]:
    """Say that nothing was let go, and what can be done about it."""
    if not made.unreadable:
        return []
    names = ", ".join(made.unreadable[:NAMED])
    return [
        f"{len(made.unreadable):,} earlier states cannot be read ({names}): damaged, or of a newer Fanlight. Nobody "
        f"knows what they hold, so no older state goes. Once you need them no more, delete them in {folder / 'states'}."
    ]


def _verify(folder: Path, *, json: bool) -> None:
    with telling() as tell:
        found = verify(folder=folder, by=OPERATOR, tell=tell)
    if json:
        print_json({"backup": str(folder), "states": [asdict(state) for state in found]})
    else:
        typer.echo("\n".join(map(_line, found)) or "No backup was ever finished here.")
        if any(state.said and state.made_at for state in found):
            typer.echo(MENDED)
    if not found or any(state.said for state in found):
        raise typer.Exit(DONE_WITH_FAILURES)


def _line(state: StateFound) -> str:
    if state.said:
        return f"ILL   {state.name}: {state.said}"
    return f"well  {state.name}: {state.works:,} works, {state.files:,} originals ({state.bytes / 2**20:,.1f} MB)"
