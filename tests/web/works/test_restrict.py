"""Keeping a work from guests."""

from collections.abc import Callable

from django.test import Client
from pytest_django import Settings

from fanlight.accounts.models import User
from tests.web.documents import find, read, words


def test_the_owner_keeps_a_work_from_guests(owners: Client, make_work: Callable[..., str], settings: Settings) -> None:
    key = make_work()
    assert "Guests" not in words(read(owners.get(f"/works/{key}/")))
    settings.FANLIGHT_OPEN = True
    assert "Guests may see this work." in words(read(owners.get(f"/works/{key}/")))
    for do, says, status in (("restrict", "Guests do not see", 404), ("open", "Guests may see", 200)):
        page = read(owners.post(f"/works/{key}/restrict/", {"do": do}, follow=True))
        assert says in words(find(page, "div", class_="messages"))
        assert Client().get(f"/works/{key}/").status_code == status


def test_readers_may_not(client_of: Callable[[User], Client], reader: User, make_work: Callable[..., str]) -> None:
    assert client_of(reader).post(f"/works/{make_work()}/restrict/", {"do": "restrict"}).status_code == 403
