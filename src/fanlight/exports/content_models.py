"""What may stand where in an e-book's pages: people's HTML is made to fit, and looks as it did.

EPUB 3 is strict: no block within an inline element, no row outside a table, none of the attributes that style sheets
have replaced, no picture from elsewhere. An element in the wrong place becomes a `div` or a `span` with the class of
what it was, which the book's style sheet shows as before.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote

from lxml import etree

from fanlight.exports.addresses import safe_address
from fanlight.kernel.html.rules import INLINE, VOID

Context = Literal["flow", "phrasing"]
_RENAMED = {
    "acronym": ("abbr", ""), "big": ("span", "big"), "center": ("div", "center"), "strike": ("s", ""),
    "tt": ("code", ""),
}  # fmt: skip
_TRANSPARENT = frozenset({"a", "ins", "del"})
_PHRASING_INSIDE = (INLINE - _TRANSPARENT) | {"p", "pre", "summary", *(f"h{n}" for n in range(1, 7))}
_INTERACTIVE = frozenset({"a", "details"})
_NOT_AGAIN = frozenset({"a", "address"})
"""Elements that may not stand in one of their own, however deep."""
_HEADINGS = frozenset(f"h{n}" for n in range(1, 7))

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,7}")
_ORIGINAL = "original:"
_KEPT = {
    "col": ("span",), "colgroup": ("span",), "details": ("open",), "img": ("src", "alt"), "ol": ("start", "type"),
    "td": ("colspan", "rowspan"), "th": ("colspan", "rowspan", "scope"), "a": ("href", "rel", "id"),
}  # fmt: skip
_EVERYWHERE = ("class", "dir", "lang", "title")
_SPANS = {"colspan": 1, "rowspan": 0, "span": 1}


@dataclass(slots=True)
class Book:
    """What the pages of one book share.

    `pictures` are those that it holds, by SHA-256, with the addresses it has for them. `targets` are the places that
    its text has names for, with an address for each; `placed` those that have been come by.
    """

    pictures: Mapping[str, str] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)


def fit(root: etree._Element, book: Book) -> None:
    """Make all that stands in `root`, a `div`, fit; `root` itself stays."""
    waiting: list[tuple[etree._Element, Context, frozenset[str]]] = [(root, "flow", frozenset())]
    while waiting:
        parent, context, around = waiting.pop()
        _mend_inside(parent)
        for child in list(parent):
            name = str(child.tag)
            if name in VOID:
                _fit_void(child, parent, context, book)
                continue
            _place(child, parent, context, around)
            _dress(child, name, book)
            inside = context if child.tag in _TRANSPARENT else _context_in(child, context)
            waiting.append((child, inside, around | ({str(child.tag)} & _NOT_AGAIN)))
            if child.text is None and not len(child):
                child.text = ""  # written with an end tag: not every reader takes XHTML for XML


def _context_in(element: etree._Element, context: Context) -> Context:
    name = str(element.tag)
    return "phrasing" if context == "phrasing" or name in _PHRASING_INSIDE or name in ("rt", "rp") else "flow"


def _place(child: etree._Element, parent: etree._Element, context: Context, around: frozenset[str]) -> None:
    """Give an element that may not stand where it does another name."""
    name = str(child.tag)
    if name in _RENAMED:
        child.tag, own = _RENAMED[name]
        _add_class(child, own)
        name = str(child.tag)
    if name in _INTERACTIVE and "a" in around:
        _rename(child, "div" if name == "details" and context == "flow" else "span", name)
    elif context == "phrasing" and name not in INLINE:
        _rename(child, "span", name)
    elif not _has_its_parent(name, str(parent.tag)):
        _rename(child, "span" if name in ("rt", "rp") or context == "phrasing" else "div", name)
    elif "address" in around and (name in _HEADINGS or name == "address"):
        _rename(child, "div", name)


def _has_its_parent(name: str, parent: str) -> bool:
    parents = _PARENTS.get(name)
    return parents is None or parent in parents


_ROWS = frozenset({"table", "thead", "tbody", "tfoot"})
_PARENTS: dict[str, frozenset[str]] = {
    "li": frozenset({"ul", "ol"}), "dt": frozenset({"dl"}), "dd": frozenset({"dl"}),
    "summary": frozenset({"details"}), "figcaption": frozenset({"figure"}), "rt": frozenset({"ruby"}),
    "rp": frozenset({"ruby"}), "tr": _ROWS, "td": frozenset({"tr"}), "th": frozenset({"tr"}),
    "caption": frozenset({"table"}), "colgroup": frozenset({"table"}), "col": frozenset({"colgroup"}),
    "thead": frozenset({"table"}), "tbody": frozenset({"table"}), "tfoot": frozenset({"table"}),
}  # fmt: skip


def _mend_inside(parent: etree._Element) -> None:
    """See to it that an element with a grammar of its own keeps it; else it becomes a plain box, and its parts too."""
    name = str(parent.tag)
    children = [str(child.tag) for child in parent]
    if name in ("ul", "ol"):
        if _has_loose_text(parent) or any(child != "li" for child in children):
            _rename(parent, "div", name)
    elif name == "dl":
        if _has_loose_text(parent) or not _is_definitions(children):
            _rename(parent, "div", name)
    elif name == "table":
        if _has_loose_text(parent) or not re.fullmatch(_TABLE, "".join(f"<{child}>" for child in children)):
            _rename(parent, "div", name)
    elif name in ("thead", "tbody", "tfoot", "tr", "colgroup"):
        allowed = {"tr": ("td", "th"), "colgroup": ("col",)}.get(name, ("tr",))
        for child in [child for child in parent if child.tag not in allowed]:
            parent.remove(child)  # nothing that shows: a parser puts what does outside the table
        parent.text = None
        for child in parent:
            child.tail = None
    elif name == "details":
        _mend_details(parent)
    elif name == "figure":
        _mend_figure(parent)
    elif name == "ruby" and not re.fullmatch(_RUBY, _shape_of(parent)):
        _rename(parent, "span", name)


_TABLE = "(?:<caption>)?(?:<colgroup>)*(?:<thead>)?(?:(?:<tbody>)*|(?:<tr>)+)(?:<tfoot>)?"
_RUBY = "(?:x+(?:<rt>|<rp><rt><rp>))+"


def _shape_of(ruby: etree._Element) -> str:
    shape = ["x" if ruby.text else ""]
    for child in ruby:
        shape.append(f"<{child.tag}>" if child.tag in ("rt", "rp") else "x")
        if child.tail and (child.tail.strip() or child.tag not in ("rt", "rp")):
            shape.append("x")
    return "".join(shape)


def _is_definitions(children: list[str]) -> bool:
    shape = "".join({"dt": "t", "dd": "d"}.get(child, "?") for child in children)
    return re.fullmatch("(?:t+d+)*", shape) is not None


def _mend_details(details: etree._Element) -> None:
    first = details[0] if len(details) else None
    if first is None or first.tag != "summary" or (details.text or "").strip():
        _rename(details, "div", "details")
        return
    for other in details[1:]:
        if other.tag == "summary":
            _rename(other, "div", "summary")


def _mend_figure(figure: etree._Element) -> None:
    captions = [child for child in figure if child.tag == "figcaption"]
    ends = (figure[0], figure[-1]) if len(figure) else ()
    if len(captions) == 1 and captions[0] in ends:
        is_first = captions[0] is figure[0] and not (figure.text or "").strip()
        if is_first or (captions[0] is figure[-1] and not (captions[0].tail or "").strip()):
            return
    for caption in captions:
        _rename(caption, "div", "figcaption")


def _has_loose_text(element: etree._Element) -> bool:
    texts = (element.text, *(child.tail for child in element))
    return any(text and text.strip() for text in texts)


def _fit_void(element: etree._Element, parent: etree._Element, context: Context, book: Book) -> None:
    name = str(element.tag)
    if name == "img":
        _fit_picture(element, book)
    elif name == "hr" and context == "phrasing":
        _rename(element, "span", name)
        element.text = ""
    elif name == "col" and parent.tag != "colgroup":
        _rename(element, "span", name)  # nothing is lost: it shows nothing
        element.text = ""
    if name != "img":
        _dress(element, name, book)


def _fit_picture(image: etree._Element, book: Book) -> None:
    """Show a picture that the book holds; one on the web becomes a link, a lost one its words."""
    src = image.get("src") or ""
    alt = image.get("alt") or ""
    shown = book.pictures.get(src.removeprefix(_ORIGINAL)) if src.startswith(_ORIGINAL) else None
    width, height = image.get("width") or "", image.get("height") or ""
    _dress(image, "img", book)
    if shown:
        image.set("src", shown)
        image.set("alt", alt)
        for side, value in (("width", width), ("height", height)):
            if value.isdecimal():
                image.set(side, value)
            elif value:
                image.set("style", f"{image.get('style', '')} {side}: {value};".strip())
        return
    tail, is_linked = image.tail, any(above.tag == "a" for above in image.iterancestors())
    image.attrib.pop("src", None)
    image.attrib.pop("alt", None)
    address = safe_address(src)
    image.tag = "a" if address and not is_linked else "span"
    if address and not is_linked:
        image.set("href", address)
    _add_class(image, "picture")
    image.text, image.tail = f"[{alt or 'picture'}]", tail


def _dress(element: etree._Element, was: str, book: Book) -> None:
    """Take the attributes off that no page may have, and let style sheets do what they did."""
    name = str(element.tag)
    if not element.attrib:
        return
    old = dict(element.attrib)
    element.attrib.clear()
    for key in (*_EVERYWHERE, *_KEPT.get(name, ())):
        value = old.get(key)
        if value is not None and (kept := _kept_value(key, value)) is not None:
            element.set(key, kept)
    if name == "a" and was == "a":
        _anchor(element, old, book)
    style = _styles(was, old)
    if style:
        element.set("style", " ".join(style))


def _styles(was: str, old: dict[str, str]) -> list[str]:
    align = old.get("align", "").lower()
    style = []
    if align in ("left", "right", "center", "justify"):
        style.append(f"text-align: {align};" if was not in ("img", "table") else _aside(align))
    elif align in ("top", "middle", "bottom", "baseline"):
        style.append(f"vertical-align: {align};")
    if was in ("table", "td", "th", "col", "colgroup", "hr"):
        sizes = ((side, old[side]) for side in ("width", "height") if old.get(side))
        style += [f"{side}: {value if value.endswith('%') else f'{value}px'};" for side, value in sizes]
    if was == "ul" and old.get("type") in ("disc", "circle", "square"):
        style.append(f"list-style-type: {old['type']};")
    if was == "table" and old.get("border", "0").strip("0"):
        style.append("border: 1px solid;")
    return style


def _aside(align: str) -> str:
    return f"float: {align};" if align in ("left", "right") else "display: block; margin: 0 auto;"


def _kept_value(key: str, value: str) -> str | None:
    if key == "lang":
        return value if _LANGUAGE.fullmatch(value) else None
    if key == "dir":
        return value.lower()
    if key in _SPANS:
        return value if _SPANS[key] <= int(value) <= 1000 else None
    if key == "type":
        return value if value in ("1", "a", "A", "i", "I") else None
    if key in ("href", "id"):
        return None  # see _anchor
    return value


def _anchor(link: etree._Element, old: dict[str, str], book: Book) -> None:
    """Keep a link that leads out of the book or to a place in it that has a name; another loses its address."""
    name, href = old.get("name", ""), old.get("href", "")
    if name in book.targets and name not in book.placed:
        book.placed.add(name)
        link.set("id", book.targets[name].partition("#")[2])
    if address := book.targets.get(unquote(href[1:])) if href.startswith("#") else safe_address(href):
        link.set("href", address)
    else:
        link.attrib.pop("rel", None)


def _rename(element: etree._Element, name: str, was: str) -> None:
    element.tag = name
    for own in _KEPT.get(was, ()):
        element.attrib.pop(own, None)
    _add_class(element, f"was-{was}")


def _add_class(element: etree._Element, name: str) -> None:
    if name:
        element.set("class", f"{element.get('class', '')} {name}".strip())
