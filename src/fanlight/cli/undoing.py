"""`fanlight imports undo | again | purge`: taking an import back, bringing it in again, deleting what it left."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any, Literal

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli import importing
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import DONE_WITH_FAILURES, WRONG_USE, Json, explained, fail, print_json
from fanlight.imports import tasks
from fanlight.imports.actions.undo import begin_purge, begin_undo, bring_again
from fanlight.imports.models import ImportJob
from fanlight.imports.selectors.undo import KeptFiles, NamedWork, UndoPlan, get_kept_files, get_undo_plan

Key = Annotated[str, typer.Argument(help="The import's key, as `imports list` and `import --json` print it.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would happen, and do nothing.")]
Yes = Annotated[bool, typer.Option("--yes", help="Ask nothing.")]


def undo(
    key: Key,
    dry_run: DryRun = False,
    yes: Yes = False,
    changed: Annotated[
        Literal["keep", "remove"], typer.Option(help="What becomes of works that a later import updated.")
    ] = "keep",
    json: Json = False,
) -> None:
    """Take out what an import brought, and make works that it updated what they were. Its files stay kept.

    Works that were changed since stay as they are, and are named.

    Example: fanlight imports undo 7k2m9x4q0z --dry-run
    """
    with explained():
        ready()
        plan = get_undo_plan(OPERATOR, key=key)
        if dry_run:
            _answer(json, {"would": asdict(plan)}, _say_plan(plan, changed))
            return
        _ask(json, yes, _say_plan(plan, changed), "Undo this import?")
        job = begin_undo(by=OPERATOR, key=key, takes_changed=changed == "remove", claimed=True)
        _run(job, "undoing")
        after = get_undo_plan(OPERATOR, key=key)
        left = after.changed_works + after.left_works + after.goes + after.back + after.copies
        document = {
            "import": key,
            "works": max(0, job.steps_done - left - plan.absent),
            "left": left,
            "gone": plan.absent,
            "named": _names([*after.changed, *after.left]),
        }
        said = [f"Undone; {left:,} left as they are." if left else "Undone."]
        if get_kept_files(OPERATOR, key=key).files:
            said.append(f"`fanlight imports again {key}` brings it in again.")
        _answer(json, document, said)
        if left:
            raise typer.Exit(DONE_WITH_FAILURES)


def again(key: Key, json: Json = False) -> None:
    """Bring in again what an undone import had brought, from its kept files, under the keys that works had.

    Example: fanlight imports again 7k2m9x4q0z
    """
    with explained():
        ready()
        job = bring_again(by=OPERATOR, key=key, claimed=True)
        lines = importing.run(job)
        document = importing.as_json(lines, seconds=job.seconds, key=job.key)
        _answer(json, document, [importing.as_words(lines, dry_run=False)])
        if document["failed"] or document["refused"]:
            raise typer.Exit(DONE_WITH_FAILURES)


def purge(key: Key, dry_run: DryRun = False, yes: Yes = False, json: Json = False) -> None:
    """Delete the files of an undone import for good, but for those that works or reviews name.

    Example: fanlight imports purge 7k2m9x4q0z --dry-run
    """
    with explained():
        ready()
        kept = get_kept_files(OPERATOR, key=key)
        if dry_run:
            _answer(json, {"would": asdict(kept) | {"goes": kept.goes}}, _say_kept(kept))
            return
        _ask(json, yes, _say_kept(kept), "Delete these files?", "Nothing brings them back. Delete them for good?")
        _run(begin_purge(by=OPERATOR, key=key, claimed=True), "deleting")
        document = {"import": key, "deleted": kept.goes, "spared": kept.spared}
        _answer(json, document, [f"{kept.goes:,} files deleted, {kept.spared:,} spared."])


def _ask(json: bool, yes: bool, said: Sequence[str], *questions: str) -> None:
    """Say what will happen and ask, unless --yes was given. Raises: Failed, where nobody can be asked; typer.Abort."""
    if yes:
        return
    if json or not sys.stdin.isatty():
        fail("This has to be confirmed: say --yes, after --dry-run has said what it does.", status=WRONG_USE)
    typer.echo("\n".join(said))
    for question in questions:
        typer.confirm(question, abort=True)


def _answer(json: bool, document: dict[str, Any], said: Sequence[str]) -> None:
    if json:
        print_json(document)
    else:
        typer.echo("\n".join(said))


def _run(job: ImportJob, what: str) -> None:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with importing.held_up(), Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty()) as bar:
        shown = bar.add_task(what, total=job.steps_total)
        tasks.run(job, progress=lambda j: bar.update(shown, completed=j.steps_done))


def _say_plan(plan: UndoPlan, changed: str) -> list[str]:
    parts = {
        "works go": plan.goes,
        "works become what they were": plan.back,
        "works lose another copy's file": plan.copies,
        "texts that wait for a review are withdrawn": plan.reviews,
        "works are gone already": plan.absent,
        f"works that a later import updated {'go too' if changed == 'remove' else 'stay'}": plan.changed_works,
        "works were changed since, and stay as they are": plan.left_works,
    }
    said = [f"{number:,} {words}" for words, number in parts.items() if number]
    return [*(said or ["Nothing would happen."]), *(f"  {name}" for name in _names([*plan.changed, *plan.left]))]


def _say_kept(kept: KeptFiles) -> list[str]:
    said = [f"{kept.goes:,} files go, of {kept.files:,} that are kept ({kept.bytes / 2**20:,.1f} MB)."]
    said += [f"{kept.spared:,} stay, for works or something else name them."] if kept.spared else []
    said += [f"{kept.uploads:,} uploads that could not be read go too."] if kept.uploads else []
    return said + ([f"{kept.reviews:,} withdrawn reviews go."] if kept.reviews else [])


def _names(works: Sequence[NamedWork]) -> list[str]:
    return [f"{work.key} {work.title}" for work in works]
