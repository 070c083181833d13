"""All commands under one name. Only what is asked for is loaded: `serve` has two seconds, and reads no e-books."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Annotated

import typer

import fanlight

COMMANDS = {
    "serve": "serve",
    "import": "importing",
    "imports": "imports",
    "list": "listing",
    "search": "searching",
    "review": "reviewing",
    "show": "show",
    "export": "exporting",
    "tag": "tagging",
    "retag": "retagging",
    "policy": "policies",
    "user": "users",
    "demo": "demo",
    "doctor": "doctor",
    "reindex": "reindexing",
    "trash": "trashing",
    "backup": "backing_up",
    "restore": "restoring",
    "worker": "worker",
    "indexer": "indexer",
}
"""Command → its module here, which holds a function `command` or, for commands of its own, an `app`."""

HIDDEN = ("worker", "indexer")


def app_for(arguments: Iterable[str]) -> typer.Typer:
    """Give the application with the command that the arguments name, or with all where they name none."""
    app = typer.Typer(
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help="Fanlight: a self-hosted archive for fan fiction.",
    )
    app.callback()(options)
    named = _command(iter(arguments))
    for name in [named] if named else COMMANDS:
        module = import_module(f"fanlight.cli.{COMMANDS[name]}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name, hidden=name in HIDDEN)(module.command)
    return app


def _command(arguments: Iterator[str]) -> str | None:
    """Give the command among arguments, if it is one: the first that is neither an option nor --library's folder."""
    for argument in arguments:
        if argument == "--library":
            next(arguments, None)
        elif not argument.startswith("-"):
            return argument if argument in COMMANDS else None
    return None


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"fanlight {fanlight.__version__}")
        raise typer.Exit


def options(
    library: Annotated[
        str | None, typer.Option(metavar="DIR", help="The library's folder; else $FANLIGHT_LIBRARY, else ~/Fanlight.")
    ] = None,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which.")] = False,
) -> None:
    """Fanlight: a self-hosted archive for fan fiction."""
