"""The slip that goes along with an exported work: what its pages do not say, and where in them the rest stands.

A slip is JSON: the Manuscript, with a place instead of each text that stands in a page, and a SHA-256 of every page.
So a page that nobody has touched gives back what was written to the letter, and one that somebody has edited is known
for it, and is believed over the slip. Nothing in a slip is trusted: whoever reads one cleans it like any other file.
"""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from fanlight.kernel.errors import Invalid
from fanlight.works.manuscript import Chapter, Manuscript
from fanlight.works.manuscript_json import dump, load

FORMAT = "fanlight-slip/1"
IN_BOOK = "META-INF/fanlight.json"
"""Where a book keeps its slip."""

MANUSCRIPT, PICTURES = "manuscript.json", "pictures"
"""What a zip of a Manuscript and its pictures calls them."""

OPENING = '<script type="application/json" id="fanlight-slip">'
"""Opens the slip at the end of an HTML page; every other reader passes over it."""

OF_WORK = ("summary", "notes", "end_notes")
OF_CHAPTER = ("summary", "notes", "text", "end_notes")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: in characters of a page from its beginning; `kept` where the page cannot say it exactly."""

    page: str
    start: int
    end: int
    kept: str | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip that was read. `places` go by the texts' paths in the Manuscript (`chapters[0].text`)."""

    manuscript: Manuscript
    pages: Mapping[str, str]
    places: Mapping[str, Place] = field(default_factory=dict)


def write(manuscript: Manuscript, pages: Mapping[str, str], places: Mapping[str, Place]) -> bytes:
    """Give the slip for a work that was written to `pages`, by name with the SHA-256 of each."""
    bare = with_texts(manuscript, lambda at, html: "" if at in places else html)
    rows = [[at, p.page, p.start, p.end, *([p.kept] if p.kept is not None else [])] for at, p in places.items()]
    document = {"format": FORMAT, "manuscript": dump(bare), "pages": dict(pages), "places": rows}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def read(data: bytes) -> Slip:
    """Read a slip. Raises: Invalid for what is none."""
    try:
        document = json.loads(data)
        if document["format"] != FORMAT:
            raise Invalid(f"This is not a {FORMAT} document.")
        pages = {str(name): str(digest) for name, digest in document["pages"].items()}
        places = {str(at): _place(*row) for at, *row in document["places"]}
        return Slip(load(document["manuscript"]), pages, places)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Invalid("This slip is damaged.") from error


def _place(page: str, start: int, end: int, kept: str | None = None) -> Place:
    if not (isinstance(page, str) and isinstance(start, int) and isinstance(end, int) and 0 <= start <= end):
        raise Invalid("This slip names a place that is none.")
    if not (kept is None or isinstance(kept, str)):
        raise Invalid("This slip keeps what is no text.")
    return Place(page, start, end, kept)


def digest(page: str) -> str:
    """Give what a slip knows an untouched page by."""
    return digest_of(page.encode("utf-8", errors="replace"))


def digest_of(data: bytes) -> str:
    """Give the SHA-256 of some bytes."""
    return hashlib.sha256(data).hexdigest()


_CLOSED = re.compile(r"<(br|hr|img)((?: [^<>]*)?)/>")
_STYLED = re.compile(r'<(p|h[1-6]|div|blockquote) style="text-align: (center|right|left|justify)">')
_IN_BOOK = re.compile(r'<img src="images/([0-9a-f]{64})\.[a-z]+"')
_IN_PAGE = re.compile(r'src="data:image/[a-z]+;base64,([A-Za-z0-9+/=]+)"')


def from_xhtml(text: str) -> str:
    """Give a text on a page of a book as the Manuscript has it: what is rewritten tag by tag, said backwards."""
    if "/>" in text:
        text = _CLOSED.sub(r"<\1\2>", text)
    if 'style="' in text:
        text = _STYLED.sub(r'<\1 align="\2">', text)
    if 'src="images/' in text:
        text = _IN_BOOK.sub(r'<img src="original:\1"', text)
    return text


def from_html(text: str) -> str:
    """Give a text on a page that holds its own pictures as the Manuscript has it."""
    if "base64," not in text:
        return text
    return _IN_PAGE.sub(lambda found: f'src="original:{digest_of(_decoded(found[1]))}"', text)


def pictures_in(page: str) -> dict[str, bytes]:
    """Give the pictures that a page holds itself, by SHA-256."""
    found = map(_decoded, _IN_PAGE.findall(page))
    return {digest_of(data): data for data in found}


def _decoded(data: str) -> bytes:
    try:
        return base64.b64decode(data)
    except ValueError:
        return b""


def with_texts(manuscript: Manuscript, change: Callable[[str, str], str | None]) -> Manuscript:
    """Give a Manuscript with its texts changed; `change` takes a path and what stands there."""

    def changed(at: str, owner: Manuscript | Chapter, names: tuple[str, ...]) -> dict[str, Any]:
        texts = {name: getattr(owner, name) for name in names}
        return {name: change(f"{at}{name}", text) for name, text in texts.items() if text is not None}

    chapters = tuple(
        replace(chapter, **changed(f"chapters[{number}].", chapter, OF_CHAPTER))
        for number, chapter in enumerate(manuscript.chapters)
    )
    return replace(manuscript, chapters=chapters, **changed("", manuscript, OF_WORK))
