"""One press on a row of the panel."""

import pytest
from hypothesis import given

from fanlight.search.edits import Group, group_of, put, settle
from fanlight.search.language import parse, write
from fanlight.search.query import Named, Query, TagNamed
from fanlight.search.results import Meant
from tests.unit.search.strategies import queries

FOG = TagNamed("freeform", "Fog")


@pytest.mark.parametrize(
    ("before", "group", "after"),
    [
        ("", "all", "freeform:Fog"),
        ("", "not", "-freeform:Fog"),
        ("freeform:fog", "", ""),
        ("freeform:fog", "not", "-freeform:Fog"),
        ("-freeform:FÓG storm", "all", "storm freeform:Fog"),
        ("freeform:Bell", "any", "(freeform:Bell OR freeform:Fog)"),
        ("freeform:Bell fandom:Lamp", "any", "fandom:Lamp (freeform:Bell OR freeform:Fog)"),
        ("(freeform:Bell OR freeform:Ice)", "any", "(freeform:Bell OR freeform:Fog OR freeform:Ice)"),
        ("(freeform:Bell OR freeform:Fog)", "", "freeform:Bell"),
        ("(freeform:Bell OR freeform:Fog)", "not", "freeform:Bell -freeform:Fog"),
        ("(freeform:Bell OR fandom:Lamp)", "all", "freeform:Fog (fandom:Lamp OR freeform:Bell)"),
    ],
)
def test_a_tag_goes_from_group_to_group(before: str, group: Group, after: str) -> None:
    changed = put(parse(before).query, FOG, group)
    assert write(changed) == after
    assert group_of(changed, FOG) == group


def test_languages_have_groups_too() -> None:
    english, german = Named("language", "en"), Named("language", "de")
    both = put(Query((english,)), german, "any")
    assert write(both) == "(language:de OR language:en)"
    assert group_of(put(both, german, "not"), german) == "not"


@given(queries)
def test_what_is_put_in_can_be_taken_out(query: Query) -> None:
    without = put(query, FOG, "")
    assert group_of(without, FOG) == ""
    assert put(put(without, FOG, "all"), FOG, "") == without
    assert put(put(without, FOG, "not"), FOG, "") == without


def test_names_are_spelled_as_the_library_does() -> None:
    query = parse('-freeform:fogg tag:lamp freeform:="fogg" tag:tide freeform:Nowhere').query
    meant = [
        Meant("freeform", "fogg", "Fog", frozenset({1}), kinds=("freeform",)),
        Meant("", "lamp", "The Lamp", frozenset({2}), kinds=("fandom",)),
        Meant("", "tide", "Tide", frozenset({3, 4}), kinds=("fandom", "freeform")),
        Meant("freeform", "Nowhere", "Nowhere", frozenset()),
    ]
    settled = settle(query, meant)
    assert write(settled) == 'tag:tide fandom:"The Lamp" -freeform:Fog freeform:Nowhere freeform:=fogg'
