from datetime import date

import pytest

from fanlight.search.query import (
    DEPTH,
    MOST_CLAUSES,
    ROOM,
    Age,
    AllOf,
    AnyOf,
    Days,
    Flag,
    Node,
    Not,
    Numbers,
    Query,
    TagNamed,
    Words,
    canonical,
    leaves,
)

FOG, LAMP, STORM = TagNamed("freeform", "Fog"), TagNamed("fandom", "The Lamp"), Words("storm")
LONG, DONE = Numbers("words", low=10_000), Flag("complete", True)


def test_the_order_and_number_of_equal_clauses_make_no_difference() -> None:
    assert Query((FOG, LAMP, FOG, STORM)) == Query((STORM, LAMP, FOG))
    assert Query((AnyOf((FOG, LAMP)),)) == Query((AnyOf((LAMP, FOG, LAMP)),))


def test_brackets_without_need_are_gone() -> None:
    assert Query((AllOf((FOG, AllOf((LAMP,)))),)) == Query((FOG, LAMP))
    assert Query((AnyOf((FOG,)),)) == Query((FOG,))
    assert Query((AnyOf((FOG, AnyOf((LAMP, DONE)))),)) == Query((AnyOf((FOG, LAMP, DONE)),))


def test_not_stands_before_leaves_alone() -> None:
    assert canonical(Not(AnyOf((FOG, LAMP)))) == canonical(AllOf((Not(FOG), Not(LAMP))))
    assert canonical(Not(AllOf((FOG, Not(LAMP))))) == canonical(AnyOf((Not(FOG), LAMP)))
    assert canonical(Not(Not(FOG))) == FOG


def test_ranges_that_must_all_hold_are_one() -> None:
    assert Query((LONG, Numbers("words", high=20_000))) == Query((Numbers("words", 10_000, 20_000),))
    assert Query((LONG, Numbers("kudos", low=1))).where == (Numbers("kudos", low=1), LONG)
    either: Node = AnyOf((LONG, Numbers("words", high=100)))
    assert Query((either,)).where == (canonical(either),)


def test_every_impossible_range_is_the_same() -> None:
    assert Query((LONG, Numbers("words", high=5))) == Query((Numbers("words", 30, 2),))


def test_what_is_usual_is_not_said() -> None:
    assert Query((STORM,), sort="relevance", descending=True) == Query((STORM,))
    assert Query((FOG,), sort="updated") == Query((FOG,))
    assert Query((FOG,)).order == "updated"
    assert Query((FOG, Not(STORM))).order == "updated"
    assert Query((STORM,)).order == "relevance"
    assert Query((STORM,), sort="updated").sort == "updated"
    assert Query(sort="title").is_descending is False
    assert Query(sort="title", descending=True).is_descending is True


def test_only_a_shuffled_list_has_a_seed() -> None:
    assert Query(seed=7) == Query()
    assert Query(sort="random", seed=7) != Query(sort="random", seed=8)


def test_a_question_holds_only_so_much() -> None:
    many = tuple(TagNamed("freeform", str(number)) for number in range(MOST_CLAUSES + ROOM))
    assert len(Query(many).where) == MOST_CLAUSES + ROOM
    with pytest.raises(ValueError, match="clauses"):
        Query((*many, FOG))
    node: Node = FOG
    for depth in range(DEPTH):
        node = AllOf((node, LAMP)) if depth % 2 else AnyOf((node, DONE))
    Query((node,))
    with pytest.raises(ValueError, match="deep"):
        Query((AnyOf((node, STORM)),))


def test_clauses_are_added_and_taken_away() -> None:
    assert Query((FOG,)).plus(LAMP).minus(FOG) == Query((LAMP,))
    assert set(leaves(Query((AnyOf((FOG, Not(LAMP))), DONE)).where)) == {FOG, LAMP, DONE}


def test_every_kind_of_clause_has_its_place() -> None:
    days, age = Days("updated", low=date(2019, 1, 1)), Age("updated", "<", 7, "day")
    assert Query((days, age, Days("updated", high=date(2019, 1, 1)))) == Query(
        (Days("updated", high=date(2019, 1, 1)), days, age)
    )


def test_either_of_two_words_is_sorted_by_relevance_and_neither_is_not() -> None:
    either = AnyOf((Words("lamp"), Words("fog")))
    assert Query((either,)).order == "relevance"
    assert Query((Not(either),)).order == "updated"
