"""What a file seems to be that no format reads, in a sentence for the person who brought it."""

import re
from pathlib import PurePosixPath

from fanlight.imports.archives import Archive, is_archive, open_archive
from fanlight.imports.book import is_book, open_book
from fanlight.imports.encodings import decode
from fanlight.imports.fanlight.zips import is_zipped_manuscript
from fanlight.imports.files import SourceFile
from fanlight.kernel.errors import Unreadable
from fanlight.kernel.pictures import kind_of

_HEAD = 65_536
_CONVERT = "Fanlight cannot read that yet; a program such as calibre makes an EPUB of it."

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF", f"This is a PDF. {_CONVERT}"),
    (60, b"BOOKMOBI", f"This is a Kindle book (MOBI or AZW3). {_CONVERT}"),
    (60, b"TEXtREAd", f"This is a Palm book. {_CONVERT}"),
    (0, b"TPZ", f"This is a Kindle book (Topaz). {_CONVERT}"),
    (0, b"\xeaDRMION\xee", "This is a Kindle book that is locked by its seller (DRM), so Fanlight cannot read it."),
    (0, b"CONT\x02\x00", f"This is a Kindle book (KFX). {_CONVERT}"),
    (0, b"ITOLITLS", f"This is a Microsoft Reader book (LIT). {_CONVERT}"),
    (0, b"{\\rtf", "This is a rich text document (RTF). Fanlight cannot read that yet."),
    (
        0,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "This is an old Word document or the like. Fanlight cannot read that yet.",
    ),
    (0, b"Rar!\x1a\x07", "This is a RAR archive. Unpack it, or pack its files as a ZIP."),
    (0, b"7z\xbc\xaf\x27\x1c", "This is a 7z archive. Unpack it, or pack its files as a ZIP."),
    (0, b"\x1f\x8b", "This is a GZIP archive. Unpack it, or pack its files as a ZIP."),
    (0, b"BZh", "This is a BZIP2 archive. Unpack it, or pack its files as a ZIP."),
    (0, b"\xfd7zXZ\x00", "This is an XZ archive. Unpack it, or pack its files as a ZIP."),
    (0, b"(\xb5/\xfd", "This is a Zstandard archive. Unpack it, or pack its files as a ZIP."),
    (257, b"ustar", "This is a TAR archive. Unpack it, or pack its files as a ZIP."),
    (0, b"SQLite format 3\x00", "This is a database file, not a story."),
    (0, b"bplist00", "This is a web archive saved by Safari. Save the page as HTML instead."),
    (0, b"MZ", "This is a program, not a story."),
    (0, b"\x7fELF", "This is a program, not a story."),
    (0, b"ID3", "This is a sound recording. Fanlight keeps written works."),
    (0, b"OggS", "This is a sound recording. Fanlight keeps written works."),
    (0, b"fLaC", "This is a sound recording. Fanlight keeps written works."),
    (4, b"ftyp", "This is a recording. Fanlight keeps written works."),
    (0, b"\x1aE\xdf\xa3", "This is a recording. Fanlight keeps written works."),
    (0, b"wOFF", "This is a font, not a story."),
    (0, b"wOF2", "This is a font, not a story."),
)
"""Where a signature stands, the signature, what it means."""

_PICTURES = {
    "jpeg": ("a JPEG", (".jpg", ".jpeg")),
    "png": ("a PNG", (".png",)),
    "gif": ("a GIF", (".gif",)),
    "webp": ("a WebP", (".webp",)),
    "avif": ("an AVIF", (".avif", ".avifs")),
}
_BARE_TEXT = "This is plain text."
_BARE_PAGE = "This is an HTML page, but not one that Fanlight can read yet."
_PAGES: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (
        re.compile(rb"""<div id=["']workskin["']|<dl class=["']work meta group"""),
        "This is a piece of a page saved from AO3, not the whole page. Save it again, or use the work's own download.",
    ),
    (
        re.compile(rb"""id=["']?profile_top"""),
        "This is a page saved from FanFiction.net. Fanlight cannot read that yet.",
    ),
    (
        re.compile(rb"""name=["']TOCTOP["']"""),
        "This seems to be an HTML file made by FanFicFare, but its beginning or its chapters are missing.",
    ),
    (
        re.compile(rb"Exported with the assistance of\s+<a[^>]{0,200}fichub", re.IGNORECASE),
        "This is an HTML file made by FicHub. Fanlight cannot read that yet; let FicHub make an EPUB.",
    ),
    (
        re.compile(rb"<!doctype html|<(?:html|head|body|p|div|br|table|span)\b", re.IGNORECASE),
        _BARE_PAGE,
    ),
)
"""What tells a page's maker, anywhere near its top; the last tells any page."""

_TEXTS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (
        re.compile(rb'\s*\{\s*"(?=.*?"authorUrl"\s*:)(?=.*?"cover_image"\s*:)(?=.*?"dateCreated"\s*:)', re.DOTALL),
        "This is what FanFicFare notes down about a story (--json-meta), but its end is missing.",
    ),
    (re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?<FictionBook\b"), f"This is a FictionBook (FB2). {_CONVERT}"),
    (re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!DOCTYPE svg[^>]{0,300}>\s*)?<svg\b"), "This is an SVG picture."),
    (
        re.compile(rb"(?:From|MIME-Version|Subject|Date|Snapshot-Content-Location): "),
        "This is a mail or a saved web page (MHTML). Save the page as HTML instead.",
    ),
    (
        re.compile(rb"-- (?:MySQL|MariaDB|phpMyAdmin|PostgreSQL)|\s*(?:CREATE TABLE|INSERT INTO) ", re.IGNORECASE),
        "This is a database dump. Fanlight cannot read that yet.",
    ),
)
"""What a text begins with."""

_MIMETYPE = b"mimetypeapplication/epub+zip"
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r\f\x1b"))
_UNKNOWN = "Fanlight does not know this kind of file."


def what_it_seems(file: SourceFile) -> str:
    """Say what a file is that no format reads. Never raises."""
    if not file.data:
        return "This is an empty file."
    if kind := kind_of(file.data):
        return _picture(kind, file.name)
    if is_archive(file.data):
        return _archive(file.data)
    for at, signature, said in _SIGNATURES:
        if file.data[at : at + len(signature)] == signature:
            return said
    return _text(file.data)


def is_text_of_no_maker(file: SourceFile) -> bool:
    """Tell whether a file is text, and not known to be anything else."""
    return what_it_seems(file) == _BARE_TEXT


def is_page_of_no_maker(file: SourceFile) -> bool:
    """Tell whether a file is a web page, and not known to be of any maker."""
    return what_it_seems(file) == _BARE_PAGE


def is_zip_of_files(file: SourceFile) -> bool:
    """Tell whether this is a ZIP archive that holds files to import, not a book nor a document."""
    if not is_archive(file.data):
        return False
    try:
        return holds_files(open_archive(file.data))
    except Unreadable:
        return False


def holds_files(archive: Archive) -> bool:
    """Tell whether an archive holds files to import, rather than being a book or a document."""
    return not is_book(archive) and _document(archive) is None and not is_zipped_manuscript(archive)


def _picture(kind: str, name: str) -> str:
    label, endings = _PICTURES[kind]
    ending = PurePosixPath(name).suffix.lower()
    other = f" with the ending {ending}" if ending and ending not in endings else ""
    return f"This is {label} picture{other}."


def _archive(data: bytes) -> str:
    try:
        archive = open_archive(data)
        if document := _document(archive):
            return document
        if is_book(archive):
            open_book(data)
            return "This is an e-book that Fanlight cannot read."
    except Unreadable as error:
        return str(error).replace("ZIP archive", "e-book") if data[30:58] == _MIMETYPE else str(error)
    return "This is a ZIP archive of other files." if archive.members else "This is an empty ZIP archive."


def _document(archive: Archive) -> str | None:
    """Say which office program an archive is a document of."""
    names = {member.name for member in archive.members}
    if "[Content_Types].xml" in names:
        kind = "a Word document" if any(name.startswith("word/") for name in names) else "an Office document"
        return f"This is {kind}. Fanlight cannot read that yet."
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return "This is an OpenDocument file. Fanlight cannot read that yet."
    return None


def _text(data: bytes) -> str:
    """Tell texts from what is none: texts have no control characters and make sense in some encoding."""
    head = decode(data[:_HEAD]).utf8
    if not head.strip():
        return "This file holds nothing but white space."
    for pattern, said in _TEXTS:
        if pattern.match(head):
            return said
    if _looks_binary(data[:_HEAD]):  # before pages are looked for: among enough noise some `</` stands as well
        return _UNKNOWN
    if head.lstrip()[:1] == b"<" or b"</" in head:
        for pattern, said in _PAGES:
            if pattern.search(head):
                return said
    return _BARE_TEXT


def _looks_binary(head: bytes) -> bool:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls * 50 > len(head) and not _is_utf_16(head)


def _is_utf_16(head: bytes) -> bool:
    return decode(head).encoding.startswith(("utf-16", "utf-32"))
