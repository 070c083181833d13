"""Cards are remembered between requests, and are never older than the library, or another viewer's."""

from collections.abc import Callable

import pytest
from django.test import override_settings

from fanlight.accounts.viewers import GUEST, OPERATOR, viewer_of
from fanlight.tags.actions import names
from fanlight.works.actions import restrictions, trash
from fanlight.works.actions.revisions import revise
from fanlight.works.actions.works import Incoming
from fanlight.works.manuscript import Chapter, Counts, Creator, SeriesPlace, Tag
from fanlight.works.models import Tagging, Work
from fanlight.works.selectors.cards import Card, list_cards
from fanlight.works.selectors.news import list_news
from tests import factories, personas

pytestmark = pytest.mark.django_db(transaction=True)

FOG = Tag("freeform", "Fog")


@pytest.fixture
def work() -> Work:
    chapters = (Chapter(1, text="<p>The lamp was lit.</p>"),)
    return factories.accept(factories.manuscript(tags=(FOG,), chapters=chapters, updated="2021-01-01"))


def card(work: Work) -> Card:
    [found] = list_cards(OPERATOR, [work.pk])
    return found


def test_the_second_look_asks_what_may_be_seen_and_whether_anything_changed(
    work: Work, django_assert_num_queries: Callable
) -> None:
    first = card(work)
    with django_assert_num_queries(2):
        assert card(work) is first


def test_marks_are_of_each_look_alone(work: Work) -> None:
    tag = Tagging.objects.get(work=work).tag_id
    plain = card(work)
    [marked] = list_cards(OPERATOR, [work.pk], matching=[tag])
    [warned] = list_cards(OPERATOR, [work.pk], warned=[tag])
    marks = [(c.tags["freeform"][0].is_match, c.tags["freeform"][0].is_warned) for c in (plain, marked, warned)]
    assert marks == [(False, False), (True, False), (False, True)]
    assert card(work) == plain


def test_a_new_copy_is_seen_at_once(work: Work) -> None:
    before = card(work)
    after = factories.manuscript(
        title="Foghorn", creators=(Creator("wren"),), tags=(FOG, Tag("freeform", "Rain")),
        series=(SeriesPlace("Lights", 2),), counts=Counts(words=4, kudos=12), updated="2022-02-02",
        chapters=(Chapter(1, text="<p>The lamp was lit.</p>"), Chapter(2, text="<p>It burned.</p>")),
    )  # fmt: skip
    revise(key=work.key, incoming=Incoming(after), by=OPERATOR)
    now = card(work)
    assert (before.title, before.chapter_count, before.counts) == ("Fog Signals at Night", 1, {})
    assert (now.title, now.chapter_count, now.counts) == ("Foghorn", 2, {"kudos": 12})
    assert ([c.name for c in now.creators], [s.title for s in now.series]) == (["wren"], ["Lights"])
    assert [tag.name for tag in now.tags["freeform"]] == ["Fog", "Rain"]
    told = [news.what for news in list_news(OPERATOR, [work.pk], limit=9)]
    assert sorted(told) == ["chapters", "tags", "work"]


def test_a_tag_of_another_kind_stands_in_another_place_at_once(work: Work) -> None:
    wrangler = viewer_of(personas.wrangler())
    assert card(work).tags["freeform"][0].name == "Fog"
    names.change_kind(tag=Tagging.objects.get(work=work).tag, kind="character", by=wrangler)
    assert {kind: [tag.name for tag in tags] for kind, tags in card(work).tags.items()} == {"character": ["Fog"]}


def test_a_work_that_is_kept_from_guests_or_deleted_is_gone_at_once(work: Work) -> None:
    owner = viewer_of(personas.owner())
    with override_settings(FANLIGHT_OPEN=True):
        assert [len(list_cards(viewer, [work.pk])) for viewer in (owner, GUEST)] == [1, 1]
        restrictions.restrict(key=work.key, restricted=True, by=owner)
        assert [len(list_cards(viewer, [work.pk])) for viewer in (owner, GUEST)] == [1, 0]
        assert [len(list_news(viewer, [work.pk], limit=9)) for viewer in (owner, GUEST)] == [1, 0]
        assert card(work).restricted
    deleted = trash.delete(key=work.key, by=owner)
    assert list_cards(owner, [work.pk]) == []
    assert list_news(owner, [work.pk], limit=9) == []
    trash.put_back(key=deleted.key, by=owner)
    assert len(list_cards(owner, [Work.objects.get(key=work.key).pk])) == 1


def test_news_are_told_once_more_only_when_there_are_any(work: Work, django_assert_num_queries: Callable) -> None:
    assert [news.what for news in list_news(OPERATOR, [work.pk], limit=9)] == ["work"]
    with django_assert_num_queries(3):  # what may be seen; whether anything changed, for what happened and for cards
        list_news(OPERATOR, [work.pk], limit=9)
