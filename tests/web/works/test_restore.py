"""Giving a chapter back what it said before."""

from collections.abc import Callable

import pytest
from django.test import Client

from fanlight.accounts.viewers import GUEST, OPERATOR
from fanlight.kernel.errors import Conflict, Refused
from fanlight.works.actions import versions
from fanlight.works.actions.removals import is_unchanged_since
from fanlight.works.models import EarlierState, Work
from fanlight.works.selectors.manuscripts import get_manuscript
from tests.web.documents import find, read, words
from tests.web.works.test_changes import changed

MakeWork = Callable[..., str]


def test_what_it_said_stands_there_again_as_a_new_version(owners: Client, make_work: MakeWork) -> None:
    key = changed(make_work, "<p>The lamp was lit.</p>", "<p>Fog.</p>")
    first = Work.objects.get(key=key)
    noted = EarlierState.objects.count()
    answer = owners.post(f"/works/{key}/chapters/1/versions/1/restore/")
    assert answer["Location"] == f"/works/{key}/chapters/1/versions/"
    page = read(owners.get(answer["Location"]))
    assert "says again what it said then" in words(find(page, "div", class_="messages"))
    assert get_manuscript(OPERATOR, key=key).chapters[0].text == "<p>The lamp was lit.</p>"
    work = Work.objects.get(key=key)
    assert (work.words, work.chapters.get().version, first.words) == (4, 3, 1)
    assert work.fingerprint != first.fingerprint
    assert EarlierState.objects.count() == noted + 1, "an undone import sees that the work was changed since"
    assert is_unchanged_since(work, list(EarlierState.objects.order_by("-pk")[:1]))
    again = owners.post(f"/works/{key}/chapters/1/versions/1/restore/")
    assert "That is what the chapter says now." in words(read(owners.get(again["Location"])))
    assert work.chapters.get().versions.count() == 3


def test_who_may_and_what_is_there(owners: Client, readers: Client, make_work: MakeWork) -> None:
    key = changed(make_work, "<p>One.</p>", "<p>Two.</p>")
    assert readers.post(f"/works/{key}/chapters/1/versions/1/restore/").status_code == 403
    assert owners.post(f"/works/{key}/chapters/1/versions/9/restore/").status_code == 404
    assert owners.post(f"/works/{key}/chapters/9/versions/1/restore/").status_code == 404
    with pytest.raises(Refused):
        versions.restore(key=key, position=1, number=1, by=GUEST)
    with pytest.raises(Conflict):
        versions.restore(key=key, position=1, number=2, by=OPERATOR)
