"""The page of what was deleted."""

from collections.abc import Callable

from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from fanlight.accounts.viewers import OPERATOR
from fanlight.works.actions import trash
from tests.web.documents import find, find_all, has, read, words

MakeWork = Callable[..., str]


def test_it_says_what_is_there_and_until_when(owners: Client, make_work: MakeWork, settings: Settings) -> None:
    assert "There is nothing in the trash." in words(read(owners.get("/trash/")))
    trash.delete(key=make_work(), by=OPERATOR)
    page = read(owners.get("/trash/"))
    line = words(find(find(page, "ul", class_="trash"), "li"))
    assert line.startswith("Fog Signals at Night by tidewrack · 9 words · deleted today by operator · goes for good ")
    assert "Trash (1)" in words(read(owners.get("/you/")))
    settings.FANLIGHT_TRASH_DAYS = 0
    assert "until you delete it for good" in words(read(owners.get("/trash/")))


def test_it_is_the_owners_alone(readers: Client, guest: Client) -> None:
    assert readers.get("/trash/").status_code == 403
    assert not has(read(readers.get("/you/")), "a", href="/trash/")
    assert guest.get("/trash/").status_code == 302


def test_fifty_are_named_at_once(owners: Client, make_work: MakeWork) -> None:
    for number in range(52):
        trash.delete(key=make_work(title=f"Lamp {number}"), by=OPERATOR)
    named = []
    for page in ("", "?page=2"):
        root = read(owners.get(f"/trash/{page}"))
        named.append([words(e) for e in find_all(find(root, "ul", class_="trash"), "h2")])
    assert [len(names) for names in named] == [50, 2]
    assert sorted(named[0] + named[1]) == sorted(f"Lamp {number}" for number in range(52))
    assert find(root, "a", rel="prev").get("href") == "?page=1"
    assert find(read(owners.get("/trash/?kept=x")), "a", rel="next").get("href") == "?kept=x&page=2"
    for odd in ("0", "-1", "x", "99", "%00", "9" * 5000):
        assert has(read(owners.get(f"/trash/?page={odd}&kept={odd}")), "ul", class_="trash")


def test_many_cost_no_more_than_few(
    owners: Client, make_work: MakeWork, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    owners.get("/trash/")
    for number in range(6):
        trash.delete(key=make_work(title=f"Lamp {number}"), by=OPERATOR)
        if number in (0, 5):
            with django_assert_num_queries(5):
                owners.get("/trash/")
