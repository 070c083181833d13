"""Following: an address that opens one feed without signing in."""

import html
import re

import pytest
from django.test import Client

from tests.web.feeds.feeds import read

FEED = '/feeds/works.atom?q=freeform:"Slow Burn"'


@pytest.fixture
def address(readers: Client, make_work) -> str:
    make_work(title="Beacon")
    return _address(readers)


def _address(client: Client) -> str:
    page = client.get("/follow/", {"of": FEED}).content.decode()
    found = re.search(r'readonly value="http://testserver([^"]+)"', page)
    assert found
    return html.unescape(found[1])


def test_the_address_opens_its_feed_for_a_program(guest: Client, address: str) -> None:
    assert read(guest.get(address)).title == 'freeform:"slow burn"'.replace("slow burn", "Slow Burn")


def test_it_opens_nothing_else(guest: Client, address: str, make_work) -> None:
    assert guest.get(address.replace("Burn", "Born")).status_code == 403
    assert guest.get(address.replace("/feeds/", "/works/?x=")).status_code in (302, 403, 404)
    key = make_work(title="Gull")
    query = address.partition("?")[2]
    assert guest.get(f"/feeds/works/{key}.atom?{query}").status_code == 403
    assert guest.get(f"/works/{key}/?{query}").status_code in (302, 403)


def test_renewed_addresses_make_the_old_ones_worthless(guest: Client, readers: Client, address: str) -> None:
    assert readers.post(f"/follow/?of={FEED}").status_code == 302
    assert guest.get(address).status_code == 403
    assert guest.get(_address(readers)).status_code == 200


def test_one_who_was_shut_out_reads_nothing_more(guest: Client, reader, address: str) -> None:
    reader.is_active = False
    reader.save()
    assert guest.get(address).status_code == 403


@pytest.mark.parametrize("of", ["", "/works/", "http://x.example/feeds/works.atom", "//x/feeds/works.atom", "/follow/"])
def test_only_feeds_of_ours_are_followed(owners: Client, of: str) -> None:
    assert owners.get("/follow/", {"of": of}).status_code == 404


def test_pages_say_where_they_can_be_followed(owners: Client, make_work) -> None:
    key = make_work(title="Beacon")
    assert f"/follow/?of=/feeds/works/{key}.atom" in owners.get(f"/works/{key}/").content.decode()
    assert "/follow/?of=/feeds/works.atom" in owners.get("/works/").content.decode()
