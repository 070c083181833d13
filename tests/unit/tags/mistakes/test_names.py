"""R10, R12, R13, and the ends that AO3 hangs on names."""

import pytest

from fanlight.tags.mistakes import disambiguation, slips
from fanlight.tags.mistakes.lexicon import Lexicon
from fanlight.tags.mistakes.suffixes import without_suffix
from fanlight.tags.mistakes.values import Known, Tagged
from tests.unit.tags.mistakes.people import LAMP, LEXICON, TIDE, added, work


@pytest.mark.parametrize(
    ("fandom", "written", "better"),
    [
        (TIDE, "Wilf", "Wilf (Tide Tables)"),
        (LAMP, "Wilf", "Wilf (The Lamp at World's End)"),
        (LAMP, "Wilf (Tide Tables)", "Wilf (The Lamp at World's End)"),
        (TIDE, "Nell", "Nell (Tide Tables)"),
    ],
)
def test_the_works_fandom_tells_whose_name_it_is(fandom: str, written: str, better: str) -> None:
    (proposal,) = disambiguation.find(work(fandom, character=[written]), LEXICON)
    assert (proposal.rule, added(proposal)) == ("R10", [("character", better)])


@pytest.mark.parametrize(
    ("fandom", "written"),
    [("Orchard", "Wilf"), (LAMP, "Nell"), (TIDE, "Wilf (Tide Tables)"), (TIDE, "Nell (mentioned)")],
)
def test_nothing_is_said_where_the_fandom_does_not_tell(fandom: str, written: str) -> None:
    assert list(disambiguation.find(work(fandom, character=[written]), LEXICON)) == []


@pytest.mark.parametrize(
    ("kind", "written", "rule", "better"),
    [
        ("freeform", "Lighthuoses", "R12", "Lighthouses"),
        ("freeform", "Lighthouse", "R12", "Lighthouses"),
        ("character", "Philipa Finch", "R12", "Philippa Finch"),
        ("character", "hPilippa Finch", "R12", "Philippa Finch"),
        ("fandom", "Tide Tabels", "R12", "Tide Tables"),
        ("freeform", "Lighthouses.", "R13", "Lighthouses"),
        ("freeform", "Don’t copy to another site", "R13", "Don't copy to another site"),
        ("freeform", "Don&#x27;t copy to another site", "R13", "Don't copy to another site"),
        ("freeform", "Donâ€™t copy to another site", "R13", "Don't copy to another site"),
        ("freeform", "Bells &amp; Whistles", "R13", "Bells & Whistles"),
    ],
)
def test_the_name_that_was_meant_is_asked_for(kind: str, written: str, rule: str, better: str) -> None:
    (proposal,) = slips.find(Tagged({kind: (written,)}), LEXICON)
    assert (proposal.rule, added(proposal)) == (rule, [(kind, better)])


@pytest.mark.parametrize(
    "written", ["Episode: 13", "Flufy", "Angst", "Mr. A.", "Wait...", "Wehtaar", "Fog & Bells", "Ångström"]
)
def test_a_number_a_short_name_and_a_plain_name_are_no_slips(written: str) -> None:
    assert list(slips.find(work("Orchard", freeform=[written]), LEXICON)) == []


def test_a_placeholder_in_the_plural_is_no_slip() -> None:
    lexicon = Lexicon([Known("character", "Original Tidal Character(s)", 90)])
    assert list(slips.find(Tagged({"character": ("Original Tidal Characters",)}), lexicon)) == []
    assert list(slips.find(Tagged({"character": ("Oriignal Tidal Character(s)",)}), lexicon)) != []


@pytest.mark.parametrize(
    ("kind", "written", "name"),
    [
        ("freeform", "Odo - Freeform", "Odo"),
        ("relationship", "Odo - relationship", "Odo"),
        ("fandom", "Tide Tables - Fandom", "Tide Tables"),
        ("character", "Odo - Freeform", "Odo - Freeform"),
        ("freeform", " - Freeform", " - Freeform"),
        ("rating", "Mature - Rating", "Mature - Rating"),
    ],
)
def test_the_kind_behind_a_name_is_none_of_it(kind: str, written: str, name: str) -> None:
    assert without_suffix(kind, written) == name
