"""A device as KOReader is one."""

import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from fanlight.accounts.actions import devices
from fanlight.accounts.models import User
from fanlight.accounts.viewers import viewer_of


@pytest.fixture
def device(guest: Client) -> Callable[[User], "Device"]:
    def add(user: User) -> Device:
        return Device(guest, user.username, devices.add(name="e-reader", by=viewer_of(user)))

    return add


class Device:
    """Asks with a name and the MD5 of a key."""

    def __init__(self, client: Client, name: str, secret: str) -> None:
        shown = hashlib.md5(secret.encode(), usedforsecurity=False).hexdigest()
        self.client, self.secret = client, secret
        self.headers = {"x-auth-user": name, "x-auth-key": shown, "accept": "application/vnd.koreader.v1+json"}

    def get(self, path: str) -> Any:
        return self.client.get(f"/kosync{path}", headers=self.headers)

    def put(self, said: object) -> Any:
        path = "/kosync/syncs/progress"
        return self.client.put(path, said, content_type="application/json", headers=self.headers)
