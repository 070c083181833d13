"""R11, and all rules together."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fanlight.tags.mistakes import checks, contradictions
from fanlight.tags.mistakes.checks import every, examine
from fanlight.tags.mistakes.measured import PRECISION
from fanlight.tags.mistakes.sayings import REASONS, say
from fanlight.tags.mistakes.values import Tagged
from tests.unit.tags.mistakes.people import LEXICON, work


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        ({"warning": ["No Archive Warnings Apply", "Major Character Death"]}, "none-apply"),
        ({"category": ["Gen"], "relationship": ["Orla/Tam"]}, "gen-with-pairs"),
        ({"category": ["F/F"]}, "pair-category-alone"),
        ({"rating": ["General Audiences"], "freeform": ["PWP"]}, "rating-too-low"),
        ({"freeform": ["Weather", "Storms"]}, "metatag-implied"),
    ],
)
def test_tags_that_contradict_each_other_are_named(names: dict[str, list[str]], reason: str) -> None:
    (proposal,) = contradictions.find(work(**names), LEXICON)
    assert proposal.reason == reason


@pytest.mark.parametrize(
    "names",
    [
        {"warning": ["No Archive Warnings Apply"]},
        {"warning": ["Creator Chose Not To Use Archive Warnings", "Major Character Death"]},
        {"category": ["Gen"], "relationship": ["Orla & Tam"]},
        {"category": ["Gen", "F/F"], "relationship": ["Orla/Tam"]},
        {"rating": ["Mature"], "freeform": ["PWP"]},
        {"freeform": ["Storms", "Fluff"]},
    ],
)
def test_tags_that_agree_are_left_alone(names: dict[str, list[str]]) -> None:
    assert list(contradictions.find(work(**names), LEXICON)) == []


def test_every_reason_is_a_sentence_and_every_rule_was_measured() -> None:
    tags = work(
        warning=["No Archive Warnings Apply", "Major Character Death"],
        category=["Gen"],
        relationship=["Philippa Finch/Orla Brannigan", "Orla/Tam & Wilf", "friends"],
        character=["Fluff", "Wilf"],
        freeform=["Fluff. Angst", "Lighthouses."],
    )
    found = list(every(tags, LEXICON))
    assert {p.rule for p in found} >= {"R1", "R3", "R4", "R7", "R9", "R10", "R11", "R13"}
    assert all("%(" not in say(p) and p.rule in PRECISION for p in found)
    assert all(p.reason in REASONS for p in found)


def test_the_surest_come_first_and_no_tag_is_mended_twice() -> None:
    found = examine(work(character=["Orla Brannigan/Philippa Finch"], freeform=["Lighthuoses"]), LEXICON)
    assert [p.certainty for p in found] == sorted((p.certainty for p in found), key=checks._ORDER.index)
    mended = [word for p in found for word in p.repair.removes]
    assert len(mended) == len(set(mended))


def test_a_rule_may_say_as_much_as_it_has_earned(monkeypatch: pytest.MonkeyPatch) -> None:
    tags = work(relationship=["Philippa Finch/Orla Brannigan"], character=["Orla Brannigan", "Philippa Finch"])

    def certainties(precision: float | None) -> list[str]:
        monkeypatch.setitem(PRECISION, "R3", precision)
        return [p.certainty for p in examine(tags, LEXICON)]

    assert certainties(0.99) == ["certain"]
    assert certainties(0.9) == ["uncertain"]
    assert certainties(None) == ["uncertain"]
    assert certainties(0.7) == []


HOSTILE = st.text(alphabet=" /&x\"|()*+.;,-'“”\u202e\u200baAé水😀\n\t&#x27;Original past ", max_size=60)
NAMES: Any = st.lists(st.one_of(HOSTILE, st.text(max_size=30)).filter(bool), max_size=4)


@settings(max_examples=80, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(("fandom", "relationship", "character", "freeform"), NAMES)))
def test_no_name_upsets_the_rules_and_every_repair_changes_something(names: dict[str, list[str]]) -> None:
    tags = Tagged({kind: tuple(values) for kind, values in names.items()})
    for proposal in every(tags, LEXICON):
        assert say(proposal)
        assert not proposal.repair or proposal.repair.removes != proposal.repair.adds
        assert all(word.name.strip() for word in proposal.repair.adds)
        assert all(word in tags.words for word in proposal.repair.removes)
