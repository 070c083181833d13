"""HTML and TXT that FanFicFare itself wrote, from its test site, without a network: the same works as its EPUB."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NoReturn

import pytest
from html2text import html2text
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fanlight.imports import sources
from fanlight.imports.detect import detect
from fanlight.imports.fanficfare.story_ids import id_in
from fanlight.imports.files import SourceFile
from fanlight.kernel.html import plain
from fanlight.kernel.text import squish
from fanlight.works.manuscript import Chapter, Collection, Manuscript
from tests.peers.fanficfare_shelf import STORIES, shelf
from tests.samples.write_fanficfare import fanficfare_txt
from tests.unit.imports.formats.fanficfare_html.test_parse import STORY

pytestmark = pytest.mark.peer

TABLES = pytest.mark.parametrize("table", ["false", "true"])
_TIME = re.compile(r"\d\d:\d\d:\d\d")
_BREAK = re.compile(r"\s*<br>\s*")
_SIGNS = re.compile(r"[\W_]+|original_link")
PLAINLY = (1, 8, 20, 21, 83, 664, 667, 673)
"""Stories none of whose tags has a comma in it: where one ends, HTML and TXT do not say."""


def parsed(data: bytes, kind: str, name: str = "story") -> Manuscript:
    file = SourceFile(f"{name}.{kind}", data)
    found = detect(file)
    assert found.name == f"fanficfare-{kind}"
    return found.parse(file).manuscript


def read(sid: int, kind: str, *options: str) -> Manuscript:
    return parsed(shelf(STORIES, options, kind=kind)[sid], kind)


def above(m: Manuscript) -> Manuscript:
    """Give what is said of the work, without its chapters and the moment when FanFicFare wrote it."""
    return replace(m, chapters=(), findings=(), summary=None, extras={**m.extras, "Packaged": ""})


def texts(m: Manuscript) -> list[tuple[str | None, str]]:
    return [(c.title, _BREAK.sub("<br>", _TIME.sub("", c.text))) for c in m.chapters]


def words(m: Manuscript) -> list[tuple[str | None, str]]:
    """Give titles and texts without any sign: html2text writes markup as signs."""
    return [(title, _SIGNS.sub("", plain(text))) for title, text in texts(m)]


def rules(m: Manuscript) -> set[str]:
    return {finding.rule for finding in m.findings} - {"tags-split-guess"}


@TABLES
def test_html_is_the_same_work_as_the_epub(subtests: pytest.Subtests, table: str) -> None:
    """All stories of a shelf in one test: FanFicFare writes them at once, and only the process that asks has them."""
    for sid in PLAINLY:
        with subtests.test(sid=sid):
            page, book = read(sid, "html", f"titlepage_use_table={table}"), read(sid, "epub")
            assert above(page) == above(book)
            assert page.summary == book.summary
            assert texts(page) == texts(book)
            assert rules(page) == rules(book)


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("wrap_width=0", "windows_eol=false"),
        ("wrap_width=40",),
        ("include_tocpage=false",),
        ("add_chapter_numbers=true",),
        ("add_chapter_numbers=toconly", "wrap_width=60"),
    ],
)
def test_txt_is_the_same_work_as_the_epub(subtests: pytest.Subtests, options: tuple[str, ...]) -> None:
    for sid in PLAINLY:
        with subtests.test(sid=sid):
            text, book = read(sid, "txt", *options), read(sid, "epub")
            assert above(replace(text, counts=book.counts)) == above(book)
            assert plain(text.summary or "") == plain(book.summary or "")
            assert words(text) == words(book)
            assert [c.source_url for c in text.chapters if not c.text] == [
                c.source_url for c in book.chapters if not c.text
            ]
            assert rules(text) == rules(book)


@pytest.mark.parametrize("kind", ["html", "txt"])
def test_an_ao3_work_as_ao3_readers_have_it(kind: str) -> None:
    m, book = read(2000, kind), read(2000, "epub")
    assert above(replace(m, tags=(), counts=book.counts)) == above(replace(book, tags=()))
    assert m.summary == book.summary
    assert m.collections[1] == Collection("Lighthouses, All of Them", "https://archiveofourown.org/collections/lights")
    whole = [tag for tag in book.tags if "," not in tag.name]
    assert [tag for tag in m.tags if tag in whole] == whole
    assert [t.name for t in m.tags if t.kind == "freeform"] == [t.name for t in book.tags if t.kind == "freeform"]
    assert [(f.at, f.certainty, f.rule) for f in m.findings] == [("tags", "uncertain", "tags-split-guess")]


@pytest.mark.parametrize("kind", ["html", "txt"])
def test_chapters_that_could_not_be_fetched_are_missing(kind: str) -> None:
    m = read(667, kind)
    assert [c.text == "" for c in m.chapters] == [False, True, True, True, False, False, False, False, False]
    assert m.chapters[1] == Chapter(
        2, "Chapter 1, Xenos on Cinnabar", text="", source_url="http://test1.com?sid=667&chapter=2"
    )


@pytest.mark.parametrize("kind", ["html", "txt"])
def test_without_a_title_page_the_heading_speaks(kind: str) -> None:
    m = parsed(shelf((673,), ("include_titlepage=false",), kind=kind)[673], kind)
    assert (m.title, len(m.creators), len(m.chapters)) == ("Test Story Title 673", 20, 9)


letters = st.text(st.characters(categories=["Ll"], max_codepoint=0x17F), min_size=1, max_size=14)
oddities = st.sampled_from(["well-known", "a-b", "dash--dash", "-", "1.", "+", "–", "*", "#", "end."])
prose = st.lists(letters | oddities, min_size=1, max_size=60)


@settings(max_examples=60, deadline=None)
@given(st.lists(prose.map(" ".join), min_size=1, max_size=6), st.sampled_from([30, 60, 78]))
@example(["# a a a aa aaaa end. well-known"], 30)
def test_what_html2text_wrapped_is_put_together(paragraphs: list[str], width: int) -> None:
    long = " ".join(["salt and fog"] * 40)  # the width shows in prose that is wrapped
    html = "".join(f"<p>{p}</p>" for p in [long, *paragraphs])
    m = parsed(fanficfare_txt(STORY, texts={2: html2text(html, bodywidth=width)}, width=width), "txt")
    found = re.findall("<p>(.*?)</p>", m.chapters[1].text)
    said = [p for p in map(squish, [long, *paragraphs]) if p.strip("+-*# ")]
    assert [p for p in map(plain, found) if p.strip("+-*# ")] == said


def refuse(*_: object) -> NoReturn:
    raise OSError("tests use no network")


def adapters() -> list[Callable[..., object]]:
    from fanficfare import adapters as known  # type: ignore[import-untyped]  # noqa: PLC0415

    return list(vars(known)["__class_list"])


def test_ids_are_those_that_its_adapters_give(monkeypatch: pytest.MonkeyPatch) -> None:
    from fanficfare.configurable import Configuration  # type: ignore[import-untyped]  # noqa: PLC0415

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    monkeypatch.setattr("time.sleep", lambda _: None)
    wrong = []
    missed = right = 0
    for adapter in adapters():
        site = adapter.getSiteDomain()  # type: ignore[attr-defined]
        for address in adapter.getSiteExampleURLs().split():  # type: ignore[attr-defined]
            try:
                one = adapter(Configuration([site], "epub"), address)
            except Exception:  # no example, or it asks the network
                continue
            url, known = one.url, one.story.getMetadata("storyId")  # type: ignore[attr-defined]
            source = sources.source_of(url)
            found = source.id if source else id_in(url)
            if known and found and found != known:
                wrong.append((url, known, found))
            missed += bool(known and not found)
            right += bool(known and found == known)
    assert wrong == []
    assert (right > 200, missed < 5) == (True, True)
