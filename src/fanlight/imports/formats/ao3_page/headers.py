"""A page's header in the shape of a download's preface, which imports.ao3 reads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from fanlight.imports.ao3 import labels
from fanlight.imports.ao3.addresses import absolute
from fanlight.imports.ao3.findings import Findings
from fanlight.imports.formats.ao3_page.parts import modules
from fanlight.imports.markup import Element, classes_of, text_of
from fanlight.kernel.language import code_of
from fanlight.works.manuscript import Gift

_LABELS = {
    "rating": "Rating",
    "warning": "Archive Warning",
    "category": "Category",
    "fandom": "Fandom",
    "relationship": "Relationship",
    "character": "Character",
    "freeform": "Additional Tags",
    "language": "Language",
    "series": "Series",
    "collections": "Collections",
    "stats": "Stats",
}
"""What a download calls the row of a class. Whoever let a browser translate the page has other labels in it."""

_FIGURES = ("published", "words", "chapters", "comments", "kudos", "bookmarks", "hits")
_PART = re.compile(r"\bPart\s+([0-9][0-9,]{0,8})\s+of\s*$", re.IGNORECASE)
_PROMPT = "In response to a "
_RESTRICTED_TAIL = "Log in to view."


def new(tag: str, text: str = "", **attributes: str) -> Element:
    """Make an element."""
    element: Element = etree.Element(tag, attributes)
    element.text = text
    return element


def rows(meta: Element, findings: Findings) -> Element:
    """Give the rows of `dl.work.meta` as a preface's `dl`."""
    found = new("dl")
    for label, cell in list(labels.rows(meta)):
        kind = next((name for name in classes_of(cell) if name in _LABELS), "")
        if row := _cell(kind, label, cell, findings):
            found.extend([new("dt", _LABELS.get(kind, label)), *row])
    return found


def _cell(kind: str, label: str, cell: Element, findings: Findings) -> list[Element]:
    """Give a row's cell as a download has it; none for one that says nothing."""
    if kind == "stats":
        return [new("dd", _stats(cell))]
    if kind == "series":
        return [_series(cell)]
    if kind == "language":
        text, code = text_of(cell), cell.get("lang") or ""
        return [new("dd", text if code_of(text) or not code_of(code) else code)]
    if kind in labels.KINDS and _hides_tags(cell):
        said = f"The page hides the work's tags under “{label:.40}”, as whoever saved it had set AO3 to do."
        findings.add("tags", "tags-hidden", said)
        return []
    return [cell]


def _hides_tags(cell: Element) -> bool:
    """Tell a link that would show the tags from the tags."""
    links = list(cell.iter("a"))
    return text_of(cell).startswith("Show ") and bool(links) and not any("tag" in classes_of(a) for a in links)


def _stats(cell: Element) -> str:
    """Give the figures as a download writes them, on one line."""
    figures: list[str] = []
    for dl in cell.iter("dl"):
        for label, value in labels.rows(dl):
            name = next((n for n in classes_of(value) if n in _FIGURES), "")
            text = text_of(value)
            figures.append(f"{name.capitalize() or label}: {text}" if text else "")
    return " ".join(filter(None, figures))


def _series(cell: Element) -> Element:
    """Leave out the links to the works before and behind this one."""
    found = new("dd")
    for link in list(cell.iter("a")):
        if "/series/" not in (link.get("href") or ""):
            continue
        before, parent = link.getprevious(), link.getparent()
        text = (before.tail if before is not None else parent.text if parent is not None else "") or ""
        place = _PART.search(text)
        named = new("a", text_of(link), href=link.get("href") or "")
        part = f"Part {place[1].replace(',', '')} of " if place else ""
        if len(found):
            found[-1].tail = f", {part}"
        else:
            found.text = part
        found.append(named)
    if not len(found):
        found.text = text_of(cell)
    return found


@dataclass(slots=True)
class Front:
    """Title, byline, summary, notes and related works as a download has them, and what no download has."""

    elements: list[Element] = field(default_factory=list)
    gifts: list[Gift] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)


def front(element: Element) -> Front:
    """Read what stands between the rows and the chapters."""
    found = Front()
    for heading in list(element.iterchildren("h2", "h3")):
        classes = classes_of(heading)
        if heading.tag == "h2" and "title" in classes:
            found.elements.append(new("h1", text_of(heading)))
        elif heading.tag == "h3" and "byline" in classes:
            heading.tag, heading.text = "div", f"by {(heading.text or '').lstrip()}"
            found.elements.append(heading)
    for module in modules(element, "summary"):
        found.elements += block("Summary", module)
    for module in modules(element, "notes"):
        found.elements += block("Notes", module)
        found.elements += _associations(module, found)
    return found


def block(label: str, module: Element) -> list[Element]:
    """Give a box's texts under a label, as a download has them, and its word that there are notes at the end."""
    shaped = [new("p", label), *module.iterchildren("blockquote")]
    for line in module.iterchildren("p"):
        if any("endnotes" in (a.get("href") or "") for a in line.iter("a")):
            announcement = new("div")
            announcement.append(new("a", href="#endnotes"))
            shaped.append(announcement)
    return shaped


def _associations(module: Element, front: Front) -> Iterator[Element]:
    related = new("ul")
    for item in (item for ul in list(module.iterchildren("ul")) for item in list(ul.iterchildren("li"))):
        text = text_of(item)
        if text.startswith("For ") and (links := list(item.iter("a"))):
            front.gifts += [Gift(text_of(a), absolute(a.get("href"))) for a in links if text_of(a)]
        elif text.startswith(_PROMPT):
            front.prompts.append(text)
        else:
            related.append(without_full_stop(item))
    if len(related):
        yield related


def without_full_stop(item: Element) -> Element:
    """Take off what AO3 puts behind a related work's creator on the web, and not in downloads."""
    last = item[-1] if len(item) else None
    text = ((item.text if last is None else last.tail) or "").rstrip()
    text = text.removesuffix(_RESTRICTED_TAIL).rstrip().removesuffix(".")
    if last is None:
        item.text = text
    else:
        last.tail = text
    return item
