"""The queue of mistakes in all works' tags."""

from collections.abc import Callable

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from fanlight.works import manuscript as m
from tests.web.documents import find, find_all, has, read, words
from tests.web.works.test_mistakes import ORLA, PAIR, PIP, TURNED, press


def known(make_work: Callable[..., str]) -> None:
    for number in range(3):
        make_work(title=f"Known {number}", tags=(PAIR, ORLA, PIP, m.Tag("freeform", "Lighthouses")))


def test_works_with_mistakes_come_newest_first_and_one_press_mends(
    owners: Client, make_work: Callable[..., str]
) -> None:
    known(make_work)
    make_work(title="Older", tags=(TURNED, ORLA, PIP))
    make_work(title="Newer", tags=(PAIR, PIP))
    root = read(owners.get("/tags/mistakes/"))
    assert [words(e) for e in find_all(find(root, "main"), "h2")] == ["Newer", "Older"]
    root = press(owners, root, "Add it")
    assert words(find(root, "h1")) == "Mistakes in tags"
    assert [words(e) for e in find_all(find(root, "main"), "h2")] == ["Older"]
    assert "Your last:" in words(find(root, "form", class_="last-repair"))
    root = press(owners, root, "Undo")
    assert [words(e) for e in find_all(find(root, "main"), "h2")] == ["Newer", "Older"]


def test_it_goes_on_to_older_works(owners: Client, make_work: Callable[..., str]) -> None:
    known(make_work)
    for number in range(22):
        make_work(title=f"Wrong {number}", tags=(PAIR, PIP))
    root = read(owners.get("/tags/mistakes/"))
    assert len(list(find_all(root, "section", class_="mistakes"))) == 20
    older = next(a.get("href") or "" for a in find_all(root, "a") if a.get("rel") == "next")
    root = read(owners.get(f"/tags/mistakes/{older}"))
    assert len(list(find_all(root, "section", class_="mistakes"))) == 2
    assert not any(a.get("rel") == "next" for a in find_all(root, "a"))
    assert "No mistakes were found." in words(read(owners.get("/tags/mistakes/?before=1")))
    assert read(owners.get("/tags/mistakes/?before=x")) is not None


def test_a_library_without_mistakes_says_so_and_readers_have_no_such_page(
    owners: Client, readers: Client, make_work: Callable[..., str]
) -> None:
    make_work(tags=(PAIR, ORLA, PIP))
    assert "No mistakes were found." in words(read(owners.get("/tags/mistakes/")))
    assert has(read(owners.get("/tags/")), "a", href="/tags/mistakes/")
    assert not has(read(readers.get("/tags/")), "a", href="/tags/mistakes/")
    assert readers.get("/tags/mistakes/").status_code == 404


def test_as_many_queries_for_many_works_as_for_few(
    owners: Client, make_work: Callable[..., str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    known(make_work)
    make_work(title="One", tags=(PAIR, PIP))
    owners.get("/tags/mistakes/")
    with django_assert_num_queries(16):
        owners.get("/tags/mistakes/")
    for number in range(12):
        make_work(title=f"Another {number}", tags=(PAIR, PIP))
    with django_assert_num_queries(16):
        owners.get("/tags/mistakes/")


def test_what_was_decided_for_all_works_can_be_undone_when_nothing_is_left(
    owners: Client, make_work: Callable[..., str]
) -> None:
    known(make_work)
    for number in range(2):
        make_work(title=f"Turned {number}", tags=(TURNED, ORLA, PIP))
    root = press(owners, read(owners.get("/tags/mistakes/")), "In all 2 works alike")
    assert "No mistakes were found." in words(root)
    root = press(owners, root, "Undo in all works")
    assert len(list(find_all(root, "section", class_="mistakes"))) == 2
    answer = owners.post("/tags/mistakes/", {"do": "mend", "which": "1"}, follow=True)
    assert "There is no such work here." in words(read(answer))
