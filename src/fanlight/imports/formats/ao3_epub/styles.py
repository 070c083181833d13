"""What calibre moved from the pages into its style sheet, put back: alignment and underlining.

calibre gives every element a class of its own making, named after whatever came first, and drops the author's. So
class names say nothing and all are dropped; only what they do is kept, as far as the author's HTML could say it.
"""

import re

from lxml import etree

from fanlight.imports.book import Book
from fanlight.imports.markup import Element
from fanlight.imports.prose import undressed

_RULE = re.compile(r"\.([A-Za-z][\w-]*)\s*\{([^{}]*)\}", re.ASCII)
_ALIGN = re.compile(r"text-align\s*:\s*(center|right|justify)")
_ALIGNED = ("p", "div", "td", "th")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MOST_BYTES = 2**20


class Styles:
    """What the classes of a book do."""

    def __init__(self, sheets: str) -> None:
        self._alignments: dict[str, str] = {}
        self._underlined: set[str] = set()
        for name, rules in _RULE.findall(sheets):
            if found := _ALIGN.search(rules):
                self._alignments[name] = found[1]
            if "text-decoration: underline" in rules:
                self._underlined.add(name)

    def restore(self, element: Element, *, in_story: bool) -> None:
        """Put back, in place, what an element's classes and styles and those inside it did, and drop them.

        In notes, headings are left alone: AO3's own style sheet centres them.
        """
        for block in element.iter(*_ALIGNED, *(_HEADINGS if in_story else ())):
            if align := self._alignment(block):
                block.set("align", align)
        for span in element.iter("span"):
            if span.get("class") in self._underlined:
                span.tag = "u"
        etree.strip_attributes(element, "class", "style")

    def restore_run(self, run: str) -> str | None:
        """Give a run of plain paragraphs as `restore` would, None for one that has to be looked at as a tree."""
        return undressed(run, self._dress)

    def _dress(self, name: str, class_name: str) -> str:
        align = self._alignments.get(class_name) if name in _ALIGNED else None
        return f' align="{align}"' if align else ""

    def _alignment(self, block: Element) -> str | None:
        if (style := block.get("style")) and (found := _ALIGN.search(style)):
            return found[1]
        return self._alignments.get(block.get("class") or "")


def of(book: Book) -> Styles:
    """Read the style sheets of a book."""
    names = [name for name in book.names() if name.lower().endswith(".css")][:10]
    return Styles("\n".join(book.read(name)[:_MOST_BYTES].decode("utf-8", errors="replace") for name in names))


def unlink_inner(text: Element) -> None:
    """Make links into the book itself plain: their targets are gone."""
    for link in text.iter("a"):
        href = (link.get("href") or "").lower()
        if not href.startswith(("http://", "https://", "mailto:")):
            link.tag = "inner-link"
    etree.strip_tags(text, "inner-link")
