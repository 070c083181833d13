"""An exported file and its slip, put together again: what its pages say, and what only the slip does.

A page that is as it was written gives its texts to the letter. One that somebody edited is read like any other file's
and believed over the slip, and a finding says so.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from fanlight.imports.ao3.findings import Findings
from fanlight.kernel.errors import Invalid, Unreadable
from fanlight.works import slips
from fanlight.works.manuscript import Chapter, Manuscript
from fanlight.works.slips import Slip

MOST_BYTES = 64 * 2**20
_FROM_PAGE = ("source_url", "published", "tags")
"""What of an edited chapter only the slip says."""

_FRONT, _BACK = "preface.xhtml", "afterword.xhtml"


@dataclass(frozen=True, slots=True)
class Exported:
    """An exported file: its pages by name, None for one that is gone; `restore` says a text of theirs backwards.

    `read` reads all pages without the slip, for where they were edited.
    """

    pages: Mapping[str, str | None]
    restore: Callable[[str], str]
    read: Callable[[], Manuscript]


def open_slip(data: bytes) -> Slip:
    """Read a slip. Raises: Unreadable."""
    if len(data) > MOST_BYTES:
        raise Unreadable("What Fanlight wrote into this file about its work is far too large.")
    try:
        return slips.read(data)
    except Invalid as error:
        raise Unreadable("What Fanlight wrote into this file about its work is damaged.") from error


def put_together(slip: Slip, file: Exported, findings: Findings) -> Manuscript:
    """Give the Manuscript, still to be admitted."""
    intact = {name for name, digest in slip.pages.items() if _is_intact(file.pages.get(name), digest)}

    def text(at: str, html: str) -> str:
        place = slip.places.get(at)
        page = file.pages.get(place.page) if place and place.page in intact else None
        if place is None or page is None:
            return html
        return place.kept if place.kept is not None else file.restore(page[place.start : place.end])

    written = slips.with_texts(slip.manuscript, text)
    if len(intact) == len(slip.pages):
        return written
    edited = [name.rpartition("/")[2] or "the page" for name in slip.pages if name not in intact]
    named = ", ".join(edited[:12]) + (f" and {len(edited) - 12} more" if len(edited) > 12 else "")
    said = f"Edited after Fanlight wrote this file, and read as they are now: {named}."
    findings.add("", "edited-since", said)
    return _merged(written, file.read(), slip, intact)


def _is_intact(page: str | None, digest: str) -> bool:
    return page is not None and slips.digest(page) == digest


def _merged(written: Manuscript, read: Manuscript, slip: Slip, intact: set[str]) -> Manuscript:
    """Give what the intact pages and the slip say, and for the rest what was read."""
    ends = {name.rpartition("-")[2].rpartition("/")[2]: name for name in slip.pages}
    of_front = written if ends.get(_FRONT) in intact else read
    of_back = written if ends.get(_BACK) in intact else read
    if len(read.chapters) == len(written.chapters):
        pairs = zip(written.chapters, read.chapters, strict=True)
        chapters = tuple(_chapter(number, *pair, slip, intact) for number, pair in enumerate(pairs))
    else:
        chapters = read.chapters
    findings = (*written.findings, *read.findings)
    return replace(of_front, chapters=chapters, end_notes=of_back.end_notes, findings=findings)


def _chapter(number: int, written: Chapter, read: Chapter, slip: Slip, intact: set[str]) -> Chapter:
    place = slip.places.get(f"chapters[{number}].text")
    if place is not None and place.page in intact:
        return written
    return replace(read, **{name: getattr(written, name) for name in _FROM_PAGE})
