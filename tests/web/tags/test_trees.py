"""Tag trees."""

from django.test import Client

from fanlight.accounts.viewers import OPERATOR
from fanlight.tags.actions import links, synonyms
from tests.web.documents import find_all, read, words


def test_each_level_by_name_and_whatever_lies_under_two_twice(readers: Client, crown) -> None:
    assert "No tag of this kind" in words(read(readers.get("/tags/trees/?kind=freeform")))
    for low, up in (("Sea Fog", "Fog"), ("Fog", "Weather"), ("Fog", "Moods"), ("Rain", "Weather")):
        links.add_metatag(tag=crown(f"freeform:{low}"), metatag=crown(f"freeform:{up}"), by=OPERATOR)
    assert rows(readers, "kind=freeform") == [
        "0: Moods", "1: Fog", "2: Sea Fog", "0: Weather", "1: Fog", "2: Sea Fog", "1: Rain",
    ]  # fmt: skip
    assert rows(readers, "kind=freeform&of=fog") == ["0: Fog", "1: Sea Fog"]
    assert rows(readers, "kind=freeform&of=nothing") == []
    assert rows(readers, "kind=mood") == []


def test_spellings_count_with_what_they_stand_for(readers: Client, written, crown, tag) -> None:
    written("freeform:Fog")
    written("freeform:foggy")
    links.add_metatag(tag=crown("freeform:Fog"), metatag=crown("freeform:Weather"), by=OPERATOR)
    synonyms.merge(tag=tag("freeform:foggy"), name="Fog", by=OPERATOR)
    assert rows(readers, "kind=freeform") == ["0: Weather", "1: Fog 2"]


def rows(client: Client, query: str) -> list[str]:
    root = read(client.get(f"/tags/trees/?{query}"))
    return [words(row) for row in find_all(root, "li") if str(row.get("class")).startswith("depth")]
