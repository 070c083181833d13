"""A chapter to be read."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from fanlight.accounts.viewers import OPERATOR
from fanlight.works import manuscript as m
from fanlight.works.actions.revisions import revise
from fanlight.works.actions.works import Incoming
from tests import factories
from tests.web.documents import find, find_all, has, read, words
from tests.web.works.forewarned import read_on

MakeWork = Callable[..., str]
LONG = "The lamp was lit before the fog came in, and the bell that nobody rang had stopped by midnight, as ever."

GRAVE = m.Tag("warning", "Major Character Death")


def three(**fields: object) -> dict[str, object]:
    chapters = (
        m.Chapter(1, title="The Quay", text=f"<p>{LONG}</p>", notes="<p>Hello.</p>", end_notes="<p>Goodbye.</p>"),
        m.Chapter(
            2, text="<p>“No.”</p>", summary="<p>They row.</p>", tags=(m.Tag("warning", "Major Character Death"),)
        ),
        m.Chapter(3, title="Home", text="<p>End</p>"),
    )
    return {"chapters": chapters, "notes": "<p>For everybody.</p>", "end_notes": "<p>All done.</p>"} | fields


def test_the_first_chapter(owners: Client, make_work: MakeWork) -> None:
    key = make_work(**three())
    root = read(owners.get(f"/works/{key}/chapters/1/"))
    main = words(find(root, "main"))
    assert words(find(root, "h1")) == "Fog Signals at Night: Chapter 1 · The Quay"
    order = ["For everybody.", "Hello.", LONG, "Goodbye."]
    assert [main.index(piece) for piece in order] == sorted(main.index(piece) for piece in order)
    assert "All done." not in main
    assert not has(root, "a", rel="prev")
    assert find(root, "a", rel="next").get("href") == f"/works/{key}/chapters/2/"


def test_a_chapter_between(owners: Client, make_work: MakeWork) -> None:
    key = make_work(**three())
    root = read_on(owners, key, 2)
    main = words(find(root, "main"))
    assert "For everybody." not in main
    assert "They row." in main
    only = find(root, "p", class_="only-here")
    assert words(only) == "Only in this chapter: Major Character Death"
    assert find(only, "a").get("href") == "/works/?q=warning:%22Major+Character+Death%22"
    assert find(root, "a", rel="prev").get("href") == f"/works/{key}/chapters/1/"
    assert "Chapter 3: Home" in words(find(root, "nav", class_="onward"))


def test_the_last_chapter_leads_on(owners: Client, make_work: MakeWork) -> None:
    key = make_work(**three(series=(m.SeriesPlace("Keepers", 1),)))
    after = make_work(title="What the Bell Said", series=(m.SeriesPlace("Keepers", 2),))
    root = read(owners.get(f"/works/{key}/chapters/3/"))
    onward = find(root, "nav", class_="onward")
    assert "All done." in words(find(root, "main"))
    assert "Here the work ends." in words(onward)
    assert find(onward, "a", class_="primary").get("href") == f"/works/{after}/"
    assert not has(root, "a", rel="next")


def test_an_unfinished_work_says_so_at_its_end(owners: Client, make_work: MakeWork) -> None:
    key = make_work(**three(complete=False))
    assert "This is as far as the work goes." in words(read(owners.get(f"/works/{key}/chapters/3/")))


def test_the_contents_name_every_chapter(owners: Client, make_work: MakeWork) -> None:
    key = make_work(**three())
    contents = find(read(owners.get(f"/works/{key}/chapters/2/")), "details", class_="contents")
    assert words(find(contents, "summary")) == "chapter 2 of/ 3 ▾"
    items = [words(item) for item in find_all(contents, "li")]
    assert items == ["1 The Quay", "2 Chapter 2, Major Character Death", "3 Home"]
    assert find(contents, "a", aria_current="page").get("href") == f"/works/{key}/chapters/2/"


def test_the_line_at_the_foot_says_how_far(owners: Client, make_work: MakeWork) -> None:
    key = make_work(**three())
    line = find(read_on(owners, key, 2), "progress")
    assert int(line.get("value") or 0) == 21
    assert int(line.get("max") or 0) == 23


def test_a_drop_cap_where_a_paragraph_carries_it(owners: Client, make_work: MakeWork) -> None:
    key = make_work(**three())
    assert has(read(owners.get(f"/works/{key}/chapters/1/")), "div", class_="with-cap")
    assert not has(read_on(owners, key, 2), "div", class_="with-cap")


@pytest.mark.parametrize(
    ("text", "cap"),
    [
        (f"<p>{LONG}</p>", True),
        (f"<p>“{LONG}</p>", True),
        (f'<p class="first">{LONG}</p>', True),
        (f"<p>{'雪' * 120}</p>", False),
        (f"<p><em>{LONG}</em></p>", False),
        (f"<div>{LONG}</div>", False),
        (f"<p>{'* ' * 60}</p>", False),
        ("", False),
    ],
)
def test_which_openings_take_a_cap(owners: Client, make_work: MakeWork, text: str, cap: bool) -> None:
    key = make_work(chapters=(m.Chapter(1, text=text),))
    assert has(read(owners.get(f"/works/{key}/chapters/1/")), "div", class_="with-cap") == cap


def test_a_story_carries_its_language(owners: Client, make_work: MakeWork) -> None:
    key = make_work(title="המנורה", language="he", chapters=(m.Chapter(1, text="<p>שלום</p>"),))
    story = find(read(owners.get(f"/works/{key}/chapters/1/")), "div", class_="story")
    assert (story.get("lang"), story.get("dir")) == ("he", "rtl")


@pytest.mark.parametrize(
    ("choice", "short", "long"), [("short", True, False), ("open", True, True), ("folded", False, False)]
)
def test_notes_are_folded_by_choice(owners: Client, make_work: MakeWork, choice: str, short: bool, long: bool) -> None:
    wordy = "<p>" + "word " * 200 + "</p>"
    key = make_work(chapters=(m.Chapter(1, text="<p>x</p>", notes="<p>Hello.</p>", end_notes=wordy),))
    owners.cookies["fanlight_notes"] = choice
    first, second = find_all(read(owners.get(f"/works/{key}/chapters/1/")), "details", class_="notes")
    assert ("open" in first.attrib, "open" in second.attrib) == (short, long)


def test_it_offers_how_the_text_looks_and_leads_back(owners: Client, make_work: MakeWork) -> None:
    key = make_work()
    sheet = find(read(owners.get(f"/works/{key}/chapters/1/?x=1")), "form", class_="sheet")
    assert find(sheet, "input", name="next").get("value") == f"/works/{key}/chapters/1/?x=1"
    assert len({e.get("name") for e in find_all(sheet, "input", type="radio")}) == 7


def test_as_many_queries_for_a_long_work_as_for_a_short_one(
    owners: Client, make_work: MakeWork, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    small = make_work()
    big = make_work(chapters=tuple(m.Chapter(n, text="<p>x</p>") for n in range(1, 61)))
    for key in (small, big):
        owners.get(f"/works/{key}/chapters/1/")  # the first time it is noted that they were told
        with django_assert_num_queries(14):
            owners.get(f"/works/{key}/chapters/1/")


@pytest.mark.parametrize("position", ["0", "2", "999999999", "01"])
def test_there_is_no_such_chapter(owners: Client, make_work: MakeWork, position: str) -> None:
    expected = 200 if position == "01" else 404
    assert owners.get(f"/works/{make_work()}/chapters/{position}/").status_code == expected


def follow(key: str) -> None:
    """Bring in a copy with the first chapter edited and the second gone."""
    copy = factories.manuscript(**three())
    chapters = (replace(copy.chapters[0], text="<p>Another morning.</p>"), copy.chapters[2])
    revise(key=key, incoming=Incoming(replace(copy, chapters=chapters, updated="2024-01-01")), by=OPERATOR)


def test_a_chapter_that_the_source_has_no_more_says_so(owners: Client, make_work: MakeWork) -> None:
    key = make_work(**three())
    follow(key)
    assert "Removed at the source" in words(find(read_on(owners, key, 2), "main"))
    assert "removed at the source, kept here" in words(find(read(owners.get(f"/works/{key}/")), "main"))
