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


def test_nothing_new_is_not_said_where_the_filter_means_something_else(readers: Client, owner: User, make_work) -> None:
    make_work(title="Beacon", tags=(Tag("freeform", "Fog"),))
    make_work(title="Gull", tags=(Tag("freeform", "Rain"),))
    by = viewer_of(owner)
    within = filters.save(name="weather", text="freeform:Fog", by=by)
    saved = filters.save(name="Mine", text="filter:weather", by=by)
    filters.change(key=saved.key, by=by, is_shared=True)
    path = f"/feeds/filters/{saved.key}.atom"
    first = readers.get(path)["ETag"]
    assert readers.get(path, headers={"If-None-Match": first}).status_code == 304
    filters.change(key=saved.key, by=by, name="Ours")
    renamed = readers.get(path, headers={"If-None-Match": first})
    assert read(renamed).title == "Ours"
    filters.delete(key=within.key, by=by)
    filters.save(name="weather", text="freeform:Rain", by=by)
    changed = readers.get(path, headers={"If-None-Match": renamed["ETag"]})
    assert [entry.title for entry in read(changed).entries] == ["Gull"]
