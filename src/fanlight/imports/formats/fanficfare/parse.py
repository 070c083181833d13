"""A FanFicFare book, read whole."""

from fanlight.imports.ao3.findings import Findings
from fanlight.imports.book import Book, open_book
from fanlight.imports.book_pages import read_page
from fanlight.imports.fanficfare import chapters, title_pages, works
from fanlight.imports.fanficfare.drafts import Draft
from fanlight.imports.fanficfare.metadata import Front
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.formats.fanficfare import pages
from fanlight.imports.markup import Element, body_of, text_of
from fanlight.imports.pictures import Pictures
from fanlight.imports.prose import Prose
from fanlight.kernel.errors import Unreadable


def parse(file: SourceFile) -> Parsed:
    """Make a Manuscript of a FanFicFare book.

    Raises: Unreadable for a broken one, or one without chapters.
    """
    book = open_book(file.data)
    findings = Findings()
    pictures = Pictures(book)
    front = Front(_title_page(book, findings), findings, book.metadata)
    written = _read_chapters(book, pictures, findings)
    if not written:
        raise Unreadable("This FanFicFare book holds no chapters.")
    more = {"Update log": _history(book), "cover": pictures.cover() or ""}
    return Parsed(works.make(front, written, file.name, more=more, others=pictures.findings()), pictures.kept)


def _title_page(book: Book, findings: Findings) -> title_pages.TitlePage:
    name = next((name for name in book.spine if pages.is_title_page(name)), None)
    root = read_page(book, name, findings) if name else None
    return title_pages.TitlePage() if root is None else title_pages.read(root)


def _read_chapters(book: Book, pictures: Pictures, findings: Findings) -> list[Draft]:
    written: list[Draft] = []
    before: str | None = None
    prose = Prose(unless=chapters.FAILED_TEXT)
    for name in book.spine:
        if pages.is_title_page(name) or pages.is_furniture(name) or name == book.nav_name:
            continue
        root = read_page(book, name, findings, prose)
        if root is None or not (pages.is_chapter(name) or _belongs_to_story(root)):
            continue
        if pages.continues(name, before) and written:
            pictures.take(root, of=name, at=f"chapters[{len(written) - 1}].text")
            written[-1].texts.append(chapters.text(body_of(root)))
        else:
            pictures.take(root, of=name, at=f"chapters[{len(written)}].text")
            page = chapters.read(root, prose)
            written.append(Draft(page, [page.text], prose))
            if not pages.is_chapter(name):
                said = f"“{name:.100}” is no page of FanFicFare's; it was taken for a chapter."
                findings.add(f"chapters[{len(written) - 1}]", "page-added", said, "likely")
        before = name
    for href in book.missing:
        findings.add("chapters", "page-missing", f"The book names the page “{href:.100}” but does not hold it.")
    return written


def _belongs_to_story(root: Element) -> bool:
    """Tell whether a page that FanFicFare did not name has words on it: calibre's cover page has none."""
    return bool(text_of(body_of(root)))


def _history(book: Book) -> str:
    """Give the updates that the book went through, a line each."""
    name = next((name for name in book.spine if pages.is_log_page(name)), None)
    root = read_page(book, name, Findings()) if name else None
    lines = [] if root is None else [text_of(p) for p in root.iter("p") if text_of(p)]
    return "\n".join(lines)
