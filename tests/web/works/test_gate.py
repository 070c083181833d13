"""Guests of an open library, and the gate before works for adults."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from fanlight.accounts.viewers import OPERATOR
from fanlight.works.actions.restrictions import restrict
from fanlight.works.actions.taggings import set_tags
from fanlight.works.manuscript import Chapter, SeriesPlace, Tag
from tests.web.documents import find, has, read, text_of, words
from tests.web.works.forewarned import press

MakeWork = Callable[..., str]
KEEPERS = (SeriesPlace("Keepers", 1),)


@pytest.fixture(autouse=True)
def _open(settings: Settings) -> None:
    settings.FANLIGHT_OPEN = True


def pages(key: str) -> list[str]:
    return [f"/works/{key}/{end}" for end in ("", "chapters/1/", "chapters/1/versions/1/", "whole/", "history/")]


@pytest.mark.parametrize("ratings", [["Mature"], ["Explicit"], ["Not Rated"], [], ["PG-13"]])
def test_a_guest_is_asked_first(guest: Client, make_work: MakeWork, ratings: list[str]) -> None:
    key = make_work(title="Grown Up", tags=tuple(Tag("rating", name) for name in ratings), series=KEEPERS)
    make_work(title="For All", series=(SeriesPlace("Keepers", 2),))
    for path in pages(key):
        assert guest.get(path)["Location"] == f"/gate/?next={path.replace('/', '%2F')}"
    page = read(guest.get("/works/"))
    assert "1 for adults is not shown" in words(find(page, "div", class_="standing"))
    assert "Grown Up" not in text_of(guest.get("/works/?hidden=show"))
    series = find(read(guest.get("/works/?q=series:Keepers")), "p", class_="in-series")
    for path in ("/", "/works/", str(find(series, "a").get("href")) + "?hidden=show"):
        text = text_of(guest.get(path))
        assert ("Grown Up" in text, "For All" in text) == (False, True)
    asked = read(guest.get("/gate/", {"next": f"/works/{key}/"}))
    answer = guest.post("/gate/", {"next": find(asked, "input", name="next").get("value")})
    assert answer["Location"] == f"/works/{key}/"
    for path in [*pages(key), "/works/", "/"]:
        assert "Grown Up" in text_of(guest.get(path))


def test_a_card_s_folded_tags_wait_behind_it_too(guest: Client, make_work: MakeWork) -> None:
    key = make_work(
        tags=(Tag("rating", "Explicit"), *(Tag("freeform", f"Lamp {n:02} of the watch") for n in range(20)))
    )
    answer = guest.get(f"/works/{key}/folded/", headers={"HX-Request": "true"})
    assert answer["Location"].startswith("/gate/")


def test_a_chapter_s_rating_counts(guest: Client, make_work: MakeWork) -> None:
    key = make_work(chapters=tuple(Chapter(n, text="<p>x</p>") for n in (1, 2)))
    assert guest.get(f"/works/{key}/").status_code == 200
    set_tags(key=key, lists={2: [Tag("rating", "Explicit")]}, by=OPERATOR)
    assert guest.get(f"/works/{key}/").status_code == 302
    assert not has(read(guest.get("/works/")), "a", class_="title")


def test_who_has_an_account_is_not_asked(readers: Client, make_work: MakeWork) -> None:
    key = make_work(tags=(Tag("rating", "Explicit"),))
    for path in pages(key):
        assert readers.get(path).status_code == 200


@pytest.mark.parametrize("onward", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:x", ""])
def test_it_leads_nowhere_else(guest: Client, db: None, onward: str) -> None:
    assert guest.post("/gate/", {"next": onward})["Location"] == "/works/"


def test_a_guest_is_forewarned_and_their_browser_remembers(guest: Client, make_work: MakeWork) -> None:
    chapters = (Chapter(1, text="<p>Calm.</p>"), Chapter(2, text="<p>The mast came down.</p>"))
    key = make_work(chapters=chapters)
    set_tags(key=key, lists={2: [Tag("warning", "Major Character Death")]}, by=OPERATOR)
    page = read(guest.get(f"/works/{key}/chapters/2/"))
    assert "mast" not in words(page)
    assert "hide this work" not in words(page)
    press(guest, page)
    assert "mast" in words(read(guest.get(f"/works/{key}/chapters/2/")))
    assert "mast" not in words(read(Client().get(f"/works/{key}/chapters/2/")))


def test_a_guest_sees_what_is_read_and_no_more(guest: Client, make_work: MakeWork) -> None:
    key, kept = make_work(), make_work(title="Kept Back", creators=())
    restrict(key=kept, restricted=True, by=OPERATOR)
    text = text_of(guest.get(f"/works/{key}/"))
    for absent in ("Change the tags", "originals/", "Follow", "Import"):
        assert absent not in text
    assert "Sign in" in words(find(read(guest.get("/works/")), "nav", class_="ways"))
    assert "Kept Back" not in text_of(guest.get("/works/"))
    assert "operator" not in text_of(guest.get(f"/works/{key}/history/"))
    page = words(find(read(guest.get("/tags/tag/?of=freeform:Lighthouses")), "main"))
    assert "Lighthouses" in page
    assert "What was decided" not in page
    assert guest.get(f"/works/{kept}/").status_code == 404
    assert guest.get("/feeds/works.atom").status_code in (403, 404)
