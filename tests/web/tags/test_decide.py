"""Buttons about one tag."""

import pytest
from django.test import Client

from fanlight.accounts.viewers import OPERATOR
from fanlight.tags.actions import states
from fanlight.tags.models import Decision
from tests.web.documents import find, has, read, words


def said(response) -> str:
    return words(find(read(response), "div", class_="messages"))


def test_each_button(owners: Client, written, crown, tag, press) -> None:
    written("freeform:Fog", "freeform:foggy", "fandom:The Lamp", "character:Orla")
    assert "“Fog” became canonical." in said(press(owners, tag("freeform:Fog"), "canonical"))
    assert "“foggy” became a synonym of “Fog”." in said(press(owners, tag("freeform:foggy"), "merge", "fog "))
    assert tag("freeform:foggy").synonym_of == tag("freeform:Fog")
    assert "no synonym any more" in said(press(owners, tag("freeform:foggy"), "unmerge"))
    crown("freeform:Weather")
    assert "lies under “Weather”" in said(press(owners, tag("freeform:Fog"), "meta", "weather"))
    assert "lies no more under" in said(press(owners, tag("freeform:Fog"), "unmeta", "freeform:Weather"))
    assert "set aside" in said(press(owners, tag("freeform:foggy"), "aside"))
    assert "waits for a decision" in said(press(owners, tag("freeform:foggy"), "back"))
    crown("fandom:The Lamp")
    assert "belongs to “The Lamp”" in said(press(owners, tag("character:Orla"), "parent", "the lamp"))
    assert "belongs no more" in said(press(owners, tag("character:Orla"), "unparent", "fandom:The Lamp"))
    assert "stands on the shelves Books, Films" in said(press(owners, tag("fandom:The Lamp"), "media", "Books, Films"))
    assert "is called “FOG”" in said(press(owners, tag("freeform:Fog"), "rename", "FOG"))
    assert "is not canonical any more" in said(press(owners, tag("freeform:Fog"), "uncanonical"))
    assert "is now of the kind character" in said(press(owners, tag("freeform:foggy"), "kind", "character"))


def test_what_stands_in_the_way_is_linked(wranglers: Client, written, crown, tag, press) -> None:
    written("freeform:Fog", "freeform:Mist", "freeform:Dew")
    crown("freeform:Fog")
    old = tag("freeform:Mist")
    press(wranglers, old, "merge", "Fog")
    answer = press(wranglers, old, "aside")  # as a page showed it that is out of date
    assert "decided about meanwhile by wren" in said(answer)
    assert has(read(answer), "a", href=f"/tags/log/?key={Decision.objects.latest('pk').key}")
    answer = press(wranglers, tag("freeform:Dew"), "merge", "Mist")
    assert "itself a synonym of “Fog”" in said(answer)
    assert has(read(answer), "a", href="/tags/tag/?of=freeform:Fog")
    assert "There is no freeform called" in said(press(wranglers, tag("freeform:Fog"), "meta", "Nothing"))
    assert "cannot be done" in said(press(wranglers, tag("freeform:Dew"), "eat"))
    assert "Of which tag?" in said(press(wranglers, tag("freeform:Dew"), "merge", " "))
    assert "two kinds" in said(press(wranglers, tag("freeform:Dew"), "merge", "fandom:Fog"))


@pytest.mark.parametrize("given", [{}, {"tag": "x"}, {"tag": "99999999999999999999"}, {"tag": "0", "do": "aside"}])
def test_nonsense_is_said_to_be_that(wranglers: Client, given: dict[str, str]) -> None:
    assert "no such tag" in said(wranglers.post("/tags/decide/", {"next": "/tags/bins/", **given}, follow=True))


def test_only_wranglers(readers: Client, guest: Client, written, tag, press) -> None:
    written("freeform:Fog")
    assert press(readers, tag("freeform:Fog"), "canonical").status_code == 403
    assert guest.post("/tags/decide/", {"tag": tag("freeform:Fog").pk, "do": "aside"}).status_code in (302, 403)
    assert not Decision.objects.exists()
    assert readers.get("/tags/decide/").status_code == 405


def test_scenario_22_accents_make_no_other_tag(wranglers: Client, readers: Client, written, crown, tag, press) -> None:
    """Its canonical "Amélie" is the same tag; renaming to that is a wrangler's. Works keep what was written."""
    written("character:Amelie", title="One")
    crown("character:Amelie")
    assert "are the same tag" in said(press(wranglers, tag("character:Amelie"), "merge", "Amélie"))
    press(wranglers, tag("character:Amelie"), "rename", "Amélie")
    listed = readers.get("/works/?q=character:Amelie").content.decode()
    assert "Amélie" in listed  # the question, and the filters beside the list
    assert "One" in listed


def test_scenario_25_a_parent_is_canonical(wranglers: Client, written, tag, press) -> None:
    written("character:Orla", "fandom:The Lamp")
    assert "“The Lamp” is not canonical" in said(press(wranglers, tag("character:Orla"), "parent", "The Lamp"))


def test_scenario_27_a_wrangler_may_merge_a_canonical(wranglers: Client, written, crown, tag, press) -> None:
    """On AO3 only an admin may. Here a wrangler may, since it is one decision that can be taken back whole."""
    written("freeform:Fog", "freeform:Mist")
    crown("freeform:Fog")
    crown("freeform:Mist")
    assert "became a synonym" in said(press(wranglers, tag("freeform:Fog"), "merge", "Mist"))


def test_scenario_32_what_is_canonical_no_more_is_found_as_before(readers: Client, written, crown, tag) -> None:
    """AO3 takes it from homepages. A filter that names it is text here, and goes on finding what carries the name."""
    written("freeform:Fog")
    states.decanonicalize(tag=crown("freeform:Fog"), by=OPERATOR)
    assert "1 work" in words(read(readers.get("/works/?q=freeform:Fog")))


def test_what_is_the_owner_s_is_said_where_the_button_was(
    wranglers: Client, readers: Client, written, tag, press
) -> None:
    written("freeform:Fog")
    assert "another name is the owner's to give" in said(press(wranglers, tag("freeform:Fog"), "rename", "Mist"))
    assert press(readers, tag("freeform:Fog"), "rename", "Mist").status_code == 403


@pytest.mark.parametrize("seen", ["9" * 5000, "-1", "", "x"])
def test_a_number_that_no_page_sent_is_none(wranglers: Client, written, tag, press, seen: str) -> None:
    written("freeform:Fog")
    assert "became canonical" in said(press(wranglers, tag("freeform:Fog"), "canonical", seen=seen))


def test_a_synonym_that_becomes_canonical_is_told_of_as_that(wranglers: Client, written, crown, tag, press) -> None:
    written("freeform:Fog", "freeform:Mist")
    crown("freeform:Fog")
    press(wranglers, tag("freeform:Mist"), "merge", "Fog")
    assert "“Mist” became canonical, no spelling any more of “Fog”." in said(
        press(wranglers, tag("freeform:Mist"), "canonical")
    )
