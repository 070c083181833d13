"""Books that FanFicFare itself wrote, from its test site, without a network."""

import pytest

from fanlight.imports.detect import detect
from fanlight.imports.files import Parsed, SourceFile
from fanlight.works.manuscript import Collection, Creator, Manuscript, SeriesPlace, Source, Tag
from tests.peers.fanficfare_shelf import STORIES, shelf

pytestmark = pytest.mark.peer

VERSIONS = pytest.mark.parametrize("version", ["2.0", "3.0"])
TABLES = pytest.mark.parametrize("table", ["false", "true"])
CRAZY = "tests:[bare amp(&) qt(') amp(&) gt(>) lt(<) ATnT(AT&T) L(£) Onna(女)]"


def parsed(data: bytes) -> Parsed:
    file = SourceFile("story.epub", data)
    found = detect(file)
    assert found.name == "fanficfare-epub"
    return found.parse(file)


def read(sid: int, version: str = "2.0", table: str = "false", *options: str) -> Manuscript:
    shape = (f"epub_version={version}", f"titlepage_use_table={table}", *options)
    return parsed(shelf((sid,) if options else STORIES, shape)[sid]).manuscript


def names(m: Manuscript, kind: str) -> list[str]:
    return [tag.name for tag in m.tags if tag.kind == kind]


@VERSIONS
@TABLES
def test_a_story_of_a_site_with_categories_and_genres(version: str, table: str) -> None:
    m = read(1, version, table)
    assert m.title == "Test Story Title 1"
    assert m.creators == (Creator("Test Author aa", None, "http://author/url"),)
    assert m.series == (SeriesPlace("The Great Test", 1.0, "http://test1.com/seriesid=1"),)
    assert names(m, "fandom") == [
        "Furbie",
        "Harry Potter",
        "Magical Girl Lyrical Nanoha",
        "Once Upon a Time (TV)",
        "Puella Magi Madoka Magica/魔法少女まどか★マギカ",
    ]
    assert names(m, "freeform") == ["Comedy", "Fantasy", "Noir", "Sci-Fi"]
    assert names(m, "character") == ["Bob Smith", "Fred Smythe", "George Johnson"]
    assert names(m, "relationship") == [
        "Harry Potter & Hermione Granger",
        "Harry Potter/Ginny Weasley",
        "Harry Potter/Ginny Weasley/Albus Dumbledore",
    ]
    assert (names(m, "rating"), names(m, "warning")) == (["Tweenie"], ["Swearing", "Violence"])
    assert (m.published, m.updated, m.complete, m.planned_chapters) == ("1975-03-15", "1975-04-15", False, None)
    assert m.source == Source("test1.com", "1", "http://test1.com?sid=1")
    assert m.language is None
    assert list(m.extras) == ["Packaged", "Words"]
    assert m.extras["Words"] == "123,456"
    assert m.findings == ()


@VERSIONS
def test_its_chapters(version: str) -> None:
    m = read(1, version)
    assert [chapter.title for chapter in m.chapters] == [
        f"Prologue {CRAZY}",
        "Chapter 1, Xenos on Cinnabar",
        "Chapter 2, Sinmay on Kintikin",
        'Chapter 3, "Over" Cinnabar',
        "Chapter 4 & 4.5",
        "Chapter 5 < 5.4",
        "Chapter A & B < C > D",
        "Chapter 7",
        "Chapter 8",
    ]
    assert m.chapters[1].source_url == "http://test1.com?sid=1&chapter=2"
    assert m.chapters[0].text.startswith("<h3>Prologue</h3>")
    assert "ATnT(AT&amp;T) L(£) Onna(女)" in m.chapters[1].text
    assert m.summary is not None
    assert m.summary.startswith("<div>Description tests:[bare amp(&amp;)")


@VERSIONS
def test_a_finished_one(version: str) -> None:
    m = read(8, version)
    assert (m.complete, m.planned_chapters) == (True, 9)


@VERSIONS
@TABLES
def test_many_authors_stay_apart(version: str, table: str) -> None:
    m = read(673, version, table)
    assert len(m.creators) == 20
    assert m.creators[1] == Creator("Author From List 1", None, "http://author/url-1")
    assert names(m, "fandom")[-2:] == ["Puella Magi Madoka Magica/魔法少女まどか★マギカ", "SG-1"]


@VERSIONS
def test_ampersands_that_are_escaped_twice(version: str) -> None:
    m = read(83, version)
    assert names(m, "fandom") == ["Pitch Perfect", "Rizzoli & Isles"]
    assert names(m, "relationship") == ["Chloe B. & J. Rizzoli"]
    assert "Subjects" not in m.extras


def test_a_title_of_odd_signs() -> None:
    m = read(664)
    assert m.title == f"Test Story Title 664{CRAZY}"
    assert m.creators[0].name == "Test Author aa bare amp(&) quote(') amp(&)"


def test_a_language_that_the_site_names() -> None:
    assert read(21).language == "ru"
    assert read(20).language == "en"


@VERSIONS
def test_chapters_that_could_not_be_fetched_are_missing(version: str) -> None:
    m = read(667, version)
    assert len(m.chapters) == 9
    assert [c.text == "" for c in m.chapters] == [False, True, True, True, False, False, False, False, False]
    assert m.chapters[1].title == "Chapter 1, Xenos on Cinnabar"
    assert m.chapters[1].source_url == "http://test1.com?sid=667&chapter=2"
    assert [(f.at, f.rule) for f in m.findings] == [(f"chapters[{i}].text", "chapter-missing") for i in (1, 2, 3)]


def test_without_a_title_page_the_package_speaks() -> None:
    m = read(1, "2.0", "false", "include_titlepage=false")
    assert m.title == "Test Story Title 1"
    assert [c.name for c in m.creators] == ["Test Author aa"]
    assert {tag.kind for tag in m.tags} == {"freeform"}
    assert "Once Upon a Time (TV)" in names(m, "freeform")
    assert (m.published, m.updated) == ("1975-03-15", "1975-04-15")
    assert "tags-untyped" in {finding.rule for finding in m.findings}


def test_numbers_marks_contents_and_history_are_none_of_the_story() -> None:
    options = ("add_chapter_numbers=true", "include_tocpage=always", "include_logpage=true", "logpage_at_end=true")
    m = read(1, "2.0", "false", *options)
    assert [chapter.title for chapter in m.chapters][-2:] == ["Chapter 7", "Chapter 8"]
    assert len(m.chapters) == 9
    assert m.extras["Update log"].startswith("Packaged: ")


def test_a_series_for_calibre() -> None:
    m = read(1, "2.0", "true", "calibre_series_meta=true")
    assert m.series == (SeriesPlace("The Great Test", 1.0, "http://test1.com/seriesid=1"),)


@VERSIONS
@TABLES
def test_an_ao3_work_as_ao3_readers_have_it(version: str, table: str) -> None:
    m = read(2000, version, table)
    users = "https://archiveofourown.org/users"
    assert m.creators == (
        Creator("marrow", "marrow_writes", f"{users}/marrow_writes/pseuds/marrow"),
        Creator("Tomas Reyes", "reyes", f"{users}/reyes/pseuds/Tomas%20Reyes"),
    )
    assert m.source == Source("archiveofourown.org", "2000", "https://archiveofourown.org/works/2000")
    assert m.tags == tuple(
        Tag(kind, name)  # type: ignore[arg-type]
        for kind, name in [
            ("fandom", "Ledgers, Logs & Letters - A. Reed"),
            ("fandom", "The Lamp at World's End"),
            ("freeform", "Bread, and How to Bake It"),
            ("category", "F/M"),
            ("category", "Gen"),
            ("freeform", "Hurt/Comfort"),
            ("freeform", "Slow Burn"),
            ("character", 'Ada "Wren" Holloway'),
            ("character", "Tomas Reyes"),
            ("relationship", 'Ada "Wren" Holloway & The Gull'),
            ("relationship", 'Ada "Wren" Holloway/Tomas Reyes'),
            ("rating", "Teen And Up Audiences"),
            ("warning", "No Archive Warnings Apply"),
        ]
    )
    assert m.series == (
        SeriesPlace("Keepers of the Light", 4.0, "https://archiveofourown.org/series/15"),
        SeriesPlace("Tales of Fog, Salt and Tide", 2.0, "https://archiveofourown.org/series/16"),
    )
    assert m.collections == (
        Collection("Winter Exchange", "https://archiveofourown.org/collections/winter"),
        Collection("Lighthouses, All of Them", "https://archiveofourown.org/collections/lights"),
    )
    counts = m.counts
    assert (counts.kudos, counts.hits, counts.comments, counts.bookmarks) == (1234, 56_789, 12, 7)
    assert (m.language, m.planned_chapters, m.complete) == ("fr", 8, False)
    assert m.summary == "<p>Fog, &amp; salt.</p><p>A light.</p>"
    assert [chapter.title for chapter in m.chapters] == ["Fog, and Salt", None, "The Chapter 3: Tide"]
    assert m.extras["Restricted to Registered Users"] == "Restricted"
    assert m.extras["Favourite of"] == "the gull"
    assert m.findings == ()
