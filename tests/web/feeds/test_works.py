"""The feed of a list."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.test import Client

from fanlight.accounts.models import User
from fanlight.accounts.viewers import viewer_of
from fanlight.changes.models import Change
from fanlight.reading.actions import filters
from fanlight.works.actions.revisions import revise
from fanlight.works.actions.works import Incoming
from fanlight.works.manuscript import Chapter, Tag
from fanlight.works.models import TagChange
from tests import factories
from tests.web.feeds.feeds import read

FOG, RAIN = Tag("freeform", "Fog"), Tag("freeform", "Rain")
FEED = "/feeds/works.atom"


def test_it_tells_what_came_in_newest_first(owners: Client, make_work) -> None:
    make_work(title="Beacon & <Lamp>", tags=(FOG,), summary="<p>A keeper <em>waits</em>.</p>")
    key = make_work(title="Gull\x07", tags=(RAIN,))
    feed = read(owners.get(FEED))
    assert [entry.title for entry in feed.entries] == ["Gull", "Beacon & <Lamp>"]
    assert feed.entries[0].href == f"http://testserver/works/{key}/"
    assert "<em>waits</em>" in feed.entries[1].content
    assert "freeform:Fog" in feed.entries[1].terms


def test_it_is_of_the_list_that_was_asked_for(owners: Client, make_work) -> None:
    make_work(title="Beacon", tags=(FOG,))
    make_work(title="Gull", tags=(RAIN,))
    feed = read(owners.get(FEED, {"q": "freeform:fog"}))
    assert (feed.title, [entry.title for entry in feed.entries]) == ("freeform:fog", ["Beacon"])


def test_new_chapters_and_changed_tags_are_entries_without_the_story(owners: Client, owner: User) -> None:
    before = factories.manuscript(title="Beacon", tags=(FOG,), chapters=(_chapter(1),), updated="2021-01-01")
    key = factories.accept(before).key
    after = factories.manuscript(
        title="Beacon", tags=(FOG, RAIN), chapters=(_chapter(1), _chapter(2)), updated="2021-02-02"
    )
    revise(key=key, incoming=Incoming(after), by=viewer_of(owner))
    TagChange.objects.update(said="added for chapter 2")
    feed = read(owners.get(FEED, {"q": "freeform:rain"}))
    assert {entry.title for entry in feed.entries} == {
        "Beacon", "Beacon: chapter 2, “Storm 2”", "Beacon: tags changed (+ Rain)",
    }  # fmt: skip
    told = {entry.title: entry for entry in feed.entries}
    assert told["Beacon: chapter 2, “Storm 2”"].href.endswith(f"/works/{key}/chapters/2/")
    assert "“added for chapter 2”" in told["Beacon: tags changed (+ Rain)"].content
    assert not any("wind" in entry.content for entry in feed.entries)


def test_a_change_long_after_the_work_s_own_day_is_told(owners: Client, owner: User, make_work, monkeypatch) -> None:
    monkeypatch.setattr("fanlight.web.feeds.atom.MOST", 1)
    old = factories.manuscript(title="Old", chapters=(_chapter(1),), updated="2001-01-01")
    key = factories.accept(old).key
    make_work(title="New")
    more = factories.manuscript(title="Old", chapters=(_chapter(1), _chapter(2)), updated="2001-01-02")
    revise(key=key, incoming=Incoming(more), by=viewer_of(owner))
    assert [entry.title for entry in read(owners.get(FEED)).entries] == ["Old: chapter 2, “Storm 2”"]


def test_the_reader_s_own_rules_hold(owners: Client, owner: User, make_work) -> None:
    make_work(title="Beacon", tags=(FOG,))
    make_work(title="Gull", tags=(RAIN,))
    filters.save(name="no fog", text="freeform:Fog", by=viewer_of(owner), hides=True)
    assert [entry.title for entry in read(owners.get(FEED)).entries] == ["Gull"]


def test_nothing_new_is_said_without_saying_it_all(owners: Client, make_work, django_assert_max_num_queries) -> None:
    make_work(title="Beacon")
    etag = owners.get(FEED)["ETag"]
    with django_assert_max_num_queries(6):
        assert owners.get(FEED, headers={"If-None-Match": etag}).status_code == 304
    make_work(title="Gull")
    assert owners.get(FEED, headers={"If-None-Match": etag}).status_code == 200


def test_the_same_number_in_another_log_is_not_nothing_new(owners: Client, make_work) -> None:
    """As it is where a library was put back to what it was a few changes before."""
    make_work(title="Beacon")
    etag = owners.get(FEED)["ETag"]
    Change.objects.update(at=F("at") + timedelta(seconds=1))
    assert owners.get(FEED, headers={"If-None-Match": etag}).status_code == 200


def test_one_who_may_not_see_the_library_reads_nothing(guest: Client, make_work) -> None:
    make_work(title="Beacon")
    for asked in ({}, {"for": "1", "sig": "0" * 64}, {"for": "x", "sig": "é"}, {"for": "9" * 17, "sig": ""}):
        answer = guest.get(FEED, asked)
        assert (answer.status_code, b"Beacon" in answer.content) == (403, False)


@pytest.mark.parametrize("text", ['freeform:"', "nonsense:x", "words:>x", "(" * 100])
def test_a_question_that_cannot_be_asked_is_said_and_not_half_answered(owners: Client, text: str) -> None:
    assert owners.get(FEED, {"q": text}).status_code == 400


def test_it_takes_few_statements_however_many_entries(owners: Client, make_work, django_assert_max_num_queries) -> None:
    for number in range(12):
        make_work(title=f"Beacon {number}", tags=(FOG,))
    owners.get(FEED, {"q": "freeform:fog"})
    with django_assert_max_num_queries(40):
        owners.get(FEED, {"q": "freeform:fog"})


def _chapter(number: int) -> Chapter:
    return Chapter(number, title=f"Storm {number}", text=f"<p>The wind rose {number} times.</p>")
