"""Chapters on their way from pages to the Manuscript, and what their notes say of the whole work."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from fanlight.imports.ao3 import addresses, relations
from fanlight.imports.ao3.chapters import kept
from fanlight.imports.ao3.findings import Findings
from fanlight.imports.fanficfare import chapters
from fanlight.imports.fanficfare.chapters import Note, Page
from fanlight.imports.headings import chapter_title
from fanlight.imports.markup import Element, text_of
from fanlight.imports.prose import Prose
from fanlight.kernel.html import clean_content, clean_summary, is_blank
from fanlight.kernel.text import squish
from fanlight.works.manuscript import Chapter, Gift, Related


@dataclass(slots=True)
class Draft:
    """A chapter's page and the pages that continue it; of their texts some may have been set aside."""

    page: Page
    texts: list[str]
    prose: Prose = field(default_factory=Prose)


@dataclass(slots=True)
class Around:
    """What stands around the chapters and belongs to the work."""

    notes: str | None = None
    end_notes: str | None = None
    related: list[Related] = field(default_factory=list)
    gifts: list[Gift] = field(default_factory=list)
    other: list[str] = field(default_factory=list)


def finish(drafts: list[Draft], work: str, findings: Findings) -> tuple[tuple[Chapter, ...], Around]:
    """Clean the drafts, number them, and give what belongs to the work apart. `work` is its title."""
    around = Around()
    _take_work_notes(drafts, around, findings)
    finished = tuple(
        _chapter(position, draft, work if len(drafts) == 1 else "", findings)
        for position, draft in enumerate(drafts, start=1)
    )
    return finished, around


def _take_work_notes(drafts: list[Draft], around: Around, findings: Findings) -> None:
    """Take the work's notes off its first and last chapter, where FanFicFare puts them."""
    around.notes = _clean(_taken(drafts[0].page.head_notes, chapters.WORK_NOTES, around, findings))
    around.end_notes = _clean(_taken(drafts[-1].page.foot_notes, chapters.WORK_NOTES, around, findings))
    for at, draft in enumerate(drafts):
        _taken(draft.page.foot_notes, chapters.INSPIRED, around, findings)
        for note in [note for note in draft.page.foot_notes if note.key == chapters.WORK_NOTES]:
            if _clean(note.html) == around.end_notes:
                draft.page.foot_notes.remove(note)  # a copy that an earlier update left behind
            else:
                said = "These are the notes that the work ended with when FanFicFare fetched this chapter."
                findings.add(f"chapters[{at}].end_notes", "older-end-notes", said, "likely")


def _taken(notes: list[Note], key: str, around: Around, findings: Findings) -> str:
    taken = [note for note in notes if note.key == key]
    for note in taken:
        notes.remove(note)
        for item in (item for ul in note.lists for item in ul.iter("li")):
            _read_relation(item, key, around, findings)
    return "".join(note.html for note in taken)


def _read_relation(item: Element, key: str, around: Around, findings: Findings) -> None:
    text = text_of(item)
    if key == chapters.INSPIRED:
        around.related += [r.related for r in relations.read_cell(item, "inspired") if r.related]
        return
    if text.startswith("For "):
        linked = [Gift(text_of(a), addresses.absolute(a.get("href"))) for a in item.iter("a")]
        named = [Gift(name) for name in map(squish, text[4:].rstrip(".").split(", ")) if name]
        around.gifts += linked or named
        return
    reading = relations.read_item(item)
    if reading.related:
        around.related.append(reading.related)
    elif text:
        around.other.append(text)
        findings.add("related", "related-unknown", f"How this work is related is not known: “{text:.200}”.")


def _chapter(position: int, draft: Draft, work: str, findings: Findings) -> Chapter:
    at, page = f"chapters[{position - 1}]", draft.page
    text = clean_content("".join(draft.texts), put_back=draft.prose.put_back).strip()
    if page.failed:
        said = f"FanFicFare could not download chapter {position}; its text is not in the file."
        findings.add(f"{at}.text", "chapter-missing", said)
    elif is_blank(text):
        findings.add(f"{at}.text", "chapter-without-text", f"Chapter {position} is empty in the file.", "likely")
    summaries = [note.html for note in page.head_notes if note.key == chapters.SUMMARY]
    return Chapter(
        position=position,
        title=chapter_title(page.title, position=position, work=work),
        summary=kept(clean_summary("".join(summaries))) if summaries else None,
        notes=_clean(_joined((n for n in page.head_notes if n.key != chapters.SUMMARY), f"{at}.notes", findings)),
        end_notes=_clean(_joined(page.foot_notes, f"{at}.end_notes", findings)),
        text=text,
        source_url=addresses.absolute(page.url) if page.url else None,
    )


def _joined(notes: Iterable[Note], at: str, findings: Findings) -> str:
    """Join the notes of a chapter; a label that is not FanFicFare's own is kept in front."""
    html = ""
    for note in notes:
        if note.key not in (chapters.CHAPTER_NOTES, chapters.WORK_NOTES, ""):
            said = f"What “{note.label:.80}” stands for is not known; it was taken for notes."
            findings.add(at, "notes-label-unknown", said, "likely")
            html += f"<p><b>{escape(note.label, quote=False)}</b></p>"
        html += note.html
    return html


def _clean(html: str) -> str | None:
    return kept(clean_content(html)) if html else None
