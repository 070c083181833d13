"""Clean HTML as lines of text: what plain text and Markdown have in common."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from fanlight.exports.trees import parse
from fanlight.kernel.html.rules import BLOCKS

_SPACE = re.compile(r"[ \t\n\r\f]+")
_PARAGRAPHS = BLOCKS - {"ul", "ol", "dl", "table", "blockquote", "pre", "hr"}
_LISTS = frozenset({"ul", "ol"})


@dataclass(frozen=True, slots=True)
class Hand:
    """How somebody writes: `marks` go around inline elements, `escape` is for text, `picture` and `link` for those.

    `heading` takes a level and a line. `quote` begins each line of a quotation, `rule` is a line across, `turn` a line
    break within a paragraph.
    """

    marks: Mapping[str, str]
    escape: Callable[[str], str]
    picture: Callable[[str, str], str]
    link: Callable[[str, str], str]
    heading: Callable[[int, str], str]
    quote: str
    rule: str
    turn: str
    opening: Callable[[str], str] = field(default=lambda text: text)


def written(html: str | None, hand: Hand) -> str:
    """Give a piece of HTML in somebody's hand: paragraphs with an empty line between them."""
    return "\n\n".join(_blocks(parse(html), hand)) if html else ""


def _blocks(parent: etree._Element, hand: Hand) -> Iterator[str]:
    """Give the blocks inside an element; text and inline elements beside them are paragraphs of their own."""
    loose = [hand.escape(_squeezed(parent.text))]
    for child in parent:
        name = str(child.tag)
        if name in BLOCKS:
            yield from _paragraph(loose, hand)
            loose = []
            yield from _block(child, name, hand)
        else:
            loose.append(_inline(child, hand))
        loose.append(hand.escape(_squeezed(child.tail)))
    yield from _paragraph(loose, hand)


def _block(element: etree._Element, name: str, hand: Hand) -> Iterator[str]:
    if name == "hr":
        yield hand.rule
    elif name == "blockquote":
        yield _indented("\n\n".join(_blocks(element, hand)), hand.quote)
    elif name in _LISTS:
        yield from _list(element, name, hand)
    elif name == "table":
        yield from _rows(element, hand)
    elif name == "pre":
        yield "".join(map(str, element.itertext())).strip("\n")
    elif name in ("h1", "h2", "h3", "h4", "h5", "h6"):
        line = " ".join("\n".join(_blocks(element, hand)).split())
        if line:
            yield hand.heading(int(name[1]), line)
    else:
        yield from _blocks(element, hand)


def _list(element: etree._Element, name: str, hand: Hand) -> Iterator[str]:
    items = []
    for number, item in enumerate(element, start=1):
        mark = f"{number}. " if name == "ol" else "- "
        text = "\n".join(_blocks(item, hand))
        items.append(mark + text.replace("\n", "\n" + " " * len(mark)))
    if items:
        yield "\n".join(items)


def _rows(table: etree._Element, hand: Hand) -> Iterator[str]:
    rows = [" | ".join(" ".join(" ".join(_blocks(cell, hand)).split()) for cell in row) for row in table.iter("tr")]
    if rows:
        yield "\n".join(rows)


def _paragraph(pieces: list[str], hand: Hand) -> Iterator[str]:
    for paragraph in _BREAK.split("".join(pieces)):
        lines = [_SPACE.sub(" ", line).strip(" ") for line in paragraph.split(_TURN)]
        if text := hand.turn.join(filter(None, lines)).strip():
            yield hand.opening(text)


_TURN = "\x1e"
"""Stands for a line break until the white space around it is gone; clean HTML holds none."""

_BREAK = re.compile(rf"{_TURN}(?:\s*{_TURN})+")
"""Line breaks after which a paragraph begins, as people make them with two of them."""


def _inline(element: etree._Element, hand: Hand) -> str:
    name = str(element.tag)
    if name == "br":
        return _TURN
    if name == "img":
        return hand.picture(element.get("alt") or "", element.get("src") or "")
    pieces = [hand.escape(_squeezed(element.text))]
    for child in element:
        if child.tag in BLOCKS:
            pieces += [_TURN, _TURN.join(_block(child, str(child.tag), hand)), _TURN]
        else:
            pieces.append(_inline(child, hand))
        pieces.append(hand.escape(_squeezed(child.tail)))
    inside = "".join(pieces)
    if name == "a" and (href := element.get("href")):
        return hand.link(inside, href)
    return _marked(inside, hand.marks.get(name, ""))


def _marked(text: str, mark: str) -> str:
    """Put a mark around what is there; white space stays outside, and each line has its own."""
    if not mark or not text.strip():
        return text
    lines = []
    for line in text.split(_TURN):
        bare = line.strip()
        start = len(line) - len(line.lstrip())
        lines.append(f"{line[:start]}{mark}{bare}{mark}{line[start + len(bare) :]}" if bare else line)
    return _TURN.join(lines)


def _squeezed(text: str | None) -> str:
    return _SPACE.sub(" ", text) if text else ""


def _indented(text: str, mark: str) -> str:
    return "\n".join(f"{mark}{line}".rstrip() for line in text.split("\n"))
