"""An e-reader, as one that shows its owner's name and its key."""

import base64
from typing import Any
from urllib.parse import urljoin

import pytest
from django.test import Client
from lxml import etree

from fanlight.accounts.actions import devices
from fanlight.accounts.models import User
from fanlight.accounts.viewers import viewer_of

ATOM = {"a": "http://www.w3.org/2005/Atom", "opds": "http://opds-spec.org/2010/catalog"}


class EReader:
    """Asks with its key, and reads what it is answered."""

    def __init__(self, client: Client, user: User) -> None:
        secret = devices.add(name="e-reader", by=viewer_of(user))
        shown = base64.b64encode(f"{user.username}:{secret}".encode()).decode()
        self.client, self.headers = client, {"Authorization": f"Basic {shown}"}

    def ask(self, path: str, **given: str) -> Any:
        return self.client.get(path, given, headers=self.headers)

    def page(self, path: str, **given: str) -> "Page":
        answer = self.ask(path, **given)
        assert answer.status_code == 200, answer.content
        return Page(answer)


class Page:
    """A page of OPDS 1.2."""

    def __init__(self, answer: Any) -> None:
        self.root = etree.fromstring(answer.content)
        self.kind = answer["Content-Type"]
        for element in (self.root, *self.root.iterfind("a:entry", ATOM)):
            for name in ("id", "title", "updated"):
                assert len(element.findall(f"a:{name}", ATOM)) == 1, name
        assert {"self", "start", "search"} <= self.links().keys()

    @property
    def titles(self) -> list[str]:
        return [entry.findtext("a:title", "", ATOM) for entry in self.root.iterfind("a:entry", ATOM)]

    def links(self) -> dict[str, str]:
        return {link.get("rel", ""): link.get("href", "") for link in self.root.iterfind("a:link", ATOM)}

    def facet(self, name: str) -> str:
        found = [link for link in self.root.iterfind("a:link", ATOM) if link.get("title") == name]
        return found[0].get("href", "")

    def door(self, title: str) -> str:
        entry = next(e for e in self.root.iterfind("a:entry", ATOM) if e.findtext("a:title", "", ATOM) == title)
        link = entry.find("a:link", ATOM)
        assert link is not None
        return urljoin("/", link.get("href", ""))

    def entry(self, title: str) -> etree._Element:
        return next(e for e in self.root.iterfind("a:entry", ATOM) if e.findtext("a:title", "", ATOM) == title)


@pytest.fixture
def ereader(guest: Client, reader: User) -> EReader:
    return EReader(guest, reader)
