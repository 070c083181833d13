"""`fanlight tag`: what stands for what among the tags."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated, Any

import typer

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli import mistakes, tag_tables
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import WRONG_USE, Json, explained, fail, print_json
from fanlight.kernel.errors import Invalid
from fanlight.search.query import Query, TagNamed
from fanlight.search.selectors import find as find_works
from fanlight.tags.actions import decisions, links, names, states, synonyms
from fanlight.tags.errors import InTheWay
from fanlight.tags.models import Decision, Kind, Tag
from fanlight.tags.rules import State
from fanlight.tags.selectors.decisions import DecisionLine, get_decision, line_of, list_decisions
from fanlight.tags.selectors.tags import UNUSED, TagLine, TagSheet, get_sheet, get_tag, list_tags
from fanlight.tags.tables import Name, split_label

app = typer.Typer(
    no_args_is_help=True,
    help="What stands for what among the tags. A tag is written kind:name, as in 'freeform:Slow Burn'.",
)
app.command("import")(tag_tables.import_)
app.command("export")(tag_tables.export)
app.command("mistakes")(mistakes.command)

OneTag = Annotated[str, typer.Argument(metavar="TAG", help="kind:name, in any spelling.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="Another tag; without a kind, of the same one.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say on how many works it acts, and decide nothing.")]


@app.command()
def show(tag: OneTag, json: Json = False) -> None:
    """Show what is known of a tag, and what was decided about it.

    Example: fanlight tag show 'freeform:Slow Burn'
    """
    with explained():
        ready()
        kind, name = _label(tag)
        sheet = get_sheet(OPERATOR, kind=kind, name=name)
        log, _ = list_decisions(OPERATOR, tag=get_tag(OPERATOR, kind=kind, name=name), limit=20)
        works = _works(sheet.tag.kind, sheet.tag.name)
        if json:
            print_json({**asdict(sheet), "works": works, "decisions": [asdict(line) for line in log]})
        else:
            _show(sheet, works, log)


@app.command()
def merge(
    tag: OneTag,
    canonical: Other,
    crown: Annotated[bool, typer.Option("--crown", help="Make the other canonical first, if it is undecided.")] = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Make a tag a synonym of a canonical; what stands for it or lies below it goes along.

    Example: fanlight tag merge 'freeform:slowburn' 'Slow Burn'
    """

    def decide(found: Tag) -> Decision:
        name = _same_kind(found, canonical)
        return synonyms.merge(tag=found, name=name, by=OPERATOR, crown=crown)

    _decide(tag, decide, dry_run=dry_run, json=json)


@app.command()
def unmerge(tag: OneTag, dry_run: DryRun = False, json: Json = False) -> None:
    """Let a synonym stand for itself again.

    Example: fanlight tag unmerge 'freeform:slowburn'
    """
    _decide(tag, lambda found: synonyms.unmerge(tag=found, by=OPERATOR), dry_run=dry_run, json=json)


@app.command()
def canonical(tag: OneTag, dry_run: DryRun = False, json: Json = False) -> None:
    """Make a tag canonical: one that others stand for and under.

    Example: fanlight tag canonical 'freeform:Slow Burn'
    """
    _decide(tag, lambda found: states.canonicalize(tag=found, by=OPERATOR), dry_run=dry_run, json=json)


@app.command()
def uncanonical(tag: OneTag, dry_run: DryRun = False, json: Json = False) -> None:
    """Make a canonical a tag about which nothing is decided; its synonyms are free again.

    Example: fanlight tag uncanonical 'freeform:Slow Burn'
    """
    _decide(tag, lambda found: states.decanonicalize(tag=found, by=OPERATOR), dry_run=dry_run, json=json)


@app.command()
def aside(
    tag: OneTag,
    back: Annotated[bool, typer.Option("--back", help="Put it into its bin again.")] = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Set a tag aside as one that cannot be wrangled.

    Example: fanlight tag aside 'freeform:???'
    """
    action = states.take_back if back else states.set_aside
    _decide(tag, lambda found: action(tag=found, by=OPERATOR), dry_run=dry_run, json=json)


@app.command()
def meta(tag: OneTag, metatag: Other, dry_run: DryRun = False, json: Json = False) -> None:
    """Put a tag under a metatag: whoever asks for that finds this too.

    Example: fanlight tag meta 'freeform:Sea Fog' 'Fog'
    """
    _decide(
        tag,
        lambda found: links.add_metatag(tag=found, metatag=_other(found, metatag), by=OPERATOR),
        dry_run=dry_run,
        json=json,
    )


@app.command()
def unmeta(tag: OneTag, metatag: Other, dry_run: DryRun = False, json: Json = False) -> None:
    """Take a tag from under a metatag.

    Example: fanlight tag unmeta 'freeform:Sea Fog' 'Fog'
    """
    _decide(
        tag,
        lambda found: links.remove_metatag(tag=found, metatag=_other(found, metatag), by=OPERATOR),
        dry_run=dry_run,
        json=json,
    )


@app.command()
def parent(
    tag: OneTag,
    other: Annotated[str, typer.Argument(metavar="PARENT", help="kind:name of a fandom or character.")],
    away: Annotated[bool, typer.Option("--away", help="Let it belong there no more.")] = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Let a character, relationship or freeform belong to a fandom, or a relationship to a character.

    Example: fanlight tag parent 'character:Orla' 'fandom:The Lamp'
    """
    action = links.remove_parent if away else links.add_parent
    _decide(tag, lambda found: action(tag=found, parent=_other(found, other), by=OPERATOR), dry_run=dry_run, json=json)


@app.command()
def media(
    tag: OneTag,
    shelves: Annotated[list[str] | None, typer.Argument(help="Names; none for no shelf.")] = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Say on which shelves of media a fandom stands.

    Example: fanlight tag media 'fandom:The Lamp' Books Films
    """
    _decide(tag, lambda found: links.set_media(tag=found, names=shelves or [], by=OPERATOR), dry_run=dry_run, json=json)


@app.command()
def rename(
    tag: OneTag,
    name: Annotated[str, typer.Argument(help="What it is called from now on.")],
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Call a tag something else; it is found by the old name as before.

    Example: fanlight tag rename 'character:Amelie' 'Amélie'
    """
    _decide(tag, lambda found: names.rename(tag=found, name=name, by=OPERATOR), dry_run=dry_run, json=json)


@app.command()
def kind(
    tag: OneTag,
    to: Annotated[Kind, typer.Argument(metavar="KIND", help=", ".join(Kind.values))],
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Put a tag into another kind; it is found under the old one as before.

    Example: fanlight tag kind 'freeform:Orla Brannigan' character
    """
    _decide(tag, lambda found: names.change_kind(tag=found, kind=to.value, by=OPERATOR), dry_run=dry_run, json=json)


@app.command("find")
def find_(
    text: Annotated[str, typer.Argument(help="Words of the name.")] = "",
    kind: Annotated[str, typer.Option(help="One kind alone.")] = "",
    state: Annotated[str, typer.Option(help=", ".join([*State, UNUSED]))] = "",
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Tags at once.")] = 50,
    after: Annotated[str | None, typer.Option(help="Where the page before ended.")] = None,
    json: Json = False,
) -> None:
    """Find tags by name and by what was decided about them, most used first.

    Example: fanlight tag find lamp --state undecided
    """
    with explained():
        ready()
        lines, following = list_tags(OPERATOR, text=text, kind=kind, state=state, after=after, limit=limit)
        if json:
            print_json({"tags": [asdict(line) for line in lines], "next": following})
            return
        for line in lines:
            typer.echo(_line(line))
        if following:
            typer.echo(f"There are more: --after {following}", err=True)


@app.command()
def log(
    tag: Annotated[str, typer.Argument(metavar="[TAG]", help="Decisions about one tag alone.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Decisions at once.")] = 50,
    after: Annotated[str | None, typer.Option(help="Where the page before ended.")] = None,
    json: Json = False,
) -> None:
    """List what was decided, the newest first.

    Example: fanlight tag log 'freeform:Slow Burn'
    """
    with explained():
        ready()
        about = _get(tag) if tag else None
        lines, following = list_decisions(OPERATOR, tag=about, limit=limit, after=after)
        if json:
            print_json({"decisions": [asdict(line) for line in lines], "next": following})
            return
        for line in lines:
            typer.echo(_said(line))
        if following:
            typer.echo(f"There are more: --after {following}", err=True)


@app.command()
def undo(
    decision: Annotated[str, typer.Argument(help="The decision's key, as `tag log` prints it.")],
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Give back what was before a decision.

    Example: fanlight tag undo 7k2m9x4q0z
    """
    with explained():
        ready()
        found = get_decision(OPERATOR, key=decision)
        undone = _made(lambda: decisions.undo(decision=found, by=OPERATOR), dry_run=dry_run)
        if json:
            print_json({"undone": undone.key, "dry_run": dry_run, **_document(line_of(undone))})
        else:
            typer.echo(f"{'Would be undone' if dry_run else 'Undone'}: {_said(line_of(undone))}")


def _decide(tag: str, decide: Callable[[Tag], Decision], *, dry_run: bool, json: bool) -> None:
    with explained():
        ready()
        found = _get(tag)
        works = _works(found.kind, found.name)
        made = line_of(_made(lambda: decide(found), dry_run=dry_run))
        if json:
            told = _document(made) | ({"decision": None} if dry_run else {})  # nothing is there to be undone
            print_json({"works": works, "dry_run": dry_run, **told})
        elif dry_run:
            typer.echo(f"Would act on {_counted(works)}: {_about(made)}.")
        else:
            typer.echo(f"{_about(made)}, which acts on {_counted(works)}. To undo it: fanlight tag undo {made.key}")


def _made(decide: Callable[[], Decision], *, dry_run: bool) -> Decision:
    try:
        return decisions.rehearse(decide) if dry_run else decide()
    except InTheWay as error:
        hint = f" See: fanlight tag show {_quoted(':'.join(error.tag))}" if error.tag else ""
        hint = f" See: fanlight tag undo {error.decision}" if error.decision else hint
        raise Invalid(f"{error}{hint}") from error


def _quoted(text: str) -> str:
    """Put a name as a shell takes it, whatever stands in it."""
    return "'{}'".format(text.replace("'", "'\\''"))


def _counted(works: int) -> str:
    return "1 work" if works == 1 else f"{works:,} works"


def _document(line: DecisionLine) -> dict[str, Any]:
    return {"decision": line.key, "verb": line.verb, "tag": line.subject, "other": line.target, **line.detail}


def _label(text: str) -> Name:
    kind, name = split_label(text)
    if not kind or not name:
        fail(f"A tag is written kind:name, with a kind of {', '.join(Kind.values)}; not {text!r}.", status=WRONG_USE)
    return kind, name


def _get(text: str) -> Tag:
    kind, name = _label(text)
    return get_tag(OPERATOR, kind=kind, name=name)


def _other(tag: Tag, text: str) -> Tag:
    kind, name = split_label(text)
    return get_tag(OPERATOR, kind=kind or tag.kind, name=name)


def _same_kind(tag: Tag, text: str) -> str:
    kind, name = split_label(text)
    if kind not in ("", tag.kind):
        raise Invalid(f"A {tag.kind} cannot stand for a {kind}.")
    return name


def _works(kind: str, name: str) -> int:
    """Count the works that are found under a name."""
    return find_works(Query((TagNamed(kind, name),)), OPERATOR, limit=1).total


def _about(line: DecisionLine) -> str:
    about = f"{line.verb.replace('-', ' ')}: {line.subject}"
    more = line.detail.get("name") or line.detail.get("kind") or ", ".join(line.detail.get("media", ()))
    return " → ".join(filter(None, (about, line.target, more)))


def _said(line: DecisionLine) -> str:
    undone = f" (undone by {line.undone_by_name})" if line.undone_at else ""
    return f"{line.key}  {line.at:%Y-%m-%d %H:%M}  {line.by_name}  {_about(line)}{undone}"


def _line(line: TagLine) -> str:
    stands_for = f" = {line.stands_for}" if line.stands_for else ""
    return f"{line.kind}:{line.name}{stands_for}  {line.state}  {line.uses:,}"


def _show(sheet: TagSheet, works: int, log: list[DecisionLine]) -> None:
    typer.echo(f"{_line(sheet.tag)} ({_counted(works)} found under it)")
    lists = {
        "spellings": sheet.spellings,
        "above": sheet.above,
        "below": sheet.below,
        "belongs to": sheet.parents,
        **{f"{of}s of it": tags for of, tags in sheet.children.items()},
    }
    for title, tags in lists.items():
        if tags:
            typer.echo(f"{title}: {', '.join(line.name for line in tags)}")
    if sheet.media:
        typer.echo(f"media: {', '.join(sheet.media)}")
    if sheet.former:
        typer.echo(f"was called: {', '.join(f'{of}:{name}' for of, name in sheet.former)}")
    for line in log:
        typer.echo(_said(line))
