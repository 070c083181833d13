"""Cutting the page into what stands before the chapters, and each chapter.

It is cut as text, before any of it is parsed: each piece was sound when FanFicFare joined them, so what is broken in
one cannot swallow the next.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise

from lxml import etree

from fanlight.imports.encodings import Decoded
from fanlight.imports.fanficfare.title_pages import TitlePage
from fanlight.imports.fanficfare.title_pages import read as read_title_page
from fanlight.imports.headings import unmarked
from fanlight.imports.markup import Element, body_of, parse_html, text_of
from fanlight.kernel.text import squish

_HEADING = re.compile(
    rb"""^[^\S\n]*+<a\s++name\s*+=\s*+["']?section(?P<number>[0-9]{4,6})["']?\s*+>(?:\s*+</a>)?+\s*+"""
    rb"""<h2\b[^>]*+>(?P<title>(?:[^<]|<(?!/?h2\b))*+)</h2>(?:\s*+</a>)?+""",
    re.IGNORECASE | re.MULTILINE,
)
_FRAME = re.compile(rb"</?(?:html|head|body)(?:\s[^<>]*+)?>", re.IGNORECASE)
_TO_SECTION = re.compile(r"#section([0-9]{4,6})$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of the page: the number in its anchor, its title, and the bytes of its text, still to be parsed."""

    number: int
    title: str
    html: bytes


@dataclass(slots=True)
class Sections:
    """The page's parts. `contents` are the titles that the table of contents has, by number."""

    front: TitlePage
    contents: dict[int, str]
    chapters: list[Section]
    doubtful: list[int] = field(default_factory=list)
    """Numbers that two headings claim with the same right."""


def cut(utf8: bytes) -> Sections:
    """Cut a page. Raises: Unreadable for a front that is built to be slow."""
    found = list(_HEADING.finditer(utf8))
    front = _front(utf8[: found[0].start()] if found else utf8)
    contents = _take_contents(front)
    sections = Sections(read_title_page(front), contents, [])
    headings = [(int(h["number"]), _title(h["title"]), h) for h in found]
    said = Counter((number, unmarked(title)) for number, title, _ in headings)
    chosen = []
    last = 0
    for number, title, heading in headings:
        wanted = unmarked(contents.get(number, ""))
        other = unmarked(title) != wanted and said[number, wanted] > 0
        if number <= last or other or (contents and number not in contents):
            continue  # words of the story
        if said[number, unmarked(title)] > 1:
            sections.doubtful.append(number)
        chosen.append((number, title, heading))
        last = number
    ends = [*(after.start() for *_, after in chosen[1:]), len(utf8)][: len(chosen)]
    for (number, title, heading), end in zip(chosen, ends, strict=True):
        sections.chapters.append(Section(number, title, utf8[heading.end() : end]))
    return sections


def skips(sections: Sections) -> bool:
    """Tell whether numbers are left out, as when only some of the chapters were fetched."""
    numbers = [section.number for section in sections.chapters]
    return bool(numbers) and (numbers[0] != 1 or any(b != a + 1 for a, b in pairwise(numbers)))


def fragment(html: bytes) -> Element:
    """Parse a piece of a page; give its body. Raises: Unreadable for one that is built to be slow."""
    # Pages in the page would end it early: FanFicFare writes one in place of a chapter that it could not fetch.
    whole = b"<html><head></head><body>" + _FRAME.sub(b"", html) + b"</body></html>"
    body = body_of(parse_html(Decoded(whole, "utf-8")))
    drop_programs(body)
    return body


def drop_programs(body: Element) -> None:
    """Take programs and styles out: their text is none of the story's."""
    etree.strip_elements(body, "script", "style", "noscript", with_tail=False)


def _title(html: bytes) -> str:
    return text_of(fragment(html)) if b"<" in html else squish(unescape(html.decode("utf-8", errors="replace")))


def _front(html: bytes) -> Element:
    body = html.lower().find(b"<body")
    return fragment(html[body:] if body >= 0 else html)


def _take_contents(front: Element) -> dict[int, str]:
    """Read the table of contents, and take out what follows its anchor, lest it be read as rows."""
    contents: dict[int, str] = {}
    for link in front.iter("a"):
        if found := _TO_SECTION.search(link.get("href") or ""):
            contents.setdefault(int(found[1]), text_of(link))
    anchor = next((a for a in front if a.tag == "a" and a.get("name") == "TOCTOP"), None)
    if anchor is not None:
        for element in [*anchor.itersiblings(), anchor]:
            front.remove(element)
    return contents
