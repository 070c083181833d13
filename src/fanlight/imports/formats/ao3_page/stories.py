"""A page's chapters and what stands behind them, in the shape of a download's, which imports.ao3 reads."""

import re
from dataclasses import dataclass, field

from fanlight.imports.ao3.addresses import absolute
from fanlight.imports.formats.ao3_page.headers import block, new, without_full_stop
from fanlight.imports.formats.ao3_page.parts import Parts, chapters_in, modules, text_of_one_shot
from fanlight.imports.markup import Element, classes_of, text_of

_NOT_STORY = frozenset({"form", "ul", "button"})
"""What a signed-in creator has above a chapter, to edit it."""

_HEADING = re.compile(r"Chapter [0-9]{1,6}(?:\s*:\s*(.*))?", re.DOTALL)


@dataclass(slots=True)
class Story:
    """The chapters' elements. `numbers` and `addresses` have one for each chapter; none for a one-shot."""

    elements: list[Element] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    addresses: list[str | None] = field(default_factory=list)


def read(chapters: Element) -> Story:
    """Put the chapters into the shape of a download's."""
    story = Story()
    found = chapters_in(chapters)
    if not found:
        story.elements = text_of_one_shot(chapters)
        return story
    for _, element in found:
        chapters.append(element)  # markup that was mended may have put one into the other
    for number, element in found:
        story.numbers.append(number)
        shown = number if len(found) > 1 else 1
        story.elements += _chapter(element, shown, story)
    return story


def afterword(parts: Parts) -> list[Element]:
    """Give the work's end notes and the works that it inspired, as a download's afterword."""
    found = new("div")
    if parts.end_notes is not None:
        notes = new("div", id="endnotes")
        notes.extend(list(parts.end_notes.iterchildren("blockquote")))
        found.append(notes)
    items = [] if parts.inspired is None else list(parts.inspired.iter("li"))
    if items:
        works = new("dl")
        works.append(new("dt", "Works inspired by this one"))
        for item in items:
            works.append(without_full_stop(item))
            item.tag = "dd"
        found.append(works)
    return [found] if len(found) else []


def _chapter(chapter: Element, number: int, story: Story) -> list[Element]:
    """Give a chapter's heading, text and end notes; words that stray between them are text."""
    heading = new("div", **{"class": "meta"})
    text: list[Element] = []
    notes = new("div", id=f"endnotes{number}")
    address: str | None = None
    for element in list(chapter):
        ends = [e for e in modules(element, "notes") if "end" in classes_of(e)]
        classes = classes_of(element)
        if ends and "preface" in classes:
            notes.extend([quote for e in ends for quote in e.iterchildren("blockquote")])
        elif "preface" in classes and not text:
            address = _fill(heading, element, number) or address
        elif "userstuff" in classes or (text and element.tag not in _NOT_STORY):
            text.append(element)
    story.addresses.append(address)
    return [heading, *text, *([notes] if len(notes) else [])]


def _fill(heading: Element, preface: Element, number: int) -> str | None:
    """Fill in what stands above a chapter; give its address."""
    address: str | None = None
    title = next((h for h in preface.iterchildren("h3") if "title" in classes_of(h)), None)
    if title is not None:
        link = next(title.iter("a"), None)
        address = None if link is None else absolute(link.get("href"))
        named = _title(text_of(title), text_of(link) if link is not None else "")
        heading.append(new("h2", f"Chapter {number}: {named}" if named else f"Chapter {number}"))
    for byline in list(preface.iterchildren("h4")):
        byline.tag = "p"
        heading.append(byline)
    for label, name in (("Chapter Summary", "summary"), ("Chapter Notes", "notes")):
        for module in modules(preface, name):
            heading.extend(block(label, module))
    return address


def _title(text: str, link: str) -> str:
    """Cut a chapter's title from its number, which is a link, in whatever language a browser has put it."""
    if link and text.startswith(link):
        return text.removeprefix(link).lstrip().removeprefix(":").strip()
    numbered = _HEADING.fullmatch(text)
    return (numbered[1] or "") if numbered else text
