"""The title page: who wrote it, and labelled rows, in a list (`<b>Label:</b> value<br/>`) or in a table."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from lxml import etree

from fanlight.imports.markup import Element, body_of, inner_html, text_of
from fanlight.kernel.text import squish

SUMMARY = "summary"
KNOWN = frozenset(
    {"summary", "title", "author", "author url", "story url", "byline", "series", "additional series", "series url"}
    | {"rating", "warnings", "category", "fandoms", "relationships", "characters", "genre", "freeform tags"}
    | {"ao3 categories", "extra tags", "language", "collections", "status", "published", "updated", "packaged"}
    | {"chapters", "total chapters", "chapters/total chapters", "words", "publisher", "kudos", "hits", "comments"}
    | {"bookmarks", "reviews", "restricted to registered users"}
)
"""FanFicFare's own labels (defaults.ini). People may add others."""

_MOST_LABEL = 80


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled value. `key` is the label in lower case, `links` are pairs of text and address."""

    label: str
    text: str
    links: tuple[tuple[str, str], ...] = ()
    html: str = ""

    @property
    def key(self) -> str:
        """The label to compare by."""
        return self.label.lower()


@dataclass(slots=True)
class TitlePage:
    """What a title page says. `authors` are pairs of a name and an address or None."""

    title: str = ""
    url: str | None = None
    authors: list[tuple[str, str | None]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def row(self, *keys: str) -> Row | None:
        """Give the first row of one of these labels."""
        return next((row for row in self.rows if row.key in keys), None)


def read(root: Element) -> TitlePage:
    """Read a title page."""
    body = body_of(root)
    page = TitlePage(rows=list(_rows(body)))
    heading = next(body.iter("h1", "h2", "h3"), None)
    if heading is not None:
        links = list(heading.iter("a"))
        for title in links[:1]:
            page.title, page.url = text_of(title), _address(title)
        page.authors = [(text_of(a), _address(a)) for a in links[1:] if text_of(a)]
    return page


def _rows(body: Element) -> Iterator[Row]:
    table = next(body.iter("table"), None)
    # A summary may hold a table of its own.
    own = [tr for tr in table.iter("tr") if next(tr.iterancestors("table")) is table] if table is not None else []
    if rows := [row for tr in own for row in _table_row(tr)]:
        yield from rows
        return
    first = next((b for b in body.iter("b") if _label(b)), None)
    if first is not None and (container := first.getparent()) is not None:
        yield from _list_rows(container)


def _table_row(tr: Element) -> Iterator[Row]:
    cells = [cell for cell in tr if cell.tag in ("td", "th")]
    label = next((b for cell in cells[:1] for b in cell.iter("b")), None)
    if label is None or not (name := _label(label)):
        return
    if len(cells) > 1:
        yield _row(name, cells[1].text or "", list(cells[1]))
    else:  # a wide row
        yield _row(name, label.tail or "", list(label.itersiblings()))


def _list_rows(container: Element) -> Iterator[Row]:
    name, text, value = "", "", list[Element]()
    for element in container:
        if found := _starts_row(element, in_summary=name.lower() == SUMMARY):
            if name:
                yield _row(name, text, value)
            name, text, value = found, element.tail or "", []
        else:
            value.append(element)
    if name:
        yield _row(name, text, value)


def _starts_row(element: Element, *, in_summary: bool) -> str:
    """Give the label that begins a row. FanFicFare parts rows by an empty line, which a summary's own breaks lack."""
    name = _label(element) if element.tag == "b" else ""
    before = element.getprevious()
    if not name or before is None:
        return name
    gap = before.tail or ""
    if in_summary and name.lower() not in KNOWN and gap.count("\n") < 2:
        return ""
    return name if before.tag in ("br", "p", "div") and not gap.strip() else ""


def _label(bold: Element) -> str:
    text = text_of(bold)
    return text[:-1].strip() if text.endswith(":") and len(text) <= _MOST_LABEL else ""


def _row(label: str, text: str, elements: list[Element]) -> Row:
    while elements and elements[-1].tag == "br" and not (elements[-1].tail or "").strip():
        elements = elements[:-1]
    links = [a for element in elements for a in element.iter("a")]
    whole = [text, *(part for e in elements for part in ("".join(map(str, e.itertext())), e.tail or ""))]
    return Row(
        label=label,
        text=squish(" ".join(whole) if label.lower() == SUMMARY else "".join(whole)),
        links=tuple((text_of(a), address) for a in links if (address := _address(a))),
        html=_html(text, elements) if label.lower() == SUMMARY else "",
    )


def _html(text: str, elements: list[Element]) -> str:
    if not text.strip() and len(elements) == 1 and _is_wrapper(elements[0]):
        return inner_html(elements[0])
    return escape(text, quote=False) + "".join(etree.tostring(e, encoding="unicode", method="html") for e in elements)


def _is_wrapper(element: Element) -> bool:
    """Tell FanFicFare's own box around a summary, which adds nothing to the blocks inside."""
    loose = (element.text or "") + "".join(child.tail or "" for child in element) + (element.tail or "")
    return element.tag == "div" and len(element) > 0 and not loose.strip()


def _address(link: Element) -> str | None:
    """Give a link's address; FanFicFare writes `None` where it knows none."""
    href = squish(link.get("href") or "")
    return href if href.startswith(("http://", "https://")) else None
