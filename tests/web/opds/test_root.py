"""Where the catalog begins, and who may come in."""

import base64

import pytest
from django.test import Client

from tests.web.opds.conftest import EReader


def test_it_opens_the_library_and_every_door_leads_somewhere(ereader: EReader, make_work) -> None:
    make_work(title="Beacon")
    page = ereader.page("/opds/")
    assert "kind=navigation" in page.kind
    assert page.titles[0] == "Came in last"
    for title in page.titles:
        ereader.page(page.door(title))
    assert ereader.page(page.door("Came in last")).titles == ["Beacon"]


def test_the_same_in_json(ereader: EReader, make_work) -> None:
    make_work(title="Beacon")
    answer = ereader.ask("/opds/v2/")
    assert answer["Content-Type"] == "application/opds+json"
    doors = {door["title"]: door["href"] for door in answer.json()["navigation"]}
    for href in doors.values():
        said = ereader.ask(href).json()
        assert said["metadata"]["title"]
        assert ("navigation" in said) != ("publications" in said)


@pytest.mark.parametrize(
    "shown",
    ["", "Basic", "Basic x", "Basic ????", "Bearer x", "Basic " + base64.b64encode(b"orla").decode(),
     "Basic " + base64.b64encode(b"orla:").decode(), "Basic " + base64.b64encode(b"\xff:\xff").decode(),
     "Basic " + base64.b64encode(b"orla:00000-00000-00000-00000").decode(), "Basic " + "QQ" * 9_000],
)  # fmt: skip
def test_others_are_asked_who_they_are(guest: Client, owner, make_work, shown: str) -> None:
    make_work(title="Beacon")
    answer = guest.get("/opds/v1/works/", headers={"Authorization": shown})
    assert (answer.status_code, b"Beacon" in answer.content) == (401, False)
    assert answer["WWW-Authenticate"].startswith("Basic realm=")


def test_a_key_opens_no_page_but_the_catalog_s(ereader: EReader, make_work) -> None:
    key = make_work(title="Beacon")
    for path in (f"/works/{key}/", "/works/", "/you/", "/import/"):
        assert ereader.ask(path).status_code == 302


def test_a_browser_that_is_signed_in_needs_no_key(readers: Client) -> None:
    assert readers.get("/opds/").status_code == 200
