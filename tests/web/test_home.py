"""The first page."""

from collections.abc import Callable

from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from fanlight.accounts.models import User
from fanlight.accounts.viewers import viewer_of
from fanlight.works import manuscript as m
from fanlight.works.actions.restrictions import restrict
from fanlight.works.actions.trash import delete
from tests.web.documents import find, find_all, has, read, text_of, titles, words


def test_an_empty_library_says_what_to_do_next(owners: Client) -> None:
    root = read(owners.get("/"))
    empty = find(root, "div", class_="empty")
    assert [words(link) for link in find_all(empty, "a", class_="primary")] == ["Bring in your files"]
    assert words(find(empty, "button")) == "Try the demo"
    assert find(empty, "form").get("action") == "/import/demo/"


def test_a_reader_of_an_empty_library_is_offered_nothing_they_may_not_do(readers: Client) -> None:
    root = read(readers.get("/"))
    assert "has not brought any works in" in words(find(root, "div", class_="empty"))
    assert not has(root, "a", href="/import/")


def test_the_newest_come_first(owners: Client, make_work: Callable[..., str]) -> None:
    for title in ("First", "Second", "Third"):
        make_work(title=title)
    root = read(owners.get("/"))
    assert titles(root) == ["Third", "Second", "First"]
    assert "3 works here" in words(find(root, "p", class_="standing"))


def test_figures_follow_what_comes_and_goes(owners: Client, owner: User, make_work: Callable[..., str]) -> None:
    def said() -> str:
        return words(find(read(owners.get("/")), "p", class_="standing")).partition(" · all")[0]

    first = make_work(title="First", counts=m.Counts(words=1_200))
    make_work(title="Second", counts=m.Counts(words=34))
    assert said() == "2 works here · 1,234 words"
    delete(key=first, by=viewer_of(owner))
    assert said() == "1 work here · 34 words"


def test_a_guest_is_told_of_open_works_alone(guest: Client, owner: User, make_work, settings: Settings) -> None:
    settings.FANLIGHT_OPEN = True
    tags = (m.Tag("rating", "General Audiences"), m.Tag("fandom", "Tides"), m.Tag("freeform", "Fog"))
    make_work(title="Seen", tags=tags, counts=m.Counts(words=34))
    tags = (m.Tag("fandom", "Tides"), m.Tag("fandom", "Secrets"), m.Tag("freeform", "Mist"))
    restrict(key=make_work(title="Kept", tags=tags), restricted=True, by=viewer_of(owner))
    root = read(guest.get("/"))
    assert "1 work here · 34 words" in words(find(root, "p", class_="standing"))
    assert titles(root) == ["Seen"]
    assert [words(row) for row in find_all(find(root, "aside"), "li")] == ["Tides1"]
    for page in ("/tags/", "/tags/cloud/", "/works/"):
        said = text_of(guest.get(page))
        assert "Fog" in said
        assert "Mist" not in said


def test_as_many_queries_for_many_works_as_for_one(
    owners: Client, make_work: Callable[..., str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_work(title="One")
    owners.get("/")
    with django_assert_num_queries(15):
        owners.get("/")
    for number in range(8):
        make_work(title=f"Another {number}")
    owners.get("/")  # the index reads what is new to it
    with django_assert_num_queries(15):
        owners.get("/")
