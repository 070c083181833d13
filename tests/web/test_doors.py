"""Who gets in at which address."""

from contextlib import suppress
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RoutePattern
from pytest_django import Settings

from fanlight.web.addresses import address
from fanlight.web.urls import urlpatterns

OPEN = {"account_login", "accounts:welcome", "account_inactive", "health", "robots", "favicon"}
"""Addresses that ask for no sign-in; the sign-out page is one too, where nobody is signed in it only leads on."""

SIGNED = {
    **dict.fromkeys(("feeds:works", "feeds:work", "feeds:series", "feeds:creator", "feeds:filter"), 403),
    "kosync:auth": 401, "kosync:place": 401, "kosync:progress": 405, "kosync:create": 405, "kosync:health": 200,
    "opds:root": 401, "opds:works": 401, "opds:begun": 401, "opds:shelves": 401, "opds:fandoms": 401,
    "opds:series": 401, "opds:book": 401, "opds:cover": 401, "opds:search": 200,
}  # fmt: skip
"""Addresses for programs, which show a signature or a key, and what each answers without one."""


GUESTS = {
    "home", "works:list", "works:facets", "works:work", "works:chapter", "works:version", "works:whole",
    "works:history", "works:gate", "works:picture", "works:series", "works:creator", "tags:index", "tags:completions",
    "tags:tag", "tags:media", "tags:trees", "tags:cloud", "works:folded", "works:jump",
    "reading:consent", "appearance", "exports:work",
}  # fmt: skip
"""What guests come to as well where the library is open to them; writing there is theirs alone, in their session."""


def _names(patterns: list[URLPattern | URLResolver], space: str = "") -> list[str]:
    names = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            names += _names(pattern.url_patterns, space + inner)
        else:
            assert isinstance(pattern.pattern, RoutePattern)
            names.append(f"{space}{pattern.name}")
    return names


def _address(name: str) -> str:
    rest: tuple[dict[str, Any], ...] = ({}, {"position": 1}, {"form": "csv"}, {"number": 1})
    given: dict[str, Any]
    for given in (
        {},
        {"token": "x"},
        {"document": "x"},
        {"kind": "freeform"},
        {"form": "v1"},
        {"sha256": "0" * 64},
        *({"key": "0", **one} for one in rest),
    ):
        try:
            return reverse(name, kwargs=given)
        except NoReverseMatch:
            continue
    with suppress(NoReverseMatch):
        return reverse(name, kwargs={"key": "0", "position": 1, "version": 1})
    return reverse(name, kwargs={"key": "0", "sha256": "0" * 64})


@pytest.mark.parametrize("name", _names(urlpatterns))
def test_a_guest_is_asked_to_sign_in(guest: Client, name: str) -> None:
    answer = guest.get(_address(name))
    asks = answer.status_code == 302 and answer["Location"].startswith(reverse("account_login"))
    assert asks == (name not in OPEN | SIGNED.keys())
    assert answer.status_code == SIGNED.get(name, answer.status_code)
    assert "noindex" in answer["X-Robots-Tag"]


@pytest.mark.parametrize("name", _names(urlpatterns))
def test_in_an_open_library_guests_come_to_what_is_read(guest: Client, name: str, settings: Settings) -> None:
    settings.FANLIGHT_OPEN = True
    answer = guest.get(_address(name))
    asks = answer.status_code == 302 and answer["Location"].startswith(reverse("account_login"))
    assert asks == (name not in OPEN | GUESTS and name not in SIGNED)
    assert "noindex" in answer["X-Robots-Tag"]
    assert "private" in answer["Cache-Control"] or name == "favicon"


@pytest.mark.parametrize(
    "path",
    ["signup/", "email/", "confirm-email/", "confirm-email/x/", "password/reset/", "password/set/", "login/",
     "login/code/", "login/code/confirm/", "reauthenticate/", "password/reset/key/a-b/", "password/reset/done/", ""],
)  # fmt: skip
def test_what_allauth_offers_besides_is_not_there(owners: Client, path: str) -> None:
    assert owners.get(f"/account/{path}").status_code == 404


def test_nothing_is_named_that_is_not_offered() -> None:
    names = {str(name) for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert {name for name in names if name.startswith("account_")} == {
        "account_login",
        "account_logout",
        "account_change_password",
        "account_inactive",
    }


@pytest.mark.parametrize("name", ["works:work", "works:whole", "works:series", "works:creator", "imports:job"])
def test_addresses_are_those_that_reverse_gives(name: str) -> None:
    assert address(name, "k0y0") == reverse(name, args=["k0y0"])
