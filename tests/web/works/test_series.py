"""A series."""

from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from fanlight.accounts.models import User
from fanlight.accounts.viewers import viewer_of
from fanlight.reading.actions import filters
from fanlight.works import manuscript as m
from fanlight.works.models import Series
from tests.web.documents import find, find_all, has, read, titles, words


def _place(position: float | None) -> tuple[m.SeriesPlace, ...]:
    return (m.SeriesPlace("Keepers of the Light", position, "https://example.org/series/1"),)


def test_its_works_stand_in_order(owners: Client, make_work: Callable[..., str]) -> None:
    for title, position in (("Last", 10), ("Nowhere", None), ("Half", 1.5), ("First", 1)):
        make_work(title=title, series=_place(position))
    root = read(owners.get(f"/series/{Series.objects.get().key}/"))
    assert words(find(root, "h1")) == "Keepers of the Light"
    assert titles(root) == ["First", "Half", "Last", "Nowhere"]
    assert [words(e) for e in find_all(root, "p", class_="part")] == ["Part 1", "Part 1.5", "Part 10"]
    assert "4 works here" in words(root)


def test_as_many_queries_for_many_works_as_for_one(
    owners: Client, make_work: Callable[..., str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_work(title="One", series=_place(1))
    path = f"/series/{Series.objects.get().key}/"
    owners.get(path)
    with django_assert_num_queries(12):
        owners.get(path)
    for number in range(2, 12):
        make_work(title=f"W {number}", series=_place(number))
    with django_assert_num_queries(12):
        assert len(titles(read(owners.get(path)))) == 11


def test_a_long_series_is_turned_twenty_works_at_a_time(
    owners: Client, owner: User, make_work: Callable[..., str]
) -> None:
    for number in range(1, 46):
        make_work(title=f"W {number}", series=_place(number), complete=number != 3)
    path = f"/series/{Series.objects.get().key}/"
    seen, here = [], path
    while here:
        root = read(owners.get(here))
        seen.append(titles(root))
        here = urljoin(path, find(root, "a", rel="next").get("href") or "") if has(root, "a", rel="next") else ""
    assert [title for page in seen for title in page] == [f"W {n}" for n in range(1, 46)]
    assert [len(page) for page in seen] == [20, 20, 5]
    assert "45 works here" in words(root)
    assert titles(read(owners.get(urljoin(path, find(root, "a", rel="prev").get("href") or "")))) == seen[1]
    filters.save(name="unfinished", text="complete:no", by=viewer_of(owner), hides=True)
    assert titles(read(owners.get(path)))[-1] == "W 21"
    shown = read(owners.get(f"{path}?hidden=show"))
    assert titles(shown) == seen[0]
    assert titles(read(owners.get(urljoin(path, find(shown, "a", rel="next").get("href") or "")))) == seen[1]


@pytest.mark.parametrize(
    ("page", "first"),
    [("", 1), ("0", 1), ("-1", 1), ("x", 1), ("%00", 1), ("2", 21), ("3", 21), ("999999999", 21), ("9" * 5000, 1)],
)
def test_any_number_leads_to_a_page_that_there_is(
    owners: Client, make_work: Callable[..., str], page: str, first: int
) -> None:
    for number in range(1, 23):
        make_work(title=f"W {number}", series=_place(number))
    answer = owners.get(f"/series/{Series.objects.get().key}/?page={page}")
    assert titles(read(answer))[0] == f"W {first}"


def test_there_is_no_such_series(owners: Client) -> None:
    assert owners.get("/series/zzzzzzzzzz/").status_code == 404


def test_parts_that_the_reader_s_rules_hide_are_counted_and_shown_on_a_press(
    owners: Client, owner: User, make_work: Callable[..., str]
) -> None:
    make_work(title="First", series=_place(1))
    make_work(title="Second", series=_place(2), complete=False)
    filters.save(name="unfinished", text="complete:no", by=viewer_of(owner), hides=True)
    path = f"/series/{Series.objects.get().key}/"
    root = read(owners.get(path))
    assert titles(root) == ["First"]
    assert "hidden by your filters: 1" in words(root)
    assert titles(read(owners.get(path + "?hidden=show"))) == ["First", "Second"]
