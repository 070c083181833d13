"""A page's text as salvage reads it, a blank line between paragraphs, a line for a line break; and its emphasis.

While the text is put together, a pair of signs stands around each word or run of words that bears emphasis. They are
looked for when its blanks are settled, so that places count the text as it is in the end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from fanlight.imports.markup import Element
from fanlight.imports.salvage.values import Markup

_UNSEEN = frozenset(
    {"head", "script", "style", "noscript", "template", "nav", "form", "button", "select", "option", "textarea"}
    | {"iframe", "object", "svg", "math", "audio", "video", "canvas", "map"}
)
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset"}
    | {"figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol"}
    | {"p", "pre", "section", "summary", "table", "tbody", "tr", "ul"}
)
_EMPHASIS = frozenset(
    {"em", "i", "strong", "b", "u", "s", "strike", "del", "ins", "sub", "sup", "small", "code", "tt", "q", "cite"}
)
_STYLED = (
    (re.compile(r"font-style\s*+:\s*+(?:italic|oblique)"), "em"),
    (re.compile(r"font-weight\s*+:\s*+(?:bold|[6-9]00)"), "strong"),
)
_DEEPEST = 8
"""Elements within one another that count; a hostile page has thousands around every word."""

_LINK = re.compile(r"(?:https?://|mailto:)[^\s\"<>]{1,2000}+", re.IGNORECASE)
_BORDER, _OPENS, _CLOSES, _STOP = "\x1e", "\x1c", "\x1d", "\x1f"
"""Where a block begins or ends, and what stands around emphasis; decoded pages hold no control characters."""

_BORDERS = re.compile(rf"[ \n]*+{_BORDER}[ \n{_BORDER}]*+")
_LINES = re.compile(r"[ ]*+\n[ ]*+")
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_SIGN = re.compile(rf"([{_OPENS}{_CLOSES}])(\d+){_STOP}")


@dataclass(frozen=True, slots=True)
class Flat:
    """A page's text, and what of it is emphasised or a link: the outer before the inner."""

    text: str
    markup: tuple[Markup, ...]


def flatten(body: Element) -> Flat:
    """Give the text that a reader of the page would see."""
    elements: list[tuple[str, str]] = []
    signed = "".join(_parts(body, elements)).strip(f" \n{_BORDER}")
    return _read(_LINES.sub("\n", _BORDERS.sub("\n\n", signed)), elements)


def _read(signed: str, elements: list[tuple[str, str]]) -> Flat:
    """Take the signs out; what one element says before and after another is joined, unless a paragraph ends there."""
    parts = _SIGN.split(signed)
    texts = parts[::3]
    found: list[Markup] = []
    last: dict[int, int] = {}
    at = 0
    for number, text in enumerate(texts):
        at += len(text)
        if number + 1 == len(texts):
            break
        sign, element = parts[3 * number + 1], int(parts[3 * number + 2])
        if sign == _CLOSES:
            before = found[last[element]]
            found[last[element]] = Markup(before.start, at, before.tag, before.href)
        elif element not in last or "\n\n" in "".join(_since(texts, number, at - found[last[element]].end)):
            last[element] = len(found)
            found.append(Markup(at, at, *elements[element]))
    return Flat("".join(texts), tuple(sorted(found, key=lambda mark: (mark.start, -mark.end))))


def _since(texts: list[str], number: int, length: int) -> Iterator[str]:
    """Give the last of the texts up to one, back as far as `length` characters."""
    while length > 0:
        yield texts[number]
        length -= len(texts[number])
        number -= 1


def _parts(body: Element, elements: list[tuple[str, str]]) -> Iterator[str]:
    walk = etree.iterwalk(body, events=("start", "end"))
    kept = 0  # depth within elements whose white space counts
    opened: list[int] = []
    numbers: dict[Element, int] = {}
    for event, element in walk:
        tag = str(element.tag).lower()
        if event == "start":
            if tag in _UNSEEN:
                walk.skip_subtree()
                continue
            kept += tag == "pre"
            if tag in _BLOCKS:
                yield _BORDER
            yield {"br": "\n", "hr": "* * *", "td": " ", "th": " "}.get(tag, "")
            if (name := _emphasis(tag, element))[0]:
                numbers[element] = len(elements)
                opened.append(len(elements))
                elements.append(name)
            yield _signed(_words(element.text, kept), opened)
            continue
        kept -= tag == "pre"
        if numbers.pop(element, None) is not None:
            opened.pop()
        if tag in _BLOCKS:
            yield _BORDER
        if element is not body:
            yield _signed(_words(element.tail, kept), opened)


def _emphasis(tag: str, element: Element) -> tuple[str, str]:
    """Give the tag that stands for an element's emphasis and a link's address, "" where there is none."""
    if tag in _EMPHASIS:
        return tag, ""
    if tag == "a":
        href = (element.get("href") or "").strip()
        return ("a", href) if _LINK.fullmatch(href) else ("", "")
    if tag in ("span", "font") and (style := (element.get("style") or "").lower()):
        return next((name for pattern, name in _STYLED if pattern.search(style)), ""), ""
    return "", ""


def _signed(words: str, opened: list[int]) -> str:
    core = words.strip(" \n")
    if not core or not opened:
        return words
    start = words.index(core)
    opens = "".join(f"{_OPENS}{number}{_STOP}" for number in opened[:_DEEPEST])
    closes = "".join(f"{_CLOSES}{number}{_STOP}" for number in reversed(opened[:_DEEPEST]))
    return f"{words[:start]}{opens}{core}{closes}{words[start + len(core) :]}"


def _words(text: str | None, kept: int) -> str:
    if not text:
        return ""
    return text.replace("\r", "") if kept else _BLANKS.sub(" ", text)
