"""A creator's works."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from fanlight.accounts.models import Creator
from fanlight.web.works import finding
from fanlight.works import manuscript as m
from tests.web.documents import find, has, read, titles, words

MARROW = (m.Creator("marrow", "marrow_writes", "https://example.org/users/marrow_writes"),)


@pytest.fixture
def path(make_work: Callable[..., str]) -> str:
    make_work(title="Beta", creators=MARROW, source=m.Source("example.org", "1", None))
    make_work(
        title="Alpha", creators=MARROW, source=m.Source("example.org", "2", None), tags=(m.Tag("freeform", "Fog"),)
    )
    make_work(title="Hidden", creators=MARROW, anonymous=True, source=m.Source("example.org", "3", None))
    make_work(title="Somebody else’s")
    return f"/creators/{Creator.objects.get(name='marrow').key}/"


def test_the_works_by_that_name_but_no_anonymous_ones(owners: Client, path: str) -> None:
    root = read(owners.get(path + "?q=sort:title"))
    assert words(find(root, "h1")) == "marrow"
    assert titles(root) == ["Alpha", "Beta"]
    assert "marrow_writes at example.org" in words(root)
    assert has(root, "a", href="https://example.org/users/marrow_writes", rel="noreferrer noopener nofollow")


def test_they_are_narrowed_within_the_creator(owners: Client, path: str) -> None:
    root = read(owners.get(path + "?q=freeform:Fog"))
    assert titles(root) == ["Alpha"]
    assert find(root, "form", class_="find").get("action") == path
    assert find(find(root, "ul", class_="chips"), "a").get("href") == path
    answer = owners.get(path + "?all=freeform:fog")
    assert answer["Location"] == path + "?q=freeform:fog"
    nothing = read(owners.get(path + "?q=freeform:Fog freeform:Lighthouses"))
    assert "No work by this name is all of this." in words(nothing)
    assert owners.get(path + "?q=freeform:Nothing").status_code == 200


@pytest.mark.usefixtures("without_index")
def test_as_many_queries_for_many_works_as_for_few(
    owners: Client,
    path: str,
    make_work: Callable[..., str],
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(finding, "FEW", 0)
    owners.get(path)
    with django_assert_num_queries(16):
        owners.get(path)
    for number in range(10, 30):
        make_work(title=f"W {number}", creators=MARROW, source=m.Source("example.org", str(number), None))
    with django_assert_num_queries(16):
        assert len(titles(read(owners.get(path)))) == 20


def test_one_who_is_only_anonymous_here_is_not_known(owners: Client, make_work: Callable[..., str]) -> None:
    make_work(anonymous=True)
    assert owners.get(f"/creators/{Creator.objects.get().key}/").status_code == 404
