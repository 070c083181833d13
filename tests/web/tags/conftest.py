"""People who wrangle, and tags by kind and name."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from fanlight.accounts.models import User
from fanlight.tags.models import Tag
from fanlight.works.manuscript import Tag as Written
from tests import factories, personas


@pytest.fixture
def wranglers(db: None, client_of: Callable[[User], Client]) -> Client:
    return client_of(personas.wrangler())


@pytest.fixture
def written(make_work: Callable[..., str]) -> Callable[..., None]:
    """Bring in a work with tags: `written("freeform:Fog", "fandom:The Lamp")`."""

    def write(*labels: str, title: str = "") -> None:
        pairs = [label.split(":", 1) for label in labels]
        make_work(title=title or " ".join(labels), tags=tuple(Written(kind, name) for kind, name in pairs))  # type: ignore[arg-type]

    return write


@pytest.fixture
def tag(db: None) -> Callable[..., Tag]:
    return factories.tag


@pytest.fixture
def crown(db: None) -> Callable[[str], Tag]:
    """Make a tag canonical, which there may not have been."""
    return lambda label: factories.tag(label, canonical=True)


@pytest.fixture
def press() -> Callable[..., HttpResponse]:
    """Press a button about a tag, as its page would: `press(client, tag, "merge", "Fog")`."""

    def decide(client: Client, of: Tag, do: str, name: str = "", **more: object) -> HttpResponse:
        given = {"tag": of.pk, "seen": of.version, "do": do, "name": name, "next": "/tags/bins/", **more}
        return client.post("/tags/decide/", given, follow=True)  # type: ignore[return-value]

    return decide
