"""FanFicFare's HTML: what tells it, what it says, where its chapters begin."""

import base64
from dataclasses import replace

import pytest

from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.formats import fanficfare
from fanlight.imports.formats.fanficfare_html import FORMAT
from fanlight.kernel.errors import Unreadable
from fanlight.works.manuscript import Chapter, Manuscript, Source
from tests.samples.pictures import png, reference
from tests.samples.stories import ALL
from tests.samples.write import ao3_html
from tests.samples.write_books import fanficfare_epub
from tests.samples.write_fanficfare import fanficfare_html
from tests.unit.imports.formats.fanficfare.test_parse import STORY as ONE_WITH_A_COMMA

PLAIN_TAGS = tuple(tag for tag in ONE_WITH_A_COMMA.tags if "," not in tag.name)
STORY = replace(ONE_WITH_A_COMMA, tags=PLAIN_TAGS)


def read(page: bytes | str) -> Parsed:
    data = page if isinstance(page, bytes) else page.encode()
    file = SourceFile("The Lamp-ao3_7.html", data)
    assert FORMAT.detect(file)
    return FORMAT.parse(file)


def manuscript(page: bytes | str) -> Manuscript:
    return read(page).manuscript


def rules(m: Manuscript) -> list[str]:
    return [finding.rule for finding in m.findings]


def html(**changes: str) -> str:
    """Give the story's page, with some of what it says replaced."""
    page = fanficfare_html(STORY).decode()
    for old, new in changes.items():
        assert KNOWN[old] in page
        page = page.replace(KNOWN[old], new)
    return page


KNOWN = {
    "fog": "<p>Fog came in.</p>",
    "salt": "<p>Salt stayed.</p>",
    "summary": "<div><p>Two keepers.</p></div>",
    "end": "</body>\n</html>",
    "second": '<a name="section0002"><h2>2. Chapter 2</h2></a>',
    "rating": "<tr><td><b>Rating:</b></td><td>Teen And Up Audiences</td></tr>",
}


def test_it_says_what_the_epub_says() -> None:
    m = manuscript(html())
    book = fanficfare.FORMAT.parse(SourceFile("x.epub", fanficfare_epub(STORY))).manuscript
    assert replace(m, chapters=(), findings=()) == replace(book, chapters=(), findings=())
    assert [replace(c, source_url=None) for c in book.chapters] == list(m.chapters)
    assert rules(m) == []


def test_names_with_commas_are_unsure() -> None:
    m = manuscript(fanficfare_html(replace(STORY, tags=(*PLAIN_TAGS, *ONE_WITH_A_COMMA.tags[1:2]))))
    assert rules(m) == ["tags-split-guess"]


@pytest.mark.parametrize("url", ["http://test1.com?sid=12", "https://fiction.example.org/story/12/the-lamp"])
def test_sources_are_those_of_the_epub(url: str) -> None:
    site = url.partition("//")[2].partition("?")[0].partition("/")[0]
    story = replace(STORY, source=Source(site, "12", url))
    m = manuscript(fanficfare_html(story))
    book = fanficfare.FORMAT.parse(SourceFile("x.epub", fanficfare_epub(story))).manuscript
    assert m.source == book.source == story.source


def test_a_story_of_one_chapter_has_no_contents() -> None:
    story = replace(STORY, chapters=(Chapter(1, None, text="<p>Fog.</p>"),))
    m = manuscript(fanficfare_html(story))
    assert [(c.title, c.text) for c in m.chapters] == [(None, "<p>Fog.</p>")]


def test_without_contents_the_anchors_tell() -> None:
    assert len(manuscript(fanficfare_html(STORY, contents=False)).chapters) == 2


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"<html><body><p>Fog.</p></body></html>",
        b'<html><body><a name="TOCTOP"><h2>Contents</h2></a></body></html>',
        b'<p>How to read <a name="section0001"><h2>One</h2></a></p>',
        fanficfare_epub(STORY),
        ao3_html(ALL[0]),
        ao3_html(
            replace(
                ALL[0], summary='<h1><a href="https://a.org">T</a> by me</h1><a name="section0001"></a><h2>One</h2>'
            )
        ),
    ],
)
def test_other_pages_are_none(page: bytes) -> None:
    assert not FORMAT.detect(SourceFile("x.html", page))
    with pytest.raises(Unreadable):
        FORMAT.parse(SourceFile("x.html", page))


def test_an_owners_own_heading_leaves_the_contents_to_tell_it() -> None:
    page = html().replace("<h1>", "<p>Printed for the gull</p><h1>")
    assert manuscript(page).title == "The Lamp"


def test_browsers_and_programs_that_saved_it_again() -> None:
    page = html().replace('"></a>', '">').replace("<body>", '<body class="x">\n').replace("\n", "\r\n")
    page = page.replace('<a name="section0001"><h2>', '<a name="section0001"></a><h2 id="x">').replace(
        "1. Fog</h2></a>", "1. Fog</h2>"
    )
    assert [c.title for c in manuscript(page).chapters] == ["Fog", None]


# --- chapters


def test_headings_of_the_storys_own_open_no_chapter() -> None:
    tricks = (
        "<p>Fog came in.</p>\n<h2>2. Chapter 2</h2>\n"
        '<div>\n<a name="section0002"><h2>A chapter in the tale</h2></a>\n</div>\n'
        '<a name="section0009"><h2>Nine</h2></a>\n<p>&lt;a name="section0002"&gt;</p><p>End file.</p>'
    )
    m = manuscript(html(fog=tricks))
    assert [c.title for c in m.chapters] == ["Fog", None]
    assert "A chapter in the tale" in m.chapters[0].text
    assert "Nine" in m.chapters[0].text
    assert rules(m) == []


def test_two_headings_with_the_same_right_are_unsure() -> None:
    m = manuscript(html(fog=f"<p>Fog came in.</p>\n{KNOWN['second']}\n<p>Not yet.</p>"))
    assert len(m.chapters) == 2
    assert "chapter-cut-guess" in rules(m)


def test_what_is_left_open_ends_with_its_chapter() -> None:
    m = manuscript(html(fog="<p>Fog <i>came <div><table><tr><td>in. <!-- </div>"))
    assert m.chapters[1].text == "<p>Salt stayed.</p>"


def test_failed_chapters_are_missing_and_said_to_be() -> None:
    m = manuscript(fanficfare_html(STORY, failed=[2]))
    assert m.chapters[1] == Chapter(2, None, text="", source_url=STORY.chapters[1].source_url)
    assert [(f.at, f.certainty, f.rule) for f in m.findings] == [("chapters[1].text", "certain", "chapter-missing")]
    other_mark = fanficfare_html(STORY, failed=[2]).replace(b"(CHAPTER ERROR)", b" - lost")
    assert rules(manuscript(other_mark)) == ["chapter-missing"]


def test_marks_of_new_chapters_and_numbers_go() -> None:
    page = html().replace("<h2>1. Fog", "<h2>1. (new) Fog").replace("<h2>2. Chapter 2", "<h2>(new) Chapter 2")
    m = manuscript(page)
    assert [c.title for c in m.chapters] == ["Fog", None]
    assert rules(m) == []


def test_notes_around_chapters() -> None:
    story = replace(
        STORY,
        notes="<p>To the gull.</p>",
        end_notes="<p>Thanks.</p>",
        chapters=tuple(replace(c, summary="<p>S</p>", notes="<p>N</p>", end_notes="<p>E</p>") for c in STORY.chapters),
    )
    m = manuscript(fanficfare_html(story))
    assert (m.notes, m.end_notes) == (story.notes, story.end_notes)
    assert list(m.chapters) == [replace(c, source_url=None) for c in story.chapters]


def test_pictures_that_lie_elsewhere() -> None:
    data = png()
    inside = f"data:image/png;base64,{base64.b64encode(data).decode()}"
    page = html(
        fog='<p><img src="images/1.jpg" longdesc="https://a.org/1.jpg"><img src="images/2.jpg">Fog.</p>',
        salt=f'<p><img src="{inside}"></p>',
    )
    parsed = read(page)
    first, second = parsed.manuscript.chapters
    assert first.text == '<p><img src="https://a.org/1.jpg">Fog.</p>'
    assert second.text == f'<p><img src="{reference(data)}"></p>'
    assert list(parsed.pictures.values()) == [data]
    assert rules(parsed.manuscript) == ["picture-missing"]


# --- what is said above


def test_labels_in_odd_order_with_unknown_ones_kept() -> None:
    odd = (
        "<tr><td><b>Favourite Bread:</b></td><td>Rye &amp; seeds</td></tr>"
        "<tr><td><b>kudos:</b></td><td>1,234</td></tr>"
        "<tr><td><b>Empty:</b></td><td></td></tr><tr><td>No label</td></tr>"
    )
    m = manuscript(html(rating=odd + KNOWN["rating"]))
    assert (m.extras["Favourite Bread"], m.counts.kudos) == ("Rye & seeds", 1234)
    assert m.tags == STORY.tags


def test_a_table_in_a_summary_has_no_rows() -> None:
    inner = "<table><tr><td><b>Rating:</b></td><td>Salty</td></tr></table>"
    m = manuscript(html(summary=f"<div><p>Two.</p>{inner}</div>"))
    assert [t.name for t in m.tags if t.kind == "rating"] == ["Teen And Up Audiences"]
    assert m.summary is not None
    assert "Salty" in m.summary
