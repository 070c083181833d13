"""The tags that a card folds away, asked for."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

import pytest
from django.test import Client

from fanlight.accounts.models import User
from fanlight.accounts.viewers import viewer_of
from fanlight.reading.actions import lists
from fanlight.reading.models import ListedTag
from fanlight.works import manuscript as m
from tests.web.documents import find, find_all, has, read, read_fragment, text_of, words

MakeWork = Callable[..., str]
HTMX = {"HX-Request": "true"}
PEOPLE = [f"Keeper {n:02} of the long lamp" for n in range(8)]
FREEFORMS = [f"Lamp {n:02} of the long watch" for n in range(12)]
TAGS = (*(m.Tag("character", name) for name in PEOPLE), *(m.Tag("freeform", name) for name in FREEFORMS))


def _card(client: Client, path: str) -> Element:
    return find(read(client.get(path)), "article", class_="card")


def _asked(client: Client, card: Element) -> Element:
    """Ask for what a card folds away, as its link does where a script runs."""
    link = find(find(card, "li", class_="more"), "a")
    return read_fragment(text_of(client.get(link.get("hx-get") or "", headers=HTMX)))


def _names(root: Element) -> list[str]:
    found = find_all(root, "ul", class_="tags")
    return [words(item) for tags in found for item in find_all(tags, "a") if not item.get("hx-get")]


@pytest.mark.parametrize("path", ["/works/", "/", "/works/?q=sort:title"])
def test_a_card_and_its_fold_have_each_tag_once(owners: Client, make_work: MakeWork, path: str) -> None:
    make_work(tags=TAGS)
    card = _card(owners, path)
    folded = _asked(owners, card)
    assert sorted(_names(card) + _names(folded)) == sorted(PEOPLE + FREEFORMS)
    assert words(find(find(card, "li", class_="more"), "b")) == f"+{len(_names(folded))}"
    assert has(find(folded, "details", open=""), "summary", autofocus="")


def test_what_matches_though_there_is_no_room_is_not_folded_a_second_time(owners: Client, make_work: MakeWork) -> None:
    make_work(tags=TAGS)
    card = _card(owners, f'/works/?q=character:"{PEOPLE[-1]}" freeform:"{FREEFORMS[-1]}" freeform:"{FREEFORMS[0]}"')
    folded = _names(_asked(owners, card))
    assert sorted(_names(card) + folded) == sorted(PEOPLE + FREEFORMS)
    assert not {PEOPLE[-1], FREEFORMS[-1]} & set(folded)


def test_what_the_reader_is_warned_of_is_not_folded(readers: Client, reader: User, make_work: MakeWork) -> None:
    make_work(tags=TAGS)
    assert FREEFORMS[-1] in _names(_asked(readers, _card(readers, "/works/")))
    lists.list_tag(kind="freeform", name=FREEFORMS[-1], does=ListedTag.Does.WARN, by=viewer_of(reader))
    card = _card(readers, "/works/")
    folded = _names(_asked(readers, card))
    assert sorted(_names(card) + folded) == sorted([*PEOPLE, *FREEFORMS[:-1], f"{FREEFORMS[-1]} (on your list)"])


def test_without_a_script_the_fold_leads_to_the_work_s_page(owners: Client, make_work: MakeWork) -> None:
    key = make_work(tags=TAGS)
    link = find(find(_card(owners, "/works/"), "li", class_="more"), "a")
    assert link.get("href") == f"/works/{key}/"
    assert set(PEOPLE + FREEFORMS) <= {words(e) for e in find_all(read(owners.get(f"/works/{key}/")), "a")}
    answer = owners.get(link.get("hx-get") or "")
    assert (answer.status_code, answer["Location"]) == (302, f"/works/{key}/")


@pytest.mark.parametrize("but", ["x", "-1", "99999", "9" * 5000, "1,,2,x", "%00", "1" + ",1" * 3000])
def test_odd_places_are_passed_over(owners: Client, make_work: MakeWork, but: str) -> None:
    key = make_work(tags=TAGS)
    assert owners.get(f"/works/{key}/folded/?but={but}", headers=HTMX).status_code == 200


def test_of_a_work_that_is_not_there_nothing_is_folded(owners: Client) -> None:
    assert owners.get("/works/zzzzzzzzzz/folded/", headers=HTMX).status_code == 404
