"""How every command ends: its exit status, its one JSON document, its message without a traceback."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Annotated, Any, NoReturn

import typer

from fanlight.kernel.errors import FanlightError, Refused

DONE_WITH_FAILURES = 1
WRONG_USE = 2
REFUSED = 3
INTERRUPTED = 130
"""What shells call a program that Ctrl-C stopped, and typer too."""

Json = Annotated[bool, typer.Option("--json", help="One JSON document on standard output, and nothing else there.")]


class Failed(Exception):
    """A command ends before its time, with this sentence and this exit status. `said` says it."""

    def __init__(self, message: str, *, status: int) -> None:
        super().__init__(message)
        self.status = status


def print_json(document: Any) -> None:
    """Print the command's one document."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2, default=str) + "\n")


def fail(message: str, *, status: int) -> NoReturn:
    """End the command here. Raises: Failed."""
    raise Failed(message, status=status)


@contextmanager
def explained() -> Iterator[None]:
    """Turn a failure that a person can do something about into a sentence and an exit status. Raises: Failed."""
    try:
        yield
    except FanlightError as error:
        raise Failed(str(error), status=REFUSED if isinstance(error, Refused) else WRONG_USE) from error
    except BrokenPipeError:  # whoever read the output has had enough
        sys.stderr.close()
        raise typer.Exit(0) from None
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        raise Failed(f"{error.strerror or error}{where}", status=DONE_WITH_FAILURES) from error
    except Exception as error:
        from fanlight.changes.tables import storage_trouble  # noqa: PLC0415  the way in has not woken Django up yet

        if said := storage_trouble(error):
            raise Failed(f"{said} Nothing was lost, and nothing half done.", status=DONE_WITH_FAILURES) from error
        raise


@contextmanager
def said(*, as_json: bool) -> Iterator[None]:
    """Say, once, what ended the command that runs within, and leave with its status; `as_json` as a document too.

    It stands around everything, so that no failure, of whatever command or before any of them, is without its document.
    """
    if as_json and isinstance(sys.stdout, TextIOWrapper):  # JSON is UTF-8, in whatever encoding the terminal is
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        yield
    except Failed as failed:
        _leave(str(failed), failed.status, as_json=as_json)
    except typer.TyperException as error:
        _leave(error.format_message(), error.exit_code, as_json=as_json)
    except (KeyboardInterrupt, typer.Abort) as error:
        status = INTERRUPTED if isinstance(error, KeyboardInterrupt) else DONE_WITH_FAILURES
        _leave("Stopped before the end.", status, as_json=as_json)
    except UnicodeError:
        _leave("What was given is not text in UTF-8.", WRONG_USE, as_json=as_json)
    except Exception as error:
        if as_json:  # the traceback of a mistake of ours is for people
            print_json({"error": f"Fanlight made a mistake ({type(error).__name__}): {error}"})
        raise


def _leave(message: str, status: int, *, as_json: bool) -> NoReturn:
    if as_json:
        print_json({"error": message})
    sys.stderr.write(f"fanlight: {message}\n")
    sys.exit(status)
