"""Plain paragraphs, set aside before a page is parsed and put back when the rest is clean. No Django in here.

Nine tenths of a story are paragraphs with a little emphasis. Parsing them, writing the tree out and cleaning that gives
back what stood there; so a mark takes the place of each run of them, and only the rest takes the long way. A run is
told by a strict grammar of which any parser, wherever the run stands, and the sanitiser make the same.
"""

import os
import re
from collections.abc import Callable, Iterator
from itertools import count

from lxml import etree

from fanlight.imports import xml_trees

Element = etree._Element

WORTH = 1_000
"""Characters of paragraphs in a row from which on it is worth a mark."""

_MARK = f"fanlight-{os.urandom(16).hex()}-"
"""Begins each mark. Nobody who writes a file can know it."""

_MARKED = re.compile(rf"<p>({_MARK}[0-9]+)</p>")
_NOT_TOLD_ALIKE = "\r\ufeff\ufffe\uffff"
"""Characters of which one parser makes another thing than the next."""

_NAMES = "em|strong|i|b|u|s|small|big|sub|sup|tt|code|cite|q|del|ins|strike|abbr|kbd|var|samp|dfn|acronym"
_CLASS = ' class="[A-Za-z][A-Za-z0-9_-]*+"'
_ALIGN = ' align="(?:center|right|left|justify)"'
_ENTITIES = ("&amp;", "&lt;", "&gt;", "&nbsp;", "&quot;")
_BREAK = re.compile(f"<br({_CLASS})? ?/?>")
_WITH_CLASS = re.compile(f"<([a-z]+){_CLASS}>")
_MOST_TAGS = 40
"""Different tags with a class in one run that are worth rewriting; calibre makes a handful."""


def _paragraph(attributes: str, own: str) -> re.Pattern[str]:
    """Describe a paragraph. Only single characters repeat possessively (see kernel.html.shapes)."""
    line = f"<br{attributes} ?/?>"
    inner = f"<(?P<inner>{_NAMES}){attributes}>[^<]*+</(?P=inner)>"
    outer = f"<(?P<outer>{_NAMES}){attributes}>[^<]*+(?:(?:{line}|{inner})[^<]*+)*</(?P=outer)>"
    return re.compile(rf"<p{own}>[^<]*+(?:(?:{line}|{outer})[^<]*+)*</p>(?P<gap>[ \n\t]*+)")


_BARE = _paragraph("", f"(?:{_ALIGN})?")
_WITH_CLASSES = _paragraph(f"(?:{_CLASS})?", f"(?:{_ALIGN}|{_CLASS})?")


class Prose:
    """The runs of one file's pages, and the marks that stand for them in its trees, as paragraphs."""

    def __init__(self, *, classes: bool = False, unless: str = "") -> None:
        """With `classes`, tags may have one: whoever asks for it has `rewrite` take them off.

        Of a page that says `unless`, nothing is set aside: somebody looks for it in the tree.
        """
        self._paragraph = _WITH_CLASSES if classes else _BARE
        self._unless = unless
        self._runs: dict[str, str] = {}
        self._numbers = count()  # never given twice, though runs are forgotten

    def set_aside(self, page: str, *, is_xml: bool = False) -> tuple[str, list[str]]:
        """Give the page with marks in place of its runs, and the marks; `is_xml` tells whether it is read as XML.

        The page holds no control characters, as imports.encodings gives it.
        """
        if any(c in page for c in _NOT_TOLD_ALIKE) or (self._unless and self._unless in page):
            return page, []
        pieces: list[str] = []
        marks: list[str] = []
        at = 0
        for start, end in _long(self._paragraph.finditer(page)):
            if (run := _normal(page[start:end], is_xml=is_xml)) is not None:
                mark = f"{_MARK}{next(self._numbers)}"
                self._runs[mark] = run
                marks.append(mark)
                pieces += (page[at:start], "<p>", mark, "</p>")
                at = end
        return "".join((*pieces, page[at:])), marks

    def stands_in(self, root: Element, marks: list[str]) -> bool:
        """Tell whether each mark became a paragraph of its own, where the run would have become its paragraphs."""
        found = [p for p in root.iter("p") if _is_marked(p)]
        return [p.text for p in found] == marks and all(_is_alike_around(p) for p in found)

    def forget(self, marks: list[str]) -> None:
        """Have no run under these marks."""
        for mark in marks:
            del self._runs[mark]

    def rewrite(self, element: Element, change: Callable[[str], str | None]) -> None:
        """Put a changed run in place of each within an element; where `change` gives None, it comes back into the tree.

        A change may take classes off and put alignments on, nothing else.
        """
        for p in self._marked(element):
            changed = change(self._runs[p.text or ""])
            if changed is None:
                self._restore(p)
            else:
                self._runs[p.text or ""] = changed

    def unfold(self, element: Element) -> None:
        """Bring the runs within an element back into the tree, for those who look at its paragraphs."""
        self.rewrite(element, lambda _: None)

    def put_back(self, html: str) -> str:
        """Give HTML with the runs in place of their marks."""
        return _MARKED.sub(lambda found: self._runs[found[1]], html) if self._runs else html

    def _marked(self, element: Element) -> list[Element]:
        return [p for p in element.iter("p") if _is_marked(p)] if self._runs else []

    def _restore(self, p: Element) -> None:
        parent = p.getparent()
        if parent is None:
            return
        run = _BREAK.sub(r"<br\1/>", self._runs.pop(p.text or ""))
        paragraphs = list(xml_trees.parse(f"<div>{run}</div>".encode()))
        paragraphs[-1].tail = p.tail
        place = parent.index(p)
        parent[place : place + 1] = paragraphs


def undressed(run: str, dress: Callable[[str, str], str]) -> str | None:
    """Give a run without classes: `dress` says of an element and its class what attributes take its place.

    None for a run in which that cannot be told apart from what the author wrote.
    """
    for _ in range(_MOST_TAGS):
        at = run.find(' class="')
        if at < 0:
            return run
        tag = run[run.rfind("<", 0, at) : run.find(">", at) + 1]
        if not (found := _WITH_CLASS.fullmatch(tag)):
            return None
        name = found[1]
        run = run.replace(tag, f"<{name}{dress(name, tag[len(name) + 9 : -2])}>")
    return None


def _long(paragraphs: Iterator[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Give where runs begin and end that are worth a mark."""
    start = end = after = 0
    for found in paragraphs:
        if found.start() != after:
            if end - start >= WORTH:
                yield start, end
            start = found.start()
        end, after = found.start("gap"), found.end()
    if end - start >= WORTH:
        yield start, end


def _normal(run: str, *, is_xml: bool) -> str | None:
    """Give a run as the sanitiser would, None if there is more in it than the grammar could tell."""
    if run.count("<") != run.count(">"):
        return None
    if "&" in run:
        if run.count("&") != sum(map(run.count, _ENTITIES)):
            return None
        run = run.replace("&nbsp;", "\xa0").replace("&quot;", '"')
    if "<br" in run:
        if is_xml and run.count("<br") != run.count("/>"):
            return None
        run = _BREAK.sub(r"<br\1>", run)
    return run


def _is_marked(p: Element) -> bool:
    return (p.text or "").startswith(_MARK)


def _is_alike_around(p: Element) -> bool:
    """Tell whether a paragraph stands where parsers keep the white space between paragraphs."""
    parent = p.getparent()
    return parent is not None and parent.tag not in ("html", "head") and not len(p) and not p.attrib
