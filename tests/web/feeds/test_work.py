"""The feed of a work."""

from django.test import Client

from fanlight.accounts.models import User
from fanlight.accounts.viewers import viewer_of
from fanlight.works.actions.revisions import revise
from fanlight.works.actions.works import Incoming
from fanlight.works.manuscript import Chapter
from tests import factories
from tests.web.feeds.feeds import read


def test_it_tells_of_one_work_and_puts_what_came_together_together(owners: Client, owner: User, make_work) -> None:
    chapters = [Chapter(number, text=f"<p>Storm {number}.</p>") for number in range(1, 4)]
    key = factories.accept(factories.manuscript(title="Beacon", chapters=tuple(chapters[:1]), updated="2021-01-01")).key
    make_work(title="Gull")
    after = factories.manuscript(title="Beacon", chapters=tuple(chapters), updated="2021-02-02")
    revise(key=key, incoming=Incoming(after), by=viewer_of(owner))
    feed = read(owners.get(f"/feeds/works/{key}.atom"))
    assert [entry.title for entry in feed.entries] == ["Beacon: 2 new chapters", "Beacon"]
    assert owners.get("/feeds/works/0000000000.atom").status_code == 404
