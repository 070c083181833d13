"""`fanlight trash …`: deleting works, putting them back, letting them go for good."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

import typer

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import WRONG_USE, Json, explained, fail, print_json
from fanlight.imports.selectors.originals import named_by_reviews
from fanlight.works.actions import trash
from fanlight.works.selectors.trash import LettingGo, TrashLine, get_letting_go, list_kept, list_trash

app = typer.Typer(no_args_is_help=True, help="Works that were deleted: they can be put back for a while.")

Keys = Annotated[list[str], typer.Argument(metavar="KEY…", help="Keys that `trash list` prints.")]


@app.command("add")
def add(
    keys: Annotated[list[str], typer.Argument(metavar="KEY…", help="Works' keys, as `list` prints them.")],
    json: Json = False,
) -> None:
    """Delete works: they are nowhere to be seen, and can be put back as they were.

    Example: fanlight trash add 7k2m9x4q0z
    """
    with explained():
        ready()
        deleted = [trash.delete(key=key, by=OPERATOR) for key in dict.fromkeys(keys)]
        said = [f"{one.title} is in the trash; `fanlight trash back {one.key}` puts it back." for one in deleted]
        _answer(json, {"deleted": [asdict(one) for one in deleted]}, said)


@app.command("list")
def show(json: Json = False) -> None:
    """List what is in the trash, and works that are gone but for their files.

    Example: fanlight trash list
    """
    with explained():
        ready()
        lines, kept = list_trash(OPERATOR), list_kept(OPERATOR)
        said = [_line(line) for line in lines]
        said += [f"{one.key}  {one.title} (gone, {one.files:,} of its files kept)" for one in kept]
        document = {"trash": [asdict(line) for line in lines], "kept": [asdict(one) for one in kept]}
        _answer(json, document, said or ["The trash is empty."])


@app.command("back")
def back(keys: Keys, json: Json = False) -> None:
    """Put works back as they were, under the keys that they had.

    Example: fanlight trash back m4t8w1c6ny
    """
    with explained():
        ready()
        put_back = [trash.put_back(key=key, by=OPERATOR) for key in dict.fromkeys(keys)]
        said = [f"{one.title} is back ({one.work_key})." for one in put_back]
        _answer(json, {"back": [asdict(one) for one in put_back]}, said)


@app.command("purge")
def purge(
    keys: Keys,
    keep_files: Annotated[bool, typer.Option("--keep-files", help="Keep the files that the works came from.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go, and do nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing.")] = False,
    json: Json = False,
) -> None:
    """Let deleted works go for good, with their files, but for those that another work or a review has.

    Example: fanlight trash purge m4t8w1c6ny --dry-run
    """
    with explained():
        ready()
        plans = {key: get_letting_go(OPERATOR, key=key, named=named_by_reviews) for key in dict.fromkeys(keys)}
        if dry_run:
            _answer(json, {"would": [asdict(plan) for plan in plans.values()]}, _say(plans.values(), keep_files))
            return
        if not yes:
            _ask(_say(plans.values(), keep_files), json=json)
        for key in plans:
            trash.let_go(key=key, by=OPERATOR, named=named_by_reviews, keep_files=keep_files)
        gone = {"gone": list(plans), "files": 0 if keep_files else sum(len(plan.files) for plan in plans.values())}
        _answer(json, gone, [f"{len(plans):,} gone for good, with {gone['files']:,} files."])


def _ask(said: Sequence[str], *, json: bool) -> None:
    if json or not sys.stdin.isatty():
        fail("This has to be confirmed: say --yes, after --dry-run has said what it does.", status=WRONG_USE)
    typer.echo("\n".join(said))
    typer.confirm("Nothing brings them back. Go on?", abort=True)


def _say(plans: Any, keep_files: bool) -> list[str]:
    return [line for plan in plans for line in _say_one(plan, keep_files)]


def _say_one(plan: LettingGo, keep_files: bool) -> list[str]:
    said = [f"{plan.title}: {plan.chapters:,} chapters, {plan.words:,} words go." if plan.is_whole else plan.title]
    stay = [*plan.spared, *plan.files] if keep_files else plan.spared
    said += [] if keep_files else [f"  goes   {name}" for name in plan.files]
    return said + [f"  stays  {name}" for name in stay]


def _line(line: TrashLine) -> str:
    until = f"until {line.goes_at:%Y-%m-%d}" if line.goes_at else "until it is purged"
    return f"{line.key}  {line.title} by {line.byline or 'Anonymous'} ({line.words:,} words, {until})"


def _answer(json: bool, document: dict[str, Any], said: Sequence[str]) -> None:
    if json:
        print_json(document)
    else:
        typer.echo("\n".join(said))
