"""R1, R2, R3, R6: how relationships are written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fanlight.tags.mistakes.grammar import Parsed, join, parse
from fanlight.tags.mistakes.relationships import find
from tests.unit.tags.mistakes.people import LEXICON, added, work


@pytest.mark.parametrize(
    ("name", "members", "signs"),
    [
        ("Orla/Tam", ("Orla", "Tam"), "/"),
        ("Orla & Tam", ("Orla", "Tam"), "&"),
        ("Orla/Tam/Wilf", ("Orla", "Tam", "Wilf"), "/"),
        ("Worf (Lamp:A/B)/Tam", ("Worf (Lamp:A/B)", "Tam"), "/"),
        ('Leonard "A/B" Finch & Tam', ('Leonard "A/B" Finch', "Tam"), "&"),
        ("“A/B” Finch/Tam", ('"A/B" Finch', "Tam"), "/"),
        ("Danny | Adore & Snow White | Mary", ("Danny | Adore", "Snow White | Mary"), "&"),
        ("Orla*s*Tam", ("Orla", "Tam"), "/"),
        ("Orla*a*Tam", ("Orla", "Tam"), "&"),
        ("Orla x Tam", ("Orla", "Tam"), "/"),
        ("Orla×Tam", ("Orla", "Tam"), "/"),
        ("Orla&Tam", ("Orla", "Tam"), "&"),
        ("Orla and Tam", ("Orla", "Tam"), "&"),
        ("Orla/Tam & Wilf", ("Orla", "Tam", "Wilf"), "&/"),
        ("Orla (open/Tam", ("Orla (open", "Tam"), "/"),
        ("Orla/Tam - Relationship", ("Orla", "Tam"), "/"),
    ],
)
def test_a_relationship_is_taken_apart(name: str, members: tuple[str, ...], signs: str) -> None:
    parsed = parse(name)
    assert parsed
    assert (parsed.members, parsed.signs) == (members, frozenset(signs))


@pytest.mark.parametrize("name", ["Orla", "Orla/", "/", "", "Alexandra", "Roland", "(Orla/Tam)", '"Orla/Tam"', "Max X"])
def test_what_joins_nothing_is_no_relationship(name: str) -> None:
    assert parse(name) is None


@pytest.mark.parametrize(
    ("name", "qualifiers"),
    [
        ("past Orla/Tam", ("past",)),
        ("Implied/Referenced Orla/Tam", ("Implied/Referenced",)),
        ("minor or background Orla/Tam", ("minor or background",)),
        ("Orla/Tam (past)", ("past",)),
        ("Orla/Tam (one-sided) (mentioned)", ("mentioned", "one-sided")),
        ("Orla/Tam - past relationship", ("past relationship",)),
        ("Orla/Tam mentioned", ("mentioned",)),
        ("Orla/Tam (Past Perfect)", ("Past Perfect",)),
        ("Orla/Tam (Tide Tables)", ()),
    ],
)
def test_what_qualifies_it_is_set_apart(name: str, qualifiers: tuple[str, ...]) -> None:
    parsed = parse(name)
    assert parsed
    assert parsed.qualifiers == qualifiers


NAMES = st.from_regex(r"[A-Z][a-z]{2,8}( [A-Z][a-z]{2,8})?", fullmatch=True)


@settings(max_examples=60)
@given(st.lists(NAMES, min_size=2, max_size=5), st.sampled_from("/&"))
def test_what_is_written_is_read_again(members: list[str], sign: str) -> None:
    assert parse(join(members, sign)) == Parsed(tuple(members), frozenset(sign))


@pytest.mark.parametrize(
    ("written", "rule", "better", "certainty"),
    [
        ("Philippa Finch/Orla Brannigan", "R3", "Orla Brannigan/Philippa Finch", "certain"),
        ("Tam Brannigan & Orla Brannigan", "R3", "Orla Brannigan & Tam Brannigan", "certain"),
        ("Orla Brannigan x Philippa Finch", "R2", "Orla Brannigan/Philippa Finch", "certain"),
        ("Orla Brannigan/Pip", "R2", "Orla Brannigan/Philippa Finch", "certain"),
        ("Orla Brannigan/Finch", "R2", "Orla Brannigan/Philippa Finch", "likely"),
        ("Orla Braningan/Philippa Finch", "R2", "Orla Brannigan/Philippa Finch", "likely"),
        ("Orla Brannigan/Rook Garroway", "R2", 'Orla Brannigan/James "Rook" Garroway', "certain"),
        ("Orla Brannigan and Tam Brannigan", "R2", "Orla Brannigan & Tam Brannigan", "uncertain"),
        ("Sunniva x Maro", "R2", "Sunniva/Maro", "likely"),
    ],
)
def test_a_relationship_is_known_by_another_name(written: str, rule: str, better: str, certainty: str) -> None:
    (proposal,) = find(work(relationship=[written]), LEXICON)
    assert (proposal.rule, added(proposal), proposal.certainty) == (rule, [("relationship", better)], certainty)
    assert [word.name for word in proposal.repair.removes] == [written]


@pytest.mark.parametrize(
    "written",
    ["Orla Brannigan/Philippa Finch", "Orla Brannigan & Tam Brannigan", "Sunniva/Maro", "Brannigan/Philippa Finch",
     "Orla Brannigan/OC", "Hurt/Sorry", "Minor or Background Relationship(s)", "Other Relationship Tags to Be Added",
     "Orla Brannigan"],
)  # fmt: skip
def test_nothing_is_said_of_what_is_right_or_ambiguous(written: str) -> None:
    assert list(find(work(relationship=[written]), LEXICON)) == []


def test_two_signs_are_two_relationships_and_a_qualifier_is_a_freeform() -> None:
    (mixed,) = find(work(relationship=["Orla/Tam & Wilf"]), LEXICON)
    assert (mixed.rule, added(mixed)) == ("R1", [("relationship", "Orla/Tam"), ("relationship", "Tam & Wilf")])
    (past,) = find(work(relationship=["past Philippa Finch/Orla Brannigan"]), LEXICON)
    best = "Orla Brannigan/Philippa Finch"
    assert (past.rule, added(past)) == ("R6", [("relationship", best), ("freeform", f"Past {best}")])


def test_what_joins_nobody_is_asked_about() -> None:
    (flag,) = find(work(relationship=["they are all friends"]), LEXICON)
    assert (flag.rule, bool(flag.repair)) == ("R1", False)
