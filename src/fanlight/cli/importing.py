"""`fanlight import`: files, folders and zips into the library."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli import watching
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import DONE_WITH_FAILURES, WRONG_USE, Json, explained, fail, print_json
from fanlight.imports import reports, tasks
from fanlight.imports.actions import jobs
from fanlight.imports.models import ImportJob
from fanlight.imports.rules import NOTES
from fanlight.imports.selectors.files import FileLine

MOST_NAMED = 20
"""Files that wait for a look, and are named in plain words; all of them are in the JSON."""


def command(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files, folders, zips.")],
    policy: Annotated[
        Literal["accept", "review"] | None,
        typer.Option(
            help="accept: bare text joins the library as well, as it was cut. review: everything waits for a look. "
            "Without either, only bare text waits."
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen, and do nothing.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Take what comes into these folders, until Ctrl-C.")] = False,
    json: Json = False,
) -> None:
    """Bring works in. Files stay where they are; the library keeps a copy, byte for byte.

    Example: fanlight import ~/Downloads/fic more.zip
    """
    with explained():
        ready()
        started = time.monotonic()
        waits = ImportJob.Policy(policy or "usual")
        if watch:
            if dry_run:
                fail("--watch and --dry-run do not go together.", status=WRONG_USE)
            watching.watch(paths, policy=waits, json=json)
            return
        job = None if dry_run else _begin(paths, waits)
        lines = _preview(paths, waits) if job is None else run(job)
        document = as_json(lines, seconds=time.monotonic() - started, key=job.key if job else None)
        if json:
            print_json(document)
        else:
            typer.echo(as_words(lines, dry_run=dry_run))
            _say_doors(job)
        if document["failed"] or document["refused"]:
            raise typer.Exit(DONE_WITH_FAILURES)


def _begin(paths: list[Path], policy: ImportJob.Policy) -> ImportJob:
    return jobs.begin_paths(by=OPERATOR, origin="the command line", paths=paths, claimed=True, policy=policy)


def _preview(paths: list[Path], policy: ImportJob.Policy) -> list[FileLine]:
    return reports.lines_of_verdicts(tasks.preview(paths, policy=policy))


def run(job: ImportJob) -> list[FileLine]:
    """Run a job that this process has claimed, its progress on a terminal's standard error; give its report."""
    with held_up():
        if not sys.stderr.isatty():
            tasks.run(job)
        else:
            _run_before_eyes(job)
    return reports.lines_of_job(OPERATOR, key=job.key)


@contextmanager
def held_up() -> Iterator[None]:
    """Say what is to be done when nothing can be written any more while a job runs. Raises: Failed."""
    try:
        yield
    except jobs.HeldUp as held:
        said = f"{held} What is done is done; the rest waits: `fanlight imports resume` goes on, and so does `serve`."
        fail(said, status=DONE_WITH_FAILURES)


def _run_before_eyes(job: ImportJob) -> None:
    from rich.console import Console  # noqa: PLC0415  only a terminal has to wait for it
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        shown = bar.add_task("importing", total=job.files_total)
        tasks.run(
            job,
            progress=lambda j: bar.update(
                shown, completed=j.files_done, total=j.files_total, description=Path(j.current_name).name[:40]
            ),
        )


def _say_doors(job: ImportJob | None) -> None:
    """Say on a terminal what can be done about an import that is over."""
    if job is not None and sys.stderr.isatty():
        sys.stderr.write(f"This import is {job.key}: `fanlight imports --help` says what can be done about it.\n")


def as_json(lines: list[FileLine], *, seconds: float, key: str | None = None) -> dict[str, Any]:
    """Give the report as docs/reference/cli.md has it; `key` is the import's."""
    by_outcome: dict[str, list[FileLine]] = {}
    for line in lines:
        by_outcome.setdefault(line.outcome, []).append(line)
    sections = {
        section: [reports.entry(line) for outcome in outcomes for line in by_outcome.get(outcome, ())]
        for section, outcomes in reports.SECTIONS.items()
    }
    return sections | {"seconds": round(seconds, 3), "files": len(lines), "import": key}


def _is_orphan(line: FileLine) -> bool:
    """Tell notes on a story that is not here from what else lies beside stories, whose names would only be noise."""
    return line.outcome == "skipped" and line.format in NOTES


def as_words(lines: list[FileLine], *, dry_run: bool) -> str:
    """Give the report in plain words."""
    said = [reports.sentence(lines)]
    named = (line for line in lines if line.outcome in ("failed", "refused", "updated") or _is_orphan(line))
    said += [f"  {line.name}: {line.said}" for line in named]
    waiting = [line for line in lines if line.outcome == "review"]
    said += [f"  {line.name}: {_wait(line)}" for line in waiting[:MOST_NAMED]]
    if len(waiting) > MOST_NAMED:
        said.append(f"  and {len(waiting) - MOST_NAMED:,} more: `fanlight review list` names them all")
    held = [line for line in lines if line.outcome == "duplicate" and line.review_key and line.said]
    said += [f"  {line.name}: {line.said.removesuffix('.')} (review {line.review_key})" for line in held[:MOST_NAMED]]
    if len(held) > MOST_NAMED:
        said.append(f"  and {len(held) - MOST_NAMED:,} more that wait already or were left out")
    return "\n".join((["Nothing was done; this is what would be:"] if dry_run else []) + said)


def _wait(line: FileLine) -> str:
    return f"waits for a look (review {line.review_key})" if line.review_key else "would wait for a look"
