"""Files that are broken, hostile or foreign, each in its own way, with what a report must say of it."""

import io
import random
import struct
import zipfile
from collections.abc import Mapping

from fanlight.works.manuscript import Manuscript
from tests.samples.pictures import LAMP
from tests.samples.stories import ALL
from tests.samples.write import ao3_epub, ao3_html

STORY: Manuscript = ALL[0]
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)
PACKAGE = (
    '{0}<package xmlns="http://www.idpf.org/2007/opf" version="2.0"><metadata '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{1}</dc:title></metadata><manifest>'
    '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine>'
    "</package>"
)


def book(
    package: str | None = PACKAGE.format("", "T"), page: str | None = "<p>One.</p>", more: Mapping[str, bytes] = {}
) -> bytes:
    """Make a small EPUB out of parts."""
    files: dict[str, str | bytes | None] = {
        "META-INF/container.xml": CONTAINER,
        "content.opf": package,
        "a.xhtml": page,
    }
    return pack({**{k: v for k, v in files.items() if v is not None}, **more})


def pack(files: Mapping[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Make a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def locked(data: bytes) -> bytes:
    """Give a zip whose members say that they are encrypted."""
    out = bytearray(data)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = out.find(signature)
        while start >= 0:
            flags = struct.unpack_from("<H", out, start + at)[0]
            struct.pack_into("<H", out, start + at, flags | 1)
            start = out.find(signature, start + 4)
    return bytes(out)


def _noise() -> bytes:
    return random.Random(7).randbytes(4096)


BROKEN: dict[str, tuple[bytes, str]] = {
    "empty.html": (b"", "empty"),
    "blank.html": (b" \n\t \n", "white space"),
    "picture.html": (LAMP, "PNG"),
    "noise.epub": (_noise(), "does not know"),
    "nothing-but-zeros.html": (bytes(5000), ""),
    "cut-in-half.epub": (ao3_epub(STORY)[: len(ao3_epub(STORY)) // 2], ""),
    "cut-early.html": (ao3_html(STORY)[:900], ""),
    "locked.epub": (locked(ao3_epub(STORY)), "password"),
    "locked.zip": (locked(pack({"a.html": ao3_html(STORY)})), "password"),
    "bomb.zip": (pack({"a.html": b"<p>" + b"a" * 80_000_000}), "unpack"),
    "bomb.epub": (book(page="<p>" + "a" * 80_000_000), "unpack"),
    "climbing.zip": (pack({"../../../etc/cron.d/story.html": ao3_html(STORY)}), ""),
    "absolute.zip": (pack({"/etc/story.html": ao3_html(STORY)}), ""),
    "laughs.epub": (book(package=PACKAGE.format(LAUGHS + "]>", "&j;")), ""),
    "no-package.epub": (book(package=None), ""),
    "package-is-noise.epub": (book(package="\x01\x02 not xml"), ""),
    "no-pages.epub": (book(page=None), ""),
    "sellers-lock.epub": (
        book(
            more={
                "META-INF/encryption.xml": b'<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
                b'<EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="'
                b'http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><CipherData><CipherReference URI="a.xhtml"/>'
                b"</CipherData></EncryptedData></encryption>"
            }
        ),
        "",
    ),
    "empty.zip": (pack({}), ""),
    "only-litter.zip": (pack({"__MACOSX/._a": b"x", ".DS_Store": b"x"}), "no files"),
    "book.pdf.html": (b"%PDF-1.7\n" + _noise(), "PDF"),
    "kindle.epub": (bytes(60) + b"BOOKMOBI" + _noise(), "Kindle"),
    "letter.docx": (pack({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}), "Word"),
    "packed.rar": (b"Rar!\x1a\x07\x01\x00" + _noise(), "RAR"),
    "packed.tar.gz": (b"\x1f\x8b\x08" + _noise(), "GZIP"),
    "noise.txt": (bytes(range(256)) * 40, "does not know"),
    "page.html": (b"<!DOCTYPE html><html><body><p>A shop's page.</p></body></html>", "HTML page"),
    "deep.html": (b"<html><body>" + b"<div>" * 100_000, "nested"),
    "program.html": (b"MZ" + _noise(), "program"),
    "dump.sql": (b"-- MySQL dump 10.13\nCREATE TABLE x (y int);\n", "dump"),
}
"""Name → bytes, and a part of the sentence that the report has for it ("" where any will do)."""
