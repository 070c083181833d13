"""A book that Fanlight exported, read whole."""

import re
from dataclasses import replace

from fanlight.imports.ao3.findings import Findings
from fanlight.imports.ao3.sections import AFTERWORD, CHAPTERS, PREFACE, Sections
from fanlight.imports.ao3.works import Fallback, read_work
from fanlight.imports.book import Book, open_book
from fanlight.imports.book_pages import read_page
from fanlight.imports.fanlight.manuscripts import admitted
from fanlight.imports.fanlight.packages import as_cataloged
from fanlight.imports.fanlight.slips import Exported, open_slip, put_together
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.markup import Element
from fanlight.imports.pictures import Pictures
from fanlight.kernel.errors import Unreadable
from fanlight.kernel.language import code_of
from fanlight.kernel.pictures import kind_of
from fanlight.kernel.text import squish
from fanlight.works import slips
from fanlight.works.manuscript import Manuscript

SLIP = slips.IN_BOOK
_PICTURE = re.compile(r'src="original:([0-9a-f]{64})"')
_COVER = re.compile(r"original:([0-9a-f]{64})")
_ALIGN = re.compile(r"text-align: (left|right|center|justify)")
_NOT_PAGES = frozenset({"cover.xhtml", "nav.xhtml"})


def parse(file: SourceFile) -> Parsed:
    """Make a Manuscript of a book. Raises: Unreadable."""
    book = open_book(file.data)
    findings = Findings()
    slip = open_slip(book.read(SLIP))
    pictures: dict[str, bytes] = {}
    exported = Exported(
        {name: _text(book, name) for name in slip.pages},
        slips.from_xhtml,
        lambda: _read(book, file.name, findings, pictures),
    )
    m = as_cataloged(put_together(slip, exported, findings), slip.manuscript, book.metadata, findings)
    _say_pages_left_out(book, slip, findings)
    m = admitted(m, file.name, findings)
    pictures |= _pictures_of(m, book)
    return Parsed(replace(m, findings=(*m.findings, *findings.all())), pictures)


def _text(book: Book, name: str) -> str | None:
    try:
        return book.read(name).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None


def _read(book: Book, file_name: str, findings: Findings, kept: dict[str, bytes]) -> Manuscript:
    """Read the pages as they are now."""
    parts: dict[str, list[Element]] = {PREFACE: [], CHAPTERS: [], AFTERWORD: []}
    pictures = Pictures(book)
    for name in book.spine:
        root = read_page(book, name, findings)
        for element in root.iter("div") if root is not None else ():
            if (part := parts.get(element.get("id") or "")) is not None:
                pictures.take(element, of=name, at="chapters" if part is parts[CHAPTERS] else "notes")
                _align(element)
                part += list(element)
    kept |= pictures.kept
    metadata = book.metadata
    language = next((code for value in metadata.languages if (code := code_of(value))), None)
    fallback = Fallback(file_name, squish(metadata.titles[0]) if metadata.titles else "", language)
    return read_work(Sections(parts[PREFACE], parts[CHAPTERS], parts[AFTERWORD]), fallback, Findings())


def _align(part: Element) -> None:
    for element in part.iter("p", "div", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th"):
        if found := _ALIGN.search(element.get("style") or ""):
            element.set("align", found[1])


def _pictures_of(m: Manuscript, book: Book) -> dict[str, bytes]:
    """Give the pictures that a work shows, those of them that are in the book and are what they are called."""
    wanted: set[str] = set()

    def note(_at: str, html: str) -> str:
        wanted.update(_PICTURE.findall(html))
        return html

    slips.with_texts(m, note)
    if cover := _COVER.fullmatch(m.extras.get("cover", "")):
        wanted.add(cover[1])
    found: dict[str, bytes] = {}
    for name in book.names() if wanted else ():
        if "/images/" in name:
            data = _bytes(book, name)
            digest = slips.digest_of(data)
            if digest in wanted and kind_of(data):
                found[digest] = data
    return found


def _bytes(book: Book, name: str) -> bytes:
    try:
        return book.read(name)
    except Unreadable:
        return b""


def _say_pages_left_out(book: Book, slip: slips.Slip, findings: Findings) -> None:
    for name in book.spine:
        if name not in slip.pages and name.rpartition("/")[2] not in _NOT_PAGES:
            said = f"A page that Fanlight did not put into the book was left out: {name.rpartition('/')[2]:.100}."
            findings.add("", "page-left-out", said)
