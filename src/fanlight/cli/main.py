"""The way in: finds the library, wakes Django up, and only then loads the commands, which need it."""

import gc
import os
import sys
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

import django

from fanlight.cli import early
from fanlight.cli.outcomes import INTERRUPTED, WRONG_USE, explained, fail, said
from fanlight.kernel.library import VARIABLE


def main() -> None:
    """Run the command line."""
    os.umask(0o077)  # what a library holds is its owner's alone, whatever folder it is made in
    gc.disable()  # what is loaded stays: looking through it for waste is an eighth of a start
    arguments = sys.argv[1:]
    as_json = _asks_for_json(arguments)
    with said(as_json=as_json):
        with explained():
            early.begin(arguments)
            _wake(arguments)
        from fanlight.cli.commands import app_for  # noqa: PLC0415  the models that it imports are ready only now

        # Left to itself typer says wrong use with the command's usage, and leaves; a document has to be made by `said`.
        app = app_for(arguments)
        gc.freeze()
        gc.enable()
        status = app(prog_name="fanlight", standalone_mode=not as_json)
        if status == INTERRUPTED:  # typer has caught the KeyboardInterrupt
            raise KeyboardInterrupt
        sys.exit(status)


def _wake(arguments: Sequence[str]) -> None:
    """Read the settings, for the library that the arguments name. Raises: Failed, Invalid, OSError."""
    named = _library_option(arguments)
    if named is not None and not named.strip():
        fail("--library is empty; it takes a folder.", status=WRONG_USE)
    if named is not None:
        os.environ[VARIABLE] = str(Path(named).expanduser().absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fanlight.config.settings")
    django.setup()


def _asks_for_json(arguments: Sequence[str]) -> bool:
    """Tell whether --json is among the options, though the others may be wrong; after a bare -- there are none."""
    options = takewhile(lambda argument: argument != "--", arguments)
    return any(option.partition("=")[0] == "--json" for option in options)


def _library_option(arguments: Sequence[str]) -> str | None:
    """Give what --library says before the command: the settings need it before the commands can be loaded."""
    for position, argument in enumerate(arguments):
        if argument == "--library":
            return next(iter(arguments[position + 1 :]), None)
        if argument.startswith("--library="):
            return argument.partition("=")[2]
        if not argument.startswith("-"):
            return None
    return None
