"""One's e-readers and other programs."""

import re

import pytest
from django.test import Client

from fanlight.accounts.models import DeviceKey, User
from fanlight.accounts.selectors import find_device
from tests.web.documents import read, words

PATH = "/you/devices/"


def test_a_key_is_shown_once_and_kept_nowhere(readers: Client, reader: User) -> None:
    page = read(readers.post(PATH, {"name": "  Kobo  Libra "}))
    secret = re.search(r"\b[0-9a-z]{5}(-[0-9a-z]{5}){3}\b", words(page))
    assert secret
    row = DeviceKey.objects.get()
    assert (row.user, row.name) == (reader, "Kobo Libra")
    assert secret[0] not in str(vars(row))
    assert secret[0] not in words(read(readers.get(PATH)))
    for typed in (secret[0].upper(), secret[0].replace("-", ""), f" {secret[0]} "):
        found = find_device(reader.username.upper(), secret=typed)
        assert found
        assert found[1].user_id == reader.pk


def test_a_key_is_taken_back_by_its_owner_alone(readers: Client, owners: Client) -> None:
    readers.post(PATH, {"name": "Kobo"})
    key = DeviceKey.objects.get().key
    assert owners.post(PATH, {"do": "remove", "key": key}).status_code == 404
    assert "“Kobo” can do nothing here any more." in words(
        read(readers.post(PATH, {"do": "remove", "key": key}, follow=True))
    )
    assert not DeviceKey.objects.exists()


@pytest.mark.parametrize("name", ["", "   ", "x" * 101])
def test_a_device_is_called_something(readers: Client, name: str) -> None:
    assert "is called something" in words(read(readers.post(PATH, {"name": name}, follow=True)))
    assert not DeviceKey.objects.exists()


def test_devices_have_an_end(readers: Client, monkeypatch) -> None:
    monkeypatch.setattr("fanlight.accounts.actions.devices.MOST", 1)
    readers.post(PATH, {"name": "one"})
    assert "take one away" in words(read(readers.post(PATH, {"name": "two"}, follow=True)))
    assert DeviceKey.objects.count() == 1
