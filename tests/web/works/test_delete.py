"""Deleting a work on its page, and taking that back at once."""

from collections.abc import Callable

from django.test import Client

from tests.web.documents import find, has, read, words

MakeWork = Callable[..., str]


def test_a_work_goes_and_comes_back_with_one_press(owners: Client, make_work: MakeWork) -> None:
    key = make_work()
    form = find(read(owners.get(f"/works/{key}/")), "form", class_="delete")
    answer = owners.post(str(form.get("action")))
    assert (answer.status_code, answer["Location"]) == (303, "/works/")
    told = find(read(owners.get("/works/")), "div", class_="messages")
    assert "“Fog Signals at Night” is in the trash." in words(told)
    for address in (f"/works/{key}/", f"/works/{key}/chapters/1/", f"/works/{key}/whole/"):
        assert owners.get(address).status_code == 404
    answer = owners.post(str(find(told, "form").get("action")))
    assert answer["Location"] == f"/works/{key}/"
    page = read(owners.get(f"/works/{key}/"))
    assert words(find(page, "h1")) == "Fog Signals at Night"
    assert "is back, as it was" in words(page)


def test_a_reader_has_no_such_button(readers: Client, make_work: MakeWork) -> None:
    key = make_work()
    assert not has(read(readers.get(f"/works/{key}/")), "form", class_="delete")
    assert readers.post(f"/works/{key}/delete/").status_code == 403
    assert readers.get(f"/works/{key}/").status_code == 200


def test_no_such_work(owners: Client) -> None:
    assert owners.post("/works/2222222222/delete/").status_code == 404
    assert owners.get("/works/2222222222/delete/").status_code == 405
