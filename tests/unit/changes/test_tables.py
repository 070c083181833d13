"""Rows that are written past the models' own way are the rows that it would have written."""

import datetime as dt

import pytest
from django.db import IntegrityError
from django.forms.models import model_to_dict

from fanlight.changes.tables import insert_objects
from fanlight.works.models import TagChange, Work

pytestmark = pytest.mark.django_db


def work(key: str, **fields: object) -> Work:
    given = {
        "title": "Bread",
        "title_sort": "bread, the ☼".encode(),
        "sanitizer_version": 1,
        "sorted_on": dt.date(2024, 2, 29),
        "words": 2,
        "chapter_count": 1,
        "fingerprint": "f" * 64,
        "added_at": dt.datetime(2024, 2, 29, 12, 30, 15, 250_000, dt.UTC),
    }
    return Work(**{"key": key, **given, **fields})


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"published": dt.date(2020, 1, 2), "complete": True, "anonymous": True, "planned_chapters": 3, "notes": "<p>ß"},
        {"source_counts": {"kudos": 3}, "extras": [["é", "\u2028"]], "related": [{"url": None}], "complete": False},
    ],
)
def test_every_kind_of_value_is_stored_as_by_django(fields: dict[str, object]) -> None:
    insert_objects([work("one", **fields), work("two")])
    Work.objects.bulk_create([work("three", **fields)])
    ours, theirs = (Work.objects.get(key=key) for key in ("one", "three"))
    assert {**model_to_dict(ours), "key": "", "id": 0} == {**model_to_dict(theirs), "key": "", "id": 0}
    assert bytes(ours.title_sort) == bytes(theirs.title_sort)
    assert ours.added_at == theirs.added_at
    for name, value in fields.items():
        assert Work.objects.filter(**{name: value}).count() == 2


def test_foreign_keys_and_constraints_hold() -> None:
    insert_objects([])
    insert_objects([work("one")])
    at = dt.datetime.now(dt.UTC)
    insert_objects([TagChange(work=Work.objects.get(key="one"), at=at, by_name="x", added=[{"kind": "rating"}])])
    assert TagChange.objects.get().work.key == "one"
    with pytest.raises(IntegrityError):
        insert_objects([work("two", chapter_count=0)])
