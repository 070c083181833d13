"""What a reader is told of before they read on, by values alone."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fanlight.reading.rules.forewarnings import Borne, Forewarning, Since, Told, forewarn

IDS = {
    "General Audiences": 1, "Teen And Up Audiences": 2, "Mature": 3, "Explicit": 4, "Not Rated": 5, "PG": 6,
    "Major Character Death": 11, "No Archive Warnings Apply": 12, "Choose Not To Warn": 13, "MCD": 14,
    "Storms at Sea": 21, "Gales": 22, "Letters": 23,
}  # fmt: skip
HEADS = {"MCD": "Major Character Death"}


def borne(name: str, chapter: int | None = None) -> Borne:
    pk = IDS[name]
    kind = "rating" if pk < 10 else "warning" if pk < 20 else "freeform"
    head = HEADS.get(name, name)
    return Borne(pk, IDS[head], kind, name, head, chapter)


def told_of(found: Forewarning, chapter: int | None = None) -> list[str]:
    return [cause.tag.name for cause in (found.chapters.get(chapter, ()) if chapter else found.whole)]


OWN = [borne("Teen And Up Audiences"), borne("No Archive Warnings Apply"), borne("Letters")]


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        ("Major Character Death", True),
        ("MCD", True),
        ("Choose Not To Warn", True),
        ("No Archive Warnings Apply", False),
        ("General Audiences", False),
        ("Teen And Up Audiences", False),
        ("Mature", True),
        ("Explicit", True),
        ("Not Rated", False),
        ("PG", True),  # of another scale: nobody knows whether it is higher
        ("Storms at Sea", False),
    ],
)
def test_what_a_chapter_brings(name: str, is_told: bool) -> None:
    found = forewarn([*OWN, borne(name, 4)], told=None)
    assert told_of(found, 4) == ([name] if is_told else [])
    assert told_of(found) == []


def test_what_the_work_has_is_nothing_that_a_chapter_brings() -> None:
    own = [borne("Explicit"), borne("Major Character Death")]
    assert forewarn([*own, borne("Mature", 2), borne("MCD", 2)], told=None) == Forewarning()


def test_a_listed_tag_is_told_of_wherever_it_is() -> None:
    listed = {IDS["Letters"], IDS["Gales"]}
    found = forewarn([*OWN, borne("Gales", 3), borne("Storms at Sea", 3)], told=None, listed=listed)
    assert told_of(found) == ["Letters"]
    assert told_of(found, 3) == ["Gales"]
    assert all(cause.is_listed for cause in found.before(3))


def test_what_was_accepted_is_not_asked_again_in_any_spelling() -> None:
    tags = [*OWN, borne("MCD", 2), borne("Major Character Death", 5), borne("Explicit", 5)]
    told = Told(frozenset({IDS["MCD"], IDS["Major Character Death"]}), 1)
    found = forewarn(tags, told=told)
    assert (told_of(found, 2), told_of(found, 5)) == ([], ["Explicit"])


def test_who_accepted_the_higher_rating_accepted_the_lower() -> None:
    tags = [*OWN, borne("Explicit", 2), borne("Mature", 3)]
    assert not forewarn(tags, told=Told(frozenset({IDS["Explicit"]}))).chapters
    assert list(forewarn(tags, told=Told(frozenset({IDS["Mature"]}))).chapters) == [2]


def test_what_came_to_the_work_since_is_told_of_whatever_is_opened() -> None:
    tags = [*OWN, borne("Major Character Death"), borne("Gales")]
    came = Since(frozenset({IDS["Major Character Death"], IDS["Gales"]}))
    assert told_of(forewarn(tags, told=Told(), since=came)) == ["Major Character Death"]
    assert told_of(forewarn(tags, told=None)) == []  # they saw it on the card


@pytest.mark.parametrize(
    ("before", "now", "is_told"),
    [("Teen And Up Audiences", "Mature", True), ("Explicit", "Mature", False), ("Not Rated", "Mature", True)],
)
def test_a_rating_that_was_raised(before: str, now: str, is_told: bool) -> None:
    found = forewarn([borne(now)], told=Told(), since=Since(frozenset({IDS[now]}), frozenset({before})))
    assert told_of(found) == ([now] if is_told else [])


TAGS = st.lists(st.builds(borne, st.sampled_from(sorted(IDS)), st.none() | st.integers(1, 4)), max_size=12)
PICKED = st.frozensets(st.sampled_from(sorted(IDS.values())))


@settings(max_examples=60, deadline=None)
@given(TAGS, PICKED, PICKED)
def test_accepting_all_that_is_told_leaves_nothing_to_tell(
    tags: list[Borne], listed: frozenset[int], came: frozenset[int]
) -> None:
    found = forewarn(tags, told=Told(), since=Since(came), listed=listed)
    causes = [*found.whole, *(cause for some in found.chapters.values() for cause in some)]
    accepted = frozenset(pk for cause in causes for pk in (cause.tag.id, cause.tag.head))
    assert forewarn(tags, told=Told(accepted), since=Since(came), listed=listed) == Forewarning()


@settings(max_examples=60, deadline=None)
@given(TAGS, PICKED)
def test_a_longer_list_never_tells_less(tags: list[Borne], listed: frozenset[int]) -> None:
    few = forewarn(tags, told=None)
    many = forewarn(tags, told=None, listed=listed)
    for position in range(1, 5):
        heads = {cause.tag.head for cause in many.before(position)}
        assert {cause.tag.head for cause in few.before(position)} <= heads
    assert forewarn([replace(tag, chapter=None) for tag in tags], told=None).chapters == {}
