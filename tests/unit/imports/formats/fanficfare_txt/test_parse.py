"""FanFicFare's TXT: what tells it, what it says, where its chapters begin, which lines were one."""

from dataclasses import replace

import pytest

from fanlight.imports.files import SourceFile
from fanlight.imports.formats import fanficfare
from fanlight.imports.formats.fanficfare_txt import FORMAT
from fanlight.kernel.errors import Unreadable
from fanlight.works.manuscript import Chapter, Creator, Manuscript, SeriesPlace, Tag
from tests.samples.write_books import fanficfare_epub
from tests.samples.write_fanficfare import fanficfare_txt
from tests.unit.imports.formats.fanficfare_html.test_parse import STORY as SHORT

LONG = (
    "<p>The fog came in before supper and stayed until the bread was cold, and nobody on the island said a word about "
    "it, for it was well-known that fog which is spoken of grows thicker--or so the keepers hold.</p>"
)
LONG_NAME = "Bread - How it is Baked Well on an Island in Fog and in Clear Weather"
STORY = replace(
    SHORT,
    tags=(*SHORT.tags[:1], Tag("freeform", LONG_NAME), *SHORT.tags[1:]),
    chapters=(replace(SHORT.chapters[0], text=f"{LONG}<p>Salt stayed.</p>"), SHORT.chapters[1]),
    series=(SeriesPlace("Keepers of the Light", 4.0, "https://archiveofourown.org/series/15"),),
)
TEXT = fanficfare_txt(STORY).decode()
PLAIN = TEXT.replace("\r\n", "\n")


def manuscript(text: bytes | str) -> Manuscript:
    data = text if isinstance(text, bytes) else text.encode()
    file = SourceFile("The Lamp-ao3_7.txt", data)
    assert FORMAT.detect(file)
    return FORMAT.parse(file).manuscript


def changed(old: str, new: str) -> Manuscript:
    assert old in PLAIN
    return manuscript(PLAIN.replace(old, new))


def rules(m: Manuscript) -> list[str]:
    """Give the rules of what was found, but for the commas in the story's tags."""
    return [finding.rule for finding in m.findings if finding.rule != "tags-split-guess"]


@pytest.mark.parametrize("width", [0, 40, 78])
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_it_says_what_the_epub_says(width: int, eol: str) -> None:
    m = manuscript(fanficfare_txt(STORY, width=width, eol=eol))
    book = fanficfare.FORMAT.parse(SourceFile("x.epub", fanficfare_epub(STORY))).manuscript
    assert replace(m, chapters=(), findings=(), counts=book.counts) == replace(book, chapters=(), findings=())
    assert [(c.title, c.text.replace("\n", "")) for c in m.chapters] == [(c.title, c.text) for c in book.chapters]
    assert rules(m) == []


def test_many_creators_are_told_apart_by_their_addresses() -> None:
    users = "https://archiveofourown.org/users"
    two = (Creator("ann", "ann", f"{users}/ann/pseuds/ann"), Creator("Tomas", "tom", f"{users}/tom/pseuds/Tomas"))
    assert manuscript(fanficfare_txt(replace(STORY, creators=two))).creators == two
    one = (Creator("Tomas, the Elder", "tom", f"{users}/tom/pseuds/Tomas"),)
    assert manuscript(fanficfare_txt(replace(STORY, creators=one))).creators == one
    many = (*two, Creator("Wren, of the Sea", "wren", f"{users}/wren/pseuds/wren"))
    m = manuscript(fanficfare_txt(replace(STORY, creators=many)))
    assert [c.name for c in m.creators] == ["ann", "Tomas", "Wren", "of the Sea"]
    assert "creators-split-guess" in rules(m)


def test_nobody_named() -> None:
    m = manuscript(fanficfare_txt(replace(STORY, creators=())))
    assert (m.creators, m.anonymous) == ((), True)


def test_a_story_of_one_chapter_has_no_contents() -> None:
    m = manuscript(fanficfare_txt(replace(STORY, chapters=(Chapter(1, None, text="<p>Fog.</p>"),))))
    assert [(c.title, c.text) for c in m.chapters] == [(None, "<p>Fog.</p>")]


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"The Lamp\n\nby Ann\n\nFog came in.\n\nSalt stayed.",
        b"The Lamp\n\nby Ann\n\nRating: T\nWarnings: none\nWords: 5\n\nFog came in.\n\nEnd file.",
        b"The Lamp\n\nby the sea\n\n\n\nTABLE OF CONTENTS\n\nOne\n\n\nOne\n\nFog.",
        b"Packaged: 2019-03-01\nStory URL: https://a.org/1\nRating: T\n",
        b"by Ann\n\nby Tomas\n",
        fanficfare_epub(STORY),
        PLAIN.replace("\nby ", "\nfrom ").encode(),
    ],
)
def test_other_texts_are_none(text: bytes) -> None:
    assert not FORMAT.detect(SourceFile("x.txt", text))
    with pytest.raises(Unreadable):
        FORMAT.parse(SourceFile("x.txt", text))


def test_without_labels_the_layout_tells_it() -> None:
    start, end = PLAIN.index("Series:"), PLAIN.index("TABLE OF")
    m = manuscript(PLAIN[:start] + PLAIN[end:])
    assert ([c.title for c in m.chapters], m.tags, m.source) == (["Fog", None], (), None)


# --- chapters


def test_headings_of_the_storys_own_open_no_chapter() -> None:
    code = "TABLE OF CONTENTS\n\n2. Chapter 2\n\n\n\n        A letter\n\n\nDear gull,\n\nEnd file.\n"
    tricks = f"{code}\n\n\n\tSigned\n\nSalt stayed."
    m = changed("Salt stayed.\n\n\n\n        2.", f"{tricks}\n\n\n\n        2.")
    assert [c.title for c in m.chapters] == ["Fog", None]
    text = m.chapters[0].text
    assert all(words in text for words in ("TABLE OF CONTENTS", "2. Chapter 2", "A letter", "End file.", "Signed"))
    assert rules(m) == []


def test_two_headings_with_the_same_right_are_unsure() -> None:
    m = changed("Salt stayed.\n\n\n\n        2.", "Salt.\n\n\n\n        2. Chapter 2\n\n\nNo.\n\n\n\n        2.")
    assert len(m.chapters) == 2
    assert "chapter-cut-guess" in rules(m)


def test_a_title_that_was_wrapped() -> None:
    title = "In Which the Fog is Weighed, the Salt is Counted, and the Gull is Asked to Say What it Knows"
    story = replace(STORY, chapters=(replace(STORY.chapters[0], title=title), *STORY.chapters[1:]))
    m = manuscript(fanficfare_txt(story))
    assert [c.title for c in m.chapters] == [title, None]
    assert m.chapters[0].text.startswith("<p>The fog came in")


def test_contents_that_are_numbered_otherwise() -> None:
    m = changed("\n\n        1. Fog", "\n\n        (new) Fog")
    assert [c.title for c in m.chapters] == ["Fog", None]


def test_contents_that_name_nothing_that_is_there() -> None:
    m = manuscript(PLAIN.replace("\n1. Fog\n", "\nI\n").replace("\n2. Chapter 2\n", "\nII\n"))
    assert [c.title for c in m.chapters] == ["Fog", None]


@pytest.mark.parametrize("width", [0, 40, 78])
def test_failed_chapters_are_missing_and_said_to_be(width: int) -> None:
    m = manuscript(fanficfare_txt(STORY, failed=[2], width=width))
    assert m.chapters[1] == Chapter(2, None, text="", source_url=STORY.chapters[1].source_url)
    assert (m.findings[0].at, m.findings[0].certainty) == ("chapters[1].text", "certain")
    assert rules(m) == ["chapter-missing"]
    other_mark = fanficfare_txt(STORY, failed=[2]).replace(b"(CHAPTER ERROR)", b" - lost")
    assert rules(manuscript(other_mark)) == ["chapter-missing"]


# --- lines


def text_of(made: str) -> str:
    """Give the first chapter's HTML of what html2text made."""
    return manuscript(fanficfare_txt(STORY, texts={2: made})).chapters[1].text


FULL = "The gull sat on the rail of the gallery and looked at the sea for an hour, and"  # 78 characters


@pytest.mark.parametrize(
    ("made", "html"),
    [
        (f"{FULL}\nthen flew.\n\n", f"<p>{FULL} then flew.</p>"),
        ("A short line\nand another.\n\n", "<p>A short line<br>and another.</p>"),
        (f"{FULL}  \nthen flew.\n\n", f"<p>{FULL}<br>then flew.</p>"),
        (f"{FULL}\n  * an item\n  * one more\n\n", f"<p>{FULL}<br>* an item<br>* one more</p>"),
        ("Fog.\n\n \n\nSalt.\n\n", "<p>Fog.</p>\n<p>\xa0</p>\n<p>Salt.</p>"),
        ("* * *\n\n", "<p>* * *</p>"),
        ("1\\. Fog.\n\n\\- Salt, a\\b \\\\_/.\n\n", "<p>1. Fog.</p>\n<p>- Salt, a\\b \\_/.</p>"),
        ("a < b & <b>c</b>\n\n", "<p>a &lt; b &amp; &lt;b&gt;c&lt;/b&gt;</p>"),
        ("_Fog_ , **salt**.\n\n", "<p>_Fog_ , **salt**.</p>"),
        ("> A letter.\n\n", "<p>&gt; A letter.</p>"),
        (f"{FULL[:-3]}--\nthen it flew.\n\n", f"<p>{FULL[:-3]}-- then it flew.</p>"),
        (f"{FULL[:-4]}sea-\nfog grew.\n\n", f"<p>{FULL[:-4]}sea-fog grew.</p>"),
    ],
)
def test_lines_are_joined_where_they_were_certainly_one(made: str, html: str) -> None:
    assert text_of(made) == html


# --- what is said above


def test_labels_in_odd_order_with_unknown_ones_kept() -> None:
    m = changed("Status: In", "Favourite Bread: Rye & seeds\nKudos: 1,234\nEmpty:\nPacked by: gull\nStatus: In")
    assert (m.extras["Favourite Bread"], m.extras["Packed by"], m.counts.kudos) == ("Rye & seeds", "gull", 1234)
    assert m.tags == STORY.tags


def test_a_wrapped_list_may_hold_a_colon() -> None:
    name = "Salt: A Study of Whatever Else is White, Heavy and Found in Barrels by the Sea".replace(",", "")
    lead = Tag("freeform", "A Slow Evening in the Company of Gulls")
    m = manuscript(fanficfare_txt(replace(STORY, tags=(lead, Tag("freeform", name)))))
    assert m.tags == (lead, Tag("freeform", name))


def test_a_summary_may_hold_labels() -> None:
    summary = "<p>Two keepers.</p>\n<p>Rating: salty\nNote: fog</p>"
    m = manuscript(fanficfare_txt(replace(STORY, summary=summary)))
    assert m.summary == "<p>Two keepers.<br>Rating: salty<br>Note: fog</p>"
    assert [t.name for t in m.tags if t.kind == "rating"] == ["Teen And Up Audiences"]
    assert set(rules(m)) == {"summary-end-guess"}


def test_known_labels_follow_a_summary() -> None:
    m = changed("Summary: Two keepers.\n", "Summary: Two keepers.\nKudos: 3\nMy Own: x\n")
    assert (m.summary, m.counts.kudos, m.extras["My Own"]) == ("<p>Two keepers.</p>", 3, "x")


def test_html_that_fanficfare_was_told_to_keep() -> None:
    kept = "Summary: <p>Two <i>keepers</i>.</p>\n<script>alert(1)</script><p onclick=x>Salt.</p>\n"
    assert changed("Summary: Two keepers.\n", kept).summary == "<p>Two <i>keepers</i>.</p> <p>Salt.</p>"


def test_links_that_are_written_out() -> None:
    links = (
        "Collections: <a class='collectionslink'\nhref='https://archiveofourown.org/collections/winter'>Winter\n"
        "Exchange</a>, <a class='collectionslink' href='javascript:x'>Lights, all</a>\nStatus: In"
    )
    m = changed("Status: In", links)
    assert [(c.title, c.url) for c in m.collections] == [
        ("Winter Exchange", "https://archiveofourown.org/collections/winter")
    ]
