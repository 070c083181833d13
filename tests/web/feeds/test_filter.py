"""The feed of a saved filter."""

from django.test import Client

from fanlight.accounts.models import User
from fanlight.accounts.viewers import viewer_of
from fanlight.reading.actions import filters
from fanlight.works.manuscript import Tag
from tests.web.feeds.feeds import read


def test_it_follows_the_filter_and_is_the_owner_s_until_shared(
    owners: Client, readers: Client, owner: User, make_work
) -> None:
    make_work(title="Beacon", tags=(Tag("freeform", "Fog"),))
    make_work(title="Gull", tags=(Tag("freeform", "Rain"),))
    filters.save(name="foggy", text="freeform:Fog", by=viewer_of(owner))
    saved = filters.save(name="Mine", text="filter:foggy", by=viewer_of(owner))
    path = f"/feeds/filters/{saved.key}.atom"
    feed = read(owners.get(path))
    assert (feed.title, [entry.title for entry in feed.entries]) == ("Mine", ["Beacon"])
    assert readers.get(path).status_code == 404
    filters.change(key=saved.key, by=viewer_of(owner), is_shared=True)
    assert [entry.title for entry in read(readers.get(path)).entries] == ["Beacon"]
