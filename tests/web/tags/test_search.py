"""Tags by name, kind, state and fandom."""

import pytest
from django.test import Client

from fanlight.accounts.viewers import OPERATOR
from fanlight.tags.actions import decisions, states, synonyms
from tests.web.documents import find_all, has, read, words


def listed(client: Client, query: str) -> list[str]:
    root = read(client.get(f"/tags/search/?{query}"))
    return [words(next(find_all(row, "a"))) for row in find_all(root, "li") if not has(row, "p") and has(row, "span")]


@pytest.fixture
def some(written, crown, tag) -> None:
    written("freeform:Fog", "freeform:foggy", "freeform:???", "fandom:The Lamp", "character:Orla")
    crown("freeform:Fog")
    crown("freeform:Sea Fog")
    synonyms.merge(tag=tag("freeform:foggy"), name="Fog", by=OPERATOR)
    states.set_aside(tag=tag("freeform:???"), by=OPERATOR)


@pytest.mark.usefixtures("some")
def test_each_state(wranglers: Client, readers: Client) -> None:
    assert listed(wranglers, "kind=freeform&state=canonical") == ["Fog", "Sea Fog"]
    assert listed(wranglers, "kind=freeform&state=synonym") == ["foggy"]
    assert listed(wranglers, "state=unwrangleable") == ["???"]
    assert sorted(listed(wranglers, "state=undecided")) == ["Orla", "The Lamp"]
    assert listed(wranglers, "kind=freeform&state=unused") == ["Sea Fog"]
    assert listed(readers, "q=FOG sea") == ["Sea Fog"]
    assert listed(wranglers, "q=nothing") == []
    assert listed(wranglers, "kind=mood&state=odd&q=orla") == ["Orla"]
    assert wranglers.get("/tags/search/?after=nonsense").status_code == 400
    assert not has(read(readers.get("/tags/search/")), "input", name="tag")


def test_many_come_page_by_page(wranglers: Client, written) -> None:
    written(*(f"freeform:tag {number:02}" for number in range(60)))
    root = read(wranglers.get("/tags/search/?kind=freeform"))
    more = next(find_all(root, "a", rel="next")).get("href")
    first = {words(a) for a in find_all(root, "a") if words(a).startswith("tag ")}
    second = {words(a) for a in find_all(read(wranglers.get(str(more))), "a") if words(a).startswith("tag ")}
    assert (len(first), len(second), first & second) == (50, 10, set())


def test_scenario_29_a_fandom_s_bin_goes_where_it_goes(wranglers: Client, written, crown, tag) -> None:
    written("fandom:Lamp", "freeform:Fog", "freeform:Mist", title="One")
    written("fandom:Lamp", "freeform:Fog", title="Two")
    crown("fandom:The Lamp")
    assert listed(wranglers, "fandom=The+Lamp") == []
    merged = synonyms.merge(tag=tag("fandom:Lamp"), name="The Lamp", by=OPERATOR)
    assert listed(wranglers, "fandom=The+Lamp") == ["Fog", "Mist"]
    assert listed(wranglers, "fandom=The+Lamp&kind=character") == []
    decisions.undo(decision=merged, by=OPERATOR)
    assert listed(wranglers, "fandom=The+Lamp") == []
    assert wranglers.get("/tags/search/?fandom=Nothing").status_code == 404
