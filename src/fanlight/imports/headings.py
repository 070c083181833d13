"""Titles of works and of chapters as files print them, without the numbers that Fanlight counts itself."""

import re
from pathlib import PurePosixPath

from fanlight.imports.ao3.findings import Findings
from fanlight.kernel.text import fold, squish

MOST_TITLE = 10_000

_NEW = re.compile(r"^\(new\)\s*", re.IGNORECASE)
_NUMBER = re.compile(r"^(\d{1,6})[.:)]\s+(?=\S)|^(\d{1,6})[.:]?$", re.ASCII)
_CHAPTER = re.compile(r"^(?:chapter|chap\.?|ch\.?)\s*#?0*(\d{1,6})\s*(?:$|[:.–—-]\s*)(.*)$", re.IGNORECASE | re.ASCII)


def work_title(title: str, file_name: str, findings: Findings) -> str:
    """Give a work's title: what the file says, else the file's own name; at most MOST_TITLE characters."""
    title = squish(title)
    if not title:
        findings.add("title", "title-from-file-name", "The file names no title, so its own name was taken.", "likely")
        title = squish(PurePosixPath(file_name.replace("\\", "/")).stem.replace("_", " ")) or "Untitled"
    if len(title) > MOST_TITLE:
        findings.add("title", "title-cut", f"The title is longer than {MOST_TITLE:,} characters and was cut there.")
        title = title[:MOST_TITLE].strip()
    return title


def chapter_title(heading: str, *, position: int, work: str = "") -> str | None:
    """Give a chapter's own title: no `(new)` mark, no number that is its position, not the work's title again.

    `1. Chapter 1: The Lamp` → `The Lamp`, `Chapter 2` → None; a number that is not the position says something and
    stays. `work` is the work's title where the chapter is the only one.
    """
    title = _NEW.sub("", squish(heading))
    numbered = _NUMBER.match(title)
    if numbered and int(numbered[1] or numbered[2]) == position:
        title = _NEW.sub("", title[numbered.end() :])
    chapter = _CHAPTER.match(title)
    if chapter and int(chapter[1]) == position:
        title = chapter[2].strip()
    if not title or (work and fold(title) == fold(work)):
        return None
    return title[:MOST_TITLE]


def unmarked(heading: str) -> str:
    """Give a heading in a form to compare it by: no number, no `(new)` mark, no case, no white space.

    FanFicFare's contents and its chapters may be numbered and marked differently, and wrapped at other places.
    """
    title = _NEW.sub("", squish(heading))
    while (numbered := _NUMBER.match(title)) and numbered.end() < len(title):
        title = _NEW.sub("", title[numbered.end() :])
    return "".join(title.casefold().split())
