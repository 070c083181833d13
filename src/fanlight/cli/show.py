"""`fanlight show`: one work, as a Manuscript or to be read."""

import textwrap
from typing import Annotated

import typer

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import Json, explained, print_json
from fanlight.kernel.html import plain
from fanlight.works.manuscript import Manuscript
from fanlight.works.manuscript_json import dump
from fanlight.works.selectors.manuscripts import get_manuscript

WIDTH = 80


def command(
    key: Annotated[str, typer.Argument(help="The work's key, as `list` and `import` print it.")],
    text: Annotated[bool, typer.Option("--text", help="Readable text instead of JSON.")] = False,
    json: Json = False,
) -> None:
    """Print a work: its manuscript as JSON, or its text.

    Example: fanlight show 7k2m9x4q0z --text | less
    """
    with explained():
        ready()
        manuscript = get_manuscript(OPERATOR, key=key)
        if text and not json:
            typer.echo(as_text(manuscript))
        else:
            print_json(dump(manuscript))


def as_text(manuscript: Manuscript) -> str:
    """Give a work as plain text, wrapped for a terminal."""
    names = ", ".join(creator.name for creator in manuscript.creators) or "Anonymous"
    blocks = [manuscript.title, f"by {names}"]
    blocks += [f"{kind}: {', '.join(names)}" for kind, names in _tags(manuscript).items()]
    blocks += _paragraphs(manuscript.summary) + _paragraphs(manuscript.notes)
    for chapter in manuscript.chapters:
        blocks.append(f"Chapter {chapter.position}" + (f": {chapter.title}" if chapter.title else ""))
        for html in (chapter.summary, chapter.notes, chapter.text, chapter.end_notes):
            blocks += _paragraphs(html)
    blocks += _paragraphs(manuscript.end_notes)
    return "\n\n".join(textwrap.fill(block, WIDTH) for block in blocks)


def _tags(manuscript: Manuscript) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for tag in manuscript.tags:
        tags.setdefault(tag.kind, []).append(tag.name)
    return tags


def _paragraphs(html: str | None) -> list[str]:
    pieces = (html or "").replace("</p>", "</p>\x1f").replace("<br>", "<br>\x1f").split("\x1f")
    return [text for text in map(plain, pieces) if text]
