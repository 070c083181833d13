"""Anthologies that EpubMerge made are taken apart into their books, or left whole where that is not certain."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.imports import anthologies
from fanlight.imports.anthologies import Anthology
from fanlight.imports.archives import open_archive
from fanlight.imports.bundles import open_bundle
from fanlight.imports.detect import detect
from fanlight.imports.files import SourceFile
from fanlight.imports.reading import read
from fanlight.kernel.errors import Unreadable
from fanlight.works.manuscript import Creator, Manuscript, SeriesPlace, Source
from tests.factories import manuscript
from tests.samples import write, write_books
from tests.samples.anthologies import merge
from tests.samples.epub_files import pack

SERIES = "https://archiveofourown.org/series/15"


def work(number: int, **fields: object) -> Manuscript:
    site = "archiveofourown.org"
    source = Source(site, str(number), f"https://{site}/works/{number}")
    creators = (Creator(f"writer {number}", None, None),)
    return manuscript(**{"title": f"Lamp {number}", "source": source, "creators": creators, "series": (), **fields})


BOOKS = (
    write_books.fanficfare_epub(work(1)),
    write.ao3_epub(work(2)),
    write_books.plain_epub(work(3)),
    write_books.fanficfare_epub(work(4), version="3.0"),
)


def opened(data: bytes) -> Anthology | None:
    return anthologies.find(open_archive(data))


def parts(data: bytes) -> list[SourceFile]:
    bundle = open_bundle(data, name="all.epub")
    assert bundle is not None
    return [SourceFile(m.name, m.read(), m.place, m.findings) for m in bundle.members]


@pytest.mark.parametrize("keep", [True, False])
def test_each_work_is_read_by_the_format_that_would_read_its_book_alone(keep: bool) -> None:
    for book, part in zip(BOOKS, parts(merge(BOOKS, title="Lamps", keep=keep)), strict=True):
        alone = SourceFile("alone.epub", book)
        assert detect(part) is detect(alone)
        expected, found = read(alone).parsed, read(part).parsed
        assert expected is not None
        assert found is not None
        assert found.manuscript.title == expected.manuscript.title
        assert found.manuscript.chapters == expected.manuscript.chapters
        if keep or detect(alone).name != "epub":  # a book without pages of its own about itself needs its package
            assert found.manuscript.source == expected.manuscript.source
            assert found.manuscript.creators == expected.manuscript.creators
        if keep:
            assert found.pictures == expected.pictures
            assert replace(found.manuscript, series=()) == replace(expected.manuscript, series=())


def test_the_anthology_is_a_series_with_places_and_its_address() -> None:
    found = [read(part).parsed for part in parts(merge(BOOKS, title="Lamps", source=SERIES))]
    series = [parsed.manuscript.series for parsed in found if parsed]
    assert series == [(SeriesPlace("Lamps", float(n), SERIES),) for n in (1, 2, 3, 4)]


def test_a_series_that_the_work_names_itself_is_not_named_twice() -> None:
    own = SeriesPlace("Lamps", 7.0, SERIES)
    m = work(1, series=(own,))
    assert anthologies.placed(m, SeriesPlace("Lamps Anthology", 1.0)).series == (own,)
    assert anthologies.placed(m, SeriesPlace("Other", 1.0, SERIES)).series == (own,)
    assert anthologies.placed(m, SeriesPlace("Other", 1.0)).series == (own, SeriesPlace("Other", 1.0))
    assert [place.anthology for place in (part.place for part in parts(merge(BOOKS[:2]))) if place] == [True, True]


def test_the_address_of_a_work_is_none_of_the_series() -> None:
    found = opened(merge(BOOKS, source="https://archiveofourown.org/works/1"))
    assert found is not None
    assert [part.place.url for part in found.parts] == [None] * 4
    assert found.parts[0].place.title == "Lamp 1 Anthology"


def test_taken_out_twice_a_work_is_the_same_bytes() -> None:
    data = merge(BOOKS)
    first, second = opened(data), opened(data)
    assert first is not None
    assert second is not None
    assert [first.book(p.folder) for p in first.parts] == [second.book(p.folder) for p in second.parts]


@pytest.mark.parametrize(
    "book", [*BOOKS, pack({"1/story.html": "<p>Fog.</p>", "2/other.html": "<p>Salt.</p>"})], ids=range(5)
)
def test_other_files_are_no_anthologies(book: bytes) -> None:
    bundle = open_bundle(book, name="a.epub")
    assert bundle is None or bundle.whole is None


def test_without_metadata_and_without_lines_for_the_works_it_stays_one_work_and_says_so() -> None:
    data = merge(BOOKS, title="Lamps", keep=False, title_lines=False)
    assert open_bundle(data, name="all.epub") is None
    found = read(SourceFile("all.epub", data))
    assert found.format == "epub"
    assert found.parsed is not None
    assert "anthology-kept-whole" in {finding.rule for finding in found.parsed.manuscript.findings}


def test_the_line_of_the_contents_names_title_and_author_where_nothing_else_does() -> None:
    books = [write_books.plain_epub(work(n, title=f"Salt by the Sea {n}")) for n in (1, 2)]
    found = [read(part).parsed for part in parts(merge(books, keep=False))]
    assert [(p.manuscript.title, [c.name for c in p.manuscript.creators]) for p in found if p] == [
        ("Salt by the Sea 1", ["writer 1"]),
        ("Salt by the Sea 2", ["writer 2"]),
    ]


def test_an_anthology_s_own_cover_is_no_page_of_a_work_and_other_pages_are_said() -> None:
    data = merge(BOOKS, cover=b"\xff\xd8\xff")
    assert [part.findings for part in parts(data)] == [()] * 4
    found = opened(data)
    assert found is not None
    assert found.findings == ()
    files = {name: zipfile.ZipFile(BytesIO(data)).read(name) for name in zipfile.ZipFile(BytesIO(data)).namelist()}
    package = files["content.opf"].replace(
        b"</manifest>", b'<item id="x" href="word.xhtml" media-type="application/xhtml+xml"/></manifest>'
    )
    package = package.replace(b"</spine>", b'<itemref idref="x"/></spine>')
    more = pack({**files, "content.opf": package, "word.xhtml": "<html><body><p>Thanks!</p></body></html>"})
    first, *rest = parts(more)
    assert [finding.rule for finding in first.findings] == ["anthology-pages-apart"]
    assert [part.findings for part in rest] == [()] * 3


def test_an_anthology_inside_an_anthology_is_one_of_its_works_and_an_anthology_itself() -> None:
    inner = merge(BOOKS[:2], title="Inner")
    outer = open_bundle(merge([inner, BOOKS[2]], title="Outer"), name="outer.epub")
    assert outer is not None
    assert [member.name for member in outer.members] == ["Inner", "Lamp 3"]
    again = open_bundle(outer.members[0].read(), name="inner.epub")
    assert again is not None
    assert [member.name for member in again.members] == ["Lamp 1", "Lamp 2"]


def test_a_work_whose_kept_package_is_broken_costs_itself_only() -> None:
    data = merge(BOOKS)
    archive = zipfile.ZipFile(BytesIO(data))
    files = {name: archive.read(name) for name in archive.namelist()}
    readings = [read(part) for part in parts(pack({**files, "2/content.opf": b"no xml"}))]
    assert [bool(reading.parsed) for reading in readings] == [True, False, True, True]
    assert readings[1].failure.endswith(".")


HOSTILE = st.sampled_from(
    ["1/content.opf", "2/content.opf", "content.opf", "toc.ncx", "1/OEBPS/file0001.xhtml", "META-INF/container.xml"]
)


@given(HOSTILE, st.binary(max_size=200))
def test_whatever_is_broken_in_it_the_reading_ends_well(name: str, junk: bytes) -> None:
    archive = zipfile.ZipFile(BytesIO(merge(BOOKS[:2])))
    files: dict[str, str | bytes] = {n: archive.read(n) for n in archive.namelist()}
    data = pack({**files, name: junk})
    bundle = open_bundle(data, name="all.epub")
    for member in bundle.members if bundle else ():
        try:
            read(SourceFile(member.name, member.read(), member.place, member.findings))
        except Unreadable as error:
            assert str(error).endswith(".")  # noqa: PT017
