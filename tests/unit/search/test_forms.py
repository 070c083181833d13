"""A form holds any question, and gives it back."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from fanlight.search.forms import read_form, write_form
from fanlight.search.language import parse, write
from fanlight.search.query import AnyOf, Days, Flag, Named, Not, Numbers, Query, TagNamed, Words
from tests.unit.search.strategies import queries, scrawls

FOG, BELL = TagNamed("freeform", "Fog"), TagNamed("freeform", "Bell")


@given(queries)
@settings(max_examples=300)
def test_a_form_gives_back_what_it_was_made_from(query: Query) -> None:
    fields = write_form(query)
    read = read_form(fields)
    assert read.query == query
    assert {notice.code for notice in read.notices} <= {"empty-range"}
    assert write_form(read.query) == fields


@given(queries)
def test_an_address_that_holds_only_the_text_is_the_same_form(query: Query) -> None:
    assert read_form({"q": [write(query)]}).query == query


names = st.sampled_from(
    ["q", "all", "any", "not", "words-from", "updated-to", "complete", "language", "sort", "dir", "seed"]
)


@given(st.dictionaries(names, st.lists(scrawls, max_size=3), max_size=6))
def test_any_form_has_an_answer(fields: dict[str, list[str]]) -> None:
    read = read_form(fields)
    assert parse(write(read.query)).query == read.query


def test_what_has_a_box_stands_in_it() -> None:
    query = Query((
        FOG, Not(BELL), AnyOf((TagNamed("rating", "Mature"), TagNamed("rating", "Explicit"))), Words("storm"),
        Numbers("words", 5_000, 20_000), Days("updated", low=date(2020, 1, 1)), Flag("complete", True),
        Named("language", "en"),
    ), sort="kudos", descending=False)  # fmt: skip
    assert write_form(query) == {
        "q": ["storm"],
        "all": ["freeform:Fog"],
        "not": ["freeform:Bell"],
        "any": ["rating:Explicit", "rating:Mature"],
        "words-from": ["5k"],
        "words-to": ["20k"],
        "updated-from": ["2020-01-01"],
        "complete": ["yes"],
        "language": ["en"],
        "sort": ["kudos"],
        "dir": ["asc"],
    }


def test_a_box_that_cannot_be_read_is_named_and_all_others_hold() -> None:
    read = read_form({"words-from": ["many"], "all": ["freeform:Fog"], "sort": ["colour"], "updated-to": ["7 days"]})
    assert [(notice.code, notice.values["box"]) for notice in read.notices] == [
        ("bad-number", "words-from"),
        ("bad-sort", "sort"),
    ]
    assert FOG in read.query.where
    assert write(read.query) == "freeform:Fog updated:<=7d"


def test_tags_of_which_any_will_do_are_apart_by_kind() -> None:
    read = read_form({"any": ["freeform:Fog", "freeform:Bell", "rating:Mature", "Lamp"]})
    assert write(read.query) == "tag:Lamp rating:Mature (freeform:Bell OR freeform:Fog)"
