"""The catalog of an open library: guests, and members whose device shows a key."""

import base64

import pytest
from django.test import Client
from pytest_django import Settings

from fanlight.accounts.viewers import OPERATOR
from fanlight.works.actions.restrictions import restrict
from fanlight.works.manuscript import Tag
from tests.web.opds.conftest import EReader


@pytest.fixture(autouse=True)
def _open(settings: Settings) -> None:
    settings.FANLIGHT_OPEN = True


def test_a_key_is_known_though_guests_come_in_without(ereader: EReader, guest: Client, make_work) -> None:
    key = make_work(title="Beacon")
    restrict(key=key, restricted=True, by=OPERATOR)
    assert ereader.page("/opds/v1/works/").titles == ["Beacon"]
    assert ereader.ask(f"/opds/books/{key}.epub").status_code == 200
    answer = guest.get("/opds/v1/works/")
    assert (answer.status_code, b"Beacon" in answer.content) == (200, False)
    assert guest.get(f"/opds/books/{key}.epub").status_code == 404


def test_a_wrong_key_is_said_and_not_taken_for_a_guest_s(guest: Client, owner, make_work) -> None:
    shown = "Basic " + base64.b64encode(b"orla:00000-00000-00000-00000").decode()
    answer = guest.get("/opds/", headers={"Authorization": shown})
    assert (answer.status_code, answer["WWW-Authenticate"][:5]) == (401, "Basic")


@pytest.mark.parametrize("shelf", ["begun", "shelves"])
def test_what_is_somebody_s_own_asks_whose(ereader: EReader, guest: Client, shelf: str) -> None:
    assert guest.get(f"/opds/v1/{shelf}/").status_code == 401, "programs show a key once they are asked"
    assert ereader.ask(f"/opds/v1/{shelf}/").status_code == 200


def test_books_for_adults_are_for_members_there(ereader: EReader, guest: Client, make_work) -> None:
    key = make_work(title="Grown Up", tags=(Tag("rating", "Mature"),))
    assert b"Grown Up" not in guest.get("/opds/v1/works/").content
    for path in (f"/opds/books/{key}.epub", f"/opds/covers/{key}.png"):
        assert guest.get(path).status_code == 401
        assert ereader.ask(path).status_code == 200
