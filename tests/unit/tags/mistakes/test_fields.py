"""R7, R8, R9: names in a field where they do not belong, and several in one."""

import pytest

from fanlight.tags.mistakes import fields, joined, shapes
from fanlight.tags.mistakes.values import Action
from tests.unit.tags.mistakes.people import LEXICON, TIDE, added, work


@pytest.mark.parametrize(
    ("field", "name", "kind", "certainty"),
    [
        ("freeform", "Orla Brannigan", "character", "certain"),
        ("relationship", "Philippa Finch", "character", "certain"),
        ("character", "Fluff", "freeform", "certain"),
        ("freeform", TIDE, "fandom", "certain"),
        ("character", "Orla Brannigan/Philippa Finch", "relationship", "certain"),
        ("freeform", "Tam Brannigan/Philippa Finch", "relationship", "likely"),
        ("character", "Tam Brannigan & Reader", "relationship", "likely"),
        ("freeform", "Orla Brannigan - Freeform", "character", "certain"),
    ],
)
def test_a_name_of_another_kind_is_moved(field: str, name: str, kind: str, certainty: str) -> None:
    (proposal,) = fields.find(work(**{field: [name]}), LEXICON)
    assert (proposal.action, proposal.certainty) == (Action.RETYPE, certainty)
    assert added(proposal) == [(kind, name.removesuffix(" - Freeform"))]


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("freeform", "Hurt/Comfort"),
        ("freeform", "Fluff/Angst"),
        ("freeform", "Sunniva/Maro"),
        ("freeform", "past Orla Brannigan/Philippa Finch"),
        ("freeform", "Reader"),
        ("freeform", "Weather"),
        ("character", "Sunniva"),
    ],
)
def test_a_bare_sign_or_an_unknown_name_tells_nothing(field: str, name: str) -> None:
    assert list(fields.find(work(**{field: [name]}), LEXICON)) == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Signals (TV 2014)", True),
        ("Signals (Movie 2014)", True),
        ("Harbour - All Media Types", True),
        ("Harbour & Related Fandoms", True),
        ("Women's Rowing RPF", True),
        ("The Tide Clock - Ines Marchetti", True),
        ("Alternate Universe - Coffee Shop", False),
        ("Alternate Universe - Tide Clock Fusion", False),
        ("Slow burn - slower than usual", False),
        ("Wilf (Tide Tables)", False),
    ],
)
def test_the_shape_of_a_fandom_is_asked_about(name: str, told: bool) -> None:
    found = list(shapes.find(work(freeform=[name]), LEXICON))
    assert [added(p) for p in found] == ([[("fandom", name)]] if told else [])
    assert all(p.certainty == "uncertain" for p in found)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Fluff. Angst", ["Fluff", "Angst"]),
        ("Fluff;Lighthouses", ["Fluff", "Lighthouses"]),
        ("Fluff / Angst", ["Fluff", "Angst"]),
        ("fluff, angst, lighthouses", ["Fluff", "Angst", "Lighthouses"]),
    ],
)
def test_known_names_in_one_tag_are_parted(name: str, parts: list[str]) -> None:
    (proposal,) = joined.find(work(freeform=[name]), LEXICON)
    assert added(proposal) == [("freeform", part) for part in parts]


@pytest.mark.parametrize(
    "name", ["Hurt/Comfort", "Fluff. Something of my own", "Fluff.", "A.I.", "Fluff... or not", "Fluff...Angst"]
)
def test_a_tag_with_an_unknown_part_stays_whole(name: str) -> None:
    assert list(joined.find(work(freeform=[name]), LEXICON)) == []
