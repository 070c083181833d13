"""Plain text in UTF-8: a line for each paragraph, so that whatever shows it wraps it; emphasis between low lines."""

from fanlight.exports import pages
from fanlight.exports.editions import Edition
from fanlight.exports.writings import Hand, written
from fanlight.kernel.language import name_of
from fanlight.works.manuscript import Manuscript

HAND = Hand(
    marks={"em": "_", "i": "_", "cite": "_", "strong": "*", "b": "*"},
    escape=lambda text: text,
    picture=lambda alt, _src: f"[Picture: {alt}]" if alt else "[Picture]",
    link=lambda text, _href: text,
    heading=lambda _level, line: line,
    quote="    ",
    rule="* * *",
    turn="\n",
)


def write(edition: Edition) -> bytes:
    """Give the file."""
    m = edition.manuscript
    blocks = [m.title, f"by {', '.join(pages.names_of(m))}", *_front(m)]
    heads = pages.has_heads(edition)
    for chapter in m.chapters:
        if heads:
            line = pages.heading(chapter)
            blocks.append(f"\n{line}\n{'=' * min(len(line), 60)}")
        if chapter.tags:
            blocks.append(f"Tags of the chapter: {pages.tags_of(chapter)}")
        for label, html in (("Summary", chapter.summary), ("Notes", chapter.notes)):
            blocks += _block(label, html)
        blocks.append(written(chapter.text, HAND) if heads else "\n" + written(chapter.text, HAND))
        blocks += _block("End notes of the chapter", chapter.end_notes)
    blocks += _block("End notes", m.end_notes)
    return ("\n\n".join(filter(None, blocks)).rstrip() + "\n").encode("utf-8", errors="replace")


def rows(m: Manuscript) -> list[tuple[str, str]]:
    """Give the lines that stand above a work: tags by kind, language, series, dates, figures."""
    found = []
    for kind, (one, several) in pages.LABELS.items():
        if names := [tag.name for tag in m.tags if tag.kind == kind]:
            found.append((several if len(names) > 1 else one, ", ".join(names)))
    if m.language:
        found.append(("Language", name_of(m.language)))
    for place in m.series:
        part = "" if place.position is None else f"Part {place.position:g} of "
        found.append(("Series", f"{part}{place.title}"))
    found += [(label, value) for label, value in m.extras.items() if pages.is_row(label, value)]
    dates = (("Published", m.published), ("Updated", m.updated), ("Source", m.source.url if m.source else None))
    return found + [(label, value) for label, value in dates if value]


def _front(m: Manuscript) -> list[str]:
    lines = "\n".join(f"{label}: {value}" for label, value in rows(m))
    return [lines, *_block("Summary", m.summary), *_block("Notes", m.notes)]


def _block(label: str, html: str | None) -> list[str]:
    text = written(html, HAND)
    return [f"{label}:\n\n{text}"] if text else []
