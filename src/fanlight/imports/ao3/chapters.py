"""The chapters of a download, with their headings, bylines, summaries and notes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from fanlight.imports.ao3 import bylines, notes
from fanlight.imports.ao3.findings import Findings
from fanlight.imports.markup import Element, classes_of, inner_html, text_of
from fanlight.imports.prose import Prose
from fanlight.kernel.html import clean_content, clean_summary, is_blank
from fanlight.works.manuscript import Chapter, Creator

_NUMBERED = re.compile(r"Chapter ([0-9]{1,6})(?:: (.*))?", re.DOTALL)
_CHAPTER_BY = re.compile(r"Chapter by\b")
_NOTHING = Prose()


@dataclass(slots=True)
class Draft:
    """A chapter as it stands in the file. HTML is still to be cleaned; `heading` is None for a one-shot."""

    heading: str | None = None
    creators: tuple[Creator, ...] = ()
    byline: str = ""
    summary: str = ""
    notes: str = ""
    end_notes: list[str] = field(default_factory=list)
    announces_end_notes: bool = False
    text: list[str] = field(default_factory=list)


def read(elements: Iterable[Element], prose: Prose = _NOTHING) -> list[Draft]:
    """Cut the elements of the chapters' part into chapters. What is `prose` in their texts stays set aside."""
    drafts: list[Draft] = []
    for element in elements:
        if element.tag == "h2" or _is_page_break(element):
            continue  # a one-shot's heading for the table of contents repeats the work's title
        if element.tag == "div" and "meta" in classes_of(element) and not element.get("id"):
            prose.unfold(element)
            drafts.append(_open(element))
            continue
        if not drafts:
            drafts.append(Draft())
        if element.tag == "div" and (element.get("id") or "").startswith("endnotes"):
            prose.unfold(element)
            drafts[-1].end_notes.append(notes.end_notes(element))
        else:
            drafts[-1].text.append(_text(element).lstrip())
    return drafts


def finish(
    drafts: list[Draft], findings: Findings, prose: Prose = _NOTHING, *, whole: bool = True
) -> tuple[Chapter, ...]:
    """Clean the drafts and number them. If the file is not `whole`, the last heading may be cut."""
    titles = _titles([draft.heading or "" for draft in drafts], findings, whole=whole)
    return tuple(
        _chapter(position, title, draft, findings, prose)
        for position, (title, draft) in enumerate(zip(titles, drafts, strict=True), start=1)
    )


def kept(html: str) -> str | None:
    """Give cleaned HTML without the white space around it, None for what shows nothing."""
    return None if is_blank(html) else html.strip()


def _is_page_break(element: Element) -> bool:
    return (element.get("id") or "").startswith("calibre_pb") and not len(element)


def _open(meta: Element) -> Draft:
    found = notes.blocks(meta)
    draft = Draft(
        heading="",
        summary=found.get("Summary", ""),
        notes=found.get("Notes", ""),
        announces_end_notes=notes.announces_end_notes(meta),
    )
    for element in meta:
        if element.tag == "h2" and not draft.heading:
            draft.heading = text_of(element)
        elif element.tag == "p" and (opening := _CHAPTER_BY.match(text := text_of(element))):
            draft.byline = text[opening.end() :].strip()
            element.text = (element.text or "").replace("Chapter by", "by", 1)
            draft.creators = bylines.read(element).creators
    return draft


def _text(element: Element) -> str:
    if element.tag != "div":
        return etree.tostring(element, encoding="unicode", method="html")
    for first in element[:1]:
        if first.tag == "h3" and "landmark" in classes_of(first):  # “Chapter Text”, which saved web pages have
            element.text = (element.text or "") + (first.tail or "")
            element.remove(first)
    tail = element.tail or ""
    return inner_html(element) + (tail if not tail.isspace() else "")


def _chapter(position: int, title: str | None, draft: Draft, findings: Findings, prose: Prose) -> Chapter:
    at = f"chapters[{position - 1}]"
    text = clean_content("".join(draft.text), put_back=prose.put_back).strip()
    end_notes = kept(clean_content("".join(draft.end_notes))) if draft.end_notes else None
    if is_blank(text):
        findings.add(f"{at}.text", "chapter-without-text", f"Chapter {position} is empty in the file.", "likely")
    if draft.announces_end_notes and end_notes is None:
        said = f"The file announces notes at the end of chapter {position} but does not hold them."
        findings.add(f"{at}.end_notes", "end-notes-missing", said)
    return Chapter(
        position=position,
        title=title,
        summary=kept(clean_summary(draft.summary)) if draft.summary else None,
        notes=kept(clean_content(draft.notes)) if draft.notes else None,
        end_notes=end_notes,
        text=text,
    )


def _titles(headings: list[str], findings: Findings, *, whole: bool) -> list[str | None]:
    """Tell titles from numbers.

    Since 2025-10-11 every heading is `Chapter N: Title` or `Chapter N`; before, a title stood alone and might itself
    begin so. Numbers may skip (drafts count), but they rise.
    """
    numbers = [int(match[1]) for heading in headings if (match := _NUMBERED.fullmatch(heading))]
    if not whole and len(numbers) == len(headings) - 1 > 0 and "Chapter ".startswith(headings[-1][:8]):
        headings, numbers = [*headings[:-1], f"Chapter {numbers[-1] + 1}"], [*numbers, numbers[-1] + 1]
    all_numbered = len(numbers) == len(headings) and all(a < b for a, b in pairwise(numbers))
    if all_numbered and numbers != list(range(1, len(numbers) + 1)):
        said = "The file numbers its chapters with gaps: " + ", ".join(map(str, numbers[:20])) + "."
        findings.add("chapters", "chapter-numbers-skip", said)
    titles: list[str | None] = []
    for heading in headings:
        match = _NUMBERED.fullmatch(heading)
        bare = match is not None and (all_numbered or match[2] is None)
        titles.append((match[2] if bare and match else heading) or None)
    return titles
