"""Putting a deleted work back."""

from collections.abc import Callable

from django.test import Client

from fanlight.accounts.viewers import OPERATOR
from fanlight.works.actions import trash
from fanlight.works.manuscript import Source
from tests.web.documents import find, read, words

MakeWork = Callable[..., str]


def test_what_is_here_again_stays_in_the_trash(owners: Client, make_work: MakeWork) -> None:
    source = Source("archiveofourown.org", "17", None)
    deleted = trash.delete(key=make_work(source=source), by=OPERATOR)
    make_work(source=source)
    answer = owners.post(f"/trash/{deleted.key}/back/")
    assert answer["Location"] == "/trash/"
    page = read(owners.get("/trash/"))
    assert "brought in again since" in words(find(page, "div", class_="messages"))
    assert "Fog Signals at Night" in words(find(page, "ul", class_="trash"))


def test_readers_may_not_and_what_is_not_there_is_not(owners: Client, readers: Client, make_work: MakeWork) -> None:
    deleted = trash.delete(key=make_work(), by=OPERATOR)
    assert readers.post(f"/trash/{deleted.key}/back/").status_code == 403
    assert owners.post("/trash/2222222222/back/").status_code == 404
