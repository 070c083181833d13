"""Fandoms by media."""

from django.test import Client

from fanlight.accounts.viewers import OPERATOR
from fanlight.tags.actions import links
from tests.web.documents import find, find_all, read, words


def test_shelves_and_what_stands_on_none(readers: Client, written, tag) -> None:
    assert "Nothing is here yet." in words(read(readers.get("/tags/media/")))
    written("fandom:The Lamp", "fandom:Tide Tables")
    links.set_media(tag=tag("fandom:The Lamp"), names=["Books", "Films"], by=OPERATOR)
    root = read(readers.get("/tags/media/"))
    shelves = {words(find(s, "h2")): [words(i) for i in find_all(s, "li")] for s in find_all(root, "section")}
    assert shelves == {"Books": ["The Lamp 1"], "Films": ["The Lamp 1"], "Uncategorised fandoms": ["Tide Tables 1"]}
    one = read(readers.get("/tags/media/?shelf=books"))
    assert [words(i) for i in find_all(find(one, "section"), "li")] == ["The Lamp 1"]
    assert "Tide Tables" in words(read(readers.get("/tags/media/?shelf=uncategorised fandoms")))
    assert readers.get("/tags/media/?shelf=Radio").status_code == 404
