"""The page about a tag."""

from urllib.parse import quote

import pytest
from django.test import Client

from fanlight.accounts.viewers import OPERATOR
from fanlight.tags.actions import links, names, synonyms
from tests.web.documents import find, find_all, has, read, words

WEIRD = [
    "AC/DC",
    "9-1-1",
    "House M.D.",
    "Cats & Dogs",
    "Who? Me?",
    "#1 Lamp",
    "a/b/./../c",
    ".",
    "..",
    "100% Fog",
    "“Q”",
]


def test_everything_about_it(wranglers: Client, written, crown, tag) -> None:
    written("character:Orla B", "fandom:The Lamp", "relationship:Orla B & Tam")
    orla, lamp, above = crown("character:Orla Brannigan"), crown("fandom:The Lamp"), crown("character:Brannigans")
    synonyms.merge(tag=tag("character:Orla B"), name="Orla Brannigan", by=OPERATOR)
    links.add_metatag(tag=orla, metatag=above, by=OPERATOR)
    links.add_parent(tag=orla, parent=lamp, by=OPERATOR)
    links.add_parent(tag=tag("relationship:Orla B & Tam"), parent=orla, by=OPERATOR)
    names.rename(tag=orla, name="Orla Brannigan (Lamp)", by=OPERATOR)
    root = read(wranglers.get("/tags/tag/?of=character:orla b"))
    assert words(find(root, "h1")) == "Orla B"
    assert words(find(root, "p", class_="standing")) == "A spelling of Orla Brannigan (Lamp)"
    root = read(wranglers.get("/tags/tag/?of=character:Orla Brannigan"))  # what it was called
    assert words(find(root, "h1")) == "Orla Brannigan (Lamp)"
    groups = {words(find(s, "h2")): [words(a) for a in find_all(s, "a")] for s in find_all(root, "section")}
    assert groups["Other spellings"] == ["Orla B"]
    assert groups["Directly above it"] == ["Brannigans"]
    assert groups["It belongs to"] == ["The Lamp"]
    assert groups["Relationships"] == ["Orla B & Tam"]
    assert "It was called: character:Orla Brannigan" in words(root)
    assert words(find(root, "p", class_="doors")) == "1 work"
    assert "Decide" in groups
    below = read(wranglers.get("/tags/tag/?of=character:Brannigans"))
    assert has(below, "a", href="/tags/trees/?kind=character&of=Brannigans")


def test_readers_see_it_without_buttons_and_guests_not_at_all(readers: Client, guest: Client, written) -> None:
    written("freeform:Fog")
    root = read(readers.get("/tags/tag/?of=freeform:Fog"))
    assert words(find(root, "p", class_="standing")) == "Undecided"
    assert not has(root, "form", action="/tags/decide/")
    assert guest.get("/tags/tag/?of=freeform:Fog").status_code == 302
    for nothing in ("freeform:Rain", "Fog", "", "mood:Fog"):
        assert readers.get("/tags/tag/", {"of": nothing}).status_code == 404


@pytest.mark.parametrize("name", WEIRD)
def test_scenario_33_any_name_has_an_address(owners: Client, written, tag, press, name: str) -> None:
    """Names with / # . & ? and letters between: the page and its buttons work."""
    written(f"freeform:{name}")
    root = read(owners.get(f"/tags/tag/?of={quote(f'freeform:{name}')}"))
    assert words(find(root, "h1")) == name
    found = tag(f"freeform:{name}")
    assert press(owners, found, "aside").status_code == 200
    assert tag(f"freeform:{name}").is_unwrangleable


def test_a_list_of_works_leads_to_it_where_there_is_more_to_say(readers: Client, written, crown, tag) -> None:
    written("freeform:Fog", "freeform:foggy")
    assert not has(read(readers.get("/works/?q=freeform:Fog")), "a", href="/tags/tag/?of=freeform:Fog")
    crown("freeform:Fog")
    synonyms.merge(tag=tag("freeform:foggy"), name="Fog", by=OPERATOR)
    link = find(read(readers.get("/works/?q=freeform:Fog")), "a", href="/tags/tag/?of=freeform:Fog")
    assert words(link) == "and 1 spelling"


def test_as_many_queries_however_much_is_around_it(
    wranglers: Client, written, crown, tag, django_assert_max_num_queries
) -> None:
    written("freeform:Fog")
    crown("freeform:Fog")
    for number in range(12):
        synonyms.merge(tag=tag(f"freeform:fog {number}"), name="Fog", by=OPERATOR)
    with django_assert_max_num_queries(40):
        wranglers.get("/tags/tag/?of=freeform:Fog")
