"""`fanlight import`: files, folders and zips into the library."""

import sys
import time
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import DONE_WITH_FAILURES, Json, explained, print_json
from fanlight.imports import reports, tasks
from fanlight.imports.actions import jobs
from fanlight.imports.reports import Line


def command(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files, folders, zips.")],
    policy: Annotated[Literal["accept"], typer.Option(help="What is read joins the library.")] = "accept",  # noqa: ARG001
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen, and do nothing.")] = False,
    json: Json = False,
) -> None:
    """Bring works in. Files stay where they are; the library keeps a copy, byte for byte.

    Example: fanlight import ~/Downloads/fic more.zip
    """
    with explained():
        ready()
        started = time.monotonic()
        lines = _preview(paths) if dry_run else _run(paths)
        document = as_json(lines, seconds=time.monotonic() - started)
        if json:
            print_json(document)
        else:
            typer.echo(as_words(lines, dry_run=dry_run))
        if document["failed"] or document["refused"]:
            raise typer.Exit(DONE_WITH_FAILURES)


def _preview(paths: list[Path]) -> list[Line]:
    return reports.lines_of_verdicts(tasks.preview(paths))


def _run(paths: list[Path]) -> list[Line]:
    job = jobs.begin_paths(by=OPERATOR, origin="the command line", paths=paths, claimed=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty()) as bar:
        shown = bar.add_task("importing", total=job.files_total)
        tasks.run(
            job,
            progress=lambda j: bar.update(
                shown, completed=j.files_done, total=j.files_total, description=Path(j.current_name).name[:40]
            ),
        )
    return reports.lines_of_job(OPERATOR, key=job.key)


def as_json(lines: list[Line], *, seconds: float) -> dict[str, Any]:
    """Give the report as docs/reference/cli.md has it."""
    by_outcome: dict[str, list[Line]] = {}
    for line in lines:
        by_outcome.setdefault(line.outcome, []).append(line)
    here = [*by_outcome.get("duplicate", ()), *by_outcome.get("same-source", ())]
    return {
        "imported": [
            {"file": x.name, "key": x.work_key, "title": x.title, "chapters": x.chapters, "words": x.words}
            for x in by_outcome.get("imported", ())
        ],
        "updated": [
            {"file": x.name, "key": x.work_key, **{name: list(numbers) for name, numbers in x.changes.items()}}
            for x in by_outcome.get("updated", ())
        ],
        "duplicates": [{"file": line.name, "key": line.work_key} for line in here],
        "review": [],
        "refused": [{"file": line.name, "rule": line.said} for line in by_outcome.get("refused", ())],
        "failed": [{"file": line.name, "error": line.said} for line in by_outcome.get("failed", ())],
        "seconds": round(seconds, 3),
        "files": len(lines),
    }


def as_words(lines: list[Line], *, dry_run: bool) -> str:
    """Give the report in plain words."""
    said = [reports.sentence(lines)]
    said += [f"  {line.name}: {line.said}" for line in lines if line.outcome in ("failed", "refused", "updated")]
    return "\n".join((["Nothing was done; this is what would be:"] if dry_run else []) + said)
