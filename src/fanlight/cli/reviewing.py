"""`fanlight review`: what waits for somebody to look at it, and letting it in."""

import json as json_module
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Annotated, Any, Literal

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import DONE_WITH_FAILURES, Json, explained, print_json
from fanlight.cli.show import as_text
from fanlight.imports.actions import acceptances, reviews
from fanlight.imports.actions.acceptances import Result
from fanlight.imports.selectors.reviews import (
    ReviewCard,
    get_card,
    get_manuscript,
    get_text,
    list_decisions,
    list_reviews,
)
from fanlight.kernel.errors import FanlightError, Invalid
from fanlight.works.manuscript_json import dump

app = typer.Typer(no_args_is_help=True, help="What waits for a look: list, show, change, accept, dismiss, restore.")
Key = Annotated[str, typer.Argument(help="The review's key, as `review list` and `import --json` print it.")]
Keys = Annotated[list[str] | None, typer.Argument(metavar="KEY…", help="Keys of reviews.")]
State = Literal["waiting", "accepted", "dismissed", "withdrawn"]

SHOWN = 50
"""Open decisions that `show` names."""


@app.command("list")
def list_(
    state: Annotated[
        State, typer.Option(help="What waits, was accepted, was left out, or whose import was undone.")
    ] = "waiting",
    certain: Annotated[bool, typer.Option("--certain", help="Only what asks nothing.")] = False,
    of_import: Annotated[str | None, typer.Option("--import", metavar="KEY", help="Only of this import.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Reviews at most.")] = 50,
    after: Annotated[str | None, typer.Option(metavar="CURSOR", help="Go on after an earlier answer's `next`.")] = None,
    json: Json = False,
) -> None:
    """List what waits, the oldest first.

    Example: fanlight review list --certain
    """
    with explained():
        ready()
        page = list_reviews(OPERATOR, state=state, certain=certain, job=of_import, limit=limit, after=after)
        if json:
            found = [as_json(card) for card in page.cards]
            print_json({"reviews": found, "counts": dict(page.counts), "certain": page.certain, "next": page.next})
            return
        table = Table("key", "title", "chapters", "words", "open", "why", "file", box=None, pad_edge=False)
        for card in page.cards:
            figures = (f"{card.chapters:,}", f"{card.words:,}", f"{card.unsure:,}")
            table.add_row(card.key, card.title[:60], *figures, card.kind, card.name[-60:])
        Console().print(table)
        more = f"; go on with --after {page.next}" if page.next else ""
        typer.echo(f"{page.counts.get(state, 0):,} {state}, {page.certain:,} that wait ask nothing{more}")


@app.command()
def show(
    key: Key,
    text: Annotated[bool, typer.Option("--text", help="The work as it would be, to be read.")] = False,
    json: Json = False,
) -> None:
    """Print what waits: how it is cut and what is open; with --json the manuscript that it would become as well.

    Example: fanlight review show 7k2m9x4q0z
    """
    with explained():
        ready()
        if json:
            print_json(_document(key))
        elif text:
            typer.echo(as_text(get_manuscript(OPERATOR, key=key)))
        else:
            typer.echo("\n".join(_words(get_card(OPERATOR, key=key))))


@app.command()
def step(
    key: Key,
    steps: Annotated[list[str], typer.Argument(metavar="STEP…", help='As JSON: {"do": "confirm", "at": 120}')],
    json: Json = False,
) -> None:
    """Change how a text is cut, step by step; docs/reference/cli.md names the steps. `undo` takes the last one back.

    Example: fanlight review step 7k2m9x4q0z '{"do": "rename", "title": "The Lamp"}'
    """
    with explained():
        ready()
        for given in steps:
            revision = get_text(OPERATOR, key=key).revision
            reviews.step(by=OPERATOR, key=key, revision=revision, step=_read_step(given))
        _say_state(key, as_document=json)


@app.command()
def undo(key: Key, json: Json = False) -> None:
    """Take the last step back.

    Example: fanlight review undo 7k2m9x4q0z
    """
    with explained():
        ready()
        reviews.undo(by=OPERATOR, key=key, revision=get_text(OPERATOR, key=key).revision)
        _say_state(key, as_document=json)


@app.command()
def redo(key: Key, json: Json = False) -> None:
    """Do again what was taken back last.

    Example: fanlight review redo 7k2m9x4q0z
    """
    with explained():
        ready()
        reviews.redo(by=OPERATOR, key=key, revision=get_text(OPERATOR, key=key).revision)
        _say_state(key, as_document=json)


@app.command()
def accept(
    keys: Keys = None,
    certain: Annotated[bool, typer.Option("--certain", help="Everything that asks nothing.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Everything that waits, as it stands.")] = False,
    of_import: Annotated[
        str | None, typer.Option("--import", metavar="KEY", help="With --certain or --all: only of this import.")
    ] = None,
    twins: Annotated[
        Literal["copy", "work"] | None,
        typer.Option("--as", help="What a work is that seems to be here: another copy of it, or a work of its own."),
    ] = None,
    json: Json = False,
) -> None:
    """Let in what waits: what is named, or all that asks nothing. What cannot come in stays, and is said.

    Example: fanlight review accept --certain
    """
    with explained():
        ready()
        if bool(keys) + certain + everything != 1:
            raise Invalid("Name reviews by their keys, or use --certain, or --all.")
        wanted = keys or list(_waiting(certain=certain, job=of_import))
        with Progress(
            TextColumn("accepting"), BarColumn(), MofNCompleteColumn(),
            console=Console(stderr=True), disable=not sys.stderr.isatty(),
        ) as bar:  # fmt: skip
            shown = bar.add_task("accepting", total=len(wanted))
            as_copy = None if twins is None else twins == "copy"
            result = acceptances.accept_many(
                by=OPERATOR, keys=wanted, as_copy=as_copy, progress=lambda done: bar.update(shown, completed=done)
            )
        _say_result(result, as_document=json)


@app.command()
def dismiss(keys: Annotated[list[str], typer.Argument(metavar="KEY…")], json: Json = False) -> None:
    """Leave out of the library what waits; its file stays kept, and `restore` has it wait again.

    Example: fanlight review dismiss 7k2m9x4q0z
    """
    with explained():
        ready()
        _each(keys, reviews.dismiss, "dismissed", as_document=json)


@app.command()
def restore(keys: Annotated[list[str], typer.Argument(metavar="KEY…")], json: Json = False) -> None:
    """Have something wait again that was left out.

    Example: fanlight review restore 7k2m9x4q0z
    """
    with explained():
        ready()
        _each(keys, reviews.restore, "restored", as_document=json)


def as_json(card: ReviewCard) -> dict[str, Any]:
    """Give a review as a row of JSON."""
    return {
        "key": card.key, "kind": card.kind, "state": card.state, "file": card.name, "title": card.title,
        "format": card.format, "chapters": card.chapters, "words": card.words, "findings": card.unsure,
        "twin": card.twin_key or None, "twin_answer": card.answer or None,
        "work": card.work_key or None, "import": card.job_key or None,
        "made_at": card.made_at.isoformat(),
    }  # fmt: skip


def _document(key: str) -> dict[str, Any]:
    card = get_card(OPERATOR, key=key)
    document = as_json(card)
    if card.kind == "text":
        view = get_text(OPERATOR, key=key)
        document |= {"revision": view.revision, "undo": view.undo_step, "redo": view.redo_step}
        document["words_by_role"] = dict(view.figures.by_role)
        document["decisions"] = [asdict(d) for d in list_decisions(OPERATOR, key=key, only_open=False, limit=10_000)]
    return document | {"manuscript": dump(get_manuscript(OPERATOR, key=key))}


def _words(card: ReviewCard) -> Iterator[str]:
    yield f"{card.title} ({card.name})"
    asks = f"{card.unsure:,} things to look at" if card.unsure else "all of it certain"
    yield f"{card.state}, {card.chapters:,} chapters, {card.words:,} words, {asks}"
    if card.answer:
        was = "another copy of the work here" if card.answer == "copy" else "a work of its own beside the one here"
        yield f"It was said before that this is {was}, {card.twin_key}; accept does so, --as says otherwise."
    elif card.twin_key:
        yield f"{acceptances.TWIN} The one here is {card.twin_key}; accept with --as copy or --as work."
    if card.kind != "text":
        yield from (f"  {f.certainty}, {f.at}: {f.said}" for f in get_manuscript(OPERATOR, key=card.key).findings)
        return
    view = get_text(OPERATOR, key=card.key)
    for line in view.outline:
        title = f": {line.title}" if line.title else ""
        yield f"  Chapter {line.number}{title}, {line.words:,} words, from {line.at:,}"
    yield from (f"  {tag.kind}: {tag.name}" for tag in view.tags)
    opened = list_decisions(OPERATOR, key=card.key, limit=SHOWN)
    yield from (f"  {d.certainty}, at {d.at:,} ({d.kind}): {d.said}" for d in opened)


def _read_step(given: str) -> object:
    try:
        return json_module.loads(given)
    except (ValueError, RecursionError) as error:
        raise Invalid(f"A step is JSON, and this is none: {given:.80}", at="step") from error


def _waiting(*, certain: bool, job: str | None) -> Iterator[str]:
    after: str | None = None
    while True:
        page = list_reviews(OPERATOR, certain=certain, job=job, after=after, limit=1000)
        yield from (card.key for card in page.cards)
        after = page.next
        if after is None:
            return


def _say_state(key: str, *, as_document: bool) -> None:
    if as_document:
        print_json(_document(key))
    else:
        typer.echo("\n".join(_words(get_card(OPERATOR, key=key))))


def _say_result(result: Result, *, as_document: bool) -> None:
    if as_document:
        accepted = [
            {"key": one.key, "work": one.work_key, "title": one.title, "outcome": one.outcome}
            for one in result.accepted
        ]
        print_json({"accepted": accepted, "left": [{"key": one.key, "error": one.said} for one in result.left]})
    else:
        typer.echo(f"{len(result.accepted):,} in; {len(result.left):,} still wait.")
        for one in result.left:
            typer.echo(f"  {one.key} {one.title}: {one.said}")
    if result.left:
        raise typer.Exit(DONE_WITH_FAILURES)


def _each(keys: Iterable[str], act: Any, name: str, *, as_document: bool) -> None:
    done: list[str] = []
    failed: list[dict[str, str]] = []
    for key in dict.fromkeys(keys):
        try:
            act(by=OPERATOR, key=key)
            done.append(key)
        except FanlightError as error:
            failed.append({"key": key, "error": str(error)})
    if as_document:
        print_json({name: done, "failed": failed})
    else:
        typer.echo(f"{len(done):,} {name}.")
        for one in failed:
            typer.echo(f"  {one['key']}: {one['error']}")
    if failed:
        raise typer.Exit(DONE_WITH_FAILURES)
