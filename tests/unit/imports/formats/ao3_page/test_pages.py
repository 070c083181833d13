"""The pages that there are of a work: the whole of it, one chapter, a locked one, one of another archive."""

from dataclasses import replace

import pytest

from fanlight.imports.files import SourceFile
from fanlight.imports.formats.ao3_page import FORMAT
from fanlight.kernel.errors import Unreadable
from fanlight.works.manuscript import Collection, Counts, Creator, Gift, Manuscript
from tests.samples import ao3_web_pages, carried, pictures, stories, write
from tests.unit.imports.formats.ao3_page.test_roundtrip import addressed

EIGHT = addressed(stories.EIGHT_CHAPTERS)
ONE = write.ao3_page(stories.ONE_SHOT).decode()
MARK = "<p>Outside"


def read(page: str | bytes, name: str = "story.html") -> Manuscript:
    return FORMAT.parse(SourceFile(name, page.encode() if isinstance(page, str) else page)).manuscript


def rules(m: Manuscript) -> list[str]:
    return [finding.rule for finding in m.findings]


@pytest.mark.parametrize("position", range(1, 9))
@pytest.mark.parametrize("complete", [False, True])
def test_a_chapters_own_page(position: int, complete: bool) -> None:
    m = read(write.ao3_page(EIGHT, only=position, complete=complete))
    (chapter,) = m.chapters
    assert chapter == replace(EIGHT.chapters[position - 1], position=1)
    assert (m.planned_chapters, m.complete, m.source, m.tags) == (8, True, EIGHT.source, EIGHT.tags)
    assert m.summary == (EIGHT.summary if position == 1 else None)
    assert m.end_notes == (EIGHT.end_notes if position == 8 else None)
    finding = m.findings[0]
    assert finding.rule == "chapter-alone"
    assert f"chapter {position} alone, of 8;" in finding.said
    assert ("summary" in finding.said) == (position > 1)
    assert rules(m)[1:] == (["end-notes-missing"] if position == 1 else [])


def test_one_chapter_that_is_all_there_is() -> None:
    first = replace(EIGHT.chapters[0], title="Oil")
    m = replace(EIGHT, chapters=(first,), planned_chapters=None, complete=False)
    assert rules(read(write.ao3_page(m))) == []


def test_a_whole_work_that_lacks_a_chapter() -> None:
    page = write.ao3_page(EIGHT).decode()
    before, _, rest = page.partition('<div class="chapter" id="chapter-4">')
    m = read(before + rest[rest.index('<div class="chapter" id="chapter-5">') :])
    assert [c.title for c in m.chapters] == ["Oil", "Wick", None, "The Man: A Visit", None, "Salt & Rope", "Morning"]
    assert rules(m) == ["chapter-numbers-skip", "chapter-count-differs"]


def test_figures_lock_gifts_and_prompt() -> None:
    m = replace(
        stories.ONE_SHOT,
        gifts=(Gift("tern", "https://archiveofourown.org/users/tern/gifts"),),
        counts=replace(stories.ONE_SHOT.counts, kudos=1234, hits=56789, comments=0, bookmarks=7),
        extras={
            "Restricted": ao3_web_pages.RESTRICTED,
            "Prompt": "In response to a prompt by tern in the Fog collection.",
        },
    )
    found = read(write.ao3_page(m, comments=2))
    assert replace(found, findings=()) == m
    assert [f.said for f in found.findings] == ["Comments on the page were left out: 2."]


def test_anonymous_orphaned_translated_and_of_several() -> None:
    anonymous = read(write.ao3_page(stories.ANONYMOUS))
    assert (anonymous.anonymous, anonymous.creators) == (True, ())
    own = ONE.replace('<h3 class="byline heading">\n', '<h3 class="byline heading">\nAnonymous [').replace(
        "</h3>", "]</h3>"
    )
    assert (read(own).anonymous, len(read(own).creators)) == (True, 1)
    assert [c.login for c in read(write.ao3_page(stories.ORPHANED)).creators] == ["orphan_account"]
    assert [c.name for c in read(write.ao3_page(stories.CO_CREATORS)).creators] == ["juniper", "North Wind", "小雪"]
    assert [c.role for c in read(write.ao3_page(stories.ARCHIVED)).creators] == ["author", "author", "archivist"]
    assert read(write.ao3_page(stories.RELATED)).related == carried.by_web_page(stories.RELATED).related


def test_related_works_that_are_withheld() -> None:
    items = (
        "<li>Inspired by [Restricted Work] by <a href='/users/x/pseuds/x'>x</a>. Log in to view.</li>"
        "<li>A translation of a work in an unrevealed collection.</li><li>Dreamt of by a cat.</li>"
    )
    page = write.ao3_page(stories.RELATED).decode()
    assert '<ul class="associations">' in page
    m = read(page.replace('<ul class="associations">', f'<ul class="associations">{items}'))
    assert [(r.relation, r.title, r.creator) for r in m.related[:2]] == [
        ("inspired_by", None, "x"),
        ("translation_of", None, None),
    ]
    assert rules(m) == ["related-withheld", "related-withheld", "related-unknown"]
    assert m.extras["Related works"] == "Dreamt of by a cat"


def test_tags_that_the_reader_had_hidden() -> None:
    start = ONE.index('<dd class="freeform tags">')
    end = ONE.index("</dd>", start)
    hidden = '<dd class="freeform tags"><ul class="commas"><li><a href="/works/1001">Show additional tags</a></li></ul>'
    m = read(ONE[:start] + hidden + ONE[end:])
    assert not [t for t in m.tags if t.kind == "freeform"]
    assert rules(m) == ["tags-hidden"]


def test_labels_that_the_browser_translated() -> None:
    page = write.ao3_page(EIGHT).decode()
    for english, german in (("Rating:", "Bewertung:"), ("Series:", "Reihe:"), ("Published:", "Erschienen:")):
        page = page.replace(f"\n{english}", f"\n<font>{german}</font>").replace(f">{english}", f">{german}")
    page = page.replace(">Chapter 3<", "><font>Kapitel 3</font><").replace(">Chapter 4<", ">Kapitel 4<")
    m = read(page)
    assert replace(m, findings=()) == EIGHT


def test_collections_and_a_work_without_any_header() -> None:
    m = read(write.ao3_page(stories.ANONYMOUS, complete=True))
    assert m.collections[0] == Collection("Masks & Candles 2025", "https://archiveofourown.org/collections/masks2025")
    bare = f'<!DOCTYPE html><div id="main" class="works-show">Archive of Our Own<div id="chapters">{MARK}</div></div>'
    m = read(bare, "Fog_at_Night.html")
    assert (m.title, m.creators, m.counts) == ("Fog at Night", (), Counts(words=1))
    assert set(rules(m)) == {"source-unknown", "title-from-file-name", "cut-off"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<!-- saved from url=(0040)https://squidgeworld.org/works/55/chapters/2 -->", ("squidgeworld.org", "55")),
        ("<!--\n Page saved with SingleFile \n url: https://ao3.org/works/66 \n-->", ("archiveofourown.org", "66")),
        ("<!-- saved from url=(0020)https://example.org/ -->", ("archiveofourown.org", "1001")),
        ("<!-- saved from url=(0010)file:///C:/story.html -->", ("archiveofourown.org", "1001")),
        ("", ("archiveofourown.org", "1001")),
    ],
)
def test_where_a_page_came_from(line: str, expected: tuple[str, str]) -> None:
    m = read(ONE.replace("<!DOCTYPE html>\n", f"<!DOCTYPE html>\n{line}\n"))
    assert m.source is not None
    assert (m.source.site, m.source.id) == expected
    host = "https://squidgeworld.org" if expected[0] == "squidgeworld.org" else "https://archiveofourown.org"
    assert m.creators == (
        Creator("oatmeal_and_ink", "oatmeal_and_ink", f"{host}/users/oatmeal_and_ink/pseuds/oatmeal_and_ink"),
    )


def test_another_archive_that_the_page_only_names() -> None:
    m = read(ONE.replace("[Archive of Our Own]", "[The Lamp Archive]"))
    assert (m.source, rules(m)) == (None, ["source-unknown"])
    assert m.creators == (Creator("oatmeal_and_ink"),)


def test_links_in_a_story_do_not_say_where_it_stands() -> None:
    link = '<a href="https://squidgeworld.org/works/5">elsewhere</a>'
    listed = f'<ul class="work navigation"><li>{link}</li></ul>'
    page = ONE.replace("The ovens are lit", f"{link} The ovens are lit").replace(MARK, listed + MARK)
    m = read(page)
    assert (m.source, m.creators) == (stories.ONE_SHOT.source, stories.ONE_SHOT.creators)
    filed = ONE.replace('"/works/1001', '"https://archiveofourown.org/collections/fog/works/1001')
    assert read(filed).source == stories.ONE_SHOT.source


def test_a_page_out_of_the_internet_archive() -> None:
    m = addressed(stories.EIGHT_CHAPTERS)
    page = write.ao3_page(m, complete=True).decode()
    prefix = "/web/20230102030405/"
    page = page.replace('href="https://archiveofourown', f'href="{prefix}https://archiveofourown')
    page = page.replace("<!-- saved from url=(0040)", "<!-- saved from url=(0040)https://web.archive.org/web/2023/")
    assert prefix in page
    assert read(page) == carried.by_web_page(m)


def test_works_beside_this_one_are_not_taken_for_it() -> None:
    page = write.ao3_page(replace(stories.MANY_SERIES)).decode()
    assert "/works/77" in page
    m = read(page)
    assert (m.source, m.series) == (stories.MANY_SERIES.source, stories.MANY_SERIES.series)
    assert read(page.replace("Part 12 of", "Part 1,012 of")).series[0].position == 1012


def test_a_story_cannot_pass_for_its_page() -> None:
    fake = (
        '<h2 class="title heading">No</h2><h3 class="byline heading">no</h3><dl class="work meta group">'
        '<dt>Rating:</dt><dd class="rating tags"><a class="tag" href="/tags/No">No</a></dd></dl>'
        '<div class="chapter preface group"><h3 class="title"><a href="/works/9/chapters/9">Chapter 9</a>: No</h3>'
        '</div><div class="summary module">'
        "<blockquote>No</blockquote></div>"
    )
    m = read(ONE.replace(MARK, fake + MARK))
    assert replace(m, chapters=(), counts=Counts(), extras={}) == replace(
        stories.ONE_SHOT, chapters=(), counts=Counts()
    )


def test_pictures_in_the_page_in_its_folder_and_on_the_web() -> None:
    data = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
    shown = f'<p><img src="{data}" alt="dot"><img src="./Story_files/x.png"><img src="https://example.com/a.png">b</p>'
    parsed = FORMAT.parse(SourceFile("x.html", ONE.replace(MARK, shown + MARK).encode()))
    text = parsed.manuscript.chapters[0].text
    assert f'<img src="{pictures.reference(pictures.GIF)}" alt="dot"><img src="https://example.com/a.png">b' in text
    assert list(parsed.pictures.values()) == [pictures.GIF]
    assert [f.said for f in parsed.manuscript.findings] == ["The page shows 1 picture that the file does not hold."]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (ao3_web_pages.adult_question(), "asks before it shows an adult work"),
        (ao3_web_pages.listing("works-index dashboard"), "This is a list of works, saved from AO3, not a work."),
        (ao3_web_pages.listing("works-search"), "This is a page of search results (works)"),
        (ao3_web_pages.listing("bookmarks-index dashboard"), "This is a list of bookmarks"),
        (ao3_web_pages.listing("tags-show"), "This is the page of a tag"),
        (ao3_web_pages.listing("series-show dashboard"), "This is the page of a series"),
        (ao3_web_pages.listing("users-show dashboard"), "This is the page of a user"),
        (ao3_web_pages.listing("works-navigate"), "This is the chapter index of a work"),
        (ao3_web_pages.listing("readings-index"), "This is a reading history"),
        (ao3_web_pages.listing("lanterns-index"), "This is a list of works"),
        (
            ao3_web_pages.listing("lanterns-index", items='<li class="bookmark blurb group">x</li>'),
            "This is a list of bookmarks",
        ),
        (ao3_web_pages.frame("<p>Tag wrangling</p>", main="lanterns-show", title="x"), "This is a page, saved"),
        (ao3_web_pages.frame("<form></form>", main="user_sessions-new", title="x"), "AO3's sign-in page"),
        (ao3_web_pages.frame("<h2>Error 404</h2>", main="errors-404", title="x"), "an error page"),
        (
            ao3_web_pages.frame('<p class="notice">… and will be revealed soon!</p>', main="works-show", title="x"),
            "not revealed yet",
        ),
        (ao3_web_pages.frame('<div id="chapters"></div>', main="works-show", title="x"), "none of the work's text"),
    ],
)
def test_other_pages_are_refused_by_name(page: str, said: str) -> None:
    file = SourceFile("x.html", page.encode())
    assert FORMAT.detect(file)
    with pytest.raises(Unreadable) as caught:
        FORMAT.parse(file)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "page",
    [
        '<!DOCTYPE html><html><body><div id="main" class="works-index"><h1>Paintings</h1></div></body></html>',
        '<!DOCTYPE html><html><body><p>On Archive of Our Own</p><div id="main" class="content">x</div></body></html>',
        '<dl class="work meta group"><dt>Rating:</dt></dl><div id="workskin"></div>',
        "From: x\nMIME-Version: 1.0\n\n" + ONE,
        "<!DOCTYPE html><html><pre>" + ONE.replace("<", "&lt;") + "</pre></html>",
    ],
    ids=["another site", "speaks of it", "a piece", "mhtml", "escaped"],
)
def test_what_is_no_page_of_it(page: str) -> None:
    assert not FORMAT.detect(SourceFile("x.html", page.encode()))
