"""The feed of a series."""

from django.test import Client

from fanlight.works.manuscript import SeriesPlace
from fanlight.works.models import Series
from tests.web.feeds.feeds import read


def test_it_tells_of_the_series_works(owners: Client, make_work) -> None:
    make_work(title="Beacon", series=(SeriesPlace("Lights", 1),))
    make_work(title="Gull")
    key = Series.objects.get(title="Lights").key
    feed = read(owners.get(f"/feeds/series/{key}.atom"))
    assert (feed.title, [entry.title for entry in feed.entries]) == ("Lights", ["Beacon"])
    assert owners.get("/feeds/series/0000000000.atom").status_code == 404
