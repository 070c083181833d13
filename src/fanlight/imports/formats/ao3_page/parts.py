"""Where things stand on a work's page. Ids can be trusted: AO3 lets nobody set one inside a story; classes cannot."""

import re
from dataclasses import dataclass

from lxml import etree

from fanlight.imports.markup import Element, classes_of

_CHAPTER = re.compile(r"chapter-([0-9]{1,6})", re.ASCII)
_NAMED = etree.XPath(".//*[@id]")
_BEHIND = frozenset({"feedback", "comments", "footer"})


@dataclass(slots=True)
class Parts:
    """The parts of a page. `front` holds title, byline, summary and notes; `whole` if the page goes on behind them.

    `comments` is how many readers' comments it shows.
    """

    meta: Element | None = None
    front: Element | None = None
    chapters: Element | None = None
    end_notes: Element | None = None
    inspired: Element | None = None
    comments: int = 0
    whole: bool = False


def find(body: Element) -> Parts:
    """Find the parts. What stands in a story or behind it cannot be taken for its header."""
    parts = Parts()
    for element in body.iter("dl", "h2", "div"):
        if element.get("id") == "chapters":
            parts.chapters = element
            break
        classes = classes_of(element)
        if element.tag == "dl" and parts.meta is None and {"work", "meta"} <= {*classes}:
            parts.meta = element
        elif element.tag == "h2" and parts.front is None and "title" in classes:
            parts.front = element.getparent()
    ids = {element.get("id"): element for element in reversed(_NAMED(body))}
    parts.end_notes, parts.inspired = ids.get("work_endnotes"), ids.get("children")
    parts.whole = bool(_BEHIND & ids.keys())
    if (said := ids.get("comments_placeholder")) is not None:
        parts.comments = sum("comment" in classes_of(item) for item in said.iter("li"))
    return parts


def chapters_in(chapters: Element) -> list[tuple[int, Element]]:
    """Give the chapters with the numbers that AO3 gave them; none for a one-shot, whose text stands there bare."""
    numbered = ((_CHAPTER.fullmatch(e.get("id") or ""), e) for e in chapters.iter("div"))
    return [(int(found[1]), element) for found, element in numbered if found]


def text_of_one_shot(chapters: Element) -> list[Element]:
    """Give what stands between the heading that only screen readers see (“Work Text:”) and the end."""
    return [e for e in chapters if not (e.tag == "h3" and "landmark" in classes_of(e))]


def modules(element: Element, name: str) -> list[Element]:
    """Give the boxes of a class (`summary`, `notes`) in a header."""
    return [e for e in element.iter("div") if {"module", name} <= {*classes_of(e)} and e is not element]
