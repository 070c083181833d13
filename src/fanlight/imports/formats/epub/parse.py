"""A book of unknown making, read whole."""

from fanlight.imports.anthologies import is_marked
from fanlight.imports.ao3.findings import Findings
from fanlight.imports.book import Book, open_book
from fanlight.imports.dates import iso_date
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.formats.epub import chapters, metadata
from fanlight.imports.formats.epub.introductions import Introduction
from fanlight.imports.formats.epub.stories import Story, read_story
from fanlight.imports.headings import work_title
from fanlight.kernel.errors import Unreadable
from fanlight.kernel.text import count_words, fold, squish
from fanlight.works.manuscript import Counts, Manuscript

_MOST_TEXT = 10_000
_MOST_NAMED = 12


def parse(file: SourceFile) -> Parsed:
    """Make a Manuscript of a book.

    Raises: Unreadable for a broken one, or one without a word or a picture.
    """
    book = open_book(file.data)
    findings = Findings()
    title = work_title(_title(book), file.name, findings)
    story = read_story(book, work=title)
    if not story.drafts:
        story = read_story(book, work=title, whole=True)
    if not story.drafts:
        unread = (finding.said for finding in story.findings.all() if finding.rule == "page-unreadable")
        raise Unreadable(f"This e-book holds no text. {next(unread, '')}".strip())
    return Parsed(_manuscript(book, story, title, findings), story.pictures.kept)


def _title(book: Book) -> str:
    title = squish(next(iter(book.metadata.titles), ""))
    return "" if fold(title) in ("unknown", "[unknown]", "untitled") else title


def _manuscript(book: Book, story: Story, title: str, findings: Findings) -> Manuscript:
    package, told = book.metadata, story.introduction or Introduction()
    written = chapters.finish(story.drafts, title, findings)
    words = sum(count_words(chapter.text) for chapter in written)
    published, updated = metadata.dates(package)
    extras = {**metadata.extras(package, findings), **_extras(told, story)}
    _say_what_was_found(story, findings)
    return Manuscript(
        title=title,
        creators=metadata.creators(package),
        anonymous=metadata.is_anonymous(package),
        language=metadata.language(package),
        summary=metadata.summary(package),
        tags=metadata.tags(package),
        series=metadata.series(package),
        chapters=written,
        published=iso_date(told.rows.get("published", "")) or published,
        updated=iso_date(told.rows.get("updated", "")) or updated,
        counts=Counts(words=words),
        source=metadata.source(package, [told.rows.get("original source", ""), *story.links]),
        extras=extras,
        findings=findings.all(),
    )


def _extras(told: Introduction, story: Story) -> dict[str, str]:
    found = {label.capitalize(): value for label, value in told.rows.items() if label == "packaged" and value}
    found.update({label: text[:_MOST_TEXT] for label, text in story.texts.items()})
    if cover := story.pictures.cover():
        found["cover"] = cover
    return found


def _say_what_was_found(story: Story, findings: Findings) -> None:
    if story.left_out:
        pages = [f"the {kind} ({name.rpartition('/')[2]:.80})" for kind, name in story.left_out]
        more = f" and {len(pages) - _MOST_NAMED} more" if len(pages) > _MOST_NAMED else ""
        said = f"Left out as no part of the story: {', '.join(pages[:_MOST_NAMED])}{more}."
        findings.add("chapters", "pages-left-out", said, "likely")
    for href in story.book.missing:
        findings.add("chapters", "page-missing", f"The book names the page “{href:.100}” but does not hold it.")
    if is_marked(story.book):
        said = "This book was put together from several works; it was taken in as one."
        findings.add("chapters", "anthology-kept-whole", said, "uncertain")
    for finding in (*story.findings.all(), *story.pictures.findings()):
        findings.found.setdefault(finding)
