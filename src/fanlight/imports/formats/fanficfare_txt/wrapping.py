"""Putting lines together that were one before FanFicFare wrapped them (Python's textwrap, as `wrap_width` says).

The width is not in the file. Whatever was wrapped is as long as it could be: a line was one with the next only if the
next one's first word had no room on it.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

_HYPHENATED = re.compile(r"(?:[^\W\d]{2}|[^\W\d]-\w)-$")
_AFTER_HYPHEN = re.compile(r"[^\W\d]-?[^\W\d]")
_DASH_BEFORE = re.compile(r"\w-{2,}$")
_DASH_AFTER = re.compile(r"-{2,}\w")
_WORD = re.compile(r"\S+")
_OWN_LINE = re.compile(r" {4}|\t|\s*(?:[-+*>|#]|\d+[.)])(?:\s|$)|#+ |\||> ?")
"""What begins a line that html2text would not have joined to the one before: code, lists, quotations,
headings; rows of a table have bars in them."""

_ESCAPED = re.compile(r"^(\s*(?:> ?)*)(?:(\d+)\\(?=\.\s)|\\(?=[-+](?:\s|-|$)))")
_BACKSLASH = re.compile(r"\\\\(?=[\\`*_{}\[\]()#+.!-])")
"""html2text's own backslashes: before what would begin a list, and before a backslash that would mean something."""

BREAK = "  "
"""A line ends so where the story itself breaks it."""


def width_of(lines: Iterable[str]) -> int:
    """Give the width that prose was wrapped at, as far as its longest line shows; 0 if it was not wrapped."""
    return max((len(a) for a, b in pairwise(lines) if _may_go_on(a, b) and " " in a.strip()), default=0)


def joined(lines: Sequence[str], width: int) -> str:
    """Join lines that are known to be one. A word that was cut, or broken at its hyphen, becomes whole."""
    text = ""
    for before, line in pairwise(["", *lines]):
        text = f"{text}{_glue(before, line, width)}{line}" if text else line
    return text


def unwrapped(lines: Sequence[str], width: int) -> str:
    """Join the lines of which it is certain that they were one; the others keep their breaks."""
    text = [lines[0].rstrip()] if lines else []
    for before, line in pairwise(lines):
        goes_on = _may_go_on(before, line) and is_full(before, line, width)
        text += (_glue(before, line, width) if goes_on else "\n", line.rstrip())
    return "".join(text)


def is_full(line: str, after: str, width: int) -> bool:
    """Tell whether the first word of the line after had no room on this one."""
    first = _WORD.search(after)
    return first is not None and len(line) + 1 + len(first[0]) > width


def unescaped(line: str) -> str:
    """Take out the backslashes that html2text put in."""
    return _BACKSLASH.sub(r"\\", _ESCAPED.sub(r"\1\2", line)) if "\\" in line else line


def _may_go_on(line: str, after: str) -> bool:
    if not line.strip() or not after.strip() or line.endswith(BREAK) or ("|" in line and "|" in after):
        return False
    return not _OWN_LINE.match(after) and not line.startswith(("    ", "\t"))


def _glue(line: str, after: str, width: int) -> str:
    """Give what stood between two lines: nothing inside a word, else a space."""
    if _HYPHENATED.search(line) and _AFTER_HYPHEN.match(after):
        return ""
    if (_DASH_BEFORE.search(line) and after[:1].isalnum()) or (line[-1:].isalnum() and _DASH_AFTER.match(after)):
        return ""
    was_cut = width > 0 and len(line) == width and len(line.split()[-1:][0]) + len(after.split()[:1][0]) > width
    return "" if was_cut else " "
