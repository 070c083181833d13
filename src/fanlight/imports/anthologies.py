"""Books that EpubMerge put together of several, taken apart again: each work as the book that it was.

EpubMerge, also as FanFicFare's calibre plugin uses it, lays each book into a folder of its own, `1/`, `2/` …, and, if
it was told to, keeps the package files and contents beside the pages. Then a work is the very book that went in. Where
it was not, the folders and the contents together still say where each work begins; where they do not, nothing is cut.
No Django in here.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from io import BytesIO
from itertools import groupby
from urllib.parse import quote, urlsplit

from fanlight.imports import opf
from fanlight.imports.archives import MOST_BYTES_A_MEMBER, Archive, Member
from fanlight.imports.book import MOST_STEERING_BYTES, Book, TocEntry, book_in
from fanlight.imports.sources import site_of, source_of
from fanlight.kernel.errors import Unreadable
from fanlight.kernel.text import fold, squish
from fanlight.works.manuscript import Finding, Manuscript, SeriesPlace

MOST_WORKS = 10_000
KEPT_PACKAGE = "origrootfile/xml"
"""The media type under which EpubMerge keeps a book's own package file."""

OWN_PACKAGE = "fanlight-package.opf"

_MOST_NAMED = 12
_MAKER = re.compile(r"epubmerge", re.IGNORECASE)
_FOLDER = re.compile(r"(?:[^/]+/)*?([0-9]{1,5})/", re.ASCII)
_COVER = re.compile(r"(?:^|/)cover\.x?html?$", re.IGNORECASE)
_SERIES = re.compile(r"/series/[0-9]+", re.ASCII)
_ENDING = re.compile(r"\s+anthology$", re.IGNORECASE)
_STAMP = (1980, 1, 1, 0, 0, 0)
_CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="{}" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


@dataclass(frozen=True, slots=True)
class Part:
    """A work in an anthology: the folder that it lies in, with its slash, and what the anthology calls it."""

    folder: str
    title: str
    place: SeriesPlace
    size: int
    package: bytes | None = None
    """The package file to be put in, where none was kept."""

    package_name: str = ""


class Anthology:
    """An open anthology."""

    def __init__(self, archive: Archive, parts: Sequence[Part], findings: Sequence[Finding]) -> None:
        self._archive = archive
        self.parts = tuple(parts)
        self.findings = tuple(findings)
        self._by_folder = {part.folder: part for part in parts}

    def part(self, folder: str) -> Part:
        """Give a work by its folder. Raises: KeyError."""
        return self._by_folder[folder]

    def book(self, folder: str) -> bytes:
        """Give a work as the book that it was, the same bytes each time. Raises: Unreadable, KeyError."""
        part = self.part(folder)
        if part.size > MOST_BYTES_A_MEMBER:
            raise Unreadable("This work in an anthology is too large to take out.")
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w") as book:
            _put(book, "mimetype", b"application/epub+zip")
            _put(book, "META-INF/container.xml", _CONTAINER.format(escape(quote(part.package_name))).encode())
            if part.package is not None:
                _put(book, part.package_name, part.package)
            taken = {"mimetype", "META-INF/container.xml", part.package_name if part.package is not None else ""}
            for member in self._archive.members:
                name = member.name.removeprefix(folder)
                if member.name.startswith(folder) and name not in taken:
                    taken.add(name)
                    _put(book, name, self._archive.read(member))
        return buffer.getvalue()


def find(archive: Archive) -> Anthology | None:
    """Give the anthology that an archive is, None for any other book. Raises: Unreadable for a broken one."""
    folders: dict[str, int] = {}
    for member in archive.members:  # a look at the names, which is all that most books need
        if found := _FOLDER.match(member.name):
            folders[found[0]] = folders.get(found[0], 0) + member.size
    if not folders or len(folders) > MOST_WORKS:
        return None
    book = book_in(archive)
    kept = _kept_packages(book, folders)
    if not kept and not is_marked(book):
        return None
    if kept:
        return Anthology(archive, list(_kept_parts(archive, book, kept, folders)), _left_out(book, set(kept)))
    parts = list(_told_parts(book, folders))
    return Anthology(archive, parts, _left_out(book, {part.folder for part in parts})) if parts else None


def is_marked(book: Book) -> bool:
    """Tell whether a book says that EpubMerge made it."""
    said = [person.name for person in book.metadata.contributors]
    said += [f"{identifier.id or ''} {identifier.value}" for identifier in book.metadata.identifiers]
    return any(_MAKER.search(text) for text in said)


def placed(manuscript: Manuscript, place: SeriesPlace) -> Manuscript:
    """Give a work its place in the anthology as a series, unless it names that series itself."""
    said = {_named(own.title) for own in manuscript.series if not own.anthology}
    urls = {own.url for own in manuscript.series if own.url}
    if _named(place.title) in said or (place.url and place.url in urls):
        return manuscript
    return replace(manuscript, series=(*manuscript.series, place))


def _named(title: str) -> str:
    return fold(_ENDING.sub("", squish(title)))


def _put(book: zipfile.ZipFile, name: str, data: bytes) -> None:
    book.writestr(zipfile.ZipInfo(name, _STAMP), data)


def _folder_of(name: str) -> str:
    found = _FOLDER.match(name)
    return found[0] if found else ""


def _kept_packages(book: Book, folders: dict[str, int]) -> dict[str, str]:
    """Give the package files that were kept, by folder; an anthology inside another is one work of it for now."""
    names = list(book.of_type(KEPT_PACKAGE))
    if not names and is_marked(book):
        names = [name for name in book.names() if name.lower().endswith(".opf") and name != book.package_name]
    kept: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (name.count("/"), name)):
        if (folder := _folder_of(name)) in folders:
            kept.setdefault(folder, name)
    return {folder: kept[folder] for folder in sorted(kept, key=_number)}


def _number(folder: str) -> int:
    return int(folder.rstrip("/").rpartition("/")[2])


def _kept_parts(archive: Archive, book: Book, kept: dict[str, str], folders: dict[str, int]) -> Iterator[Part]:
    members = {member.name: member for member in archive.members}
    for position, (folder, name) in enumerate(kept.items(), 1):
        title = _title_in(archive, members[name])
        yield Part(folder, title, _place(book, position), folders[folder], package_name=name.removeprefix(folder))


def _title_in(archive: Archive, package: Member) -> str:
    if package.size > MOST_STEERING_BYTES:
        return ""
    try:
        return squish(next(iter(opf.read(archive.read(package)).metadata.titles), ""))
    except Unreadable:
        return ""  # the reading of the work itself says why


def _place(book: Book, position: int) -> SeriesPlace:
    """Give a work's place in the anthology. Its address counts where it is a series' and no work's."""
    urls = [*book.metadata.sources, *(identifier.value for identifier in book.metadata.identifiers)]
    url = next((u for u in urls if site_of(u) and source_of(u) is None and _SERIES.search(urlsplit(u).path)), None)
    title = squish(next(iter(book.metadata.titles), "")) or "Anthology"
    return SeriesPlace(title, float(position), url, anthology=url is None)


def _told_parts(book: Book, folders: dict[str, int]) -> Iterator[Part]:
    """Give the works where the contents tell them apart: one line of the first depth for each folder, at its start."""
    pages = [name for name in book.spine if not _COVER.search(name) and name != book.nav_name]
    order = list(dict.fromkeys(map(_folder_of, pages)))
    firsts = {folder: next(name for name in pages if _folder_of(name) == folder) for folder in order}
    lines = [entry for entry in book.toc if entry.depth == 1 and not _COVER.search(entry.name)]
    together = [folder for folder, _ in groupby(map(_folder_of, pages))] == order
    if "" in order or not together or [line.name for line in lines] != list(firsts.values()):
        return
    for position, (folder, line) in enumerate(zip(order, lines, strict=True), 1):
        title, package = _package(book, folder, line)
        yield Part(folder, title, _place(book, position), folders.get(folder, 0), package, OWN_PACKAGE)


def _package(book: Book, folder: str, line: TocEntry) -> tuple[str, bytes]:
    """Write the package file that a work would have had: its title, its author, its pages in their order.

    EpubMerge names the author in the line of the contents where the anthology has several.
    """
    authors = [person.name for person in book.metadata.creators]
    title, by, author = line.title.rpartition(" by ")
    if not by or author not in authors:
        title, author = line.title, authors[0] if len(authors) == 1 else ""
    said = [f"<dc:title>{escape(title)}</dc:title>"]
    said += [f"<dc:creator>{escape(author)}</dc:creator>"] if author else []
    said += [f"<dc:language>{escape(language)}</dc:language>" for language in book.metadata.languages[:1]]
    names = [name for name in book.names() if name.startswith(folder)]
    items = {name: f"i{number}" for number, name in enumerate(names)}
    manifest = (
        f'<item id="{items[name]}" href="{escape(quote(name.removeprefix(folder)))}" '
        f'media-type="{escape(book.media_type(name))}"/>'
        for name in names
    )
    pages = (f'<itemref idref="{items[name]}"/>' for name in book.spine if name in items)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0">'
        f"<metadata>{''.join(said)}</metadata><manifest>{''.join(manifest)}</manifest>"
        f"<spine>{''.join(pages)}</spine></package>"
    )
    return title, package.encode("utf-8", errors="replace")


def _left_out(book: Book, folders: set[str]) -> tuple[Finding, ...]:
    """Say which pages belong to the anthology and to none of its works, its own cover apart."""
    pages = [
        name
        for name in book.spine
        if not any(name.startswith(folder) for folder in folders) and not _COVER.search(name) and name != book.nav_name
    ]
    if not pages:
        return ()
    names = ", ".join(f"“{name.rpartition('/')[2]:.80}”" for name in pages[:_MOST_NAMED])
    said = f"Pages of the anthology that belong to none of its works stay in its file alone: {names}."
    return (Finding("chapters", "certain", "anthology-pages-apart", said),)
