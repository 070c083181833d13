"""The page of a work's tag history."""

from collections.abc import Callable

from django.test import Client

from fanlight.accounts.models import User
from fanlight.accounts.viewers import OPERATOR
from fanlight.works.actions.taggings import set_tags
from fanlight.works.manuscript import Tag
from fanlight.works.selectors.manuscripts import get_manuscript
from tests.web.documents import find, find_all, has, read, words

MakeWork = Callable[..., str]


def test_it_tells_what_came_went_and_changed_its_kind(owners: Client, make_work: MakeWork) -> None:
    key = make_work()
    set_tags(key=key, lists={1: [Tag("freeform", "Wren"), Tag("freeform", "Gulls")]}, by=OPERATOR)
    set_tags(key=key, lists={1: [Tag("character", "Wren"), Tag("freeform", "<b>Fog</b>")]}, by=OPERATOR, said="Why")
    newest, _, first = find_all(find(read(owners.get(f"/works/{key}/history/")), "ol", class_="history"), "li")
    told = words(newest)
    assert "chapter 1" in told
    assert "operator" in told
    assert "“Why”" in told
    assert "added <b>Fog</b>" in told
    assert "removed Gulls" in told
    assert "moved to another kind Wren: Additional tags → Characters" in told
    assert "as it came" in words(first)


def test_the_newest_can_be_taken_back(owners: Client, make_work: MakeWork) -> None:
    key = make_work()
    before = get_manuscript(OPERATOR, key=key)
    set_tags(key=key, lists={1: [Tag("freeform", "Gulls")]}, by=OPERATOR)
    answer = owners.post(f"/works/{key}/history/", follow=True)
    assert "as they were before" in words(find(read(answer), "div", class_="messages"))
    assert get_manuscript(OPERATOR, key=key) == before
    answer = owners.post(f"/works/{key}/history/", follow=True)
    assert "cannot be taken back" in words(find(read(answer), "div", class_="messages"))


def test_a_reader_looks_only(client_of: Callable[[User], Client], reader: User, make_work: MakeWork) -> None:
    key = make_work()
    set_tags(key=key, lists={1: [Tag("freeform", "Gulls")]}, by=OPERATOR)
    client = client_of(reader)
    page = read(client.get(f"/works/{key}/history/"))
    assert "Gulls" in words(page)
    assert not has(find(page, "main"), "form")
    assert client.post(f"/works/{key}/history/").status_code == 403
    assert client.get("/works/0000000000/history/").status_code == 404
