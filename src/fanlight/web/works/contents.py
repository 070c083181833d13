"""A table of contents made ready for its templates. A work may have thousands of chapters: then a hundred at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fanlight.web.addresses import address
from fanlight.web.works.figures import say_number
from fanlight.works.selectors.cards import TagLine
from fanlight.works.selectors.readings import ContentsLine

AT_ONCE = 100
"""Chapters in a table at once."""

NEAR = 3
"""Chapters on either side of the one that is read, in the table beside its text; and stretches named on either side."""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A chapter's line; `has_title` tells its own title from "Chapter 3"."""

    href: str
    position: int
    title: str
    has_title: bool
    words: str
    published: date | None
    tags: Sequence[TagLine]
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Chapters from `first` to `last`, and where the table shows them. `is_apart` tells that some lie before it."""

    first: int
    last: int
    href: str
    is_current: bool = False
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """A work's table of contents, or a stretch of it: `stretches` are none where it is whole.

    `here` is the chapter that the address names, 0 for none.
    """

    lines: Sequence[ShownLine]
    begin_href: str
    last: int
    here: int = 0
    stretches: Sequence[Stretch] = ()
    previous: Stretch | None = None
    next: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that follow on one another; `skipped` lie before them and are not shown."""

    lines: Sequence[ShownLine]
    skipped: Stretch | None = None


def show_contents(key: str, contents: Sequence[ContentsLine], asked: Mapping[str, str]) -> Contents:
    """Make a work's table of contents ready: the stretch that has chapter `at`, or that is the number `part`."""
    if not contents:
        return Contents((), "", 0)
    here = read_number(asked.get("at", ""))
    begin, last = chapter_href(key, contents[0].position), contents[-1].position
    if len(contents) <= AT_ONCE:
        return Contents(_lines(key, contents), begin, last, here)
    stretches = _stretches(key, contents)
    if here:
        current = _stretch_of(contents, here)
    else:
        current = min(max(read_number(asked.get("part", "")), 1), len(stretches)) - 1
    return Contents(
        lines=_lines(key, contents[current * AT_ONCE : (current + 1) * AT_ONCE]),
        begin_href=begin,
        last=last,
        here=here,
        stretches=_named(stretches, current),
        previous=stretches[current - 1] if current else None,
        next=stretches[current + 1] if current + 1 < len(stretches) else None,
    )


def show_runs(key: str, contents: Sequence[ContentsLine], position: int) -> list[Run]:
    """Make the table ready that stands beside a chapter's text: of a long work its ends, and what is near."""
    if len(contents) <= AT_ONCE:
        return [Run(_lines(key, contents))]
    place = next((n for n, line in enumerate(contents) if line.position >= position), len(contents) - 1)
    runs: list[Run] = []
    shown = 0
    for start, end in ((0, 1), (place - NEAR, place + NEAR + 1), (len(contents) - 1, len(contents))):
        start = max(start, shown)
        end = min(max(end, start), len(contents))
        if start - shown == 1:  # a line says one chapter as shortly as it says that one is missing
            start = shown
        if start < end:
            runs.append(Run(_lines(key, contents[start:end]), _skipped(key, contents, shown, start, place)))
            shown = end
    return runs


def show_line(key: str, line: ContentsLine) -> ShownLine:
    """Make one line ready."""
    return _lines(key, (line,))[0]


def read_number(text: str) -> int:
    """Read a number that stands in an address; 0 for what is none, or larger than any chapter's."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def chapter_href(key: str, position: int) -> str:
    """Give a chapter's address."""
    return f"{address('works:work', key)}chapters/{position}/"


def table_href(key: str, position: int) -> str:
    """Give the address of the table of contents where a chapter stands in it."""
    return f"{address('works:work', key)}?at={position}#chapters"


def _lines(key: str, contents: Sequence[ContentsLine]) -> list[ShownLine]:
    unnamed = _("Chapter %s")
    return [
        ShownLine(
            href=chapter_href(key, line.position),
            position=line.position,
            title=line.title or unnamed % say_number(line.position),
            has_title=bool(line.title),
            words=say_number(line.words),
            published=line.published,
            tags=line.tags,
            is_gone=line.gone_at is not None,
        )
        for line in contents
    ]


def _stretches(key: str, contents: Sequence[ContentsLine]) -> list[Stretch]:
    return [
        Stretch(
            first=contents[start].position,
            last=contents[min(start + AT_ONCE, len(contents)) - 1].position,
            href=_part_href(key, start),
        )
        for start in range(0, len(contents), AT_ONCE)
    ]


def _part_href(key: str, place: int) -> str:
    return f"{address('works:work', key)}?part={place // AT_ONCE + 1}#chapters"


def _stretch_of(contents: Sequence[ContentsLine], position: int) -> int:
    """Give the number of the stretch with a chapter, or with the last one before it."""
    return max(0, sum(line.position <= position for line in contents) - 1) // AT_ONCE


def _named(stretches: Sequence[Stretch], current: int) -> list[Stretch]:
    """Give the first stretch, the last, and those near the current one."""
    kept = [n for n in range(len(stretches)) if n in (0, len(stretches) - 1) or abs(n - current) <= NEAR]
    return [
        Stretch(s.first, s.last, s.href, is_current=n == current, is_apart=n > 0 and n - 1 not in kept)
        for n in kept
        for s in [stretches[n]]
    ]


def _skipped(key: str, contents: Sequence[ContentsLine], start: int, end: int, place: int) -> Stretch | None:
    """Give what lies between two runs; it leads to where the table has it, on the side of the chapter that is read."""
    if start == end:
        return None
    nearest = end - 1 if end <= place else start
    return Stretch(contents[start].position, contents[end - 1].position, _part_href(key, nearest))
