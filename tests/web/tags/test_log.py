"""The log."""

import pytest
from django.test import Client

from fanlight.accounts.viewers import OPERATOR
from fanlight.tags.actions import decisions, states
from tests.web.documents import find, find_all, has, read, words


def test_the_newest_first_with_who_and_a_way_back(wranglers: Client, readers: Client, written, tag) -> None:
    assert "Nothing yet." in words(read(wranglers.get("/tags/log/")))
    written("freeform:Fog", "freeform:Mist")
    first = states.canonicalize(tag=tag("freeform:Fog"), by=OPERATOR)
    states.set_aside(tag=tag("freeform:Mist"), by=OPERATOR)
    decisions.undo(decision=first, by=OPERATOR)
    root = read(wranglers.get("/tags/log/"))
    rows = [words(find(row, "p")) for row in find_all(root, "li", class_="said")]
    assert rows[0].startswith("Mist was set aside")
    assert "undone by operator" in rows[1]
    assert len(list(find_all(root, "form", action=f"/tags/log/{first.key}/undo/"))) == 0
    assert len(list(find_all(read(readers.get("/tags/log/")), "button", class_="plain"))) == 0
    for query, count in (("of=freeform:Fog", 1), ("by=operator", 2), ("by=nobody", 0), (f"key={first.key}", 1)):
        found = read(wranglers.get(f"/tags/log/?{query}"))
        assert len([row for row in find_all(found, "li") if has(row, "p")]) == count, query
    assert wranglers.get("/tags/log/?after=nonsense").status_code == 400
    assert wranglers.get("/tags/log/?key=nosuchkey0").status_code == 404


@pytest.mark.parametrize(
    ("asked", "status"), [("by=a%00b", 200), ("by=%00", 200), ("key=%00", 404), ("after=%00", 400)]
)
def test_what_nobody_would_ask(wranglers: Client, asked: str, status: int) -> None:
    assert wranglers.get(f"/tags/log/?{asked}").status_code == status


def test_a_name_that_turns_the_writing_round_turns_nothing_else(wranglers: Client, written, tag, press) -> None:
    written("freeform:Fog\u202e")
    said = press(wranglers, tag("freeform:Fog\u202e"), "aside").content.decode()
    assert "“<bdi>Fog\u202e</bdi>” was set aside" in said
    assert "<bdi>Fog\u202e</bdi></a> was set aside" in wranglers.get("/tags/log/").content.decode()
