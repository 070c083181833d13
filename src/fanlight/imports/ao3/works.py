"""A whole work out of the parts of a download."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from fanlight.imports.ao3 import chapters, labels, notes, preface, relations
from fanlight.imports.ao3.findings import Findings
from fanlight.imports.ao3.sections import Sections
from fanlight.imports.dates import iso_date
from fanlight.imports.markup import Element, text_of
from fanlight.kernel.errors import Unreadable
from fanlight.kernel.html import clean_content, clean_summary
from fanlight.kernel.text import count_words, squish
from fanlight.works.manuscript import Chapter, Counts, Creator, Manuscript, Source

MOST_TITLE = 10_000


@dataclass(frozen=True, slots=True)
class Fallback:
    """What a file says of a work outside its pages, for where the pages say nothing."""

    name: str
    title: str = ""
    language: str | None = None
    source: Source | None = None
    packaged: str | None = None


def read_work(sections: Sections, fallback: Fallback, findings: Findings) -> Manuscript:
    """Make a Manuscript of a download's parts.

    Raises: Unreadable if there is no chapter in it.
    """
    drafts = chapters.read(sections.chapters, sections.prose)
    front = preface.read(sections.preface, findings)
    end_html = _read_afterword(sections.afterword, front, findings)
    written = chapters.finish(drafts, findings, sections.prose, whole=sections.whole)
    if not written or not (sections.whole or any(chapter.text for chapter in written)):
        raise Unreadable("This file holds a work's preface but none of its text; it may have been cut off.")
    words = sum(count_words(chapter.text) for chapter in written)
    end_notes = chapters.kept(clean_content(end_html)) if end_html else None
    if not sections.whole:
        findings.add("chapters", "cut-off", "The file breaks off before the work ends; download it again if you can.")
    elif front.announces_end_notes and end_notes is None:
        said = "The file announces notes at the end of the work but does not hold them."
        findings.add("end_notes", "end-notes-missing", said)
    planned, complete = _progress(front.stats, len(written), findings)
    published, updated = _dates(front.stats, front.extras, findings)
    return Manuscript(
        title=_title(front.title or fallback.title, fallback.name, findings),
        creators=_creators(front, drafts),
        anonymous=front.anonymous,
        language=front.language or fallback.language,
        summary=chapters.kept(clean_summary(front.summary)) if front.summary else None,
        notes=chapters.kept(clean_content(front.notes)) if front.notes else None,
        end_notes=end_notes,
        tags=tuple(front.tags),
        series=tuple(front.series),
        collections=tuple(front.collections),
        related=tuple(front.related),
        chapters=written,
        planned_chapters=planned,
        complete=complete,
        published=published,
        updated=updated,
        counts=_counts(front.stats, words),
        source=front.source or fallback.source,
        extras=_extras(front, drafts, written, words, fallback),
        findings=findings.all(),
    )


def _read_afterword(elements: list[Element], front: preface.Preface, findings: Findings) -> str:
    """Put the works that this one inspired beside those in the preface; give the end notes."""
    end_notes: list[str] = []
    for block in (block for element in elements if element.tag == "div" for block in element):
        if block.get("id") == "endnotes":
            end_notes.append(notes.end_notes(block))
        elif block.tag == "dl":
            for label, cell in labels.rows(block):
                if label.lower() != "works inspired by this one":
                    preface.keep(front.extras, label or "Unlabelled", text_of(cell))
                    continue
                for reading in relations.read_cell(cell, "inspired"):
                    preface.keep_related(reading, front, findings)
    return "".join(end_notes)


def _title(title: str, name: str, findings: Findings) -> str:
    if not title:
        findings.add("title", "title-from-file-name", "The file names no title, so its own name was taken.", "likely")
        return squish(PurePosixPath(name.replace("\\", "/")).stem.replace("_", " ")) or "Untitled"
    if len(title) > MOST_TITLE:
        findings.add("title", "title-cut", f"The title is longer than {MOST_TITLE:,} characters and was cut there.")
        return title[:MOST_TITLE].strip()
    return title


def _creators(front: preface.Preface, drafts: list[chapters.Draft]) -> tuple[Creator, ...]:
    """Give the work's creators, and those whom only a chapter names."""
    known = {(c.name, c.login) for c in front.creators}
    others = (c for draft in drafts for c in draft.creators if (c.name, c.login) not in known)
    added = () if front.anonymous else (Creator(c.name, c.login, c.url, "contributor") for c in others)
    return tuple(dict.fromkeys((*front.creators, *added)))


def _progress(stats: dict[str, str], found: int, findings: Findings) -> tuple[int | None, bool | None]:
    """Give how many chapters are planned and whether that is all of them.

    One-shots had no `Chapters` before 2023-04, for the reference archive counts chapters only where more than one is
    planned (otwarchive work.rb, chaptered?).
    """
    if not stats:
        return None, None
    text = stats.get("chapters")
    if text is None:
        return (1, True) if found == 1 else (None, True if "completed" in stats else None)
    total = labels.chapter_total(text)
    if total is None:
        findings.add("planned_chapters", "chapters-unreadable", f"“{text:.40}” is no number of chapters.")
        return None, None
    posted, planned = total
    if posted != found:
        said = f"The file speaks of {posted:,} chapters but holds {found:,}."
        findings.add("chapters", "chapter-count-differs", said)
    return planned, posted == planned


def _dates(stats: dict[str, str], extras: dict[str, str], findings: Findings) -> tuple[str | None, str | None]:
    """Give the dates of publication and of the last update, which are one where the file names one."""
    dates = {label: iso_date(stats[label]) for label in ("published", "updated", "completed") if label in stats}
    for label, value in dates.items():
        if value is None:
            extras[label.capitalize()] = stats[label]
            findings.add(label, "date-unreadable", f"“{stats[label]:.40}” is no date.")
    published = dates.get("published")
    return published, dates.get("updated") or dates.get("completed") or published


def _counts(stats: dict[str, str], words: int) -> Counts:
    given = {label: labels.number(stats.get(label, "")) for label in ("kudos", "hits", "comments", "bookmarks")}
    return Counts(words=words, **given)


def _extras(
    front: preface.Preface,
    drafts: list[chapters.Draft],
    written: tuple[Chapter, ...],
    words: int,
    fallback: Fallback,
) -> dict[str, str]:
    extras = dict(front.extras)
    for chapter, draft in zip(written, drafts, strict=True):
        if draft.byline:
            extras[f"Chapter {chapter.position} by"] = draft.byline
    if (given := front.stats.get("words")) and labels.number(given) != words:
        extras["Words"] = given
    if other := front.stats.get("stats"):
        extras["Stats"] = other
    if fallback.packaged:
        extras["Packaged"] = fallback.packaged
    return extras
