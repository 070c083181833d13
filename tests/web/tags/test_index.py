"""The tags' entrance."""

from collections.abc import Callable

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from fanlight.works import manuscript as m
from tests.web.documents import find, find_all, has, read, words


def test_the_most_used_of_each_kind(owners: Client, make_work: Callable[..., str]) -> None:
    make_work(title="One", tags=(m.Tag("fandom", "Tide Tables"), m.Tag("freeform", "Fog"), m.Tag("freeform", "Bread")))
    make_work(title="Two", tags=(m.Tag("freeform", "Fog"),))
    root = read(owners.get("/tags/"))
    groups = {words(find(s, "h2")): [words(i) for i in find_all(s, "li")] for s in find_all(root, "section")}
    assert groups == {"Fandoms": ["Tide Tables 1"], "Additional tags": ["Fog 2", "Bread 1"]}
    assert find(root, "a", href="/works/?q=freeform:Fog") is not None


def test_more_of_a_kind_are_a_press_away(owners: Client, make_work: Callable[..., str]) -> None:
    make_work(tags=tuple(m.Tag("freeform", f"tag {n}") for n in range(30)))
    root = read(owners.get("/tags/"))
    assert len(list(find_all(find(root, "ul", class_="uses"), "li"))) == 24
    more = find(root, "a", href="?kind=freeform")
    assert words(more) == "More of these"
    one = read(owners.get("/tags/?kind=freeform"))
    assert len(list(find_all(one, "ul", class_="uses"))) == 1
    assert len(list(find_all(find(one, "ul", class_="uses"), "li"))) == 30
    assert has(one, "a", href="/tags/")


def test_a_kind_that_there_is_not_is_all_of_them(owners: Client, make_work: Callable[..., str]) -> None:
    make_work()
    assert len(list(find_all(read(owners.get("/tags/?kind=colour")), "section", class_="kind"))) == 5


def test_an_empty_library_says_what_to_do(owners: Client) -> None:
    assert "Nothing is here yet." in words(read(owners.get("/tags/")))


def test_as_many_queries_for_many_tags_as_for_few(
    owners: Client, make_work: Callable[..., str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_work()
    owners.get("/tags/")
    with django_assert_num_queries(17):
        owners.get("/tags/")
    make_work(title="More", tags=tuple(m.Tag("freeform", f"tag {n}") for n in range(60)))
    with django_assert_num_queries(17):
        owners.get("/tags/")


def test_guests_of_an_open_library_are_led_to_no_closed_door(
    guest: Client, make_work: Callable[..., str], settings
) -> None:
    settings.FANLIGHT_OPEN = True
    make_work()
    root = read(guest.get("/tags/"))
    assert not has(root, "a", href="/tags/trees/")
