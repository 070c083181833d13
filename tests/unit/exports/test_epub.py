"""Books: what e-readers find in them, through a plain reader's eyes."""

import io
import re
import zipfile
import zlib
from dataclasses import replace

import pytest
from ebooklib import epub as ebooklib
from lxml import etree
from PIL import Image

from fanlight.exports import archives
from fanlight.exports.editions import Edition, only
from fanlight.exports.formats.epub import write, write_book
from fanlight.exports.pages import Page
from fanlight.imports.book import Book, open_book
from fanlight.imports.detect import detect
from fanlight.imports.files import SourceFile
from fanlight.kernel.errors import Invalid
from fanlight.works.manuscript import Chapter, Manuscript, SeriesPlace, Tag
from tests.samples import stories
from tests.samples.exported import edition
from tests.samples.pictures import GIF, LAMP, avif, reference

NOTED = stories.BY_NAME["eight chapters"]


def book_of(m: Manuscript) -> Book:
    return open_book(write(edition(m)))


def page(book: Book, name: str) -> str:
    return book.read(f"EPUB/{name}").decode()


def texts(book: Book, name: str, path: str) -> list[str]:
    root = etree.fromstring(book.read(f"EPUB/{name}"))
    return ["".join(e.itertext()) for e in root.iterfind(path, {"x": "http://www.w3.org/1999/xhtml"})]


def one(text: str, **fields: object) -> Manuscript:
    return replace(NOTED, chapters=(Chapter(1, "Gate", text=text),), planned_chapters=1, **fields)  # type: ignore[arg-type]


def test_the_contents_name_every_chapter_twice_over() -> None:
    book = book_of(NOTED)
    titles = [f"Chapter {c.position}" + (f": {c.title}" if c.title else "") for c in NOTED.chapters]
    assert [entry.title for entry in book.toc] == [NOTED.title, *titles, "Afterword"]
    assert texts(book, "toc.ncx", ".//{*}navLabel/{*}text") == [NOTED.title, *titles, "Afterword"]


def test_the_package_tells_of_the_work_as_calibre_and_kobo_read_it() -> None:
    m = replace(NOTED, series=(SeriesPlace("Keepers & Co", 2.5), SeriesPlace("Winter")))
    package = page(book_of(m), "package.opf")
    assert '<meta name="calibre:series" content="Keepers &amp; Co"/>' in package
    assert '<meta name="calibre:series_index" content="2.5"/>' in package
    assert package.count('property="belongs-to-collection"') == 2
    assert re.search(r'refines="#series1" property="group-position">2\.5<', package)
    assert "<dc:language>en</dc:language>" in package
    assert m.source is not None
    assert f"<dc:source>{m.source.url}</dc:source>" in package
    for name in ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard"):
        assert f'property="schema:{name}"' in package


def test_a_plain_reader_of_epubs_sees_title_names_tags_and_text() -> None:
    read = ebooklib.read_epub(io.BytesIO(write(edition(NOTED))))
    assert read.get_metadata("DC", "title")[0][0] == NOTED.title
    assert [name for name, _ in read.get_metadata("DC", "creator")] == [c.name for c in NOTED.creators]
    assert [name for name, _ in read.get_metadata("DC", "subject")] == [t.name for t in NOTED.tags]
    shown = [read.get_item_with_id(item).get_name() for item, _ in read.spine]
    assert shown[:3] == ["cover.xhtml", "preface.xhtml", "chapter1.xhtml"]
    assert len(read.toc) == len(NOTED.chapters) + 2


def test_end_notes_are_linked_both_ways() -> None:
    m = one("<p>Text.</p>", notes="<p>Before.</p>", end_notes="<p>After.</p>")
    m = replace(m, chapters=(replace(m.chapters[0], end_notes="<p>Below.</p>"),))
    book = book_of(m)
    for name in ("preface.xhtml", "chapter1.xhtml", "afterword.xhtml"):
        for href in re.findall(r'href="([^":]*#[^"]+)"', page(book, name)):
            file, _, mark = href.partition("#")
            assert f'id="{mark}"' in page(book, file or name)
    assert 'href="afterword.xhtml#endnotes"' in page(book, "preface.xhtml")
    assert 'href="preface.xhtml#to-endnotes"' in page(book, "afterword.xhtml")
    assert 'href="#endnotes1"' in page(book, "chapter1.xhtml")
    assert 'href="#to-endnotes1"' in page(book, "chapter1.xhtml")


def test_tags_are_typed_links() -> None:
    front = page(book_of(NOTED), "preface.xhtml")
    assert re.search(r'<dt>Fandom:</dt>\s*<dd><a href="https://archiveofourown.org/tags/[^"]+">The Lamp', front)


def test_pictures_are_in_the_book_and_those_elsewhere_are_links() -> None:
    html = (
        f'<p><img src="{reference(LAMP)}" alt="A lamp"> <img src="https://example.com/x.png" alt="Reef">'
        f'<img src="original:{"0" * 64}" alt="Lost"></p>'
    )
    book = book_of(one(html))
    text = page(book, "chapter1.xhtml")
    assert f'src="images/{reference(LAMP).removeprefix("original:")}.png"' in text
    assert '<a href="https://example.com/x.png" class="picture">[Reef]</a>' in text.replace(
        '<a class="picture" href="https://example.com/x.png">', '<a href="https://example.com/x.png" class="picture">'
    )
    assert "[Lost]" in text
    assert "accessMode" in page(book, "package.opf")


def test_a_picture_that_readers_need_not_know_is_shown_as_one_that_they_do() -> None:
    photo, clear, damaged = avif(), avif(color=(40, 80, 120, 90)), avif(7, 7)[:-9]
    shown = {reference(data).removeprefix("original:"): data for data in (photo, clear, damaged)}
    html = "<p>" + "".join(f'<img src="original:{sha256}" alt="Lamp">' for sha256 in shown) + "</p>"
    m = one(html, extras={"cover": reference(photo)})
    data = write(Edition(m, read_picture=shown.get))
    book = open_book(data)
    first, second, third = shown
    text = page(book, "chapter1.xhtml")
    assert f'src="images/{first}.jpeg"' in text
    assert f'src="images/{second}.png"' in text
    assert "[Lamp]" in text, "what cannot be read is its words, as ever"
    assert third not in text
    with Image.open(io.BytesIO(book.read(f"EPUB/images/{first}.jpeg"))) as picture:
        assert (picture.size, picture.mode) == ((3, 2), "RGB")
    with Image.open(io.BytesIO(book.read(f"EPUB/images/{second}.png"))) as picture:
        assert picture.getpixel((1, 1))[3] in range(80, 100)  # type: ignore[index]
    assert "avif" not in page(book, "package.opf")
    assert book.cover == "EPUB/images/cover.jpeg"
    file = SourceFile("book.epub", data)
    back = detect(file).parse(file)
    assert dict(back.pictures) == {first: photo, second: clear, third: damaged}, "and comes in again as it was"
    assert back.manuscript.chapters[0].text == html


def test_a_picture_that_nobody_can_read_is_its_words_and_comes_in_again() -> None:
    photo, dot, cover = b"\xff\xd8\xff\xe0broken", LAMP[:8], avif(7, 7)[:-9]
    held = {reference(data).removeprefix("original:"): data for data in (photo, dot, cover)}
    html = "<p>" + "".join(f'<img src="original:{sha256}" alt="Lamp">' for sha256 in list(held)[:2]) + "</p>"
    m = one(html, extras={"cover": reference(cover)})
    data = write(Edition(m, read_picture=held.get))
    book = open_book(data)
    assert page(book, "chapter1.xhtml").count("[Lamp]") == 2
    assert book.cover == "EPUB/images/cover.png"
    file = SourceFile("book.epub", data)
    back = detect(file).parse(file)
    assert dict(back.pictures) == held
    assert back.manuscript.chapters[0].text == html
    for own in (photo, cover):
        drawn = open_book(write(Edition(one("<p>Fog.</p>", extras={"cover": reference(own)}), read_picture=held.get)))
        assert drawn.cover == "EPUB/images/cover.png"


def test_footnotes_within_the_work_lead_where_they_did() -> None:
    first = '<p><a name="n1" rel="nofollow ugc noopener">1</a> <a href="#n2" rel="nofollow ugc noopener">to two</a></p>'
    second = '<p><a name="n2" rel="nofollow ugc noopener">2</a> <a href="#gone" rel="nofollow ugc noopener">x</a></p>'
    m = replace(NOTED, chapters=(Chapter(1, text=first), Chapter(2, text=second)), planned_chapters=2)
    book = book_of(m)
    assert 'href="chapter2.xhtml#place2"' in page(book, "chapter1.xhtml")
    assert 'id="place2"' in page(book, "chapter2.xhtml")
    assert "gone" not in page(book, "chapter2.xhtml")


def test_a_works_own_cover_is_its_cover_else_one_is_drawn() -> None:
    own = open_book(write(edition(replace(NOTED, extras={"cover": reference(GIF)}))))
    drawn = book_of(NOTED)
    assert own.cover is not None
    assert own.read(own.cover) == GIF
    assert drawn.cover is not None
    assert drawn.read(drawn.cover).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "title", ["灯塔与面包师", "حارس المنارة", "W" * 400, "a b " * 300, "🕯️", " ", "a\r\n\x01b", "\u0300\u200d\ufdd0"]
)
def test_any_title_has_a_cover(title: str) -> None:
    assert book_of(replace(NOTED, title=title)).cover


def test_characters_that_no_book_can_hold_are_left_out() -> None:
    m = replace(NOTED, title="A\x01 title\ufffe", extras={"La\x0bbel": "a\x00b\ud800"}, tags=(Tag("fandom", "F\x1f"),))
    book = book_of(m)
    assert book.metadata.titles == ("A title",)
    for name in ("preface.xhtml", "nav.xhtml", "toc.ncx", "package.opf"):
        assert etree.fromstring(book.read(f"EPUB/{name}")) is not None
    assert "<dt>Label:</dt>\n<dd>ab</dd>" in page(book, "preface.xhtml")


def test_texts_are_found_again_behind_characters_that_were_left_out() -> None:
    written = Page("page.xhtml", lambda html: (html, True))
    written.add("<p>La\x01mps\ud800</p>")
    written.add_text("summary", "<p>F\ufffeog.</p>")
    written.add("<p>\x0b</p>")
    written.add_text("notes", "<p>Plain.</p>")
    data, places = written.finish()
    text = data.decode()
    assert text == "<p>Lamps</p><p>Fog.</p><p></p><p>Plain.</p>"
    assert [text[place.start : place.end] for place in places.values()] == ["<p>Fog.</p>", "<p>Plain.</p>"]


def test_a_book_is_packed_as_well_as_is_said() -> None:
    with zipfile.ZipFile(io.BytesIO(write(edition(NOTED)))) as book:
        packed = book.getinfo("EPUB/chapter1.xhtml")
        packer = zlib.compressobj(archives.LEVEL, zlib.DEFLATED, -15)
        assert packed.compress_size == len(packer.compress(book.read(packed)) + packer.flush())


def test_some_chapters_alone_say_so_and_are_no_whole_work() -> None:
    some = only(edition(NOTED), 3, 4)
    book = open_book(write(some))
    assert "Of this work’s 8 chapters, this book holds chapters 3 to 4." in page(book, "preface.xhtml")
    assert [name for name in book.spine if "chapter" in name] == ["EPUB/chapter3.xhtml", "EPUB/chapter4.xhtml"]
    assert not [name for name in book.names() if "fanlight" in name]
    with pytest.raises(Invalid, match="8 chapters"):
        only(edition(NOTED), 9, None)


def test_several_works_are_parts_of_one_book() -> None:
    works = [edition(stories.BY_NAME[name], key=name) for name in ("one-shot", "eight chapters", "right to left")]
    book = open_book(write_book(works, title="A Shelf", identity=works[0].identity))
    parts = [entry.title for entry in book.toc if entry.depth == 1]
    assert parts == ["A Shelf", *(e.manuscript.title for e in works)]
    assert [e.title for e in book.toc if e.depth == 2].count("Afterword") == 3


def test_five_thousand_chapters_are_a_book() -> None:
    many = replace(NOTED, chapters=tuple(Chapter(n, text=f"<p>{n}</p>") for n in range(1, 5001)), planned_chapters=None)
    with zipfile.ZipFile(io.BytesIO(write(Edition(many)))) as archive:
        assert len([name for name in archive.namelist() if "chapter" in name]) == 5000


def test_right_to_left_works_turn_their_pages_so() -> None:
    book = book_of(stories.BY_NAME["right to left"])
    assert 'page-progression-direction="rtl"' in page(book, "package.opf")
    assert 'lang="ar" dir="rtl" xml:lang="ar"' in page(book, "chapter1.xhtml")
    preface = page(book, "preface.xhtml")
    assert '<div class="byline" dir="ltr">by ' in preface, "what we say around it is English"
    assert '<dl class="tags" dir="ltr">' in preface
    assert 'dir="ltr"' not in page(book_of(stories.BY_NAME["one-shot"]), "preface.xhtml")
