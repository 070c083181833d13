"""`fanlight retag`: changing what a work, or one of its chapters, is tagged with."""

from collections.abc import Iterable
from typing import Annotated, get_args

import typer

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import WRONG_USE, Json, explained, fail, print_json
from fanlight.tags.actions.tags import identity
from fanlight.works.actions.taggings import set_tags
from fanlight.works.manuscript import Kind, Tag
from fanlight.works.models import TagChange
from fanlight.works.selectors.taggings import get_tag_lists

Key = Annotated[str, typer.Argument(help="The work's key, as `list` and `import` print it.")]
Tags = Annotated[list[str] | None, typer.Option(metavar="KIND:NAME", help="Any number of times.")]
Chapter = Annotated[int | None, typer.Option(min=1, help="The chapter's number; without it, the whole work.")]
Said = Annotated[str, typer.Option(help="A word to readers; it stands in the tag history, and before the chapter.")]


def command(
    key: Key, add: Tags = None, remove: Tags = None, chapter: Chapter = None, said: Said = "", json: Json = False
) -> None:
    """Add tags to a work or to one of its chapters, and take tags off.

    Example: fanlight retag 7k2m9x4q0z --chapter 4 --add 'warning:Major Character Death' --said 'It ends well.'
    """
    with explained():
        ready()
        lists = get_tag_lists(OPERATOR, key=key)
        held, gone = lists.lists.get(chapter, ()), {identity(tag.kind, tag.name) for tag in _read(remove)}
        missing = gone - {identity(tag.kind, tag.name) for tag in held}
        if missing:
            fail(f"It has no tag {', '.join(':'.join(one) for one in sorted(missing))}.", status=WRONG_USE)
        wanted = [*(tag for tag in held if identity(tag.kind, tag.name) not in gone), *_read(add)]
        entries = set_tags(key=key, lists={chapter: wanted}, by=OPERATOR, said=said, seen=lists.seen)
        if json:
            print_json(
                {"key": key, "chapter": chapter, "added": _all(entries, "added"), "removed": _all(entries, "removed")}
            )
            return
        typer.echo(_said(entries))


def _read(entries: list[str] | None) -> list[Tag]:
    kinds = {kind: kind for kind in get_args(Kind)}
    tags = []
    for entry in entries or ():
        kind, _, name = entry.partition(":")
        if kind not in kinds or not name.strip():
            fail(f"“{entry}” is no tag; write kind:name, where the kind is {', '.join(kinds)}.", status=WRONG_USE)
        tags.append(Tag(kinds[kind], name.strip()))
    return tags


def _all(entries: Iterable[TagChange], field: str) -> list[dict[str, str]]:
    return [tag for entry in entries for tag in getattr(entry, field)]


def _said(entries: Iterable[TagChange]) -> str:
    done = [(sign, tag) for e in entries for sign, tags in (("+", e.added), ("-", e.removed)) for tag in tags]
    return "\n".join(f"{sign}{tag['kind']}:{tag['name']}" for sign, tag in done) or "Nothing was to be changed."
