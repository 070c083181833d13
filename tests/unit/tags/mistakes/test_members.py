"""R4, R5: whom a relationship is about."""

import pytest

from fanlight.tags.mistakes.members import find
from fanlight.tags.mistakes.people import full_keys, short_keys
from fanlight.tags.mistakes.placeholders import is_nobody, is_relationships
from tests.unit.tags.mistakes.people import LEXICON, TIDE, added, work


def test_a_nickname_names_its_bearer_in_four_ways() -> None:
    assert set(full_keys("James “Bucky” Barnes")) == {
        'james "bucky" barnes', "james bucky barnes", "james barnes", "bucky barnes", "bucky",
    }  # fmt: skip
    assert set(full_keys("Lin Shu | Mei Changsu (Tide)")) >= {"lin shu", "mei changsu"}
    assert set(short_keys("Kira Nerys")) == {"kira", "nerys", "nerys kira"}


@pytest.mark.parametrize(
    ("relationship", "characters", "expected"),
    [
        ("Orla Brannigan/Philippa Finch", ["Orla Brannigan"], [("Philippa Finch", "certain")]),
        ("Orla/Finch", [], [("Orla Brannigan", "likely"), ("Philippa Finch", "likely")]),
        ("Orla Brannigan & Mei Changsu", ["Orla Brannigan"], [("Lin Shu | Mei Changsu", "certain")]),
        ("Bucky/Rook", [], [("Bucky", "uncertain"), ('James "Rook" Garroway', "certain")]),
        ("Orla Brannigan & Pip", ["Orla Brannigan"], [("Philippa Finch", "certain")]),
        ("Wilf/Orla Brannigan", ["Orla Brannigan"], [("Wilf (The Lamp at World's End)", "certain")]),
        ("Philipa Finch/Orla Brannigan", ["Orla Brannigan"], [("Philippa Finch", "likely")]),
        ("Sunniva Dubois/Orla Brannigan", ["Orla Brannigan"], [("Sunniva Dubois", "uncertain")]),
    ],
)
def test_a_member_who_is_no_character_of_the_work_is_proposed(
    relationship: str, characters: list[str], expected: list[tuple[str, str]]
) -> None:
    found = list(find(work(relationship=[relationship], character=characters), LEXICON))
    assert [(added(p)[0][1], p.certainty) for p in found] == expected
    assert all(p.rule == "R4" and not p.repair.removes for p in found)


@pytest.mark.parametrize(
    ("relationship", "characters"),
    [
        ("Orla/Tam", ["Orla Brannigan", "Tam Brannigan"]),
        ("Brannigan/Philippa Finch", ["Orla Brannigan", "Tam Brannigan", "Philippa Finch"]),
        ("Philipa Finch/Orla", ["Philippa Finch", "Orla Brannigan"]),
        ("Wilf/Orla Brannigan", ["Wilf (Tide Tables)", "Orla Brannigan"]),
        ("Orla Brannigan/Reader", ["Orla Brannigan"]),
        ("Orla Brannigan/Original Female Character(s)", ["Orla Brannigan"]),
        ("Orla Brannigan/everyone in the harbour", ["Orla Brannigan"]),
        ("they are all friends", []),
    ],
)
def test_nobody_is_proposed_who_is_there_or_is_nobody(relationship: str, characters: list[str]) -> None:
    assert list(find(work(relationship=[relationship], character=characters), LEXICON)) == []


def test_whom_a_name_leaves_open_is_listed_and_never_guessed() -> None:
    (proposal,) = find(work(relationship=["Brannigan/Philippa Finch"], character=["Philippa Finch"]), LEXICON)
    assert (proposal.reason, bool(proposal.repair)) == ("member-ambiguous", False)
    assert proposal.values["names"] == "Orla Brannigan; Tam Brannigan"


def test_the_fandom_tells_two_of_one_name_apart() -> None:
    (proposal,) = find(work(TIDE, relationship=["Wilf/Reader"]), LEXICON)
    assert added(proposal) == [("character", "Wilf (Tide Tables)")]


@pytest.mark.parametrize(
    "name",
    ["Reader", "You", "OC", "OFC", "OMCs", "Others", "Other Male Character(s)", "Other(s)", "Everyone",
     "Original Character", "Original Characters", "Original Female Character(s)",
     "Original Non-Binary Character(s)", "Original Child Character (Tide Tables)", "Original Alien Character"],
)  # fmt: skip
def test_placeholders_are_nobody_by_name(name: str) -> None:
    assert is_nobody(name)


def test_names_are_somebody() -> None:
    assert not any(map(is_nobody, ["Orla", "The Original", "Mo", "Otherworld Orla", "Original Sin"]))
    assert is_relationships("Minor or Background Relationship(s)")
    assert is_relationships("Other Relationship Tags to Be Added")
    assert not is_relationships("Orla/Tam")
