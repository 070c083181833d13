"""What a file is: told by its content, and said in words where no format reads it."""

import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.imports.detect import FORMATS, detect, is_zip_of_files
from fanlight.imports.files import SourceFile
from fanlight.kernel.errors import Unreadable
from fanlight.works.manuscript import Chapter, Counts, Creator, Manuscript, Source
from tests.samples import write
from tests.samples.epub_files import opf, pack, page, shell
from tests.samples.fichub_books import fichub_epub
from tests.samples.stories import ALL
from tests.samples.write_books import fanficfare_epub, plain_epub
from tests.samples.write_fanficfare import fanficfare_html, fanficfare_txt

STORY = Manuscript(
    title="The Lamp",
    creators=(Creator("Ann Reed"),),
    chapters=(Chapter(1, "Fog", text="<p>Fog came in.</p>"), Chapter(2, "Salt", text="<p>Salt stayed.</p>")),
    counts=Counts(words=5),
    source=Source("example.org", "7", "https://www.example.org/story?id=7"),
    published="2019-03-01",
    updated="2019-03-02",
    complete=False,
)
BOOK = plain_epub(STORY)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ao3-epub", write.ao3_epub(ALL[0])),
        ("ao3-epub", write.ao3_epub_2018(ALL[0])),
        *(("ao3-html", write.ao3_html(ALL[0], era)) for era in write.ERAS),
        ("ao3-page", write.ao3_page(ALL[0])),
        ("fichub-epub", fichub_epub(STORY)),
        ("fanficfare-epub", fanficfare_epub(STORY)),
        ("fanficfare-epub", fanficfare_epub(STORY, version="3.0", table=True)),
        ("fanficfare-html", fanficfare_html(STORY)),
        ("fanficfare-txt", fanficfare_txt(STORY)),
        ("epub", BOOK),
        ("epub", plain_epub(STORY, version="3.0")),
    ],
)
@pytest.mark.parametrize("ending", [".epub", ".html", ".txt", ""])
def test_content_decides_not_the_name(name: str, data: bytes, ending: str) -> None:
    file = SourceFile("story" + ending, data)
    assert detect(file).name == name
    assert not is_zip_of_files(file)


def test_a_file_is_claimed_by_one_format_or_by_those_that_know_less_of_it() -> None:
    claims = [f.name for f in FORMATS if f.detect(SourceFile("x", fanficfare_epub(STORY)))]
    assert claims == ["fanficfare-epub", "epub"]
    assert [f.name for f in FORMATS if f.detect(SourceFile("x", BOOK))] == ["epub"]
    assert [f.name for f in FORMATS if f.detect(SourceFile("x", fanficfare_html(STORY)))] == ["fanficfare-html"]
    assert [f.name for f in FORMATS if f.detect(SourceFile("x", fanficfare_txt(STORY)))] == ["fanficfare-txt", "text"]
    assert [f.name for f in FORMATS if f.detect(SourceFile("x", write.ao3_html(ALL[0])))] == ["ao3-html", "html"]
    assert [f.name for f in FORMATS if f.detect(SourceFile("x", write.ao3_page(ALL[0])))] == ["ao3-page"]


def test_formats_have_names_of_their_own() -> None:
    assert len({f.name for f in FORMATS}) == len({f.label for f in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><html><body><p>Fog.</p></body></html>",
        "<html><body><p>Nebel.</p>".encode("utf-16"),
        b"<p>Fog came in.</p>\n<p>Salt stayed.</p>",
    ],
)
def test_a_page_of_no_maker_is_told_whatever_its_name(data: bytes) -> None:
    assert [f.name for f in FORMATS if f.detect(SourceFile("a.txt", data))] == ["html"]


@pytest.mark.parametrize(
    "data",
    [
        b"The Lamp\nby Ann\n\nFog came in.",
        "Маяк и туман.".encode("cp1251"),
        "Fog came in.".encode("utf-16"),
        "雾来了。".encode("gb18030"),
    ],
)
def test_bare_text_is_told_in_any_encoding(data: bytes) -> None:
    assert [f.name for f in FORMATS if f.detect(SourceFile("story", data))] == ["text"]


def zipped(**files: str) -> bytes:
    return pack({name.replace("__", "/").replace("_", "."): data for name, data in files.items()})


def mobi(kind: bytes) -> bytes:
    return b"The_Lamp".ljust(60, b"\0") + kind + b"\0" * 100


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.html", b"", "This is an empty file."),
        ("a.html", b" \n\t ", "nothing but white space"),
        ("a.html", b"\xff\xd8\xff\xe0\0\x10JFIF", "This is a JPEG picture with the ending .html."),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "This is a JPEG picture."),
        ("a", b"\x89PNG\r\n\x1a\n\0\0", "This is a PNG picture."),
        ("a.GIF", b"GIF89a\0\0", "This is a GIF picture."),
        ("a.epub", b"RIFF\0\0\0\0WEBPVP8 ", "This is a WebP picture with the ending .epub."),
        ("a.avif", b"\0\0\0\x1cftypavif\0", "This is an AVIF picture."),
        ("a.svg", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "This is an SVG picture."),
        ("a.epub", b"%PDF-1.7\n", "This is a PDF."),
        ("a.azw3", mobi(b"BOOKMOBI"), "Kindle book"),
        ("a.fb2", b'<?xml version="1.0"?>\n<FictionBook xmlns="x">', "FictionBook"),
        ("a.rtf", rb"{\rtf1\ansi Fog.}", "RTF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Word document"),
        ("a.docx", zipped(word__document_xml="<w/>"), "ZIP archive of other files"),
        ("a.rar", b"Rar!\x1a\x07\x01\0", "RAR archive"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "7z archive"),
        ("a.gz", gzip.compress(b"Fog.", mtime=0), "GZIP archive"),
        ("a.mp3", b"ID3\x04", "sound recording"),
        ("a.exe", b"MZ\x90\0", "program"),
        ("a.html", b'<html><dl class="work meta group"><dt>Rating:</dt>', "saved from AO3"),
        ("a.html", b"<html><div id=profile_top><b class='xcontrast_txt'>", "saved from FanFiction.net"),
        ("a.html", b'<html><body><a name="TOCTOP"><h2>Contents</h2></a>', "made by FanFicFare"),
        (
            "a.html",
            b"<html><p>Exported with the assistance of\n<a href='https://fichub.net'>FicHub.net</a></p>",
            "made by FicHub",
        ),
        ("a.mht", b"From: <Saved by Blink>\nMIME-Version: 1.0\n", "MHTML"),
        (
            "a.json",
            b'{\n  "author":"Ann",\n  "authorUrl":"",\n  "cover_image":"",\n  "dateCreated":"2019-03-01",\n',
            "This is what FanFicFare notes down about a story (--json-meta), but its end is missing.",
        ),
        ("a.json", b'{"author": "Ann", "authorUrl": ""}', "plain text"),
        ("a.sql", b"-- MySQL dump 10.13\n", "database dump"),
        ("a.css", b"p { color: #333 }", "plain text"),
        ("a.bin", bytes(range(256)) * 8, "does not know"),
        ("a.epub", BOOK[:900], "This e-book is cut short"),
        ("a.zip", zipped(one_txt="Fog.", two_html="<p>Salt.</p>")[:60], "This ZIP archive is cut short"),
        ("a.zip", zipped(one_txt="Fog.", two_html="<p>Salt.</p>"), "ZIP archive of other files"),
        ("a.zip", zipped(), "empty ZIP archive"),
        ("a.epub", pack({**shell(), "content.opf": "<package/>"}), "holds no pages"),
        ("a.epub", pack(shell()), "package file that its container names"),
    ],
)
def test_what_no_format_reads_is_said_in_words(name: str, data: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        detect(SourceFile(name, data))
    assert said in str(caught.value)
    assert str(caught.value).endswith(".")


def test_office_documents_are_no_zips_of_files() -> None:
    word = pack({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})
    sheet = pack({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"})
    opened = pack(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "", "META-INF/manifest.xml": ""}
    )
    for data, said in ((word, "Word document"), (sheet, "Office document"), (opened, "OpenDocument")):
        file = SourceFile("a.zip", data)
        assert not is_zip_of_files(file)
        with pytest.raises(Unreadable, match=said):
            detect(file)


def test_zips_of_files() -> None:
    assert is_zip_of_files(SourceFile("a.epub", pack({"one.epub": BOOK, "two.html": "<p>Fog.</p>"})))
    calibre = pack(
        {"Ann/The Lamp (1)/metadata.opf": opf("<dc:title>x</dc:title>", [], []), "Ann/The Lamp (1)/a.epub": BOOK}
    )
    assert is_zip_of_files(SourceFile("library.zip", calibre))
    assert not is_zip_of_files(SourceFile("a.zip", b"PK\x03\x04 broken"))
    assert not is_zip_of_files(SourceFile("a.zip", b"no zip"))


def test_noise_that_happens_to_hold_a_tag_is_no_page() -> None:
    noise = bytes(range(256)) * 40
    for data in (noise + b"<p </" + noise, b"<br " + noise):
        with pytest.raises(Unreadable, match="does not know this kind of file"):
            detect(SourceFile("lamp.txt", data))


def test_a_locked_zip_is_said_to_be() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("one.txt", "Fog.")
    data = bytearray(out.getvalue())
    data[data.find(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Unreadable, match="password"):
        detect(SourceFile("a.zip", bytes(data)))


def test_a_hand_made_book_without_a_container_is_one() -> None:
    package = opf("<dc:title>The Lamp</dc:title>", ["one.html"], ["one.html"])
    file = SourceFile("a.zip", pack({"book/content.opf": package, "book/one.html": page("One", "<p>Fog.</p>")}))
    assert detect(file).name == "epub"
    assert not is_zip_of_files(file)


def ask(name: str, data: bytes) -> None:
    file = SourceFile(name, data)
    is_zip_of_files(file)
    try:
        assert detect(file) in FORMATS
    except Unreadable as error:
        assert str(error).endswith((".", "!", "?"))  # noqa: PT017


@given(st.text(max_size=20), st.binary(max_size=400))
def test_any_bytes_have_an_answer(name: str, data: bytes) -> None:
    ask(name, data)


HEADS = [
    b"PK\x03\x04",
    b"<html>",
    b"<!DOCTYPE html>",
    b"%PDF",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"{",
    b"\0\0\0 ftyp",
    BOOK[:200],
]


@given(st.sampled_from(HEADS), st.binary(max_size=400), st.sampled_from([b"", BOOK[-200:], b"</html>"]))
def test_any_beginning_has_an_answer(head: bytes, middle: bytes, tail: bytes) -> None:
    ask("story.epub", head + middle + tail)
