"""Where the parts of FanFicFare's TXT begin and end, in lines (writer_txt.py)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fanlight.imports.encodings import Decoded

CONTENTS = "TABLE OF CONTENTS"
END = "End file."

_HEADING = re.compile(r"(?:\t| {8})(?=\S)")
"""A chapter's title stands behind a tab, which wrapping turns into spaces. No line of a story can begin so, for
html2text squeezes white space and sets code off by four spaces, on the empty lines around it too."""

_MOST_TITLE_LINES = 200


@dataclass(frozen=True, slots=True)
class Top:
    """The title and the byline without `by`, each as its lines, and the number of the line after them."""

    title: list[str]
    by: list[str]
    end: int


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a chapter: its lines, from `start` up to `end`."""

    start: int
    end: int
    lines: tuple[str, ...]


def lines_of(decoded: Decoded) -> list[str]:
    """Give a text's lines, whatever ends them."""
    text = decoded.utf8.decode("utf-8", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def top_of(lines: list[str]) -> Top | None:
    """Find title and byline: the first paragraph, and after an empty line the second, which begins with `by`."""
    start = skip_blank(lines, 0)
    middle = _paragraph_end(lines, start)
    by = skip_blank(lines, middle)
    end = _paragraph_end(lines, by)
    if not start < middle < by < end or not lines[by].startswith("by ") or end - start > _MOST_TITLE_LINES:
        return None
    return Top(lines[start:middle], [lines[by].removeprefix("by "), *lines[by + 1 : end]], end)


def find_contents(lines: list[str], start: int) -> int | None:
    """Find the line above the table of contents; more empty lines stand before it than a summary has."""
    for at in range(start, len(lines)):
        if lines[at].strip() == CONTENTS and at >= 3 and not any(map(str.strip, lines[at - 3 : at])):
            return at
    return None


def headings(lines: list[str], start: int) -> Iterator[Heading]:
    """Find what is set as a chapter's title is: indented, between empty lines, two of them before."""
    for at in range(max(start, 2), len(lines)):
        if not _HEADING.match(lines[at]) or lines[at - 1] or lines[at - 2]:
            continue
        end = _paragraph_end(lines, at)
        blanks = skip_blank(lines, end) - end
        if blanks >= (1 if lines[at].startswith("\t") else 2) or end + blanks >= len(lines):
            yield Heading(at, end, (lines[at].strip(), *lines[at + 1 : end]))


def skip_blank(lines: list[str], at: int) -> int:
    """Give the first line from `at` on that shows something, or how many lines there are."""
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def paragraphs(lines: list[str]) -> Iterator[list[str]]:
    """Give runs of lines that show something."""
    at = skip_blank(lines, 0)
    while at < len(lines):
        end = _paragraph_end(lines, at)
        yield lines[at:end]
        at = skip_blank(lines, end)


def _paragraph_end(lines: list[str], at: int) -> int:
    while at < len(lines) and lines[at].strip():
        at += 1
    return at
