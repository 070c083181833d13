"""Tags of a work and of its chapters, changed by hand."""

from collections.abc import Callable

import pytest

from fanlight.accounts.models import User
from fanlight.accounts.viewers import GUEST, OPERATOR, viewer_of
from fanlight.kernel.errors import Conflict, Invalid, NotFound, Refused
from fanlight.search.language import parse
from fanlight.search.selectors import find
from fanlight.tags.models import Tag as TagRow
from fanlight.works.actions import taggings
from fanlight.works.actions.revisions import revise
from fanlight.works.actions.works import Incoming
from fanlight.works.manuscript import Chapter, Tag
from fanlight.works.models import EarlierState, TagChange, Tagging
from fanlight.works.selectors.cards import list_cards
from fanlight.works.selectors.manuscripts import get_manuscript
from fanlight.works.selectors.tag_changes import get_history
from fanlight.works.selectors.taggings import get_tag_lists
from tests import factories

pytestmark = pytest.mark.django_db

MakeWork = Callable[..., str]
STORMS, LETTERS = Tag("freeform", "Storms at Sea"), Tag("freeform", "Letters")
DEATH = Tag("warning", "Major Character Death")
CHAPTERS = tuple(Chapter(n, text=f"<p>Chapter {n} of it.</p>") for n in (1, 2, 3, 4))


@pytest.fixture
def key(make_work: MakeWork) -> str:
    return make_work(chapters=CHAPTERS)


def uses(name: str) -> int:
    return TagRow.objects.filter(name=name).values_list("uses", flat=True).first() or 0


def test_a_chapter_gets_tags_of_its_own_and_says_why(key: str) -> None:
    [entry] = taggings.set_tags(key=key, lists={4: [STORMS, DEATH]}, by=OPERATOR, said="Added for chapter 4.")
    assert (entry.said, entry.by_name) == ("Added for chapter 4.", "operator")
    assert get_manuscript(OPERATOR, key=key).chapters[3].tags == (DEATH, STORMS)
    line, first = get_history(OPERATOR, key=key).lines
    assert (line.chapter, [tag["name"] for tag in line.added], line.removed) == (4, [DEATH.name, STORMS.name], [])
    assert (first.is_first, line.is_first) == (True, False)


def test_it_is_found_under_the_union_and_counted_once(key: str) -> None:
    before = uses("Storms at Sea")
    taggings.set_tags(key=key, lists={2: [STORMS], 4: [STORMS]}, by=OPERATOR)
    found = find(parse('freeform:"storms at sea"').query, OPERATOR)
    assert found.total == 1
    assert uses("Storms at Sea") == before + 1
    [card] = list_cards(OPERATOR, found.ids)
    assert next(t for t in card.tags["freeform"] if t.name == STORMS.name).first_chapter == 2
    taggings.set_tags(key=key, lists={2: [], 4: []}, by=OPERATOR)
    assert find(parse('freeform:"storms at sea"').query, OPERATOR).total == 0
    assert uses("Storms at Sea") == before


def test_a_move_is_one_change_of_two_places(key: str) -> None:
    own = get_tag_lists(OPERATOR, key=key).lists[None]
    lighthouses = Tag("freeform", "Lighthouses")
    rest = [tag for tag in own if tag != lighthouses]
    entries = taggings.set_tags(key=key, lists={None: rest, 3: [lighthouses]}, by=OPERATOR, said="Only there.")
    assert [(e.added, e.removed) for e in entries] == [
        ([], [{"kind": "freeform", "name": "Lighthouses"}]),
        ([{"kind": "freeform", "name": "Lighthouses"}], []),
    ]
    assert uses("Lighthouses") == 1


def test_another_kind_is_told_as_that(key: str) -> None:
    taggings.set_tags(key=key, lists={1: [Tag("freeform", "Orla Brannigan"), LETTERS]}, by=OPERATOR)
    taggings.set_tags(key=key, lists={1: [Tag("character", "Orla Brannigan")]}, by=OPERATOR)
    line = get_history(OPERATOR, key=key).lines[0]
    [moved] = line.rekinded
    assert (moved.was, moved.now, line.added) == ("freeform", "character", [])
    assert [tag["name"] for tag in line.removed] == ["Letters"]


def test_what_changes_nothing_leaves_no_trace(key: str) -> None:
    lists = get_tag_lists(OPERATOR, key=key).lists
    assert taggings.set_tags(key=key, lists=dict(lists), by=OPERATOR, said="Nothing.") == []
    assert not EarlierState.objects.exists()
    assert TagChange.objects.count() == 1


@pytest.mark.parametrize(
    ("tag", "at", "says"),
    [
        (Tag("warning", "Sharks"), "warning", "Graphic Depictions Of Violence"),
        (Tag("rating", "Quite Good"), "rating", "Teen And Up"),
        (Tag("freeform", "x" * 501), "freeform", "500"),
        (Tag("freeform", " \u200b\x00 "), "freeform", "has a name"),
        (Tag("mood", "Sad"), "kind", "There is no kind"),  # type: ignore[arg-type]
    ],
)
def test_what_will_not_do_is_refused_and_nothing_is_written(key: str, tag: Tag, at: str, says: str) -> None:
    with pytest.raises(Invalid, match=says) as told:
        taggings.set_tags(key=key, lists={2: [STORMS, tag]}, by=OPERATOR)
    assert told.value.at == at
    assert not Tagging.objects.filter(chapter__isnull=False).exists()
    assert not TagRow.objects.filter(name="Storms at Sea").exists()


def test_an_older_wording_is_a_value_too(key: str) -> None:
    taggings.set_tags(key=key, lists={2: [Tag("category", "M/F")]}, by=OPERATOR)
    assert find(parse('category:"F/M"').query, OPERATOR).total == 1


def test_only_the_owner_changes_them(key: str, reader: User) -> None:
    for viewer in (GUEST, viewer_of(reader)):
        with pytest.raises(Refused):
            taggings.set_tags(key=key, lists={2: [STORMS]}, by=viewer)
    with pytest.raises(NotFound):
        taggings.set_tags(key=key, lists={9: [STORMS]}, by=OPERATOR)


def test_two_windows_do_not_overwrite_each_other(key: str) -> None:
    seen = get_tag_lists(OPERATOR, key=key).seen
    taggings.set_tags(key=key, lists={2: [STORMS]}, by=OPERATOR, seen=seen)
    with pytest.raises(Conflict):
        taggings.set_tags(key=key, lists={3: [LETTERS]}, by=OPERATOR, seen=seen)
    assert 3 not in get_tag_lists(OPERATOR, key=key).lists


def test_the_last_change_can_be_taken_back(key: str) -> None:
    before = get_manuscript(OPERATOR, key=key)
    taggings.set_tags(key=key, lists={None: [DEATH], 4: [STORMS]}, by=OPERATOR)
    assert get_history(OPERATOR, key=key).is_undoable
    taggings.take_back(key=key, by=OPERATOR)
    assert get_manuscript(OPERATOR, key=key) == before
    assert not get_history(OPERATOR, key=key).is_undoable
    assert uses("Storms at Sea") == 0
    with pytest.raises(Conflict):
        taggings.take_back(key=key, by=OPERATOR)


def test_it_cannot_be_taken_back_past_a_newer_copy(key: str) -> None:
    taggings.set_tags(key=key, lists={4: [STORMS]}, by=OPERATOR)
    copy = factories.manuscript(chapters=CHAPTERS, summary="<p>Another.</p>", updated="2024-01-01")
    revise(key=key, incoming=Incoming(copy), by=OPERATOR)
    assert not get_history(OPERATOR, key=key).is_undoable


def test_a_copy_that_brings_tags_is_a_change_of_tags(key: str) -> None:
    own = factories.manuscript(chapters=CHAPTERS)
    copy = factories.manuscript(chapters=CHAPTERS, tags=(*own.tags, DEATH), updated="2024-01-01")
    assert revise(key=key, incoming=Incoming(copy), by=OPERATOR).tags
    line, _ = get_history(OPERATOR, key=key).lines
    assert [tag["name"] for tag in line.added] == [DEATH.name]
