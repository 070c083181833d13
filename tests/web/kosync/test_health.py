"""Whether sync is here at all."""

from django.test import Client


def test_it_is(guest: Client) -> None:
    assert guest.get("/kosync/healthcheck").json() == {"state": "OK"}
