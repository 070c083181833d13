"""The list of what waits."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from fanlight.accounts.viewers import OPERATOR
from fanlight.imports.actions import reviews
from fanlight.imports.models import ImportJob
from tests.web.documents import find, find_all, has, read, words
from tests.web.imports.conftest import SURE, Wait


def test_it_says_what_was_found_and_what_needs_somebody(owners: Client, wait: Wait) -> None:
    key = wait()
    wait(SURE, "sure.txt")
    root = read(owners.get("/import/reviews/"))
    lines = list(find_all(find(root, "ol", class_="waiting-list"), "li"))
    assert next(find(line, "a").get("href") for line in lines) == f"/import/reviews/{key}/"
    assert "fog-signals 3 chapters, 1 note, 1 series, " in words(lines[0])
    assert "decisions need you" in words(lines[0])
    assert "2 chapters, 5 words · all certain" in words(lines[1])
    assert words(find(find(root, "p", class_="accept-all"), "a")) == "Accept all that are certain (1)"


def test_it_is_narrowed_to_an_import_to_a_kind_and_to_the_certain(owners: Client, wait: Wait) -> None:
    wait()
    sure = wait(SURE, "sure.txt")
    job = ImportJob.objects.order_by("pk").last()
    assert job is not None
    said = words(read(owners.get(f"/import/{job.key}/")))
    assert "It waits for you, and asks nothing: all of it is certain." in said
    for query in (f"job={job.key}", "certain=yes"):
        root = read(owners.get(f"/import/reviews/?{query}"))
        (line,) = find_all(find(root, "ol", class_="waiting-list"), "li")
        assert find(line, "a").get("href") == f"/import/reviews/{sure}/"
    assert "Nothing of this kind." in words(read(owners.get("/import/reviews/?kind=twin")))


def test_what_is_left_out_can_wait_again(owners: Client, wait: Wait) -> None:
    key = wait()
    left = owners.post(f"/import/reviews/{key}/decide/", {"do": "dismiss"}, follow=True)
    assert left.redirect_chain == [("/import/reviews/", 303)]
    assert "“fog-signals” is left out" in words(read(left))
    root = read(owners.get("/import/reviews/?state=dismissed"))
    assert words(find(find(root, "form", class_="waiting-doors"), "button")) == "Have it wait again"
    owners.post(f"/import/reviews/{key}/decide/", {"do": "restore"})
    assert has(read(owners.get("/import/reviews/")), "a", href=f"/import/reviews/{key}/")


def test_an_empty_list_says_what_comes_here(owners: Client) -> None:
    root = read(owners.get("/import/reviews/"))
    assert "Nothing waits." in words(root)
    assert has(find(root, "div", class_="empty"), "a", href="/import/")


def test_what_waits_is_counted_beside_the_import(owners: Client, readers: Client, wait: Wait) -> None:
    assert "waits for a look" not in words(find(read(owners.get("/")), "nav", class_="ways"))
    wait()
    assert "Import, 1 waits for a look" in words(find(read(owners.get("/")), "nav", class_="ways"))
    assert has(read(owners.get("/import/")), "a", href="/import/reviews/")
    assert "waits for a look" not in words(read(readers.get("/")))


def test_the_report_leads_here(owners: Client, wait: Wait) -> None:
    key = wait()
    job = ImportJob.objects.get().key
    root = read(owners.get(f"/import/{job}/"))
    assert has(root, "a", href=f"/import/reviews/?job={job}")
    assert has(root, "a", href=f"/import/reviews/{key}/")


def test_as_many_queries_for_many_as_for_one(
    owners: Client, wait: Wait, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    wait()
    with django_assert_num_queries(6):
        owners.get("/import/reviews/")
    for number in range(3):
        wait(f"{SURE} {number}", f"{number}.txt")
    with django_assert_num_queries(6):
        owners.get("/import/reviews/")


@pytest.mark.parametrize("query", ["state=lost", "kind=x", "job=../x", "job=" + "9" * 40, "after=x", "job=%00"])
def test_odd_questions_are_refused(owners: Client, query: str) -> None:
    assert owners.get(f"/import/reviews/?{query}").status_code == 400


def test_nobody_but_the_owner_sees_it(readers: Client, wait: Wait) -> None:
    key = wait()
    reviews.dismiss(by=OPERATOR, key=key)
    for path in ("", "accept/", f"{key}/", f"{key}/preview/?step=%7B%7D"):
        assert readers.get(f"/import/reviews/{path}").status_code == 403
    assert readers.post(f"/import/reviews/{key}/decide/", {"do": "restore"}).status_code == 403
