"""A chapter's title, from the words of its heading."""

from itertools import islice

from fanlight.imports.headings import MOST_TITLE
from fanlight.imports.salvage.forms import MOST, Form, read_form, unshelled
from fanlight.imports.salvage.paragraphs import Repairs
from fanlight.imports.salvage.values import Salvaged
from fanlight.kernel.text import squish


def heading_of(salvaged: Salvaged, index: int, repairs: Repairs) -> str:
    """Give the words that name the chapter which the piece of this number opens, put right, wherever they stand."""
    words: list[str] = []
    for number, piece in enumerate(islice(salvaged.pieces, index, None)):
        if piece.role == "heading" and number:
            break
        if piece.role in ("heading", "title"):
            words.append(repairs.words(piece.start, piece.end))
    return "\n".join(words)


def title_of(heading: str, position: int) -> str | None:
    """Give the title that a heading carries: `Chapter 2: Fog` → `Fog`, `Chapter 2` → None for the second chapter.

    A number that is not the chapter's position says something, and the heading is kept whole; so is `Prologue`. Signs
    around are left out: `## Fog` → `Fog`.
    """
    lines = [squish(line) for line in heading.split("\n") if any(map(str.isalnum, line))]
    if not lines:
        return None
    cores = [unshelled(line)[1] or line for line in lines]
    forms = [_read(line) for line in lines]
    while len(lines) > 1 and forms[0] is not None and _is_again(forms[0], forms[1]):
        lines, cores, forms = lines[1:], cores[1:], forms[1:]
    form = forms[0]
    whole = form is None or form.number != position or form.sub or form.family == "name"
    if whole or any(other is not None and other.number for other in forms[1:]):
        return squish(" ".join(cores))[:MOST_TITLE] or None
    title = form.title if form is not None else ""
    return squish(" ".join([title, *cores[1:]]))[:MOST_TITLE] or None


def _read(line: str) -> Form | None:
    return read_form(line) if len(line) <= 2 * MOST else None


def _is_again(one: Form, other: Form | None) -> bool:
    """Tell whether the second line says the first again: `Chapter 1`, `Chapter 1: Fog`."""
    return other is not None and (one.family, one.number) == (other.family, other.number) and one.number > 0
