"""`fanlight tag import | export`: decisions about tags as a table."""

import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal

import typer

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import DONE_WITH_FAILURES, Json, explained, print_json
from fanlight.tags.actions.decisions import rehearse
from fanlight.tags.actions.tables import Report, import_table
from fanlight.tags.models import Kind
from fanlight.tags.selectors.tables import list_decided
from fanlight.tags.tables import read, write_csv, write_json

SHOWN = 20
"""Lines that were not followed, as a terminal shows them; --json has all."""

FIGURES = ("made", "canonical", "synonyms", "unwrangleable", "metatags", "parents", "media", "same")


def import_(
    file: Annotated[Path, typer.Argument(help="Ours (CSV or JSON), or one of AO3's public tables.")],
    kind: Annotated[Kind | None, typer.Option(help="The kind of pairs of which nothing here tells it.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen, and decide nothing.")] = False,
    json: Json = False,
) -> None:
    """Take in a table of decisions. What was decided here holds; each line that differs is named.

    Example: fanlight tag import tags.csv --dry-run
    """
    with explained():
        ready()
        table = read(file.read_bytes())

        def take() -> Report:
            return import_table(table=table, name=file.name, by=OPERATOR, kind=kind or "")

        report = rehearse(take) if dry_run else take()
        if json:
            print_json({
                **{figure: getattr(report, figure) for figure in FIGURES},
                "passed_by": report.passed_by,
                "refused": [asdict(refused) for refused in report.refused],
                "decision": report.decision.key if report.decision and not dry_run else None,
                "dry_run": dry_run,
            })  # fmt: skip
        else:
            _say(report, dry_run=dry_run)
        if report.refused:
            raise typer.Exit(DONE_WITH_FAILURES)


def export(
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file; else standard output.")] = None,
    form: Annotated[Literal["csv", "json", ""], typer.Option("--format", help="Else what the file's name says.")] = "",
    json: Json = False,
) -> None:
    """Give out all decisions about tags as a table that another library can take in.

    Example: fanlight tag export -o tags.csv
    """
    with explained():
        ready()
        is_json = json or form == "json" or (not form and output is not None and output.suffix == ".json")
        lines = (write_json if is_json else write_csv)(list_decided(OPERATOR))
        if output is None:
            sys.stdout.writelines(lines)
            return
        part = output.with_name(f"{output.name}.part")
        try:
            with part.open("w", encoding="utf-8", newline="") as file:
                file.writelines(lines)
            part.replace(output)
        finally:
            part.unlink(missing_ok=True)
        if not json:
            typer.echo(f"All decisions are in {os.fspath(output)}.")


def _say(report: Report, *, dry_run: bool) -> None:
    done = "Would be taken in" if dry_run else "Taken in"
    typer.echo(
        f"{done}: {report.canonical:,} canonicals, {report.synonyms:,} synonyms, {report.metatags:,} metatags,"
        f" {report.parents:,} parents; {report.made:,} tags are new; {report.same:,} things were so already."
    )
    for why, number in report.passed_by.items():
        typer.echo(f"Passed by: {number:,} {why}.")
    for refused in report.refused[:SHOWN]:
        typer.echo(f"line {refused.line}: {refused.tag}: {refused.why}")
    if len(report.refused) > SHOWN:
        typer.echo(f"… and {len(report.refused) - SHOWN:,} more lines that were not followed: --json names them all.")
    if report.decision is not None and not dry_run:
        typer.echo(f"To undo it: fanlight tag undo {report.decision.key}")
