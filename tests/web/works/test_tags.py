"""The page where tags are changed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from fanlight.accounts.models import User
from fanlight.accounts.viewers import OPERATOR
from fanlight.works import manuscript as m
from fanlight.works.selectors.manuscripts import get_manuscript
from fanlight.works.selectors.taggings import get_tag_lists
from tests.web.documents import find, find_all, read, words

MakeWork = Callable[..., str]


@pytest.fixture
def key(make_work: MakeWork) -> str:
    return make_work(chapters=tuple(m.Chapter(n, title=f"Part {n}", text="<p>x</p>") for n in (1, 2, 3)))


def send(client: Client, key: str, chapter: int | None = None, **fields: Any) -> Any:
    where = f"?chapter={chapter}" if chapter else ""
    seen = get_tag_lists(OPERATOR, key=key).seen
    return client.post(f"/works/{key}/tags/{where}", {"seen": seen, "do": "set", **fields})


def test_it_shows_what_stands_there(owners: Client, key: str) -> None:
    page = read(owners.get(f"/works/{key}/tags/"))
    chosen = {e.get("value") for e in find_all(page, "input", type="checkbox") if "checked" in e.attrib}
    assert chosen >= {"General Audiences", "No Archive Warnings Apply"}
    assert words(find(page, "textarea", name="freeform")) == "Lighthouses"
    assert find(page, "textarea", name="freeform").get("data-completions") == "/tags/completions/"


def test_a_chapter_gets_tags(owners: Client, key: str) -> None:
    answer = send(
        owners, key, 3, freeform="Storms at Sea\n\n Letters ", warning="Major Character Death", said="For chapter 3."
    )
    assert answer.status_code == 303
    tags = get_manuscript(OPERATOR, key=key).chapters[2].tags
    assert [tag.name for tag in tags] == ["Major Character Death", "Storms at Sea", "Letters"]
    history = words(find(read(owners.get(f"/works/{key}/history/")), "main"))
    assert "chapter 3" in history
    assert "“For chapter 3.”" in history
    contents = words(find(read(owners.get(f"/works/{key}/")), "ol", class_="contents-table"))
    assert "only in this chapter: Major Character Death, Storms at Sea, Letters" in contents


def test_a_tag_moves_to_a_chapter_and_back(owners: Client, key: str) -> None:
    send(owners, key, do="move", tag="freeform:Lighthouses", to="2", said="Only there.")
    lists = get_tag_lists(OPERATOR, key=key).lists
    assert lists[2] == (m.Tag("freeform", "Lighthouses"),)
    assert m.Tag("freeform", "Lighthouses") not in lists[None]
    send(owners, key, 2, do="move", tag="freeform:Lighthouses", to="")
    assert m.Tag("freeform", "Lighthouses") in get_tag_lists(OPERATOR, key=key).lists[None]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"freeform": "y" * 501}, "up to 500 characters"),
        ({"warning": "Sharks"}, "There is no warning"),
        ({"said": "y" * 1001}, "1,000 characters"),
        ({"do": "move", "tag": "freeform:None", "to": "2"}, "Choose a tag"),
        ({"do": "move", "tag": "freeform:Lighthouses", "to": "9"}, "Choose another place"),
        ({"seen": "another"}, "changed meanwhile"),
    ],
)
def test_what_will_not_do_is_said_and_what_was_typed_stays(
    owners: Client, key: str, fields: dict[str, Any], says: str
) -> None:
    before = get_manuscript(OPERATOR, key=key)
    answer = send(owners, key, **{"character": "Wren", **fields})
    assert answer.status_code == 400
    page = read(answer)
    assert says in words(find(page, "div", class_="errors"))
    if fields.get("do") != "move":
        assert words(find(page, "textarea", name="character")) == "Wren"
    assert get_manuscript(OPERATOR, key=key) == before


@pytest.mark.parametrize("place", ["0", "4", "x", "9999999999", "²"])
def test_there_is_no_such_chapter(owners: Client, key: str, place: str) -> None:
    assert owners.get(f"/works/{key}/tags/?chapter={place}").status_code == 404


def test_readers_may_not(client_of: Callable[[User], Client], reader: User, key: str) -> None:
    client = client_of(reader)
    assert client.get(f"/works/{key}/tags/").status_code == 403
    assert client.post(f"/works/{key}/tags/", {"freeform": "x"}).status_code == 403
    assert "Change the tags" not in words(read(client.get(f"/works/{key}/")))


def test_of_a_long_work_any_chapter_is_gone_to_by_its_number(owners: Client, make_work: MakeWork) -> None:
    storm = m.Tag("freeform", "Storms")
    chapters = tuple(m.Chapter(n, text="<p>x</p>", tags=(storm,) if n == 90 else ()) for n in range(1, 131))
    path = f"/works/{make_work(chapters=chapters)}/tags/"
    root = read(owners.get(f"{path}?chapter=5"))
    places = [words(e) for e in find_all(find(root, "ul", class_="plain-list"), "li")]
    assert places == ["The whole work", "Chapter 5", "Chapter 90 · 1 tag"]
    box = find(find(root, "form", class_="jump"), "input", type="number")
    assert (box.get("name"), box.get("max")) == ("chapter", "130")
    assert "Tags of chapter 130" in words(read(owners.get(path, {"chapter": "130"})))
    for number in ("0", "131", "x", "9" * 50):
        assert owners.get(path, {"chapter": number}).status_code == 404
