"""What a name stands for is remembered, and a decision is seen at once by who had asked before it."""

from collections.abc import Callable

import pytest
from django.db import transaction

from fanlight.accounts.viewers import OPERATOR, Viewer
from fanlight.tags.actions import decisions, links, synonyms
from fanlight.tags.health import examine_tags
from fanlight.tags.models import MetaPath
from fanlight.tags.models import Tag as TagRow
from fanlight.tags.selectors.meanings import list_meanings
from fanlight.works.manuscript import Tag
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

FOGGY = ("freeform", "Foggy")


def meant(pair: tuple[str, str] = FOGGY) -> list[tuple[str, int]]:
    return [(meaning.name, meaning.below) for meaning in list_meanings(OPERATOR, [pair])[pair]]


def test_a_merge_and_its_undoing_are_seen_at_once(wrangler: Viewer, django_assert_num_queries: Callable) -> None:
    factories.tag("freeform:Fog", canonical=True)
    foggy = factories.tag("freeform:Foggy")
    factories.accept(factories.manuscript())  # the log has to have begun
    assert meant() == [("Foggy", 0)]
    with django_assert_num_queries(1):  # whether the log has gone on
        assert meant() == [("Foggy", 0)]
    decision = synonyms.merge(tag=foggy, name="Fog", by=wrangler)
    assert meant() == [("Fog", 0)]
    decisions.undo(decision=decision, by=wrangler)
    assert meant() == [("Foggy", 0)]


def test_a_name_that_nobody_had_is_found_once_a_work_brings_it() -> None:
    factories.accept(factories.manuscript())
    assert meant() == []
    factories.accept(factories.manuscript(tags=(Tag("freeform", "Foggy"),)))
    assert meant() == [("Foggy", 0)]


def test_what_the_doctor_mends_is_seen_at_once(wrangler: Viewer) -> None:
    foggy, weather = factories.tag("freeform:Foggy", canonical=True), factories.tag("freeform:Weather", canonical=True)
    links.add_metatag(tag=foggy, metatag=weather, by=wrangler)
    with transaction.atomic():
        MetaPath.objects.all().delete()
    assert meant(("freeform", "Weather")) == [("Weather", 0)]
    assert examine_tags(OPERATOR, fix=True)[0].is_well
    assert meant(("freeform", "Weather")) == [("Weather", 1)]


def test_nothing_is_kept_of_a_decision_that_was_taken_back(wrangler: Viewer) -> None:
    factories.tag("freeform:Fog", canonical=True)
    foggy = factories.tag("freeform:Foggy")
    factories.accept(factories.manuscript())
    with transaction.atomic():
        synonyms.merge(tag=foggy, name="Fog", by=wrangler)
        assert meant() == [("Fog", 0)]
        transaction.set_rollback(True)
    assert meant() == [("Foggy", 0)]
    assert TagRow.objects.get(pk=foggy.pk).synonym_of is None
