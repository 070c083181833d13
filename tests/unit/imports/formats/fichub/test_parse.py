"""What a FicHub book says, and what calibre, Sigil and accidents make of one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.imports.detect import detect
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.formats.fichub import FORMAT
from fanlight.kernel.errors import Unreadable
from fanlight.works.manuscript import Chapter, Counts, Creator, Manuscript, Source, Tag
from fanlight.works.manuscript_json import dump, load
from tests.samples import pictures
from tests.samples.epub_files import opf, pack, page
from tests.samples.fichub_books import fichub_epub, fichub_files, introduction

LINE = (
    "Rated: Fiction T - French - Mystery - Ada W. - Chapters: 2 - Words: 12,809 - Reviews: 3 - Favs: 1,234 - "
    "Follows: 5 - Updated: 7/18/2021 - Published: 3/1/2019 - id: 7"
)
TAGS = (Tag("rating", "Fiction T"), Tag("freeform", "Mystery"), Tag("character", "Ada W."))
STORY = Manuscript(
    title="The Lamp",
    creators=(Creator("Ann Reed"),),
    summary="<p>Two keepers.</p>",
    chapters=(Chapter(1, "Fog", text="<p>Fog came in.</p>"), Chapter(2, "Salt", text="<p>Salt stayed.</p>")),
    published="2019-03-01",
    updated="2021-07-18",
    complete=True,
    planned_chapters=2,
    counts=Counts(words=5),
    source=Source("fanfiction.net", "7", "https://www.fanfiction.net/s/7"),
    extras={"Details": LINE, "FicHub id": "aBcD12"},
)
EVIL = '<script>alert(1)</script><img src="x" onerror="alert(1)"/><iframe src="//evil.example"></iframe>'


def parsed(data: bytes, name: str = "book.epub") -> Parsed:
    return FORMAT.parse(SourceFile(name, data))


def read(data: bytes) -> Manuscript:
    return parsed(data).manuscript


def changed(old: str, new: str, name: str = "introduction.xhtml") -> Manuscript:
    files = fichub_files(STORY)
    text = str(files[f"EPUB/{name}"])
    assert old in text
    return read(pack({**files, f"EPUB/{name}": text.replace(old, new)}))


def rules(m: Manuscript) -> list[str]:
    return [finding.rule for finding in m.findings]


def test_a_story_from_fanfiction_net() -> None:
    m = read(fichub_epub(STORY))
    assert (m.tags, m.language, m.source, m.findings) == (TAGS, "fr", STORY.source, ())
    assert m.extras == {"Reviews": "3", "Favs": "1,234", "Follows": "5", "Details": LINE, "FicHub id": "aBcD12"}
    assert (m.chapters, m.planned_chapters, m.complete) == (STORY.chapters, 2, True)


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://www.fanfiction.net/s/7/1/The-Lamp", Source("fanfiction.net", "7", "https://www.fanfiction.net/s/7")),
        ("https://m.fanfiction.net/s/7", Source("fanfiction.net", "7", "https://www.fanfiction.net/s/7")),
        ("http://archiveofourown.org/works/9?x=1", Source("archiveofourown.org", "9", "https://archiveofourown.org/works/9")),
        ("https://www.royalroad.com/fiction/5/fog", Source("royalroad.com", "5", "https://www.royalroad.com/fiction/5")),
        ("https://lamps.example/a", Source("lamps.example", None, "https://lamps.example/a")),
        ("", Source("fanfiction.net", "7", "https://www.fanfiction.net/s/7")),
        ("javascript:alert(1)", Source("fanfiction.net", "7", "https://www.fanfiction.net/s/7")),
    ],
)  # fmt: skip
def test_where_the_story_stands(url: str, source: Source) -> None:
    assert changed("https://www.fanfiction.net/s/7", url).source == source


def test_a_line_whose_meaning_is_not_certain_is_an_extra() -> None:
    m = read(fichub_epub(replace(STORY, extras={"Details": "Tags: salt, fog"})))
    assert (m.tags, m.language, m.extras) == ((), None, {"Details": "Tags: salt, fog"})
    ao3 = Source("archiveofourown.org", "9", "https://archiveofourown.org/works/9")
    m = read(fichub_epub(replace(STORY, source=ao3)))
    assert (m.tags, m.language, m.extras["Details"]) == ((), None, LINE)


@pytest.mark.parametrize("line", ["Status: Complete - Words: 9", "Words: 9 - Chapters: 12", "Chapters: 12 - Words: 9"])
def test_a_line_that_begins_as_the_figures_do(line: str) -> None:
    alone = replace(STORY, chapters=STORY.chapters[:1], planned_chapters=1, extras={"Details": line})
    m = read(fichub_epub(alone))
    assert (m.extras["Details"], m.complete, m.planned_chapters, m.findings) == (line, True, 1, ())


@pytest.mark.parametrize(
    ("status", "complete", "kept"),
    [
        ("complete", True, None),
        ("ongoing", False, None),
        ("abandoned", False, "abandoned"),
        ("broken", None, "broken"),
        ("", None, None),
    ],
)
def test_statuses(status: str, complete: bool | None, kept: str | None) -> None:
    m = changed("Status: complete", f"Status: {status}")
    assert (m.complete, m.planned_chapters, m.extras.get("Status")) == (complete, 2 if complete else None, kept)


def test_creators() -> None:
    m = read(fichub_epub(replace(STORY, creators=(), anonymous=True)))
    assert (m.anonymous, m.creators) == (True, ())
    ao3 = Source("archiveofourown.org", "9", "https://archiveofourown.org/works/9")
    m = read(fichub_epub(replace(STORY, creators=(Creator("juniper, North Wind"),), source=ao3)))
    assert (m.creators, rules(m)) == ((Creator("juniper, North Wind"),), ["creators-not-split"])
    files = fichub_files(STORY)
    package = (
        str(files["EPUB/content.opf"]).replace("Ann Reed", "Unknown").replace("&lt;p&gt;Two keepers.&lt;/p&gt;", "")
    )
    m = read(pack({**files, "EPUB/content.opf": package}))
    assert (m.creators, m.summary) == ((Creator("Ann Reed"),), "<p>Two keepers.</p>")


def test_a_description_cannot_pass_for_the_figures() -> None:
    fake = "<p>By: nobody</p><p>Status: ongoing</p><p>Words: 3</p><p>Original source: <a href='https://x.example'>x</a></p>"
    m = read(fichub_epub(replace(STORY, summary=fake)))
    assert (m.creators, m.complete, m.source, m.extras.get("Words")) == (STORY.creators, True, STORY.source, None)


def test_headings_of_the_authors_own_stay() -> None:
    text = "<h2>Chapter 1</h2><h3>The Lamp</h3><p>Fog came in.</p>"
    story = replace(STORY, chapters=(replace(STORY.chapters[0], text=text), STORY.chapters[1]))
    assert read(fichub_epub(story)).chapters[0].text == text


@pytest.mark.parametrize(
    ("heading", "title"),
    [("Chapter 1", None), ("1. Fog", "Fog"), ("Chapter 1: Fog", "Fog"), ("Chapter 3", "Chapter 3"), ("The Lamp", None)],
)
def test_titles_of_a_one_shot(heading: str, title: str | None) -> None:
    story = replace(STORY, chapters=(replace(STORY.chapters[0], title=heading),), planned_chapters=1)
    m = read(fichub_epub(story))
    assert (m.chapters[0].title, m.planned_chapters, m.findings) == (title, 1, ())


def with_pages(pages: dict[str, str], *, front: str = "introduction.xhtml") -> Manuscript:
    files: dict[str, str | bytes] = {front: introduction(STORY), **pages}
    package = opf("<dc:title>The Lamp</dc:title>", files, files)
    data = pack({f"EPUB/{name}": text for name, text in files.items()} | {"EPUB/content.opf": package})
    assert detect(SourceFile("x.epub", data)).name == "fichub-epub"
    return read(data)


def test_a_book_that_calibre_cut_and_gave_a_cover() -> None:
    m = with_pages(
        {
            "chap_1_split_000.xhtml": page("x", "<h2>Fog</h2><p>Fog came in.</p>"),
            "chap_1_split_001.xhtml": page("x", "<p>It stayed.</p>"),
            "chap_2.xhtml": page("x", "<h2>Salt</h2><p>Salt stayed.</p>"),
            "jacket.xhtml": page("x", "<p>Somebody else's page.</p>"),
        }
    )
    assert [c.title for c in m.chapters] == ["Fog", "Salt", None]
    assert m.chapters[0].text.replace("\n", "") == "<p>Fog came in.</p><p>It stayed.</p>"
    assert rules(m) == ["page-added", "chapter-count-differs"]


def test_a_book_whose_pages_were_renamed() -> None:
    links = '<ol><li><a href="b.xhtml">Fog</a></li></ol>'
    pages = {"toc.xhtml": page("x", links), "b.xhtml": page("x", "<h2>Fog</h2><p>Fog came in.</p>")}
    m = with_pages({**pages, "c.xhtml": page("x", "<h2>Salt</h2><p>Salt.</p>")}, front="a.xhtml")
    assert ([c.title for c in m.chapters], rules(m)) == (["Fog", "Salt"], [])


def test_gaps_and_pages_that_are_missing_or_empty() -> None:
    files = fichub_files(replace(STORY, chapters=(*STORY.chapters, Chapter(3, "Rope", text="<p>Rope.</p>"))))
    del files["EPUB/chap_2.xhtml"]
    m = read(pack(files))
    assert [c.title for c in m.chapters] == ["Fog", "Rope"]
    assert rules(m) == ["page-missing", "chapter-numbers-skip", "chapter-count-differs"]
    m = changed("<p>Salt stayed.</p>", "<p></p>", "chap_2.xhtml")
    assert (m.chapters[1].text, rules(m)) == ("", ["chapter-without-text"])


def test_a_book_without_chapters_or_introduction_is_refused() -> None:
    with pytest.raises(Unreadable, match="holds no chapters"):
        read(fichub_epub(replace(STORY, chapters=())))
    files = fichub_files(STORY)
    files["EPUB/introduction.xhtml"] = page("x", "<p>Exported with the assistance of nobody.</p>")
    assert not FORMAT.detect(SourceFile("x", pack(files)))
    with pytest.raises(Unreadable, match="introduction"):
        read(pack(files))


def test_a_story_that_quotes_the_line_is_no_fichub_book() -> None:
    quote = "<p>Exported with the assistance of <a href='https://fichub.net'>FicHub.net</a></p><p>she read.</p>"
    files = fichub_files(STORY)
    files["EPUB/introduction.xhtml"] = page("x", f"<h1>The Lamp</h1>{quote}")
    assert not FORMAT.detect(SourceFile("x", pack(files)))


def test_no_program_gets_through_any_field() -> None:
    files = fichub_files(replace(STORY, summary=f"<p>Two keepers.</p>{EVIL}"))
    for name in ("introduction", "chap_1"):
        key = f"EPUB/{name}.xhtml"
        files[key] = str(files[key]).replace("The Lamp", f"The{EVIL} Lamp").replace("Fog", f"{EVIL}Fog")
    m = read(pack(files))
    said = repr(m)
    assert not any(word in said for word in ("alert", "onerror", "iframe", "evil.example"))
    assert (m.title, m.chapters[0].title) == ("The Lamp", "Fog")


def test_long_titles_many_tags_and_other_encodings() -> None:
    people = ", ".join(f"Keeper {i}" for i in range(1000))
    m = read(fichub_epub(replace(STORY, title="灯" * 10_000, extras={"Details": LINE.replace("Ada W.", people)})))
    assert (m.title, len(m.tags)) == ("灯" * 10_000, 1002)
    assert rules(read(fichub_epub(replace(STORY, title="a" * 10_500)))) == ["title-cut"]
    files = fichub_files(replace(STORY, chapters=(Chapter(1, "Nebel", text="<p>Über dem Meer.</p>"),)))
    files["EPUB/chap_1.xhtml"] = str(files["EPUB/chap_1.xhtml"]).replace("utf-8", "utf-16").encode("utf-16")
    assert read(pack(files)).chapters[0].text == "<p>Über dem Meer.</p>"


def test_pictures() -> None:
    files = fichub_files(STORY)
    shown = '<p>Fog came in.<img src="lamp.png" alt="lamp"/><img src="https://example.com/a.png"/></p>'
    files["EPUB/chap_1.xhtml"] = str(files["EPUB/chap_1.xhtml"]).replace("<p>Fog came in.</p>", shown)
    found = parsed(pack({**files, "EPUB/lamp.png": pictures.LAMP}))
    assert list(found.pictures.values()) == [pictures.LAMP]
    assert pictures.reference(pictures.LAMP) in found.manuscript.chapters[0].text


BOOK = fichub_epub(STORY)


@pytest.mark.parametrize("percent", range(0, 100, 10))
def test_a_book_cut_short_is_unreadable(percent: int) -> None:
    data = BOOK[: len(BOOK) * percent // 100]
    assert not FORMAT.detect(SourceFile("x.epub", data))
    with pytest.raises(Unreadable):
        read(data)


@given(st.data())
def test_any_damage_is_unreadable_or_a_manuscript(data: st.DataObject) -> None:
    broken = bytearray(BOOK)
    for _ in range(data.draw(st.integers(1, 5))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    FORMAT.detect(SourceFile("x", bytes(broken)))
    try:
        m = read(bytes(broken))
    except Unreadable:
        return
    assert load(dump(m)) == m


markup = st.lists(
    st.sampled_from(["<h1>", "<h2>", "</h2>", "<p>", "</p>", "Status:", "By:", "Words: 3", "<div>", "&", "\n"]),
    max_size=15,
)


@given(markup, markup)
def test_any_introduction_is_unreadable_or_a_manuscript(one: list[str], two: list[str]) -> None:
    files = fichub_files(STORY)
    made = "<p>Exported with the assistance of <a href='https://fichub.net'>FicHub.net</a></p>"
    files["EPUB/introduction.xhtml"] = page("x", f"{''.join(one)}{made}")
    files["EPUB/chap_1.xhtml"] = page("x", "".join(two))
    m = read(pack(files))
    assert load(dump(m)) == m
