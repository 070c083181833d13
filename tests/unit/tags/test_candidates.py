"""What a tag is likely to be another spelling of, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.accounts.viewers import GUEST, OPERATOR
from fanlight.tags.actions import synonyms
from fanlight.tags.candidates import keys_of, rank
from fanlight.tags.selectors.candidates import list_candidates


@pytest.mark.parametrize(
    ("kind", "name", "other", "why"),
    [
        ("freeform", "slowburn", "Slow Burn", "letters"),
        ("freeform", "slow-burn!", "Slow Burn", "letters"),
        ("relationship", "Tam/Orla", "Orla/Tam", "order"),
        ("relationship", "Tam & Orla", "Orla & Tam", "order"),
        ("character", "Bucky Barnes", 'James "Bucky" Barnes', "nickname"),
        ("character", "Mei Changsu", "Lin Shu | Mei Changsu", "nickname"),
        ("freeform", "Burn Slow", "Slow Burn", "words"),
        ("freeform", "Lighthuoses", "Lighthouses", "slip"),
        ("freeform", "Robin", "Robin (Lamp)", "brackets"),
        ("freeform", "Very Slow Burn", "Slow Burn", "part"),
    ],
)
def test_reasons(kind: str, name: str, other: str, why: str) -> None:
    [likely] = rank(kind, name, [(1, other, 5)])
    assert likely.why[0] == why


@pytest.mark.parametrize(
    ("kind", "name", "other"),
    [
        ("freeform", "Fog", "Dog"),  # too short for a slip
        ("freeform", "Season 1 Episode 2", "Season 1 Episode 3"),  # digits are no slips
        ("relationship", "Orla/Tam", "Orla & Tam"),  # not the same thing
        ("relationship", "Orla/Tam", "Orla/Gale"),
    ],
)
def test_no_reason(kind: str, name: str, other: str) -> None:
    assert rank(kind, name, [(1, other, 5)]) == []


def test_the_likeliest_stands_first_then_the_most_used() -> None:
    found = rank("freeform", "slowburn", [(1, "Slow Burn", 2), (2, "SlowBurn", 9), (3, "Slowburns", 50)])
    assert [likely.id for likely in found] == [2, 1, 3]


@given(st.sampled_from(["freeform", "character", "relationship", "fandom"]), st.text(max_size=30), st.text(max_size=30))
def test_any_names_can_be_compared(kind: str, name: str, other: str) -> None:
    assert all(0 < likely.score <= 1.1 for likely in rank(kind, name, [(1, other, 1)]))
    assert all(keys_of(kind, name))


@pytest.mark.django_db
def test_candidates_are_canonicals_and_better_used_tags_a_synonym_stands_for_its_canonical(tag) -> None:
    tag("freeform:Slow Burn", canonical=True, uses=9)
    synonyms.merge(tag=tag("freeform:Slow-Burn Romance"), name="Slow Burn", by=OPERATOR)
    tag("freeform:slow burnn", uses=1)
    tag("freeform:Slow Burns", uses=4)
    unsure = tag("freeform:slowburn romance", uses=2)
    found = list_candidates(OPERATOR, unsure)
    assert [(one.tag.name, one.why[0]) for one in found] == [("Slow Burn", "letters")]
    found = list_candidates(OPERATOR, tag("freeform:slow burn's"))
    assert [one.tag.name for one in found] == ["Slow Burns", "Slow Burn", "slow burnn"]
    assert list_candidates(GUEST, unsure) == []


@pytest.mark.django_db
def test_a_name_that_begins_otherwise_is_found_by_what_else_it_is_called_or_by_others_who_know(tag) -> None:
    tag("relationship:Orla Brannigan/Tam", canonical=True)
    tag("freeform:Found Family", canonical=True)
    assert [one.tag.name for one in list_candidates(OPERATOR, tag("relationship:Tam/Orla Brannigan"))] == [
        "Orla Brannigan/Tam"
    ]
    lost = tag("freeform:Family, Found")
    assert list_candidates(OPERATOR, lost) == []
    assert [one.why[0] for one in list_candidates(OPERATOR, lost, near=["Found Family"])] == ["words"]
