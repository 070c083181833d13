"""A work's own page."""

from collections.abc import Callable

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from fanlight.works import manuscript as m
from tests.web.documents import find, find_all, has, read, text_of, words

MakeWork = Callable[..., str]

GRAVE = (m.Tag("warning", "Major Character Death"), m.Tag("freeform", "Storms"))
CHAPTERS = (
    m.Chapter(1, title="The Quay", text="<p>one two three</p>", published="2021-03-01"),
    m.Chapter(
        2, text="<p>four five</p>", tags=(m.Tag("warning", "Major Character Death"), m.Tag("freeform", "Storms"))
    ),
)


def test_it_has_what_readers_know(owners: Client, make_work: MakeWork) -> None:
    key = make_work(
        title="The Keeper’s Ledger", chapters=CHAPTERS, planned_chapters=None, complete=False,
        notes="<p>Before.</p>", end_notes="<p>After.</p>", language="en",
        counts=m.Counts(words=5, kudos=7, hits=1234, comments=1, bookmarks=0),
        collections=(m.Collection("Winter Exchange", "https://example.org/c"),), gifts=(m.Gift("gale"),),
        related=(m.Related("inspired_by", "The Song", "mudlark", "https://example.org/w"),),
        source=m.Source("example.org", "12", "https://example.org/works/12"),
        extras={"Packaged": "2024-01-02"},
        findings=(m.Finding("title", "likely", "x", "The title is a guess."),),
    )  # fmt: skip
    root = read(owners.get(f"/works/{key}/"))
    assert words(find(root, "h1")) == "The Keeper’s Ledger"
    table = {words(find(row, "dt")): words(find(row, "dd")) for row in find(root, "dl", class_="table")}
    assert table["Rating"] == "General Audiences"
    assert table["Fandom"] == "The Lamp at World's End"
    assert table["Archive warnings"] == "No Archive Warnings ApplyMajor Character Death · from chapter 2"
    assert table["Language"] == "English"
    assert table["Collections"] == "Winter Exchange"
    assert table["For"] == "gale"
    for figure in ("published 1 Mar 2021", "chapters 2/?", "7 kudos", "1,234 hits", "1 comment", "0 bookmarks"):
        assert figure in table["Figures"]
    said = words(find(root, "main"))
    for piece in ("Before.", "After.", "Inspired by The Song by mudlark", "Packaged", "The title is a guess.",
                  "only in this chapter: Major Character Death, Storms", "1 The Quay 3 words 1 Mar 2021"):  # fmt: skip
        assert piece.replace(" ", "") in said.replace(" ", "")
    assert has(root, "a", href="https://example.org/works/12", rel="noreferrer noopener nofollow")


def test_a_series_leads_to_the_works_beside_it(owners: Client, make_work: MakeWork) -> None:
    first = make_work(title="One", series=(m.SeriesPlace("Keepers", 1),))
    middle = make_work(title="Two", series=(m.SeriesPlace("Keepers", 2),))
    last = make_work(title="Two and a half", series=(m.SeriesPlace("Keepers", 2.5),))
    root = read(owners.get(f"/works/{middle}/"))
    walk = find(root, "span", class_="walk")
    assert [link.get("href") for link in find_all(walk, "a")] == [f"/works/{first}/", f"/works/{last}/"]
    assert "Part 2.5 of" in words(read(owners.get(f"/works/{last}/")))


def test_a_work_of_one_chapter_has_no_contents(owners: Client, make_work: MakeWork) -> None:
    root = read(owners.get(f"/works/{make_work()}/"))
    assert not has(root, "ol", class_="contents-table")
    assert "Whole work" not in words(root)


def test_the_story_s_language_and_direction(owners: Client, make_work: MakeWork) -> None:
    key = make_work(title="המנורה", language="he")
    root = read(owners.get(f"/works/{key}/"))
    heading = find(root, "h1")
    assert (heading.get("lang"), heading.get("dir")) == ("he", "rtl")
    assert find(root, "html").get("dir") == "ltr"


def test_a_title_of_ten_thousand_letters(owners: Client, make_work: MakeWork) -> None:
    key = make_work(title="lamp " * 2000)
    for path in (f"/works/{key}/", f"/works/{key}/chapters/1/", "/works/"):
        assert owners.get(path).status_code == 200


def test_an_anonymous_work_names_nobody(owners: Client, make_work: MakeWork) -> None:
    assert "tidewrack" not in text_of(owners.get(f"/works/{make_work(anonymous=True)}/"))


def test_as_many_queries_for_many_tags_and_chapters_as_for_few(
    owners: Client, make_work: MakeWork, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    small = make_work(title="Small")
    big = make_work(
        title="Big",
        chapters=tuple(m.Chapter(n, text="<p>x</p>", tags=(m.Tag("freeform", f"t{n}"),)) for n in range(1, 41)),
        tags=tuple(m.Tag("freeform", f"tag {n}") for n in range(60)),
    )
    owners.get(f"/works/{small}/")
    for key in (small, big):
        with django_assert_num_queries(13):
            owners.get(f"/works/{key}/")


def test_there_is_no_such_work(owners: Client) -> None:
    answer = owners.get("/works/zzzzzzzzzz/")
    assert answer.status_code == 404
    assert "There is no such work here." in words(read(answer))
