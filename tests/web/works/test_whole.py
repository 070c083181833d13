"""A whole work on one page."""

from collections.abc import Callable

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from fanlight.works import manuscript as m
from tests.web.documents import find, find_all, has, read, words


def test_all_chapters_in_their_order(owners: Client, make_work: Callable[..., str]) -> None:
    chapters = tuple(m.Chapter(n, title=f"Part {n}", text=f"<p>Text {n}.</p>") for n in range(1, 13))
    key = make_work(chapters=chapters, notes="<p>Before.</p>", end_notes="<p>After.</p>")
    root = read(owners.get(f"/works/{key}/whole/"))
    assert [words(find(s, "h2")) for s in find_all(root, "section", class_="chapter")] == [
        f"Chapter {n} · Part {n}" for n in range(1, 13)
    ]
    main = words(find(root, "main"))
    assert main.index("Before.") < main.index("Text 1.") < main.index("Text 12.") < main.index("After.")
    assert words(find(root, "a", aria_current="page")) == "Whole work on one page"
    assert not has(root, "a", rel="next")


def test_a_work_of_one_chapter(owners: Client, make_work: Callable[..., str]) -> None:
    root = read(owners.get(f"/works/{make_work()}/whole/"))
    assert not has(find(root, "main"), "h2")


def test_as_many_queries_for_many_chapters_as_for_one(
    owners: Client, make_work: Callable[..., str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    small, big = make_work(), make_work(chapters=tuple(m.Chapter(n, text="<p>x</p>") for n in range(1, 31)))
    for key in (small, big):
        owners.get(f"/works/{key}/whole/")
        with django_assert_num_queries(14):
            owners.get(f"/works/{key}/whole/")


def test_there_is_no_such_work(owners: Client) -> None:
    assert owners.get("/works/zzzzzzzzzz/whole/").status_code == 404
