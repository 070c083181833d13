"""Tag trees."""

from django.test import Client

from fanlight.accounts.viewers import OPERATOR
from fanlight.tags.actions import links
from tests.web.documents import find_all, read, words


def test_each_level_by_name_and_whatever_lies_under_two_twice(readers: Client, crown) -> None:
    assert "No tag of this kind" in words(read(readers.get("/tags/trees/?kind=freeform")))
    for low, up in (("Sea Fog", "Fog"), ("Fog", "Weather"), ("Fog", "Moods"), ("Rain", "Weather")):
        links.add_metatag(tag=crown(f"freeform:{low}"), metatag=crown(f"freeform:{up}"), by=OPERATOR)
    assert rows(readers, "kind=freeform") == [
        "0: Moods 0", "1: Fog 0", "2: Sea Fog 0", "0: Weather 0", "1: Fog 0", "2: Sea Fog 0", "1: Rain 0",
    ]  # fmt: skip
    assert rows(readers, "kind=freeform&of=fog") == ["0: Fog 0", "1: Sea Fog 0"]
    assert rows(readers, "kind=freeform&of=nothing") == []
    assert rows(readers, "kind=mood") == []


def rows(client: Client, query: str) -> list[str]:
    root = read(client.get(f"/tags/trees/?{query}"))
    return [words(row) for row in find_all(root, "li") if str(row.get("class")).startswith("depth")]
