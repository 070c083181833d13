"""Tags: one for all spellings of a name within a kind."""

import pytest
from django.db import IntegrityError, transaction

from fanlight.accounts.viewers import GUEST, OPERATOR
from fanlight.kernel.errors import NotFound
from fanlight.tags.actions import tags
from fanlight.tags.models import Tag
from fanlight.tags.selectors.lists import list_completions, list_most_used
from fanlight.tags.selectors.meanings import get_meaning
from fanlight.tags.vocabulary import VOCABULARY

pytestmark = pytest.mark.django_db


def test_a_name_is_unique_within_its_kind_blind_to_case_accents_and_form() -> None:
    ids = tags.ensure(
        [("character", "Amélie"), ("character", "AMELIE"), ("character", "Ame\u0301lie"), ("fandom", "Amélie")]
    )
    assert len(ids) == 2
    assert Tag.objects.get(kind="character", folded="amelie").name == "Amélie"
    assert tags.ensure([("character", "amelie")])["character", "amelie"] == ids["character", "amelie"]


def test_many_at_once() -> None:
    wanted = [("freeform", f"Tag {n}") for n in range(2500)]
    assert len(tags.ensure(wanted)) == 2500
    assert tags.ensure(wanted) == tags.ensure(reversed(wanted))


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "mood", "name": "x", "folded": "x"},
        {"kind": "freeform", "name": "", "folded": ""},
    ],
)
def test_the_database_refuses_what_is_no_tag(fields: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Tag.objects.create(**fields)


def test_the_database_refuses_a_canonical_synonym_and_a_synonym_of_itself() -> None:
    canonical = Tag.objects.create(kind="freeform", name="A", folded="a", is_canonical=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Tag.objects.create(kind="freeform", name="B", folded="b", is_canonical=True, synonym_of=canonical)
    with pytest.raises(IntegrityError), transaction.atomic():
        Tag.objects.filter(pk=canonical.pk).update(is_canonical=False, synonym_of=canonical.pk)


def test_every_wording_of_the_fixed_vocabularies_is_there_and_stands_for_its_canonical() -> None:
    for kind, values in VOCABULARY.items():
        for name, wordings in values.items():
            for wording in (name, *wordings):
                meaning = get_meaning(OPERATOR, kind=kind, name=wording.upper())
                assert (meaning.name, len(meaning.ids)) == (name, 1 + len(wordings))


def test_uses_are_counted_up_and_down() -> None:
    ids = tags.ensure([("freeform", "Fog"), ("freeform", "Bell")])
    tags.count_uses({ids["freeform", "fog"]: 3, ids["freeform", "bell"]: 1})
    tags.count_uses({ids["freeform", "fog"]: -1})
    assert [(row.name, row.uses) for row in list_most_used(OPERATOR, kind="freeform", limit=5)] == [
        ("Fog", 2),
        ("Bell", 1),
    ]
    assert list_most_used(GUEST, kind="freeform", limit=5) == []


def test_synonyms_are_counted_with_their_canonical() -> None:
    ids = tags.ensure([("warning", "Choose Not To Use Archive Warnings"), ("warning", "No Archive Warnings Apply")])
    tags.count_uses(dict.fromkeys(ids.values(), 2))
    tags.count_uses({ids["warning", "choose not to use archive warnings"]: 1})
    rows = [(row.name, row.uses) for row in list_most_used(OPERATOR, kind="warning", limit=5)]
    assert rows == [("Creator Chose Not To Use Archive Warnings", 3), ("No Archive Warnings Apply", 2)]


def test_completion_is_by_prefix_most_used_first_and_only_of_what_is_used() -> None:
    uses = {
        ("freeform", "Fog"): 1,
        ("freeform", "Fóggy Nights"): 5,
        ("character", "Fogarty"): 3,
        ("freeform", "Fogbank"): 0,
    }
    ids = tags.ensure(uses)
    tags.count_uses({ids[tags.identity(*tag)]: count for tag, count in uses.items()})
    assert [row.name for row in list_completions(OPERATOR, text="FÓG")] == ["Fóggy Nights", "Fogarty", "Fog"]
    assert [row.name for row in list_completions(OPERATOR, text="fog", kinds=["character"])] == ["Fogarty"]
    assert list_completions(OPERATOR, text=" ") == []
    assert list_completions(GUEST, text="fog") == []


def test_a_guest_learns_nothing_of_a_tag() -> None:
    tags.ensure([("freeform", "Fog")])
    with pytest.raises(NotFound):
        get_meaning(GUEST, kind="freeform", name="Fog")
