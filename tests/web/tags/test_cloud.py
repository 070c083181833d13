"""The tag cloud."""

from django.test import Client

from tests.web.documents import find, find_all, read, words


def test_the_more_works_the_larger(readers: Client, written) -> None:
    assert "Nothing is here yet." in words(read(readers.get("/tags/cloud/")))
    for number in range(4):
        written("freeform:Fog", *(["freeform:Bread"] if number < 2 else []), *(["freeform:Rare"] if not number else []))
    rows = list(find_all(find(read(readers.get("/tags/cloud/")), "ul", class_="cloud"), "li"))
    assert [(words(row), row.get("class")) for row in rows] == [
        ("Bread 2", "size-5"), ("Fog 4", "size-8"), ("Rare 1", "size-1"),
    ]  # fmt: skip
