"""EPUB books: the container, read safely. What a page means is for the formats to say.

Files that by-hand makers got slightly wrong are read all the same: no mimetype, wrong case, one folder too many,
a container that points nowhere while there is a package file. A page is unpacked when it is asked for.
"""

import posixpath
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar
from urllib.parse import unquote

from fanlight.imports import contents, opf, xml_trees
from fanlight.imports.archives import Archive, open_archive
from fanlight.kernel.errors import Unreadable

MOST_BOOK_BYTES = 2**30
MOST_STEERING_BYTES = 32 * 2**20
"""Unpacked: for the package, the contents and the other files that steer the book."""

MOST_REMEMBERED = 4 * 2**20
"""Bytes up to which an opened book is remembered: every format looks into a file, then one reads it."""

_CONTAINER = "meta-inf/container.xml"
_PAGE_TYPES = {"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"}
_PAGE_ENDINGS = (".xhtml", ".html", ".htm", ".xml")
_SCRAMBLED_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#rc")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A line of the table of contents: `name` is the file, `fragment` the id inside it or ""."""

    title: str
    name: str
    fragment: str
    depth: int


class Book:
    """An open book. Files go by their full names in the archive, as `names` gives them."""

    def __init__(self, files: "_Files", package_name: str, package: opf.Package) -> None:
        self._files = files
        self._package = package
        self.package_name = package_name
        self.metadata = package.metadata
        self.version = package.version
        self.unique_identifier = package.unique_identifier

    def names(self) -> tuple[str, ...]:
        """Give the names of all files in the archive, in its order."""
        return tuple(self._files.members)

    def read(self, name: str) -> bytes:
        """Unpack one file. Raises: Unreadable if it is damaged; KeyError if there is none of that name."""
        return self._files.read(name)

    def media_type(self, name: str) -> str:
        """Give a file's media type as the package declares it, or ""."""
        item = self._items_by_name.get(name)
        return item.media_type if item else ""

    def of_type(self, media_type: str) -> tuple[str, ...]:
        """Give the files that the package declares to be of a media type, in its order."""
        return tuple(name for name, item in self._items_by_name.items() if item.media_type == media_type)

    def resolve(self, href: str, *, of: str) -> str | None:
        """Give the file that an href on page `of` points to, or None if it is not in the book."""
        path = href.partition("#")[0]
        if not path:
            return of
        folder = posixpath.dirname(of)
        for spelling in dict.fromkeys((unquote(path), path)):
            if name := self._files.find(posixpath.normpath(posixpath.join(folder, spelling)).lstrip("/")):
                return name
        return None

    @cached_property
    def spine(self) -> tuple[str, ...]:
        """The pages in reading order; those of the manifest, in its order, if the book gives none."""
        found = dict.fromkeys(name for i in self._package.spine if (name := self._names_by_id.get(i)))
        return tuple(found) or tuple(name for name, item in self._items_by_name.items() if _is_page(item))

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The pages that the reading order names and that are not there, as the package spells them."""
        items = self._package.items
        return tuple(items[i].href if i in items else i for i in self._package.spine if not self._names_by_id.get(i))

    @cached_property
    def nav_name(self) -> str | None:
        """The file that holds EPUB 3's table of contents."""
        return next((name for name, item in self._items_by_name.items() if "nav" in item.properties), None)

    @cached_property
    def toc(self) -> tuple[TocEntry, ...]:
        """The table of contents, nested lines in their order; empty if there is none or it cannot be read."""
        readers = [(self.nav_name, contents.read_nav), *((name, contents.read_ncx) for name in self._ncx_names())]
        for name, reader in readers:
            if name and (entries := tuple(self._entries(self._lines(name, reader), name))):
                return entries
        return ()

    @cached_property
    def landmarks(self) -> Mapping[str, str]:
        """What the book says its files are: name to type (`cover`, `titlepage`, `toc`, `copyright-page`)."""
        found = [(kind, href, self.package_name) for kind, href in self._package.guide]
        if self.nav_name:
            found += [(kind, href, self.nav_name) for kind, href in self._lines(self.nav_name, contents.read_landmarks)]
        named = [
            (self.resolve(href, of=of), kind.replace("title-page", "titlepage")) for kind, href, of in found if href
        ]
        return {name: kind for name, kind in named if name}

    @cached_property
    def cover(self) -> str | None:
        """The file of the cover picture, if the package names one."""
        marked = [item for item in self._package.items.values() if "cover-image" in item.properties]
        named = self._package.items.get(self.metadata.meta.get("cover", ""))
        pictures = (item for item in [*marked, named] if item and item.media_type.startswith("image/"))
        return next((name for item in pictures if (name := self._names_by_id.get(item.id))), None)

    @cached_property
    def _names_by_id(self) -> dict[str, str | None]:
        return {i: self.resolve(item.href, of=self.package_name) for i, item in self._package.items.items()}

    @cached_property
    def _items_by_name(self) -> dict[str, opf.Item]:
        return {name: self._package.items[i] for i, name in self._names_by_id.items() if name}

    def _ncx_names(self) -> list[str]:
        """Give the files that may be the NCX, likeliest first."""
        named = self._names_by_id.get(self._package.contents_id or "")
        typed = [n for n, item in self._items_by_name.items() if item.media_type == "application/x-dtbncx+xml"]
        ended = [n for n in self._files.members if n.lower().endswith(".ncx")]
        return list(dict.fromkeys([*([named] if named else []), *typed, *ended]))[:3]

    def _lines(self, name: str, reader: Callable[[bytes], list[T]]) -> list[T]:
        """Read a file that steers the book, or nothing of it if it is broken: the text matters more."""
        try:
            return reader(self._files.read(name, most=MOST_STEERING_BYTES))
        except Unreadable:
            return []

    def _entries(self, lines: list[contents.Line], of: str) -> Iterator[TocEntry]:
        for line in lines:
            if name := self.resolve(line.href, of=of):
                yield TocEntry(line.title, name, unquote(line.href.partition("#")[2]), line.depth)


def open_book(data: bytes) -> Book:
    """Open an EPUB; no page is unpacked yet.

    Raises: Unreadable for what is no ZIP archive, is broken, hostile or locked, or holds no package file.
    """
    return _remembered(data) if len(data) <= MOST_REMEMBERED else _open(data)


@lru_cache(maxsize=2)
def _remembered(data: bytes) -> Book:
    return _open(data)


def _open(data: bytes) -> Book:
    return book_in(open_archive(data, most_bytes=MOST_BOOK_BYTES))


def book_in(archive: Archive) -> Book:
    """Give the EPUB that an open archive is. Raises: Unreadable, as open_book does."""
    files = _Files(archive)
    container = files.find_ending(_CONTAINER)
    root = container[: -len(_CONTAINER)] if container else ""
    _check_locks(files, root)
    package_name = _package_name(files, container, root)
    package = opf.read(files.read(package_name, most=MOST_STEERING_BYTES))
    book = Book(files, package_name, package)
    if not book.spine:
        raise Unreadable("This e-book holds no pages: its package file names none that is there.")
    return book


def is_book(archive: Archive) -> bool:
    """Tell whether an archive is meant as a book, be it broken. A library's own `.opf` files make none."""
    files = _Files(archive)
    if files.find_ending(_CONTAINER):
        return True
    package_name = files.find_ending(".opf")
    if package_name is None:
        return False
    try:
        return bool(Book(files, package_name, opf.read(files.read(package_name, most=MOST_STEERING_BYTES))).spine)
    except Unreadable:
        return False


class _Files:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.members = {member.name: member for member in archive.members}

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {_fold(name): name for name in self.members}

    def find(self, name: str) -> str | None:
        """Find a file by its name, or by its name in another case or Unicode form."""
        return name if name in self.members else self._folded.get(_fold(name))

    def find_ending(self, ending: str) -> str | None:
        """Find the file nearest the top whose folded name ends so."""
        return min((n for n in self.members if n.lower().endswith(ending)), key=_depth, default=None)

    def read(self, name: str, *, most: int | None = None) -> bytes:
        member = self.members[name]
        if most is not None and member.size > most:
            raise Unreadable("A file that steers this e-book is far too large.")
        return self._archive.read(member)


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _depth(name: str) -> tuple[int, str]:
    return name.count("/"), name


def _is_page(item: opf.Item) -> bool:
    return item.media_type in _PAGE_TYPES or (not item.media_type and item.href.lower().endswith(_PAGE_ENDINGS))


def _package_name(files: _Files, container: str | None, root: str) -> str:
    if container:
        tree = xml_trees.parse(files.read(container, most=MOST_STEERING_BYTES))
        for rootfile in xml_trees.descendants(tree, "rootfile"):
            path = unquote(xml_trees.attributes(rootfile).get("full-path", ""))
            if path and (name := files.find(posixpath.normpath(root + path))):
                return name
    if name := files.find_ending(".opf"):
        return name
    raise Unreadable(
        "This e-book is broken: the package file that its container names is not in it."
        if container
        else "This ZIP archive is not an e-book: it has no container and no package file."
    )


def _check_locks(files: _Files, root: str) -> None:
    """Refuse DRM. Scrambled fonts are no lock: Fanlight does not read fonts."""
    name = files.find(root + "META-INF/encryption.xml")
    if name is None:
        return
    tree = xml_trees.parse(files.read(name, most=MOST_STEERING_BYTES))
    for encrypted in xml_trees.descendants(tree, "encrypteddata"):
        methods = [xml_trees.attributes(m) for m in xml_trees.children(encrypted, "encryptionmethod")]
        if not methods or methods[0].get("algorithm", "").lower() not in _SCRAMBLED_FONTS:
            raise Unreadable("This e-book is locked by its seller (DRM), so Fanlight cannot read it.")
