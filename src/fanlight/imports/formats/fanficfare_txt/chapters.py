"""The chapters of the text: where each begins, and its paragraphs."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from html import escape

from fanlight.imports.ao3.findings import Findings
from fanlight.imports.fanficfare.chapters import FAILED_MARK, FAILED_TEXT, Page
from fanlight.imports.formats.fanficfare_txt import layout, wrapping
from fanlight.imports.formats.fanficfare_txt.layout import Heading
from fanlight.imports.headings import unmarked
from fanlight.kernel.autoformat import autoformat

_FAILED = re.compile(rf"\*\*Error\*\*\s+{re.escape(FAILED_TEXT)}".replace(r"\ ", r"\s+"))
_ADDRESS = re.compile(r"Chapter URL:\s*\[([^\]]{1,3000})\]")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter's heading and the lines of its text."""

    heading: Heading
    lines: list[str]


def find(lines: list[str], contents: list[str], start: int, findings: Findings) -> list[Chapter]:
    """Find the chapters from the line `start` on; only what the contents name is one, if they name any."""
    found = [(unmarked("".join(heading.lines)), heading) for heading in layout.headings(lines, start)]
    chosen = _choose(found, contents, findings)
    if len(contents) > (held := len(chosen)) > 0:
        are = "is" if held == 1 else "are"
        said = f"The contents name {len(contents):,} chapters, of which {held:,} {are} in the file."
        findings.add("chapters", "chapters-cut-off", said)
    ends = [*(heading.start for heading in chosen[1:]), len(lines)][: len(chosen)]
    return [Chapter(heading, lines[heading.end : end]) for heading, end in zip(chosen, ends, strict=True)]


def _choose(found: list[tuple[str, Heading]], contents: list[str], findings: Findings) -> list[Heading]:
    """Choose from the headings found, which come with the form to compare them by."""
    places: dict[str, list[int]] = {}
    for place, title in enumerate(contents):
        places.setdefault(unmarked(title), []).append(place)
    if not any(key in places for key, _ in found):
        return [heading for _, heading in found]  # no contents, or its owner has chapters named otherwise there
    said = Counter(key for key, _ in found)
    chosen: list[Heading] = []
    at = 0
    for key, heading in found:
        named = places.get(key, [])
        left = bisect_left(named, at)
        if left == len(named):
            continue  # words of the story
        at = named[left] + 1
        if said[key] > len(named):
            title = " ".join(heading.lines)
            where = f"Lines of the text look like the heading “{title:.80}”; which of them is one is a guess."
            findings.add("chapters", "chapter-cut-guess", where, "uncertain")
        chosen.append(heading)
    return chosen


def read(chapter: Chapter, title: str, width: int) -> Page:
    """Make a page of a chapter. `title` is its heading, put together."""
    whole = "\n".join(chapter.lines[:50])
    page = Page(title.removesuffix(FAILED_MARK).strip(), None)
    if title.endswith(FAILED_MARK) or _FAILED.match(whole.lstrip()):
        page.failed = True
        address = _ADDRESS.search(whole)
        url = "".join(address[1].split()) if address else ""
        page.url = url if url.startswith(("http://", "https://")) else None
    else:
        page.text = autoformat(escape(_text(chapter.lines, width), quote=False))
    return page


def _text(lines: list[str], width: int) -> str:
    """Give the text with its own breaks: two between paragraphs, more where the story leaves more room."""
    parts: list[str] = []
    end = at = layout.skip_blank(lines, 0)
    while at < len(lines):
        gap = at - end
        end = at
        while end < len(lines) and lines[end].strip():
            end += 1
        text = wrapping.unwrapped(lines[at:end], width)
        parts += ("\n" * (gap + 1) if parts else "", "\n".join(map(wrapping.unescaped, text.split("\n"))))
        at = layout.skip_blank(lines, end)
    return "".join(parts)
