"""Chapter pages: what the head says of the chapter, the notes around the text, downloads that failed."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from lxml import etree

from fanlight.imports.markup import Element, body_of, classes_of, inner_html, text_of
from fanlight.imports.pictures import remove
from fanlight.imports.prose import Prose
from fanlight.kernel.text import squish

FAILED_URL = "chapter url removed due to failure"
FAILED_MARK = "(CHAPTER ERROR)"
FAILED_TEXT = "FanFicFare failed to download this chapter."

WORK_NOTES = "author's note"
SUMMARY = "summary for the chapter"
CHAPTER_NOTES = "notes for the chapter"
INSPIRED = "works inspired by this one"
"""What the labels of notes say (base_otw_adapter.py), without colon, in lower case. Their owners may change them."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_NOTHING = Prose()
_WRAPPERS = frozenset({"chapter", "story", "storytext", "userstuff", "module"})


@dataclass(slots=True)
class Note:
    """A labelled part of the notes. `key` as the constants above; `lists` are its lists of links to other works."""

    label: str
    html: str = ""
    lists: list[Element] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The label to compare by."""
        return self.label.rstrip(": ").lower().replace("’", "'")


@dataclass(slots=True)
class Page:
    """A chapter's page, taken apart. `text` is what is left of it, still to be cleaned; "" if the download failed."""

    title: str
    url: str | None
    text: str = ""
    failed: bool = False
    head_notes: list[Note] = field(default_factory=list)
    foot_notes: list[Note] = field(default_factory=list)


def read(root: Element, prose: Prose = _NOTHING) -> Page:
    """Take a chapter's page apart, in place. What is `prose` in its text stays set aside."""
    body = body_of(root)
    metas = {meta.get("name", ""): meta.get("content") or "" for meta in root.iter("meta")}
    heading = _take_heading(body, {squish(title) for name, title in metas.items() if name.endswith("title")})
    title = squish(metas.get("chapterorigtitle") or metas.get("chaptertitle") or heading)
    page = Page(title, _address(metas.get("chapterurl", "")) or _take_old_address(body))
    return _failed(page, body) if metas.get("chapterurl") == FAILED_URL else take_apart(page, body, prose)


def take_apart(page: Page, body: Element, prose: Prose = _NOTHING) -> Page:
    """Fill in what a chapter's body holds, in place. `page` has what stood outside of it: title and address."""
    if page.title.endswith(FAILED_MARK) or _says_failed(body):
        return _failed(page, body)
    for part in _notes_parts(body):
        prose.unfold(part)
        (page.head_notes if "fff_head_notes" in classes_of(part) else page.foot_notes).extend(_notes(part))
        remove(part)
    page.text = text(body)
    return page


def _says_failed(body: Element) -> bool:
    """Tell FanFicFare's own page in place of a chapter; the mark in the title may be another in its settings."""
    paragraphs = itertools.islice(body.iter("p"), 2)
    return [text_of(p)[: len(FAILED_TEXT)] for p in paragraphs] == ["Error", FAILED_TEXT]


def _failed(page: Page, body: Element) -> Page:
    page.failed = True
    page.title = page.title.removesuffix(FAILED_MARK).strip()
    page.url = next((url for a in body.iter("a") if (url := _address(a.get("href") or ""))), None)
    return page


def text(body: Element) -> str:
    """Give the text of a page without the boxes that the site put around it, still to be cleaned."""
    box = body
    while (inner := _only_box(box)) is not None:
        box = inner
    for first in box[:1]:
        if first.tag == "h3" and "landmark" in classes_of(first):  # “Chapter Text” of AO3's pages
            remove(first)
    return inner_html(box)


def _only_box(element: Element) -> Element | None:
    if len(element) != 1 or (element.text or "").strip():
        return None
    box = element[0]
    is_box = box.tag == "div" and not (box.tail or "").strip() and not box.get("align") and not box.get("dir")
    own = {name for name in classes_of(box) if not name.startswith("calibre")}
    return box if is_box and own <= _WRAPPERS else None


def _take_heading(body: Element, titles: set[str]) -> str:
    """Take FanFicFare's heading out: by its class, or, where calibre lost that, by its saying what the head says."""
    for element in body:
        if element.tag in _HEADINGS:
            found = text_of(element)
            if "fff_chapter_title" in classes_of(element) or found in titles or not titles:
                remove(element)
                return found
        break
    return ""


def _take_old_address(body: Element) -> str | None:
    """Take out the link in which books of before 2015 keep the chapter's address."""
    for link in body.iter("a"):
        if "chapterurl" in classes_of(link):
            url = _address(link.get("href") or "")
            remove(link)
            return url
    return None


def _notes_parts(body: Element) -> list[Element]:
    """Find the boxes of notes; only where FanFicFare puts them, for a story may use any class name inside."""
    near = [element for child in body for element in (child, *child)]
    return [e for e in near if e.tag == "div" and {"fff_head_notes", "fff_foot_notes"} & set(classes_of(e))]


def _notes(part: Element) -> Iterator[Note]:
    note = Note("")
    note.html = escape((part.text or "").strip(), quote=False)
    for element in part:
        bold = _label_in(element)
        if bold is not None:
            if note.html or note.lists:
                yield note
            note = Note(text_of(bold))
            if bold is not element:
                note.lists += element.iter("ul")
        elif element.tag == "ul" and ("associations" in classes_of(element) or note.key == INSPIRED):
            note.lists.append(element)
        elif element.tag in ("blockquote", "div"):
            note.html += inner_html(element)
        else:
            note.html += etree.tostring(element, encoding="unicode", method="html", with_tail=False)
        note.html += escape((element.tail or "").strip(), quote=False)
    if note.html or note.lists:
        yield note


def _label_in(element: Element) -> Element | None:
    """Give the bold label that starts a note; that of inspired works stands in a box with its list."""
    if element.tag == "b":
        return element
    bold = element.find("b") if element.tag == "div" and element.get("id") == "children" else None
    return bold


def _address(url: str) -> str | None:
    url = squish(url)
    return url if url.startswith(("http://", "https://")) else None
