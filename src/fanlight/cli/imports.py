"""`fanlight imports`: earlier imports, their reports, and trying again what failed."""

import sys
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli import importing, undoing, watching
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import DONE_WITH_FAILURES, WRONG_USE, Json, explained, fail, print_json
from fanlight.imports import reports
from fanlight.imports.actions.jobs import claim
from fanlight.imports.actions.retries import retry as retry_files
from fanlight.imports.models import OUTCOMES
from fanlight.imports.selectors.files import Question, iterate_files, list_formats, list_reasons
from fanlight.imports.selectors.jobs import JobView, get_job, list_jobs

app = typer.Typer(no_args_is_help=True, help="Earlier imports: list, report, retry, resume, undo, again, purge.")
Key = Annotated[str, typer.Argument(help="The import's key, as `imports list` and `import --json` print it.")]


@app.command("list")
def list_(
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Imports at most.")] = 20, json: Json = False
) -> None:
    """List imports, newest first.

    Example: fanlight imports list --limit 5
    """
    with explained():
        ready()
        jobs = list_jobs(OPERATOR, limit=limit)
        if json:
            print_json({"imports": [as_json(job) for job in jobs], "watched": watching.watched_as_json()})
            return
        table = Table("key", "begun", "from", "state", "files", "works", box=None, pad_edge=False)
        for job in jobs:
            done = f"{job.files_done:,}/{job.files_total:,}"
            table.add_row(
                job.key, f"{job.made_at:%Y-%m-%d %H:%M}", job.origin[:40], job.state, done, f"{job.works_in:,}"
            )
        Console().print(table)


@app.command()
def report(
    key: Key,
    outcome: Annotated[str, typer.Option(help=f"Only files that ended so: {', '.join(OUTCOMES)}.")] = "",
    words: Annotated[str, typer.Option(help="Only files with these words in their name or title.")] = "",
    format_: Annotated[str, typer.Option("--format", help="Only files of this format, such as ao3-html.")] = "",
    folder: Annotated[str, typer.Option("--in", metavar="FOLDER", help="Only files in this folder or zip.")] = "",
    csv: Annotated[bool, typer.Option("--csv", help="Every line, as CSV.")] = False,
    json: Json = False,
) -> None:
    """Print what became of an import's files: in words, as CSV, or as JSON.

    Example: fanlight imports report 7k2m9x4q0z --outcome failed --csv
    """
    with explained():
        ready()
        if outcome and outcome not in OUTCOMES:
            fail(f"--outcome takes one of {', '.join(OUTCOMES)}, not {outcome!r}.", status=WRONG_USE)
        if format_ and format_ not in dict(list_formats()):
            fail(f"--format takes one of {', '.join(dict(list_formats()))}, not {format_!r}.", status=WRONG_USE)
        question = Question(outcome=outcome, words=words, format=format_, folder=folder)
        if json or csv:
            write = reports.write_json if json else reports.write_csv
            for piece in write(OPERATOR, key=key, question=question):
                sys.stdout.write(piece)
        else:
            _print_words(get_job(OPERATOR, key=key), question)


@app.command()
def retry(
    key: Key,
    reason: Annotated[str | None, typer.Option(help="Only files that failed with this sentence.")] = None,
    file: Annotated[int | None, typer.Option(min=0, help="Only the file of this number.")] = None,
    json: Json = False,
) -> None:
    """Read again what could not be read, after a file or a setting was put right. Numbers and lines stay.

    Example: fanlight imports retry 7k2m9x4q0z --file 17
    """
    with explained():
        ready()
        numbers = {line.number for line in iterate_files(OPERATOR, key=key, question=Question(outcome="failed"))}
        job = retry_files(by=OPERATOR, key=key, reason=reason, number=file, claimed=True)
        lines = [line for line in importing.run(job) if line.number in numbers]
        document = importing.as_json(lines, seconds=job.seconds, key=key)
        if json:
            print_json(document)
        else:
            typer.echo(importing.as_words(lines, dry_run=False))
        if document["failed"]:
            raise typer.Exit(DONE_WITH_FAILURES)


@app.command()
def resume(json: Json = False) -> None:
    """Go on with imports that were cut off, or that wait for a worker.

    Example: fanlight imports resume
    """
    with explained():
        ready()
        done = []
        while (job := claim()) is not None:
            importing.run(job)
            done.append(get_job(OPERATOR, key=job.key))
        if json:
            print_json({"imports": [as_json(job) for job in done]})
            return
        for one in done:
            typer.echo(f"{one.key}  {reports.sentence_of(one.outcomes)}")
        if not done:
            typer.echo("Nothing waits.")


app.command("undo")(undoing.undo)
app.command("again")(undoing.again)
app.command("purge")(undoing.purge)


def as_json(job: JobView) -> dict[str, Any]:
    """Give an import as a row of JSON."""
    return {
        "key": job.key, "state": job.state, "origin": job.origin, "by": job.by, "made_at": job.made_at.isoformat(),
        "finished_at": job.finished_at.isoformat() if job.finished_at else None, "files": job.files_total,
        "done": job.files_done, "works": job.works_in, "outcomes": dict(job.outcomes),
        "seconds": round(job.seconds, 3),
    }  # fmt: skip


def _print_words(job: JobView, question: Question) -> None:
    """Print the figures and the reasons; with a question, its lines."""
    typer.echo(reports.sentence_of(job.outcomes))
    if not question.narrows:
        for reason in list_reasons(OPERATOR, key=job.key):
            typer.echo(f"  {reason.files:,} × {reason.said}")
        return
    for line in iterate_files(OPERATOR, key=job.key, question=question):
        typer.echo(f"{line.number:>6}  {line.outcome:<12} {line.name}{f': {line.said}' if line.said else ''}")
