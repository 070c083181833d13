"""A FicHub book, read whole."""

import re

from fanlight.imports import fanfiction_net, sources
from fanlight.imports.ao3 import labels
from fanlight.imports.ao3.chapters import kept
from fanlight.imports.ao3.findings import Findings
from fanlight.imports.book import open_book
from fanlight.imports.book_pages import read_page
from fanlight.imports.dates import iso_date
from fanlight.imports.fanfiction_net import Summed
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.formats.epub import metadata
from fanlight.imports.formats.fichub import chapters, introductions
from fanlight.imports.formats.fichub.introductions import Introduction
from fanlight.imports.headings import work_title
from fanlight.imports.opf import Metadata
from fanlight.imports.pictures import Pictures
from fanlight.kernel.errors import Unreadable
from fanlight.kernel.html import clean_summary
from fanlight.kernel.text import count_words, fold
from fanlight.works.manuscript import Chapter, Counts, Creator, Manuscript, Source

_COMPLETE = {"complete": True, "completed": True, "ongoing": False, "abandoned": False}
_SAYS_MORE = frozenset({"abandoned"})
_SUMMED_SITES = frozenset({"fanfiction.net", "fictionpress.com"})
"""Sites of whose own line FicHub copies every word."""

_OWN_ID = re.compile(r"[A-Za-z0-9]{2,12}", re.ASCII)
_FIGURES = ("reviews", "favs", "follows")


def parse(file: SourceFile) -> Parsed:
    """Make a Manuscript of a FicHub book.

    Raises: Unreadable for a broken one, one without its introduction, or one without chapters.
    """
    book = open_book(file.data)
    name = introductions.page_of(book)
    findings = Findings()
    root = read_page(book, name, findings) if name else None
    if name is None or root is None:
        raise Unreadable("This book does not have the introduction that FicHub's books begin with.")
    told = introductions.read(root)
    pictures = Pictures(book)
    drafts = chapters.read(book, name, pictures, findings)
    if not drafts:
        raise Unreadable("This FicHub book holds no chapters.")
    title = work_title(told.title or next(iter(book.metadata.titles), ""), file.name, findings)
    written = chapters.finish(drafts, title, findings)
    for finding in pictures.findings():
        findings.found.setdefault(finding)
    return Parsed(_manuscript(told, book.metadata, title, written, findings), pictures.kept)


def _manuscript(
    told: Introduction, package: Metadata, title: str, written: tuple[Chapter, ...], findings: Findings
) -> Manuscript:
    source = _source(told, package)
    summed = _summed(told, source)
    words = sum(count_words(chapter.text) for chapter in written)
    complete = _COMPLETE.get(told.rows.get("status", "").lower())
    published, updated = (iso_date(told.rows.get(label, "")) for label in ("published", "updated"))
    extras = _extras(told, summed, package, words)
    return Manuscript(
        title=title,
        creators=_creators(told, package, source, findings),
        anonymous=fold(told.author) == "anonymous" or (not told.author and metadata.is_anonymous(package)),
        language=summed.language if summed else None,  # the package says `en` of every story
        summary=_summary(told, package),
        tags=tuple(dict.fromkeys([*(summed.tags if summed else ()), *metadata.tags(package)])),
        chapters=written,
        planned_chapters=_planned(told, len(written), complete, findings),
        complete=complete,
        published=published,
        updated=updated or published,
        counts=Counts(words=words),
        source=source,
        extras=extras,
        findings=findings.all(),
    )


def _source(told: Introduction, package: Metadata) -> Source | None:
    """Give where the story stands: the link says so, or else the number in FanFiction.net's line."""
    if known := sources.source_of(told.url):
        return known
    if site := sources.site_of(told.url):
        return Source(site=site, url=told.url)
    summed = fanfiction_net.read(told.line)
    number = summed.figures.get("id", "") if summed else ""
    if number.isascii() and number.isdecimal():
        return sources.source_of(f"https://www.fanfiction.net/s/{number}")
    return metadata.source(package, [])


def _summed(told: Introduction, source: Source | None) -> Summed | None:
    """Read the site's own line if it is FanFiction.net's; what another site means by such words is not certain."""
    own = source is None or source.site in _SUMMED_SITES
    return fanfiction_net.read(told.line) if own and told.line else None


def _creators(told: Introduction, package: Metadata, source: Source | None, findings: Findings) -> tuple[Creator, ...]:
    """Give the creators. FicHub knows one name; where AO3 has several it holds them all."""
    found = metadata.creators(package)
    if not found and told.author and fold(told.author) not in ("anonymous", "unknown"):
        found = (Creator(told.author),)
    if source and source.site in sources.OTW_ARCHIVES and any(", " in creator.name for creator in found):
        said = "FicHub writes all creators as one name, so several may have been taken for one."
        findings.add("creators", "creators-not-split", said, "uncertain")
    return found


def _summary(told: Introduction, package: Metadata) -> str | None:
    """Give the description: from the package, which has it as the site had it, else from the introduction."""
    return metadata.summary(package) or (kept(clean_summary(told.html)) if told.html else None)


def _planned(told: Introduction, found: int, complete: bool | None, findings: Findings) -> int | None:
    """Give how many chapters are planned, which only a story that is complete says."""
    posted = labels.number(told.rows.get("chapters", "1")) or found
    if posted != found:
        said = f"The file speaks of {posted:,} chapters but holds {found:,}."
        findings.add("chapters", "chapter-count-differs", said)
    return posted if complete else None


def _extras(told: Introduction, summed: Summed | None, package: Metadata, words: int) -> dict[str, str]:
    """Give what no field stands for, FanFiction.net's line as it was among it: nothing of it is lost."""
    found: dict[str, str] = {}
    status = told.rows.get("status", "")
    if status and (status.lower() not in _COMPLETE or status.lower() in _SAYS_MORE):
        found["Status"] = status
    for label in ("published", "updated"):
        if (said := told.rows.get(label)) and iso_date(said) is None:
            found[label.capitalize()] = said
    if (said := told.rows.get("words")) and labels.number(said) != words:
        found["Words"] = said
    if summed:
        found.update({name.capitalize(): summed.figures[name] for name in _FIGURES if summed.figures.get(name)})
    if told.line:
        found["Details"] = told.line
    if own := next((i.value for i in package.identifiers if _OWN_ID.fullmatch(i.value)), ""):
        found["FicHub id"] = own
    return found
