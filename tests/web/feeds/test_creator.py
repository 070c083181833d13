"""The feed of a creator."""

from django.test import Client

from fanlight.accounts.models import Creator as CreatorRow
from fanlight.works.manuscript import Creator
from tests.web.feeds.feeds import read


def test_it_tells_of_the_works_by_that_name_that_are_signed(owners: Client, make_work) -> None:
    make_work(title="Beacon", creators=(Creator("wren"),))
    make_work(title="Gull", creators=(Creator("tam"),))
    make_work(title="Mask", creators=(Creator("wren"),), anonymous=True)
    key = CreatorRow.objects.get(name="wren").key
    feed = read(owners.get(f"/feeds/creators/{key}.atom"))
    assert (feed.title, [entry.title for entry in feed.entries]) == ("wren", ["Beacon"])
    assert owners.get("/feeds/creators/0000000000.atom").status_code == 404


def test_a_guest_is_told_nothing(guest: Client, make_work) -> None:
    make_work(title="Beacon", creators=(Creator("wren"),))
    assert guest.get(f"/feeds/creators/{CreatorRow.objects.get(name='wren').key}.atom").status_code == 403
