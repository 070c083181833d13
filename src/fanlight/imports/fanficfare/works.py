"""A work, put together of what FanFicFare says before its chapters and of the chapters themselves."""

import re
from collections.abc import Iterable, Mapping

from fanlight.imports.ao3.chapters import kept
from fanlight.imports.fanficfare import drafts, metadata, title_pages
from fanlight.imports.fanficfare.drafts import Draft
from fanlight.imports.fanficfare.metadata import Front
from fanlight.imports.headings import work_title
from fanlight.kernel.autoformat import autoformat
from fanlight.kernel.html import clean_summary
from fanlight.kernel.text import count_words
from fanlight.works.manuscript import Finding, Manuscript

_BLOCK = re.compile(r"<(?:p|div|ul|ol|dl|table|blockquote|h[1-6]|pre|hr)\b", re.IGNORECASE)


def make(
    front: Front,
    written: list[Draft],
    file_name: str,
    *,
    more: Mapping[str, str] | None = None,
    others: Iterable[Finding] = (),
) -> Manuscript:
    """Make a Manuscript of what stands before the chapters and of the chapters, of which there is at least one.

    `more` are extras and `others` findings that only this kind of file has.
    """
    findings = front.findings
    title = work_title(next((t for t in (front.page.title, *front.package.titles) if t), ""), file_name, findings)
    finished, around = drafts.finish(written, title, findings)
    words = sum(count_words(chapter.text) for chapter in finished)
    source = metadata.source(front)
    tags = metadata.tags_of(front, otw=metadata.is_otw(front, source))
    planned, complete = metadata.progress(front, len(finished))
    published, updated = metadata.dates(front)
    extras = metadata.extras(front, tags, source, len(finished), words)
    added = {"Related works": ", ".join(around.other), **(more or {})}
    extras.update({label: value for label, value in added.items() if value})
    for finding in others:
        findings.found.setdefault(finding)
    return Manuscript(
        title=title,
        creators=metadata.creators(front),
        anonymous=metadata.is_anonymous(front),
        language=metadata.language(front),
        summary=_summary(front),
        notes=around.notes,
        end_notes=around.end_notes,
        tags=tags,
        series=metadata.series(front),
        collections=metadata.collections(front),
        gifts=tuple(around.gifts),
        related=tuple(around.related),
        chapters=finished,
        planned_chapters=planned,
        complete=complete,
        published=published,
        updated=updated,
        counts=metadata.counts(front, words),
        source=source,
        extras=extras,
        findings=findings.all(),
    )


def _summary(front: Front) -> str | None:
    row = front.page.row(title_pages.SUMMARY)
    html = row.html if row else next(iter(front.package.descriptions), "")
    if not html:
        return None
    return kept(clean_summary(html if _BLOCK.search(html) else autoformat(html)))
